"""What a log does not know of two: open questions, subjects without an event, answers long unconfirmed."""

import pytest

from tracker.narrative.timelines import Timelines
from tracker.projections.briefing_gaps import gaps, office_holders, office_of

TIED = "- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}\n"
OFFICE = (
    '- {id: o, kind: observed, date: 2021-11-06, that: "office-held(LANDSBERGIS-GABRIELIUS, LTU/foreign-minister)"}\n'
)
OPEN = """\
events:
  - {{id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}}
open:
  - {}
"""


def found(told, on, documents=("paper",)):
    return gaps(told.relation("LTU", "CHN", on), documents)


@pytest.mark.parametrize(("question", "is_theirs"), [
    ("When did China tell Lithuania?", True),
    ("Who gave the Lithuanian order?", True),
    ("Did China tell Lithuania and Latvia?", False),
    ("When did Japan know?", False),
    ("When was it decided?", False),
])  # fmt: skip
def test_a_question_is_of_the_two_where_it_names_them_and_nobody_else(given, question, is_theirs):
    told = given(("paper", OPEN.format(question)))
    assert [asked.text for asked, _ in found(told, "2021-12-31").questions] == [question] * is_theirs
    assert found(told, "2021-12-31", documents=()).questions == ()


def test_a_name_is_that_of_the_state_that_is_there_on_the_day(given):
    told = given(("paper", OPEN.format("When did China tell Lithuania?")))
    assert len(found(told, "2021-12-31").questions) == 1  # and not of the China that ended in 1949
    assert found(told, "1930-12-31").questions == ()


def test_a_subject_of_which_an_event_speaks_is_not_silent(given):
    told = given(("paper", TIED))
    silent = found(told, "2021-12-31").silent
    assert "diplomatic relations" not in silent
    assert "offices held" not in silent  # it is about persons, and never about two actors
    assert "restrictions" in silent


def test_an_act_that_changes_nothing_still_speaks_of_its_subject(given):
    figure = (
        "- {id: f, kind: figure-reported, date: 2021-03, of: LTU, with: CHN, measure: trade, value: 1, unit: bn EUR,"
        " period: 2020}\n"
    )
    trading = [section for section in found(given(("paper", TIED)), "2021-12-31").silent if "trade" in section.split()]
    told = found(given(("paper", TIED + figure)), "2021-12-31").silent
    assert trading
    assert not set(trading) & set(told)


@pytest.mark.parametrize(
    ("on", "old"), [("2021-08-31", []), ("2022-09-01", []), ("2022-09-02", ["relations(CHN, LTU)"])]
)
def test_what_was_last_confirmed_more_than_a_year_ago_is_old(given, on, old):
    seen = '- {id: seen, kind: observed, date: 2021-08-31, that: "relations(CHN, LTU)"}\n'
    told = given(("paper 2021-08-31", seen))
    assert [str(holding.fluent) for holding in found(told, on).old] == old


def test_who_holds_an_office_of_either_is_named(given):
    told = given(("paper 2021-11-07", OFFICE))
    day = told.asked("2021-12-31").on
    assert [holding.fluent.args[0] for holding in office_holders(Timelines(told.narrative), ("LTU", "CHN"), day)] == [
        "LANDSBERGIS-GABRIELIUS"
    ]
    assert office_holders(Timelines(told.narrative), ("LVA",), day) == ()


def test_an_office_is_what_a_person_holds(given):
    narrative = given(("paper", TIED)).narrative
    assert (
        office_of(narrative, "office-held", ("LANDSBERGIS-GABRIELIUS", "LTU/foreign-minister"))
        == "LTU/foreign-minister"
    )
    assert office_of(narrative, "relations", ("CHN", "LTU")) is None
