"""What was to come: nothing is certain of what need not have come, nor of what was scheduled and is told no more."""

from itertools import combinations

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.days import day
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.text.shape import Faults

LTU, NOR, AUT = (f"member({code}, EU) = full" for code in ("LTU", "NOR", "AUT"))
TREATY = """
- {id: joined, kind: format-joined, date: 1994-06-24, effective: 1995-01-01, who: [AUT, NOR], format: EU}
"""
NO = """
- {id: denied, kind: format-joined, date: 1995-01-01, who: NOR, format: EU, happening: treaty/joined, stance: denied}
"""


def test_a_treaty_signed_for_next_year_makes_nobody_a_certain_member_nor_none(given):
    log = given(("treaty 1994-06-30", TREATY)).known("1994-09-01")
    for member in (AUT, NOR):
        assert log.answer(member, "1994-12-31") == "does not hold"
        assert log.answer(member, "1995-06-01") == "possibly"
        assert log.why(member, "1995-06-01") == ["plan"]


@pytest.mark.parametrize(("known_by", "answer"), [("1994-12-31", "possibly"), ("1995-01-01", "holds"), (None, "holds")])
def test_it_is_certain_from_the_day_on_by_which_it_is_known(given, known_by, answer):
    log = given(("treaty 1994-06-30", TREATY))
    assert (log.known(known_by) if known_by else log).answer(AUT, "1995-01-01") == answer


def test_who_said_no_later_is_the_only_one_in_doubt(given):
    log = given(("treaty 1994-06-30", TREATY), ("referendum 1995-02-01", NO))
    assert log.answer(AUT, "1995-06-01") == "holds"
    assert log.answer(NOR, "1995-06-01") == "possibly"
    assert log.why(NOR, "1995-06-01") == ["contested", "unknown before"]  # no certain act tells how it came in
    assert log.happening("treaty/joined").certain


PLAN = """
- {{id: exit, kind: format-left, stance: announced, degree: {}, said: 2021-05-01, date: {}, who: LTU, format: EU}}
"""
SEEN = '- {id: seen, kind: observed, date: 2021-05-01, that: "member(LTU, EU) = full"}\n'


@pytest.mark.parametrize(
    ("degree", "date", "answers"),
    [
        ("scheduled", "2021-09-01", ("holds", "possibly", "possibly")),
        ("decided", "2021-09-01", ("holds", "possibly", "possibly")),
        ("decided", "2021", ("possibly", "possibly", "possibly")),
        ("intended", "2021-09-01", ("holds", "holds", "holds")),
        ("threatened", "2021-09-01", ("holds", "holds", "holds")),
        ("scheduled", "2021-05-15", ("possibly", "possibly", "possibly")),
    ],
)
@pytest.mark.parametrize("known_by", ["2021-06-01", "2022-06-01", None])
def test_what_was_decided_or_scheduled_is_possible_from_its_day(given, degree, date, answers, known_by):
    told = given(("paper 2021-05-02", SEEN + PLAN.format(degree, date)))
    log = told.known(known_by) if known_by else told
    assert tuple(log.answer(LTU, on) for on in ("2021-08-31", "2021-09-01", "2022-01-01")) == answers


def test_a_plan_for_the_year_leaves_the_days_alone_before_it_was_told(given):
    log = given(("paper 2021-05-02", SEEN.replace("05-01", "04-01") + PLAN.format("decided", "2021")))
    assert log.answer(LTU, "2021-04-30") == "holds"
    assert log.answer(LTU, "2021-05-01") == "possibly"
    assert log.why(LTU, "2021-05-01") == ["plan"]


def test_what_is_seen_after_the_day_of_a_plan_is_certain_again(given):
    plan = ("paper 2021-05-02", SEEN + PLAN.format("scheduled", "2021-06-01"))
    log = given(plan, ("news 2021-09-02", SEEN.replace("2021-05-01", "2021-09-01").replace("seen", "still")))
    assert log.answer(LTU, "2021-05-31") == "holds"
    assert log.answer(LTU, "2021-08-31") == "possibly"
    assert log.answer(LTU, "2021-09-01") == "holds"


def test_what_was_called_off_is_not_to_come(given):
    off = "- {id: off, kind: plan-called-off, date: 2021-05-20, by: LTU, plan: paper/exit}\n"
    log = given(("paper 2021-05-02", SEEN + PLAN.format("scheduled", "2021-09-01")), ("news 2021-05-21", off))
    assert log.known("2021-05-10").answer(LTU, "2022-01-01") == "possibly"
    assert log.known("2021-06-01").answer(LTU, "2022-01-01") == "holds"


def test_the_end_of_a_term_is_not_to_come(given):
    things = "things: {plan: {type: programme, name: the plan}}\nevents:\n"
    signed = (
        "  - {id: s, kind: programme-adopted, date: 2021-12-03, until: 2025, by: BLR, with: CHN, programme: plan}\n"
    )
    log = given(("paper 2021-12-05", things + signed)).known("2022-01-01")
    assert log.answer("programme(BLR, CHN, plan)", "2025-12-31") == "holds"
    assert log.answer("programme(BLR, CHN, plan)", "2026-01-01") == "does not hold"


def test_what_is_to_come_orders_nothing(given):
    treaty = "- {id: treaty, kind: format-joined, date: 2021-01-01, effective: 2022, who: LVA, format: EU}\n"
    after = (
        "- {id: left, kind: format-left, date: 2021, effective: '[2021..2023]', who: LTU, format: EU, after: treaty}\n"
    )
    log = given(("paper 2021-05-02", treaty + after))
    assert log.happening("paper/left").works[0] == log.happening("paper/treaty").works[0]
    early = log.known("2021-06-01")
    assert early.happening("paper/left").works[0] < early.happening("paper/treaty").works[0]


def test_what_came_before_something_that_has_come_is_not_to_come(given):
    banned = "- {id: banned, kind: entry-banned, date: 2021-01-05, effective: '[2021-03-01..2021-06-30]', %s}\n"
    lifted = (
        "- {id: lifted, kind: entry-ban-lifted, date: 2021-01-05, effective: '[2021-02-01..2021-04-01]', %s,\n"
        "   after: banned}\n"
    )
    whom = "by: EU, target: BLR, who: LUKASHENKO-ALEXANDER"
    log = given(("paper 2021-01-10", banned % whom + lifted % whom)).known("2021-05-01")
    ban = "entry-ban(EU, LUKASHENKO-ALEXANDER, BLR)"
    assert log.happening("paper/lifted").works[0] == log.happening("paper/banned").works[0]
    assert log.answer(ban, "2021-04-01") == "does not hold"


DAYS = ("2021-02-01", "2021-06-10", "2021-08", "2021")
EVENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["entry-banned", "entry-ban-lifted"]),
        "date": st.sampled_from(["2021-01-10", "2021-01"]),
        "by": st.just("EU"),
        "target": st.just("BLR"),
        "who": st.just("LUKASHENKO-ALEXANDER"),
    },
    optional={"effective": st.sampled_from(DAYS), "happening": st.sampled_from(["one"])},
)
"""Kinds that presuppose nothing: what an act to come presupposes may be what a plan begins."""

PLANS = EVENTS.map(
    lambda event: {
        **{key: value for key, value in event.items() if key not in ("effective", "date")},
        "date": event.get("effective", "2021-08"),
        "stance": "announced",
        "degree": "decided",
        "said": "2021-01-20",
        "happening": "plan",
    }
)
KNOWN = ("2021-02-05", "2021-04-01", "2021-06-09", "2021-06-10", "2021-08-31", "2022-01-01")


def answers(events, known_by, catalogue):
    published = {"date": "2021-02-01", "basis": "printed"}
    head = {"id": "paper", "title": "A report", "publisher": "A paper", "published": published}
    fields = [{**event, "id": f"e{n}"} for n, event in enumerate(events)]
    entries = [RawEntry("events", one, Source("paper", 1)) for one in fields]
    logs = assemble([RawLog(head, Source("paper", 1), entries, Faults("paper"))], catalogue)
    timelines = Timelines(narrate(logs.logs, logs.catalogue, known_by))
    fluent = next(iter(timelines.narrative.fluents), None)
    return timelines.of(fluent) if fluent else None


@settings(max_examples=150, deadline=None)
@given_by(st.lists(EVENTS | PLANS, min_size=1, max_size=4), st.sampled_from([*combinations(KNOWN, 2)]))
def test_knowing_the_same_later_never_flips_a_certain_answer(catalogue, events, known):
    first, second = known
    early = answers(events, day(first), catalogue)
    late = [answers(events, known_by, catalogue) for known_by in (day(second), None)]
    for on in range(day("2020-12-31"), day("2022-02-01"), 5):
        for later in late:
            if early is not None and later is not None and early.answer(on).value != "possibly":
                assert later.answer(on) is early.answer(on)
