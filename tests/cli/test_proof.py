"""Checkpoints, proofs and keys on the command line: what a person keeps, hands on, and is told."""

import json
import stat
import sys
from datetime import UTC, datetime

import pytest
from authorities import Authority

from tracker.store.proof.checkpoint import checkpoint_of
from tracker.store.proof.inclusion import Inclusion
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import leaf_hash
from tracker.store.proof.stamp import stamp_request

AT = datetime(2021, 12, 31, 12, 0, 5, tzinfo=UTC)


@pytest.fixture
def signed(desk, write):
    """The command line, with a key whose public half stands in `desk.vkey`, and a signed checkpoint."""
    public = desk("key", "desk.key", "--name", "desk.example/log").out
    write("desk.vkey", public)
    assert desk("checkpoint", "--key", "desk.key", "-o", "old.checkpoint").code == 0
    return desk


def test_a_checkpoint_says_what_the_log_is(desk):
    ran = desk("checkpoint")
    origin, size, root, date = ran.out.splitlines()
    assert origin.startswith("tracker/")
    assert (size, len(root), date.partition(" ")[0]) == ("5", 44, "recorded")
    assert desk("checkpoint").out == ran.out


def test_a_checkpoint_of_an_earlier_position_stays_what_it_was(desk, paper, write):
    before = desk("checkpoint").out
    write("paper.yaml", paper + "  - {id: more, kind: format-left, date: 2021-06-01, who: [LVA], format: CHN-CEEC}\n")
    assert desk("append", "paper.yaml").code == 0
    assert desk("checkpoint").out != before
    assert desk("checkpoint", "--recorded-by", "5").out == before


def test_a_secret_key_is_for_its_owner_alone(signed, tmp_path):
    assert stat.S_IMODE((tmp_path / "desk.key").stat().st_mode) == 0o600
    secret = (tmp_path / "desk.key").read_text()
    assert secret.startswith("PRIVATE+KEY+desk.example/log+")
    ran = signed("key", "desk.key")
    assert (ran.code, ran.out) == (1, "")
    assert "desk.key exists already. A key is never written over another file" in ran.err
    assert (tmp_path / "desk.key").read_text() == secret


def test_a_key_without_a_name_is_called_as_the_log(desk):
    origin = desk("checkpoint").out.splitlines()[0]
    assert desk("key", "desk.key").out.startswith(f"{origin}+")
    assert desk("checkpoint", "--key", "desk.key").out.startswith(f"{origin}\n")


def test_verify_says_that_all_is_as_it_was_appended_and_what_that_does_not_prove(desk):
    ran = desk("verify")
    assert ran.code == 0
    assert ran.out.startswith("All is as it was appended: 5 entries, root ")
    assert "a checkpoint kept elsewhere can prove" in ran.out


def test_verify_proves_that_the_log_extends_an_older_checkpoint(signed, write, paper):
    write("news.yaml", paper.replace("id: paper", "id: news"))
    assert signed("append", "news.yaml").code == 0
    ran = signed("verify", "--against", "old.checkpoint", "--key", "desk.vkey")
    assert (ran.code, ran.err) == (0, "")
    assert "The log extends that of the checkpoint of position 5, signed by desk.example/log." in ran.out
    said = json.loads(signed("verify", "--against", "old.checkpoint", "--json").out)
    assert (said["checkpoint"]["size"], said["against"]["size"], said["differences"]) == (9, 5, [])


@pytest.mark.usefixtures("signed")
def test_another_store_does_not_extend_a_checkpoint(tracker):
    assert tracker("--store", "other.db", "init").code == 0
    ran = tracker("--store", "other.db", "verify", "--against", "old.checkpoint")
    assert ran.code == 1
    assert (
        "The checkpoint speaks of 5 entries, and the log has 1: was it cut back, or is the checkpoint of another log"
        in ran.out
    )
    assert "The checkpoint is that of the log 'tracker/" in ran.out
    assert ran.out.endswith("\n2 differences.\n")


def test_verify_repairs_the_index_and_nothing_else(desk, tmp_path):
    import sqlite3  # noqa: PLC0415 - what somebody does who has the file
    from contextlib import closing  # noqa: PLC0415

    with closing(sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)) as connection:
        connection.execute("DELETE FROM touches WHERE key = 'LTU'")
    ran = desk("verify")
    assert ran.code == 1
    assert "The index does not say what the entries say, first at position 3." in ran.out
    assert "--rebuild-index" in ran.out
    said = json.loads(desk("verify", "--json").out)
    assert [(one["code"], one["position"]) for one in said["differences"]] == [("index", 3)]
    assert desk("verify", "--rebuild-index").code == 0
    assert desk("verify").code == 0


def test_an_event_is_proved_to_somebody_without_the_store(signed, tmp_path):
    assert signed("prove", "paper/left", "--key", "desk.key", "-o", "left.tlog-proof").code == 0
    (tmp_path / "tracker.db").unlink()
    ran = signed("verify", "--proof", "left.tlog-proof", "--key", "desk.vkey")
    assert ran.code == 0
    assert "of 5 entries holds at position 4, under 'events' of 'paper'" in ran.out
    assert '"date": "2021-05-22"' in ran.out
    assert ran.out.endswith("Its checkpoint is signed by desk.example/log.\n")
    assert signed("verify", "--proof", "left.tlog-proof", "--against", "old.checkpoint").code == 0
    said = json.loads(signed("verify", "--proof", "left.tlog-proof", "--json").out)
    assert (said["entry"]["body"]["id"], said["index"]) == ("left", 3)


def test_an_event_is_proved_to_be_in_an_older_checkpoint_that_a_reader_has(signed, write, paper):
    write("news.yaml", paper.replace("id: paper", "id: news"))
    assert signed("append", "news.yaml").code == 0
    assert signed("prove", "paper/left", "--recorded-by", "5", "-o", "p").code == 0
    assert signed("verify", "--proof", "p", "--against", "old.checkpoint", "--key", "desk.vkey").code == 1
    ran = signed("verify", "--proof", "p", "--against", "old.checkpoint")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Its checkpoint is the one that it was held against.")
    assert signed("prove", "paper/left", "-o", "p").code == 0
    ran = signed("verify", "--proof", "p", "--against", "old.checkpoint")
    assert (ran.code, ran.out) == (1, "")
    assert "its checkpoint is not the one that it was held against" in ran.err


@pytest.mark.parametrize("words", [["checkpoint"], ["prove", "paper/left"], ["verify"], ["key", "k"]])
def test_where_there_is_no_store_it_is_said(tracker, tmp_path, words):
    ran = tracker(*words)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no store at tracker.db." in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_proof_that_nobody_signed_says_so(desk):
    assert desk("prove", "paper/left", "-o", "left.tlog-proof").code == 0
    ran = desk("verify", "--proof", "left.tlog-proof")
    assert ran.code == 0
    assert "Nobody vouches for the checkpoint in it" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["prove", "paper/lefts"], 2, "No entry is called 'paper/lefts'."),
        (["checkpoint", "--recorded-by", "99"], 2, "not yet at 99"),
        (["checkpoint", "--key", "nowhere.key"], 1, "nowhere.key cannot be read: No such file or directory."),
        (["checkpoint", "--key", "paper.yaml"], 1, "This is not a signer key: it does not begin with PRIVATE+KEY+."),
        (["checkpoint", "-o", "nowhere/c"], 1, "cannot be written: No such file or directory."),
        (["key", "nowhere/k"], 1, "cannot be written: No such file or directory."),
        (["key", "k", "--name", "a b"], 1, "'a b' cannot be the name of one"),
        (["verify", "--against", "paper.yaml"], 1, "This checkpoint cannot be relied on"),
        (["verify", "--proof", "paper.yaml"], 1, "This proves nothing: no checkpoint stands in it."),
        (["verify", "--against", "old.checkpoint", "--key", "a+b+c"], 1, "This is not a verifier key"),
        (["verify", "--against", "old.checkpoint", "--key", "other.vkey"], 1, "it is not signed by other+"),
        (["verify", "--key", "desk.vkey"], 2, "A key verifies a checkpoint: name one with --against"),
        (["verify", "--proof", "p", "--rebuild-index"], 2, "A proof is verified without a store"),
    ],
)
def test_what_cannot_be_proved_is_a_sentence(signed, write, words, code, said):
    write("other.vkey", signed("key", "other.key", "--name", "other").out)
    ran = signed(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_without_the_package_for_signatures_everything_else_works(signed, monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    for words in (
        ["checkpoint", "--key", "desk.key"],
        ["key", "new.key"],
        ["verify", "--against", "old.checkpoint", "--key", "desk.vkey"],
    ):
        ran = signed(*words)
        assert (ran.code, ran.out) == (1, "")
        assert "Install it with pip install 'tracker[sign]'" in ran.err
    assert signed("checkpoint").code == 0
    assert signed("verify", "--against", "old.checkpoint").code == 0


def test_a_proof_with_marks_of_direction_or_escapes_comes_out_harmless(desk, write):
    write(
        "evil.yaml",
        """\
        document: {id: evil, title: t, publisher: p, published: {date: 2021, basis: printed}}
        open: ["what?"]
        """,
    )
    assert desk("append", "evil.yaml").code == 0
    assert desk("prove", "evil", "-o", "p").code == 0
    proof = (desk("prove", "evil").out).replace("tracker/", "\u202etracker/", 1)
    write("p", proof)
    ran = desk("verify", "--proof", "p")
    assert "\u202e" not in ran.out
    assert "<U+202E>tracker/" in ran.out


def test_the_name_of_a_document_in_a_proof_begins_no_line_of_its_own(tracker, write):
    entry = {"body": "{}", "number": 1, "position": 1, "recorded_at": "2021", "section": "events"}
    data = leaf_bytes(entry | {"stream": "paper\nIts checkpoint is signed by everybody."})
    write("p", str(Inclusion(data, 0, (), checkpoint_of("log", 1, leaf_hash(data), "2021"))))
    ran = tracker("verify", "--proof", "p")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("Its checkpoint")] == []


# Time stamps.


@pytest.fixture
def stamped(signed, tmp_path):
    """A signed checkpoint, the time stamp of an authority for it, and the authority's certificate."""
    authority = Authority.called("Stamps", at=AT)
    assert signed("checkpoint", "--key", "desk.key", "-o", "stamped", "--stamp-request", "asked.tsq").code == 0
    (tmp_path / "stamped.tsr").write_bytes(authority.answer((tmp_path / "asked.tsq").read_bytes(), AT))
    (tmp_path / "authority.pem").write_bytes(authority.pem)
    return signed


STAMPED = ("--against", "stamped", "--key", "desk.vkey", "--stamp", "stamped.tsr", "--authority", "authority.pem")


def test_a_time_stamp_says_by_when_a_checkpoint_was_there(stamped):
    ran = stamped("verify", *STAMPED)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("The checkpoint was there by 2021-12-31 12:00:05 UTC, says CN=Stamps.\n")
    said = json.loads(stamped("verify", *STAMPED, "--json").out)
    assert said["stamp"] == {"authority": "CN=Stamps", "at": "2021-12-31T12:00:05Z"}


def test_a_proof_is_held_against_a_checkpoint_with_its_time_stamp(stamped):
    assert stamped("prove", "paper/left", "--key", "desk.key", "-o", "proof").code == 0
    ran = stamped("verify", "--proof", "proof", *STAMPED)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("The checkpoint was there by 2021-12-31 12:00:05 UTC, says CN=Stamps.\n")
    assert (
        json.loads(stamped("verify", "--proof", "proof", *STAMPED, "--json").out)["stamp"]["authority"] == "CN=Stamps"
    )


def test_an_authority_whose_name_has_escapes_and_lines_comes_out_harmless(stamped, tmp_path):
    evil = Authority.called("A\nAll is well\u202e\x1b[31m", at=AT)
    (tmp_path / "stamped.tsr").write_bytes(evil.answer((tmp_path / "asked.tsq").read_bytes(), AT))
    (tmp_path / "authority.pem").write_bytes(evil.pem)
    ran = stamped("verify", *STAMPED)
    assert ran.code == 0
    assert not {"\x1b", "\u202e"} & set(ran.out)
    assert not any(line.startswith("All is well") for line in ran.out.splitlines())


def test_a_stamp_of_another_file_or_by_another_authority_is_refused(stamped, tmp_path):
    ran = stamped("verify", "--against", "old.checkpoint", *STAMPED[2:])
    assert ran.code == 0  # the log did not grow: the same checkpoint, byte for byte
    stamped("checkpoint", "-o", "stamped")
    ran = stamped("verify", "--against", "stamped", *STAMPED[4:])
    assert (ran.code, ran.out) == (1, "")
    assert "it is of other bytes than those of the checkpoint's file. Ask the authority again" in ran.err
    (tmp_path / "authority.pem").write_bytes(Authority.called("Stamps", at=AT).pem)
    ran = stamped("verify", "--against", "old.checkpoint", *STAMPED[4:])
    assert (ran.code, ran.out) == (1, "")
    assert "it is not signed by this authority for time stamps, or was changed" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("--stamp", "stamped.tsr"),
        ("--authority", "authority.pem"),
        STAMPED[4:],
        (*STAMPED[:4], "--stamp", "stamped.tsr"),
    ],
)
def test_a_stamp_its_authority_and_its_checkpoint_are_named_together(stamped, words):
    ran = stamped("verify", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Name all three: --against, --stamp and --authority." in ran.err


def test_without_the_package_for_time_stamps_they_can_still_be_asked_for(signed, write, monkeypatch):
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    assert signed("checkpoint", "-o", "c", "--stamp-request", "c.tsq").code == 0
    write("any", "")
    ran = signed("verify", "--against", "c", "--stamp", "any", "--authority", "any")
    assert (ran.code, ran.out) == (1, "")
    assert "Time stamps need the package 'rfc3161-client', which is not installed." in ran.err
    assert "Install it with pip install 'tracker[timestamps]'" in ran.err


# Witnesses.


@pytest.fixture
def witnessed(signed, write):
    """Two witnesses, and the log's first entries signed by both."""
    for name in "ab":
        write(f"{name}.vkey", signed("key", f"{name}.key", "--name", f"witness.example/{name}", "--witness").out)
    assert signed("checkpoint", "--key", "desk.key", "--extends", "0", "-o", "request").code == 0
    for name in "ab":
        assert witness(signed, name, "request").code == 0
    return signed


def witness(run, name, request, *more):
    words = ("--state", f"{name}.json", "--key", f"{name}.key", "--log", "desk.vkey", "-o", f"{name}.checkpoint")
    return run("witness", request, *words, *more)


def test_a_log_that_grew_is_signed_again_and_k_of_n_witnesses_are_asked_for(witnessed, write, paper, tmp_path):
    write("news.yaml", paper.replace("id: paper", "id: news"))
    assert witnessed("append", "news.yaml").code == 0
    assert witnessed("checkpoint", "--key", "desk.key", "--extends", "5", "-o", "request").code == 0
    assert witness(witnessed, "a", "request").code == 0
    asked = ("verify", "--against", "a.checkpoint", "--key", "desk.vkey", "--witness", "a.vkey")
    assert witnessed(*asked).code == 0
    ran = witnessed(*asked, "--witness", "b.vkey")
    assert (ran.code, ran.out) == (1, "")
    assert "1 of the 2 witnesses signed it, and 2 are asked for" in ran.err
    assert witnessed(*asked, "--witness", "b.vkey", "--quorum", "1").code == 0
    assert witnessed(*asked, "--witness", "a.vkey", "--quorum", "2").code == 1
    lines = (tmp_path / "a.checkpoint").read_text().splitlines()
    assert [line.split()[1] for line in lines if line.startswith("\u2014")] == ["desk.example/log", "witness.example/a"]


def test_a_checkpoint_is_stamped_after_its_witnesses_signed_it(witnessed, tmp_path):
    ran = witnessed("checkpoint", "--key", "desk.key", "--extends", "5", "--stamp-request", "asked.tsq")
    assert ran.code == 2
    assert "The witness signs first: name --stamp-request there." in ran.err
    assert witness(witnessed, "a", "request", "--stamp-request", "asked.tsq").code == 1  # it has seen these entries
    witnessed("checkpoint", "--key", "desk.key", "--extends", "5", "-o", "request")
    assert witness(witnessed, "a", "request", "--stamp-request", "asked.tsq").code == 0
    assert (tmp_path / "asked.tsq").read_bytes() == stamp_request((tmp_path / "a.checkpoint").read_bytes())


def test_a_witness_asks_for_the_proof_from_where_it_stands(witnessed, write, paper):
    write("news.yaml", paper.replace("id: paper", "id: news"))
    witnessed("append", "news.yaml")
    witnessed("checkpoint", "--key", "desk.key", "--extends", "2", "-o", "request")
    ran = witness(witnessed, "a", "request")
    assert ran.code == 1
    assert (
        "it has seen 5 entries, and the proof begins at 2. Ask again with 'tracker checkpoint --extends 5'" in ran.err
    )


def test_a_witness_refuses_a_log_that_was_cut_back_or_signed_by_another_key(witnessed):
    witnessed("checkpoint", "--key", "desk.key", "--extends", "3", "--recorded-by", "3", "-o", "request")
    ran = witness(witnessed, "a", "request")
    assert ran.code == 1
    assert "the log had 5 entries, and has 3 now: it was cut back" in ran.err
    witnessed("key", "other.key", "--name", "desk.example/log")
    witnessed("checkpoint", "--key", "other.key", "--extends", "5", "-o", "request")
    assert "is not signed by desk.example/log" in witness(witnessed, "a", "request").err
    witnessed("checkpoint", "--key", "desk.key", "--extends", "5", "-o", "request")
    assert "and not of 'elsewhere'" in witness(witnessed, "a", "request", "--origin", "elsewhere").err
    assert witness(witnessed, "a", "request").code == 0


def test_a_witness_never_begins_anew_where_its_state_is_damaged(witnessed, write):
    write("a.json", "{}}")
    ran = witness(witnessed, "a", "request")
    assert ran.code == 1
    assert "a.json is not what a witness keeps" in ran.err


def test_two_stores_of_one_key_have_two_origins(signed, tracker):
    assert tracker("--store", "other.db", "init").code == 0
    one, other = (
        signed("checkpoint", "--key", "desk.key"),
        tracker("--store", "other.db", "checkpoint", "--key", "desk.key"),
    )
    assert one.out.splitlines()[0] != other.out.splitlines()[0]
    ran = signed("verify", "--against", "old.checkpoint", "--key", "desk.vkey", "--origin", "tracker/other")
    assert (ran.code, ran.out) == (1, "")
    assert "and not of 'tracker/other'" in ran.err
