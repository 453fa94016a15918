"""What an append would do is seen before it: sentences, changes, contests, expectations, what is told already."""

import hashlib
import sqlite3
import sys
from collections import Counter
from pathlib import Path

import pytest
from desk.conftest import text

from tracker import Desk, LogError
from tracker.given import given
from tracker.narrative.cases import Builder
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.runs import state_on
from tracker.store.reading import all_logs
from tracker.store.snapshots import state_at

HEAD = "document: {id: news, title: News, publisher: N, published: {date: 2021-12-31, basis: printed}}\nevents:\n"


def news(*events, more=""):
    """Give the log of another report, with these events."""
    return text(HEAD + "".join(f"  - {event}\n" for event in events) + more)


def changes(one):
    """Say what an event changes: the fluent, from when, from what to what."""
    return [
        (each["fluent"], each["from"], each["before"]["answer"], each["after"]["answer"], each["after"]["values"])
        for each in one["changes"]
    ]


def test_an_event_is_the_sentence_that_it_becomes_with_what_it_changes(desk):
    seen = desk.preview(news("{id: back, kind: ambassador-returned, date: 2021-10-01, sender: CHN, host: LTU}"))
    (one,) = seen.to_dict()["events"]
    assert one["sentence"] == "China's ambassador returned to Lithuania"
    held = ("head-of-mission(CHN, LTU)", "2021-10-01", "holds", "holds", ["in post"])
    assert held in changes(one)
    assert one["changes"][0]["actors"] == ["CHN", "LTU"]
    assert "On 1 October 2021: China's ambassador returned to Lithuania." in str(seen)
    assert "holds: in post (so far holds: recalled)" in str(seen)


def test_what_a_union_does_is_said_to_be_shared_by_its_members(desk):
    act = "{id: s, kind: sanctions-imposed, date: 2021-06-24, by: EU, target: BLR, regime: eu-belarus-measures}"
    assert "shared by the members of the EU" in " ".join(str(desk.preview(news(act))).split())


def test_what_two_new_events_change_is_told_once(desk):
    joined = "{id: joined, kind: format-joined, date: 2021-07-01, who: [LTU], format: CHN-CEEC}"
    left = "{id: left-again, kind: format-left, date: 2021-08-01, who: [LTU], format: CHN-CEEC}"
    first, second = desk.preview(news(joined, left)).to_dict()["events"]
    assert {change["fluent"] for change in first["changes"]} == {"member(LTU, CHN-CEEC)"}
    assert (second["changes"], second["with_earlier"]) == ([], ["news/joined"])


def test_what_becomes_contested_is_what_the_append_says(desk):
    other = "{id: gone, kind: format-left, date: 2021-05-20, who: [LTU], format: CHN-CEEC, happening: paper/left}"
    seen = desk.preview(news(other))
    assert [event["joins"] for event in seen.to_dict()["events"]] == [["paper/left"]]
    assert tuple(one["message"] for one in seen.to_dict()["contested"]) == desk.append(news(other)).value.contested


def test_expectations_that_would_fail_are_named_wherever_they_stand(desk):
    expected = 'expectations: [{fluent: "member(LTU, CHN-CEEC) = full", on: 2021-12-31, answer: does not hold}]\n'
    desk.append(text(HEAD.replace("news", "sure").removesuffix("events:\n") + expected))
    joined = "{id: back, kind: format-joined, date: 2021-07-01, who: [LTU], format: CHN-CEEC}"
    own = 'expectations: [{fluent: "member(LTU, CHN-CEEC) = full", on: 2021-06-30, answer: holds}]\n'
    failing = [one["message"] for one in desk.preview(news(joined, more=own)).to_dict()["failing"]]
    assert failing == [
        "member(LTU, CHN-CEEC) = full on 2021-12-31: expected 'does not hold', found 'holds'",
        "member(LTU, CHN-CEEC) = full on 2021-06-30: expected 'holds', found 'does not hold'",
    ]


def test_an_expectation_that_failed_before_is_not_told_again(desk):
    wrong = 'expectations: [{fluent: "member(LTU, CHN-CEEC) = full", on: 2021-12-31, answer: holds}]\n'
    desk.append(text(HEAD.replace("news", "sure").removesuffix("events:\n") + wrong))
    assert (
        desk.preview(news("{id: p, kind: protested, date: 2021, by: LTU, toward: CHN, about: x}")).value.failing == ()
    )


@pytest.mark.parametrize(("date", "alike", "near"), [("2021-08", 1, 0), ("2021-08-11", 0, 1), ("2021-08-30", 0, 0)])
def test_what_the_store_may_tell_of_already_is_named(desk, date, alike, near):
    seen = desk.preview(news(f"{{id: r, kind: ambassador-recalled, date: {date}, sender: CHN, host: LTU}}")).value
    assert (len(seen.alike), len(seen.events[0].near)) == (alike, near)


def test_what_would_be_refused_is_refused(desk):
    with pytest.raises(LogError) as refused:
        desk.preview(news("{id: r, kind: ambassador-recalled, date: 2021, sender: CHNN, host: LTU}"))
    assert refused.value.outcome == "An append would be refused."


def test_what_was_drafted_and_not_decided_on_is_refused_as_an_append_does(desk):
    event = "{id: r, kind: ambassador-recalled, date: 2021, sender: JPN, host: RUS}"
    drafted = "drafted-by: {drafter: rules, accepted: [r]}"
    log = HEAD.replace("basis: printed}", "basis: printed}, drafted-by: {drafter: rules}") + f"  - {event}\n"
    for act in (desk.preview, desk.append):
        with pytest.raises(LogError) as refused:
            act(text(log))
        assert [finding.code for finding in refused.value.findings] == ["undecided"]
    assert len(desk.preview(text(log.replace("drafted-by: {drafter: rules}", drafted))).value.events) == 1


def test_a_changed_past_is_refused_as_an_append_does(desk):
    changed = (
        HEAD.replace("news", "paper") + "  - {id: joined, kind: format-joined, date: 2012, who: [LTU], format: EU}\n"
    )
    codes = []
    for act in (desk.preview, desk.append):
        with pytest.raises(LogError) as refused:
            act(text(changed))
        codes.append([finding.code for finding in refused.value.findings])
    assert codes[0] == codes[1]
    assert "changed-past" in codes[0]


def test_what_is_there_already_is_nothing_new(desk, tmp_path):
    log = desk.export("paper").to_text()
    (tmp_path / "paper.yaml").write_text(log)
    seen = desk.preview("paper.yaml")
    assert not seen.value.adds
    assert str(seen) == "Nothing is new."


def test_nothing_is_written_and_no_writer_is_waited_for(desk, tmp_path):
    before = hashlib.sha256((tmp_path / "tracker.db").read_bytes()).hexdigest()
    other = sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.preview(news("{id: back, kind: ambassador-returned, date: 2021-10-01, sender: CHN, host: LTU}"))
    other.execute("ROLLBACK")
    other.close()
    assert hashlib.sha256((tmp_path / "tracker.db").read_bytes()).hexdigest() == before


def test_without_a_store_logs_are_seen_for_themselves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seen = Desk.open("none.db").preview(news("{id: l, kind: format-left, date: 2021, who: [LTU], format: CHN-CEEC}"))
    assert len(seen.value.events) == 1
    assert not Path("none.db").exists()


LAST = ("err-2022-08-11", "ap-2021-12-15", "chn-mfa-2021-11-21", "nato-2012-02-18")


@pytest.mark.parametrize("document", LAST)
def test_what_is_foreseen_is_what_holds_after_the_append(empty, document):
    """All samples but one, and what names it, are in the store; that one is previewed, appended, and asked."""
    files = sorted(given("events").glob("*.yaml"))
    rest = [file for file in files if f"{document}/" not in file.read_text() and file.stem != document]
    empty.append(*rest)
    seen = empty.preview(given("events") / f"{document}.yaml").value
    empty.append(given("events") / f"{document}.yaml")
    with empty.store.reading() as connection:
        logs = all_logs(connection, state_at(connection))
    lines = Timelines(narrate(logs.logs, logs.catalogue))
    changed = [each for one in seen.events for each in one.changes] + list(seen.further)
    assert changed
    for each in changed:
        assert state_on(lines, each.fluent, each.first) == each.after, each


def test_each_condition_is_worked_out_once_in_what_is_told_with_the_new_entries_and_once_without(desk):
    built = []

    def called(frame, event, _argument):
        if event == "call" and frame.f_code is Builder.__init__.__code__:
            built.append((frame.f_locals["narrative"], frame.f_locals["fluent"]))

    recalled = news("{id: r, kind: ambassador-recalled, date: 2021-10-01, sender: LTU, host: CHN}")
    sys.setprofile(called)
    try:
        desk.preview(recalled)
    finally:
        sys.setprofile(None)
    by_then = Counter((id(narrative), str(fluent)) for narrative, fluent in built)
    assert "head-of-mission(LTU, CHN)" in {fluent for _, fluent in by_then}
    assert set(by_then.values()) == {1}
