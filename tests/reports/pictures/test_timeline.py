"""The line of time: no label covers another, whatever happened; everything is told in words, too."""

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

import tracker.reports.render
from tracker.model.days import day
from tracker.reports.pictures.chart import ActMark, Bar, Chart, FigurePoint, Piece, Series
from tracker.reports.pictures.letters import broken, text_width
from tracker.reports.pictures.timeline import ACROSS, drawn_timeline, in_words

FONT = TTFont(Path(tracker.reports.render.__file__).with_name("fonts") / "NotoSans-Regular.ttf")
SVG = "{http://www.w3.org/2000/svg}"
FIRST, LAST = day("2021-01-01"), day("2021-12-31")
THIRD_OF_A_PAGE = 297 / 3 / 160 * ACROSS
"""Of A4, where the text is 160 mm wide."""
WORDS = ["China recalled its ambassador to Lithuania", "Žygimantas Pavilionis", "驻立陶宛台湾代表处揭牌", "Заявление"]


def between(first, last, text, **given):
    return ActMark(day(first), day(last), text, "first", **given)


def act(when, text, side="first", **given):
    return ActMark(day(when), day(when), text, side, **given)


def chart(*acts, bars=(), lines=()):
    return Chart("Lithuania and China", ("Lithuania", "China"), FIRST, LAST, acts, bars, lines)


def boxes(drawing):
    """The place of each text: left, top, right and bottom, no wider than the program takes it to be."""
    found = []
    for text in ElementTree.fromstring(drawing).iter(f"{SVG}text"):
        words, size = "".join(text.itertext()), float(text.get("font-size"))
        left, base, wide = float(text.get("x")), float(text.get("y")), text_width(words, size)
        left -= wide if text.get("text-anchor") == "end" else 0
        found.append((left, base - 0.75 * size, left + wide, base + 0.2 * size, words))
    return found


def overlapping(drawing):
    return [
        (one[4], other[4])
        for one, other in combinations(boxes(drawing), 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def crossed(drawing):
    """The labels that a line runs through."""
    lines = [
        [float(line.get(end)) for end in ("x1", "y1", "x2", "y2")]
        for line in ElementTree.fromstring(drawing).iter(f"{SVG}line")
    ]
    return [
        words
        for left, top, right, bottom, words in boxes(drawing)
        for x1, y1, x2, y2 in lines
        if min(x1, x2) < right - 1 and max(x1, x2) > left + 1 and min(y1, y2) < bottom - 1 and max(y1, y2) > top + 1
    ]


acts = st.builds(
    lambda first, length, text, side, certain, weight: ActMark(
        first, min(first + length, LAST), text, side, certain, weight
    ),
    st.integers(FIRST, LAST),
    st.sampled_from([0, 0, 0, 2, 30, 200]),
    st.one_of(st.sampled_from(WORDS), st.text("abcdeWM мш中国 ", min_size=1, max_size=120)),
    st.sampled_from(["first", "second", "both"]),
    st.booleans(),
    st.integers(0, 3),
)
bars = st.builds(
    lambda label, cut, value: Bar(label, (Piece(FIRST, cut - 1, value, True), Piece(cut, LAST, value, False))),
    st.sampled_from(WORDS),
    st.integers(FIRST + 1, LAST),
    st.sampled_from(["", "in post", "recalled for consultations"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(acts, max_size=60), st.lists(bars, max_size=2))
def test_no_label_covers_another_and_all_lie_inside(acts, bars):
    line = Series(
        "Trade, million euros",
        (FigurePoint(FIRST + 40, 200, "200"), FigurePoint(LAST - 3, 90, "about 90 (December 2021)")),
    )
    drawing = drawn_timeline(chart(*acts, bars=tuple(bars), lines=(line,)))
    assert overlapping(drawing) == []
    assert crossed(drawing) == []
    tall = float(ElementTree.fromstring(drawing).get("viewBox").split()[3])
    assert tall <= THIRD_OF_A_PAGE
    for left, top, right, bottom, words in boxes(drawing):
        assert left >= 0, words
        assert right <= ACROSS + 0.1, words
        assert top >= 0, words
        assert bottom <= tall, words


@pytest.mark.parametrize("text", [*WORDS[:2], WORDS[3], "recalled for consultations", "WWW mmm @@@", "I'll — “so”…"])
def test_a_text_is_never_wider_than_it_is_taken_to_be(text):
    glyphs, metrics = FONT.getBestCmap(), FONT["hmtx"]
    real = sum(metrics[glyphs[ord(character)]][0] for character in text) / FONT["head"].unitsPerEm * 10
    assert real <= text_width(text, 10) <= 1.6 * real


def test_what_does_not_fit_is_cut_with_an_ellipsis():
    lines = broken("China suspended the direct rail freight service from China to Vilnius", 10, 100, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 10) <= 100 for line in lines)


def test_a_text_is_cut_behind_a_whole_word_where_that_leaves_little_room():
    assert broken("recalled its ambassador to Lithuania", 10, 100, 1) == ["recalled its…"]


def test_a_script_without_spaces_is_broken_anywhere():
    assert len(broken("驻立陶宛台湾代表处揭牌", 10, 60, 4)) == 2


def test_the_drawing_tells_in_words_all_that_it_shows():
    told = in_words(
        chart(
            act("2021-08-10", "China recalled its ambassador", "second"),
            bars=(Bar("China's ambassador", (Piece(FIRST, LAST, "recalled", False),)),),
        )
    )
    assert "on 10 August 2021: China recalled its ambassador" in told
    assert "China's ambassador: possibly recalled from 1 January 2021 to 31 December 2021" in told
    assert "Nothing is known" in in_words(chart())


def test_acts_stand_on_the_side_of_who_acted():
    drawing = drawn_timeline(chart(act("2021-05-22", "left", "first"), act("2021-08-10", "recalled", "second")))
    places = {words: top for _, top, _, _, words in boxes(drawing)}
    axis = float(next(ElementTree.fromstring(drawing).iter(f"{SVG}circle")).get("cy"))
    assert places["left"] < axis < places["recalled"]


def test_certain_and_possible_differ_in_form():
    sure = drawn_timeline(chart(act("2021-05-22", "left")))
    doubtful = drawn_timeline(chart(act("2021-05-22", "left", certain=False)))
    assert 'stroke-dasharray="2 2"' in doubtful
    assert 'stroke-dasharray="2 2"' not in sure


def test_text_from_a_log_is_text():
    drawing = drawn_timeline(chart(act("2021-05-22", '<script>alert("1")</script> & so')))
    assert "<script" not in drawing
    assert "alert" in "".join(ElementTree.fromstring(drawing).itertext())


def test_the_heaviest_acts_are_labelled_first_and_the_rest_are_counted():
    many = [act("2021-05-22", f"act number {n}", weight=n) for n in range(40)]
    drawing = drawn_timeline(chart(*many))
    assert "act number 39" in drawing
    assert "Of 40 acts, the " in drawing
    assert drawn_timeline(chart(*reversed(many))) == drawing


def test_acts_that_crowd_together_are_labelled_to_both_sides():
    crowd = [act(f"2021-11-{day:02}", f"act number {day}", weight=day) for day in (20, 21, 22, 23)]
    texts = ElementTree.fromstring(drawn_timeline(chart(*crowd))).iter(f"{SVG}text")
    anchors = {text.text: text.get("text-anchor") for text in texts}
    assert [anchors[f"act number {day}"] for day in (20, 21, 22, 23)] == ["end", "end", None, None]


def test_an_act_that_stands_for_many_is_not_the_only_one_with_a_mark():
    drawing = drawn_timeline(chart(act("2021-05-22", "Last of two"), act("2021-03-01", "First", has_label=False)))
    words = [box[4] for box in boxes(drawing)]
    assert "Last of two" in words
    assert "First" not in words
    assert len(marks(drawing)[0]) == 2


def marks(drawing):
    """The forms on the line with what they say, in their order, and how many thick strokes there are."""
    root = ElementTree.fromstring(drawing)
    forms = [shape for shape in root.iter() if shape.tag in {f"{SVG}circle", f"{SVG}polygon"}]
    strokes = [line for line in root.iter(f"{SVG}line") if line.get("stroke-opacity")]
    return [(shape.tag.removeprefix(SVG), shape[0].text) for shape in forms], len(strokes)


def test_an_act_of_a_short_range_has_a_stroke_over_it_and_a_dot_at_its_end():
    drawing = drawn_timeline(chart(between("2021-09-01", "2021-09-30", "China stopped the trains")))
    assert marks(drawing) == ([("circle", "in September 2021: China stopped the trains")], 1)
    assert "Diamond" not in drawing


def test_an_act_of_a_long_range_has_a_diamond_and_no_dot_at_its_last_day():
    drawing = drawn_timeline(chart(between("2021-01-01", "2025-11-10", "China restricted exports")))
    assert marks(drawing) == (
        [("polygon", "between 1 January 2021 and 10 November 2025: China restricted exports")],
        0,
    )
    assert "Diamond: on some day of a long time, which its label tells." in drawing


def test_a_diamond_is_hollow_where_the_act_is_only_possible():
    fills = [
        next(ElementTree.fromstring(drawing).iter(f"{SVG}polygon")).get("fill")
        for drawing in (
            drawn_timeline(chart(between("2021-01-01", "2025-11-10", "China restricted exports", certain=certain)))
            for certain in (True, False)
        )
    ]
    assert fills == ["#1f4e79", "#ffffff"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"more_bars": 3}, "3 more conditions are not drawn, for want of room."),
        ({"more_lines": 1}, "1 more row of figures is not drawn, for want of room."),
        (
            {"more_bars": 1, "more_lines": 2},
            "1 more condition and 2 more rows of figures are not drawn, for want of room.",
        ),
    ],
)
def test_what_is_not_drawn_is_counted_in_the_legend_and_in_the_words(more, said):
    cut = evolve(chart(act("2021-05-22", "left")), **more)
    root = ElementTree.fromstring(drawn_timeline(cut))
    assert said in " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert in_words(cut).endswith(said)
    assert "not drawn" not in drawn_timeline(chart(act("2021-05-22", "left")))
