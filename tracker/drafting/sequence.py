"""Follows what proposals set, day by day: what was told already, and what cannot have come so, falls out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from tracker.drafting.cues import CueFound
from tracker.model.catalogue import Kind, Pattern
from tracker.model.dates import parse_date

Key = tuple[str, tuple[str, ...]]


@frozen
class Candidate:
    """An event that a text may tell of, and by which words; `order` is the place of its sentence in the text.

    `declared` is what a log has to declare for it, and `words` are the text's for what has a longer name there.
    Quotations of other lines that say who plays a role stand `beside` its own, each with its line.
    """

    fields: Mapping[str, Any]
    found: CueFound
    quotation: str
    line: int
    order: int
    is_weak: bool = False
    stronger: "Candidate | None" = None
    declared: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    words: Mapping[str, str] = field(factory=dict)
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def day(self) -> tuple[int, int]:
        """The latest and the earliest of its days."""
        date = parse_date(self.fields.get("date") or self.fields["said"])
        return date.latest, date.earliest


def in_sequence(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what is told again and what its cue excludes by what came before; give weaker words their value."""
    weighed = _weakened(_without_weaker(_without_vaguer(_without_decided(list(candidates)))))
    kept, state = [], dict[Key, str]()
    for one in sorted(weighed, key=lambda each: (each.day, each.order)):
        if one.fields.get("stance") == "announced":
            kept.append(one)
            continue
        sets = _sets(one)
        if any(state.get(key) == value for key, value in _sets(one.stronger or one).items()):
            continue  # a weaker word for what is there already
        if _is_excluded(one, [state.get(key, "") for key in sets]) or (sets and _is_told(sets, state)):
            continue
        if one.found.kind.terminates:
            state = {key: value for key, value in state.items() if not _players(one) >= set(key[1])}
        state |= sets
        kept.append(one)
    return sorted(kept, key=lambda each: each.order)


def _is_excluded(one: Candidate, before: Sequence[str]) -> bool:
    """Say whether a cue tells of its kind only after other values than there are."""
    cue = one.found.cue
    known = [value for value in before if value]
    wanted = bool(cue.after and (known or cue.known)) and not any(value in cue.after for value in known)
    return wanted or any(value in cue.not_after for value in known)


def _is_told(sets: Mapping[Key, str], state: Mapping[Key, str]) -> bool:
    return all(state.get(key) == value for key, value in sets.items())


def _without_decided(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what is told as decided where it is told as done, too."""
    done = [(one.found.kind.name, _told(one)) for one in candidates if "stance" not in one.fields]
    return [one for one in candidates if one.fields.get("degree") != "decided" or _deed(one) not in done]


def _deed(one: Candidate) -> tuple[str, Mapping[str, Any]]:
    return one.found.kind.name, {key: value for key, value in _told(one).items() if key not in ("stance", "degree")}


def _without_vaguer(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what another tells of the same kind and players with a date that lies within."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda each: (each.day[0] - each.day[1], each.order)):
        if not any(_same(one, other) and one.day[1] <= other.day[1] and other.day[0] <= one.day[0] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.order)


def _same(one: Candidate, other: Candidate) -> bool:
    """Say whether one tells what another does, of all of its players or of some of a list."""
    mine, theirs = _told(one), _told(other)
    return mine.keys() == theirs.keys() and all(_is_some(value, theirs[key]) for key, value in mine.items())


def _is_some(value: Any, of: Any) -> bool:
    return value == of or (isinstance(of, list) and {*([value] if isinstance(value, str) else value)} <= {*of})


def _told(one: Candidate) -> Mapping[str, Any]:
    """Return of what is told whatever makes it another event: not its day, not who says it, not words of the text."""
    words = {name for name, role in one.found.kind.roles.items() if role.type == "word" and role.optional}
    left = {"date", "said", "according-to", *words} - {*one.found.cue.gives}
    return {key: value for key, value in one.fields.items() if key not in left}


def _without_weaker(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what a weaker word tells of a day of which a stronger one tells, too."""
    strong = [one for one in candidates if not one.found.cue.weaker]
    return [one for one in candidates if not one.found.cue.weaker or not any(_is_of_one_day(one, o) for o in strong)]


def _is_of_one_day(one: Candidate, other: Candidate) -> bool:
    return (
        other.day == one.day and other.found.kind == one.found.kind and _players(other) - _given(other) <= _players(one)
    )


def _weakened(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give weaker words their value where a later one says by other words what these would say."""
    return [
        evolve(one, fields={**one.fields, **one.found.cue.weaker}, stronger=one)
        if one.found.cue.weaker and (one.is_weak or _is_said_later(one, candidates))
        else one
        for one in candidates
    ]


def _is_said_later(one: Candidate, candidates: Iterable[Candidate]) -> bool:
    """Say whether the next that is told of the same players says the same by other words."""
    later = [other for other in candidates if other.day > one.day and _players(one) >= _players(other) - _given(other)]
    following = min((other for other in later if _is_next(one, other)), key=lambda each: each.day, default=None)
    return following is not None and not following.found.cue.weaker and _same(one, following)


def _is_next(one: Candidate, other: Candidate) -> bool:
    same = other.found.kind.name == one.found.kind.name and not other.found.cue.weaker
    return same or bool(other.found.kind.terminates)


def _given(one: Candidate) -> set[str]:
    return {*one.found.cue.gives.values(), one.found.kind.name, str(one.fields.get("date", ""))}


def _sets(one: Candidate) -> dict[Key, str]:
    """Return the fluents that an event of one player in each role sets, with their values."""
    kind = one.found.kind
    return {
        (pattern.fluent, _args(pattern, one.fields)): _value(pattern, one.fields)
        for pattern in kind.initiates
        if _is_plain(pattern, kind, one.fields)
    }


def _is_plain(pattern: Pattern, kind: Kind, fields: Mapping[str, Any]) -> bool:
    roles = [arg for arg, literal in zip(pattern.args, pattern.literal, strict=True) if not literal]
    return all(isinstance(fields.get(role), str) for role in roles if role in kind.roles)


def _args(pattern: Pattern, fields: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        arg if literal else str(fields.get(arg, arg))
        for arg, literal in zip(pattern.args, pattern.literal, strict=True)
    )


def _value(pattern: Pattern, fields: Mapping[str, Any]) -> str:
    role = pattern.value_role
    return str(fields.get(role, "")) if role else pattern.value or "yes"


def _players(one: Candidate) -> set[str]:
    return {value for value in one.fields.values() if isinstance(value, str)}
