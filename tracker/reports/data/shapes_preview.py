"""The shapes of what an append would do, as JSON."""

from typing import TypedDict

from tracker.reports.data.shapes import ConditionData, EventSourceData
from tracker.reports.data.shapes_findings import FindingData

KnownOtherwiseData = TypedDict(
    "KnownOtherwiseData",
    {
        "fluent": str,
        "actors": list[str],
        "shared_by_members_of": list[str],
        "from": str | None,
        "to": str | None,
        "before": ConditionData,
        "after": ConditionData,
    },
)
"""The days on which a condition would be known otherwise than it is: null where they have no first or no last."""


class PreviewedEventData(EventSourceData):
    """A new event: its sentence, what it changes, the events that are one happening with it or near."""

    kind: str
    date: str
    sentence: str
    changes: list[KnownOtherwiseData]
    with_earlier: list[str]
    joins: list[str]
    near: list[str]


class PreviewData(TypedDict):
    """What an append would do, and what somebody should look at before: `tracker preview`."""

    documents: list[str]
    new_documents: list[str]
    present: int
    mendings: int
    events: list[PreviewedEventData]
    further: list[KnownOtherwiseData]
    contested: list[FindingData]
    failing: list[FindingData]
    alike: list[FindingData]
    warnings: list[FindingData]
