"""The acts of a period as chains of causes: each act below the one that it answers or followed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import field, frozen

from tracker.model.catalogue import Kind
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.chronology import Act


@frozen(eq=False)
class Step:
    """An act, and what came of it; `answers` says that it was done because of the act above, not only after it.

    Its `size` is the number of acts: itself, and all that came of it.
    """

    entry: Act
    answers: bool = False
    steps: tuple["Step", ...] = ()
    size: int = field(init=False)

    @size.default
    def _counted(self) -> int:
        return 1 + sum(step.size for step in self.steps)


@frozen
class _Parent:
    """The act below which another hangs, and whether this one was done because of it."""

    key: str
    answered: bool


def story(narrative: Narrative, entries: Sequence[Act], first: int) -> tuple[Step, ...]:
    """Put the acts that may have been on or after a day below their causes; a cause from before stands for itself."""
    told = {entry.happening.id: entry for entry in entries if is_act(narrative, entry.happening)}
    parents = _parents(narrative, told)
    wanted = _wanted(told, parents, first)
    below = _below(told, parents, wanted)
    under = {key for keys in below.values() for key in keys}
    roots = [key for key in told if key in wanted and key not in under]
    made: dict[str, Step] = {}
    for key in reversed(_downwards(roots, below)):
        answers = key in under and parents[key].answered
        made[key] = Step(told[key], answers, tuple(made[one] for one in below.get(key, ())))
    return tuple(made[key] for key in roots)


def _downwards(roots: Sequence[str], below: Mapping[str, Sequence[str]]) -> list[str]:
    """List keys with all that hang below them, each before what hangs below it, however deep."""
    found = list(roots)
    for key in found:
        found += below.get(key, ())
    return found


def is_act(narrative: Narrative, happening: Happening) -> bool:
    """Say whether a happening is an act, and not only seen to hold or stated: these stand elsewhere on a page."""
    told = [event for event in happening.reports if event.that is None]
    return any(kind.shows == "act" for kind in _kinds(narrative, told))


def changes_state(narrative: Narrative, happening: Happening) -> bool:
    """Say whether a happening sets or ends any fluent."""
    kinds = _kinds(narrative, happening.reports)
    return any((*kind.initiates, *kind.terminates, *kind.releases) for kind in kinds)


def walk(steps: Iterable[Step]) -> list[Step]:
    """List every act of some chains, each before what came of it."""
    found: list[Step] = []
    waiting = list(steps)[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += found[-1].steps[::-1]
    return found


def _kinds(narrative: Narrative, events: Iterable[Event]) -> list[Kind]:
    return [narrative.catalogue.known_kind(event.kind) for event in events]


def _wanted(told: Mapping[str, Act], parents: Mapping[str, _Parent], first: int) -> set[str]:
    """Return the acts of the period, and the act above each."""
    own = {key for key, entry in told.items() if entry.happening.act[1] >= first and not entry.cause_only}
    return own | {parents[key].key for key in own if key in parents}


def _below(told: Iterable[str], parents: Mapping[str, _Parent], wanted: AbstractSet[str]) -> dict[str, list[str]]:
    """Map each wanted act to the wanted ones that hang below it, in the order in which they are told."""
    below: dict[str, list[str]] = {}
    for key in told:
        parent = parents.get(key)
        if parent is not None and {key, parent.key} <= wanted:
            below.setdefault(parent.key, []).append(key)
    return below


def _parents(narrative: Narrative, told: Mapping[str, Act]) -> dict[str, _Parent]:
    """Map each act to the act told before it that it names as its cause, or else as what came before it.

    Of several it hangs on the nearest one of a chain, and else on the one that most acts name.
    """
    places = {key: place for place, key in enumerate(told)}
    named = {key: _named(narrative, entry.happening, places) for key, entry in told.items()}
    weight = Counter(cause for causes, _ in named.values() for cause in causes)
    found: dict[str, _Parent] = {}
    for key, (causes, is_answer) in named.items():
        nearest = _nearest(causes, found)
        if nearest:
            found[key] = _Parent(max(nearest, key=lambda cause: (weight[cause], places[cause])), is_answer)
    return found


def _nearest(causes: Sequence[str], parents: Mapping[str, _Parent]) -> Sequence[str]:
    """Leave out each cause above which another of them stands in the same chain."""
    if len(causes) == 1:
        return causes
    above = {each for cause in causes for each in _above(cause, parents)}
    return [cause for cause in causes if cause not in above]


def _named(narrative: Narrative, happening: Happening, places: Mapping[str, int]) -> tuple[list[str], bool]:
    """List the acts, told before one, that it names as its causes, or else as what it came after."""
    because = [ref for event in happening.reports for ref in event.because]
    causes = _told_before(narrative, happening, because, places)
    if causes:
        return causes, True
    after = [ref for event in happening.reports for ref in event.after]
    return _told_before(narrative, happening, after, places), False


def _told_before(
    narrative: Narrative, happening: Happening, refs: Iterable[str], places: Mapping[str, int]
) -> list[str]:
    acts = dict.fromkeys(narrative.happening_of[ref].id for ref in refs if ref in narrative.happening_of)
    place = places[happening.id]
    return [act for act in acts if places.get(act, place) < place]


def _above(key: str, parents: Mapping[str, _Parent]) -> Iterator[str]:
    while key in parents:
        key = parents[key].key
        yield key
