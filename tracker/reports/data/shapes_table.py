"""The shape of a table of acts of one kind."""

from typing import TypedDict

from tracker.reports.data.shapes import AskedData, EventSourceData, HappeningData, ToldHappeningData


class NumberData(TypedDict):
    """A number as it is written, with the least and the most that it can be."""

    text: str
    least: float | None
    most: float | None


class AnsweringData(HappeningData):
    """What was done in answer."""

    sentence: str


class TableRowData(ToldHappeningData):
    """What some did, how many, and what was answered; what is part of another row is not counted."""

    sentence: str
    who: list[str]
    whom: list[str]
    number: NumberData | None
    counted: bool
    answers: list[AnsweringData]
    sources: list[EventSourceData]


class SumData(TypedDict):
    """What all did together in one unit; None where no bound is known."""

    unit: str
    number: NumberData | None


class TableData(AskedData):
    """Who did something of one kind, how many, when and what was answered: `tracker table`."""

    kind: str
    rows: list[TableRowData]
    acts: int
    sums: list[SumData]
