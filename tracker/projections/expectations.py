"""Expectations: what a log says must hold, replayed, with the events that decide where it does not."""

from collections.abc import Callable, Iterator, Sequence

from tracker.calculus.timeline import Answer, Timeline
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent
from tracker.model.events import Expectation, Log
from tracker.model.findings import Finding, Place
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import shared_line
from tracker.projections.dyads import Shared, shared_as


def check_expectations(logs: Sequence[Log], narrate: Callable[[int | None], Narrative]) -> list[Finding]:
    """Replay every expectation and report those that fail; `narrate` tells what was known by a day."""
    told: dict[int | None, Timelines] = {}
    found: list[Finding] = []
    for expectation in (each for log in logs for each in log.expectations):
        known_by = expectation.known_by.latest if expectation.known_by else None
        if known_by not in told:
            told[known_by] = Timelines(narrate(known_by))
        if expectation.document in told[known_by].narrative.documents:  # none is left of a document that was retracted
            fault = _check(expectation, told[known_by])
            found += [fault] if fault else []
    return found


def _check(expectation: Expectation, timelines: Timelines) -> Finding | None:
    pattern, day = expectation.fluent, expectation.on.latest
    fluent = make_fluent(timelines.narrative.catalogue.known_fluent(pattern.fluent), pattern.args)
    lines = list(_lines(timelines, fluent, pattern.value, shared_as(timelines.narrative, fluent)))
    answers = {line.answer(day) for line in lines}
    answer = next((each for each in (Answer.HOLDS, Answer.POSSIBLY) if each in answers), Answer.NOT)
    if answer.value == expectation.answer:
        return None
    names = list(_deciding(timelines.narrative, lines, day))
    stated = f"{fluent} = {pattern.value}" if pattern.value else str(fluent)
    return Finding(
        "expectation-fails",
        Place(expectation.source.file, expectation.source.line),
        f"{stated} on {expectation.on.text}: expected '{expectation.answer}', found '{answer.value}'",
        f"It is decided by {'; '.join(names)}." if names else "No event says anything of it.",
    )


def _lines(timelines: Timelines, fluent: Fluent, wanted: str | None, through: Sequence[Shared]) -> Iterator[Timeline]:
    """Yield the timelines that answer for a fluent: its own, if any event touches it, and those that formats share."""
    if not through or fluent in timelines.narrative.fluents:
        for value in [wanted] if wanted is not None else timelines.values(fluent):
            yield timelines.of(fluent, value)
    for shared in through:
        for value in [wanted] if wanted is not None else timelines.values(shared.fluent):
            yield shared_line(timelines, shared, value)


def _deciding(narrative: Narrative, lines: Sequence[Timeline], day: int) -> Iterator[str]:
    """Yield the events that decide, each with its place."""
    occurrences = [occurrence for line in lines for occurrence in line.witnesses(day)]
    for key in dict.fromkeys(occurrence.id.partition("~")[0] for occurrence in occurrences):
        happening = narrative.happenings.get(key)
        for event in happening.reports if happening else ():
            yield f"{event.ref} ({event.source.file}:{event.source.line})"
