"""What readers are made of, said by themselves: for who describes what they take without reading anything."""

from collections.abc import Callable
from typing import Any, TypeVar

MADE_OF = "made_of"
"""Under this name a reader says what it is made of, for who describes what it takes without reading anything."""

_Read = TypeVar("_Read", bound=Callable[..., Any])


def made_of(how: str, of: Any) -> Callable[[_Read], _Read]:
    """Let a reader say what it is made of.

    It reads 'one of' some words, a text 'written' by a pattern, the same 'as' another reader, 'many' of what another
    reads, a 'mapping' of free keys to it, what 'either' of several reads, a 'shape', or 'any' keys and values.
    """

    def mark(read: _Read) -> _Read:
        vars(read)[MADE_OF] = (how, of)
        return read

    return mark
