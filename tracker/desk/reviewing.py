"""Shows what was drafted beside the lines that say it, and records what a person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.catalogue.catalogue import DECLARED, Catalogue, UnknownName
from tracker.desk.cited import check_cited_shown
from tracker.desk.files import write_file
from tracker.desk.lazily import Lazily
from tracker.desk.naming import NotThere
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.drafting.drafts import Reviewed, Shown, added, counted_decisions, decided, edited_draft
from tracker.drafting.gate import DATES
from tracker.drafting.rules import Text
from tracker.drafting.told import event_told
from tracker.log.assembly import RawLog
from tracker.log.deciding import undecided
from tracker.log.files import read_file, read_log
from tracker.log.head import read_document
from tracker.log.reading import LogReader
from tracker.log.values import identifier
from tracker.log.writing import log_tree
from tracker.model.catalogue import Kind
from tracker.model.counted import date_meant
from tracker.model.days import FUTURE
from tracker.model.events import Document, Event, Log
from tracker.model.failures import LogError, QuestionError
from tracker.narrative.narrative import is_actor_type, narrate
from tracker.reports.data.drafts import review_data
from tracker.reports.language.sentences import event_sentence
from tracker.reports.text.drafts import review_text
from tracker.text.characters import one_line, text_lines
from tracker.text.shape import Faults, Wrong, nearest
from tracker.text.writer import write_yaml

withholding = Lazily("tracker.desk.withholding")  # no store is looked into where there is none

__all__ = ["Shown", "add_missed", "decide", "edit", "fill_drafted", "reviewed"]

_UNCHANGED = "Nothing was changed."


def reviewed(opened: Opened, paths: Sequence[Path]) -> Report[Reviewed]:
    """Show the events of drafted logs beside the lines that they rest on, and count what was decided."""
    return _review(opened, {path: _drafted_log(opened, path) for path in paths})


def _review(opened: Opened, raws: Mapping[Path, RawLog]) -> Report[Reviewed]:
    proposals = [one for path, raw in raws.items() for one in _proposals(raw, path, _catalogue(opened, raw))]
    drafters = counted_decisions(raw.head for raw in raws.values())
    return Report(Reviewed(tuple(proposals), tuple(drafters)), review_text, review_data)


def decide(opened: Opened, path: Path, decisions: Mapping[str, str]) -> Report[Reviewed]:
    """Record what a person decides on events of a drafted log; what is rejected leaves the log."""
    return _recorded(opened, path, decided(log_tree(_drafted_log(opened, path)), decisions))


def edit(opened: Opened, path: Path, event: str, written: str) -> Report[Reviewed]:
    """Put what a person wrote in place of an event of a drafted log, and record that it was edited."""
    return _recorded(opened, path, edited_draft(log_tree(_drafted_log(opened, path)), event, _event_in(written)))


def add_missed(opened: Opened, path: Path, kind: str, words: str) -> Report[Reviewed]:
    """Add an event that the drafter missed: of a kind, with what the sentence with some words says of it."""
    raw = _drafted_log(opened, path)
    catalogue = _catalogue(opened, raw)
    document = _head_of(raw, catalogue)
    found = catalogue.kind(kind)
    if found is None:
        raise NotThere(
            "kind", kind, nearest(kind, catalogue.codes("kinds")), "'tracker kinds' finds them by a headline."
        )
    lines = _lines(path, document)
    if not lines:
        raise QuestionError(f"The text '{document.text}' does not stand beside the log. Put it there.")
    text = Text(lines, document.published, document.skip)
    event = event_told(catalogue, text, found, words) if words.split() else None
    if event is None:
        raise QuestionError(f"'{one_line(words)}' stands on no line of '{document.text}'. Copy the words from it.")
    return _recorded(opened, path, added(log_tree(raw), event.roles, event.declared))


def fill_drafted(opened: Opened, path: Path, event: str, values: Mapping[str, str]) -> Report[Reviewed]:
    """Give keys of a drafted event what a person writes: names become codes, words dates, and nothing takes a key away.

    Where several may stand, commas part them. Raises QuestionError for an event that the log has not.
    """
    raw = _drafted_log(opened, path)
    tree = log_tree(raw)
    found = (dict(one) for one in tree.get("events", []) if one.get("id") == event)
    fields: dict[str, Any] = next(found, {"id": event})
    catalogue = _catalogue(opened, raw)
    kind = catalogue.kind(str(fields.get("kind", "")))
    published = _head_of(raw, catalogue).published
    day = min(published.latest, FUTURE)
    for key, written in values.items():
        fields[key] = _value(written, kind, key, lambda name: _code(catalogue, name, day))
        if _is_date(key, kind):
            fields[key] = date_meant(written, published) or written.strip()
    try:
        identifier(fields["id"], Faults(event))
    except Wrong as wrong:
        raise QuestionError(f"{wrong.message}. {wrong.remedy}") from None
    return _recorded(opened, path, edited_draft(tree, event, {key: value for key, value in fields.items() if value}))


def _is_date(key: str, kind: Kind | None) -> bool:
    role = kind.roles.get(key) if kind else None
    return key in DATES or (role is not None and role.type == "date")


def _value(written: str, kind: Kind | None, key: str, code: Callable[[str], str]) -> str | list[str]:
    """Return what a person wrote for a key as a log has it."""
    role = kind.roles.get(key) if kind else None
    plain = written.strip()
    if role is None or not is_actor_type(role.type):
        return plain
    names = [name for part in plain.removeprefix("[").removesuffix("]").split(",") if (name := part.strip())]
    codes = [code(name) for name in names]
    return codes if role.several or len(codes) > 1 else "".join(codes)


def _code(catalogue: Catalogue, name: str, day: int) -> str:
    """Return the code of whom a person names; the name itself where it is nobody's, for `check` to ask about."""
    try:
        return catalogue.find_actor(name, day).code
    except UnknownName:
        return name


def _recorded(opened: Opened, path: Path, tree: Mapping[str, Any]) -> Report[Reviewed]:
    """Write a log with what was decided, if it can be read then, and show it."""
    written = write_yaml(tree)
    review = _review(opened, {path: read_log(written.encode(), path.as_posix())})
    write_file(path, written, opened.store_file)
    return review


def _event_in(written: str) -> dict[str, Any]:
    """Read the one event that a person wrote; raises LogError for its faults, QuestionError where it is not one."""
    indented = "".join(f"  {line}\n" for line in written.rstrip().splitlines())
    raw = read_log(f"document: {{}}\nevents:\n{indented}".encode(), "the event")
    if raw.faults.found:
        raise LogError(raw.faults.found, _UNCHANGED)
    fields = raw.entries[0].fields if len(raw.entries) == 1 else {}
    if "id" not in fields:
        raise QuestionError("Write one event. Begin it with '- id:'.")
    try:
        identifier(fields["id"], raw.faults)
    except Wrong as wrong:
        raw.faults.at_value(fields, "id", wrong)
        raise LogError(raw.faults.found, _UNCHANGED) from None
    return dict(fields)


def _drafted_log(opened: Opened, path: Path) -> RawLog:
    """Read a log that a program drafted; raises LogError or QuestionError where it is none, or may not be shown."""
    raw = read_file(path)
    if opened.handling:
        withholding.check_may_be_shown(opened, [raw])
        check_cited_shown(opened, [raw], path.parent)
    if raw.faults.found:
        raise LogError(raw.faults.found)
    if not isinstance(raw.head, dict) or not isinstance(raw.head.get("drafted-by"), dict):
        raise QuestionError("The log was not drafted by a program: there is nothing to decide on.")
    return raw


def _catalogue(opened: Opened, raw: RawLog) -> Catalogue:
    """Return the catalogue with what the store's logs and a drafted log declare; its faults are told by a check."""
    declared: dict[str, dict[str, Any]] = {section: {} for section in DECLARED}
    for entry in raw.entries:
        if entry.section in declared:
            declared[entry.section][entry.code] = entry.fields
    return opened.catalogue_with_declared().with_declared(**declared)


def _proposals(raw: RawLog, path: Path, catalogue: Catalogue) -> list[Shown]:
    """Return the events of a drafted log, each beside the line that it rests on."""
    document = _head_of(raw, catalogue)
    open_ids = {str(event.get("id", "")) for event in undecided(raw)}
    lines = _lines(path, document)
    events, wrong = _events(raw, document, catalogue)
    found = []
    for entry in raw.entries:
        if entry.section == "events":
            name = str(entry.fields.get("id", ""))
            event = events.get(name)
            line = event.evidence[0].line if event and event.evidence else None
            said = lines[line - 1] if line and line <= len(lines) and document.quotable else ""
            decision = "" if name in open_ids else _decision(document, name)
            sentence = wrong.get(name) or (event_sentence(event, catalogue) if event else "")
            kind = str(entry.fields.get("kind", ""))
            written, lacks = write_yaml([entry.fields]), _lacking(catalogue.kind(kind), entry.fields)
            found.append(Shown(name, kind, sentence, line, said, decision, written, lacks))
    return found


def _lacking(kind: Kind | None, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the roles that a kind needs and an event has not: those with a share of its number it need not name."""
    roles = kind.roles.items() if kind else ()
    named = (name for name, role in roles if not role.optional and name not in fields)
    return tuple(name for name in named if not (kind and name in kind.each and "each" in fields))


def _head_of(raw: RawLog, catalogue: Catalogue) -> Document:
    """Read the head of a drafted log; raises LogError where it cannot be read."""
    faults = Faults(raw.source.file, raw.faults.lines)
    document = read_document(raw.head, faults, raw.source, catalogue)
    if document is None or document.drafted is None:
        raise LogError(faults.found)
    return document


def _decision(document: Document, name: str) -> str:
    drafted = document.drafted
    lists = (("accepted", drafted.accepted), ("edited", drafted.edited), ("missed", drafted.missed)) if drafted else ()
    return next((decision for decision, names in lists if name in names), "")


def _events(raw: RawLog, document: Document, catalogue: Catalogue) -> tuple[dict[str, Event], dict[str, str]]:
    """Read the events of a log, each by itself, and say what is wrong with those that have a fault."""
    read, wrong = list[Event](), dict[str, str]()
    for entry in raw.entries:
        if entry.section == "events":
            faults = Faults(raw.source.file, raw.faults.lines)
            event = LogReader(document, catalogue, faults).event(entry.fields, entry.source)
            read += [event] if event is not None else []
            if faults.found:
                wrong[str(entry.fields.get("id", ""))] = "; ".join(finding.message for finding in faults.found)
    narrative = narrate([Log(document, tuple(read))], catalogue)
    return {event.id: narrative.events[event.ref] for event in read}, wrong


def _lines(path: Path, document: Document) -> list[str]:
    """Return the lines of the text that a log cites, where it stands beside the log."""
    text = path.parent / Path(document.text).name
    return text_lines(text.read_bytes()) if document.text and text.is_file() else []
