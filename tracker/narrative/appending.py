"""What is wrong with logs that are to be appended, told together with what was there before of what they touch."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from tracker.log.assembly import Logs
from tracker.model.events import Log
from tracker.model.findings import CONTESTED, Finding
from tracker.narrative.checks import check_narrative
from tracker.narrative.effects import Effects
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative, narrate
from tracker.narrative.places import place_of


@frozen
class Foretold:
    """Logs that are to be appended, and the logs that were there before of what they touch, without these documents.

    Entries from the position `first` on are new, and `present` are there already; `known` are the documents of which
    there are any.
    """

    before: Sequence[Log]
    logs: Logs
    first: int = 0
    present: int = 0
    known: frozenset[str] = frozenset()


def check_appended(before: Sequence[Log], logs: Logs, effects: Effects, first: int) -> list[Finding]:
    """Report mendings that cannot be applied, what the new logs' events show to be impossible, and what they contest.

    The new entries are those from the position `first` on.
    """
    narrative = narrate([*before, *logs.logs], logs.catalogue, effects=effects)
    files = {log.document.source.file for log in logs.logs}
    found = [
        finding
        for finding in check_narrative(narrative)
        if finding in narrative.findings or finding.place.file in files
    ]
    return [*found, *_made_contested(narrative, before, logs, effects, first)]


def _made_contested(
    narrative: Narrative, before: Sequence[Log], logs: Logs, effects: Effects, first: int
) -> Iterator[Finding]:
    """Yield what was not contested before the new entries, at the first event of it that is new or newly read."""
    contested = [one for key, one in narrative.happenings.items() if key in narrative.contested and one.events[1:]]
    if not contested:
        return
    earlier = narrate([*before, *(log_until(log, first) for log in logs.logs)], logs.catalogue, effects=effects)
    known = {event.ref for key in earlier.contested for event in earlier.happenings[key].events}
    for one in contested:
        if known.isdisjoint(event.ref for event in one.events):
            event = max(one.events, key=lambda event: (event.source.position, event.ref))
            yield Finding(
                CONTESTED,
                place_of(event, "id"),
                f"'{event.ref}' makes it contested what {_told_by(one)} tell: they differ on {_differ(narrative, one)}",
                "",
                warning=True,
            )


def log_until(log: Log, first: int) -> Log:
    """Return a log as it was before its new entries, those from a position on."""
    return evolve(
        log,
        events=tuple(event for event in log.events if event.source.position < first),
        mendings=tuple(mending for mending in log.mendings if mending.source.position < first),
        expectations=tuple(one for one in log.expectations if one.source.position < first),
    )


def _told_by(one: Happening) -> str:
    return ", ".join(f"'{event.ref}'" for event in one.events)


def _differ(narrative: Narrative, one: Happening) -> str:
    """Name what reports differ on: the day, roles, or whether it happened and what it did."""
    points = ["the day"] if one.disagree else []
    points += [f"'{role}'" for role in narrative.differing.get(one.id, ())]
    points += ["whether it happened"] if one.denials else []
    return ", ".join(points or ["what it changed"])
