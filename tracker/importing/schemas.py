"""The JSON Schema of mappings, made from what reads them: editors complete and check by it while one types."""

from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.importing.reading import SECTIONS, WHOLE
from tracker.log.head import HEAD
from tracker.log.schemas import DRAFT, Schema, shape_schema
from tracker.log.shapes import MENDINGS


def mapping_schema(catalogue: Catalogue) -> Schema:
    """Describe a mapping by a catalogue: its parts, the keys of a head, and the kinds of what its rules tell."""
    whole = shape_schema(WHOLE)
    properties: dict[str, Any] = whole["properties"]
    head = {"type": "object", "properties": {key: {} for key in HEAD.keys}, "required": [*HEAD.required]}
    properties["documents"]["properties"]["head"] = {**head, "additionalProperties": False}
    kinds = {"events": [*catalogue.codes("kinds")], "mending": [*MENDINGS]}
    for section in SECTIONS:
        for some in properties[section]["anyOf"]:
            rule = some.get("items", some)
            rule["properties"] = {**rule["properties"], "kind": {"enum": kinds[section]}}
    return {
        "$schema": DRAFT,
        "title": "A mapping of a dataset",
        "description": f"Made by 'tracker schema mapping' from catalogue {catalogue.version}.",
        **whole,
    }
