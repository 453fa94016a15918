"""What readers are made of, said by themselves: for who describes what they take without reading anything."""

from collections.abc import Callable
from typing import Any, TypeVar

MADE_OF = "made_of"
"""Under this name a reader says what it is made of, for who describes what it takes without reading anything."""

_Read = TypeVar("_Read", bound=Callable[..., Any])


def made_of(how: str, of: Any) -> Callable[[_Read], _Read]:
    """Let a reader say what it is made of: 'one of' some words, 'many' of a reader, a 'mapping' to it, a 'shape'."""

    def mark(read: _Read) -> _Read:
        vars(read)[MADE_OF] = (how, of)
        return read

    return mark
