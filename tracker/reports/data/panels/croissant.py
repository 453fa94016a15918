"""A panel for Dataverse and others that read Croissant (MLCommons, version 1.0): the file, and a field a column."""

import json
from collections.abc import Sequence
from typing import Any

from tracker.model.events import Document
from tracker.projections.panel.columns import PanelColumn
from tracker.projections.panel.panel import Panel
from tracker.reports.data.panels.packages import PanelMade, headline

_CROISSANT = "http://mlcommons.org/croissant/"
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "string": "sc:Text", "date": "sc:Date"}
_OF_CROISSANT = (
    "citeAs",
    "column",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": _CROISSANT,
    "dct": "http://purl.org/dc/terms/",
    "rai": f"{_CROISSANT}RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{word: f"cr:{word}" for word in _OF_CROISSANT},
}


def croissant(panel: Panel, made: PanelMade, documents: Sequence[Document]) -> str:
    """Describe a panel's file as Croissant has it, with the licences of its sources where these name any."""
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": f"{_CROISSANT}1.0",
        "name": "panel",
        "description": f"{headline(panel)}. Made by: {made.command}. Root of the log: {made.root}.",
        "version": f"{panel.asked.position}.0.0",
        "license": sorted({one.licence for one in documents if one.licence}),
        "citeAs": "; ".join(sorted({one.citation for one in documents if one.citation})),
        "distribution": [_file(made)],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "rows",
                "name": "rows",
                "key": [{"@id": f"rows/{name}"} for name in panel.key],
                "field": [_field(column, made) for column in panel.columns],
            }
        ],
    }
    return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False, indent=2) + "\n"


def _file(made: PanelMade) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": made.path,
        "name": made.path,
        "contentUrl": made.path,
        "contentSize": f"{made.bytes} B",
        "encodingFormat": "text/csv",
        "sha256": made.sha256,
    }


def _field(column: PanelColumn, made: PanelMade) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"rows/{column.name}",
        "name": column.name,
        "description": column.says,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": made.path}, "extract": {"column": column.name}},
    }
