"""Logs as files: found in folders, and read from YAML."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from tracker.log.assembly import DECLARING, SECTIONS, RawEntry, RawLog
from tracker.model.events import Source
from tracker.text.characters import escaped
from tracker.text.files import MOST_BYTES, is_folder, yaml_bytes, yaml_files
from tracker.text.reader import read_yaml
from tracker.text.shape import Faults, Wrong, unknown
from tracker.text.tree import Fields, TreeList

STANDARD_INPUT = "(standard input)"
"""What findings call the log that is read from the standard input."""


def log_files(paths: Iterable[Path]) -> list[Path]:
    """List the YAML files named, and those in the folders named, in order; a folder without any stands for itself."""
    found: list[Path] = []
    for path in paths:
        found.extend((yaml_files(path) if is_folder(path) else []) or [path])
    return list(dict.fromkeys(found))


def read_file(path: Path, shown: str | None = None) -> RawLog:
    """Read one file to a raw log; what is no log at all is reported like every other fault."""
    file = escaped(shown or path.as_posix()).replace("\n", " ")  # a name may hold what a terminal would obey
    try:
        return read_log(_log_bytes(path), file)
    except Wrong as wrong:
        faults = Faults(file)
        faults.at_start({}, wrong)
        return RawLog(None, Source(file, 1), [], faults)


def _log_bytes(path: Path) -> bytes:
    if is_folder(path) and not yaml_files(path):
        raise Wrong("no-logs", "the folder has no logs", "Name logs: files whose names end in .yaml.")
    return yaml_bytes(path)


def read_stream(stream: BinaryIO, shown: str = STANDARD_INPUT) -> RawLog:
    """Read a log from a stream of bytes, no further than shows that it is too large."""
    return read_log(stream.read(MOST_BYTES + 1), shown)


def read_log(data: bytes, file: str) -> RawLog:
    """Read the text of one file to a raw log, with everything that is wrong with its shape."""
    source = read_yaml(data, file)
    faults = Faults(file, source.lines, list(source.findings))
    root = source.root
    if not isinstance(root, Fields):
        if not faults.found:
            remedy = "It begins with 'document:' and has 'events:' below."
            faults.at_start({}, Wrong("not-a-log", "the file is not a log", remedy))
        return RawLog(None, Source(file, 1), [], faults)
    return RawLog(_head(root, faults), Source(file, root.line), _entries(root, file, faults), faults)


def _head(root: Fields, faults: Faults) -> Any:
    for key in root:
        if key not in ("document", *SECTIONS):
            wrong = unknown("key", key, ("document", *SECTIONS), f"A log has: document, {', '.join(SECTIONS)}.")
            faults.at_key(root, key, wrong)
    if "document" not in root:
        faults.at_start(root, Wrong("missing-key", "the log lacks 'document'", "Begin with 'document:' and its 'id:'."))
    elif not isinstance(root["document"], Fields):
        faults.at_value(root, "document", _no_keys("document"))
        return None
    return root.get("document")


def _entries(root: Fields, file: str, faults: Faults) -> list[RawEntry]:
    entries: list[RawEntry] = []
    for section in SECTIONS:
        rows = root.get(section)
        if rows is None or rows == "":
            continue
        if section in DECLARING and isinstance(rows, Fields):
            for code, fields in rows.items():
                if isinstance(fields, Fields):
                    entries.append(RawEntry(section, fields, Source(file, rows.marks[code][0]), code))
                else:
                    faults.at_value(rows, code, _no_keys(code))
        elif section not in DECLARING and isinstance(rows, TreeList):
            for index, fields in enumerate(rows):
                if isinstance(fields, Fields) or section == "open":
                    entries.append(RawEntry(section, fields, Source(file, rows.marks[index][0])))
                else:
                    faults.at_item(rows, index, _no_keys(section))
        else:
            faults.at_key(root, section, _no_entries(section))
    return entries


def _no_keys(what: str) -> Wrong:
    return Wrong("shape", f"under '{what}' belong keys with their values", "Write 'key: value', one a line.")


def _no_entries(section: str) -> Wrong:
    if section in DECLARING:
        message, remedy = "belong codes with their keys below", "Write each as 'a-code: {type: ..., name: ...}'."
    elif section == "open":
        message, remedy = "belongs a list of texts", "Begin each question with '- '."
    else:
        message, remedy = "belongs a list of entries", "Begin each entry with '- id: ...'."
    return Wrong("shape", f"under '{section}' {message}", remedy)
