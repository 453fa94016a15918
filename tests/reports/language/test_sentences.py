"""Sentences read as English: names by date, lists, articles, ordinals, and what a role leaves out."""

import pytest

from tracker.calculus.timeline import Since
from tracker.model.days import PAST, day
from tracker.reports.language.sentences import event_sentence, happening_sentence
from tracker.reports.language.since import beginning, since_when
from tracker.reports.language.words import at_least_at_most, listed, listed_first, ordinal


def said(log, ref):
    return event_sentence(log.timelines.narrative.events[ref], log.logs.catalogue)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            ("kind: sanctions-imposed, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures, package: 5"),
            "The EU imposed its fifth package of sanctions on Belarus",
        ),
        (
            "kind: sanctions-imposed, date: 2021-12-02, by: USA, target: BLR, regime: eu-belarus-measures",
            "The United States imposed sanctions on Belarus",
        ),
        (
            (
                "kind: representative-office-opened, date: 2022, stance: announced, owner: LTU, host: TWN,"
                " office: lithuanian-office-in-taiwan"
            ),
            "Lithuania would open its representative office in Taiwan",
        ),
        (
            "kind: person-detained, date: 2021, by: BLR, of: POL, number: 3",
            "Belarus detained three nationals of Poland",
        ),
        (
            "kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: chargé d'affaires",
            "China downgraded relations with Lithuania to the level of chargé d'affaires",
        ),
        (
            "kind: ambassador-expelled, date: 2021, host: CHN, sender: USA",
            "China expelled the United States' ambassador",
        ),
        (
            "kind: format-left, date: 2013-01-01, who: [LVA, LTU], format: CHN-CEEC",
            "Latvia and Lithuania left China-CEEC (16+1)",
        ),
        ("kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC", "Lithuania left China-CEEC (17+1)"),
        (
            "kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, exhaustive: no, amid: a dispute",
            "Lithuania left China-CEEC (17+1) (among others), amid a dispute",
        ),
        (
            "kind: observed, date: 2021-12-02, that: 'not member(LTU, CHN-CEEC) = full'",
            "Confirmed not to hold: membership of Lithuania in China-CEEC (17+1): full",
        ),
        (
            "kind: meeting-held, date: 2023-10-05, stance: announced, parties: [ARM/prime-minister, AZE/president]",
            "The Prime Minister of Armenia and the President of Azerbaijan would meet",
        ),
        (
            "kind: diplomats-left, date: 2024-10-19, stance: announced, sender: CAN, host: IND",
            "Canada's diplomats would leave India",
        ),
        (
            "kind: diplomats-left, date: 2024-10-19, sender: CAN, host: IND, number: 100500",
            "Canada's diplomats left India (100,500 persons)",
        ),
    ],
)
def test_an_event_is_told_by_its_kinds_sentence(given, event, sentence):
    assert said(given(("paper", f"- {{id: e, {event}}}\n")), "paper/e") == sentence


def test_who_is_named_stands_in_the_place_of_who_is_not(given):
    entries = "actors: {DOE-J: {type: person, names: [J. Doe]}}\nevents:\n"
    entries += "  - {id: e, kind: person-detained, date: 2021, by: BLR, of: POL, who: [DOE-J], over: a protest}\n"
    assert said(given(("paper", entries)), "paper/e") == "Belarus detained J. Doe of Poland over a protest"


def test_a_happening_is_told_by_what_its_reports_say_together(given):
    package = "kind: sanctions-imposed, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures"
    event = f"- {{{{id: e, {package}, {{}}, happening: p}}}}\n"
    log = given(("news", event.format("package: 5")), ("decision", event.format("persons: 17, entities: 11")))
    told = happening_sentence(log.happening("news/e"), log.logs.catalogue)
    assert told == "The EU imposed its fifth package of sanctions on Belarus (17 persons, 11 entities)"


def test_lists_and_ordinals():
    assert [listed(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    assert [ordinal(number) for number in ("1", "10", "11", "21", "102", "113", "~5")] == [
        *("first", "tenth", "11th", "21st", "102nd", "113th", "~5")
    ]


def test_since_is_never_said_more_precisely_than_it_is_known():
    first, last = day("2021-05-20"), day("2021-05-22")
    assert beginning(Since(last, last)) == "22 May 2021"
    assert beginning(Since(PAST, last)) == "at least 22 May 2021"
    assert beginning(Since(first, last)) == "a day between 20 and 22 May 2021"
    assert beginning(Since(first, last), {first}) == "at least 22 May 2021"
    assert beginning(Since(first, last), most=1) == "at least 22 May 2021"
    assert beginning(Since(day("2021-05-01"), day("2021-05-31"))) == "May 2021"
    assert beginning(Since(PAST, PAST)) == ""


def test_what_is_in_doubt_says_since_when_it_is(given):
    claim = "- {id: e, kind: format-left, date: 2021-05-20, stance: claimed, who: LTU, format: CHN-CEEC}\n"
    log = given(("paper", f"- {{id: j, kind: format-joined, date: 2012-04-26, who: LTU, format: CHN-CEEC}}\n{claim}"))
    (holding,) = log.relation("LTU", "CHN-CEEC", "2021-12-31").answers
    assert since_when(holding, log.timelines.narrative) == "in doubt since 20 May 2021"
    (holding,) = log.relation("LTU", "CHN-CEEC", "2021-05-19").answers
    assert since_when(holding, log.timelines.narrative) == "since 26 April 2012"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(3, 3, "three"), (3, None, "at least three"), (0, 2, "at most two"), (2, 40, "between two and 40")],
)
def test_how_many_there_are_is_said_with_both_ends(low, high, said):
    assert at_least_at_most(low, high) == said


def test_a_list_can_end_with_or_and_be_cut():
    assert listed(["A", "B", "C"], "or") == "A, B or C"
    assert listed_first(["A", "B", "C"], 2) == "A, B and one more"
    assert listed_first(["A", "B"], 2) == "A and B"


def test_what_is_called_off_is_named_with_the_day_for_which_it_was_planned(given):
    plan = (
        "- {id: plan, kind: meeting-held, date: 2023-10-05, stance: announced, parties: [ARM, AZE], where: Granada}\n"
    )
    log = given(("paper", f"{plan}- {{id: off, kind: plan-called-off, date: 2023-10-04, by: AZE, plan: plan}}\n"))
    events = log.timelines.narrative.events
    told = event_sentence(events["paper/off"], log.logs.catalogue, events)
    assert told == (
        "Azerbaijan called off a plan: Armenia and Azerbaijan would meet in Granada, planned for 5 October 2023"
    )
