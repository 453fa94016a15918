"""An actor's relations at a glance: with whom something holds, and what happened last."""

from tracker.projections.glance import glance

LOG = """\
- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
- {id: tied, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}
- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
- {id: visit, kind: visit-made, date: 2021-06-01, guest: LTU/parliament, host: JPN}
- {id: elsewhere, kind: visit-made, date: 2021-07-01, guest: POL, host: JPN}
"""


def rows(told, actor, on):
    """Each counterpart with what holds or may hold, and the event that came last."""
    return [
        (row.code, sorted(str(h.fluent) for h in row.answers), row.last and row.last.reports[0].id)
        for row in glance(told.narrative, actor, told.asked(on)).counterparts
    ]


def test_who_had_to_do_with_the_actor_last_stands_first(given):
    told = given(("paper", LOG))
    assert [(code, last) for code, _, last in rows(told, "LTU", "2021-12-31")] == [
        ("CHN", "recall"),
        ("JPN", "visit"),
        ("EU", "eu"),
    ]


def test_on_an_earlier_day_what_came_later_does_not_count(given):
    found = {code: (fluents, last) for code, fluents, last in rows(given(("paper", LOG)), "LTU", "2021-05-31")}
    recognised = ["recognition(CHN, LTU)", "recognition(LTU, CHN)"]
    assert found["CHN"] == (
        ["head-of-mission(CHN, LTU)", *recognised, "relations(CHN, LTU)"],
        "tied",
    )
    assert "JPN" not in found


def test_an_act_alone_makes_a_counterpart_without_a_condition(given):
    found = {code: (fluents, last) for code, fluents, last in rows(given(("paper", LOG)), "LTU", "2021-12-31")}
    assert found["JPN"] == ([], "visit")


def test_each_sees_the_other(given):
    told = given(("paper", LOG))
    assert [code for code, *_ in rows(told, "CHN", "2021-12-31")] == ["LTU"]
    assert [(code, last) for code, _, last in rows(told, "JPN", "2021-12-31")] == [
        ("POL", "elsewhere"),
        ("LTU", "visit"),
    ]


def test_what_surely_does_not_hold_is_left_out(given):
    left = "- {id: out, kind: format-left, date: 2021-05-22, who: [LTU], format: EU}\n"
    found = {code: fluents for code, fluents, _ in rows(given(("paper", LOG + left)), "LTU", "2021-05-22")}
    assert found["EU"] == []


def test_an_actor_of_whom_nothing_is_told_has_no_counterparts(given):
    assert rows(given(("paper", LOG)), "KAZ", "2021-12-31") == []
