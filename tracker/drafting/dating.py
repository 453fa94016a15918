"""Chooses among the dates of a sentence that of what it tells, and knows one that is rather the day of saying."""

import re
from collections.abc import Sequence

from tracker.drafting.cues import CueFound
from tracker.drafting.dates import Dated

_RIGHT_BEHIND = 3
"""So many words may stand between what is told and the date right behind it."""
_ANOTHER = re.compile(r"\b(?:until|and|but|when|after|before|while|where|which|who)\b|;")
"""Words behind which something else is told, with a date of its own."""
_MEANT = re.compile(
    r"\b(?:over|after|against|following|despite|about|because of|due to|in response to|in reaction to"
    r"|protest(?:s|ed|ing)?|condemn(?:s|ed|ing)?|criticis(?:es|ed|ing)|support(?:s|ed|ing)|denounc(?:es|ed|ing))"
    r"\s+(?:the|an?|its|their|his|her|new|[A-Z][\w.]*['\u2019]s?)\s+(?:[\w.-]+\s+){0,3}$"
)
"""What stands before a deed that is only mentioned: its day is not that of the protest over it."""
_AFTER_SOMETHING = re.compile(r"\b(?:following|after|amid|over|since)\s+(?:the|an?|its|their|his|her)\s")
"""What stands before another thing, of which a day that follows is."""
_NEXT = re.compile(r"\b(?:next|coming|following)\s+$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|told|announced|stated|says|added)\b[^.;]*$")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|but|to|in|on|at|by|with|for|when|after|before|as|of|that|which|until|following)\b)[a-z]+"
)


def date_of(found: CueFound, dates: Sequence[Dated], text: str) -> Dated | None:
    """Return the date of what is told: right behind its words, between them, later in the sentence, or before them."""
    dates = [dated for dated in dates if not _is_of_another_thing(dated, text)]
    if _MEANT.search(text, 0, max(0, found.start)):
        dates = [dated for dated in dates if dated.start >= found.start and "," not in text[found.end : dated.start]]
    behind = [dated for dated in dates if dated.start >= found.end]
    between = [dated for dated in dates if found.start < dated.end and dated.start < found.end]
    ahead = [dated for dated in dates if dated.end <= found.start]
    behind = [dated for dated in behind if not _AFTER_SOMETHING.search(text, found.end, dated.start)]
    gap = text[found.end : behind[0].start] if behind else ""
    if behind and (not between or len(gap.split()) <= _RIGHT_BEHIND) and not (ahead and _ANOTHER.search(gap)):
        return behind[0]
    return between[-1] if between else ahead[-1] if ahead else None


def _is_of_another_thing(dated: Dated, text: str) -> bool:
    """Say whether a date only says which thing is meant: 'an Oct. 7 attack', 'Friday's raid'."""
    behind_article = _ARTICLE.search(text[: dated.start]) is not None and _NOUN.match(text, dated.end) is not None
    is_next = _NEXT.search(text, 0, dated.start) is not None
    return behind_article or is_next or text[dated.end : dated.end + 2] in ("'s", "\u2019s")


def is_of_saying(dated: Dated, found: CueFound, text: str) -> bool:
    """Say whether a date may be the day of saying: it stands before what is told, right behind it, or by 'said'."""
    gap = text[found.end : dated.start] if dated.start > found.end else ""
    return len(gap.split()) <= 1 or _SAID.search(gap) is not None
