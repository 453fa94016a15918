"""Evidence under an answer is evidence of that answer; what the answer only rests on is told apart."""

from datetime import date

from tracker.catalogue.patterns import make_fluent, parse_pattern
from tracker.projections.alike import deciding_events, resting_on
from tracker.projections.answers import holdings
from tracker.reports.data.relation import holding_data, relation_data
from tracker.reports.text.layout import View
from tracker.reports.text.relation import relation_text

LISTED = "listed(EU, DOE, BLR, eu-belarus-measures)"
DOE_AND_ROE = "actors: {DOE: {type: person, names: John Doe}, ROE: {type: person, names: Jane Roe}}\n"
PUT_ON = (
    "events:\n"
    "  - {id: put-on, kind: listing-added, date: 2011-01-31, until: '..', by: EU, who: [DOE, ROE], target: BLR,\n"
    "     regime: eu-belarus-measures}\n"
)
ACT = "- {{id: {0}, kind: sanctions-{0}, date: {1}, by: EU, target: BLR, regime: eu-belarus-measures}}\n"
LIFTED = ACT.format("lifted", "2016-02-25")
RENEWED = ACT.format("renewed", "2015-10-29")


def holding(log, text, on):
    pattern = parse_pattern(text)
    fluent = make_fluent(log.narrative.catalogue.fluent(pattern.fluent), pattern.args)
    return next(iter(holdings(log.timelines, fluent, date.fromisoformat(on).toordinal())))


def told(log, text, on):
    witnesses = holding(log, text, on).witnesses
    return [(witness.event.ref, "rests on" if witness.rests_on else "tells") for witness in witnesses]


def test_a_listing_is_not_defended_by_the_other_acts_of_its_regime(given):
    log = given(("list", DOE_AND_ROE + PUT_ON), ("acts", RENEWED))
    assert told(log, LISTED, "2015-12-31") == [("list/put-on", "tells")]


def test_a_listing_that_ended_with_its_regime_rests_on_the_lifting(given):
    log = given(("list", DOE_AND_ROE + PUT_ON), ("acts", LIFTED))
    assert told(log, LISTED, "2016-12-31") == [("acts/lifted", "rests on")]
    assert [w["rests_on"] for w in holding_data(holding(log, LISTED, "2016-12-31"), log.narrative)["witnesses"]] == [
        True
    ]
    page = relation_text(log.relation("EU", "BLR", "2016-12-31"), View(evidence=True))
    assert "- rests on: acts/lifted" in page
    sanctions = next(
        a for a in relation_data(log.relation("EU", "BLR", "2016-12-31"))["answers"] if "sanct" in a["fluent"]
    )
    assert [witness["rests_on"] for witness in sanctions["witnesses"]] == [False]


def test_who_only_names_another_of_a_list_is_no_evidence_of_this_one(given):
    other = PUT_ON.replace("put-on", "also").replace("[DOE, ROE]", "[ROE], happening: list/put-on")
    log = given(("list", DOE_AND_ROE + PUT_ON), ("news", other))
    assert told(log, LISTED, "2011-12-31") == [("list/put-on", "tells")]
    both = told(log, LISTED.replace("DOE", "ROE"), "2011-12-31")
    assert sorted(both) == [("list/put-on", "tells"), ("news/also", "tells")]


def test_who_left_an_office_by_anothers_taking_it_rests_on_that(given):
    log = given(
        (
            "paper",
            """
            - {id: romania, kind: chair-taken, date: 2019-01-01, who: ROU, format: EU}
            - {id: finland, kind: chair-taken, date: 2019-07-01, who: FIN, format: EU}
            """,
        )
    )
    assert told(log, "chair(ROU, EU)", "2019-07-01") == [("paper/finland", "rests on")]
    assert told(log, "chair(FIN, EU)", "2019-07-01") == [("paper/finland", "tells")]


def test_what_a_format_does_is_evidence_and_that_one_is_its_member_what_it_rests_on(given):
    log = given(
        ("treaty", "- {id: in, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"),
        ("paper", ACT.format("imposed", "2021-12-02")),
    )
    (shared,) = [answer for answer in log.relation("LTU", "BLR", "2021-12-31").answers if answer.through]
    assert {(w.event.ref, w.rests_on) for w in shared.witnesses} == {("paper/imposed", False), ("treaty/in", True)}


def test_a_page_cites_what_tells_of_it_and_where_nothing_does_what_it_rests_on(given):
    log = given(("list", DOE_AND_ROE + PUT_ON), ("acts", LIFTED))
    listed, over = holding(log, LISTED, "2015-12-31"), holding(log, LISTED, "2016-12-31")
    assert [[event.ref for event in deciding_events([each])] for each in (listed, over)] == [
        ["list/put-on"],
        ["acts/lifted"],
    ]
    assert [[event.ref for event in resting_on([each])] for each in (listed, over)] == [[], ["acts/lifted"]]
