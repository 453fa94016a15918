"""An append says what it made contested: between which reports, and on what they differ."""

import pytest

LEFT = "- {{id: left, kind: format-left, date: {}, who: LTU, format: CHN-CEEC, happening: exit{}}}\n"
GONE = "- {{id: e, kind: diplomats-expelled, date: 2024-05-20, host: POL, sender: BLR, number: {}, happening: gone}}\n"
DENIED = ", stance: denied, according-to: [a spokesman]"


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (LEFT.format("2021-05-22", ""), LEFT.format("2021-05", ""), None),
        (LEFT.format("2021-05-22", ""), LEFT.format("2021-06", ""), "the day"),
        (GONE.format(4), GONE.format(5), "'number'"),
        (LEFT.format("2021-05-22", ""), LEFT.format("2021-05-22", DENIED), "whether it happened"),
    ],
)
def test_what_a_second_paper_makes_contested(store, first, second, differ):
    assert store.append(paper=first).contested == ()
    told = store.append(news=second).contested
    assert [message.rpartition("differ on ")[2] for message in told] == ([differ] if differ else [])


def test_what_was_contested_before_is_not_said_again(store):
    store.append(paper=LEFT.format("2021-05-22", ""), news=LEFT.format("2021-06", ""))
    assert store.append(third=LEFT.format("2021-07", "")).contested == ()
    assert store.append(third=LEFT.format("2021-07", "")).contested == ()


def test_logs_in_one_append_are_judged_as_in_several(store):
    logs = {"paper": LEFT.format("2021-05-22", ""), "news": LEFT.format("2021-06", "")}
    assert len(store.append(**logs).contested) == 1


def test_a_merge_makes_contested(store):
    apart = {name: LEFT.format(date, "").replace(", happening: exit", "") for name, date in (("a", 2020), ("b", 2022))}
    assert store.append(**apart).contested == ()
    desk = "mending:\n  - {id: m, kind: merge, of: [a/left, b/left], reason: one act}\n"
    (message,) = store.append(desk=desk).contested
    assert message.startswith("'b/left' makes it contested what 'a/left', 'b/left' tell")
