"""How two catalogues differ, and what a load did, as text and as plain data."""

from collections.abc import Sequence
from typing import Any

from tracker.catalogue.amendments import Amendment, Changed
from tracker.model.canonical import as_written
from tracker.reports.language.words import counted
from tracker.reports.text.layout import wrapped

_NAMES = {
    "actors": "actor",
    "things": "thing",
    "fluents": "fluent",
    "kinds": "kind",
    "parts": "part",
    "lists": "list of states",
}


def differences_text(found: Sequence[Amendment]) -> str:
    """Write how catalogues differ: each entry on a line, each key that changed as it was and as it is."""
    lines = []
    for one in found:
        lines.append(f"{one.sort:<8} {_NAMES.get(one.family, 'section'):<8} {one.code}")
        for changed in one.changed:
            lines += wrapped(_changed(changed), "           ", "             ")
    return "\n".join([*lines, f"{amendments_summary(found)}."])


def amendments_summary(found: Sequence[Amendment]) -> str:
    """Count what is new and what changed: '3 entries are new and 1 entry is changed'."""
    parts = []
    for sort in ("new", "changed", "gone"):
        number = sum(one.sort == sort for one in found)
        parts += [f"{counted(number, 'entry is', 'entries are')} {sort}"] if number else []
    return " and ".join(parts) or "No entry differs"


def _changed(changed: Changed) -> str:
    if changed.before is None:
        return f"{changed.key}: added {_shown(changed.after)}"
    if changed.after is None:
        return f"{changed.key}: {_shown(changed.before)} is gone"
    return f"{changed.key}: {_shown(changed.before)} becomes {_shown(changed.after)}"


def _shown(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else as_written(value)
