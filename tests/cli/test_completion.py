"""A shell completes commands, and the words of the catalogue and of the store; it is told of no mistake."""

import pytest


@pytest.fixture
def completed(desk, monkeypatch):
    """Ask for what bash offers for the last of some words."""

    def complete(*words):
        monkeypatch.setenv("_TRACKER_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(("tracker", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        offered = desk().out.split()
        monkeypatch.delenv("_TRACKER_COMPLETE")
        return [word.removeprefix("plain,") for word in offered]

    return complete


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rep",), "replay"),
        (("replay", "Lithu"), "Lithuania"),
        (("replay", "Lithuania", "LTU"), "LTU"),
        (("table", "ambassador-reca"), "ambassador-recalled"),
        (("table", "ambassador-recalled", "--role", "hos"), "host"),
        (("table", "ambassador-recalled", "--role", "host", "Lithu"), "Lithuania"),
        (("show", "paper/le"), "paper/left"),
        (("export", "pa"), "paper"),
        (("things", "taiwanese-office-in-li"), "taiwanese-office-in-lithuania"),
        (("who", "head-of-m"), "head-of-mission(*,"),
        (("events", "--kind", "format-l"), "format-left"),
    ],
)
def test_what_is_begun_is_completed(completed, words, offered):
    assert offered in completed(*words)


def test_what_nothing_begins_so_has_no_completion(completed):
    assert completed("replay", "Nowhe") == []


def test_without_a_store_the_given_catalogue_is_offered(tracker, monkeypatch):
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "tracker replay Lithu")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert tracker().out.split() == ["plain,Lithuania"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_lines(tracker, shell):
    assert "_TRACKER_COMPLETE" in tracker("completion", shell).out


def test_words_are_located_as_evidence_is_checked(tracker, write):
    write("texts/a.txt", "One line.\nChina is recalling  its ambassador.\n")
    write("texts/b.txt", "Nothing of that.\n")
    found = tracker("locate", "recalling its ambassador", "texts")
    assert found.out == (
        "texts/a.txt:2: China is recalling  its ambassador.\n\nevidence: {line: 2, words: recalling its ambassador}\n"
    )
    assert tracker("locate", "call", "texts/a.txt").code == 1


def test_a_schema_is_printed_or_written(tracker, tmp_path):
    printed = tracker("schema", "log").out
    assert tracker("schema", "log", "-o", "log.schema.json").code == 0
    assert (tmp_path / "log.schema.json").read_text() == printed
    assert '"A file of seeds"' in tracker("schema", "seeds").out
