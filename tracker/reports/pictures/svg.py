"""SVG as a tree of elements, written the same every time; the drawings' colours, font and patterns."""

import re
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from tracker.reports.pictures.letters import script_runs
from tracker.text.characters import curled, one_line

INK, QUIET, RULE, PAPER = "#1b1f24", "#565d66", "#b5bbc4", "#ffffff"
FIRST, SECOND, BOTH = "#1f4e79", "#8a4b08", "#4a4f57"
"""What the one did, what the other did, and what both did: dark enough for print, and told apart by place, too."""

_IN_THE_DARK = {
    INK: "#e7eaee", QUIET: "#aab2bd", RULE: "#444c57", PAPER: "#14181d", FIRST: "#8cc1ff", SECOND: "#e3a86a",
    BOTH: "#9aa3ae",
}  # fmt: skip
_DARK = "@media screen and (prefers-color-scheme: dark) {{ {} }}".format(
    " ".join(
        f'[{name}="{colour}"] {{ {name}: {dark}; }}'
        for colour, dark in _IN_THE_DARK.items()
        for name in ("fill", "stroke")
    )
)
"""On a dark screen each colour has its counterpart; what knows no such rule, as a printer, leaves it as it is."""

CLEAR = MappingProxyType({"stroke": PAPER, "stroke_width": "3", "stroke_linejoin": "round", "paint_order": "stroke"})
"""Of a text that lines may cross: a rim of paper, so that they end beside it."""

_FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"
_STRANGE = "Droid Sans Fallback, Noto Sans CJK SC, Microsoft YaHei, Noto Sans KR, sans-serif"
_FIRST = MappingProxyType({"CJK": "Droid Sans Fallback", "HANGUL": "Noto Sans KR", "TIBETAN": "Noto Serif Tibetan"})
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_NAMESPACE = "http://www.w3.org/2000/svg"


def picture(across: float, down: float, title: str, words: str) -> Element:
    """Begin a drawing of a size, with what it shows in words for those who cannot see it."""
    register_namespace("", _NAMESPACE)
    root = Element(
        f"{{{_NAMESPACE}}}svg", {"viewBox": f"0 0 {short_number(across)} {short_number(down)}", "role": "img"}
    )
    root.set("aria-labelledby", "picture-title picture-words")
    root.set("font-family", _FONT)
    add(root, "title", id="picture-title").text = title
    add(root, "desc", id="picture-words").text = words
    add(root, "style").text = _DARK
    hatch = add(add(root, "defs"), "pattern", id="hatch", width=5, height=5, patternUnits="userSpaceOnUse")
    hatch.set("patternTransform", "rotate(45)")
    add(hatch, "rect", width=5, height=5, fill=PAPER)
    add(hatch, "line", x1=0, y1=0, x2=0, y2=5, stroke=QUIET, stroke_width=1.6)
    add(root, "rect", width=across, height=down, fill=PAPER)
    return root


def add(parent: Element, tag: str, **attributes: float | str) -> Element:
    """Add an element; `stroke_width` becomes stroke-width, and numbers are written short."""
    shown = {
        name.replace("_", "-"): value if isinstance(value, str) else short_number(value)
        for name, value in attributes.items()
    }
    return SubElement(parent, f"{{{_NAMESPACE}}}{tag}", shown)


def write(parent: Element, text: str, x: float, y: float, size: float, **attributes: float | str) -> Element:
    """Add a line of text; parts in scripts that the font lacks name fonts that have them.

    The first is one of the script: what draws letters joined, as in Arabic, cannot take them from several fonts.
    """
    made = add(parent, "text", x=x, y=y, font_size=size, **{"fill": INK, **attributes})
    last: Element | None = None
    for script, part in script_runs(text):
        if script:
            family = _FIRST.get(script, f"Noto Sans {script.title()}")
            last = add(made, "tspan", font_family=f"{family}, {_STRANGE}")
            last.text = part
        elif last is None:
            made.text = part
        else:
            last.tail = part
    return made


def svg(root: Element) -> str:
    """Write a drawing as text, with marks that curl; what a viewer would obey is shown."""
    for part in root.iter():
        if not part.tag.endswith("style"):
            part.text, part.tail = curled(one_line(part.text or "")), curled(one_line(part.tail or ""))
    return tostring(root, encoding="unicode")


def size_of(drawing: str) -> tuple[float, float]:
    """Return how wide and how high a drawing is, as it says itself."""
    found = _SIZE.search(drawing)
    assert found, "every drawing says it"
    return float(found[1]), float(found[2])


def short_number(value: float) -> str:
    """Write a number with at most one digit after the point."""
    return f"{value:.1f}".removesuffix(".0")
