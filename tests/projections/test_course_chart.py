"""What a line of time shows: whose acts, which conditions in which runs, which figures make a line."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.course import course
from tracker.projections.course_chart import shown_course
from tracker.projections.dyads import Dyad
from tracker.projections.sides import Side

RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
VISIT = "- {id: visit, kind: visit-made, date: 2021-03-01, guest: LTU, host: CHN}\n"
SEEN = '- {id: seen, kind: observed, date: 2021-06-01, that: "relations(CHN, LTU)"}\n'
FIGURE = """\
- {{id: f{0}, kind: figure-reported, date: {0}-03-01, of: LTU, with: CHN, measure: trade, value: {1}, unit: {2},
   period: {3}}}
"""


def chart(told, *bounds):
    days = [date.fromisoformat(day).toordinal() for day in bounds]
    return shown_course(course(told.narrative, Dyad("LTU", "CHN"), told.asked("2021-12-31")), *days)


def test_acts_have_a_side_and_what_changes_weighs_more(given):
    shown = chart(given(("paper", VISIT + RECALL + SEEN)))
    assert [(act.happening.id, act.side) for act in shown.acts] == [
        ("paper/visit", Side.FIRST),
        ("paper/recall", Side.SECOND),
    ]
    assert shown.acts[0].weight < shown.acts[1].weight


def test_without_bounds_there_is_some_room_around_the_acts(given):
    shown = chart(given(("paper", VISIT + RECALL)))
    assert (iso(shown.first), iso(shown.last)) == ("2021-02-19", "2021-08-20")


def test_bounds_that_are_asked_for_are_kept_and_cut_what_is_shown(given):
    shown = chart(given(("paper", VISIT + RECALL)), "2021-07-01", "2021-12-31")
    assert [act.happening.id for act in shown.acts] == ["paper/recall"]
    (condition,) = shown.conditions
    runs = [(iso(run.first), iso(run.last), run.state.values) for run in condition.runs]
    assert runs[-1] == ("2021-08-10", "2021-12-31", ("recalled",))
    assert runs[0][0] >= "2021-07-01"


def test_figures_of_one_unit_on_two_days_make_a_line(given):
    log = FIGURE.format(2020, 1, "bn EUR", 2019) + FIGURE.format(2021, 2, "bn EUR", 2020)
    (series,) = chart(given(("paper", VISIT + log)), "2019-01-01", "2021-12-31").series
    assert (series.measure, [figure.value for figure in series.figures]) == ("trade", [1.0, 2.0])


def test_one_figure_or_two_units_make_none(given):
    other = FIGURE.format(2020, 1, "bn EUR", 2019) + FIGURE.format(2021, 2, "bn USD", 2020)
    assert chart(given(("paper", VISIT + other)), "2019-01-01", "2021-12-31").series == ()
