"""A drawing as pixels, for formats that do not take SVG; drawn with the fonts that come with the program."""

from pathlib import Path

from typst import Compiler, Fonts

_FONTS = Path(__file__).with_name("fonts")
_SHEET = b"""\
#set page(width: 170mm, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def png(svg: str) -> bytes:
    """Draw at 150 dots an inch and the width of a page's text."""
    fonts = Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])
    made = Compiler(_SHEET, font_paths=fonts, sys_inputs={"svg": svg}).compile(format="png", ppi=150)
    assert isinstance(made, bytes), "one drawing is one page"
    return made
