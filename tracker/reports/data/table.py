"""A table of acts of one kind as plain data."""

from tracker.model.numbers import Number
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.table import ActTable, TableRow
from tracker.reports.data.event import event_source
from tracker.reports.data.plain import happening_data
from tracker.reports.data.relation import asked_data
from tracker.reports.data.shapes_table import AnsweringData, NumberData, TableData, TableRowData
from tracker.reports.language.sentences import event_sentence, happening_sentence


def table_data(report: ActTable) -> TableData:
    """Return a table as plain data: its rows with their numbers, answers and sources, and the sums."""
    return {
        **asked_data(report.asked),
        "kind": report.wanted.kind,
        "rows": [_row(row, report.narrative) for row in report.rows],
        "acts": report.acts,
        "sums": [{"unit": one.unit, "number": _number(one.number)} for one in report.sums],
    }


def _row(row: TableRow, narrative: Narrative) -> TableRowData:
    return {
        **happening_data(row.happening),
        "contested": row.happening.id in narrative.contested,
        "sentence": event_sentence(row.event, narrative.catalogue, narrative.events),
        "who": list(row.who),
        "whom": list(row.whom),
        "number": _number(row.number),
        "counted": row.counted,
        "answers": [_answer(answer, narrative) for answer in row.answers],
        "sources": [event_source(event, narrative.documents[event.document]) for event in row.happening.events],
    }


def _answer(answer: Happening, narrative: Narrative) -> AnsweringData:
    return {
        **happening_data(answer),
        "sentence": happening_sentence(answer, narrative.catalogue, narrative.events),
    }


def _number(number: Number | None) -> NumberData | None:
    if number is None:
        return None
    low, high = (None if end is None else float(end) for end in (number.low, number.high))
    return {"text": number.text, "least": low, "most": high}
