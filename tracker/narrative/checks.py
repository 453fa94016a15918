"""What a narrative itself shows to be wrong or doubtful: beyond existence, without an end, on one day in no order."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from tracker.calculus.axioms import Effect
from tracker.calculus.spans import ALWAYS, Span
from tracker.model.catalogue import THING_TYPES, Actor, Fluent
from tracker.model.events import Event, Stance
from tracker.model.findings import Finding, Place
from tracker.narrative.effects import Change
from tracker.narrative.happenings import common_existence
from tracker.narrative.likeness import unlike_events
from tracker.narrative.links import check_links
from tracker.narrative.narrative import Narrative, Told
from tracker.narrative.places import place_of
from tracker.narrative.sides import check_sides

LOOK_AT_EXISTENCE = "Look at the date, and at 'existence' in the catalogue; one of them is wrong."


def check_narrative(narrative: Narrative) -> list[Finding]:
    """Report what the events of every fluent show, each event once for each fault."""
    found = list(narrative.findings)
    found += _about_different_things(narrative)
    found += _unlike(narrative)
    found += (finding for event in narrative.written for finding in check_sides(event, narrative.catalogue))
    found += check_links(narrative)
    found += _words_as_deeds(narrative)
    for fluent, told in narrative.told.items():
        found += _outside(narrative, fluent, told)
        found += _endless(narrative, fluent, told)
        found += _unordered(narrative, fluent, told)
    return sorted(dict.fromkeys(found), key=lambda finding: finding.place)


def _about_different_things(narrative: Narrative) -> Iterator[Finding]:
    """Report what is stated to be one happening, and is about two things: another office, route or agreement."""
    for one in narrative.happenings.values():
        for first, second in pairwise(one.events):
            ours, theirs = _things(narrative, first), _things(narrative, second)
            if ours and theirs and not ours & theirs:
                names = [_name_of(narrative, min(things)) for things in (ours, theirs)]
                yield Finding(
                    "different-things",
                    _where_joined(narrative, first, second),
                    f"'{first.ref}' and '{second.ref}' cannot tell of one happening: the one is about {names[0]}, "
                    f"the other about {names[1]}",
                    "Leave them apart; if both are the same thing, give it one code in both logs.",
                )


def _unlike(narrative: Narrative) -> Iterator[Finding]:
    """Report what is stated to be one happening, and is of kinds without a link, and among others."""
    for one in unlike_events(narrative):
        if one.strangers or one.apart:
            who = "they share no actor, and" if one.strangers else "each is with another side, and they share"
            yield Finding(
                "unlike-events",
                _where_joined(narrative, one.first, one.second),
                f"'{one.first.ref}' ({one.first.kind}) and '{one.second.ref}' ({one.second.kind}) cannot tell of one "
                f"happening: {who} nothing that their kinds change or presuppose",
                "Leave them apart ('because:' and 'part-of:' link events); look whether another event was meant.",
            )


def _where_joined(narrative: Narrative, first: Event, second: Event) -> Place:
    """Return where two events are stated to be one happening: in a merge of the desk, or in the second's log."""
    for mending in (one for log in narrative.logs for one in log.mendings):
        if mending.kind == "merge" and {first.ref, second.ref} & set(mending.of):
            return Place(mending.source.file, mending.source.line)
    return place_of(second, "happening")


def _things(narrative: Narrative, event: Event) -> set[str]:
    kind = narrative.catalogue.kind(event.kind)
    roles = kind.roles if kind is not None else {}
    typed = ("thing", *THING_TYPES)
    return {player for role, players in event.roles.items() if roles[role].type in typed for player in players}


def _name_of(narrative: Narrative, code: str) -> str:
    thing = narrative.catalogue.thing(code)
    return thing.name if thing else code


def _outside(narrative: Narrative, fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Report what is told of a fluent for days on which its actors do not all exist.

    A claim, or a fluent that sources go on telling of where lists of states stop, is only looked at.
    """
    spells = narrative.spells(fluent)
    if spells == ALWAYS:
        return
    for one in told:
        first, last = one.happening.works
        if not any(start <= last and first <= stop + 1 for start, stop in spells):
            missing = [actor.code for actor in narrative.actors(fluent) if not exists(actor, one.happening.works)]
            names = " and ".join(missing or narrative.actor_codes(fluent))
            event = one.versions[0][0]
            beyond = narrative.catalogue.known_fluent(fluent.name).told_beyond
            yield Finding(
                "outside-existence",
                place_of(event, "date"),
                f"{fluent} is told of days on which {names} {'do' if ' and ' in names else 'does'} not exist",
                LOOK_AT_EXISTENCE,
                warning=beyond or event.stance is Stance.CLAIMED,
                about=event.ref,
            )


def exists(actor: Actor, days: Span) -> bool:
    """Say whether an actor exists on any of some days, or began on the day after them."""
    return any(start <= days[1] and days[0] <= stop + 1 for start, stop in common_existence([actor.existence]))


def _words_as_deeds(narrative: Narrative) -> Iterator[Finding]:
    """Report a word that is stated to be one happening with the deed that it speaks of."""
    for happening in narrative.happenings.values():
        for first, second in pairwise(happening.events):
            one, other = (narrative.catalogue.known_kind(event.kind) for event in (first, second))
            if one.word != other.word:
                word, deed = (first, second) if one.word else (second, first)
                yield Finding(
                    "word-and-deed",
                    _where_joined(narrative, first, second),
                    f"'{word.ref}' ({word.kind}) is a word and '{deed.ref}' ({deed.kind}) a deed: they are two",
                    "Leave them apart; the deed may name the word by 'because:'.",
                )


def _endless(narrative: Narrative, fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Report an initiation without an end that follows one with an end; of what is renewable, within its term."""
    if len(told) == 1 or not any(event.until for one in told for event, _ in one.versions):
        return
    starts = [
        (one, event, change.value)
        for one in told
        for event, made in one.versions
        for change in made
        if change.effect is Effect.INITIATES and event.that is None
    ]
    renewable = narrative.catalogue.known_fluent(fluent.name).renewable
    ending = [start for start in starts if start[1].until]
    for one, event, value in (start for start in starts if not start[1].until):
        before = (
            first
            for earlier, first, its in ending
            if earlier is not one
            and its == value
            and earlier.happening.works[0] <= one.happening.works[0]
            and first.until is not None
            and not (renewable and first.until.last < one.happening.works[0])
        )
        if first_with_end := next(before, None):
            yield Finding(
                "no-until",
                place_of(event, "id"),
                f"{fluent} was set with an end by '{first_with_end.ref}', and is set again without one",
                "Write its new end, as 'until: 2026', or 'until: ..' where it has none.",
            )


def _unordered(narrative: Narrative, fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Ask for the order of two opposite events of one day: of each event once, with one that it opposes."""
    days: dict[int, list[Told]] = {}
    for one in told if len(told) > 1 else ():
        earliest, latest = one.happening.works
        if one.happening.certain and earliest == latest:
            days.setdefault(earliest, []).append(one)
    for same_day in days.values():
        for one, other in _opposed(narrative, same_day):
            first, second = one.versions[0][0], other.versions[0][0]
            yield Finding(
                "no-order",
                place_of(second, "id"),
                f"'{first.ref}' and '{second.ref}' say opposite things of {fluent} for one day",
                "Say which came later by 'after:'; until then the answer is 'possibly'.",
                warning=True,
            )


def _opposed(narrative: Narrative, same_day: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each that opposes one before it in the log, with such a one; nothing where all stand in one order.

    What says the same opposes the same: it is held against the others only once.
    """
    if len(same_day) < 2 or _in_one_order(narrative, same_day):
        return
    saying: dict[frozenset[Change], list[Told]] = {}
    for other in same_day:
        said = frozenset(_changes(other))
        against = (one for made, several in saying.items() if _opposite(made, said) for one in several)
        if first := next((one for one in against if not _ordered(narrative, one, other)), None):
            yield first, other
        saying.setdefault(said, []).append(other)


def _opposite(some: Collection[Change], others: Collection[Change]) -> bool:
    """Say whether of some changes and others two cannot both be the last word."""
    return any(
        mine.on((value,)) not in (None, its.on((value,)))
        for mine in some
        for its in others
        for value in {mine.value, its.value}
        if its.on((value,)) is not None
    )


def _in_one_order(narrative: Narrative, told: Sequence[Told]) -> bool:
    """Say whether of any two it is stated which came first: then each is before the next."""
    order = narrative.order
    keys = [one.happening.id for one in told]
    if not order.followers or any(key not in order.places for key in keys):
        return False
    return all(order.is_before(*pair) for pair in pairwise(sorted(keys, key=order.places.__getitem__)))


def _changes(told: Told) -> list[Change]:
    return [change for _, made in told.versions for change in made]


def _ordered(narrative: Narrative, one: Told, other: Told) -> bool:
    first, second = one.happening.id, other.happening.id
    return narrative.order.is_before(first, second) or narrative.order.is_before(second, first)
