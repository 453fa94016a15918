"""What differs from the last briefing: what is new, what is told anew, what was mended and what no longer stands."""

from tracker.projections.briefing_change import change_briefing
from tracker.projections.briefing_story import walk

RECALL = "- {{id: recall, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU, happening: gone}}\n"
FIRST = RECALL.format("2021-08-10")
VISIT = "- {{id: {}, kind: visit-made, date: {}, guest: LTU, host: {}}}\n"
SAID = """\
- {id: said, kind: position-stated, date: 2021-09-01, by: LTU, topic: the name, direction: stays, toward: [CHN]}
"""
DESK = "mending:\n  - {{id: fix, kind: {}, reason: misread}}\n"


def since(old, new, *actors, on=("2021-08-31", "2021-12-31")):
    return change_briefing(old.narrative, new.narrative, old.asked(on[0]), new.asked(on[1]), actors)


def ids(steps):
    return [step.entry.happening.id for step in walk(steps)]


def two_states(given, *more, first=FIRST):
    """A log as it was, and the same with further documents."""
    return given(("paper", first)), given(("paper", first), *more)


def test_a_log_that_did_not_grow_differs_in_nothing(given):
    old, new = two_states(given)
    report = since(old, new)
    assert (report.happened, report.known, report.again, report.stated) == ((), (), (), ())
    assert (report.mended, report.withdrawn, report.retold, report.documents) == ((), (), (), ())


def test_what_is_new_of_later_days_happened_and_of_earlier_days_became_known(given):
    log = VISIT.format("late", "2021-09-15", "CHN") + VISIT.format("early", "2021-03-01", "CHN")
    old, new = two_states(given, ("news", log + VISIT.format("coming", "2022-03-01", "CHN")))
    report = since(old, new)
    assert (ids(report.happened), ids(report.known)) == (["news/late"], ["news/early"])
    assert [document.id for document in report.documents] == ["news"]


def test_the_last_day_of_the_earlier_briefing_belongs_to_what_became_known(given):
    log = VISIT.format("on-it", "2021-08-31", "CHN") + VISIT.format("next", "2021-09-01", "CHN")
    report = since(*two_states(given, ("news", log)))
    assert (ids(report.happened), ids(report.known)) == (["news/next"], ["news/on-it"])


def test_a_further_report_of_the_same_is_told_again(given):
    report = since(*two_states(given, ("news", RECALL.format("2021-08-10"))))
    assert ([one.id for one in report.again], ids(report.known), report.retold) == (["gone"], [], ())


def test_a_report_of_another_day_is_retold(given):
    ((then, now),) = since(*two_states(given, ("news", RECALL.format("2021-08-20")))).retold
    assert (then.id, now.id, then.act[1] < now.act[1]) == ("gone", "gone", True)


def test_positions_stand_apart_from_acts(given):
    report = since(*two_states(given, ("news", SAID)))
    assert ([one.id for one in report.stated], report.happened) == (["news/said"], ())


def test_a_correction_is_named_and_what_it_changes_is_retold(given):
    desk = ("desk", DESK.format("correction, of: paper/recall, set: {date: 2021-09-10}"))
    report = since(*two_states(given, desk))
    assert [mending.id for mending in report.mended] == ["fix"]
    assert [(then.id, now.id) for then, now in report.retold] == [("gone", "gone")]
    assert [str(turned.fluent) for turned in report.withdrawn] == ["relations(CHN, LTU)", "head-of-mission(CHN, LTU)"]


def test_what_is_retracted_no_longer_stands(given):
    report = since(*two_states(given, ("desk", DESK.format("retraction, of: paper/recall"))))
    assert [(then.id, now) for then, now in report.retold] == [("gone", None)]
    assert [(str(turned.fluent), turned.after) for turned in report.withdrawn] == [
        ("relations(CHN, LTU)", ()),
        ("head-of-mission(CHN, LTU)", ()),
    ]


def test_a_condition_that_turned_between_the_days_changed(given):
    back = "- {id: back, kind: ambassador-returned, date: 2021-11-01, sender: CHN, host: LTU}\n"
    (turned,) = since(*two_states(given, first=FIRST + back)).changed
    assert [(h.value) for h in turned.before] == ["recalled"]
    assert [(h.value) for h in turned.after] == ["in post"]


def test_only_what_touches_all_of_the_actors_is_told(given):
    log = VISIT.format("here", "2021-09-15", "CHN") + VISIT.format("there", "2021-09-16", "JPN")
    old, new = two_states(
        given, ("news", log), ("desk", DESK.format("correction, of: paper/recall, set: {date: 2021-08-11}"))
    )
    assert ids(since(old, new, "LTU").happened) == ["news/here", "news/there"]
    assert ids(since(old, new, "LTU", "JPN").happened) == ["news/there"]
    assert [mending.id for mending in since(old, new, "CHN").mended] == ["fix"]
    assert since(old, new, "JPN").mended == ()


EXPELLED = "- {id: out, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, LTU: 3, POL: 4}}\n"
OWN = """\
- {id: own, kind: diplomats-expelled, date: 2018-03-26, host: LTU, sender: RUS, number: 3, happening: paper/out/LTU}
"""


def test_a_part_of_a_list_that_a_further_document_reports_is_told_again_and_once(given):
    old, new = two_states(given, ("ministry", OWN), first=EXPELLED)
    for actors in (("LTU", "RUS"), ("RUS",), ()):
        report = since(old, new, *actors)
        assert (report.happened, report.known, report.retold) == ((), (), ())
    report = since(old, new, "LTU", "RUS")
    assert [one.id for one in report.again] == ["paper/out/LTU"]


def test_a_new_list_is_told_once(given):
    old, new = two_states(given, ("paper-b", EXPELLED), ("ministry", OWN.replace("paper/", "paper-b/")))
    assert ids(since(old, new).known) == ["paper-b/out"]
    assert ids(since(old, new, "RUS").known) == ["paper-b/out"]
    assert ids(since(old, new, "LTU", "RUS").known) == ["paper-b/out/LTU"]
