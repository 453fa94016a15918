"""Answers the call of a tool: its data, or what is wrong with what to do; never an exception."""

import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.assistants.arguments import NAME, read_arguments
from tracker.assistants.folders import Folders
from tracker.assistants.tools import TOOLS
from tracker.desk.desk import Desk
from tracker.desk.findings import faults_report
from tracker.desk.naming import check_known
from tracker.desk.texts import one_line
from tracker.model.failures import FileError, LogError, QuestionError, StoreError, TrackerError

_FAMILIES = {QuestionError: "question", LogError: "log", StoreError: "store", FileError: "file"}
_BY_NAME = {tool.name: tool for tool in TOOLS}


class Answered(NamedTuple):
    """What a call came to: the answer, or an error in its place."""

    data: dict[str, Any]
    is_error: bool = False


def answer(desk: Desk, folders: Folders, name: str, sent: Mapping[str, Any]) -> Answered:
    """Answer the call of a tool with what was sent."""
    try:
        check_known("tool", name[:NAME], _BY_NAME)
        tool = _BY_NAME[name]
        return Answered(tool.ask(desk, folders, **read_arguments(tool.arguments, sent)))
    except TrackerError as failure:
        return Answered(_told(failure), is_error=True)
    except Exception as fault:  # noqa: BLE001 - a server goes on, and its client gets a sentence
        return Answered(_failed(fault), is_error=True)


def _told(failure: TrackerError) -> dict[str, Any]:
    """Return a failure as data: its family, what is wrong and what to do, what is near, and every finding."""
    family = next((name for sort, name in _FAMILIES.items() if isinstance(failure, sort)), "tracker")
    findings = failure.findings if isinstance(failure, LogError) else ()
    return _error(
        family,
        one_line(str(failure)),
        near=[one_line(name) for name in getattr(failure, "near", ())],
        findings=faults_report(findings).to_dict()["findings"],
    )


def _failed(fault: Exception) -> dict[str, Any]:
    """Return a fault of the program as data; what it is about is told to whoever runs the server, to no client."""
    if os.environ.get("TRACKER_DEBUG"):
        traceback.print_exception(fault, file=sys.stderr)
    else:
        sys.stderr.write(one_line(f"The tracker itself failed ({type(fault).__name__}: {fault}).") + "\n")
    said = f"The tracker itself failed ({type(fault).__name__}). Nothing was changed."
    return _error("tracker", f"{said} Ask otherwise, and report it with what the server wrote under TRACKER_DEBUG=1.")


def _error(family: str, message: str, **more: list[Any]) -> dict[str, Any]:
    return {"error": {"family": family, "message": message, "near": [], "findings": [], **more}}
