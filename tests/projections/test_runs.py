"""The runs of a fluent: over which days it had which answer, and who decides it."""

from datetime import date

import pytest

from tracker.catalogue.patterns import make_fluent, parse_pattern
from tracker.model.days import FUTURE, PAST, iso
from tracker.projections.answers import holdings
from tracker.projections.runs import deciding, runs, state_on

MEMBER = """\
- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}
- {id: left, kind: format-left, date: 2021-05, who: [LTU], format: CHN-CEEC}
"""
LEVEL = """\
- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU], at-level: ambassador}
- {id: lowered, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: "chargé d'affaires"}
"""
TWO_VERSIONS = "- {{id: gone, kind: {}, date: 2021-09-03, sender: LTU, host: CHN, happening: exit}}\n"


def fluent(told, text):
    pattern = parse_pattern(text)
    return make_fluent(told.narrative.catalogue.fluent(pattern.fluent), pattern.args)


def day(text):
    return date.fromisoformat(text).toordinal()


def told_runs(told, text, *bounds):
    found = runs(told.timelines, fluent(told, text), *map(day, bounds))
    return [(iso(run.first), iso(run.last), run.state.answer.value) for run in found]


def test_runs_turn_on_the_first_and_after_the_last_day_of_a_vague_end(given):
    told = given(("paper", MEMBER))
    assert told_runs(told, "member(LTU, CHN-CEEC)", "2012-04-25", "2021-12-31") == [
        ("2012-04-25", "2012-04-25", "does not hold"),
        ("2012-04-26", "2021-04-30", "holds"),
        ("2021-05-01", "2021-05-30", "possibly"),
        ("2021-05-31", "2021-12-31", "does not hold"),
    ]


def test_runs_are_cut_by_the_days_that_are_asked_for(given):
    told = given(("paper", MEMBER))
    assert told_runs(told, "member(LTU, CHN-CEEC)", "2015-01-01", "2015-01-01") == [
        ("2015-01-01", "2015-01-01", "holds")
    ]


def test_without_bounds_they_cover_all_days(given):
    told = given(("paper", MEMBER))
    found = runs(told.timelines, fluent(told, "member(LTU, CHN-CEEC)"))
    assert (found[0].first, found[-1].last) == (PAST, FUTURE)


def test_another_value_is_another_run(given):
    told = given(("paper", LEVEL))
    found = runs(told.timelines, fluent(told, "level(CHN, LTU)"), day("2021-11-20"), day("2021-11-21"))
    assert [run.state.values for run in found] == [("ambassador",), ("chargé d'affaires",)]


def test_values_that_are_possible_stand_in_one_state(given):
    told = given(("a", TWO_VERSIONS.format("ambassador-recalled")), ("b", TWO_VERSIONS.format("ambassador-expelled")))
    state = state_on(told.timelines, fluent(told, "head-of-mission(LTU, CHN)"), day("2021-09-03"))
    assert (state.answer.value, state.values) == ("possibly", ("recalled", "expelled"))


@pytest.mark.parametrize("on", ["1991-09-13", "1991-09-14", "2021-11-20", "2021-11-21", "2031-01-01"])
@pytest.mark.parametrize("text", ["level(CHN, LTU)", "relations(CHN, LTU)", "head-of-mission(CHN, LTU)"])
def test_a_state_says_what_the_answers_say(given, text, on):
    told = given(("paper", LEVEL))
    answers = list(holdings(told.timelines, fluent(told, text), day(on)))
    state = state_on(told.timelines, fluent(told, text), day(on))
    assert {answer.answer for answer in answers} == {state.answer}
    assert tuple(answer.value for answer in answers) == state.values


def test_the_events_that_decide_are_each_named_once(given):
    told = given(("a", LEVEL), ("b", LEVEL.replace("id: ", "happening: 'a/lowered', id: ").splitlines()[1] + "\n"))
    found = deciding(told.timelines, fluent(told, "level(CHN, LTU)"), day("2021-12-31"))
    refs = [(witness.event.ref, witness.implied) for witness in found]
    assert {("a/lowered", False), ("b/lowered", False)} <= set(refs)
    assert len(refs) == len(set(refs))
