"""Two codings of one document held against each other: what both have, what one has, where they differ, and kappa.

Events are paired by where they stand, whom they name and when it was, and not by their kind: what is asked is whether
the coders chose the same kind for the same passage.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.codes import whole_of
from tracker.model.dates import VagueDate
from tracker.model.events import Event, Log
from tracker.narrative.likeness import actors_by_role

_LEAST = 1.0
"""So much two events must have in common to be one, of the line, the actors and the day, each of which counts 1."""


@frozen(eq=False)
class CodedTwice:
    """An event as each of two coders has it, and in what the two differ, by the names of the keys."""

    first: Event
    second: Event
    differ: tuple[str, ...]


@frozen
class Agreement:
    """How often two coders agree on something, of how many, and Cohen's kappa: None where chance alone would agree."""

    alike: int
    of: int
    kappa: float | None


@frozen(eq=False)
class CodingsCompared:
    """What two codings of a document have: both, only the first, only the second; and how far they agree."""

    first: Log
    second: Log
    both: tuple[CodedTwice, ...]
    only_first: tuple[Event, ...]
    only_second: tuple[Event, ...]
    kind: Agreement
    stance: Agreement
    date: Agreement
    catalogue: Catalogue

    @property
    def shared(self) -> float | None:
        """The share of events that both have, of all that either has."""
        whole = len(self.both) + len(self.only_first) + len(self.only_second)
        return len(self.both) / whole if whole else None


def compare_codings(first: Log, second: Log, catalogue: Catalogue) -> CodingsCompared:
    """Hold two codings of a document against each other."""
    pairs = _paired(first.events, second.events, catalogue)
    both = tuple(CodedTwice(one, other, _differ(one, other)) for one, other in pairs)
    paired = {id(event) for pair in pairs for event in pair}
    return CodingsCompared(
        first,
        second,
        both,
        tuple(event for event in first.events if id(event) not in paired),
        tuple(event for event in second.events if id(event) not in paired),
        kind=agreement([(one.kind, other.kind) for one, other in pairs]),
        stance=agreement([(one.stance.value, other.stance.value) for one, other in pairs]),
        date=Agreement(sum(one.date.days == other.date.days for one, other in pairs), len(pairs), None),
        catalogue=catalogue,
    )


def agreement(answers: Sequence[tuple[str, str]]) -> Agreement:
    """Count how often two coders chose the same word, and work out Cohen's kappa of it."""
    alike, number = sum(one == other for one, other in answers), len(answers)
    if not number:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    by_chance = sum(firsts[word] * seconds[word] for word in firsts) / number**2
    kappa = None if by_chance == 1 else (alike / number - by_chance) / (1 - by_chance)
    return Agreement(alike, number, kappa)


def _paired(ours: Sequence[Event], theirs: Sequence[Event], catalogue: Catalogue) -> list[tuple[Event, Event]]:
    """Pair events one to one, those first that have most in common; a kind in common only decides between equals."""
    likely = [
        (likeness, one.kind == other.kind, -here, -there)
        for here, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if (likeness := _likeness(one, other, catalogue)) > _LEAST
    ]
    taken_here: dict[int, int] = {}
    taken_there: set[int] = set()
    for _, _, here, there in sorted(likely, reverse=True):
        if here not in taken_here and there not in taken_there:
            taken_here[here] = there
            taken_there.add(there)
    return [(ours[-here], theirs[-there]) for here, there in sorted(taken_here.items(), reverse=True)]


def _likeness(one: Event, other: Event, catalogue: Catalogue) -> float:
    """Say how much two events have in common: lines, actors and days, each from 0 to 1."""
    lines = _overlap({e.line for e in one.evidence if e.line}, {e.line for e in other.evidence if e.line})
    actors = _overlap(_actors(one, catalogue), _actors(other, catalogue))
    return lines + actors + (1 if _meet(one.date, other.date) else 0)


def _actors(event: Event, catalogue: Catalogue) -> set[str]:
    return {whole_of(code) for row in actors_by_role(event, catalogue).values() for code in row}


def _overlap(some: set[str] | set[int], others: set[str] | set[int]) -> float:
    """Return the share that two sets have in common of what either has."""
    whole = len({*some, *others})
    return len({*some} & {*others}) / whole if whole else 0


def _meet(one: VagueDate, other: VagueDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _differ(one: Event, other: Event) -> tuple[str, ...]:
    """Name in what two events differ: kind, date, stance, and the roles, where the kind is one."""
    pairs = {
        "kind": (one.kind, other.kind),
        "date": (one.date.days, other.date.days),
        "stance": (one.stance, other.stance),
    }
    differing = [key for key, (mine, its) in pairs.items() if mine != its]
    same_kind = one.kind == other.kind
    return (*differing, *(_roles(one, other) if same_kind else ()))


def _roles(one: Event, other: Event) -> Iterable[str]:
    """Yield the roles that two events of a kind fill with others, in whatever order these are written."""
    for role in dict.fromkeys((*one.roles, *other.roles)):
        if sorted(one.roles.get(role, ())) != sorted(other.roles.get(role, ())):
            yield role
