"""What each command answers as plain data: the types that the code is held to, and a JSON Schema of them."""

from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import attrs

from tracker.desk import shapes as desk
from tracker.reports.briefs.briefing import Briefing
from tracker.reports.data import (
    shapes,
    shapes_catalogue,
    shapes_drafts,
    shapes_findings,
    shapes_imported,
    shapes_network,
    shapes_panel,
    shapes_preview,
    shapes_table,
    spans,
    two_coders,
)

_SIMPLE = {str: "string", int: "integer", bool: "boolean", float: "number", NoneType: "null"}

_MENDINGS = ("correct", "retract", "merge", "split", "resolve", "answer")
_LOOKED_UP = {
    "kinds": shapes_catalogue.KindData,
    "actors": shapes_catalogue.ActorData,
    "things": shapes_catalogue.ThingData,
    "fluents": shapes_catalogue.FluentData,
}

PRINTED: dict[str, tuple[Any, ...]] = {
    "check": (shapes_findings.FindingsData, shapes_findings.FixedData),
    "preview": (shapes_preview.PreviewData, shapes_findings.FindingsData),
    "new": (desk.BegunData,),
    "locate": (desk.LocatedData,),
    "compare": (two_coders.CodingsComparedData, shapes_findings.FindingsData),
    "draft": (shapes_drafts.DraftData, shapes_findings.FindingsData),
    "review": (shapes_drafts.ReviewData, shapes_findings.FindingsData),
    "append": (shapes_findings.AppendedData, shapes_findings.FindingsData),
    "import": (shapes_imported.ImportedData, shapes_imported.TakenBackData, shapes_findings.FindingsData),
    "sheet": (list[str],),
    "export": (desk.LogData,),
    "replay": (shapes.RelationData, shapes.GlanceData),
    "timeline": (shapes.CourseData,),
    "changes": (shapes.ChangesData,),
    "who": (shapes.MatchesData,),
    "members": (shapes.MatchesData,),
    "network": (shapes_network.NetworkData,),
    "calendar": (shapes.AgendaData,),
    "events": (shapes.ListingData,),
    "spans": (spans.SpansData,),
    "table": (shapes_table.TableData,),
    "panel": (shapes_panel.PanelData,),
    "show": (shapes.EventData,),
    "brief": (Briefing,),
    **dict.fromkeys(_MENDINGS, (desk.MendingData, shapes_findings.FindingsData)),
    "checkpoint": (desk.CheckpointData,),
    "witness": (desk.CheckpointData,),
    "verify": (desk.VerifiedData, desk.VouchedData),
    "prove": (desk.InclusionData,),
    "status": (desk.StatusData,),
    "rebuild": (desk.RenewedData,),
    "doctor": (desk.DoctorData,),
    **{name: (list[shape],) for name, shape in _LOOKED_UP.items()},  # type: ignore[valid-type]
    "seeds check": (shapes_findings.FindingsData,),
    "seeds diff": (list[shapes_catalogue.DifferenceData],),
    "seeds load": (desk.LoadedData, shapes_findings.FindingsData),
    "seeds reference": (list[str],),
}
"""What each command prints with `--json`: the shape of an answer, and of a refusal where there is one."""


def shape_title(shape: Any) -> str:
    """Name a shape as the schema does."""
    if get_origin(shape) is list:
        return f"list of {shape_title(get_args(shape)[0])}"
    return str(shape.__name__.removesuffix("Data"))


def schema(shape: Any, below: dict[str, Any]) -> dict[str, Any]:
    """Describe a type; records are described once, among the shapes below."""
    if shape is Any:
        return {}
    if shape in _SIMPLE:
        return {"type": _SIMPLE[shape]}
    if is_typeddict(shape) or attrs.has(shape):
        if shape_title(shape) not in below:
            below[shape_title(shape)] = {}  # it may be part of itself
            below[shape_title(shape)] = _record(shape, below)
        return {"$ref": f"#/$defs/{shape_title(shape)}"}
    return _made_of_others(shape, below)


def _made_of_others(shape: Any, below: dict[str, Any]) -> dict[str, Any]:
    """Describe a list, a mapping, or one of several types."""
    origin, parts = get_origin(shape), get_args(shape)
    if origin in {Union, UnionType}:
        kinds = [schema(part, below) for part in parts]
        if all(kind.keys() == {"type"} for kind in kinds):
            return {"type": [kind["type"] for kind in kinds]}
        return {"anyOf": kinds}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(parts[1], below)}
    assert origin in {list, tuple}, f"{shape} has no JSON Schema"
    if origin is tuple and Ellipsis not in parts:
        return {"type": "array", "prefixItems": [schema(part, below) for part in parts], "items": False}
    return {"type": "array", "items": schema(parts[0], below)}


def _record(shape: Any, below: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(shape)
    needed = [key for key in hints if not is_typeddict(shape) or key in shape.__required_keys__]
    return {
        "description": (shape.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {key: schema(hint, below) for key, hint in hints.items()},
        "required": needed,
        "additionalProperties": False,
    }
