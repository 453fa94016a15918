"""What weighs more, where there is no room for all: conditions, acts, chains of acts."""

from datetime import date

from tracker.projections.briefing_story import story
from tracker.projections.chronology import chronology
from tracker.projections.dyads import Dyad, own_happenings
from tracker.projections.weights import heaviest_chains, in_weight, weightiest_acts

VISIT = "- {{id: {}, kind: visit-made, date: {}, guest: CHN, host: LTU{}}}\n"
RECALL = "- {{id: {}, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU}}\n"
SAID = "- {{id: {}, kind: position-stated, date: {}, by: CHN, topic: the name, direction: wary, toward: [LTU]}}\n"
YEAR = (date(2021, 1, 1).toordinal(), date(2021, 12, 31).toordinal())


def chosen(told, most):
    acts = own_happenings(told.narrative, Dyad("LTU", "CHN"))
    return [act.id.partition("/")[2] for act in weightiest_acts(told.narrative, acts, YEAR, most)]


def test_an_act_that_changes_what_holds_weighs_more_than_words(given):
    told = given(("paper", SAID.format("words", "2021-09-01") + RECALL.format("deed", "2021-03-01")))
    assert chosen(told, 2) == ["deed", "words"]


def test_an_act_that_is_surely_of_the_period_weighs_more_than_one_that_may_be(given):
    told = given(
        ("paper", RECALL.format("perhaps", '"[2020-12-01..2021-02-01]"') + VISIT.format("sure", "2021-03-01", ""))
    )
    assert chosen(told, 1) == ["sure"]


def test_of_acts_of_one_weight_another_kind_comes_before_a_second_of_a_kind(given):
    log = VISIT.format("a", "2021-03-01", "") + VISIT.format("b", "2021-04-01", "")
    exercise = "- {id: c, kind: exercise-held, date: 2021-02-01, parties: [CHN, LTU]}\n"
    told = given(("paper", log + exercise))
    assert chosen(told, 3) == ["b", "c", "a"]
    assert chosen(told, 1) == ["b"]


def test_conditions_stand_by_their_subject_and_those_of_both_first(given):
    log = RECALL.format("recall", "2021-08-10") + (
        "- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU], at-level: ambassador}\n"
    )
    told = given(("paper", log))
    answers = told.relation("LTU", "CHN", "2021-12-31").answers
    fluents = [same[0].fluent.name for same in in_weight(told.narrative.catalogue, answers)]
    assert fluents.index("level") < fluents.index("head-of-mission")


def test_the_chain_that_changes_more_is_kept_and_the_order_stays(given):
    log = (
        VISIT.format("first", "2021-01-10", "")
        + VISIT.format("second", "2021-02-10", "")
        + RECALL.format("deed", "2021-03-10")
    )
    told = given(("paper", log))
    acts = chronology(told.timelines, own_happenings(told.narrative, Dyad("LTU", "CHN")), [], YEAR[1])
    kept = heaviest_chains(told.narrative, story(told.narrative, acts, YEAR[0]), 2)
    assert [step.entry.happening.id for step in kept] == ["paper/second", "paper/deed"]
