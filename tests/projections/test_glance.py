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


def test_an_act_is_told_as_the_last_though_something_was_stated_or_seen_since(given):
    since = """\
- {id: seen, kind: observed, date: 2021-09-01, that: "relations(CHN, LTU)"}
- {id: stated, kind: position-stated, date: 2021-09-02, by: LTU, topic: ties with China, direction: open}
"""
    found = {code: last for code, _, last in rows(given(("paper", LOG + since)), "LTU", "2021-12-31")}
    assert found["CHN"] == "recall"


def test_what_was_only_seen_to_hold_stands_among_the_answers_and_is_not_told_again_as_the_last(given):
    seen = '- {id: seen, kind: observed, date: 2021-09-01, that: "member(LTU, EU) = full"}\n'
    assert rows(given(("paper", seen)), "LTU", "2021-12-31") == [("EU", ["member(LTU, EU)"], None)]


def test_what_was_only_seen_not_to_hold_is_told_as_the_last_for_no_answer_tells_it(given):
    seen = '- {id: seen, kind: observed, date: 2021-09-01, that: "not member(LTU, EU) = full"}\n'
    assert rows(given(("paper", seen)), "LTU", "2021-09-01") == [("EU", [], "seen")]


def test_of_what_was_done_on_one_day_what_changed_something_is_the_last(given):
    same_day = """\
- {id: opened, kind: representative-office-opened, date: 2021-11-18, owner: TWN, host: LTU,
   office: taiwanese-office-in-lithuania}
- {id: spoke, kind: cooperation-intended, date: 2021-11-18, by: TWN, with: LTU, fields: [lasers]}
"""
    assert [last for _, _, last in rows(given(("paper", same_day)), "LTU", "2021-12-31")] == ["opened"]


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
