"""The documents of a page for programs that keep references: CSL JSON, which Zotero and pandoc read.

Schema: https://github.com/citation-style-language/schema, `csl-data.json`.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from tracker.model.dates import VagueDate
from tracker.model.days import PAST
from tracker.model.events import Document
from tracker.reports.language.documents import terms
from tracker.reports.render.sources import is_page
from tracker.text.characters import one_line


def csl(documents: Sequence[Document]) -> str:
    """Write documents as CSL JSON, in the order in which they come."""
    return json.dumps([_item(document) for document in documents], ensure_ascii=False, indent=2) + "\n"


def _item(document: Document) -> dict[str, Any]:
    linked = is_page(document.address)
    told = {
        "id": document.id,
        "type": "webpage" if linked else "document",
        "title": one_line(document.title),
        "publisher": one_line(document.publisher),
        "issued": _issued(document),
        "language": one_line(document.language),
        "URL": one_line(document.address) if linked else "",
        "note": _note(document),
    }
    return {key: value for key, value in told.items() if value}


def _issued(document: Document) -> dict[str, Any]:
    """Write the days of publication: a day, a month or a year where they are one, else the first and the last."""
    circa = {"circa": True} if document.basis == "inferred" else {}
    return {"date-parts": parts(document.published), **circa}


def parts(published: VagueDate) -> list[list[int]]:
    """Return the year, month and day of a publication, as far as they are one; the first and the last day if not."""
    last = date.fromordinal(published.latest)
    first = date.fromordinal(published.earliest) if published.earliest > PAST else last
    after = date.fromordinal(min(published.latest + 1, date.max.toordinal()))
    if first == last:
        return [[last.year, last.month, last.day]]
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1) and first.year == last.year:
        return [[last.year]]
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return [[last.year, last.month]]
    return [[first.year, first.month, first.day], [last.year, last.month, last.day]]


def _note(document: Document) -> str:
    """Say how a document is to be handled, that its day is inferred, and on which terms it may be used."""
    inferred = "day of publication inferred" if document.basis == "inferred" else ""
    return "; ".join(part for part in (document.handling, inferred, *map(one_line, terms(document))) if part)
