"""Two codings of one document, held against each other, as plain data, and the shapes of that."""

from typing import TypedDict

from tracker.model.events import Event
from tracker.projections.two_coders import Agreement, CodingsCompared


class AgreementData(TypedDict):
    """How often two coders agree, of how many; kappa is null where chance alone would agree."""

    alike: int
    of: int
    kappa: float | None


class CodedData(TypedDict):
    """An event as one coder has it."""

    id: str
    line: int
    kind: str
    date: str
    stance: str
    roles: dict[str, list[str]]


class CodedTwiceData(TypedDict):
    """An event as each of two coders has it, and in what the two differ."""

    first: CodedData
    second: CodedData
    differ: list[str]


class CodingsComparedData(TypedDict):
    """What two codings of a document have in common, and what not: `tracker compare`."""

    first: str
    second: str
    shared: float | None
    kind: AgreementData
    stance: AgreementData
    date: AgreementData
    both: list[CodedTwiceData]
    only_first: list[CodedData]
    only_second: list[CodedData]


def codings_data(report: CodingsCompared) -> CodingsComparedData:
    """Return how two codings compare as plain data."""
    return {
        "first": report.first.document.source.file,
        "second": report.second.document.source.file,
        "shared": report.shared,
        "kind": _agreement(report.kind),
        "stance": _agreement(report.stance),
        "date": _agreement(report.date),
        "both": [
            {"first": _coded(one.first), "second": _coded(one.second), "differ": list(one.differ)}
            for one in report.both
        ],
        "only_first": [_coded(event) for event in report.only_first],
        "only_second": [_coded(event) for event in report.only_second],
    }


def _agreement(one: Agreement) -> AgreementData:
    return {"alike": one.alike, "of": one.of, "kappa": one.kappa}


def _coded(event: Event) -> CodedData:
    return {
        "id": event.id,
        "line": event.source.line,
        "kind": event.kind,
        "date": event.date.text,
        "stance": event.stance.value,
        "roles": {role: list(players) for role, players in event.roles.items()},
    }
