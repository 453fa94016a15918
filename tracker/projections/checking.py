"""What is wrong with some logs: every fault of reading, reference, text, order, existence and expectation at once."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import Known, RawLog, assemble, nothing_known
from tracker.log.places import with_lines
from tracker.log.texts import texts_of
from tracker.model.findings import Finding
from tracker.narrative.checks import check_narrative
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.narrative.warnings import warnings
from tracker.projections.expectations import check_expectations


@frozen
class Checked:
    """What was looked at, and every finding in the order of its place."""

    findings: tuple[Finding, ...]
    documents: int
    events: int
    expectations: int

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that keep the logs from being appended."""
        return tuple(finding for finding in self.findings if not finding.warning)


def check_logs(
    raws: Sequence[RawLog], catalogue: Catalogue, known: Known = nothing_known, texts: Path | None = None
) -> Checked:
    """Check raw logs as one set; `known` looks into the store, `texts` is the folder of what they cite, or theirs."""
    logs = assemble(raws, catalogue, known)
    at_hand = texts_of(raws, logs, texts)
    findings = [finding for raw in raws for finding in raw.faults.found]
    if not findings:
        narrative = narrate(logs.logs, logs.catalogue)
        told = [*check_narrative(narrative), *warnings(Timelines(narrative), at_hand)]
        told += check_expectations(logs.logs, lambda known_by: narrate(logs.logs, logs.catalogue, known_by))
        findings = with_lines(told, raws)
    return Checked(
        tuple(sorted(findings, key=lambda finding: finding.place)),
        len(logs.logs),
        sum(len(log.events) for log in logs.logs),
        sum(len(log.expectations) for log in logs.logs),
    )
