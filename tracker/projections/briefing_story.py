"""The acts of a period as chains of causes: each act below the one that it answers or followed."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.chronology import Act


@frozen(eq=False)
class Step:
    """An act, and what came of it; `answers` says that it was done because of the act above, not only after it."""

    entry: Act
    answers: bool = False
    steps: tuple["Step", ...] = ()


def story(narrative: Narrative, entries: Sequence[Act], first: int) -> tuple[Step, ...]:
    """Put the acts that may have been on or after a day below their causes; a cause from before stands for itself."""
    told = {entry.happening.id: entry for entry in entries if is_act(narrative, entry.happening)}
    parents = _parents(narrative, told)
    wanted = {key for key, entry in told.items() if entry.happening.act[1] >= first and not entry.cause_only}
    wanted |= {parents[key][0] for key in wanted if key in parents}
    below: dict[str, list[str]] = {}
    for key in told:
        if key in wanted and key in parents and parents[key][0] in wanted:
            below.setdefault(parents[key][0], []).append(key)
    under = {key for keys in below.values() for key in keys}

    def step(key: str) -> Step:
        answers = key in parents and parents[key][1]
        return Step(told[key], answers, tuple(step(one) for one in below.get(key, ())))

    return tuple(step(key) for key in told if key in wanted and key not in under)


def is_act(narrative: Narrative, one: Happening) -> bool:
    """Say whether a happening is an act, and not only seen to hold or stated: these stand elsewhere on a page."""
    kinds = [narrative.catalogue.kind(event.kind) for event in one.reports if event.that is None]
    return any(kind is not None and kind.shows == "act" for kind in kinds)


def changes_state(narrative: Narrative, one: Happening) -> bool:
    """Say whether a happening sets or ends any fluent."""
    kinds = [narrative.catalogue.kind(event.kind) for event in one.reports]
    return any(kind is not None and (kind.initiates or kind.terminates or kind.releases) for kind in kinds)


def size(step: Step) -> int:
    """Count an act and all that came of it."""
    return 1 + sum(size(one) for one in step.steps)


def walk(steps: Iterable[Step]) -> list[Step]:
    """List every act of some chains, each before what came of it."""
    return [one for step in steps for one in (step, *walk(step.steps))]


def _parents(narrative: Narrative, told: dict[str, Act]) -> dict[str, tuple[str, bool]]:
    """Map each act to the act told before it that it names as its cause, or else as what came before it.

    Of several it hangs on the nearest one of a chain, and else on the one that most acts name.
    """
    places = {key: place for place, key in enumerate(told)}
    named = {key: _named(narrative, entry.happening, places, places[key]) for key, entry in told.items()}
    weight: dict[str, int] = {}
    for causes, _ in named.values():
        for cause in causes:
            weight[cause] = weight.get(cause, 0) + 1
    found: dict[str, tuple[str, bool]] = {}
    for key, (causes, answers) in named.items():
        above = {one for cause in causes for one in _above(cause, found)}
        nearest = [cause for cause in causes if cause not in above]
        if nearest:
            found[key] = max(nearest, key=lambda one: (weight[one], places[one])), answers
    return found


def _named(narrative: Narrative, one: Happening, places: dict[str, int], place: int) -> tuple[list[str], bool]:
    """List the acts, told before a place, that an act names as its causes, or else as what it came after."""
    for answers, refs in (
        (True, [ref for event in one.reports for ref in event.because]),
        (False, [ref for event in one.reports for ref in event.after]),
    ):
        acts = dict.fromkeys(narrative.happening_of[ref].id for ref in refs if ref in narrative.happening_of)
        before = [act for act in acts if places.get(act, place) < place]
        if before:
            return before, answers
    return [], False


def _above(key: str, parents: dict[str, tuple[str, bool]]) -> Iterator[str]:
    while key in parents:
        key = parents[key][0]
        yield key
