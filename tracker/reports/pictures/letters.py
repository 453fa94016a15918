"""How wide a text is at most, without a font at hand: drawings leave that much room, so that labels never overlap."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_NARROW = frozenset("iljtfrI.,:;'!()[] -/\"\u2019\u201c\u201d")
_WIDE = frozenset("mwMW@%\u2014\u2015\u2026&жшщюыфЖШЩЮЫФМΜÆæŒœЉЊљњӍԬԊԠ")
_BROAD_SCRIPTS = ("TAMIL", "SINHALA", "MYANMAR", "KHMER", "ETHIOPIC")
_NOTO_SANS = ("LATIN", "GREEK", "CYRILLIC")


def text_width(text: str, size: float) -> float:
    """Return what a text takes up at most, in the units of `size`."""
    return size * sum(map(_width, text))


def broken(text: str, size: float, most: float, lines: int) -> list[str]:
    """Break a text into lines of at most a width; what does not fit on the last is cut with an ellipsis."""
    made = [""]
    for word in _pieces(text, size, most):
        longer = f"{made[-1]} {word}".strip()
        if text_width(longer, size) <= most:
            made[-1] = longer
        elif len(made) == lines:
            made[-1] = _cut(f"{made[-1]} {word}", size, most)
            return made
        else:
            made.append(word)
    return made


def script_runs(text: str) -> Iterator[tuple[bool, str]]:
    """Split a text where its script leaves those of the drawings' own font; says of each part whether it does."""
    return ((strange, "".join(part)) for strange, part in groupby(text, _is_strange))


def _pieces(text: str, size: float, most: float) -> Iterator[str]:
    """Yield a text's words; one that is wider than a line, as in scripts without spaces, in parts."""
    for word in text.split():
        rest = word
        while text_width(rest, size) > most:
            fits = max(n for n in range(1, len(rest) + 1) if n == 1 or text_width(rest[:n], size) <= most)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _cut(text: str, size: float, most: float) -> str:
    while text and text_width(f"{text}…", size) > most:
        text = text[:-1].rstrip()
    return f"{text}…"


def _width(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]
    if base in _NARROW:
        return 0.42
    if base in _WIDE:
        return 1.06
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if base.isascii():
        return 0.79 if base.isupper() else 0.67
    if _is_strange(character):
        return 1.5 if unicodedata.name(character, "").startswith(_BROAD_SCRIPTS) else 0.95
    return 0.9 if base.isupper() else 0.8 if base.isalpha() else 1.0


def _is_strange(character: str) -> bool:
    return character.isalpha() and not unicodedata.name(character, "").startswith(_NOTO_SANS)
