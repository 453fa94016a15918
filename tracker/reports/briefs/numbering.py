"""Numbers of sources given anew, wherever sentences call them."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve, fields, has

from tracker.reports.briefs.briefing import Citation, Sentence


def renumbered(part: Any, numbers: Mapping[int, Citation]) -> Any:
    """Return a page, or a part of one, whose sentences call their sources by new numbers and marks."""
    if isinstance(part, tuple):
        return tuple(renumbered(one, numbers) for one in part)
    if isinstance(part, Sentence):
        cited = sorted((numbers[number] for number in part.sources), key=lambda source: source.number)
        marks = tuple(one.mark for one in cited)
        return evolve(part, sources=tuple(one.number for one in cited), marks=marks if all(marks) else ())
    if isinstance(part, Citation) or not has(type(part)):
        return part
    return evolve(part, **{each.name: renumbered(getattr(part, each.name), numbers) for each in fields(type(part))})
