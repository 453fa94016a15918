"""Columns: what each is called, what type it has, what it says, and on which documents it rests."""

import re

from attrs import field, frozen

from tracker.model.catalogue import Pattern

Cell = int | float | str | None
"""A value in a row; None is written as missing, and never as 0."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@frozen(eq=False)
class PanelColumn:
    """A column of a panel: its type is that of a data package ('integer', 'number', 'string', 'date').

    `words` are what may stand in it, where these are few. `documents` grows while rows are made.
    """

    name: str
    type: str
    says: str
    words: tuple[str, ...] = ()
    documents: set[str] = field(factory=set, repr=False)
    is_key: bool = False


def column_name(pattern: Pattern) -> str:
    """Name the column of a fluent: by the fluent, its named arguments, and the value that is asked for."""
    named = [arg for arg in pattern.args if arg != "*"]
    return slug(" ".join((pattern.fluent, *named, pattern.value or "")))


def slug(words: str) -> str:
    """Write words as the name of a variable: small letters, digits and underscores."""
    return _NOT_IN_NAMES.sub("_", words.lower()).strip("_")
