"""Lists in sentences: the first of many names, and of a part of whom it is one."""

import re
from collections.abc import Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Kind
from tracker.model.events import Event
from tracker.model.numbers import parse_number
from tracker.reports.language.words import listed, number_word

MOST_NAMED = 8
"""So many of a list are named in a sentence; of more, the first few."""

_FIRST = 3
_ITS = re.compile(r"\bits\b")


def first_named(event: Event, role: str, names: Sequence[str]) -> list[str]:
    """Return the names that a sentence gives of a role: of a long list the first, and how many others there are."""
    if event.listed is None or event.listed.role != role or len(names) <= MOST_NAMED:
        return list(names)
    return [*names[:_FIRST], f"{len(names) - _FIRST} others"]


def theirs(event: Event, kind: Kind, template: str) -> str:
    """Put a template of what one did into the plural, where several did it: 'their ambassadors'."""
    listed = event.listed
    if listed is None or listed.role != kind.subject or len(event.roles[listed.role]) == 1:
        return template
    return _ITS.sub("their", template.replace("its ambassador", "their ambassadors"))


def its(text: str, actors: Sequence[str]) -> str:
    """Say 'its' for whose act it is, where nobody else is named between: 'Lithuania closed its embassy in China'."""
    named = listed(actors)
    own = re.compile(rf"^({re.escape(named)}) ([^A-Z]*)\b{re.escape(named)}'s? ")
    return own.sub(rf"\1 \2{'its' if len(actors) == 1 else 'their'} ", text) if named else text


def as_one_of(event: Event, catalogue: Catalogue) -> str:
    """Say of how many it is one, and what all of them did: ', as one of 22 states'; empty of what is no part."""
    listed = event.listed
    if listed is None or not listed.of:
        return ""
    acts = catalogue.known_kind(event.kind).subject == listed.role
    actors = [catalogue.actor(code) for code in listed.of]
    sort = "states" if all(actor is not None and actor.type == "country" for actor in actors) else "parties"
    told = f"{number_word(len(event.roles[listed.role]))} of {number_word(len(listed.of))} {sort}"
    told += f", {parse_number(listed.together).spoken()} in all" if listed.together else ""
    return f", as {told}" if acts else f" ({told})"
