"""Puts together what the gate lets through to a log, and records what a person decides on it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from tracker.drafting.gate import Gated, free_id
from tracker.log.head import drafted_by
from tracker.model.events import Drafted
from tracker.model.failures import LogError, QuestionError
from tracker.text.shape import Faults

_DECLARED = ("actors", "things")
DECISIONS = ("accepted", "edited", "rejected", "missed")


@frozen
class Draft:
    """A log that a program proposes: its head and events, and what was refused."""

    head: Mapping[str, Any]
    gated: Gated

    @property
    def tree(self) -> dict[str, Any]:
        """The log as plain data."""
        events = list(self.gated.passed)
        declared = {section: dict(entries) for section, entries in self.gated.declared.items()}
        codes = {code for entries in declared.values() for code in entries}
        return without_unnamed(
            {"document": dict(self.head), **declared, **({"events": events} if events else {})}, codes
        )


@frozen
class DraftMade:
    """A log that was drafted: by whom, its text, what passed and what was refused, and the files that were written."""

    drafter: str
    text: str
    gated: Gated
    files: tuple[str, ...] = ()


@frozen
class Shown:
    """An event of a drafted log: the sentence that it becomes, the line that it rests on, what was decided.

    `decision` is empty while there is none; `written` is the event as it stands in the log, and `lacks` names the roles
    that it needs and has not.
    """

    id: str
    kind: str
    sentence: str
    line: int | None
    said: str
    decision: str
    written: str
    lacks: tuple[str, ...] = ()


@frozen
class Reviewed:
    """Drafted logs: their events, what was decided on each, and the counts for each drafter."""

    proposals: tuple[Shown, ...]
    drafters: tuple[Mapping[str, Any], ...]


def decided(tree: Mapping[str, Any], decisions: Mapping[str, str]) -> dict[str, Any]:
    """Return a drafted log with more decisions, each an event's id with what was decided on it.

    What is rejected leaves the log. Raises QuestionError for an event that it has not, and for what is no decision.
    """
    _check_there(tree, decisions)
    wrong = next((decision for decision in decisions.values() if decision not in DECISIONS), None)
    if wrong is not None:
        raise QuestionError(f"'{wrong}' is no decision. An event is one of {', '.join(DECISIONS)}.")
    rejected = [name for name, decision in decisions.items() if decision == "rejected"]
    kept = [event for event in tree.get("events", []) if event.get("id") not in rejected]
    gone = [event for event in tree.get("events", []) if event.get("id") in rejected]
    new = {**tree, "document": _with_decisions(tree["document"], decisions), "events": kept}
    new = without_unnamed(new, {*_words(gone)})
    return new if kept else {key: value for key, value in new.items() if key != "events"}


def without_unnamed(tree: Mapping[str, Any], codes: Collection[str]) -> dict[str, Any]:
    """Return a log that declares of some persons and things only those that it names elsewhere.

    What else is declared stays: somebody may have written it for what is still to come.
    """
    found, named = dict(tree), _named_by(tree)
    for section in _DECLARED:
        entries = tree.get(section, {})
        kept = {code: entry for code, entry in entries.items() if code not in codes or named[code] - {code}}
        found |= {section: kept} if kept else {}
        if entries and not kept:
            del found[section]
    return found


def _named_by(tree: Mapping[str, Any]) -> Mapping[str, set[str]]:
    """Say of each word of a log, and of the actor whose part it is, in which declarations it stands, or elsewhere."""
    declared = [entry for section in _DECLARED for entry in tree.get(section, {}).items()]
    rest = [("", value) for section, value in tree.items() if section not in _DECLARED]
    named: dict[str, set[str]] = defaultdict(set)
    for where, value in (*declared, *rest):
        for word in _words(value):
            named[word].add(where)
            named[word.partition("/")[0]].add(where)
    return named


def _words(value: Any) -> Iterator[str]:
    """Yield every text within a value: a fluent's arguments one by one."""
    if isinstance(value, str):
        yield from re.findall(r"[\w/+-]+", value)
    elif isinstance(value, Mapping):
        yield from (word for one in (*value, *value.values()) for word in _words(one))
    elif isinstance(value, list | tuple):
        yield from (word for one in value for word in _words(one))


def edited_draft(tree: Mapping[str, Any], event: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a drafted log in which a person's event, which may have another id, stands in place of one that it has.

    Raises QuestionError for an event that it has not, and for the id of another.
    """
    _check_there(tree, [event])
    name = fields["id"]
    others = [*(one.get("id") for one in tree["events"]), *_drafted(tree["document"]).rejected]
    if name != event and name in others:
        raise QuestionError(f"The log has another event '{name}'. Give this one an id of its own.")
    events = [fields if one.get("id") == event else one for one in tree["events"]]
    decision = "missed" if event in _drafted(tree["document"]).missed else "edited"
    return {**tree, "document": _with_decisions(tree["document"], {event: "", name: decision}), "events": events}


def added(
    tree: Mapping[str, Any], fields: Mapping[str, Any], declared: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a drafted log with one more event, which its drafter missed, and what it declares; its kind names it."""
    drafted = _drafted(tree["document"])
    taken = {*(str(event.get("id", "")) for event in tree.get("events", [])), *drafted.rejected}
    name = free_id(str(fields["kind"]), taken)
    head = _with_decisions(tree["document"], {name: "missed"})
    events = [*tree.get("events", []), {"id": name, **fields}]
    written = {section: tree.get(section, {}) for section in declared}  # which a person may have mended
    new = {
        section: {**written[section], **_lacking(entries, written[section])} for section, entries in declared.items()
    }
    return {
        "document": head,
        **{key: value for key, value in tree.items() if key != "document"},
        **new,
        "events": events,
    }


def _lacking(entries: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, Any]:
    return {code: entry for code, entry in entries.items() if code not in written}


def _check_there(tree: Mapping[str, Any], names: Iterable[str]) -> None:
    """Raise QuestionError where a drafted log has not each of some events."""
    events = [str(event["id"]) for event in tree.get("events", []) if "id" in event]
    unknown = next((name for name in names if name not in events), None)
    if unknown is not None:
        raise QuestionError(f"The log has no event '{unknown}'. It has {', '.join(events) or 'none'}.")


def _with_decisions(head: Mapping[str, Any], decisions: Mapping[str, str]) -> dict[str, Any]:
    """Return a head with more decisions; where nothing was decided on an event, what was is taken back."""
    drafted = _drafted(head)
    new: dict[str, Any] = {"drafter": drafted.drafter}
    for decision in DECISIONS:
        kept = [name for name in getattr(drafted, decision) if name not in decisions]
        names = [*kept, *(name for name, made in decisions.items() if made == decision)]
        new |= {decision: names} if names else {}
    return {**head, "drafted-by": new}


def counted_decisions(heads: Iterable[Any]) -> list[dict[str, Any]]:
    """Count for each drafter what was accepted, edited, rejected and missed, over the heads of some logs."""
    found: dict[str, dict[str, Any]] = {}
    for drafted in map(_drafted, heads):
        row = found.setdefault(drafted.drafter, {"drafter": drafted.drafter, **dict.fromkeys(DECISIONS, 0)})
        for decision in DECISIONS:
            row[decision] += len(getattr(drafted, decision))
    return list(found.values())


def _drafted(head: Any) -> Drafted:
    """Read what a head says of its draft; raises LogError where that has a fault."""
    written = head.get("drafted-by") if isinstance(head, dict) else None
    if not isinstance(written, dict):
        raise QuestionError("The log was not drafted by a program: there is nothing to decide on.")
    faults = Faults("the head")
    drafted = drafted_by(written, faults)
    if faults.found or drafted is None:
        raise LogError(faults.found)
    return drafted


def refused_data(gated: Gated) -> list[dict[str, Any]]:
    """Return what was refused as plain data: each proposal with the reasons."""
    return [
        {"proposal": dict(one.proposal.fields), "quotation": one.proposal.quotation, "reasons": list(one.reasons)}
        for one in gated.refused
    ]
