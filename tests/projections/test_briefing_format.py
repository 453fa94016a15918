"""A format: its members by date, every coming and going, what it did, and what it has with the outside."""

from datetime import date

from tracker.model.days import iso
from tracker.projections.briefing_format import format_briefing

MEMBERS = """\
- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, EST], format: CHN-CEEC}
- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
- {id: summit, kind: format-summit-held, date: 2021-02-09, format: CHN-CEEC}
"""
EU = "- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU, EST], format: EU}\n"
PACKAGE = "- {id: s, kind: sanctions-imposed, date: 2021-06-21, by: EU, target: BLR, regime: eu-belarus-measures}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"


def briefing(told, code, on="2021-12-31", first="2021-01-01"):
    return format_briefing(told.narrative, code, told.asked(on), date.fromisoformat(first).toordinal())


def test_members_on_the_day_and_how_many_there_were_on_the_eve(given):
    found = briefing(given(("paper", MEMBERS)), "CHN-CEEC")
    assert [holding.fluent.args[0] for holding in found.members] == ["CHN", "EST"]
    assert found.before == 3


def test_on_the_eve_of_a_leaving_who_leaves_is_a_member(given):
    found = briefing(given(("paper", MEMBERS)), "CHN-CEEC", on="2021-05-21")
    assert [holding.fluent.args[0] for holding in found.members] == ["CHN", "EST", "LTU"]


def test_comings_and_goings_stand_in_the_order_of_days(given):
    turns = briefing(given(("paper", MEMBERS)), "CHN-CEEC").turns
    told = [
        (new.fluent.args[0], iso(new.first), new.state.answer.value)
        for _, new in turns
        if iso(new.first) > "2012-04-26"
    ]
    assert told == [("LTU", "2021-05-22", "does not hold")]


def test_the_story_has_what_the_format_did_and_no_comings_and_goings(given):
    found = briefing(given(("paper", MEMBERS)), "CHN-CEEC")
    assert [step.entry.happening.id for step in found.story] == ["paper/summit"]


def test_what_the_format_itself_has_with_others(given):
    found = briefing(given(("treaty", EU), ("paper", PACKAGE)), "EU")
    assert [str(holding.fluent) for holding in found.outside] == ["sanctions(EU, BLR, eu-belarus-measures)"]


def test_what_members_have_with_outsiders_and_not_among_themselves(given):
    told = given(
        ("treaty", EU),
        ("paper", RECALL),
        ("more", "- {id: t, kind: relations-established, date: 1991-10-01, parties: [LTU, EST]}\n"),
    )
    found = briefing(told, "EU")
    assert [(one.code, [str(h.fluent) for h in one.told], one.left) for one in found.of_members] == [
        ("CHN", ["relations(CHN, LTU)", "head-of-mission(CHN, LTU)"], 0)
    ]


def test_a_format_of_which_nothing_is_told_is_empty(given):
    found = briefing(given(("paper", RECALL)), "EU")
    assert (found.members, found.turns, found.story, found.outside, found.of_members) == ((), (), (), (), ())
