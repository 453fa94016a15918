"""Draws the map of an actor's partners: the outlines come with the program, and say nothing of any claim.

A disputed area is hatched whichever state is shaded, and a disputed border is dashed. The map is a picture with links;
what it shows stands in the table of partners for whoever does not see it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen
from markupsafe import Markup

from tracker.site.frame import given_text, stacked

_SINCE = (366, 1827, 7305)
"""Up to how many days ago the last change was, by shade, the strongest first; what is older has the weakest."""

_WORDS = {
    "since-0": "within a year",
    "since-1": "within five years",
    "since-2": "within twenty years",
    "since-3": "longer ago",
    "unchanged": "none recorded",
}
"""What the shades mean, by the class of each."""

_SAID = (
    "Outlines: Natural Earth, in the public domain, at a scale that leaves out small places; a dot stands for a small "
    "state. They say nothing of any claim. Disputed borders are dashed. Disputed areas are hatched, and shaded with no "
    "state that claims them."
)
_MAP = Markup("""\
<figure class="map">
<svg viewBox="0 0 {wide} {high}" aria-hidden="true">
<defs><pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<path class="land" d="M0 0h5v5h-5z"/><path class="hatch" d="M0 0v5"/></pattern></defs>
<g id="map" class="drawn">
<path class="land" d="{land}"/>
{shaded}
<path class="own" d="{own}"/>
<path class="areas" fill="url(#hatched)" d="{areas}"/>
<path class="disputed" d="{borders}"/>
{dots}
</g>
</svg>
{near}<figcaption>
<ul class="legend">{legend}</ul>
{missing}<p class="quiet">{said}</p>
</figcaption>
</figure>""")
_NEAR = Markup("""\
<p class="quiet near">Europe, closer:</p>
<svg class="near" viewBox="{} {} {} {}" aria-hidden="true"><use href="#map"/></svg>
""")
_EUROPE = (872, 28, 300, 222)
"""Where on the map Europe is, of which most states are too small to be told apart: left, top, wide, high."""

_FEW = 3
_LINK = Markup('<a href="{}" tabindex="-1" class="{}"><title>{}</title>{}</a>')
_OUTLINE = Markup('<path d="{}"/>')
_DOT = Markup('<circle cx="{}" cy="{}"/>')
_KEY = Markup('<li><span class="swatch {}"></span> {}</li>')


@frozen
class Partner:
    """A partner as a map shows it: its page of the two, what is told of it there, and days since the last change."""

    code: str
    name: str
    address: str
    told: str
    since: int | None


def partners_map(own: str, name: str, partners: Sequence[Partner], on: str) -> Markup:
    """Draw an actor and its partners; nothing where the map has none of the partners."""
    given = outlines()
    shapes, dots = given["shapes"], given["dots"]
    shown = [one for one in partners if one.code in shapes or one.code in dots]
    if not shown:
        return Markup()
    missing = sorted(one.name for one in partners if one not in shown)
    return _MAP.format(
        wide=given["wide"],
        high=given["high"],
        land=_joined(shapes, shapes.keys() - {own, *(one.code for one in shown)}),
        shaded=stacked(_linked(one, _OUTLINE.format(shapes[one.code])) for one in shown if one.code in shapes),
        own=shapes.get(own, ""),
        areas=given["areas"],
        borders=given["borders"],
        dots=stacked(
            [
                *(_linked(one, _DOT.format(*dots[one.code])) for one in shown if one.code in dots),
                *(Markup('<g class="own">{}</g>').format(_DOT.format(*dots[code])) for code in {own} & dots.keys()),
            ]
        ),
        legend=_legend(name, on, {_shade(one) for one in shown}, is_drawn=own in shapes or own in dots),
        near=_NEAR.format(*_EUROPE) if sum(_is_in_europe(one.code) for one in shown) >= _FEW else "",
        missing=Markup('<p class="quiet">Not on the map: {}.</p>\n').format("; ".join(missing)) if missing else "",
        said=_SAID,
    )


@cache
def outlines() -> Any:
    """Read the outlines that come with the program: paths and dots by code, disputed areas and borders."""
    return json.loads(given_text("outlines.json"))


def _is_in_europe(code: str) -> bool:
    """Say whether the outline of an actor, or its dot, begins within what is shown closer."""
    given = outlines()
    x, y = given["dots"].get(code) or map(int, given["shapes"][code][1:].partition("l")[0].split())
    left, top, wide, high = _EUROPE
    return left <= int(x) <= left + wide and top <= int(y) <= top + high


def _joined(shapes: Mapping[str, str], codes: Collection[str]) -> str:
    return "".join(shapes[code] for code in sorted(codes))


def _linked(partner: Partner, drawn: Markup) -> Markup:
    return _LINK.format(partner.address, _shade(partner), partner.told, drawn)


def _shade(partner: Partner) -> str:
    """Return the class of a shade: by how long ago something last changed."""
    if partner.since is None:
        return "unchanged"
    return f"since-{sum(partner.since > days for days in _SINCE)}"


def _legend(name: str, on: str, shades: Collection[str], *, is_drawn: bool) -> Markup:
    """Say what each shade that is on the map means."""
    day = Markup("<li>Last change, as of {}:</li>").format(on)
    own = [_KEY.format("own", name)] if is_drawn else []
    kept = [_KEY.format(shade, words) for shade, words in _WORDS.items() if shade in shades]
    disputed = [_KEY.format(what, f"disputed {word}") for what, word in (("areas", "area"), ("disputed", "border"))]
    return stacked([*own, day, *kept, *disputed])
