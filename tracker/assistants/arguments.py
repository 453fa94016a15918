"""What a tool is asked with: described to a client as JSON Schema, and read strictly when it is called."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.desk.texts import escaped
from tracker.model.failures import QuestionError

NAME, WORDS, TEXT = 200, 1000, 1_000_000
"""How many characters a name or a date, a headline, and a whole log may have."""

_MOST_NAMED = 1000
"""In a list stand no more texts."""


@frozen
class Argument:
    """One argument: its name, what it says, how long it may be, whether it is needed, and whether it is a list."""

    name: str
    says: str
    most: int = NAME
    needed: bool = False
    many: bool = False

    def described(self) -> dict[str, Any]:
        """Describe the argument as JSON Schema."""
        text = {"type": "string", "minLength": 1, "maxLength": self.most}
        if self.many:
            return {"type": "array", "items": text, "maxItems": _MOST_NAMED, "description": self.says}
        return {**text, "description": self.says}

    def read(self, value: Any) -> Any:
        """Return a value that the argument may have; raises QuestionError for any other."""
        if not self.many:
            return self._text(value)
        if not isinstance(value, list) or len(value) > _MOST_NAMED:
            raise QuestionError(f"'{self.name}' is a list of at most {_MOST_NAMED} texts. Send such a list.")
        return [self._text(item) for item in value]

    def _text(self, value: Any) -> str:
        if not isinstance(value, str):
            raise QuestionError(f"'{self.name}' is a text, and {_json_type(value)} was sent. Send a text.")
        if not 1 <= len(value) <= self.most:
            raise QuestionError(
                f"'{self.name}' has {len(value):,} characters. Send at least 1 and at most {self.most:,}."
            )
        if self.most < TEXT and any(_is_control(character) for character in value):
            raise QuestionError(f"'{self.name}' has a control character. Send it without.")
        return value


def input_schema(arguments: Sequence[Argument]) -> dict[str, Any]:
    """Describe the arguments of a tool as JSON Schema."""
    return {
        "type": "object",
        "properties": {each.name: each.described() for each in arguments},
        "required": [each.name for each in arguments if each.needed],
        "additionalProperties": False,
    }


def read_arguments(arguments: Sequence[Argument], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Read what a tool was called with, where null is as good as not sent; raises QuestionError."""
    known = {each.name: each for each in arguments}
    for name in sent:
        if name not in known:
            raise QuestionError(f"There is no argument '{escaped(name[:NAME])}'. There are {', '.join(known)}.")
    read = {name: known[name].read(value) for name, value in sent.items() if value is not None}
    missing = [each.name for each in arguments if each.needed and each.name not in read]
    if missing:
        raise QuestionError(f"'{missing[0]}' is missing. Send it: {known[missing[0]].says}")
    return read


def _is_control(character: str) -> bool:
    """Say whether a character is one that no name, date or headline has: also half of a surrogate pair."""
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"


def _json_type(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")
