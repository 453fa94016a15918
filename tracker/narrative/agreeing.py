"""In what the reports of one happening contradict one another: numbers, dates and actors that cannot be the same."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from tracker.calculus.spans import Spans, intersection
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import ACTOR_TYPES, THING_TYPES, Kind, Role
from tracker.model.codes import whole_of
from tracker.model.dates import VagueDate, parse_date
from tracker.model.events import Event
from tracker.model.numbers import Number, parse_number
from tracker.narrative.parts import told_of


def differing(reports: Sequence[Event], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the roles in which reports of one kind contradict one another.

    Words are free: what is worded otherwise need not be another thing. Who leaves a role out, or names a part of a
    list, contradicts nobody.
    """
    found: list[str] = []
    for name in dict.fromkeys(event.kind for event in reports):
        kind, told = catalogue.kind(name), [event for event in reports if event.kind == name]
        if kind is not None and len(told) > 1:
            found += [role for role, one in kind.roles.items() if _differ_in(kind, role, one, told)]
    return tuple(dict.fromkeys(found))


def _differ_in(kind: Kind, role: str, of: Role, told: Sequence[Event]) -> bool:
    """Say whether reports differ in a role; of numbers that lists have shares in, what is of the same actors counts."""
    if role in kind.each.values() and any(event.listed for event in told):
        return any(_differ(role, of, _of_the_same(*pair)) for pair in combinations(told, 2))
    return _differ(role, of, told)


def _of_the_same(one: Event, other: Event) -> tuple[Event, ...]:
    """Return two reports of a list as they tell of the same actors; nothing, where neither is a part of the other."""
    role = next(listed.role for listed in (one.listed, other.listed) if listed) if one.listed or other.listed else ""
    ours, theirs = (frozenset(event.roles.get(role, ())) for event in (one, other))
    if ours == theirs:
        return one, other
    if ours < theirs:
        return one, told_of(other, ours)
    return (told_of(one, theirs), other) if theirs < ours else ()


def players_differ(one: Event, other: Event, catalogue: Catalogue) -> bool:
    """Say whether two events of a kind name actors or things that cannot be the same."""
    roles = catalogue.known_kind(one.kind).roles
    played = [(role, of) for role, of in roles.items() if _sort(of) in ("actor", "thing")]
    return any(_differ(role, of, (one, other)) for role, of in played)


def _sort(of: Role) -> str:
    """Return the sort of a role's players."""
    return "actor" if of.type in ACTOR_TYPES else "thing" if of.type in THING_TYPES else of.type


def _differ(role: str, of: Role, reports: Sequence[Event]) -> bool:
    """Say whether two reports name players of a role of which neither are all among the other's."""
    sort = _sort(of)
    if sort not in _SORTS:
        return False
    read, agree = _SORTS[sort]
    given = {
        (event.roles[role], event.roles.get("unit") if sort == "number" else None): None
        for event in reports
        if role in event.roles and (event.exhaustive or not _is_list(event, role, of))
    }
    told = [([read(player) for player in players], unit) for players, unit in given]
    return any(
        unit == other_unit and not (_says_all(ours, theirs, agree) or _says_all(theirs, ours, agree))
        for (ours, unit), (theirs, other_unit) in combinations(told, 2)
    )


def _is_list(event: Event, role: str, of: Role) -> bool:
    return of.several or (event.listed is not None and event.listed.role == role)


def _says_all(full: Sequence[Any], players: Sequence[Any], agree: Callable[[Any, Any], bool]) -> bool:
    return all(any(agree(player, one) for one in full) for player in players)


def _numbers_agree(one: Number, other: Number) -> bool:
    return not (_below(one, other) or _below(other, one))


def _below(one: Number, other: Number) -> bool:
    """Say whether all that a number can be lies below another."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (_is_strict(one) or _is_strict(other)))


def _is_strict(number: Number) -> bool:
    return number.text.startswith(("<", ">")) and not number.text.startswith(("<=", ">="))


def _dates_agree(one: VagueDate, other: VagueDate) -> bool:
    return bool(intersection(_lasted(one), _lasted(other)))


def _lasted(date: VagueDate) -> Spans:
    """Return all days that a date speaks of: to the last one of what lasted."""
    return ((date.earliest, date.last),) if date.extent else date.days


def _actors_agree(one: str, other: str) -> bool:
    """Say whether two actors can be the same; a part and its whole can: the one says less."""
    if one == other:
        return True
    return whole_of(one) == whole_of(other) and not ("/" in one and "/" in other)


_SORTS: dict[str, tuple[Callable[[str], Any], Callable[[Any, Any], bool]]] = {
    "number": (parse_number, _numbers_agree),
    "date": (parse_date, _dates_agree),
    "actor": (str, _actors_agree),
    "thing": (str, str.__eq__),
}
"""For each sort of player that can contradict another how it is read, and when two can be the same."""
