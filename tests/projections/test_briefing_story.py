"""The acts of a period as chains of causes: what hangs below what, and what is not told."""

from datetime import date

from tracker.projections.briefing_story import changes_state, is_act, story, walk
from tracker.projections.chronology import chronology
from tracker.projections.dyads import Dyad, own_happenings

VISIT = "- {{id: {0}, kind: visit-made, date: {1}, guest: CHN, host: LTU{2}}}\n"
NAME = "- {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}\n"
ANSWER = "- {id: answer, kind: ambassador-recalled, date: 2021-09-03, sender: LTU, host: CHN, because: recall}\n"


def told_story(told, first, on="2021-12-31"):
    narrative, day = told.narrative, told.asked(on).on
    acts = chronology(told.timelines, own_happenings(narrative, Dyad("LTU", "CHN")), [], day)
    return story(narrative, acts, date.fromisoformat(first).toordinal())


def chains(steps):
    """Each act with what hangs below it, as words; `*` marks one that was done because of the act above."""
    return [("*" * step.answers + step.entry.happening.id.partition("/")[2], chains(step.steps)) for step in steps]


def test_an_act_hangs_below_its_cause_and_its_answer_below_it(given):
    told = given(("paper", NAME + RECALL + ANSWER))
    assert chains(told_story(told, "2021-01-01")) == [("name", [("*recall", [("*answer", [])])])]


def test_a_cause_from_before_the_period_stands_above_what_it_caused_and_nothing_above_it(given):
    told = given(("paper", NAME + RECALL + ANSWER))
    assert chains(told_story(told, "2021-08-01")) == [("name", [("*recall", [("*answer", [])])])]
    assert chains(told_story(told, "2021-09-01")) == [("recall", [("*answer", [])])]
    assert chains(told_story(told, "2021-09-04")) == []


def test_what_only_came_after_follows_without_answering(given):
    told = given(("paper", VISIT.format("one", "2021-03-01", "") + VISIT.format("two", "2021-04-01", ", after: one")))
    assert chains(told_story(told, "2021-01-01")) == [("one", [("two", [])])]


def test_acts_without_causes_stand_side_by_side(given):
    told = given(("paper", VISIT.format("one", "2021-03-01", "") + VISIT.format("two", "2021-04-01", "")))
    assert chains(told_story(told, "2021-01-01")) == [("one", []), ("two", [])]


def test_of_several_causes_of_one_chain_the_nearest_is_the_one_above(given):
    log = "".join([
        VISIT.format("a", "2021-01-01", ""),
        VISIT.format("b", "2021-02-01", ", because: a"),
        VISIT.format("c", "2021-03-01", ", because: [a, b]"),
    ])  # fmt: skip
    assert chains(told_story(given(("paper", log)), "2021-01-01")) == [("a", [("*b", [("*c", [])])])]


def test_of_several_causes_the_one_that_most_acts_name_is_the_one_above(given):
    log = "".join([
        VISIT.format("a", "2021-01-01", ""),
        VISIT.format("b", "2021-02-01", ""),
        VISIT.format("c", "2021-03-01", ", because: [a, b]"),
        VISIT.format("d", "2021-04-01", ", because: a"),
    ])  # fmt: skip
    assert chains(told_story(given(("paper", log)), "2021-01-01")) == [("a", [("*c", []), ("*d", [])]), ("b", [])]


def test_what_is_only_stated_or_seen_is_no_act(given):
    seen = '- {id: seen, kind: observed, date: 2021-12-02, that: "level(CHN, LTU) = ambassador"}\n'
    said = "- {id: said, kind: position-stated, date: 2021-07-20, by: LTU, topic: the name, direction: stays}\n"
    told = given(("paper", seen + said + NAME))
    acts = {ref: is_act(told.narrative, told.happening(f"paper/{ref}")) for ref in ("seen", "said", "name")}
    assert acts == {"seen": False, "said": False, "name": True}


def test_an_act_may_change_nothing(given):
    told = given(("paper", RECALL.replace(", because: name", "") + VISIT.format("visit", "2021-03-01", "")))
    changing = {ref: changes_state(told.narrative, told.happening(f"paper/{ref}")) for ref in ("recall", "visit")}
    assert changing == {"recall": True, "visit": False}


def test_a_chain_is_counted_and_walked_from_its_head(given):
    steps = told_story(given(("paper", NAME + RECALL + ANSWER)), "2021-01-01")
    assert [step.size for step in steps] == [3]
    assert [step.entry.happening.id for step in walk(steps)] == ["paper/name", "paper/recall", "paper/answer"]
