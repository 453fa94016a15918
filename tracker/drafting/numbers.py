"""Reads a number that stands among the words which tell of something: in digits, or in words up to twenty."""

import re

_TO_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""
_WORDS = _TO_TWENTY.split()
_NUMBER = re.compile(rf"(?<![\w.,-])(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})|({'|'.join(_WORDS[1:])}))(?![\w,.-]*\d|-)")


def number_near(text: str, start: int, end: int) -> str:
    """Return the one number between two places of a text; nothing where there is none, or several."""
    found = [
        match[1].replace(",", "") if match[1] else str(_WORDS.index(match[2]))
        for match in _NUMBER.finditer(text[start:end])
    ]
    return found[0] if len(found) == 1 else ""
