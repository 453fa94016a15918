"""Reads from the fonts that come with the program how wide their letters are, for drawings: `python -m look.widths`.

A drawing is laid out without a font at hand: it needs the letters' widths alone, which this writes as data.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

from tracker.reports import pictures, render
from tracker.reports.pictures.letters import is_strange

FONTS = Path(render.__file__).parent / "fonts"
TABLE = Path(pictures.__file__).parent / "widths.txt"
_EM = 1000
_STEP = 50
"""Widths of letters beyond the drawings' own scripts are rounded up to so many thousandths: the table stays short."""


def widths() -> dict[int, int]:
    """Return the width of every letter that a font here has, in thousandths of its size.

    Letters of the drawings' own scripts are set in Noto Sans, others in whichever font has them: the widest counts.
    """
    found: dict[int, int] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        own = path.name == "NotoSans-Regular.ttf"
        for code, advance in _advances(path):
            if is_strange(chr(code)) is not own:
                width = advance if own else -(-advance // _STEP) * _STEP
                found[code] = max(width, found.get(code, 0))
    return found


def _advances(path: Path) -> list[tuple[int, int]]:
    """List the letters of a font, each with its width in thousandths, rounded up."""
    with TTFont(path, lazy=True) as font:
        em, widths_of = font["head"].unitsPerEm, font["hmtx"]
        return [(code, -(-widths_of[glyph][0] * _EM // em)) for code, glyph in font.getBestCmap().items()]


def written() -> str:
    """Write the table: a line for letters that follow one another, the first's code and each one's width.

    What repeats is written once, with how often it stands: '600*12'.
    """
    lines: list[str] = []
    before = (-2, -1)
    for code, width in sorted(widths().items()):
        if code != before[0] + 1:
            lines.append(f"{code:X}")
        same = code == before[0] + 1 and width == before[1]
        lines[-1] = _again(lines[-1]) if same else f"{lines[-1]} {width}"
        before = (code, width)
    return "\n".join(lines) + "\n"


def _again(line: str) -> str:
    """Count the last width of a line once more."""
    rest, _, last = line.rpartition(" ")
    width, _, times = last.partition("*")
    return f"{rest} {width}*{int(times or 1) + 1}"


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
