"""Expectations: what a log says must hold, replayed, with the events that decide where it does not."""

from collections.abc import Callable, Sequence

from tracker.calculus.timeline import Answer
from tracker.catalogue.patterns import make_fluent
from tracker.model.events import Expectation, Log
from tracker.model.findings import Finding, Place
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines


def check_expectations(logs: Sequence[Log], narrate: Callable[[int | None], Narrative]) -> list[Finding]:
    """Replay every expectation and report those that fail; `narrate` tells what was known by a day."""
    told: dict[int | None, Timelines] = {}
    found: list[Finding] = []
    for expectation in (one for log in logs for one in log.expectations):
        known_by = expectation.known_by.latest if expectation.known_by else None
        if known_by not in told:
            told[known_by] = Timelines(narrate(known_by))
        fault = _check(expectation, told[known_by])
        found += [fault] if fault else []
    return found


def _check(expectation: Expectation, timelines: Timelines) -> Finding | None:
    catalogue = timelines.narrative.catalogue
    sort = catalogue.known_fluent(expectation.fluent.fluent)
    fluent = make_fluent(sort, expectation.fluent.args)
    day = expectation.on.latest
    value = expectation.fluent.value
    if value is None and sort.values:
        lines = [timelines.of(fluent, one) for one in timelines.values(fluent)]
        answers = {line.answer(day) for line in lines}
        answer = next((one for one in (Answer.HOLDS, Answer.POSSIBLY) if one in answers), Answer.NOT)
    else:
        lines = [timelines.of(fluent, value)]
        answer = lines[0].answer(day)
    if answer.value == expectation.answer:
        return None
    deciding = dict.fromkeys(o.id.partition("~")[0] for line in lines for o in line.witnesses(day))
    names = [
        f"{event.ref} ({event.source.file}:{event.source.line})"
        for key in deciding
        if key in timelines.narrative.happenings
        for event in timelines.narrative.happenings[key].reports
    ]
    stated = f"{fluent} = {value}" if value else str(fluent)
    return Finding(
        "expectation-fails",
        Place(expectation.source.file, expectation.source.line),
        f"{stated} on {expectation.on.text}: expected '{expectation.answer}', found '{answer.value}'",
        f"It is decided by {'; '.join(names)}." if names else "No event says anything of it.",
    )
