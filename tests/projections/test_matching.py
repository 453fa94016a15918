"""Who: the fluents that fit a pattern with open places, those that hold before those that may."""

import pytest

from tracker.catalogue.patterns import parse_pattern
from tracker.projections.matching import matches

LOG = """\
- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU, EST], format: EU}
- {id: later, kind: format-joined, date: 2013-07, who: [HRV], format: EU}
- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU], at-level: ambassador}
- {id: lowered, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: "chargé d'affaires"}
- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
"""


def who(told, pattern, on):
    found = matches(told.narrative, parse_pattern(pattern), told.asked(on)).answers
    return [(str(h.fluent), h.value, h.answer.value) for h in found]


def test_a_star_stands_for_every_argument(given):
    told = given(("paper", LOG))
    assert who(told, "member(*, EU)", "2013-07-15") == [
        ("member(EST, EU)", "full", "holds"),
        ("member(LTU, EU)", "full", "holds"),
        ("member(HRV, EU)", "full", "possibly"),
    ]


def test_without_a_star_one_fluent_is_asked_for(given):
    assert who(given(("paper", LOG)), "member(LTU, EU)", "2021-12-31") == [("member(LTU, EU)", "full", "holds")]


@pytest.mark.parametrize("pattern", ["level(CHN, *)", "level(LTU, *)", "level(*, LTU)", "level(*, *)"])
def test_a_symmetric_fluent_fits_in_either_order(given, pattern):
    assert who(given(("paper", LOG)), pattern, "2021-12-31") == [("level(CHN, LTU)", "chargé d'affaires", "holds")]


def test_a_directed_fluent_fits_in_its_own_order_alone(given):
    told = given(("paper", LOG))
    assert who(told, "head-of-mission(CHN, *)", "2021-12-31") == [("head-of-mission(CHN, LTU)", "recalled", "holds")]
    assert who(told, "head-of-mission(LTU, *)", "2021-12-31") == []


def test_a_value_narrows_to_those_that_have_it(given):
    told = given(("paper", LOG))
    assert who(told, "level(CHN, *) = ambassador", "2021-11-20") == [("level(CHN, LTU)", "ambassador", "holds")]
    assert who(told, "level(CHN, *) = ambassador", "2021-11-21") == []


def test_what_surely_does_not_hold_is_no_answer(given):
    told = given(("paper", LOG))
    assert who(told, "member(*, EU)", "2004-04-30") == []


@pytest.mark.parametrize(("pattern", "on", "told"), [
    ("member(*, EU)", "1990-01-01", True),  # nobody that the log names was in by then
    ("member(*, UN)", "2021-12-31", False),
    ("sanctions(*, *, *)", "2021-12-31", False),
])  # fmt: skip
def test_that_none_is_told_of_is_not_that_none_holds(given, pattern, on, told):
    log = given(("paper", LOG))
    found = matches(log.narrative, parse_pattern(pattern), log.asked(on))
    assert (found.answers, found.told) == ((), told)


CUT = """\
- {id: cut, kind: relations-severed, date: 1961-01-03, by: USA, with: CUB}
- {id: again, kind: relations-restored, date: 2015-07-20, parties: [USA, CUB]}
"""


@pytest.mark.parametrize(("on", "told"), [("1961-01-02", False), ("1970-01-01", True), ("2015-07-20", False)])
def test_what_nobody_tells_of_is_known_to_be_over_where_what_it_needs_is(given, on, told):
    log = given(("paper", CUT))
    found = matches(log.narrative, parse_pattern("head-of-mission(USA, CUB) = in post"), log.asked(on))
    assert (found.answers, found.told) == ((), told)


SHARED = """\
- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU, EST], format: EU}
- {id: package, kind: sanctions-imposed, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures}
- {id: counter, kind: sanctions-imposed, date: 2022-01-10, by: BLR, target: EU, regime: belarus-countermeasures}
- {id: person, kind: listing-added, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures,
   who: [LUKASHENKO-ALEXANDER]}
"""


@pytest.mark.parametrize(("pattern", "found"), [
    ("sanctions(LTU, *, *)", ["sanctions(EU, BLR, eu-belarus-measures)"]),
    ("sanctions(LTU, BLR, eu-belarus-measures)", ["sanctions(EU, BLR, eu-belarus-measures)"]),
    ("sanctions(*, LTU, *)", ["sanctions(BLR, EU, belarus-countermeasures)"]),
    ("sanctions(LTU, RUS, *)", []),
    ("sanctions(GBR, *, *)", []),  # of whom nothing says that it is in
    ("listed(LTU, *, BLR, *)", ["listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"]),
    ("sanctions(*, BLR, *)", ["sanctions(EU, BLR, eu-belarus-measures)"]),  # the EU's own, and not each member's again
])  # fmt: skip
def test_what_a_format_does_is_found_for_a_member_that_is_named(given, pattern, found):
    things = "things: {belarus-countermeasures: {type: regime, name: the countermeasures of Belarus}}\n"
    told = given(("paper", things + "events:\n" + SHARED))
    assert who(told, pattern, "2022-12-31") == [(fluent, None, "holds") for fluent in found]
    through = ["EU" if "LTU" in pattern else None for _ in found]
    asked = matches(told.narrative, parse_pattern(pattern), told.asked("2022-12-31"))
    assert [one.through for one in asked.answers] == through


def test_of_one_fluent_it_is_an_answer_that_it_does_not_hold(given):
    told = given(("paper", '- {id: no, kind: observed, date: 2018-07-03, that: "not member(LTU, EU)"}\n'))
    assert who(told, "member(LTU, EU)", "2018-07-03") == [("member(LTU, EU)", None, "does not hold")]
    assert who(told, "member(*, EU)", "2018-07-03") == []


OUTSIDE = """\
- {id: eu, kind: format-founded, date: 1993-11-01, members: [GBR, IRL], format: EU}
- {id: left, kind: format-left, date: 2020-02-01, who: [GBR], format: EU}
- {id: no, kind: observed, date: 2019-01-01, that: "not member(NOR, EU)"}
- {id: list, kind: sanctions-imposed, date: 2019-12-02, until: "..", by: EU, target: BLR, regime: eu-belarus-measures}
"""


@pytest.mark.parametrize(
    ("who_asks", "told_of_it", "answers"),
    [("IRL", True, ["holds"]), ("GBR", True, ["does not hold"]), ("NOR", False, [])],
)
def test_of_what_a_state_never_shared_with_a_format_it_is_not_said_that_it_does_not_hold(
    given, who_asks, told_of_it, answers
):
    told = given(("paper", OUTSIDE))
    asked = matches(told.narrative, parse_pattern(f"sanctions({who_asks}, BLR, *)"), told.asked("2020-06-30"))
    named = parse_pattern(f"sanctions({who_asks}, BLR, eu-belarus-measures)")
    one = matches(told.narrative, named, told.asked("2020-06-30"))
    assert (asked.told, [each.answer.value for each in one.answers]) == (told_of_it, answers)
