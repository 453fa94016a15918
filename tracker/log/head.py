"""Reads the head of a log: what the document is, and when it was published."""

from typing import Any

from tracker.catalogue.values import date_value
from tracker.log.values import identifier, run_of_lines
from tracker.model.days import FUTURE
from tracker.model.events import HANDLING, Document, Source
from tracker.text.shape import Faults, Key, Shape, Wrong, many, one_of, read_fields, text, whole_number, yes_or_no

_PUBLISHED = Shape(
    {
        "date": Key(date_value, required=True),
        "basis": Key(one_of(("printed", "inferred")), required=True),
        "line": Key(many(whole_number)),
    }
)


def _published(value: Any, faults: Faults) -> dict[str, Any]:
    return read_fields(value, _PUBLISHED, faults, "'published'")


HEAD = Shape(
    {
        "id": Key(identifier, required=True),
        "title": Key(text, required=True),
        "publisher": Key(text, required=True),
        "published": Key(_published, required=True),
        "retrieved": Key(date_value),
        "dateline": Key(text),
        "language": Key(text),
        "source": Key(text),
        "sha256": Key(text),
        "address": Key(text),
        "skip": Key(many(run_of_lines)),
        "quotable": Key(yes_or_no),
        "covers": Key(date_value),
        "desk": Key(yes_or_no),
        "handling": Key(one_of(HANDLING)),
    }
)


def read_document(fields: Any, faults: Faults, source: Source) -> Document | None:
    """Read a log's head; None where a fault keeps it from standing."""
    values = read_fields(fields, HEAD, faults, "the document")
    published = values.get("published", {})
    if not all(key in values for key in ("id", "title", "publisher")) or "date" not in published:
        return None
    retrieved = values.get("retrieved")  # an undated page was published by the day on which it was retrieved
    dated = published["date"].by(retrieved.latest) if retrieved else published["date"]
    if dated.latest >= FUTURE - 1:  # pages count from the day after it, and the last day of all has none
        remedy = "Say by when at the latest: 'published: {date: \"[2021..2022-03]\"}', or add 'retrieved:'."
        faults.at_value(fields, "published", Wrong("never-published", "the publication has no latest day", remedy))
    return Document(
        id=values["id"],
        title=values["title"],
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
        covers=values.get("covers"),
        handling=values.get("handling", ""),
        body=fields,
    )
