"""Begins a log: the head that a text gives, or an event of a kind with its roles, to be filled in."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from tracker.desk.cited import CitedText, cited_text
from tracker.desk.naming import NotThere
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.shapes import BegunData
from tracker.log.heads import HeadFound
from tracker.model.catalogue import Kind, Role
from tracker.text.shape import nearest
from tracker.text.writer import write_yaml, written_value

_TO_ADD = {
    "title": "title: the title, as a citation",
    "publisher": "publisher: who published it",
    "published": "published: {date: ..., basis: printed, line: ...}, or basis: inferred",
    "language": "language: en",
}
_TYPES = {
    "word": "words of yours, as a noun with its article",
    "number": "722, ~50, >150",
    "date": "2021, 2021-05, 2021-05-22",
    "event": "an event's id, or document/event",
}


@frozen
class Begun:
    """The beginning of a log, or an event to be filled in, as YAML.

    `plain` is the text that evidence will point into, where the file that was named holds it in another form; `source`
    is what that text is called.
    """

    yaml: str
    missing: tuple[str, ...] = ()
    source: str = ""
    plain: str = ""


def begun(opened: Opened, what: str | Path) -> Report[Begun]:
    """Begin the log of a text that is named by its file, or an event of a kind; what is neither is refused."""
    path = Path(what)
    if path.is_file():
        return Report(_begun_log(cited_text(opened, path)), lambda one: one.yaml.removesuffix("\n"), _data)
    catalogue = opened.catalogue()
    kind = catalogue.kind(str(what))
    if kind is None:
        near = nearest(str(what), catalogue.codes("kinds"))
        raise NotThere(
            "text or kind", str(what), near, "Name the file of a text, or a kind: 'tracker kinds' lists them."
        )
    return Report(Begun(_event(kind)), lambda one: one.yaml.removesuffix("\n"), _data)


def _begun_log(text: CitedText) -> Begun:
    """Write the head of a text's log, and name what it still needs."""
    head = text.head()
    return Begun(_log(head), head.missing, text.source, "" if text.read.is_plain else text.read.text)


def _log(head: HeadFound) -> str:
    """Write the beginning of a log, with a comment for each key that the text does not give."""
    written = write_yaml({"document": dict(head.fields)})
    return written + "".join(f"  # {_TO_ADD[key]}\n" for key in head.missing) + "events:\n"


def _event(kind: Kind) -> str:
    """Write an event of a kind to be filled in: what it needs first, then what it may have."""
    needed = {name: role for name, role in kind.roles.items() if not role.optional}
    optional = {name: role for name, role in kind.roles.items() if role.optional}
    rows = [
        (f"  - id: {kind.name}", "an id of this event in its log"),
        (f"    kind: {kind.name}", kind.label),
        ("    date:", "2021, 2021-05, 2021-05-22, [2021-05..2021-07]; or in words, for 'check --fix'"),
        *((f"    {name}:", _role(name, role, kind)) for name, role in needed.items()),
        ("    evidence:", "some words of the text; 'check --fix' finds their line"),
        *((f"    # {name}:", _role(name, role, kind)) for name, role in optional.items()),
    ]
    width = max(len(written) for written, _ in rows) + 2
    example = {"id": kind.name, "kind": kind.name, **kind.example}
    lines = [f"{written:<{width}}# {said}" for written, said in rows]
    shown = [f"  # As an example: {written_value(example)}"] if kind.example else []
    return "\n".join([*lines, *shown]) + "\n"


def _role(name: str, role: Role, kind: Kind) -> str:
    """Say who or what plays a role."""
    several = ", or a list" if role.several or name in kind.each else ""
    return f"{_TYPES.get(role.type, f'the code or name of {_an(role.type)}')}{several}"


def _an(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _data(one: Begun) -> BegunData:
    return {"yaml": one.yaml, "missing": list(one.missing), "source": one.source}
