"""A briefing of two: what of claims and disputes is of the period, and what still leaves an answer in doubt."""

from datetime import date

from tracker.projections.briefing_dyad import dyad_briefing

CLAIM = """\
- {{id: claim, kind: {0}, date: {1}, {2}, happening: {0}, stance: claimed, according-to: [a trade body]}}
"""
VISIT = "- {{id: v, kind: visit-made, date: {}, guest: CHN, host: LTU, happening: visit}}\n"
CUSTOMS = ("customs-excluded", "2019-12-01", "by: CHN, target: LTU")
CALL = ("visit-made", "2019-12-01", "guest: CHN, host: LTU")


def briefing(told, first="2021-01-01", on="2021-12-31"):
    return dyad_briefing(told.relation("LTU", "CHN", on), date.fromisoformat(first).toordinal())


def test_a_claim_from_before_is_told_where_it_leaves_an_answer_in_doubt(given):
    found = briefing(given(("paper 2019-12-31", CLAIM.format(*CUSTOMS))))
    assert [claim.happening.id for claim in found.claims] == ["customs-excluded"]
    assert found.earlier == 0


def test_a_claim_from_before_that_decides_nothing_is_counted_alone(given):
    found = briefing(given(("paper", CLAIM.format(*CALL))))
    assert (found.claims, found.earlier) == ((), 1)
    assert [claim.happening.id for claim in briefing(given(("paper", CLAIM.format(*CALL))), "2019-01-01").claims] == [
        "visit-made"
    ]


def test_a_dispute_is_told_in_its_period_and_counted_after_it(given):
    told = given(("a", VISIT.format("2021-03-01")), ("b", VISIT.format("2021-03-09")))
    assert [one.id for one in briefing(told).contested] == ["visit"]
    assert (briefing(told, "2021-04-01").contested, briefing(told, "2021-04-01").earlier) == ((), 1)


def test_who_held_an_office_of_the_two_is_named(given):
    held = "office-held(LANDSBERGIS-GABRIELIUS, LTU/foreign-minister)"
    seen = f'- {{id: o, kind: observed, date: 2021-11-06, that: "{held}"}}\n'
    found = briefing(given(("paper 2021-11-07", seen)))
    assert [str(holding.fluent) for holding in found.offices] == [held]


def test_of_two_without_a_log_nothing_is_told(given):
    told = given(("a", VISIT.format("2021-03-01")))
    found = dyad_briefing(told.relation("JPN", "KAZ", "2021-12-31"), 0)
    assert (found.told.answers, found.story, found.claims, found.contested, found.offices) == ((), (), (), (), ())
