"""The shape of a panel."""

from typing import TypedDict

from tracker.reports.data.shapes import AskedData


class ColumnData(TypedDict):
    """A column of a panel: its name and type, what it says, the words that may stand in it, if it is of the key."""

    name: str
    type: str
    says: str
    words: list[str]
    key: bool


class PanelData(AskedData):
    """Rows by actors and period, each cell under its column, None where nothing is known: `tracker panel`."""

    command: str
    key: list[str]
    columns: list[ColumnData]
    rows: list[list[str | int | float | None]]
