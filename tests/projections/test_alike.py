"""Answers put together: possible values of one fluent, and the events that decide them."""

from tracker.projections.alike import deciding_events, values_together

VERSION = "- {{id: gone, kind: {}, date: 2021-09-03, sender: LTU, host: CHN, happening: exit}}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"


def test_possible_values_of_one_fluent_are_told_as_one(given):
    told = given(("a", VERSION.format("ambassador-recalled")), ("b", VERSION.format("ambassador-expelled")))
    _, same = values_together(told.relation("LTU", "CHN", "2021-09-03").answers)  # the first is of relations
    assert [holding.value for holding in same] == ["recalled", "expelled"]


def test_different_fluents_stay_apart(given):
    log = RECALL + RECALL.replace("id: recall", "id: other").replace("sender: CHN, host: LTU", "sender: LTU, host: CHN")
    assert len(values_together(given(("paper", log)).relation("LTU", "CHN", "2021-12-31").answers)) == 3


def test_what_is_only_presupposed_decides_where_nothing_else_speaks(given):
    told = given(("paper", RECALL))
    for on in ("2021-08-09", "2021-08-10"):
        for same in values_together(told.relation("LTU", "CHN", on).answers):
            assert [event.id for event in deciding_events(same)] == ["recall"]
