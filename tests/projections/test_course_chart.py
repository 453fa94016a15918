"""What a line of time shows of a course: acts within its days, the liveliest conditions, figures that make a line."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.course import course
from tracker.projections.course_chart import shown_course
from tracker.projections.dyads import Dyad
from tracker.projections.sides import Side

RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
VISIT = "- {id: visit, kind: visit-made, date: 2021-03-01, guest: LTU, host: CHN}\n"
FIGURE = """\
- {{id: f-{0}, kind: figure-reported, date: 2021-05, of: CHN, with: LTU, measure: trade, value: "{1}", unit: m,
   period: {0}}}
"""


def shown(told, first=None, last=None):
    days = [date.fromisoformat(day).toordinal() if day else None for day in (first, last)]
    return shown_course(course(told.narrative, Dyad("CHN", "LTU"), told.asked("2022-12-31")), *days)


def test_an_act_has_its_side_and_weighs_more_where_it_changes_something(given):
    acts = shown(given(("paper", RECALL + VISIT))).acts
    assert [(act.happening.together.id, act.side, act.weight) for act in acts] == [
        ("visit", Side.SECOND, 1),
        ("recall", Side.FIRST, 3),
    ]


def test_a_chart_has_some_room_around_its_acts(given):
    found = shown(given(("paper", RECALL + VISIT)))
    assert (iso(found.first), iso(found.last)) == ("2021-02-19", "2021-08-20")


def test_a_chart_of_named_days_leaves_out_the_others(given):
    found = shown(given(("paper", RECALL + VISIT)), "2021-08-01", "2021-12-31")
    assert [act.happening.together.id for act in found.acts] == ["recall"]
    assert (iso(found.first), iso(found.last)) == ("2021-08-01", "2021-12-31")


def test_a_condition_is_cut_to_the_days_shown(given):
    found = shown(given(("paper", RECALL)), "2021-01-01", "2021-12-31")
    runs = {str(each.fluent): each.runs for each in found.conditions}["head-of-mission(CHN, LTU)"]
    assert [(iso(run.first), iso(run.last)) for run in runs if "recalled" in run.state.values] == [
        ("2021-08-10", "2021-12-31")
    ]


def test_figures_of_two_periods_make_a_line_and_one_does_not(given):
    one = shown(given(("paper", RECALL + FIGURE.format(2019, 5))), "2018-01-01", "2021-12-31")
    two = shown(given(("paper", RECALL + FIGURE.format(2019, 5) + FIGURE.format(2020, "[6..8]"))), "2018-01-01")
    assert one.series == ()
    (series,) = two.series
    assert (series.measure, series.unit) == ("trade", "m")
    assert [figure.value for figure in series.figures] == [5, 7]
