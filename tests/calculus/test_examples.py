"""The calculus on a few events each, as documents tell them."""

from attrs import evolve, fields

from tracker.calculus.axioms import Effect, Initial, Occurrence
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import NO_ORDER, stated_order, tighten
from tracker.calculus.presupposed import Record, unrecorded
from tracker.calculus.timeline import Answer, Since, both, confirmed, either, negated, timeline
from tracker.model.dates import parse_date
from tracker.model.days import PAST, day


def told(name, date, effect, *, until=None, certain=True):
    when, end = parse_date(date), parse_date(until) if until else None
    ends = (end.earliest, end.latest) if end else None
    return Occurrence(name, when.earliest, when.latest, effect, certain, ends)


def began(name, date, **more):
    return told(name, date, Effect.INITIATES, **more)


def ended(name, date, **more):
    return told(name, date, Effect.TERMINATES, **more)


def opened(name, date):
    """Return what leaves every answer open, as a coup does."""
    return told(name, date, Effect.RELEASES)


def presupposing(event, *others, holds=True, initial=Initial.UNKNOWN, observed=False):
    """Return the timeline of events, one of which says what was so before it (or, observed, on its day)."""
    events, order = [*others, evolve(event, seen=observed)], NO_ORDER
    if implied := unrecorded(Record(events, initial=initial), events[-1], holds=holds, observed=observed):
        order = stated_order(implied[1], {one.id for one in events})
        events.append(implied[0])
    return timeline(events, order, initial)


def answers(line, *days):
    return [line.answer(day(written)).value for written in days]


def ids(occurrences):
    return [occurrence.id for occurrence in occurrences]


def test_state_is_taken_at_the_end_of_the_day():
    line = timeline([began("joined", "2012-04-26"), ended("left", "2021-05-22")], initial=Initial.FALSE)
    assert answers(line, "2012-04-25", "2012-04-26") == ["does not hold", "holds"]
    assert answers(line, "2021-05-21", "2021-05-22") == ["holds", "does not hold"]


def test_a_vague_joining_is_only_possible_until_its_last_day():
    line = timeline([began("joined", "2012-04")], initial=Initial.FALSE)
    assert answers(line, "2012-03-31", "2012-04-01", "2012-04-29", "2012-04-30") == [
        "does not hold",
        "possibly",
        "possibly",
        "holds",
    ]
    assert line.why(day("2012-04-15")) == ["date"]
    assert line.since(day("2020-01-01")) == Since(day("2012-04-01"), day("2012-04-30"))


def test_an_exact_leaving_says_that_it_held_on_its_eve():
    line = presupposing(ended("left", "2021-05-22"))
    assert answers(line, "2021-05-20", "2021-05-21", "2021-05-22") == ["possibly", "holds", "does not hold"]
    assert line.since(day("2021-05-21")) == Since(PAST, day("2021-05-21"))
    assert line.why(day("2021-05-20")) == ["unknown before"]


def test_a_vague_leaving_says_only_that_it_held_at_some_time():
    line = presupposing(ended("left", "2021-05"))
    assert answers(line, "2021-04-30", "2021-05-15", "2021-05-31") == ["possibly", "possibly", "does not hold"]


def test_an_exact_joining_says_that_it_did_not_hold_on_its_eve():
    line = presupposing(began("joined", "2012-04-26"), holds=False)
    assert answers(line, "2012-04-25", "2012-04-26") == ["does not hold", "holds"]


def test_a_leaving_after_a_recorded_leaving_implies_a_return_between_them():
    line = presupposing(ended("left again", "2021-05-22"), began("joined", "2012"), ended("left", "2015-03-01"))
    assert answers(line, "2015-02-28", "2015-03-01", "2015-03-02", "2021-05-21") == [
        "holds",
        "does not hold",
        "possibly",
        "holds",
    ]
    assert ids(line.witnesses(day("2021-05-21"))) == ["left again~began"]


def test_a_leaving_after_the_set_end_implies_a_renewal():
    line = presupposing(ended("called off", "2021-05-22"), began("agreed", "2012-01-01", until="2015-12-31"))
    assert answers(line, "2015-12-31", "2016-01-01", "2021-05-21") == ["holds", "possibly", "holds"]


def test_nothing_is_implied_where_the_record_says_so_already():
    left, joined = ended("left", "2021-05-22"), began("joined", "2012-04-26")
    assert unrecorded(Record([joined, left]), left, holds=True) is None


def test_an_act_of_the_same_days_explains_nothing_alone_where_the_record_may_have_it_so_by_another():
    """It left between the 8th and the 15th, and between the 14th and the 16th, and came back on the 16th.

    The second leaving says that it was in before: because it came before the first, or because of a return by the 15th.
    """
    again, first = ended("left again", "[2021-05-14..2021-05-16]"), ended("left", "[2021-05-08..2021-05-15]")
    line = presupposing(again, first, began("back", "2021-05-16"), initial=Initial.TRUE)
    assert answers(line, "2021-05-07", "2021-05-15", "2021-05-16") == ["holds", "possibly", "possibly"]
    line = presupposing(again, ended("left", "2021-05-08"), began("back", "2021-05-16"), initial=Initial.TRUE)
    assert answers(line, "2021-05-13", "2021-05-15", "2021-05-16") == ["does not hold", "does not hold", "possibly"]


def test_what_is_observed_began_by_that_day_at_the_latest():
    line = presupposing(began("seen", "2020-06-01"), observed=True, initial=Initial.FALSE)
    assert answers(line, "2001-01-01", "2020-05-31", "2020-06-01") == ["possibly", "possibly", "holds"]
    assert line.since(day("2020-06-01")) == Since(PAST, day("2020-06-01"))


def test_what_began_on_the_day_it_is_observed_began_no_earlier():
    line = presupposing(
        began("seen", "2012-04-26"), began("joined", "2012-04-26"), observed=True, initial=Initial.FALSE
    )
    assert answers(line, "2012-04-25", "2012-04-26") == ["does not hold", "holds"]


def test_two_opposite_events_on_one_day_ask_for_their_order():
    signed, cancelled = began("signed", "2019-07-01"), ended("cancelled", "2019-07-01")
    line = timeline([signed, cancelled])
    assert answers(line, "2019-07-01", "2025-01-01") == ["possibly", "possibly"]
    assert line.why(day("2019-07-01")) == ["order"]
    assert ids(line.witnesses(day("2025-01-01"))) == ["signed", "cancelled"]

    order = stated_order([("signed", "cancelled")], {"signed", "cancelled"})
    assert answers(timeline([signed, cancelled], order), "2019-07-01") == ["does not hold"]


def test_a_stated_order_narrows_a_vague_date():
    order = stated_order([("invited", "claimed visit"), ("claimed visit", "joined")], {"invited", "joined"})
    ranges = {
        "invited": (day("2012-03-10"), day("2012-03-10")),
        "claimed visit": (day("2012-01-01"), day("2012-12-31")),
        "joined": (day("2012-01-01"), day("2012-12-31")),
    }
    assert tighten(ranges, order)["claimed visit"] == (day("2012-03-10"), day("2012-12-31"))
    assert tighten(ranges, order)["invited"] == (day("2012-03-10"), day("2012-03-10"))


def test_a_claim_orders_nothing_but_itself():
    pairs = [("invited", "claimed visit"), ("claimed visit", "joined")]
    ranges = {"invited": (day("2012-03-10"),) * 2, "joined": (day("2012-01-01"), day("2012-12-31"))}
    assert tighten(ranges, stated_order(pairs, {"invited", "joined"}))["joined"] == (
        day("2012-01-01"),
        day("2012-12-31"),
    )
    assert stated_order(pairs, {"invited", "joined"}).later("invited") == {"claimed visit"}
    assert stated_order(pairs, {"invited", "claimed visit", "joined"}).later("invited") == {"claimed visit", "joined"}


def test_an_order_that_runs_in_a_ring_is_reported():
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "e")]
    assert stated_order(pairs, set()).rings == ("a", "b", "c", "e")


def test_an_order_of_some_keeps_what_is_stated_by_way_of_others():
    order = stated_order([("a", "b"), ("b", "c"), ("c", "d")], {"a", "b", "d"})
    assert [*order.among({"a", "c", "d"}).pairs()] == [("a", "c"), ("c", "d")]
    assert not order.among({"a", "d"}).followers


def test_an_end_set_in_advance_comes_by_itself():
    line = timeline([began("agreed", "2020-01-01", until="2025-12-31")])
    assert answers(line, "2025-12-31", "2026-01-01") == ["holds", "does not hold"]


def test_a_doubtful_end_is_doubtful_from_its_first_day():
    line = timeline([began("agreed", "2020-01-01", until="[2025-06-30,2025-12-31]")])
    assert answers(line, "2025-06-30", "2025-07-01", "2026-01-01") == ["holds", "possibly", "does not hold"]
    assert line.why(day("2025-07-01")) == ["date"]


def test_a_renewal_carries_on_without_a_gap():
    agreed = began("agreed", "2020-01-01", until="2021-12-31")
    line = timeline([agreed, began("renewed", "2021-11-05", until="2023-12-31")])
    assert answers(line, "2022-01-01", "2023-12-31", "2024-01-01") == ["holds", "holds", "does not hold"]
    assert line.since(day("2023-01-01")).latest == day("2020-01-01")
    assert ids(line.witnesses(day("2023-01-01"))) == ["renewed", "agreed"]


def test_what_was_so_right_before_an_act_after_a_term_that_is_over_began_after_it():
    term = began("term", "2021-03-12", until="[2021-03-11..2021-03-12]")
    line = presupposing(began("act", "[2021-03-13..2021-03-14]"), term)
    assert answers(line, "2021-03-12", "2021-03-13", "2021-03-14") == ["possibly", "holds", "holds"]


def test_a_release_leaves_the_answer_open_until_the_next_word():
    line = timeline([began("recognised", "2020-01-01"), opened("coup", "2021-02-01"), ended("broke off", "2022-01-01")])
    assert answers(line, "2021-01-31", "2021-02-01", "2022-01-01") == ["holds", "possibly", "does not hold"]
    assert line.why(day("2021-06-01")) == ["released"]


def test_a_claim_casts_doubt_but_decides_nothing():
    joined, claimed = began("joined", "2012-04-26"), ended("said to have left", "2021-01-01", certain=False)
    line = timeline([joined, claimed])
    assert answers(line, "2020-12-31", "2021-01-01") == ["holds", "possibly"]
    assert line.why(day("2021-01-01")) == ["claimed"]
    assert timeline([joined, evolve(claimed, doubt="contested")]).why(day("2021-01-01")) == ["contested"]


def test_what_no_document_has_confirmed_of_late_is_only_possible():
    line = confirmed(timeline([began("resident", "2019-01-01")]), day("2021-12-31"), 365)
    assert answers(line, "2022-12-31", "2023-01-01") == ["holds", "possibly"]
    assert line.why(day("2023-01-01")) == ["stale"]
    assert ids(line.witnesses(day("2023-01-01"))) == ["resident"]


def test_want_of_confirmation_does_not_revive_what_ended():
    line = confirmed(timeline([began("resident", "2019-01-01"), ended("left", "2020-01-01")]), day("2020-01-01"), 365)
    assert answers(line, "2023-01-01") == ["does not hold"]


def test_a_joint_condition_that_is_not_confirmed_is_stale():
    line = both(timeline([began("listed", "2019-01-01")]), timeline([began("regime", "2018-01-01")]))
    assert confirmed(line, day("2020-01-01"), 365).why(day("2023-01-01")) == ["stale"]


def test_a_membership_does_not_revive_with_its_members():
    spells = ((day("1918-02-16"), day("1940-06-15")), (day("1990-03-11"), day("2100-01-01")))
    line = timeline([began("joined", "1921-09-22")], spells=spells, initial=Initial.FALSE)
    assert answers(line, "1940-06-15", "1940-06-16", "1995-01-01") == ["holds", "does not hold", "does not hold"]
    assert line.witnesses(day("1995-01-01")) == []


def test_what_was_before_a_new_spell_does_not_explain_it():
    spells = ((day("1918-02-16"), day("1940-06-15")), (day("1990-03-11"), day("2100-01-01")))
    line = timeline([began("joined", "1921-09-22")], spells=spells)
    assert line.answer(day("1995-01-01")) is Answer.POSSIBLY
    assert line.why(day("1995-01-01")) == ["unknown before"]
    assert line.witnesses(day("1995-01-01")) == []


def test_a_year_in_which_the_state_was_restored_is_its_restored_part():
    spells = ((day("1990-03-11"), day("2100-01-01")),)
    line = timeline([began("embassy opened", "1990")], spells=spells, initial=Initial.FALSE)
    assert answers(line, "1990-03-10", "1990-03-11", "1990-12-31") == ["does not hold", "possibly", "holds"]
    assert line.since(day("1995-01-01")) == Since(day("1990-03-11"), day("1990-12-31"))


def test_timelines_are_joined_day_by_day():
    one, other = timeline([began("a", "2004-05-01")], initial=Initial.FALSE), timeline([ended("b", "2020-02-01")])
    assert answers(both(one, other), "2004-04-30", "2004-05-01", "2020-02-01") == [
        "does not hold",
        "possibly",
        "does not hold",
    ]
    assert answers(either(one, other), "2004-04-30", "2004-05-01") == ["possibly", "holds"]
    assert answers(negated(one), "2004-04-30", "2004-05-01") == ["holds", "does not hold"]
    assert both(one, other).why(day("2004-05-01")) == ["unknown before"]
    assert ids(negated(one).witnesses(day("2004-05-01"))) == ["a"]


def test_changes_list_each_new_answer_with_its_first_day():
    line = timeline([began("joined", "2012-04"), ended("left", "2021-05-22")], initial=Initial.FALSE)
    assert line.changes() == [
        (PAST, Answer.NOT),
        (day("2012-04-01"), Answer.POSSIBLY),
        (day("2012-04-30"), Answer.HOLDS),
        (day("2021-05-22"), Answer.NOT),
    ]


def test_what_is_like_an_occurrence_differs_in_its_days_and_its_effect_alone():
    whole = {
        "id": "e~began",
        "earliest": 1,
        "latest": 2,
        "effect": Effect.INITIATES,
        "certain": False,
        "until": (5, 6),
        "doubt": Doubt.CLAIMED,
        "unrecorded": True,
        "seen": True,
        "keeps_terms": True,
        "may_go_on": True,
        "after": 7,
        "last_of_day": True,
        "pauses": None,
    }
    assert [*whole] == [one.name for one in fields(Occurrence)]
    changed = {**whole, "earliest": 3, "latest": 4, "effect": Effect.TERMINATES}
    like = Occurrence(**whole).like(3, 4, Effect.TERMINATES)
    assert {name: getattr(like, name) for name in whole} == changed
