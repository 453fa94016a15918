"""Grades: what stands behind an answer or an act, in one word."""

import pytest
from attrs import evolve

from tracker.model.days import day
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import values_together
from tracker.projections.answers import holdings
from tracker.projections.grades import MEANINGS, Grade, grade_of_act, grade_of_answer
from tracker.projections.origins import Origin, nearness_of

RECALL = "- {{id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, happening: recall{}}}\n"


def grades(log, fluent="head-of-mission(CHN, LTU)", on="2021-12-31"):
    narrative = log.timelines.narrative
    [touched] = [one for one in narrative.fluents if str(one) == fluent]
    [same] = values_together(holdings(Timelines(narrative), touched, day(on)))
    return grade_of_answer(same, narrative), grade_of_act(narrative.happenings["recall"], narrative)


@pytest.mark.parametrize(
    ("more", "grade"),
    [
        ([""], Grade.ONE),
        (["", ""], Grade.ONE),  # one publisher, twice
        ([", according-to: [CHN/foreign-ministry]"], Grade.OFFICIAL),
        ([", stance: claimed, according-to: [LTU/opposition]"], Grade.CLAIMED),
        (["", ", stance: denied, according-to: [CHN/foreign-ministry]"], Grade.DISPUTED),
    ],
)
def test_an_answer_and_an_act_have_a_grade(given, more, grade):
    log = given(*((f"paper-{place} 2021-09-01", RECALL.format(one)) for place, one in enumerate(more)))
    assert grades(log) == (grade, grade)


def test_what_nothing_recent_confirms_is_stale(given):
    log = given(("paper 2021-09-01", RECALL.format("")))
    assert grades(log, on="2030-12-31") == (Grade.STALE, Grade.ONE)


def test_every_grade_has_its_meaning():
    assert MEANINGS.keys() == set(Grade)


@pytest.mark.parametrize(
    ("publisher", "origin"),
    [
        ("Ministry of Foreign Affairs of China, as carried by Xinhua and China Military Online", Origin.OFFICIAL),
        ("OJ L 73", Origin.OFFICIAL),
        ("Xinhua", Origin.WIRE),
        ("LRT, after BNS", Origin.COPY),
        ("Kazinform, after the foreign ministry of Kazakhstan", Origin.COPY),
        ("The Guardian", Origin.PRESS),
    ],
)
def test_a_document_is_of_a_sort_by_its_publisher(publisher, origin, given):
    log = given(("paper 2021-09-01", RECALL.format("")))
    [document] = log.timelines.narrative.documents.values()
    assert nearness_of(evolve(document, publisher=publisher), log.logs.catalogue) is origin
