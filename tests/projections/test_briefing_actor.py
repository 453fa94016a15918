"""An actor's relations: whose changed in a period, whose may have, and what stands."""

from datetime import date

from tracker.projections.briefing_actor import actor_briefing, is_by_day

RECALL = "- {{id: recall, kind: ambassador-recalled, date: {}, sender: CHN, host: LTU}}\n"
EU = "- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"
PACKAGE = "- {id: s, kind: sanctions-imposed, date: 2021-06-21, by: EU, target: BLR, regime: eu-belarus-measures}\n"


def briefing(told, actor, on="2021-12-31", first="2021-01-01"):
    return actor_briefing(told.narrative, actor, told.asked(on), date.fromisoformat(first).toordinal())


def partner(told, actor, code, **days):
    """What a partner has under each heading, as words."""
    found = {one.code: one for one in briefing(told, actor, **days).partners}[code]
    lists = {"changed": found.changed, "perhaps": found.perhaps, "holding": found.holding}
    return {name: [str(h.fluent) for h in held] for name, held in lists.items() if held}


def test_what_an_act_of_the_period_began_changed_in_it(given):
    told = given(("paper", RECALL.format("2021-08-10")))
    assert partner(told, "LTU", "CHN") == {
        "changed": ["head-of-mission(CHN, LTU)"],
        "holding": ["relations(CHN, LTU)"],
    }


def test_what_was_so_before_stands(given):
    told = given(("paper", RECALL.format("2020-08-10")))
    assert partner(told, "LTU", "CHN") == {"holding": ["relations(CHN, LTU)", "head-of-mission(CHN, LTU)"]}


def test_what_may_have_been_in_the_period_or_before_perhaps_changed(given):
    told = given(("paper", RECALL.format('"[2020-12-01..2021-02-01]"')))
    assert partner(told, "LTU", "CHN") == {
        "perhaps": ["head-of-mission(CHN, LTU)"],
        "holding": ["relations(CHN, LTU)"],
    }


def test_what_was_only_seen_to_hold_did_not_change(given):
    told = given(("paper", '- {id: seen, kind: observed, date: 2021-06-01, that: "level(CHN, LTU) = ambassador"}\n'))
    assert partner(told, "LTU", "CHN") == {"holding": ["relations(CHN, LTU)", "level(CHN, LTU)"]}


def test_what_comes_after_the_day_is_not_told(given):
    told = given(("paper", RECALL.format("2022-03-01") + EU))
    assert [one.code for one in briefing(told, "LTU").partners if one.moved] == []


def test_a_member_shares_what_its_format_does_in_the_period(given):
    told = given(("treaty", EU), ("paper", PACKAGE))
    assert partner(told, "LTU", "BLR") == {
        "perhaps": ["sanctions(EU, BLR, eu-belarus-measures)"]
    }  # there before, or not
    assert "BLR" not in [one.code for one in briefing(told, "LTU", on="2021-06-20").partners]


def test_partners_with_more_changes_stand_first_then_those_with_more_acts(given):
    visits = "".join(f"- {{id: v{n}, kind: visit-made, date: 2021-0{n}-01, guest: LTU, host: JPN}}\n" for n in (3, 4))
    visit = "- {id: w, kind: visit-made, date: 2021-05-01, guest: LTU, host: POL}\n"
    told = given(("paper", visit + visits + RECALL.format("2021-08-10")))
    assert [one.code for one in briefing(told, "LTU").partners] == ["CHN", "JPN", "POL"]


def test_persons_stand_together_but_for_who_holds_an_office(given):
    listed = (
        "- {id: b, kind: listing-added, date: 2021-11-06, by: EU, target: BLR, who: [LUKASHENKO-ALEXANDER],"
        " regime: eu-belarus-measures}\n"
    )
    office = '- {id: o, kind: observed, date: 2021-11-06, that: "office-held(LUKASHENKO-ALEXANDER, BLR/president)"}\n'
    told = given(("paper 2021-11-07", listed + office))
    found = briefing(told, "BLR")
    assert "LUKASHENKO-ALEXANDER" not in [one.code for one in found.partners]
    persons = [str(h.fluent) for h in (*found.persons.changed, *found.persons.perhaps, *found.persons.holding)]
    assert not [fluent for fluent in persons if fluent.startswith("office-held")]


def test_what_others_said_before_the_period_is_counted_and_not_told(given):
    said = "- {{id: {0}, kind: position-stated, date: {1}, by: {2}, topic: {3}, direction: wary, toward: [LTU]}}\n"
    log = said.format("old", "2019-03-01", "CHN", "trade") + said.format("new", "2021-03-01", "CHN", "the name")
    found = briefing(given(("paper", log)), "LTU")
    assert ([one.event.id for one in found.positions], found.older) == (["new"], 1)
    own = log.replace("by: CHN", "by: LTU").replace("toward: [LTU]", "toward: [CHN]")
    found = briefing(given(("paper", own)), "LTU")
    assert ([one.event.id for one in found.positions], found.older) == (["old", "new"], 0)


def test_a_dispute_of_the_period_is_told_and_one_from_before_is_not(given):
    visit = "- {{id: v, kind: visit-made, date: {}, guest: CHN, host: LTU, happening: visit}}\n"
    told = given(("a", visit.format("2021-03-01")), ("b", visit.format("2021-03-09")))
    assert [one.id for one in briefing(told, "LTU").contested] == ["visit"]
    assert briefing(told, "LTU", first="2021-04-01").contested == ()


def test_a_range_is_by_a_day_once_it_is_past_or_begins_at_a_known_day():
    assert is_by_day((10, 20), 20)
    assert is_by_day((10, 20), 15)
    assert not is_by_day((10, 20), 9)
    assert not is_by_day((0, 20), 15)


EXPELLED = (
    "- {id: e, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, "
    "each: {USA: 60, [CAN, DEU, FRA, POL]: 4, [CZE, LTU]: 3, [ALB, DNK]: 2}}\n"
)
RECALLED = "- {id: r, kind: ambassador-recalled, date: 2018-03-28, sender: LTU, host: RUS, because: e/LTU}\n"


def test_what_many_did_at_once_is_told_in_a_table_and_not_with_each(given):
    log = given(("paper", EXPELLED + RECALLED))
    found = actor_briefing(log.narrative, "RUS", log.asked("2018-12-31"), log.asked("2018-01-01").on)
    (acts,) = found.acts
    assert (acts.wanted.roles, len(acts.rows), acts.sums[0].number.text) == ((("sender", "RUS"),), 9, "86")
    told = {partner.code: [act.id for act in partner.acts] for partner in found.partners}
    assert (told["LTU"], told["USA"], len(told)) == (["paper/r"], [], 9)


def test_of_a_list_that_it_stands_in_an_actor_is_told_its_own_part(given):
    log = given(("paper", EXPELLED + RECALLED))
    found = actor_briefing(log.narrative, "LTU", log.asked("2018-12-31"), log.asked("2018-01-01").on)
    acts = {partner.code: [act.fullest.roles["number"] for act in partner.acts[:1]] for partner in found.partners}
    assert (acts["RUS"], found.acts) == ([("3",)], ())
