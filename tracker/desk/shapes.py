"""The shapes of what `--json` prints about a store, its proofs and its catalogue, and of a log."""

from typing import Any, TypedDict

from tracker.reports.data.shapes_catalogue import DifferenceData
from tracker.reports.data.shapes_findings import AppendedData


class StatusData(TypedDict):
    """What a store is, and which catalogue the program would give it: `tracker status`."""

    address: str
    database: str
    schema: str
    program_schema: str
    documents: int
    events: int
    mendings: int
    entries: int
    last_append: str | None
    catalogue: str | None
    origin: str | None
    root: str | None
    index_fresh: bool
    bytes: int
    given_catalogue: str


class TroubleData(TypedDict):
    """Something that is wrong, and what to do."""

    message: str
    remedy: str


class CheckData(TypedDict):
    """What was looked at, and what was found."""

    name: str
    troubles: list[TroubleData]


class DoctorData(TypedDict):
    """What is wrong with a store: `tracker doctor`."""

    store: str
    checks: list[CheckData]


class CheckpointData(TypedDict):
    """The log's name, size and root, by whom they are signed, and the note to be kept: `tracker checkpoint`."""

    origin: str
    size: int
    root: str
    recorded_at: str
    signed_by: list[str]
    note: str


class InclusionData(TypedDict):
    """A proof that an entry is in a log: `tracker prove`."""

    entry: dict[str, Any]
    index: int
    hashes: list[str]
    checkpoint: CheckpointData


class StampData(TypedDict):
    """An authority that stamped a checkpoint, and when."""

    authority: str
    at: str


class VouchedData(InclusionData):
    """A proof that was verified, and the time stamp of the checkpoint that it leads to: `tracker verify --proof`."""

    stamp: StampData | None


class StoreDifferenceData(TypedDict):
    """Something in a store that is not as it was appended."""

    code: str
    position: int | None
    message: str
    remedy: str


class VerifiedData(TypedDict):
    """What differs in a store, and the checkpoint that it was held against, with its time stamp: `tracker verify`."""

    checkpoint: CheckpointData
    against: CheckpointData | None
    stamp: StampData | None
    differences: list[StoreDifferenceData]


class RenewedData(TypedDict):
    """How many fluents were worked out, and up to which position the spans stand: `tracker rebuild`."""

    fluents: int
    position: int


class LoadedData(TypedDict):
    """Which catalogue is in force, whether it is new, and what changed: `tracker seeds load`."""

    catalogue: str
    new: bool
    changes: list[DifferenceData]


class MendingData(AppendedData):
    """What a mending appended, and the id of its entry: `tracker correct` and the other mendings."""

    entry: str


class BegunData(TypedDict):
    """The beginning of a log, or an event to be filled in, as YAML; what the text does not give: `tracker new`."""

    yaml: str
    missing: list[str]
    source: str


class FoundLineData(TypedDict):
    """A line of a text on which some words stand."""

    file: str
    line: int
    excerpt: str


class LocatedData(TypedDict):
    """Where some words stand in texts: `tracker locate`."""

    words: str
    found: list[FoundLineData]


class _Document(TypedDict):
    document: dict[str, Any]


class LogData(_Document, total=False):
    """A document's log as it was appended, section by section: `tracker export`."""

    things: dict[str, dict[str, Any]]
    actors: dict[str, dict[str, Any]]
    events: list[dict[str, Any]]
    mending: list[dict[str, Any]]
    expectations: list[dict[str, Any]]
    open: list[Any]
