"""Reads the head of a log: what the document is, and when it was published."""

import re
from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.values import date_value
from tracker.log.shapes import event_shapes
from tracker.log.values import identifier, run_of_lines
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE
from tracker.model.events import HANDLING, Covered, Document, Drafted, Source
from tracker.text.lines import check_lines
from tracker.text.made import made_of
from tracker.text.shape import (
    Faults,
    Key,
    Shape,
    Wrong,
    line,
    many,
    one_of,
    read_fields,
    text,
    whole_number,
    yes_or_no,
)

_PUBLISHED = Shape(
    {
        "date": Key(date_value, required=True),
        "basis": Key(one_of(("printed", "inferred")), required=True),
        "line": Key(many(whole_number)),
    }
)


@made_of("shape", _PUBLISHED)
def _published(value: Any, faults: Faults) -> dict[str, Any]:
    return read_fields(value, _PUBLISHED, faults, "'published'")


@made_of("as", date_value)
def _days_covered(value: Any, faults: Faults) -> VagueDate:
    """Read the days that are covered: their first is a day, a month or a year, or open."""
    days = date_value(value, faults)
    if re.match(r"\[|/|[^/]*[X?~%]", days.text):
        message = f"'{days.text}' leaves it open from which day on the format is covered"
        raise Wrong("not-sure-days", message, "Write days of which you are sure, as 1958/2014, 1958/.. or 1995.")
    return days


_COVERED = Shape({"format": Key(text, required=True), "days": Key(_days_covered, required=True)})


@made_of("shape", _COVERED)
def _covered(value: Any, faults: Faults) -> Covered | None:
    values = read_fields(value, _COVERED, faults, "what is covered")
    return Covered(**values) if len(values) == len(_COVERED.keys) else None


@made_of("either", (date_value, many(_covered)))
def _covers(value: Any, faults: Faults) -> VagueDate | tuple[Covered, ...]:
    """Read what the log is complete of: days of the world, or formats with days."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict) for item in items):
        return tuple(covered for covered in many(_covered)(value, faults) if covered)
    return date_value(value, faults)


_IDS = many(identifier)
_DRAFTED = Shape(
    {
        "drafter": Key(line, required=True),
        "accepted": Key(_IDS),
        "edited": Key(_IDS),
        "rejected": Key(_IDS),
        "missed": Key(_IDS),
    }
)


@made_of("shape", _DRAFTED)
def drafted_by(value: Any, faults: Faults) -> Drafted | None:
    """Read who drafted a log, and what was decided on each proposal."""
    values = read_fields(value, _DRAFTED, faults, "'drafted-by'")
    return Drafted(**values) if "drafter" in values else None


HEAD = Shape(
    {
        "id": Key(identifier, required=True),
        "title": Key(line, required=True),
        "title-en": Key(line),
        "publisher": Key(line, required=True),
        "published": Key(_published, required=True),
        "retrieved": Key(date_value),
        "dateline": Key(line),
        "language": Key(text),
        "source": Key(text),
        "sha256": Key(text),
        "address": Key(text),
        "skip": Key(many(run_of_lines)),
        "quotable": Key(yes_or_no),
        "covers": Key(_covers),
        "desk": Key(yes_or_no),
        "handling": Key(one_of(HANDLING)),
        "licence": Key(line),
        "citation": Key(line),
        "drafted-by": Key(drafted_by),
        "mapping": Key(identifier),
    }
)


NAMES = ("title", "title-en", "publisher", "dateline", "licence", "citation")
"""What names a document on a page, and says on which terms it may be used: each stands on one line."""


def read_document(fields: Any, faults: Faults, source: Source, catalogue: Catalogue | None = None) -> Document | None:
    """Read a log's head; None where a fault keeps it from standing.

    Where a catalogue is given, the log is not stored yet: the formats that it covers are looked up, and what names it
    has to stand on one line.
    """
    values = read_fields(fields, HEAD, faults, "the document")
    if catalogue is not None and isinstance(fields, dict):
        check_lines(fields, faults, NAMES)
    published = values.get("published", {})
    if not all(key in values for key in ("id", "title", "publisher")) or "date" not in published:
        return None
    retrieved = values.get("retrieved")  # an undated page was published by the day on which it was retrieved
    dated = published["date"].by(retrieved.latest) if retrieved else published["date"]
    if dated.latest >= FUTURE - 1:  # pages count from the day after it, and the last day of all has none
        remedy = "Say by when at the latest: 'published: {date: \"[2021..2022-03]\"}', or add 'retrieved:'."
        faults.at_value(fields, "published", Wrong("never-published", "the publication has no latest day", remedy))
    covers = values.get("covers")
    if isinstance(covers, tuple) and catalogue is not None:
        _check_formats(fields["covers"], catalogue, faults)
    return Document(
        id=values["id"],
        title=values["title"],
        title_en=values.get("title-en", ""),
        publisher=values["publisher"],
        published=dated,
        basis=published.get("basis", "inferred"),
        source=source,
        language=values.get("language", ""),
        dateline=values.get("dateline", ""),
        text=values.get("source", ""),
        sha256=values.get("sha256", ""),
        address=values.get("address", ""),
        skip=values.get("skip", ()),
        quotable=values.get("quotable", True),
        desk=values.get("desk", False),
        covers=None if isinstance(covers, tuple) else covers,
        formats=covers if isinstance(covers, tuple) else (),
        handling=values.get("handling", ""),
        licence=values.get("licence", ""),
        citation=values.get("citation", ""),
        drafted=values.get("drafted-by"),
        body=fields,
    )


def _check_formats(covers: Any, catalogue: Catalogue, faults: Faults) -> None:
    """Report what is said to be covered and is no format of the catalogue."""
    for item in covers if isinstance(covers, list) else [covers]:
        code = item.get("format") if isinstance(item, dict) else None
        try:
            if isinstance(code, str):
                event_shapes(catalogue).named("format")(code, faults)
        except Wrong as wrong:
            faults.at_value(item, "format", wrong)
