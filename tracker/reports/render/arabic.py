"""Arabic words as their letters stand in them, for what cannot join letters itself: Unicode has each form ready.

Where a line of a drawing has words in two fonts, Typst loses a letter of the one pair that Arabic writes as one, lam
and alef. Words with that pair are therefore given as forms, U+FB50 to U+FEFC, each of which is a letter by itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_LETTER = "[\u0620-\u06d3]"
_WITH_PAIR = re.compile(f"{_LETTER}*{_LAM}[{_ALEFS}]{_LETTER}*")
_PARTS = re.compile(f"{_LAM}[{_ALEFS}]|.")


def formed(text: str) -> str:
    """Write each word of a text that has a lam before an alef in the forms that its letters take there."""
    return _WITH_PAIR.sub(lambda word: "".join(_formed(_PARTS.findall(word[0]))), text)


def _formed(letters: list[str]) -> Iterator[str]:
    """Yield each letter's form: whether it joins the one before it and the one after."""
    for place, letter in enumerate(letters):
        before = place > 0 and _reaches(letters[place - 1])
        after = place + 1 < len(letters) and _reaches(letter)
        yield _form(letter, before=before, after=after)


def _reaches(letter: str) -> bool:
    """Say whether a letter joins the one after it."""
    return "initial" in _forms().get(letter, {})


def _form(letter: str, *, before: bool, after: bool) -> str:
    """Return a letter's form, or the nearest that it has: some never join what comes after them."""
    forms = _forms().get(letter, {})
    wanted = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((before, after), "isolated")
    return forms.get(wanted) or forms.get("final" if before else "isolated") or letter


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the forms of each letter, and of lam with alef, as Unicode decomposes them."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        how, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letter = "".join(chr(int(part, 16)) for part in parts)
        forms.setdefault(letter, {})[how.strip("<>")] = chr(code)
    return forms
