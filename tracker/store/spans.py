"""The spans in the store: for each base fluent the days on which it holds or may, kept beside the log and made from it.

They stand for the log up to a position. What was appended after it is their mark of being stale: no append can forget
to set it, and none is slower for it. `renew` works out anew the fluents that later entries decide, part by part, each
part in one transaction; whoever reads asks first which these are. Where a catalogue came later, or too much, nothing
is read from them before they are renewed.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, delete, func, insert, select, update

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.days import iso
from tracker.narrative.effects import Effects
from tracker.narrative.mending import versions
from tracker.narrative.narrative import Narrative, narrate
from tracker.narrative.spans import FluentSpan, FluentSpans, all_spans
from tracker.store.connection import Store
from tracker.store.indexing import amended_by
from tracker.store.keys import MANY, both_of_many_key, covered_key, fluent_key, needed_key, one_of_many_key
from tracker.store.lists import among
from tracker.store.reading import logs_linked, logs_touching
from tracker.store.rows import insert_rows
from tracker.store.snapshots import Snapshot, catalogue_in_force, position_at, state_at
from tracker.store.standing import check_standing, components_found
from tracker.store.tables import BESIDE_EVENTS, CATALOGUE, DECIDES, entries, fluents, members, spanned, spans, touches
from tracker.store.touch import components_of_documents, needed_keys
from tracker.store.upcasting import read_body

AT_ONCE = 5_000
"""About so many entries are worked out in one transaction."""

MOST_RENEWED = 2_000
"""After an append, the spans are renewed where so many entries or fewer came after them."""

MOST_BEHIND = 1_000
"""Of so many entries that came after the spans, a question can still look up what they decide."""

ARGUMENTS = ("one", "two", "three", "four")


@frozen
class Stand:
    """Up to which position spans are kept, and whether they are so for the catalogue in force."""

    position: int
    last: int
    same_catalogue: bool

    @property
    def behind(self) -> int:
        """How many entries came later."""
        return self.last - self.position


def stated_position(connection: Connection) -> object:
    """Return what the store says of how far its spans stand; whoever changed it may have put anything there."""
    stated = connection.execute(select(spanned.c.position)).scalars().all()
    return stated[0] if len(stated) == 1 else None


def is_position(stated: object, last: int) -> bool:
    """Say whether spans can stand so far: nowhere beyond the log's end."""
    return isinstance(stated, int) and 0 <= stated <= last


def standing_of(connection: Connection) -> Stand:
    """Say how far the spans stand for the log; where the store says what cannot be, they stand for nothing."""
    stated, last = stated_position(connection), position_at(connection, None)
    position = stated if isinstance(stated, int) and is_position(stated, last) else 0
    later = select(entries.c.position).where(
        entries.c.section == CATALOGUE, BESIDE_EVENTS, entries.c.position > position
    )
    changed = connection.execute(later.limit(1)).first() is not None
    return Stand(position, last, not changed)


def renew(store: Store, at_once: int = AT_ONCE) -> int:
    """Work out what came after the spans, and bring them up to the end of the log; return how many fluents were."""
    with store.writing() as connection:
        _begin(connection)
        until = position_at(connection, None)
    count, done = 0, False
    while not done:
        with store.writing() as connection:
            check_standing(connection)
            first = standing_of(connection).position + 1
            last = min(end_of_append(connection, first + at_once - 1), until)
            count += _work_out(connection, first, last, until) if first <= last else 0
            connection.execute(update(spanned).values(position=max(last, first - 1)))
            done = last >= until
        if not done:
            gc.collect()  # a command switches the collector off, and what tells of one part is made of rings
    return count


def catch_up(store: Store) -> None:
    """Renew the spans after an append where that takes no longer than a moment; else they wait for `tracker rebuild`.

    The append is done: what hinders this does not undo it. A damaged store may hold anything; `verify` names it.
    """
    with suppress(Exception):
        with store.reading() as connection:
            stand = standing_of(connection)
            usable = stand.same_catalogue or not stand.position or _only_added(connection, stand.position)
        if 0 < (stand.behind if usable else stand.last) <= MOST_RENEWED:
            renew(store)


def rebuild_spans(store: Store, at_once: int = AT_ONCE) -> int:
    """Drop the spans and make them anew from the log; return of how many fluents there are any."""
    with store.writing() as connection:
        empty_spans(connection)
    return renew(store, at_once)


def empty_spans(connection: Connection) -> None:
    """Take every span away."""
    for table in (spans, fluents, spanned):
        connection.execute(delete(table))
    connection.execute(insert(spanned).values(position=0))


def _begin(connection: Connection) -> None:
    """Make ready to renew: spans made with a catalogue of which something was changed begin anew."""
    if not is_position(stated_position(connection), position_at(connection, None)):
        empty_spans(connection)
    stand = standing_of(connection)
    if stand.position and not stand.same_catalogue and not _only_added(connection, stand.position):
        empty_spans(connection)


def _only_added(connection: Connection, position: int) -> bool:
    """Say whether by the catalogue in force older events say the same as by the one of a position: it has all of it.

    What is added may be what a log declares for itself, and then goes before that; or it may pause what older events
    tell of, which is then presupposed no more.
    """
    old, new = catalogue_in_force(connection, position), catalogue_in_force(connection)
    if old is None or new is None or not _has_all(old, new) or old.paused != new.paused:
        return False
    return not amended_by(connection, position, old.plain, new.plain)


def _has_all(old: Catalogue, new: Catalogue) -> bool:
    return all(
        new.plain.get(family, {}).get(code) == entry
        for family, declared in old.plain.items()
        for code, entry in (declared.items() if isinstance(declared, dict) else ())
    ) and all(new.plain.get(key) == value for key, value in old.plain.items() if not isinstance(value, dict))


def end_of_append(connection: Connection, position: int) -> int:
    """Return the last position of the append that a position lies in."""
    moment = select(entries.c.recorded_at).where(entries.c.position == position).scalar_subquery()
    found: int | None = connection.execute(
        select(func.max(entries.c.position)).where(entries.c.recorded_at == moment)
    ).scalar()
    return position_at(connection, None) if found is None else found


def _work_out(connection: Connection, first: int, last: int, until: int) -> int:
    """Work out the fluents that the entries from one position to another decide; return how many they are.

    They are worked out from the whole log, up to `until`: what another part did so is not done again.
    """
    state = state_at(connection)
    decided = decided_by(connection, state, first, last)
    narrative = deciding_narrative(connection, state, decided.asked)
    affected = {fluent_key(f): f for f in narrative.fluents if decided.decides(f, state.catalogue)}
    known = _known(connection, {*affected, *decided.keys})
    wanted = [fluent for key, fluent in affected.items() if known.get(key, (0, -1))[1] < until]
    _forget(connection, [number for key, (number, _) in known.items() if key not in affected])
    _keep(connection, all_spans(narrative, wanted), known, until)
    return len(wanted)


@frozen
class Decided:
    """What some entries decide: keys of fluents, seats and covered formats; `asked` is what has to be read for it."""

    keys: frozenset[str]
    asked: frozenset[str]

    def decides(self, fluent: Fluent, catalogue: Catalogue) -> bool:
        """Say whether an answer about a base fluent may have become another."""
        if catalogue.known_fluent(fluent.name).derived:
            return False
        return fluent_key(fluent) in self.keys or not self.keys.isdisjoint(needed_keys(fluent, catalogue))


def decided_by(connection: Connection, state: Snapshot, first: int, last: int) -> Decided:
    """Return what the entries from one position to another decide."""
    between = select(members.c.component).where(members.c.position.between(first, last)).distinct()
    components = {*components_found(connection.execute(between).scalars())}
    found = _deciding_keys(connection, components)
    documents = {key[1:] for key in found if key.startswith("@")}
    if documents:  # what is said of a document is said of all that it tells
        components |= components_of_documents(connection, documents)
        found |= _deciding_keys(connection, components)
    keys = {key for key in found if key.startswith(covered_key("")) or (key[:1].isalnum() and "(" in key)}
    if MANY in found and _may_change(connection, state, components):
        keys |= _of_many(connection, state, components)
    return Decided(frozenset(keys), frozenset({*keys, *map(needed_key, keys), *keys_of_many(connection, keys)}))


def _may_change(connection: Connection, state: Snapshot, components: Collection[int]) -> bool:
    """Say whether entries of some components may change or presuppose anything, by their kinds or what they state."""
    effects = Effects(state.catalogue)

    def does(row: Any) -> bool:
        event = read_body(row.section, row.body) if row.section == "events" else {}
        kind = event.get("kind", "")
        return "that" in event or state.catalogue.kind(kind) is None or effects.of_kind_does(kind)

    rows = connection.execute(_BODIES, {"components": [*components]}).all()
    return any(does(row) for row in rows if row.section in ("events", "mending"))


_BODIES = (
    select(entries.c.section, entries.c.body)
    .join(members, members.c.position == entries.c.position)
    .where(among(members.c.component, "components"))
)


def _of_many(connection: Connection, state: Snapshot, components: Collection[int]) -> set[str]:
    """Return all fluents of some components, as events were read and as they are mended.

    An event of many actors has no key in the index for what is so between each two of them.
    """
    logs, found = logs_linked(connection, state, components, ()), set[Fluent]()
    effects = Effects(logs.catalogue)
    events = [event for log in logs.logs for event in log.events]
    for event in (*events, *versions(logs.logs, logs.catalogue)):
        found.update(change.fluent for change in effects.changes(event))
        found.update(presumed.fluent for presumed in effects.presumptions(event))
    return {fluent_key(fluent) for fluent in found}


def keys_of_many(connection: Connection, keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys of events of many that tell of both the first two of some fluents' arguments."""
    arguments = (key.partition("(")[2].rstrip(")").split(", ") for key in keys if "(" in key)
    pairs = {(one, other) for one, other, *_ in (args for args in arguments if len(args) > 1)}
    actors = {one_of_many_key(code) for pair in pairs for code in pair}
    query = select(touches.c.key).where(among(touches.c.key, "keys")).distinct()
    there = {*connection.execute(query, {"keys": sorted(actors)}).scalars()} if actors else set()
    yield from (both_of_many_key(*pair) for pair in pairs if {*map(one_of_many_key, pair)} <= there)


def _deciding_keys(connection: Connection, components: Collection[int]) -> set[str]:
    """Return those keys of some components that decide anything."""
    return {*connection.execute(_DECIDING, {"components": [*components]}).scalars()} if components else set()


_DECIDING = (
    select(touches.c.key)
    .join(members, members.c.position == touches.c.position)
    .where(among(members.c.component, "components"), DECIDES)
    .distinct()
)


def deciding_narrative(connection: Connection, state: Snapshot, keys: Collection[str]) -> Narrative:
    """Tell all that decides some fluents."""
    logs = logs_touching(connection, state, sorted(keys))
    return narrate(logs.logs, logs.catalogue)


def _known(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the number of each fluent that has spans, and the position for which they were worked out, by its key."""
    query = select(fluents.c.key, fluents.c.number, fluents.c.position).where(among(fluents.c.key, "keys"))
    return {key: (number, position) for key, number, position in connection.execute(query, {"keys": [*keys]})}


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take away the spans of some fluents."""
    if numbers:
        connection.execute(delete(spans).where(among(spans.c.fluent, "numbers")), {"numbers": [*numbers]})
        connection.execute(delete(fluents).where(among(fluents.c.number, "numbers")), {"numbers": [*numbers]})


def _keep(
    connection: Connection, found: Iterable[FluentSpans], known: dict[str, tuple[int, int]], position: int
) -> None:
    """Write the spans of some fluents in the place of those that they have."""
    free = (connection.execute(select(func.max(fluents.c.number))).scalar() or 0) + 1
    while part := [*islice(found, AT_ONCE)]:
        keys = [fluent_key(one.fluent) for one in part]
        _forget(connection, [known[key][0] for key in keys if key in known])
        numbers = range(free, free := free + len(part))
        insert_rows(connection, fluents, [fluent_row(*row, position) for row in zip(numbers, keys, part, strict=True)])
        rows = (
            span_row(number, place, span)
            for number, one in zip(numbers, part, strict=True)
            for place, span in enumerate(one.spans)
        )
        insert_rows(connection, spans, [*rows])


def fluent_row(number: int, key: str, one: FluentSpans, position: int) -> tuple[object, ...]:
    """Return a fluent as it stands in its table."""
    arguments = [*one.fluent.args, *(None for _ in ARGUMENTS)][: len(ARGUMENTS)]
    first, last = map(iso, one.reach) if one.reach else (None, None)
    stale = " ".join(filter(None, map(iso, one.stale))) or None
    return number, key, one.fluent.name, *arguments, first, last, stale, position


def span_row(number: int, place: int, span: FluentSpan) -> tuple[object, ...]:
    """Return a span as it stands in its table."""
    days = iso(span.first), iso(span.last)
    flags = int(span.certain), int(span.told)
    return number, place, span.value, *days, *flags, span.denied, " ".join(span.began), " ".join(span.ended)
