"""Proposals of events, whoever makes them: a file or the output of a program, in one documented shape.

    {"drafter": "a name", "proposals": [{"kind": "...", "date": "...", "quotation": "...", ...}]}

A proposal is an event as a log has it, with the words of the text that say it as its `quotation`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from tracker.drafting.sequence import Candidate
from tracker.model.failures import QuestionError
from tracker.text.characters import one_line
from tracker.text.traps import MOST_DEPTH

_OURS = ("quotation", "line", "id", "evidence")
"""What a proposal says beside its event, or the gate says for it."""
SHAPE: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Proposals of events for a draft",
    "type": "object",
    "required": ["drafter", "proposals"],
    "properties": {
        "drafter": {"type": "string", "description": "who proposes: a program, with its version"},
        "proposals": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "quotation"],
                "properties": {
                    "kind": {"type": "string", "description": "a kind of the catalogue"},
                    "date": {"type": "string", "description": "the day of the act, as logs write dates"},
                    "quotation": {"type": "string", "description": "at most ten words of one line, to the letter"},
                    "line": {"type": "integer", "description": "the line of the text on which they stand"},
                    "stance": {"enum": ["reported", "claimed", "denied", "announced"]},
                    "according-to": {"description": "who says it, nearest first"},
                },
                "additionalProperties": {"description": "the roles of the kind, and what else an event may say"},
            },
        },
    },
}


@frozen
class Proposal:
    """An event that somebody proposes, the words of the text that are to say it, and what is to be declared for it.

    `words` are the text's for what is declared with a longer name, by its code. Quotations of other lines that say who
    plays a role stand `beside` its own, each with its line.
    """

    fields: Mapping[str, Any]
    quotation: str
    line: int | None = None
    declared: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    words: Mapping[str, str] = field(factory=dict)
    beside: tuple[tuple[str, int], ...] = ()


@frozen
class Proposed:
    """All that one drafter proposes."""

    drafter: str
    proposals: tuple[Proposal, ...]


def by_rules(drafter: str, candidates: Iterable[Candidate]) -> Proposed:
    """Return what rules propose."""
    return Proposed(
        drafter,
        tuple(Proposal(one.fields, one.quotation, one.line, one.declared, one.words, one.beside) for one in candidates),
    )


def read_proposals(written: str | bytes) -> Proposed:
    """Read what a program proposes; raises QuestionError where that is not in the documented shape."""
    try:
        data = json.loads(written)
        json.dumps(data, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError):
        raise _wrong("they are no JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("proposals"), list):
        raise _wrong("there is no list 'proposals'")
    drafter = data.get("drafter")
    if not isinstance(drafter, str) or not drafter.strip() or one_line(drafter) != drafter:
        raise _wrong("'drafter' does not say who proposes")
    return Proposed(drafter.strip(), tuple(map(_proposal, data["proposals"])))


def _proposal(written: Any) -> Proposal:
    if not isinstance(written, dict):
        raise _wrong("a proposal is no object")
    line = written.get("line")
    quotation = written.get("quotation")
    fields = {str(key): _plain(value) for key, value in written.items() if key not in _OURS}
    return Proposal(
        fields,
        quotation if isinstance(quotation, str) else "",
        line if isinstance(line, int) and not isinstance(line, bool) else None,
    )


def _plain(value: Any, depth: int = 1) -> Any:
    """Return a value as a log has it: texts, lists and mappings of them, no deeper than one can be read."""
    if depth > MOST_DEPTH:
        raise _wrong(f"a value is nested deeper than {MOST_DEPTH} levels")
    if isinstance(value, Mapping):
        return {str(key): _plain(part, depth + 1) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part, depth + 1) for part in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _wrong(why: str) -> QuestionError:
    return QuestionError(f"The proposals cannot be read: {why}. 'tracker draft --prompt' shows their shape.")
