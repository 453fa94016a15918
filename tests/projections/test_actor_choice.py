"""What a page on one actor tells of its relations, where there is no room for all."""

from datetime import date

from tracker.projections.actor_choice import MOST_PARTNERS, chosen, others, weightiest_standing, with_news
from tracker.projections.briefing_actor import actor_briefing

RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
VISIT = "- {{id: {0}, kind: visit-made, date: {1}, guest: LTU, host: {2}}}\n"
TIED = "- {{id: t-{0}, kind: relations-established, date: 1991-09-14, parties: [LTU, {1}]}}\n"
NEIGHBOURS = ["JPN", "KAZ", "POL", "LVA", "EST", "FIN", "SWE", "NOR", "DNK", "DEU", "FRA", "ITA", "ESP", "PRT"]


def page(told, on="2021-12-31", first="2021-01-01"):
    return actor_briefing(told.narrative, "LTU", told.asked(on), date.fromisoformat(first).toordinal())


def test_a_joint_act_is_news_with_the_first_partner_alone(given):
    joint = "- {id: joint, kind: relations-assessed, date: 2021-06-01, parties: [LTU, JPN, POL], trend: good}\n"
    agreed = "- {id: call, kind: visit-made, date: 2021-06-02, guest: JPN, host: LTU}\n"
    report = page(given(("paper", agreed + RECALL + joint)))
    assert [partner.code for partner in with_news(report.partners)] == ["CHN", "JPN"]


def test_there_is_room_for_so_many_partners_with_news(given):
    log = "".join(VISIT.format(f"v-{code.lower()}", "2021-03-01", code) for code in NEIGHBOURS)
    report = page(given(("paper", log)))
    assert len(report.partners) == len(NEIGHBOURS) > MOST_PARTNERS == len(with_news(report.partners))


def test_an_act_that_a_condition_tells_with_its_day_is_not_told_again(given):
    report = page(given(("paper", RECALL + VISIT.format("visit", "2021-03-01", "CHN"))))
    told = chosen(report.partners[0], report)
    assert [same[0].fluent.name for same in told.changed] == ["head-of-mission"]
    assert [act.id for act in told.acts] == ["paper/visit"]
    assert (told.left_changes, told.left_acts, told.left_besides) == (0, 0, 0)


def test_of_many_acts_four_are_told_and_the_rest_are_counted(given):
    log = "".join(VISIT.format(f"v{month}", f"2021-0{month}-01", "CHN") for month in range(1, 8))
    report = page(given(("paper", log)))
    told = chosen(report.partners[0], report)
    assert (len(told.acts), told.left_acts) == (4, 3)


def test_partners_without_a_section_are_sorted_by_what_there_is_of_them(given):
    report = page(given(("paper", RECALL + TIED.format("jpn", "JPN") + VISIT.format("visit", "2021-03-01", "POL"))))
    left = others(report, [partner for partner in report.partners if partner.code == "CHN"])
    assert [[one.code for one in some] for some in (left.told, left.moved, left.still, left.without)] == [
        ["JPN"],
        ["POL"],
        [],
        [],
    ]


def test_of_what_holds_the_sure_and_weighty_is_chosen(given):
    report = page(given(("paper", TIED.format("jpn", "JPN"))))
    same, partner = weightiest_standing(report.narrative, report.partners)
    assert (same[0].fluent.name, partner.code) == ("level", "JPN")
    assert weightiest_standing(report.narrative, []) is None
