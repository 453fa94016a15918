"""Feeds bytes to everything that reads what people write, guided by coverage (https://github.com/google/atheris).

The first byte chooses a reader: all of `check` on a log, seeds, or the reader of one field. What is promised of each is
that no exception gets out, that each fault has a place within the text and can be printed, and that a log without a
fault can be replayed. `make fuzz` runs for a minute, `make fuzz SECONDS=600` for as long as said, `make fuzz
RUNS=500000` that often.
"""

import io
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["tracker"]):
    from tracker.catalogue.patterns import parse_pattern
    from tracker.catalogue.seeds import read_seeds
    from tracker.given import given
    from tracker.log.assembly import assemble
    from tracker.log.files import read_log
    from tracker.model.dates import DateFault, VagueDate, parse_date
    from tracker.model.findings import Finding
    from tracker.model.numbers import parse_number
    from tracker.narrative.narrative import narrate
    from tracker.projections.checking import check_logs
    from tracker.projections.dyads import Dyad, actors_of
    from tracker.projections.relation import Asked, relation
    from tracker.reports.text.findings import findings_text
    from tracker.reports.text.relation import relation_text
    from tracker.text.reader import read_yaml
    from tracker.text.source import SourceText
    from tracker.text.writer import write_yaml

FAR = 740_000
CATALOGUE, _ = read_seeds(given("seeds"))
SCRATCH = TemporaryDirectory()


def a_tree(data: bytes) -> None:
    """Read YAML; what is read is written, and reads back the same."""
    source = read_yaml(data, "log.yaml")
    assert source.root is not None or source.findings
    _printable(source.findings, source)
    if source.root is not None and not source.findings:
        again = read_yaml(write_yaml(source.root).encode(), "log.yaml")
        assert again.root == source.root or again.findings, "what was written reads otherwise"


def a_log(data: bytes) -> None:
    """Check a log as the command does; one without a fault is replayed."""
    checked = check_logs([read_log(data, "log.yaml")], CATALOGUE)
    _printable(checked.findings, read_yaml(data, "log.yaml"))
    if checked.faults:
        return
    logs = assemble([read_log(data, "log.yaml")], CATALOGUE)
    narrative = narrate(logs.logs, logs.catalogue)
    actors = sorted({actor for event in narrative.events.values() for actor in actors_of(event, narrative)})[:3]
    for one, other in pairwise(actors):
        told = relation(narrative, Dyad(one, other), Asked(on=FAR))
        relation_text(told).encode()


def seeds(data: bytes) -> None:
    """Read a folder of seeds with one file."""
    Path(SCRATCH.name, "own.yaml").write_bytes(data)
    _, findings = read_seeds(Path(SCRATCH.name))
    findings_text(findings).encode()


def a_date(data: bytes) -> None:
    """Read a date and say it."""
    text = data.decode("utf-8", "replace")
    read = _date_or_fault(text)
    if isinstance(read, DateFault):
        assert 1 <= read.column <= len(text) + 1
        assert read.hint
        return
    assert read.earliest <= read.latest
    read.spoken().encode()


def _date_or_fault(text: str) -> VagueDate | DateFault:
    try:
        return parse_date(text)
    except DateFault as fault:
        return fault


def a_number(data: bytes) -> None:
    """Read a number and say it."""
    _or_value_error(lambda text: parse_number(text).spoken(), data)


def a_pattern(data: bytes) -> None:
    """Read a fluent with its arguments."""
    _or_value_error(parse_pattern, data)


def _or_value_error(read: Callable[[str], object], data: bytes) -> None:
    try:
        read(data.decode("utf-8", "replace"))
    except ValueError:
        return


def _printable(findings: tuple[Finding, ...], source: SourceText) -> None:
    for finding in findings:
        assert 1 <= finding.place.line <= len(source.lines), finding
        assert 1 <= finding.place.column <= len(source.line(finding.place.line)) + 1, finding
        assert finding.message, finding
        assert finding.remedy, finding
    findings_text(findings).encode()


READERS = (a_log, a_log, a_log, a_tree, a_tree, seeds, a_date, a_number, a_pattern)


def one_input(data: bytes) -> None:
    """Give one input to the reader that its first byte chooses; what the program prints of it is dropped."""
    if data:
        sys.stdout = io.StringIO()
        try:
            READERS[data[0] % len(READERS)](data[1:])
        finally:
            sys.stdout = sys.__stdout__


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
