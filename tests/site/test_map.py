"""The map of an actor's partners: whose outline is shaded and leads where; what is disputed is drawn as disputed."""

import json
import re
from itertools import accumulate, pairwise

import pytest
from pages import PAPER, Page, run

from release.outlines import joined, outlines_of, stitched, thinned
from tests.hostile.test_injection import TAKEN
from tracker.site.map import Partner, outlines, partners_map

RUSSIA_AND_UKRAINE = """\
document: {id: one, title: One, publisher: P, published: {date: 2023-05-01, basis: printed}}
events:
  - {id: a, kind: ambassador-recalled, date: 2022-02-24, sender: UKR, host: RUS, evidence: {line: 1}}
  - {id: b, kind: ambassador-accredited, date: 1999-03-01, sender: VAT, host: UKR, evidence: {line: 1}}
"""
FORMAT_ALONE = """\
document: {id: joined, title: Joined, publisher: P, published: {date: 2012-05-01, basis: printed}}
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC, evidence: {line: 3}}
"""
CRIMEA = (1109, 163)
DONBAS_AND_KAZAN = {"UKR": (1080, 130), "RUS": (1300, 90)}


@pytest.fixture(scope="module")
def written(stored):
    """The page of an actor, of a store of logs."""

    def write(actor, *logs):
        folder = stored(*logs)
        done = run(folder, "site", folder / "site", "--everything", "--on", "2023-01-01")
        assert done.exit_code == 0, done.output
        return Page((folder / "site" / "actors" / f"{actor}.html").read_text(encoding="utf-8"))

    return write


def rings(path):
    """Return the rings of a path's data as points."""
    for told in path.split("M")[1:]:
        begin, _, steps = told.rstrip("z").partition("l")
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        moves = zip(numbers[::2], numbers[1::2], strict=True)
        yield list(accumulate(moves, lambda a, b: (a[0] + b[0], a[1] + b[1]), initial=tuple(map(int, begin.split()))))


def holds(path, point):
    """Say whether a point lies within a path, by how often a ray to the right crosses it."""
    x, y = point
    crossed = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1


def test_every_outline_and_dot_is_of_an_actor_of_the_catalogue(catalogue):
    given = outlines()
    drawn = given["shapes"].keys() | given["dots"].keys()
    assert drawn <= {*catalogue.codes("actors")}
    with_code = {code for code, told in catalogue.plain["actors"].items() if "alpha-2" in told}
    ended = {"ANT", "CSK", "DDR", "SUN", "YMD", "YUG"}
    assert with_code - drawn == ended | {"ATA", "BVT"}  # Antarctica, and an island on which nobody lives


def test_the_head_says_whose_the_outlines_are():
    assert outlines()["source"].startswith("Natural Earth")
    assert outlines()["licence"] == "public domain"


def test_a_partner_leads_to_the_page_of_the_two_and_is_shaded_by_its_last_change(written):
    page = written("UKR", RUSSIA_AND_UKRAINE)
    links = {one["href"]: one for tag, one in page.elements if tag == "a" and one.get("tabindex") == "-1"}
    assert {address: link["class"] for address, link in links.items()} == {
        "../pairs/RUS-UKR.html": "since-0",
        "../pairs/UKR-VAT.html": "since-3",  # 1999, and drawn as a dot
    }
    assert "<title>Russia: last change 24 February 2022</title>" in page.text
    assert "Last change, as of 1 January 2023:" in page.text
    assert [one for tag, one in page.elements if tag == "circle"] == [
        dict(zip(("cx", "cy"), map(str, outlines()["dots"]["VAT"]), strict=True))
    ]


def test_the_picture_is_for_the_eye_and_costs_no_stop_of_the_keyboard(written):
    page = written("UKR", RUSSIA_AND_UKRAINE)
    inside = page.text[page.text.index("<svg") : page.text.index("</svg>")]
    assert inside.startswith('<svg viewBox="0 0 2000 ')
    assert 'aria-hidden="true"' in inside
    assert inside.count("<a ") == inside.count('tabindex="-1"') == 2
    assert "style=" not in inside


def test_what_is_disputed_belongs_to_no_shaded_state_and_is_hatched_above_them(written):
    given = outlines()
    for code in ("RUS", "UKR"):
        assert not holds(given["shapes"][code], CRIMEA)
        assert holds(given["shapes"][code], DONBAS_AND_KAZAN[code])
    assert holds(given["areas"], CRIMEA)
    text = written("UKR", RUSSIA_AND_UKRAINE).text
    assert text.index('class="since-0"') < text.index(f'class="areas" fill="url(#hatched)" d="{given["areas"]}"')
    assert f'<path class="disputed" d="{given["borders"]}"/>' in text
    assert "stroke-width: var(--stroke, 1.6); stroke-dasharray: var(--dashes, 4 3); }" in text
    assert "They say nothing of any claim." in text


def test_states_that_few_recognise_are_shaded_for_themselves_alone():
    shapes = outlines()["shapes"]
    assert {"XKX", "ESH", "PSE", "TWN", "SOMALILAND", "NORTHERN-CYPRUS"} <= shapes.keys()
    drawn = partners_map("LTU", "Lithuania", [Partner("SRB", "Serbia", "x", "Serbia", 3)], "today")
    assert f'<path d="{shapes["SRB"]}"/>' in drawn
    assert shapes["XKX"] in drawn.partition('<path class="land" d="M')[2].partition("<a ")[0]


def test_a_partner_without_an_outline_is_named_below_the_map(written):
    assert re.search(r"Not on the map: China.CEEC.*\.</p>", written("LTU", PAPER).text)


def test_an_actor_without_a_partner_on_the_map_has_none(written):
    assert "<svg" not in written("LTU", FORMAT_ALONE).text


@pytest.mark.parametrize("name", TAKEN)
def test_nothing_that_a_name_says_runs(name):
    said = TAKEN[name]
    partners = [Partner("CHN", said, "../pairs/CHN-LTU.html", said, None), Partner("SUN", said, "x", said, 1)]
    page = Page(str(partners_map("LTU", said, partners, said)))
    assert {tag for tag, _ in page.elements} <= {
        *(
            "figure",
            "svg",
            "defs",
            "pattern",
            "path",
            "a",
            "title",
            "circle",
            "g",
            "figcaption",
            "ul",
            "li",
            "span",
            "p",
        )
    }
    assert {key for _, has in page.elements for key in has if key.startswith("on") or key in ("src", "style")} == set()


def test_the_maker_joins_what_was_cut_and_leaves_out_what_is_not_seen():
    left = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    right = [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]
    (whole,) = joined([left, right])
    assert set(whole) == {*left, *right}
    assert ((1, 0), (1, 1)) not in pairwise(whole)
    assert stitched([[(0, 0), (1, 0)], [(2, 0), (1, 0)], [(5, 5), (6, 6)]]) == [
        [(2, 0), (1, 0), (0, 0)],
        [(5, 5), (6, 6)],
    ]
    assert thinned([(0, 0), (1, 0.01), (2, 0), (3, 2)], 0.1) == [(0, 0), (2, 0), (3, 2)]


def square(west, south, wide, high):
    east, north = west + wide, south + high
    return [[[west, south], [west, north], [east, north], [east, south], [west, south]]]


def feature(shape, coordinates, **told):
    return {"properties": told, "geometry": {"type": shape, "coordinates": coordinates}}


EARTH = {
    "ne_110m_admin_0_countries": [
        feature("MultiPolygon", [square(60, 50, 20, 10), square(33, 45, 3, 1)], ADM0_A3="RUS", ISO_A3_EH="RUS"),
        feature("Polygon", square(24, 47, 12, 4), ADM0_A3="UKR", ISO_A3_EH="UKR"),
        feature("Polygon", square(20, 42, 1, 1), ADM0_A3="KOS", ISO_A3_EH="-99"),
        feature("Polygon", square(-180, -80, 360, 10), ADM0_A3="ATA", ISO_A3_EH="ATA"),
    ],
    "ne_110m_admin_0_boundary_lines_land": [
        feature("LineString", [[20, 42], [21, 42]], FEATURECLA="Disputed (please verify)"),
        feature("LineString", [[24, 47], [24, 51]], FEATURECLA="International boundary (verify)"),
    ],
    "ne_10m_admin_0_boundary_lines_disputed_areas": [
        feature("LineString", [[46, 39], [47, 40]], NAME="Ceasefire Line 1994"),
        feature("LineString", [[-58, 2], [-58, 6]], NAME="Venezuelan claim"),
    ],
    "ne_10m_admin_1_states_provinces": [
        feature("Polygon", square(33, 45, 3, 1), name="Crimea"),
        feature("Polygon", square(60, 50, 5, 5), name="Anywhere"),
    ],
    "ne_10m_admin_0_countries": [
        feature("Polygon", square(14, 35, 0.2, 0.2), ISO_A3_EH="MLT"),
        feature("Polygon", square(10, 35, 0.2, 0.2), ISO_A3_EH="-99"),
    ],
}


def test_the_maker_cuts_out_what_is_disputed_whoever_holds_it(tmp_path):
    for name, features in EARTH.items():
        (tmp_path / f"{name}.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    made = outlines_of(tmp_path)
    assert made["shapes"].keys() == {"RUS", "UKR", "XKX"}
    assert [len(list(rings(made[path]))) for path in ("areas", "borders")] == [1, 2]
    assert len([*rings(made["shapes"]["RUS"])]) == 1  # the other ring is Crimea
    assert holds(made["areas"], CRIMEA)
    assert {"MLT", "XKX", "VAT"} <= made["dots"].keys()
    assert made["dots"].keys().isdisjoint({"RUS", "UKR", "ATA", "-99"})


def near(page):
    """Return the part of the map that is shown closer, as left, top, wide and high; None where there is none."""
    found = [one["viewbox"] for tag, one in page.elements if tag == "svg" and one.get("class") == "near"]
    return [int(number) for number in found[0].split()] if found else None


def test_where_several_partners_are_in_europe_it_is_shown_closer():
    def drawn(*codes):
        partners = [Partner(code, code, f"../pairs/{code}.html", code, 1) for code in codes]
        return Page(str(partners_map("CHN", "China", partners, "1 May 2023")))

    left, top, wide, high = near(drawn("LUX", "MNE", "PRT"))
    for code in ("LUX", "MNE", "CYP", "AND"):
        x, y = outlines()["dots"][code]
        assert left < x < left + wide and top < y < top + high, code  # noqa: PT018
    assert near(drawn("LUX", "MNE", "USA")) is None
    page = drawn("LUX", "MNE", "PRT")
    assert page.all("id").count("map") == 1
    assert "#map" in page.all("href")
