"""How wide a text is at most: drawings leave that much room, so that labels never overlap.

The widths are those of the fonts that come with the program, read from them by `look/widths.py`.
"""

import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from tracker.reports import pictures

_NOTO_SANS = ("LATIN", "GREEK", "CYRILLIC")
_FILLED = 0.6
_OTHER_FONTS = 1.1
"""A browser without Noto Sans takes DejaVu Sans, which is a tenth wider."""


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
            made[-1] = _cut(made[-1], word, size, most)
            return made
        else:
            made.append(word)
    return made


def script_runs(text: str) -> Iterator[tuple[str, str]]:
    """Split a text where its script changes; says of each part which it is, empty where the drawings' font has it."""
    script = ""
    scripts = []
    for character in text:
        script = script if unicodedata.category(character).startswith("M") else _script(character)
        scripts.append(script)
    for script, part in groupby(zip(scripts, text, strict=True), key=lambda one: one[0]):
        yield script, "".join(character for _, character in part)


def _script(character: str) -> str:
    """Return the script of a letter as Unicode names it, 'ARABIC', empty where the drawings' own font has it."""
    return unicodedata.name(character, "?").partition(" ")[0] if is_strange(character) else ""


def _pieces(text: str, size: float, most: float) -> Iterator[str]:
    """Yield a text's words; one that is wider than a line, as in scripts without spaces, in parts."""
    for word in text.split():
        rest = word
        while text_width(rest, size) > most:
            fits = max(n for n in range(1, len(rest) + 1) if n == 1 or text_width(rest[:n], size) <= most)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _cut(line: str, word: str, size: float, most: float) -> str:
    """End a line with an ellipsis behind its last whole word, or inside the next where much of it would be empty."""
    whole = f"{line.rstrip(',;:')}…"
    if most * _FILLED <= text_width(whole, size) <= most:
        return whole
    text = f"{line} {word}"
    while text and text_width(f"{text}…", size) > most:
        text = text[:-1].rstrip(" ,;:")
    return f"{text}…"


@cache
def _width(character: str) -> float:
    """Return how wide a letter is at most, as a part of its size; one that no font here has takes a whole square."""
    base = character if _in_fonts(character) else unicodedata.normalize("NFD", character)[0]
    if unicodedata.combining(base):
        return 0.0
    width = (_in_fonts(base) or 1000) / 1000
    return width if is_strange(base) else width * _OTHER_FONTS


def _in_fonts(character: str) -> int | None:
    """Return a letter's width in thousandths, from the fonts that come with the program; None where none has it."""
    runs = _runs()
    first, last, width = runs[max(bisect_right(runs, (ord(character), sys.maxunicode, 0)) - 1, 0)]
    return width if first <= ord(character) <= last else None


@cache
def _runs() -> list[tuple[int, int, int]]:
    """List the letters that follow one another and are equally wide: the first's code, the last's, their width."""
    found: list[tuple[int, int, int]] = []
    for line in files(pictures).joinpath("widths.txt").read_text(encoding="utf-8").splitlines():
        start, *entries = line.split()
        code = int(start, 16)
        for width, _, times in (entry.partition("*") for entry in entries):
            found.append((code, code + int(times or 1) - 1, int(width)))
            code = found[-1][1] + 1
    return found


def is_strange(character: str) -> bool:
    """Say whether a letter is of a script that the drawings' own font lacks."""
    return character.isalpha() and not unicodedata.name(character, "").startswith(_NOTO_SANS)
