"""Words that run from right to left inside English: each is set apart, so that what stands beside it keeps its place.

Without that, the full stop and the source's number behind a Hebrew name go to its other side, and two names in a row
change places (Unicode Standard Annex 9, section 2.7).
"""

import re
from collections.abc import Iterator

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RUN = re.compile(rf"{_LETTER}+(?:[ 0-9'\"\u2019-]+{_LETTER}+)*")
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def directions(text: str) -> Iterator[tuple[bool, str]]:
    """Split a text into parts; says of each whether its words run from right to left.

    A comma or a full stop ends a part: names that English puts in a row stay in that row.
    """
    done = 0
    for run in _RUN.finditer(text):
        if run.start() > done:
            yield False, text[done : run.start()]
        yield True, run[0]
        done = run.end()
    if done < len(text):
        yield False, text[done:]


def isolated(text: str) -> str:
    """Put the marks of an isolate around each part that runs from right to left."""
    return "".join(f"{_RIGHT_TO_LEFT}{part}{_END}" if rtl else part for rtl, part in directions(text))
