"""A denial is told with its own day and against what it denies."""

import textwrap

from tracker.reports.text.layout import View
from tracker.reports.text.relation import relation_text

ALL = View(evidence=True, acts=True)

TRAINS = "things: {trains: {type: route, name: the direct freight trains}}\n"
SUSPENDED = "{{id: {}, kind: link-suspended, date: {}, by: CHN, target: LTU, route: trains, happening: halt{}}}"
DENIAL = ", stance: denied, according-to: [the railway]"


def report(ref, date, more=""):
    event = SUSPENDED.format(ref, date, more)
    return f"{TRAINS}events:\n  - {textwrap.fill(event, 100, subsequent_indent='     ', break_on_hyphens=False)}\n"


def flat(text):
    return " ".join(text.split())


def test_a_denial_says_when_it_was_made_and_on_which_day_it_did_not_happen(given, page):
    log = given(
        ("news 2021-10-02", report("halted", "2021-09-30")), ("denial 2021-10-05", report("no", "2021-09-30", DENIAL))
    )
    text = flat(relation_text(log.relation("LTU", "CHN", "2021-12-31"), ALL))
    assert "on 30 September 2021 (denied on 5 October 2021), according to the railway" in text
    assert "(contested)" in text
    brief = flat(page(log, "LTU", "CHN", "2021-12-31"))
    assert "The railway denied on 5 October 2021 that" in brief
    assert "on 30 September 2021." in brief.partition("The railway denied on 5 October 2021 that")[2]
    assert "; denied by the railway on 5 October 2021" in brief


def test_a_denial_of_august_does_not_deny_september(given, page):
    log = given(
        ("denial 2021-08-18", report("no", "2021-08", DENIAL)), ("news 2021-10-02", report("halted", "2021-09-30"))
    )
    assert log.answer("link(CHN, LTU, trains) = suspended", "2021-09-30") == "holds"
    told = log.relation("LTU", "CHN", "2021-12-31")
    assert told.contested == ()
    text = flat(relation_text(told, ALL))
    assert "(denied on 18 August 2021, before any day reported), according to the railway" in text
    assert "denied by" not in page(log, "LTU", "CHN", "2021-12-31")


def test_what_nobody_reports_is_denied_with_its_day(given):
    log = given(("denial 2021-08-18", report("no", "2021-08", DENIAL)))
    text = flat(relation_text(log.relation("LTU", "CHN", "2021-12-31"), ALL))
    assert "Denied, and not reported:" in text
    assert "(denied on 18 August 2021), according to the railway" in text
