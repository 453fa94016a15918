"""What is wrong with logs that are to be appended, told together with what was there before of what they touch."""

from collections.abc import Sequence

from tracker.log.assembly import Logs
from tracker.model.events import Log
from tracker.model.findings import Finding
from tracker.narrative.checks import check_narrative
from tracker.narrative.effects import Effects
from tracker.narrative.narrative import narrate


def check_appended(before: Sequence[Log], logs: Logs, effects: Effects) -> list[Finding]:
    """Report mendings that cannot be applied, and what the new logs' own events show to be impossible or doubtful."""
    narrative = narrate([*before, *logs.logs], logs.catalogue, effects=effects)
    files = {log.document.source.file for log in logs.logs}
    return [
        finding
        for finding in check_narrative(narrative)
        if finding in narrative.findings or finding.place.file in files
    ]
