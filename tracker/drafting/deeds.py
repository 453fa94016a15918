"""Knows who did what a text names again: 'Chile recalled its ambassador', and later somebody 'condemned the recall'."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import define, field, frozen

from tracker.catalogue.english import EMPTY, stem
from tracker.catalogue.names import normal_form
from tracker.model.catalogue import VERB, Kind
from tracker.narrative.narrative import is_actor_type

_NAMED = re.compile(r"(?:the|this|that)\s+(?P<words>[\w-]+(?:\s+[\w-]+)?)")
"""A deed as it is named again: with its article, and at most one word before it."""


@frozen
class Deed:
    """What somebody did, and the words and the line that say so."""

    doer: str
    quotation: str
    line: int


@define
class Deeds:
    """The deeds that a text has told so far, by the stems of their verbs."""

    _told: dict[str, Deed] = field(factory=dict)

    def heard(self, kind: Kind, fields: Mapping[str, Any], quotation: str, line: int) -> None:
        """Remember a deed; where several did it, 'the recall' is nobody's alone."""
        doer = fields.get(kind.subject or next(iter(kind.roles), ""))
        verbs = (word for verb in VERB.finditer(kind.sentence) for word in verb[1].split() if word not in EMPTY)
        for verb in verbs:
            self._told.pop(_stem(verb), None)
            if isinstance(doer, str):
                self._told[_stem(verb)] = Deed(doer, quotation, line)

    def completing(self, kind: Kind, fields: Mapping[str, Any]) -> tuple[dict[str, str], Deed | None]:
        """Return the one role that an event lacks, played by who did the deed that its words name, and that deed."""
        roles = [name for name, role in kind.roles.items() if is_actor_type(role.type) and not role.optional]
        lacked = [name for name in roles if name not in fields]
        words = [name for name, role in kind.roles.items() if role.type == "word" and name in fields]
        deed = next((deed for name in words if (deed := self._named(str(fields[name])))), None)
        if len(lacked) != 1 or deed is None or any(deed.doer in fields[name] for name in roles if name in fields):
            return {}, None
        return {lacked[0]: deed.doer}, deed

    def _named(self, words: str) -> Deed | None:
        named = _NAMED.match(words)
        stems = map(_stem, reversed(named["words"].split())) if named else ()
        return next((self._told[one] for one in stems if one in self._told), None)


def _stem(word: str) -> str:
    return stem(normal_form(word))
