"""Plain data for programs: what `--json` prints, with the same content as the text."""

import json
from typing import Any

from tracker.model.days import iso
from tracker.narrative.happenings import Happening
from tracker.narrative.spans import Condition
from tracker.reports.data.shapes import ConditionData, HappeningData, SpanData
from tracker.text.characters import in_json


def to_json(data: Any) -> str:
    """Write data as JSON that a person can read too."""
    return in_json(json.dumps(data, ensure_ascii=False, indent=2))


def span_data(days: tuple[int, int]) -> SpanData:
    """Return a range of days, an open end as None."""
    return {"earliest": iso(days[0]), "latest": iso(days[1])}


def condition_data(state: Condition) -> ConditionData:
    """Return a condition as its answer and its values."""
    return {"answer": state.answer.value, "values": [value for value in state.values if value is not None]}


def happening_data(happening: Happening) -> HappeningData:
    """Return when a happening was and took effect, and whether that is certain."""
    return {
        "happening": happening.id,
        "date": span_data(happening.act),
        "effective": span_data(happening.works),
        "certain": happening.certain,
        "doubt": happening.doubt,
    }
