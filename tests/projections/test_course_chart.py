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
        ("recall", Side.FIRST, 2),
    ]


def test_a_chart_has_some_room_around_its_acts(given):
    found = shown(given(("paper", RECALL + VISIT)))
    assert (iso(found.first), iso(found.last)) == ("2021-02-19", "2021-08-20")


def test_a_chart_of_named_days_leaves_out_the_others(given):
    found = shown(given(("paper", RECALL + VISIT)), "2021-08-01", "2021-12-31")
    assert [act.happening.together.id for act in found.acts] == ["recall"]
    assert (iso(found.first), iso(found.last)) == ("2021-08-01", "2021-08-20")


def test_a_condition_is_cut_to_the_days_shown(given):
    found = shown(given(("paper", RECALL)), "2021-01-01", "2021-12-31")
    runs = {str(each.fluent): each.runs for each in found.conditions}["head-of-mission(CHN, LTU)"]
    assert [(iso(run.first), iso(run.last)) for run in runs if "recalled" in run.state.values] == [
        ("2021-08-10", "2021-08-20")
    ]


def test_figures_of_two_periods_make_a_line_and_one_does_not(given):
    one = shown(given(("paper", RECALL + FIGURE.format(2019, 5))), "2018-01-01", "2021-12-31")
    two = shown(given(("paper", RECALL + FIGURE.format(2019, 5) + FIGURE.format(2020, "[6..8]"))), "2018-01-01")
    assert one.series == ()
    (series,) = two.series
    assert (series.measure, series.unit) == ("trade", "m")
    assert [figure.value for figure in series.figures] == [5, 7]


def test_each_month_counts_its_acts_and_too_many_have_no_mark_of_their_own(given):
    many = "".join(
        f"- {{id: v-{n}, kind: visit-made, date: 2021-0{1 + n % 3}-{1 + n // 4:02}, guest: LTU, host: CHN}}\n"
        for n in range(100)
    )
    found = shown(given(("paper", RECALL + many)))
    assert [(iso(month), count) for month, count in found.months] == [
        ("2021-01-01", 34), ("2021-02-01", 33), ("2021-03-01", 33), ("2021-08-01", 1),
    ]  # fmt: skip
    assert (len(found.acts), found.more_acts) == (
        52,
        49,
    )  # the recall, one of those alike, and every second of the others
    assert max(found.acts, key=lambda act: act.weight).happening.together.id == "recall"


def test_nothing_is_possible_before_the_log_begins(given):
    found = shown(given(("paper", RECALL + VISIT + FIGURE.format(2015, 5) + FIGURE.format(2016, 6))), "2014-01-01")
    possible = [run.first for each in found.conditions for run in each.runs if run.state.answer.value == "possibly"]
    assert possible
    assert {iso(day) for day in possible} == {"2021-03-01"}
