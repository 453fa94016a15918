"""What comes up: what lapses, takes effect, is due, is overdue or grows stale, and for whom."""

import pytest

from tracker.model.days import iso
from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import agenda

TERM = """\
things: {plan: {type: programme, name: a directive}}
events:
  - {id: adopted, kind: programme-adopted, date: 2021-12-03, until: 2025-12-31, by: BLR, with: CHN, programme: plan}
"""
TREATY = """\
- {id: joined, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: [LTU], format: EU}
"""
OFFICE = """\
- {id: office, kind: representative-office-opened, stance: announced, degree: decided, said: 2021-03-03,
   date: "[2021-09-01..2021-12-31]", owner: LTU, host: TWN, office: lithuanian-office-in-taiwan, happening: opening}
"""
MINISTER = (
    '- {id: seen, kind: observed, date: 2021-12-02, that: "office-held(GOLOVCHENKO-ROMAN, BLR/prime-minister)"}\n'
)


def coming(told, on, days, actor=None):
    """What the calendar has: why, between which days, by which event."""
    items = agenda(Timelines(told.narrative), told.asked(on), days, actor).items
    return [(item.sort.value, iso(item.earliest), iso(item.latest), item.event and item.event.id) for item in items]


def test_an_end_set_in_advance_lapses_on_its_last_day(given):
    told = given(("paper", TERM))
    lapses = [("lapses", "2025-12-31", "2025-12-31", "adopted")]
    assert coming(told, "2025-12-01", 30) == lapses
    assert coming(told, "2025-12-31", 0) == lapses
    assert coming(told, "2025-12-01", 29) == []
    assert coming(told, "2026-01-01", 365) == []


def test_a_term_that_was_ended_or_renewed_before_does_not_lapse(given):
    ended = "  - {id: over, kind: programme-ended, date: 2024-02-01, by: BLR, with: CHN, programme: plan}\n"
    again = TERM.split("events:\n")[1].replace("id: adopted", "id: again")
    renewed = again.replace("2021-12-03, until: 2025", "2025-06-01, until: 2030")
    assert coming(given(("paper", TERM + ended)), "2025-12-01", 60) == []
    assert coming(given(("paper", TERM + renewed)), "2025-12-01", 60) == []


def test_an_act_takes_effect_later_than_it_is_done(given):
    told = given(("treaty 2003-09-23", TREATY))
    waits = [("takes effect", "2004-05-01", "2004-05-01", "joined")]
    assert coming(told, "2003-04-15", 3660) == []
    assert coming(told, "2003-04-16", 3660) == waits
    assert coming(told, "2004-04-30", 1) == waits
    assert coming(told, "2004-05-01", 3660) == []


def test_a_plan_is_due_from_its_first_day_and_overdue_after_its_last(given):
    told = given(("paper 2021-03-03", OFFICE))
    due = ("2021-09-01", "2021-12-31", "office")
    assert coming(told, "2021-03-02", 365) == []
    assert coming(told, "2021-08-01", 30) == []
    assert coming(told, "2021-08-01", 31) == [("due", *due)]
    assert coming(told, "2021-12-31", 0) == [("due", *due)]
    assert coming(told, "2022-01-01", 0) == [("overdue", *due)]


def test_a_plan_without_a_day_is_never_due(given):
    told = given(("paper 2021-03-03", OFFICE.replace('date: "[2021-09-01..2021-12-31]", ', "")))
    assert coming(told, "2021-08-01", 3660) == []


def test_what_nothing_confirms_for_its_period_grows_stale(given):
    told = given(("paper 2021-12-02", MINISTER))
    ((sort, first, last, event),) = coming(told, "2021-12-31", 3660)
    assert (sort, first, event) == ("grows stale", last, None)
    held = "office-held(GOLOVCHENKO-ROMAN, BLR/prime-minister)"
    assert (told.answer(held, "2023-11-30"), told.answer(held, first)) == ("holds", "possibly")


@pytest.mark.parametrize(
    ("actor", "found"), [("LTU", ["office"]), ("TWN", ["office"]), ("BLR", ["adopted"]), ("JPN", [])]
)
def test_a_calendar_of_one_actor_has_what_it_takes_part_in(given, actor, found):
    told = given(("paper 2021-03-03", OFFICE), ("decree", TERM))
    assert [event for _, _, _, event in coming(told, "2021-12-31", 3660, actor)] == found


def test_all_stand_in_the_order_of_their_last_days(given):
    told = given(("paper 2021-12-02", MINISTER), ("decree", TERM), ("office 2021-03-03", OFFICE))
    assert [sort for sort, *_ in coming(told, "2021-12-31", 3660)] == ["due", "grows stale", "lapses"]
