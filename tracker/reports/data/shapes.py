"""The shapes of what `--json` prints: each a type, so that the code is held to it and the schema is made from it."""

from typing import Any, TypedDict


class SpanData(TypedDict):
    """A range of days, YYYY-MM-DD; an open end is null."""

    earliest: str | None
    latest: str | None


class AskedData(TypedDict):
    """The three dates of a question, the catalogue and the position of the log that it was answered with."""

    on: str | None
    known_by: str | None
    recorded_by: str | None
    catalogue: str
    position: int | None


class EvidenceData(TypedDict, total=False):
    """Where a document says it: a line or another place, and a few words where the document may be quoted."""

    line: int
    at: str
    words: str


class TermsData(TypedDict, total=False):
    """On which terms a document may be used, and how it is to be cited, where its log says so."""

    licence: str
    citation: str


class EventSourceData(TermsData):
    """Where an event stands, and what its document says it by."""

    event: str
    document: str
    published: str
    file: str
    line: int
    evidence: list[EvidenceData]
    stance: str
    according_to: list[list[str]]


class WitnessData(EventSourceData):
    """An event that decides an answer; `implied` where it only presupposes what it is called for.

    `rests_on` says that it tells of another fluent: of what carries this one, or of who took the seat.
    """

    says: str
    implied: bool
    rests_on: bool


class HoldingData(TypedDict):
    """The answer about a fluent or one of its values: how sure, why only possibly, since when, on whose word."""

    fluent: str
    value: str | None
    answer: str
    why: list[str]
    since: SpanData
    last_evidence: str | None
    through: str | None
    section: str
    witnesses: list[WitnessData]


class HappeningData(TypedDict):
    """When a happening was and took effect, and why that is doubtful, if it is."""

    happening: str
    date: SpanData
    effective: SpanData
    certain: bool
    doubt: str | None


class ToldHappeningData(HappeningData):
    """A happening, and whether its reports contradict one another."""

    contested: bool


class ActData(ToldHappeningData):
    """A happening of a chronology, as it is told, with its causes and its events."""

    sentence: str
    causes: list[str]
    through: str | None
    cause_only: bool
    events: list[EventSourceData]


class VersionData(EventSourceData):
    """One report of a contested happening."""

    sentence: str
    date: str


class ContestedData(ToldHappeningData):
    """A happening whose reports contradict one another, with each version."""

    versions: list[VersionData]


class StatementData(EventSourceData):
    """A figure or a position, and when it was stated."""

    sentence: str
    roles: dict[str, list[str]]
    stated: SpanData


class CountData(TypedDict):
    """How often something happened: surely so often, and at most so often (null: nobody can say)."""

    of: str
    by: list[str]
    certain: int
    possible: int | None


_If = TypedDict("_If", {"if": str | None})


class PlanData(EventSourceData, _If):
    """What was announced: its status on the day, its degree, its date, and on what it depends."""

    sentence: str
    status: str
    degree: str | None
    date: str
    denied_by: list[str]


class LeftOutData(TypedDict):
    """A document that was not known by then, surely (`later`) or possibly."""

    document: str
    published: str
    later: bool


class RelationData(AskedData):
    """What holds between two actors at the end of a day: `tracker replay A B`."""

    actors: list[str]
    documents: list[str]
    events: int
    left_out: list[LeftOutData]
    answers: list[HoldingData]
    figures: list[StatementData]
    positions: list[StatementData]
    counts: list[CountData]
    pending: list[PlanData]
    contested: list[ContestedData]
    chronology: list[ActData]


class LastData(TypedDict):
    """What happened last with somebody."""

    happening: str
    date: SpanData


class CounterpartData(TypedDict):
    """With whom an actor has relations, and what happened last."""

    actor: str
    answers: list[HoldingData]
    last: LastData | None


class GlanceData(AskedData):
    """An actor's relations at a glance: `tracker replay A`."""

    actor: str
    counterparts: list[CounterpartData]


class ConditionData(TypedDict):
    """An answer, and the values that it is about."""

    answer: str
    values: list[str]


_FromTo = TypedDict("_FromTo", {"from": str | None, "to": str | None})


class RunData(ConditionData, _FromTo):
    """Over which days a fluent had which answer; `through` a format that shares it with one of the two."""

    fluent: str
    through: str | None


class CourseData(AskedData):
    """The whole course of two actors' relation: `tracker timeline`."""

    actors: list[str]
    chronology: list[ActData]
    runs: list[RunData]


class MendedData(TypedDict):
    """A mending that came between two states of the store."""

    entry: str
    kind: str
    of: list[str]
    reason: str


class TransitionData(TypedDict):
    """How the answer about a fluent changed, on which day, and by which events; `through` a format that shares it."""

    fluent: str
    through: str | None
    day: str | None
    turn: str
    before: ConditionData
    after: ConditionData
    witnesses: list[WitnessData]


class ChangesData(TypedDict):
    """What changed between two days or two states of knowledge: `tracker changes`."""

    actors: list[str]
    before: AskedData
    after: AskedData
    published: list[str]
    mended: list[MendedData]
    changes: list[TransitionData]
    chronology: list[ActData]


class PatternData(TypedDict):
    """A fluent with open places."""

    fluent: str
    args: list[str]
    value: str | None


class MatchesData(AskedData):
    """Every fluent that fits, and whether the log has any that does: `tracker who`, `tracker members`."""

    pattern: PatternData
    told: bool
    answers: list[HoldingData]


class ListedEventData(EventSourceData):
    """An event of a list, as it is told."""

    kind: str
    date: str
    sentence: str
    happening: str


class AgendaItemData(TypedDict):
    """What comes up: its sort, its days, and the fluent or the event."""

    sort: str
    date: SpanData
    fluent: str | None
    event: ListedEventData | None


class AgendaData(AskedData):
    """What lapses, takes effect, is due or grows stale: `tracker calendar`."""

    until: str | None
    actor: str | None
    items: list[AgendaItemData]


class ListingData(AskedData):
    """The events that fit: `tracker events`."""

    events: list[ListedEventData]


class EventMendingData(TypedDict):
    """A mending of an event: what it sets, what it removes, and why."""

    entry: str
    kind: str
    reason: str
    set: dict[str, Any]
    remove: list[str]


class EventData(EventSourceData):
    """An event with its happening and all that reports the same: `tracker show`."""

    kind: str
    sentence: str
    date: str
    body: dict[str, Any]
    happening: ToldHappeningData
    reports: list[EventSourceData]
    mendings: list[EventMendingData]
    called_off_by: list[str]
    initiates: list[str]
