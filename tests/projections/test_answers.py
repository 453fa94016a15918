"""The answer about one fluent: which value, how surely, since when, and on whose word."""

from datetime import date

import pytest

from tracker.catalogue.patterns import make_fluent, parse_pattern
from tracker.model.days import iso
from tracker.projections.answers import holdings, standing

RECALL = "- {{id: recall, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU}}\n"
MEMBER = "- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"


def answers(told, text, on, of=holdings):
    fluent = make_fluent(told.narrative.catalogue.fluent(parse_pattern(text).fluent), parse_pattern(text).args)
    return list(of(told.timelines, fluent, date.fromisoformat(on).toordinal()))


def test_the_value_that_holds_is_the_one_answer(given):
    told = given(("paper", RECALL.format("2021-08-10")))
    assert [(h.value, h.answer.value) for h in answers(told, "head-of-mission(CHN, LTU)", "2021-08-10")] == [
        ("recalled", "holds")
    ]


def test_on_the_eve_an_act_presupposes_what_it_ends(given):
    (holding,) = answers(given(("paper", RECALL.format("2021-08-10"))), "head-of-mission(CHN, LTU)", "2021-08-09")
    assert (holding.value, holding.answer.value) == ("in post", "holds")
    assert [(witness.event.id, witness.implied) for witness in holding.witnesses] == [("recall", True)]


def test_values_that_events_make_possible_are_answers_each(given):
    found = answers(given(("paper", RECALL.format("2021-08"))), "head-of-mission(CHN, LTU)", "2021-08-15")
    assert {holding.answer.value for holding in found} == {"possibly"}
    assert "recalled" in [holding.value for holding in found]


@pytest.mark.parametrize("on", ["2004-04-30", "2004-05-01"])
def test_a_fluent_that_nothing_speaks_for_has_one_answer(given, on):
    (holding,) = answers(given(("paper", MEMBER)), "member(LTU, EU)", on)
    assert holding.answer.value == ("holds" if on == "2004-05-01" else "does not hold")


def test_what_surely_does_not_hold_does_not_stand(given):
    told = given(("paper", MEMBER))
    assert answers(told, "member(LTU, EU)", "2004-04-30", standing) == []
    assert [h.answer.value for h in answers(told, "member(LTU, EU)", "2004-05-01", standing)] == ["holds"]


def test_since_is_the_first_day_of_the_unbroken_run(given):
    (holding,) = answers(given(("paper", MEMBER)), "member(LTU, EU)", "2021-12-31")
    assert iso(holding.since.latest) == "2004-05-01"


def test_every_report_of_a_happening_is_a_witness(given):
    log = RECALL.format("2021-08-10").replace("host: LTU", "host: LTU, happening: gone")
    (holding,) = answers(given(("a", log), ("b", log)), "head-of-mission(CHN, LTU)", "2021-12-31")
    assert [witness.event.ref for witness in holding.witnesses] == ["a/recall", "b/recall"]
