"""Reads which sections a page is to have, and in which order: a small file of a desk's own, read strictly."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.desk.files import read_bytes
from tracker.model.failures import LogError
from tracker.reports.briefs.sections import Arrangement, Form
from tracker.text.reader import read_yaml
from tracker.text.shape import Faults, Key, Reader, Shape, Wrong, read_fields, unknown

_NONE = "none"


def arrangement(file: str, form: Form) -> Arrangement:
    """Read a file of sections for a form of page; raises LogError with every fault, and FileError."""
    source = read_yaml(read_bytes(Path(file)), file)
    faults = Faults(source.file, source.lines, list(source.findings))
    values: dict[str, Any] = {}
    try:
        values = read_fields(source.root, _shape(form), faults, "the file of sections")
    except Wrong as wrong:
        if not faults.found:
            faults.at_start({}, wrong)
    if faults.found:
        raise LogError(faults.found, "No page was made.")
    return Arrangement(values["sections"], values.get("annex"))


def _shape(form: Form) -> Shape:
    sections = _names(form.sections, "section", f"Sections of {form.name}")
    annex = _names(form.annex, "section of the annex", f"Sections of the annex of {form.name}")
    return Shape({"sections": Key(sections, required=True), "annex": Key(annex if form.annex else _no_annex(form))})


def _no_annex(form: Form) -> Reader:
    """Refuse an annex of a form that has none."""

    def read(_value: Any, _faults: Faults) -> tuple[str, ...]:
        raise Wrong("no-annex", f"{form.name} has no annex", "Leave 'annex' out, or ask for two pages: --pages 2.")

    return read


def _names(known: Sequence[str], what: str, called: str) -> Reader:
    """Read a list of sections, each known and there once; of an annex also that there is none."""
    otherwise = f"{called}: {', '.join(known)}."

    def read(value: Any, faults: Faults) -> tuple[str, ...]:
        if value == _NONE and what != "section":
            return ()
        items = value if isinstance(value, list) else [value]
        if not items or items == [""]:
            raise Wrong("empty-value", "no section is named", f"Name one at least. {otherwise}")
        found: list[str] = []
        for index, item in enumerate(items):
            wrong = _fault(item, found, known, what, otherwise)
            if wrong is None:
                found.append(item)
            elif isinstance(value, list):
                faults.at_item(value, index, wrong)
            else:
                raise wrong
        return tuple(found)

    return read


def _fault(item: Any, found: Sequence[str], known: Sequence[str], what: str, otherwise: str) -> Wrong | None:
    """Say what is wrong with one name of a section; None where nothing is."""
    if not isinstance(item, str):
        return Wrong("not-text", "a name belongs here, not a list or a mapping", f"Write names alone. {otherwise}")
    if item in found:
        return Wrong("said-twice", f"the section '{item}' is named twice", "Keep one of them.")
    return None if item in known else unknown(what, item, known, otherwise)
