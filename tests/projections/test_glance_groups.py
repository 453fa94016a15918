"""An actor's counterparts as they are told: alike ones together, and apart who was only named in passing."""

from tracker.projections.glance import glance
from tracker.projections.glance_groups import glance_groups

JOINT = "- {id: e, kind: exercise-held, date: 2021-03-01, parties: [LTU, LVA, EST]}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
WITHIN = "- {id: c, kind: consultations-held, date: 2021-04-01, parties: [LTU, POL], within: [NATO]}\n"


def groups(told, actor="LTU"):
    found = glance_groups(glance(told.narrative, actor, told.asked("2021-12-31")))
    return [[row.code for row in alike] for alike in found.alike], [row.code for row in found.named]


def test_those_with_whom_the_same_happened_last_are_told_together(given):
    assert groups(given(("paper", JOINT))) == ([["EST", "LVA"]], [])


def test_one_with_whom_something_holds_stands_alone(given):
    assert groups(given(("paper", JOINT + RECALL))) == ([["CHN"], ["EST", "LVA"]], [])


def test_a_format_within_which_something_was_done_is_only_named(given):
    assert groups(given(("paper", WITHIN))) == ([["POL"]], ["NATO"])


LISTED = (
    "- {id: on, kind: listing-added, date: 2021-04-06, by: USA, target: RUS, regime: us-russia-measures, who: RUSAL}\n"
)


def test_a_company_and_the_state_over_which_it_is_listed_are_told_by_who_lists_it(given):
    told = given(("paper", LISTED))
    assert groups(told, "RUSAL") == ([["USA"]], [])
    assert groups(told, "RUS") == ([["USA"]], [])
    assert groups(told, "USA") == ([["RUS"], ["RUSAL"]], [])
