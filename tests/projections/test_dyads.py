"""What belongs to two actors: whose parts count, which fluents are theirs, and what formats share with them."""

import pytest

from tracker.projections.dyads import Dyad, actors_of, causes, own_fluents, own_happenings, shared_fluents

MEMBERS = "- {id: in, kind: format-joined, date: 2004-05-01, who: [LTU, POL], format: EU}\n"
PACKAGE = "- {id: s, kind: sanctions-imposed, date: 2021-06-21, by: EU, target: BLR, regime: eu-belarus-measures}\n"
VISIT = "- {id: visit, kind: visit-made, date: 2021-03-01, guest: LTU/parliament, host: CHN}\n"
PLAN = """\
- {id: plan, kind: visit-made, date: 2021-09-01, guest: CHN, host: LTU, stance: announced, said: 2021-05-01}
- {id: off, kind: plan-called-off, date: 2021-08-11, by: CHN, plan: plan}
"""


def own(told, a, b):
    return [happening.id.partition("/")[2] for happening in own_happenings(told.narrative, Dyad(a, b))]


def test_a_pair_is_the_same_in_either_order():
    assert Dyad("LTU", "CHN").pair == Dyad("CHN", "LTU").pair


def test_a_part_of_an_actor_stands_for_its_whole_too(given):
    told = given(("paper", VISIT))
    assert actors_of(told.narrative.events["paper/visit"], told.narrative) == {"LTU/parliament", "LTU", "CHN"}
    assert own(told, "LTU", "CHN") == ["visit"]


def test_what_is_observed_is_of_the_actors_of_its_fluent(given):
    told = given(("paper", '- {id: seen, kind: observed, date: 2021-12-02, that: "member(LTU, EU) = full"}\n'))
    assert actors_of(told.narrative.events["paper/seen"], told.narrative) == {"LTU", "EU"}


def test_who_calls_off_a_plan_touches_all_whom_it_concerned(given):
    told = given(("paper 2021-08-12", PLAN))
    assert actors_of(told.narrative.events["paper/off"], told.narrative) == {"CHN", "LTU"}
    assert own(told, "LTU", "CHN") == ["plan", "off"]


@pytest.mark.parametrize(("a", "b", "shared"), [
    ("LTU", "BLR", [("EU", "LTU")]),
    ("BLR", "LTU", [("EU", "LTU")]),
    ("LTU", "POL", []),
    ("EU", "BLR", []),
    ("JPN", "BLR", []),
])  # fmt: skip
def test_what_a_format_has_with_another_its_members_share(given, a, b, shared):
    told = given(("treaty", MEMBERS), ("paper", PACKAGE))
    found = shared_fluents(told.narrative, Dyad(a, b))
    assert [(each.format, each.member.args[0]) for each in found] == shared


def test_a_derived_fluent_is_of_two_with_all_of_its_parts(given):
    told = given(("treaty", MEMBERS))
    fluents = [str(fluent) for fluent in own_fluents(told.narrative, Dyad("LTU", "POL"))]
    assert fluents == ["member(LTU, EU)", "member(POL, EU)", "both-members(LTU, POL, EU)"]
    assert own_fluents(told.narrative, Dyad("LTU", "JPN")) == []


def test_a_cause_is_named_by_its_happening_and_once(given):
    name = (
        "- {{id: {}, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese,"
        " happening: name}}\n"
    )
    recall = (
        "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: [one, two]}\n"
    )
    told = given(("paper", name.format("one") + name.format("two") + recall))
    assert causes(told.narrative, told.happening("paper/recall")) == ["name"]
    assert causes(told.narrative, told.happening("paper/one")) == []
