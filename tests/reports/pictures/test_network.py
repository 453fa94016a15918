"""The picture of a network: every label has its room, everybody is named, and the same network gives the same bytes."""

import re
import unicodedata
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

import tracker.reports.render as rooms_of_render
from tracker.reports.pictures.letters import text_width
from tracker.reports.pictures.network import drawn_network, legend
from tracker.reports.pictures.rings import ACROSS, laid_out
from tracker.reports.pictures.star import Ray, Star, StarNote, StarPoint

FONT = Path(rooms_of_render.__file__).parent / "fonts" / "NotoSans-Regular.ttf"
SVG = "{http://www.w3.org/2000/svg}"

SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz ABCMWÄŠŽąčęėį-'().,",
    "абвгдежзиклмнопрстуфхцчшщыьэюя АБВЖШЩЮ",
    "αβγδεζηθικλμνξοπρστυφχψω ΑΩ",
    "中国立陶宛欧洲联盟中东部合作机制大韩民国北约",
    "العربيةالسعودية ",
    "საქართველო ",
)
NAMES = st.sampled_from(SCRIPTS).flatmap(
    lambda letters: st.text(letters, min_size=1, max_size=60).filter(lambda name: name.strip())
)
RAYS = st.builds(
    Ray,
    words=st.sampled_from(("member: full", "relations; level: chargé d'affaires; head of mission: recalled", "link")),
    sort=st.sampled_from(("formats", "restrictions")),
    style=st.integers(0, 11),
    way=st.sampled_from(("none", "out", "in")),
    state=st.sampled_from(("certain", "possible", "ended")),
)
POINTS = st.lists(
    st.builds(StarPoint, NAMES, st.lists(RAYS, min_size=1, max_size=3).map(tuple)), min_size=1, max_size=80
)


def star(points, middle="Lithuania", notes=()):
    words = "; ".join(point.name for point in points)
    return Star("Network of Lithuania", "", middle, tuple(points), tuple(notes), words)


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def height(made):
    return float(ET.fromstring(made).get("viewBox").split()[3])


def texts(made):
    """Every line of text of a drawing."""
    root = ET.fromstring(made)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@cache
def noto_sans():
    return TTFont(FONT)


def in_font(font, text, size):
    """How wide a text is in a font that has its letters."""
    letters, across = font.getBestCmap(), font["hmtx"]
    return sum(across[letters[ord(letter)]][0] for letter in text) * size / font["head"].unitsPerEm


@settings(max_examples=40, deadline=None)
@over(POINTS, NAMES)
def test_no_two_labels_overlap_and_all_lie_inside(points, middle):
    shown = star(points, middle)
    layout = laid_out(shown.points, 40)
    boxes = [label.box for label in layout.labels] + [entry.box for entry in legend(shown, layout.bottom + 22)]
    down = height(drawn_network(shown))
    assert len(layout.labels) == len(points)
    assert all(left >= 0 and right <= ACROSS and top >= 0 and bottom <= down for left, top, right, bottom in boxes)
    assert [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)] == []


@settings(max_examples=20, deadline=None)
@over(st.lists(st.builds(StarPoint, NAMES, st.tuples(RAYS, RAYS)), min_size=1, max_size=24))
def test_no_tie_runs_through_a_label(points):
    layout = laid_out(points, 40)
    x, y = layout.centre or (0, 0)
    boxes = [label.box for label in layout.labels]
    for label in layout.labels if layout.centre else ():
        for _, down in label.ends:
            ways = [(x + (label.edge - x) * part / 12, y + (label.top + down - y) * part / 12) for part in range(1, 12)]
            assert not any(overlap((*at, *at), box) for at in ways for box in boxes)


def straight(text):
    """Return a text without what printers set otherwise: quotation marks, apostrophes and dashes."""
    return re.sub("[\u2018\u2019\u201c\u201d\"'\u2013-]", "'", text)


@settings(max_examples=20, deadline=None)
@over(POINTS, NAMES)
def test_everybody_is_in_the_words_for_those_who_cannot_see_it(points, middle):
    root = ET.fromstring(drawn_network(star(points, middle)))
    told = root.find(f"{SVG}desc").text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")]
    assert all(straight(point.name) in straight(told) for point in points)


@settings(max_examples=20, deadline=None)
@over(POINTS)
def test_the_same_network_gives_the_same_bytes(points):
    assert drawn_network(star(points)) == drawn_network(star(list(points)))


@settings(max_examples=100, deadline=None)
@over(st.text("".join(SCRIPTS[:3]), max_size=60), st.sampled_from((9.0, 11.0, 13.0)))
def test_what_is_estimated_is_enough_for_the_font(text, size):
    assert in_font(noto_sans(), unicodedata.normalize("NFC", text), size) <= text_width(text, size)


def test_many_neighbours_stand_in_columns():
    few, many = (
        [StarPoint(f"Actor {number}", (Ray("member", "formats", 1),)) for number in range(n)] for n in (30, 80)
    )
    assert laid_out(few, 0).centre is not None
    assert laid_out(many, 0).centre is None
    assert len({label.edge for label in laid_out(many, 0).labels}) == 3


def test_a_long_name_is_wrapped_and_all_of_it_is_in_the_words():
    name = "The Conference on Interaction and Confidence-Building Measures in Asia and the Pacific"
    made = drawn_network(star([StarPoint(name, (Ray("member: full", "formats", 1),))]))
    assert "The Conference on Interaction" in texts(made)
    assert name in made


@pytest.mark.parametrize("state", ["certain", "possible"])
@pytest.mark.parametrize("way", ["none", "out", "in"])
def test_what_holds_is_filled_and_what_possibly_does_is_hollow(state, way):
    root = ET.fromstring(
        drawn_network(star([StarPoint("China", (Ray("level", "diplomatic relations", 0, way, state),))]))
    )
    mark = root.findall(f"{SVG}{'circle' if way == 'none' else 'polygon'}")[0]
    assert (mark.get("fill") == "#ffffff") == (state == "possible")


def test_what_has_ended_has_no_line():
    ended, lasting = (
        drawn_network(star([StarPoint("China-CEEC", (Ray("member", "formats", 1, state=state),))]))
        for state in ("ended", "certain")
    )
    assert "ended before that day" in texts(ended)
    assert lasting.count('stroke-width="3.8"') == 2  # the tie, and the legend's sample of its sort
    assert 'stroke-width="3.8"' not in ended


def test_the_legend_names_the_sorts_and_marks_that_occur_and_no_others():
    made = texts(drawn_network(star([StarPoint("China", (Ray("level", "diplomatic relations", 0, "out"),))])))
    assert {"diplomatic relations", "filled: holds", "from Lithuania to the other"} <= set(made)
    assert not {"formats", "hollow: possibly holds", "from the other to Lithuania"} & set(made)


def test_notes_lie_inside_of_the_drawing():
    made = drawn_network(
        star([StarPoint("China", ())], notes=[StarNote("What members have with others", "Taiwan: offices. " * 40)])
    )
    root = ET.fromstring(made)
    lowest = max(float(text.get("y")) for text in root.iter(f"{SVG}text"))
    assert lowest + 3 <= height(made)
