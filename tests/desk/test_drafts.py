"""What is drafted has the head that a coder would begin with, and what was given."""

import hashlib
import json

import pytest

from tracker import FileError
from tracker.text.reader import read_yaml

RECALLED = "China recalled its ambassador to Lithuania on 10 August 2021, its ministry said on Tuesday in Beijing."
NEWS = f"""\
China and Lithuania

Beijing, 10 August 2021

{RECALLED}
Lithuania recalled its ambassador.

Read more: Japan recalled its ambassador to Russia on 10 August 2021
Share this page
"""
GIVEN = {"published": "2021-08-12", "publisher": "A paper"}


def drafted(desk, text, **given):
    """Return the tree of what is drafted."""
    return read_yaml(desk.draft(text, **GIVEN, **given).value.text.encode(), "draft").root


def begun(desk, text):
    """Return the head with which the log of a text begins."""
    return read_yaml(desk.new(text).value.yaml.encode(), "new").root["document"]


def test_a_draft_has_the_head_that_its_text_gives_and_what_was_given(empty, tmp_path):
    (tmp_path / "article.txt").write_text(NEWS)
    head = drafted(empty, tmp_path / "article.txt")["document"]
    assert head == {
        "id": "article",
        "title": "China and Lithuania",
        "publisher": "A paper",
        "published": {"date": "2021-08-12", "basis": "inferred"},
        "language": "en",
        "source": "article.txt",
        "sha256": hashlib.sha256(NEWS.encode()).hexdigest(),
        "skip": ["8-9"],
        "drafted-by": {"drafter": "rules"},
    }
    new = begun(empty, tmp_path / "article.txt")
    assert {key: head[key] for key in ("title", "language", "source", "sha256", "skip")} == {
        key: new[key] for key in ("title", "language", "source", "sha256", "skip")
    }


def test_what_stands_around_a_text_is_not_drafted(empty, tmp_path):
    (tmp_path / "article.txt").write_text(NEWS)
    lines = [event["evidence"]["line"] for event in drafted(empty, tmp_path / "article.txt")["events"]]
    assert "5" in lines
    assert not {"8", "9"} & {*lines}


def test_a_short_sentence_at_the_end_is_drafted(empty):
    events = drafted(empty, f"{RECALLED}\nJapan recalled its ambassador to Russia.\n".encode())["events"]
    assert [(event["sender"], event["host"]) for event in events] == [("CHN", "LTU"), ("JPN", "RUS")]


def test_a_text_in_another_language_is_not_called_english(empty, tmp_path):
    (tmp_path / "fr.txt").write_text("La Chine a rappelé son ambassadeur en Lituanie, a annoncé mardi le ministère.\n")
    (tmp_path / "p.json").write_text(json.dumps({"drafter": "m", "proposals": []}))
    assert "language" not in drafted(empty, tmp_path / "fr.txt", proposals=str(tmp_path / "p.json"))["document"]


PAGE = f"""\
<html lang="en"><head><title>Recall</title><link rel="canonical" href="https://paper.example/1"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Recall</h1><p>{RECALLED}</p>
<p>The ministry called on Lithuania to mend its mistake at once, and to come back to the right path of good relations
with China, and spoke of further steps that it may take in the coming weeks.</p></article></body></html>
"""


def test_a_saved_page_says_of_itself_what_is_not_given(empty, tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    head = drafted(empty, tmp_path / "page.html", title="A recall", document="recall")["document"]
    assert (head["id"], head["title"], head["address"]) == ("recall", "A recall", "https://paper.example/1")
    assert head["source"] == "page.txt"


def test_a_text_without_a_word_has_nothing_to_draft(empty):
    assert "events" not in drafted(empty, b"\n")


def test_a_program_that_has_no_name_is_refused(empty):
    with pytest.raises(FileError, match="Name a JSON file or a program"):
        empty.draft(NEWS.encode(), **GIVEN, proposals=" ")
