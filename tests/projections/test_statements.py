"""What was stated and counted by a day: which figure takes the place of which, and how often something happened."""

import pytest

PACKAGE = """
- {{id: package, kind: sanctions-imposed, date: "{}", by: EU, target: RUS, regime: eu-belarus-measures,
   package: {}}}
"""
FIGURE = "- {{id: {}, kind: figure-reported, date: {}, {}, value: {}, unit: bn EUR, period: 2023}}\n"


@pytest.mark.parametrize(
    ("number", "on", "count"),
    [
        (13, "2024-02-19", []),
        (13, "2024-02-25", [(12, 12, True)]),
        (13, "2024-03-01", [(13, 13, True)]),
        (1, "2024-02-25", [(0, 1, False)]),
        (1, "2024-03-01", [(1, 1, True)]),
    ],
)
def test_until_the_last_day_of_the_thirteenth_there_were_twelve(given, number, on, count):
    log = given(("paper", PACKAGE.format("[2024-02-20..2024-02-29]", number)))
    counts = log.relation("EU", "RUS", on).counts
    assert [(one.certain, one.possible, one.open_ended) for one in counts] == count


def test_a_claim_of_a_thirteenth_is_no_lower_bound(given):
    claimed = PACKAGE.format("2024-02-23", 13).replace("package: 13", "package: 13, stance: claimed")
    (count,) = given(("paper", claimed)).relation("EU", "RUS", "2024-03-01").counts
    assert (count.certain, count.possible, count.open_ended) == (0, 1, False)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("of: POL, to: BLR, measure: exports", "of: BLR, to: POL, measure: exports", ["1", "2"]),
        ("of: POL, with: BLR, measure: students", "of: BLR, with: POL, measure: students", ["1", "2"]),
        ("of: POL, to: BLR, measure: exports", "of: POL, to: BLR, measure: exports", ["2"]),
        ("of: POL, with: BLR, measure: trade", "of: POL, with: BLR, measure: trade", ["2"]),
    ],
)
def test_a_figure_takes_the_place_of_another_of_the_same_side(given, first, second, left):
    rows = FIGURE.format("a", "2024-01-04", first, 1) + FIGURE.format("b", "2024-02-04", second, 2)
    figures = given(("paper", rows)).relation("BLR", "POL", "2024-12-31").figures
    assert [one.event.roles["value"][0] for one in figures] == left


VISIT = "- {{id: {}, kind: visit-made, date: {}, guest: JPN, host: LTU{}}}\n"


@pytest.mark.parametrize(("on", "count"), [("2021-02-28", []), ("2021-03-15", [(0, 1)]), ("2021-03-31", [(1, 1)])])
def test_an_act_of_a_vague_day_is_counted_as_possible_until_it_is_past(given, on, count):
    counts = given(("paper", VISIT.format("a", "2021-03", ""))).relation("JPN", "LTU", on).counts
    assert [(one.certain, one.possible) for one in counts] == count


def test_visits_are_counted_for_each_guest_apart(given):
    there = VISIT.format("b", "2021-04-01", "").replace("guest: JPN, host: LTU", "guest: LTU, host: JPN")
    log = VISIT.format("a", "2021-03-01", "") + VISIT.format("c", "2021-05-01", "") + there
    counts = given(("paper", log)).relation("JPN", "LTU", "2021-12-31").counts
    assert [(one.by, one.certain) for one in counts] == [(("JPN", "LTU"), 2), (("LTU", "JPN"), 1)]


def test_two_reports_of_one_visit_are_one(given):
    log = VISIT.format("a", "2021-03-01", ", happening: visit")
    (count,) = given(("one", log), ("two", log)).relation("JPN", "LTU", "2021-12-31").counts
    assert (count.certain, count.possible) == (1, 1)


def test_a_position_of_another_on_the_topic_stands_beside(given):
    said = "- {{id: {0}, kind: position-stated, date: {1}, by: {0}, topic: the name, direction: so, toward: [{2}]}}\n"
    log = said.format("LTU", "2021-03-01", "CHN") + said.format("CHN", "2021-04-01", "LTU")
    log = log.replace("id: LTU", "id: theirs").replace("id: CHN", "id: ours")
    positions = given(("paper", log)).relation("LTU", "CHN", "2021-12-31").positions
    assert [one.event.id for one in positions] == ["theirs", "ours"]
