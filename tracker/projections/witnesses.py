"""The events under an answer: those that tell of its fluent, and apart from them those on which it only rests."""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from tracker.calculus.axioms import Occurrence
from tracker.model.catalogue import Fluent
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines


@frozen(eq=False)
class Witness:
    """An event that decides an answer; `implied` where it only presupposes what it is called for.

    `rests_on` says that it tells of another fluent, on which this one rests: of what carries it, or of who took the
    seat.
    """

    event: Event
    says: str
    implied: bool = False
    rests_on: bool = False


def witnesses(timelines: Timelines, fluent: Fluent, occurrences: Iterable[Occurrence]) -> Iterator[Witness]:
    """Yield the reports behind the occurrences that decide an answer about a fluent, each once."""
    own = {fluent, *timelines.parts(fluent)}
    seen: set[tuple[str, bool]] = set()
    for occurrence in occurrences:
        key, _, implied = occurrence.id.partition("~")
        happening = timelines.narrative.happenings.get(key)
        telling = _telling(timelines.narrative, happening, own, implied=bool(implied)) if happening else []
        others = [] if telling or not happening else _resting(timelines, fluent, happening)
        for event in telling or others:
            if (event.ref, bool(implied)) not in seen and (event.ref, False) not in seen:
                seen.add((event.ref, bool(implied)))
                yield Witness(event, occurrence.effect.value, bool(implied), not telling)


def _resting(timelines: Timelines, fluent: Fluent, happening: Happening) -> list[Event]:
    """List the reports of a happening that tell of what a fluent rests on; all, where it rests on that in turn."""
    bases = frozenset(timelines.bases(fluent))
    told = [_telling(timelines.narrative, happening, bases, implied=implied) for implied in (False, True)]
    return told[0] or told[1] or list(happening.reports or happening.plans)


def _telling(narrative: Narrative, happening: Happening, fluents: Collection[Fluent], *, implied: bool) -> list[Event]:
    """List the reports of a happening that tell of some fluents, or that presuppose them."""
    reports = happening.reports or happening.plans
    if implied:
        return [e for e in reports if any(p.fluent in fluents for p in narrative.effects.presumptions(e))]
    told = [told for fluent, told in narrative.told_of.get(happening.id, ()) if fluent in fluents]
    refs = {event.ref for one in told for event in (*(event for event, _ in one.versions), *one.less)}
    return [event for event in reports if event.ref in refs]
