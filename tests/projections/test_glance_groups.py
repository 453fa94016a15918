"""Counterparts at a glance put together: alike ones at once, those only named in passing apart."""

from tracker.projections.glance import glance
from tracker.projections.glance_groups import glance_groups, with_something

JOINT = "- {id: joint, kind: relations-assessed, date: 2021-06-01, parties: [LTU, JPN, POL], trend: good}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
LEFT = """\
- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
- {id: out, kind: format-left, date: 2021-05-22, who: [LTU], format: EU}
"""


def grouped(told, actor, on="2021-12-31"):
    groups = glance_groups(glance(told.narrative, actor, told.asked(on)))
    return [[one.code for one in group] for group in groups.alike], [one.code for one in groups.named]


def test_those_with_whom_the_same_happened_last_and_nothing_holds_stand_together(given):
    assert grouped(given(("paper", JOINT + RECALL)), "LTU") == ([["CHN"], ["JPN", "POL"]], [])


def test_one_with_whom_something_holds_stands_alone(given):
    tied = "- {id: tied, kind: relations-established, date: 1991-10-10, parties: [LTU, JPN]}\n"
    assert grouped(given(("paper", JOINT + tied)), "LTU") == ([["JPN"], ["POL"]], [])


def test_a_counterpart_of_an_ended_condition_keeps_its_last_act(given):
    told = given(("paper", LEFT))
    assert [one.code for one in with_something(glance(told.narrative, "LTU", told.asked("2021-12-31")))] == ["EU"]


def test_before_anything_happened_there_is_nothing_to_tell(given):
    assert grouped(given(("paper", JOINT)), "LTU", on="2021-05-31") == ([], [])
