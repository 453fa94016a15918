"""JSON Schemas of logs, seeds and mappings by the catalogue in force."""

from __future__ import annotations

from typing import Any

from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.importing.schemas import mapping_schema
from tracker.log.schemas import log_schema, seeds_schema
from tracker.model.failures import QuestionError
from tracker.reports.data.plain import to_json

_MADE = {"log": log_schema, "seeds": seeds_schema, "mapping": mapping_schema}


def schema_report(opened: Opened, what: str) -> Report[dict[str, Any]]:
    """Describe a log, a file of seeds or a mapping by the catalogue in force."""
    if what not in _MADE:
        raise QuestionError(f"'{what}' has no schema. Use one of {', '.join(_MADE)}.")
    return Report(_MADE[what](opened.catalogue()), to_json, lambda schema: schema)
