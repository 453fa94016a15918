"""Makes the outlines of the site's maps from Natural Earth: `python -m release.outlines FOLDER`.

The folder has its GeoJSON, of the names below. The outlines are made seldom, by hand, and looked at before they are
committed; docs/decisions.md says why they are drawn so.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import asin, cos, dist, radians, sin, sqrt
from pathlib import Path
from typing import Any

MADE = Path(__file__).resolve().parent.parent / "tracker" / "site" / "outlines.json"
SHAPES = "ne_110m_admin_0_countries"
LINES = ("ne_110m_admin_0_boundary_lines_land", "ne_10m_admin_0_boundary_lines_disputed_areas")
PARTS = "ne_10m_admin_1_states_provinces"
SMALL = "ne_10m_admin_0_countries"
HEAD = {
    "source": "Natural Earth: countries and boundary lines 1:110m; small states, disputed areas and claims 1:10m",
    "address": "https://www.naturalearthdata.com/",
    "version": "countries 5.1.1; boundary lines 2.0.0; what is of 1:10m as in QGIS 3.22",
    "licence": "public domain",
    "projection": "Equal Earth, 11 degrees East in the middle",
}

CODES = {"KOS": "XKX", "CYN": "NORTHERN-CYPRUS", "SOL": "SOMALILAND"}
"""The catalogue's codes of what has none of ISO 3166."""

AREAS = {
    "Abkhazia": ("Abkhazia",),
    "Transnistria": ("Transnistria",),
    "Crimea": ("Crimea", "Sevastopol"),
    "Kashmir": (
        "Azad Kashmir",
        "Gilgit-Baltistan",
        "Jammu and Kashmir",
        "Kashmir",
        "Ladakh",
        "Northern Areas",
    ),
    "Arunachal Pradesh": ("Arunachal Pradesh",),
}
"""Disputed areas by the first-order parts of which they are."""

CLAIMED = {
    "South Ossetia": ("Georgian claim", (43.4, 41.9, 44.8, 42.9)),
    "Aksai Chin": ("Indian claim", (77.7, 33.2, 80.5, 36.0)),
    "The Trans-Karakoram Tract": ("Indian claim", (75.9, 35.4, 77.6, 36.5)),
    "The Golan Heights": ("", (35.5, 32.6, 35.9, 33.4)),
}
"""Disputed areas that no part of a state is: within lines of a name, in a box of degrees."""

PLACES = {
    "ABKHAZIA": (41.0, 43.0),
    "BES": (-68.3, 12.2),
    "CCK": (96.8, -12.2),
    "CXR": (105.6, -10.5),
    "GLP": (-61.5, 16.2),
    "GUF": (-53.1, 4.0),
    "MTQ": (-61.0, 14.6),
    "MYT": (45.1, -12.8),
    "REU": (55.5, -21.1),
    "SJM": (16.0, 78.5),
    "SOUTH-OSSETIA": (44.0, 42.3),
    "TKL": (-171.8, -9.2),
    "TRANSNISTRIA": (29.5, 47.0),
    "VAT": (12.5, 41.9),
}
"""Where a dot stands for what has no outline of its own among the countries, in degrees."""

ENDED = ("Ceasefire Line 1994", "Former USSR oblast in 1991", "Portuguese claim")
"""Lines that are drawn no more: of Nagorno-Karabakh, which was dissolved, and of what is no longer pressed."""

_WIDE, _MIDDLE, _NORTH, _SOUTH = 2000, 11.0, 85.0, -56.5
_FIRST, _SECOND, _THIRD, _FOURTH = 1.340264, -0.081106, 0.000893, 0.003796
_SCALE = _WIDE * 3 * _FIRST / (4 * sqrt(3) * radians(180))
_SHORT = 0.4  # degrees: a line that is shorter is not seen
_COARSE = 0.1  # degrees by which a line of 1:10m may be off
_TINY = 11  # units: what is smaller has a dot as well

Point = tuple[float, float]
Line = list[Point]


def main(folder: Path) -> None:
    """Write the data file from a folder of Natural Earth's GeoJSON."""
    made = outlines_of(folder)
    MADE.write_text(json.dumps(made, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MADE.name}: {MADE.stat().st_size} bytes, {len(made['shapes'])} outlines, {len(made['dots'])} dots.")


def outlines_of(folder: Path) -> dict[str, Any]:
    """Make outlines, dots, disputed areas and disputed borders from a folder of Natural Earth's GeoJSON."""
    shapes = dict(_shapes(folder))
    areas = {name: _area(folder, parts) for name, parts in AREAS.items()}
    areas |= {name: _within(folder, *claim) for name, claim in CLAIMED.items()}
    for code, taken in _taken(shapes, areas["Crimea"]).items():
        shapes[code] = [ring for ring in shapes[code] if ring not in taken]
        areas["Crimea"] = taken
    paths = {code: _path(map(closed, rings)) for code, rings in sorted(shapes.items())}
    return {
        **HEAD,
        "wide": _WIDE,
        "high": round(_projected((_MIDDLE, _SOUTH))[1]),
        "shapes": {code: path for code, path in paths.items() if path},
        "dots": dict(sorted(_dots(folder, shapes))),
        "areas": "".join(_path(map(closed, rings)) for _, rings in sorted(areas.items())),
        "borders": _path(_borders(folder)),
    }


def _read(folder: Path, name: str) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the properties and the coordinates of each feature; those of one part as those of several are."""
    text = (folder / f"{name}.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        shape = feature["geometry"]
        yield (
            {key.upper(): value for key, value in feature["properties"].items()},
            (shape["coordinates"] if shape["type"].startswith("Multi") else [shape["coordinates"]]),
        )


def _shapes(folder: Path) -> Iterator[tuple[str, list[Line]]]:
    for has, polygons in _read(folder, SHAPES):
        code = CODES.get(has["ADM0_A3"], has["ISO_A3_EH"])
        if code != "ATA":
            yield code, joined([_turned(ring) for polygon in polygons for ring in polygon])


def _turned(ring: Iterable[Sequence[float]]) -> Line:
    """Move a ring beyond the map's edge to its other side, so that the Chukchi Peninsula is whole."""
    line = [(round(x, 4), round(y, 4)) for x, y, *_ in ring]
    across = [x for x, _ in line]
    turn = 360 if (min(across) + max(across)) / 2 < _MIDDLE - 180 else 0
    return [(x + turn, y) for x, y in line]


def joined(rings: list[Line]) -> list[Line]:
    """Join rings that share an edge, as those do that were cut at 180 degrees."""
    whole: list[Line] = []
    for ring in rings:
        edges = set(pairwise(ring))
        for number, other in enumerate(whole):
            shared = next((at for at, (a, b) in enumerate(pairwise(other)) if (b, a) in edges), None)
            if shared is not None:
                start = ring.index(other[shared])
                turn = [*ring[start:-1], *ring[: start + 1]]
                whole[number] = [*other[:shared], *turn[:-1], *other[shared + 1 :]]
                break
        else:
            whole.append(ring)
    return whole


def _area(folder: Path, parts: Sequence[str]) -> list[Line]:
    found = [polygons for has, polygons in _read(folder, PARTS) if has["NAME"] in parts]
    rings = [[(x, y) for x, y, *_ in polygon[0]] for polygons in found for polygon in polygons]
    return [thin for ring in rings if len(thin := thinned(ring, _COARSE)) > 3]


def _within(folder: Path, named: str, box: tuple[float, float, float, float]) -> list[Line]:
    """Close the lines of a name in a box to one ring."""
    west, south, east, north = box
    lines = [
        line
        for name, line in _disputed(folder)
        if named in name and all(west < x < east and south < y < north for x, y in line)
    ]
    whole: Line = []
    for line in sorted((thinned(line, _COARSE / 2) for line in stitched(lines)), key=len, reverse=True):
        is_on = not whole or dist(whole[-1], line[0]) < dist(whole[-1], line[-1])
        whole += line if is_on else line[::-1]
    return [closed(whole)] if whole else []


def _taken(shapes: dict[str, list[Line]], area: list[Line]) -> dict[str, list[Line]]:
    """Find the rings of states that are a disputed area and nothing else, by the box in which it lies."""
    points = [point for ring in area for point in ring]
    inside = {code: [ring for ring in rings if _near(ring, points)] for code, rings in shapes.items()}
    return {code: rings for code, rings in inside.items() if rings}


def _near(ring: Line, points: Line) -> bool:
    """Say whether a ring lies within the box of some points, or half a degree beyond it."""
    boxes = [[(min(along), max(along)) for along in zip(*line, strict=True)] for line in (ring, points) if line]
    return len(boxes) == 2 and all(
        low - 0.5 < least and most < high + 0.5 for (least, most), (low, high) in zip(*boxes, strict=True)
    )


def _disputed(folder: Path) -> Iterator[tuple[str, Line]]:
    """Yield the lines that are disputed or that somebody claims, each with what it is called."""
    for source in LINES:
        for has, lines in _read(folder, source):
            name = has.get("FEATURECLA") if source == LINES[0] else has["NAME"]
            if not str(name).startswith(("International", *ENDED)):
                yield from ((str(name), [(x, y) for x, y, *_ in line]) for line in lines)


def _borders(folder: Path) -> Iterator[Line]:
    """Yield the disputed borders, without those that are too short to be seen."""
    for line in stitched([line for _, line in _disputed(folder)]):
        if sum(map(dist, line, line[1:])) >= _SHORT:
            yield thinned(line, _COARSE)


def _dots(folder: Path, shapes: dict[str, list[Line]]) -> Iterator[tuple[str, list[int]]]:
    """Place a dot where a state has no outline, or one that is hardly seen."""
    for code, rings in shapes.items():
        sizes = [_size(ring) for ring in rings]
        if max(sizes) < _TINY:
            yield code, _middle(rings[sizes.index(max(sizes))])
    for has, polygons in _read(folder, SMALL):
        code = has["ISO_A3_EH"]
        if code and len(code) == 3 and code.isalpha() and code not in shapes and code != "ATA":
            yield code, _middle(max((_turned(polygon[0]) for polygon in polygons), key=_size))
    for code, place in PLACES.items():
        yield code, _middle(_turned([place]))


def _size(ring: Line) -> float:
    across, down = zip(*map(_projected, ring), strict=True)
    wide, high = max(across) - min(across), max(down) - min(down)
    return float(max(wide, high))


def _middle(ring: Line) -> list[int]:
    xs, ys = zip(*map(_projected, ring), strict=True)
    return [round((min(xs) + max(xs)) / 2), round((min(ys) + max(ys)) / 2)]


def stitched(lines: Iterable[Line]) -> list[Line]:
    """Put lines that end where others begin together."""
    chains: list[Line] = []
    for line in lines:
        whole, again = list(line), True
        while again:
            again = False
            for other in chains:
                for one in (other, other[::-1]):
                    if one[-1] == whole[0]:
                        whole, again = [*one, *whole[1:]], True
                    elif one[0] == whole[-1]:
                        whole, again = [*whole, *one[1:]], True
                    if again:
                        break
                if again:
                    chains.remove(other)
                    break
        chains.append(whole)
    return chains


def thinned(line: Line, off: float) -> Line:
    """Leave out points without which a line is off by no more than so many degrees (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda at: dist(line[0], line[at]))
        return [*thinned(line[: far + 1], off)[:-1], *thinned(line[far:], off)] if far else line[:1]
    (ax, ay), (bx, by) = line[0], line[-1]
    away = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / dist(line[0], line[-1]) for x, y in line]
    far = max(range(len(line)), key=away.__getitem__)
    if away[far] <= off:
        return [line[0], line[-1]]
    return [*thinned(line[: far + 1], off)[:-1], *thinned(line[far:], off)]


def closed(ring: Line) -> Line:
    """Return a ring that ends where it begins."""
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def _projected(point: Point) -> Point:
    """Place a point on the map: Equal Earth, by Šavrič, Patterson and Jenny.

    'The Equal Earth map projection', International Journal of Geographical Information Science 33 (2019), 454-465.
    """
    across, up = _equal_earth(point[0] - _MIDDLE, point[1])
    top = _equal_earth(0, _NORTH)[1]
    return _WIDE / 2 + across * _SCALE, (top - up) * _SCALE


def _equal_earth(longitude: float, latitude: float) -> Point:
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    two, six = angle**2, angle**6
    slope = 9 * _FOURTH * six * two + 7 * _THIRD * six + 3 * _SECOND * two + _FIRST
    height = angle * (_FIRST + _SECOND * two + six * (_THIRD + _FOURTH * two))
    return 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * slope), height


def _path(lines: Iterable[Line]) -> str:
    """Write lines as the data of an SVG path, in whole units, each point by its distance from the one before."""
    return "".join(filter(None, map(_moves, lines)))


def _moves(line: Line) -> str:
    """Write one line, or nothing where it shrinks to a point."""
    points = [(round(x), round(y)) for x, y in map(_projected, line)]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    is_ring = points[0] == points[-1]
    if len(steps) < (3 if is_ring else 1):
        return ""
    numbers = [number for step in (steps[:-1] if is_ring else steps) for number in step]
    told = "".join(f"{number}" if number < 0 else f" {number}" for number in numbers).removeprefix(" ")
    return f"M{points[0][0]} {points[0][1]}l{told}{'z' if is_ring else ''}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
