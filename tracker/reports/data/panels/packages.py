"""A panel as a data package (Frictionless, version 2): what its file holds, how it was made, and on what it rests."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.model.days import iso
from tracker.model.events import Document
from tracker.projections.panel.columns import PanelColumn
from tracker.projections.panel.panel import Panel
from tracker.reports.data.panels.rows import MISSING
from tracker.reports.language.documents import title

_PROFILE = "https://datapackage.org/profiles/2.0/"
DATA, DESCRIPTION, CROISSANT, CODEBOOK = "panel.csv", "datapackage.json", "croissant.json", "codebook.md"
CSL, BIBTEX = "sources.json", "sources.bib"


@frozen
class PanelMade:
    """How a panel was made: the command, the program, the log's root, and the file with its hash, bytes and rows."""

    command: str
    program: str
    root: str
    path: str
    sha256: str
    bytes: int
    rows: int


def package(panel: Panel, made: PanelMade, documents: Sequence[Document]) -> str:
    """Describe a panel's file for programs: keys, types, missing values, hash, and how to make it again."""
    told: dict[str, Any] = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "panel",
        "title": headline(panel),
        "version": str(panel.asked.position),
        "resources": [_resource(panel, made)],
        "sources": [_source(document) for document in documents],
        "tracker": how(panel, made),
    }
    if not told["sources"]:
        del told["sources"]  # there must be one, where there are any
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def how(panel: Panel, made: PanelMade) -> dict[str, Any]:
    """Say how a panel was made, so that anyone can make it again and prove from which log."""
    asked = panel.asked
    return {
        "command": made.command,
        "program": made.program,
        "rule": panel.wanted.rule,
        "from": iso(panel.wanted.first),
        "to": iso(panel.wanted.last),
        "known-by": iso(asked.known_by),
        "recorded-by": asked.recorded_by,
        "catalogue": asked.catalogue,
        "position": asked.position,
        "root": made.root,
    }


def headline(panel: Panel) -> str:
    """Say in a line what a panel has."""
    sorts = {
        "dyad": "Directed pairs" if panel.wanted.directed else "Pairs",
        "actor": "Actors",
        "member": "Actors and formats",
    }
    return f"{sorts[panel.wanted.unit]} by {panel.wanted.every}, {iso(panel.wanted.first)} to {iso(panel.wanted.last)}"


def _resource(panel: Panel, made: PanelMade) -> dict[str, Any]:
    return {
        "name": "panel",
        "type": "table",
        "path": made.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": made.bytes,
        "hash": f"sha256:{made.sha256}",
        "schema": {
            "$schema": f"{_PROFILE}tableschema.json",
            "fields": [_field(column) for column in panel.columns],
            "primaryKey": panel.key,
            "missingValues": [MISSING],
        },
    }


def _field(column: PanelColumn) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    limits: dict[str, Any] = {"required": True} if column.is_key else {}
    if column.words:
        limits["enum"] = [int(word) if column.type == "integer" else word for word in column.words]
    return {**told, "constraints": limits} if limits else told


def _source(document: Document) -> Mapping[str, str]:
    told = {"title": title(document), "path": document.address if document.address.startswith("http") else ""}
    return {key: value for key, value in told.items() if value}
