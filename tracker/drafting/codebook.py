"""What another program is told that is to propose: the kinds that may fit, the shape of proposals, the text's lines."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.headlines import headlines
from tracker.drafting.proposals import SHAPE
from tracker.drafting.sentences import sentences_of
from tracker.model.catalogue import Kind, Role

_KINDS = 40
_OF_A_SENTENCE = 3
_RULES = """\
Propose every event that the text says happened, was announced or was denied, as JSON in the shape below.
The quotation is at most ten words of one line, copied to the letter. Actors stand by a code or any of their names.
A date is written 2021-05-22, 2021-05 or 2021, as precisely as the words near the quotation give it and never more so;
where they give none, write [..{published}]. What cannot be shown so is refused; propose only what the text says."""


def fitting_kinds(catalogue: Catalogue, lines: Sequence[str]) -> list[Kind]:
    """List the kinds that the sentences of a text may tell of, those that fit most often first."""
    ready = headlines(catalogue)
    found: Counter[str] = Counter()
    for sentence in sentences_of(lines):
        for name, score in ready.kinds(sentence.text, _OF_A_SENTENCE):
            found[name] += int(10 * score)
    return [catalogue.known_kind(name) for name, _ in found.most_common(_KINDS)]


def asked(catalogue: Catalogue, lines: Sequence[str], published: str) -> dict[str, Any]:
    """Return what a program is asked, as plain data."""
    return {
        "rules": _RULES.format(published=published),
        "published": published,
        "schema": SHAPE,
        "kinds": [_kind(kind) for kind in fitting_kinds(catalogue, lines)],
        "lines": {str(number): line for number, line in enumerate(lines, 1) if line.strip()},
    }


def prompt(catalogue: Catalogue, lines: Sequence[str], published: str) -> str:
    """Write what a program is asked as text for one that reads prose."""
    data = asked(catalogue, lines, published)
    kinds = [f"{kind['kind']}: {kind['label']}\n  roles: {_roles(kind['roles'])}" for kind in data["kinds"]]
    numbered = [f"{number}: {line}" for number, line in data["lines"].items()]
    shape = json.dumps(SHAPE, indent=1)
    parts = (data["rules"], "The shape:", shape, "The kinds:", "\n".join(kinds), "The text, line by line:")
    return "\n\n".join((*parts, "\n".join(numbered))) + "\n"


def _kind(kind: Kind) -> dict[str, Any]:
    roles = {name: _role(role) for name, role in kind.roles.items()}
    return {"kind": kind.name, "label": kind.label, "roles": roles, "instead": kind.instead}


def _role(role: Role) -> str:
    return f"{'optional ' if role.optional else ''}{'list of ' if role.several else ''}{role.type}"


def _roles(roles: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {type_}" for name, type_ in roles.items())
