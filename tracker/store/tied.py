"""What ties an actor to others on a day: which fluents have to be replayed for it, as the spans say.

They are those that have the actor, or a part of it, among their arguments, and those of formats that act for it; what
others have with the same third parties; and, of a format, those of its members. Nothing is read where the spans do not
have all of the log.
"""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, and_, or_

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Fluent
from tracker.model.codes import whole_of
from tracker.store.keys import fluent_key
from tracker.store.neighbours import all_parts
from tracker.store.spans import ARGUMENTS, keys_of_many
from tracker.store.spans_read import ToReplay, fluents_begun, fluents_where, on_day, stands_now
from tracker.store.tables import fluents, spans


def to_replay_network(connection: Connection, catalogue: Catalogue, code: str, day: int) -> ToReplay | None:
    """Return what decides an actor's network on a day; None where the spans do not say it."""
    if not stands_now(connection):
        return None
    own = _own(connection, catalogue, code, day)
    shared = _shared(connection, catalogue, code, day)
    common = _common(connection, catalogue, code, day)
    inside = insiders(own, code)
    further = fluents_where(connection, _has_any(inside), on_day(day)) if inside else []
    return replaying(connection, catalogue, [*own, *shared, *common, *further])


def members_spanned(connection: Connection, code: str, day: int) -> frozenset[str] | None:
    """Return who is or may be a member of a format on a day; None where the spans do not say it, or it is no format."""
    is_of_format = and_(fluents.c.name == MEMBER, fluents.c.two == code)
    if not stands_now(connection) or not fluents_where(connection, is_of_format):
        return None
    return frozenset(insiders(fluents_where(connection, is_of_format, on_day(day)), code))


def certain_on(connection: Connection, codes: Collection[str], day: int) -> list[Fluent]:
    """List what some actors surely have on a day."""
    return fluents_where(connection, _has_any(codes), on_day(day, spans.c.certain == 1)) if codes else []


def told_on(connection: Connection, codes: Collection[str], day: int) -> list[tuple[Fluent, int]]:
    """List what some actors may have on a day by some event's word, each with the first day since which it may."""
    return fluents_begun(connection, day, _has_any(codes), spans.c.told == 1, spans.c.certain == 0) if codes else []


def offices_held(connection: Connection, catalogue: Catalogue, codes: Collection[str]) -> list[Fluent]:
    """List who ever held an office of some actors."""
    sorts = [catalogue.known_fluent(name) for name in catalogue.fluents]
    names = [sort.name for sort in sorts if "office" in sort.args and "person" in sort.args.values()]
    return fluents_where(connection, fluents.c.name.in_(names), _has_any(codes))


def replaying(
    connection: Connection, catalogue: Catalogue, found: Iterable[Fluent], actors: Iterable[str] = ()
) -> ToReplay:
    """Return how some fluents are replayed, and whatever some actors have."""
    keys = frozenset(map(fluent_key, found))
    codes = frozenset(actors)
    read = sorted({*codes, *keys, *keys_of_many(connection, keys)})
    return ToReplay(read, keys, None, catalogue, codes)


def insiders(found: Iterable[Fluent], code: str) -> set[str]:
    """Return whose membership of a format is among some fluents."""
    return {fluent.args[0] for fluent in found if fluent.name == MEMBER and fluent.args[1] == code}


def _own(connection: Connection, catalogue: Catalogue, code: str, day: int) -> list[Fluent]:
    """List what has an actor among its arguments and holds or may; places in formats on whatever day."""
    formats = [name for name in catalogue.fluents if "format" in catalogue.known_fluent(name).args.values()]
    lasts = or_(on_day(day), fluents.c.name.in_(formats))
    return fluents_where(connection, _has_any([code]), lasts)


def _shared(connection: Connection, catalogue: Catalogue, code: str, day: int) -> Iterator[Fluent]:
    """Yield what formats that act for an actor have with others, and whether these are members."""
    of_actor = fluents_where(connection, fluents.c.name == MEMBER, fluents.c.one == code, on_day(day))
    acting = {fluent.args[1] for fluent in of_actor if catalogue.acts_for_members(fluent.args[1])}
    names = [name for name in catalogue.fluents if catalogue.known_fluent(name).shared]
    for fluent in fluents_where(connection, _has_any(acting), fluents.c.name.in_(names), on_day(day)):
        yield fluent
        wholes = {*map(whole_of, fluent.args)}
        yield from (Fluent(MEMBER, (other, one)) for one in wholes & acting for other in wholes - {one})


def _common(connection: Connection, catalogue: Catalogue, code: str, day: int) -> Iterator[Fluent]:
    """Yield what others have with third parties with which an actor has the same."""
    for part in all_parts(catalogue):
        own = fluents_where(connection, fluents.c.name == part, fluents.c.one == code, on_day(day))
        thirds = {fluent.args[1] for fluent in own if len(fluent.args) > 1}
        if thirds:
            yield from fluents_where(connection, fluents.c.name == part, fluents.c.two.in_(thirds), on_day(day))


def _has_any(codes: Collection[str]) -> ColumnElement[bool]:
    """Say that a fluent has one of some actors, or a part of one, among its arguments."""
    columns = [fluents.c[name] for name in ARGUMENTS]
    return or_(*(or_(column.in_(codes), _is_part(column, codes)) for column in columns))


def _is_part(column: ColumnElement[str], codes: Collection[str]) -> ColumnElement[bool]:
    parts = (column.startswith(f"{code}/", autoescape=True) for code in codes)
    return and_(column.contains("/"), or_(*parts)) if codes else column.in_(())
