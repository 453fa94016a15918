"""Writes logs: a whole one from its raw entries, and the desk's own with one more mending."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from attrs import frozen

from tracker.log.assembly import DECLARING, SECTIONS, RawLog
from tracker.text.writer import write_yaml

DESK = "desk"
"""The id of the document in which the desk mends."""


def log_text(raw: RawLog) -> str:
    """Write a log as canonical YAML: its head, then its sections in their order."""
    return write_yaml(log_tree(raw))


def log_tree(raw: RawLog) -> dict[str, Any]:
    """Return a log as plain data: its head, then its sections in their order."""
    return {"document": raw.head, **_sections(raw)}


@frozen
class DeskText:
    """The desk's document with one more entry: its whole text, the new entry as YAML, and the entry's id."""

    text: str
    added: str
    id: str


def with_mending(before: RawLog | None, kind: str, entry: Mapping[str, Any], today: str) -> DeskText:
    """Add an entry to the desk's document, or begin it; the entry gets the first free id of its kind."""
    head: Mapping[str, Any] = {
        "id": DESK,
        "title": "Mendings of the desk",
        "publisher": "the desk",
        "published": {"date": today, "basis": "printed"},
        "desk": "yes",
    }
    sections: dict[str, Any] = {}
    if before is not None:
        head, sections = before.head, _sections(before)
    entries = list(sections.get("mending", []))
    taken = {one["id"] for section in sections.values() for one in section if isinstance(one, dict) and "id" in one}
    number = next(number for number in count(1) if f"{kind}-{number}" not in taken)
    new = {"id": f"{kind}-{number}", "kind": kind, **entry}
    sections["mending"] = [*entries, new]
    ordered = {section: sections[section] for section in SECTIONS if section in sections}
    return DeskText(write_yaml({"document": head, **ordered}), write_yaml({"mending": [new]}), new["id"])


def _sections(raw: RawLog) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in SECTIONS:
        entries = [entry for entry in raw.entries if entry.section == section]
        if entries and section in DECLARING:
            found[section] = {entry.code: entry.fields for entry in entries}
        elif entries:
            found[section] = [entry.fields for entry in entries]
    return found
