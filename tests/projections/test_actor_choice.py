"""What a page of one actor has room for: news before what stands, and nothing told twice."""

from datetime import date

from tracker.projections.actor_choice import chosen, others, weightiest_standing, with_news
from tracker.projections.briefing_actor import actor_briefing

RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
OLD = "- {id: old, kind: alliance-concluded, date: 2004-03-29, parties: [LTU, LVA]}\n"
JOINT = "- {id: e, kind: exercise-held, date: 2021-03-01, parties: [LTU, LVA, EST]}\n"
VISITS = "".join(f"- {{id: v{n}, kind: visit-made, date: 2021-05-0{n}, guest: LTU, host: CHN}}\n" for n in range(1, 7))


def briefing(told, actor="LTU"):
    return actor_briefing(told.narrative, actor, told.asked("2021-12-31"), date(2021, 1, 1).toordinal())


def test_what_happened_with_several_is_news_of_the_first_alone(given):
    report = briefing(given(("paper", JOINT)))
    assert len(report.partners) == 2
    assert len(with_news(report.partners)) == 1


def test_an_act_that_a_changed_condition_tells_with_its_day_is_not_told_again(given):
    report = briefing(given(("paper", RECALL + VISITS)))
    selected = chosen(report.partners[0], report)
    assert [str(fold.one[0].fluent) for fold in selected.changed] == ["head-of-mission(CHN, LTU)"]
    assert [act.together.id for act in selected.acts] == ["v3", "v4", "v5", "v6"]
    assert (selected.left_changes, selected.left_acts, selected.left_besides) == (0, 2, 0)


def test_what_stands_is_told_beside_what_changed(given):
    report = briefing(given(("paper", OLD)))
    (same, partner) = weightiest_standing(report.narrative, report.partners)
    assert (str(same[0].fluent), partner.code) == ("alliance(LTU, LVA)", "LVA")


def test_those_without_news_are_told_by_what_they_have(given):
    report = briefing(given(("paper", OLD + RECALL)))
    rest = others(report, with_news(report.partners))
    assert [partner.code for partner in rest.told] == ["LVA"]
    assert (list(rest.moved), list(rest.still), list(rest.without)) == ([], [], [])


SEEN = "- {{id: {code}, kind: observed, date: 2005-01-01, that: 'relations({pair})'}}\n"


def test_the_one_thing_that_holds_with_many_is_told_once(given):
    pairs = {code: ", ".join(sorted((code, "LTU"))) for code in ("LVA", "EST", "DNK", "POL", "FIN", "ARG")}
    told = given(("paper", "".join(SEEN.format(code=code.lower(), pair=pair) for code, pair in pairs.items())))
    report = briefing(told)
    rest = others(report, with_news(report.partners))
    assert [{*fold.players} for fold in rest.alike] == [{*pairs}]
    assert list(rest.told) == []
