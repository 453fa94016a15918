"""Columns: what each is called, what type it has, what it says, and on which documents it rests."""

import re
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from tracker.model.catalogue import Pattern
from tracker.model.failures import QuestionError
from tracker.projections.panel.wanted import PanelWanted

Cell = int | float | str | None
"""A value in a row; None is written as missing, and never as 0."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@frozen(eq=False)
class PanelColumn:
    """A column of a panel: its type is that of a data package ('integer', 'number', 'string', 'date').

    `words` are what may stand in it, where these are few. `documents` grows while rows are made.
    """

    name: str
    type: str
    says: str
    words: tuple[str, ...] = ()
    documents: set[str] = field(factory=set, repr=False)
    is_key: bool = False


def column_name(pattern: Pattern) -> str:
    """Name the column of a fluent: by the fluent, its named arguments, and the value that is asked for."""
    named = [arg for arg in pattern.args if arg != "*"]
    return slug(" ".join((pattern.fluent, *named, pattern.value or "")))


def slug(words: str) -> str:
    """Write words as the name of a variable: small letters, digits and underscores."""
    return _NOT_IN_NAMES.sub("_", words.lower()).strip("_")


def all_columns(parts: Iterable[Sequence[PanelColumn]]) -> list[PanelColumn]:
    """Put columns together; raises QuestionError where two have one name."""
    columns = [column for part in parts for column in part]
    names = [column.name for column in columns]
    for name in names:
        if names.count(name) > 1:
            raise QuestionError(f"Two columns would be called '{name}'. Ask for each fluent once.")
    return columns


_NAMED = {
    "ccode": ("integer", "Number in the Correlates of War list, on the last day of the row"),
    "gwcode": ("integer", "Number in the list of Gleditsch and Ward, on the last day of the row"),
    "iso3c": ("string", "Code of ISO 3166 in three letters"),
    "name": ("string", "Name on the last day of the row"),
    "code": ("string", "Code of the catalogue, which every actor has"),
}
_WHEN = {
    "year": [("year", "integer", "Year")],
    "quarter": [("year", "integer", "Year"), ("quarter", "integer", "Quarter, 1 to 4")],
    "month": [("year", "integer", "Year"), ("month", "integer", "Month, 1 to 12")],
    "day": [("year", "integer", "Year"), ("date", "date", "Day")],
}


def key_columns(wanted: PanelWanted) -> list[PanelColumn]:
    """Describe the columns that say of whom a row is, and when."""
    ends = ("1", "2") if wanted.unit == "dyad" else ("",)
    identity = {"cow": "ccode", "gw": "gwcode"}.get(wanted.system, "code")
    found = [
        PanelColumn(f"{name}{end}", sort, says, is_key=name == identity)
        for name, (sort, says) in _NAMED.items()
        for end in ends
    ]
    if wanted.unit == "dyad":
        found.append(PanelColumn("dyadid", "integer", "The lower number of the first list times 1000, plus the higher"))
    if wanted.unit == "member":
        found += [
            PanelColumn("format", "string", "Code of the format", is_key=True),
            PanelColumn("format_name", "string", "Name of the format on the last day of the row"),
        ]
    return [*found, *(PanelColumn(name, sort, says, is_key=True) for name, sort, says in _WHEN[wanted.every])]
