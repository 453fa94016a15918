"""What only a plan touches: it is told as a plan, and is no condition before the first day of the plan."""

import pytest

from tracker.catalogue.patterns import parse_pattern
from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import agenda
from tracker.projections.course import course
from tracker.projections.dyads import Dyad
from tracker.projections.matching import matches

STATEMENT = """\
- {id: truce, kind: ceasefire-agreed, date: 2020-11-10, parties: [ARM, AZE]}
- {id: aghdam, kind: territory-returned, stance: announced, degree: scheduled, said: 2020-11-10,
   date: "[2020-11-10..2020-11-20]", by: ARM, to: AZE, territory: Aghdam}
- {id: keepers, kind: forces-deployed, stance: announced, degree: decided, said: 2020-11-10, by: RUS, host: AZE,
   until: 2025-11-10}
"""
TAKEN = "- {id: taken, kind: territory-occupied, date: 1993-07-23, by: ARM, of: AZE, territory: Aghdam}\n"


@pytest.fixture
def told(given):
    return given(("statement", STATEMENT))


def rows(told, a, b, on):
    return [(str(row.fluent), row.answer.value) for row in told.relation(a, b, on).answers]


def who(told, pattern, on):
    found = matches(told.narrative, parse_pattern(pattern), told.asked(on))
    return [str(one.fluent) for one in found.answers], found.told


@pytest.mark.parametrize("on", ["2020-11-09", "2020-11-15", "2021-06-01"])
def test_what_a_plan_would_end_and_nobody_reports_is_no_row(told, on):
    assert not [row for row in rows(told, "ARM", "AZE", on) if row[0].startswith(("occupation", "annexed"))]
    assert who(told, "annexed(ARM, AZE, *)", on) == ([], False)


def test_the_plan_itself_is_due_all_the_same(told):
    assert [plan.event.id for plan in told.relation("ARM", "AZE", "2020-11-15").pending] == ["aghdam"]


def test_what_is_reported_besides_is_a_row_on_every_day(given):
    told = given(("statement", STATEMENT), ("book", TAKEN))
    assert ("occupation(ARM, AZE, Aghdam)", "does not hold") in rows(told, "ARM", "AZE", "1993-07-22")
    assert ("occupation(ARM, AZE, Aghdam)", "possibly") in rows(told, "ARM", "AZE", "2020-11-20")


def test_what_a_plan_would_begin_is_possible_from_the_day_on_which_it_is_known_of(told):
    assert rows(told, "RUS", "AZE", "2020-11-09") == []
    assert rows(told, "RUS", "AZE", "2020-11-10") == [("forces(RUS, AZE)", "possibly")]
    assert who(told, "forces(RUS, *)", "2020-11-09") == ([], True)
    assert who(told, "forces(RUS, *)", "2020-11-10") == (["forces(RUS, AZE)"], True)


def test_the_course_of_two_begins_with_the_plan(told):
    runs = course(told.narrative, Dyad("RUS", "AZE"), told.asked("2020-12-31")).runs
    assert runs
    assert min(run.first for run in runs) == told.asked("2020-11-10").on


def test_the_term_of_what_was_planned_comes_up_whether_or_not_anybody_reports_it(told):
    (item,) = agenda(Timelines(told.narrative), told.asked("2025-10-30"), 30, "RUS").items
    assert (item.sort.value, item.event.id, str(item.fluent)) == ("lapses", "keepers", "forces(RUS, AZE)")


def test_no_term_comes_up_of_what_was_called_off(given):
    off = "- {id: off, kind: plan-called-off, date: 2020-12-01, by: RUS, plan: statement/keepers}\n"
    told = given(("statement", STATEMENT), ("later", off))
    assert agenda(Timelines(told.narrative), told.asked("2025-10-30"), 30, "RUS").items == ()


ADMITTED = """\
- {id: plan, kind: format-acceded, stance: announced, degree: scheduled, said: 2023-08-24, date: 2024-01-01,
   who: [ARG, EGY], format: BRICS}
"""
DECLINED = """\
- {id: no, kind: format-acceded, stance: denied, date: 2024-01-01, who: %s, format: BRICS, happening: plan/plan}
"""


@pytest.mark.parametrize(("who_denies", "left"), [("ARG", ["EGY"]), ("[ARG, EGY]", [])])
def test_a_denial_settles_what_it_denies_of_a_plan(given, who_denies, left):
    told = given(("plan 2023-08-24", ADMITTED), ("paper 2023-12-30", DECLINED % who_denies))
    assert who(told, "member(*, BRICS)", "2024-01-02")[0] == [f"member({one}, BRICS)" for one in left]


def test_a_denial_settles_no_plan_made_after_it(given):
    told = given(("paper 2023-08-01", DECLINED % "ARG"), ("plan 2023-08-24", ADMITTED))
    assert who(told, "member(*, BRICS)", "2024-01-02")[0] == ["member(ARG, BRICS)", "member(EGY, BRICS)"]
