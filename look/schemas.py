"""Writes a JSON Schema of what each command prints with `--json`, from the shapes that the program has of it."""

import json
from typing import Any

from tracker.desk.described import PRINTED, schema, shape_title

__all__ = ["PRINTED", "page", "schema", "shape_title"]


def page() -> str:
    """Write the schema: any of the answers, with the shapes that they are made of."""
    shapes_below: dict[str, Any] = {}
    printed = dict.fromkeys(shape for answers in PRINTED.values() for shape in answers)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What tracker prints with --json",
        "description": "Written by 'make documents' from the program. commands.md says which command prints what.",
        "anyOf": [schema(shape, shapes_below) for shape in printed],
        "$defs": shapes_below,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
