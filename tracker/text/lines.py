"""Texts that have to stand on one line: a name that a line break or a tab divides would forge a line in print."""

import re
from collections.abc import Collection
from typing import Any

from tracker.text.shape import Faults, Wrong


def check_lines(value: Any, faults: Faults, keys: Collection[str] = ()) -> None:
    """Report every text inside a mapping or list that a line break or a tab divides: printed, it would forge a line.

    Of a mapping whose other texts may stand on several lines, only `keys` are looked at.
    """
    if isinstance(value, dict):
        for key, part in value.items():
            if keys and key not in keys:
                continue
            if is_divided(part):
                faults.at_value(value, key, _divided())
            check_lines(part, faults)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            if is_divided(part):
                faults.at_item(value, index, _divided())
            check_lines(part, faults)


def is_divided(value: Any) -> bool:
    """Say whether a text stands on several lines, or is divided by a tab."""
    return isinstance(value, str) and re.search(r"[\n\t]", value.strip()) is not None


def _divided() -> Wrong:
    return Wrong("several-lines", "this name is divided by a line break or a tab", "Put a space in its place.")
