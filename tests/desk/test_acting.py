"""Acts in Python: what is appended, mended, made and kept, and which error says that it cannot be."""

import pytest
from desk.conftest import PAPER, text

from tracker import Desk, FileError, LogError, StoreError, TrackerError

BAD = PAPER.replace("CHN-CEEC", "NOWHERE")


def test_an_append_is_checked_and_says_what_it_did(empty):
    assert empty.check(text(PAPER)).value.faults == ()
    done = empty.append(text(PAPER))
    assert done.value.new == {"paper": 4}
    assert empty.append(text(PAPER)).value.new == {}


def test_what_has_faults_is_refused_with_all_of_them(empty):
    assert len(empty.check(text(BAD)).value.faults) == 2
    with pytest.raises(LogError) as refused:
        empty.append(text(BAD))
    assert [finding.code for finding in refused.value.findings] == ["unknown-actor", "unknown-actor"]
    assert str(refused.value).startswith("(stream):7:")
    assert str(refused.value).endswith("\nNothing was appended.")
    assert empty.status().value.documents == 0


def test_a_desk_may_be_open_for_many_questions(desk):
    with Desk.open("tracker.db", stays_open=True) as open_desk:
        first = open_desk.relation("LTU", "CHN", on="2021-12-31").to_dict()
        desk.retract("paper/left", reason="a rumour")
        assert open_desk.relation("LTU", "CHN", on="2021-12-31").to_dict() != first


@pytest.mark.parametrize(
    ("mend", "entry"),
    [
        (lambda desk: desk.correct("paper/left", values={"date": "2021-05-23"}, reason="so"), "correction-1"),
        (lambda desk: desk.correct("paper/left", remove=["evidence"], reason="so"), "correction-1"),
        (lambda desk: desk.retract("paper/left", reason="so"), "retraction-1"),
        (lambda desk: desk.answer("paper/left", warning="no-evidence", reason="so"), "checked-1"),
    ],
)
def test_a_mending_is_appended_and_stands_in_the_desks_document(desk, tmp_path, mend, entry):
    done = mend(desk)
    assert (done.value.entry, done.to_dict()["entry"]) == (entry, entry)
    assert f"id: {entry}" in (tmp_path / "desk.yaml").read_text()
    assert desk.status().value.mendings == 1


def test_two_reports_are_merged_one_is_followed_and_one_split_off(desk):
    desk.append(text(PAPER.replace("id: paper", "id: news").replace("2021-05-22", "2021-05-23")))
    merged = desk.merge("paper/left", "news/left", reason="one statement")
    assert merged.value.entry == "merge-1"
    assert desk.show("paper/left").to_dict()["happening"]["contested"] is True
    desk.resolve("paper/left", follow="news/left", reason="the minister's own")
    desk.split("news/left", reason="of another year")
    assert desk.show("paper/left").to_dict()["reports"] == []


def test_a_store_is_copied_exported_and_restored(desk, tmp_path):
    desk.backup("copy.db")
    header = desk.export_all("log.jsonl")
    restored = Desk.open(tmp_path / "new.db")
    assert restored.restore("log.jsonl").root == header.root
    root = desk.checkpoint().to_dict()["root"]
    assert [other.checkpoint().to_dict()["root"] for other in (restored, Desk.open("copy.db"))] == [root, root]
    assert len(list(desk.lines())) == header.size + 1


def test_a_proof_is_verified_without_the_store(desk, tmp_path):
    public = desk.make_key("desk.key", name="desk.example.org")
    proof = desk.prove("paper/left", key="desk.key")
    vouched = Desk.open(tmp_path / "nowhere.db").verify_proof(str(proof).encode(), key=public)
    assert vouched.value.key.name == "desk.example.org"
    assert vouched.to_dict() == proof.to_dict() | {"stamp": None}
    assert desk.verify(against=str(desk.checkpoint(key="desk.key")).encode(), key=public).value.differences == ()


def test_seeds_on_top_are_read_for_every_question(empty, tmp_path):
    seeds = tmp_path / "own"
    seeds.mkdir()
    (seeds / "things.yaml").write_text("things: {meadow-road: {type: route, name: the Meadow Road}}\n")
    assert empty.things("meadow road").value == ()
    assert Desk.open(seeds=seeds).things("meadow road").to_dict()[0]["thing"] == "meadow-road"
    assert empty.load_seeds(seeds).value.new
    assert empty.things("meadow road").to_dict()[0]["name"] == "the Meadow Road"


@pytest.mark.parametrize(
    ("act", "family"),
    [
        (lambda _desk: Desk.open("nowhere.db").relation("LTU", "CHN"), StoreError),
        (lambda _desk: Desk.open("nonsense://x").status(), StoreError),
        (lambda desk: desk.restore("nowhere.jsonl"), TrackerError),
        (lambda desk: desk.append("nowhere.yaml"), FileError),
        (lambda desk: desk.check(text(PAPER), texts="nowhere"), FileError),
        (lambda desk: desk.make_key("nowhere/key"), FileError),
        (lambda desk: desk.verify(against="nowhere.checkpoint"), FileError),
        (lambda desk: desk.brief("LTU", at="nowhere.checkpoint"), FileError),
    ],
)
def test_what_cannot_be_done_is_an_error_of_a_family(desk, act, family):
    with pytest.raises(family, match=r"\."):
        act(desk)
