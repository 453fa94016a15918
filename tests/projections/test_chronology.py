"""What happened, in which order: by days, causes before what they caused, and what stands elsewhere."""

from tracker.projections.chronology import acts_of, chronology
from tracker.projections.dyads import Dyad, own_happenings, shared_fluents

THREE = """\
- {id: third, kind: ambassador-recalled, date: 2021-09-03, sender: LTU, host: CHN}
- {id: first, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}
- {id: second, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
"""
VISIT = "- {{id: {0}, kind: visit-made, date: {1}, guest: CHN, host: LTU}}\n"


def order(told, a, b, on):
    """The events of a chronology, as they stand in it."""
    narrative, dyad = told.narrative, Dyad(a, b)
    day = told.asked(on).on
    acts = chronology(told.timelines, own_happenings(narrative, dyad), shared_fluents(narrative, dyad), day)
    return [act.happening.id.partition("/")[2] for act in acts]


def test_acts_stand_in_the_order_of_their_days_and_not_of_the_log(given):
    assert order(given(("paper", THREE)), "LTU", "CHN", "2021-12-31") == ["first", "second", "third"]


def test_the_pair_may_be_asked_for_in_either_order(given):
    told = given(("paper", THREE))
    assert order(told, "CHN", "LTU", "2021-12-31") == order(told, "LTU", "CHN", "2021-12-31")


def test_an_act_is_told_from_the_first_day_on_which_it_can_have_been(given):
    told = given(("paper", VISIT.format("vague", "2021-08")))
    assert order(told, "LTU", "CHN", "2021-07-31") == []
    assert order(told, "LTU", "CHN", "2021-08-01") == ["vague"]


def test_a_vague_act_stands_by_its_last_day(given):
    told = given(("paper", VISIT.format("vague", "2021-08") + VISIT.format("sharp", "2021-08-15")))
    assert order(told, "LTU", "CHN", "2021-12-31") == ["sharp", "vague"]


def test_a_cause_stands_before_what_it_caused_where_the_days_leave_it_open(given):
    caused = VISIT.format("caused", "2021-08-15").replace("host: LTU", "host: LTU, because: cause")
    told = given(("paper", VISIT.format("cause", "2021-08") + caused))
    assert order(told, "LTU", "CHN", "2021-12-31") == ["cause", "caused"]


def test_a_plan_and_a_denial_stand_elsewhere(given):
    plan = VISIT.format("plan", "2021-08").replace("host: LTU", "host: LTU, stance: announced, said: 2021-05-01")
    denial = VISIT.format("no", "2021-06").replace(
        "host: LTU", "host: LTU, stance: denied, according-to: [a spokesman]"
    )
    assert order(given(("paper", plan + denial)), "LTU", "CHN", "2021-12-31") == []


def test_what_is_of_others_is_not_told(given):
    other = VISIT.format("elsewhere", "2021-08-15").replace("guest: CHN", "guest: JPN")
    assert order(given(("paper", other + VISIT.format("here", "2021-08-16"))), "LTU", "CHN", "2021-12-31") == ["here"]


def test_leaving_a_common_format_belongs_to_the_two(given):
    both = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}\n"
    left = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
    assert order(given(("paper", both + left)), "LTU", "CHN", "2021-12-31") == ["founded", "left"]


def test_an_act_names_its_causes_one_step_back_and_each_once(given):
    first, second, third = (
        VISIT.format("a", "2021-01-01"),
        VISIT.format("b", "2021-02-01"),
        VISIT.format("c", "2021-03-01"),
    )
    told = given(
        (
            "paper",
            first
            + second.replace("host: LTU", "host: LTU, because: a")
            + third.replace("host: LTU", "host: LTU, because: [b, b]"),
        )
    )
    acts = acts_of(told.narrative, told.narrative.happenings.values())
    assert {act.happening.id: act.causes for act in acts} == {
        "paper/a": (),
        "paper/b": ("paper/a",),
        "paper/c": ("paper/b",),
    }
