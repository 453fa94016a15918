"""Words are found in texts as evidence is checked, and shown with what stands around them."""

import pytest

from tracker import FileError
from tracker.text.readable import ENDINGS

LONG = "The ambassador of the party " + "walked through the old town and met many people there. " * 12


def excerpts(desk, words, *texts):
    return [found["excerpt"] for found in desk.locate(words, *texts).to_dict()["found"]]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("the ambassador left", "the ambassador left."),
        ("the ambassador left", "the  ambassador\tleft."),
        ("art", "he spoke of art."),
        ("caf\u00e9 here", "they met in a cafe\u0301 here."),
        ("he is " + "very " * 40 + "glad", "he is " + "very " * 40 + "glad."),
    ],
)
def test_an_excerpt_of_a_long_line_holds_the_words(empty, tmp_path, words, end):
    (tmp_path / "a.txt").write_text(LONG + end + "\n", encoding="utf-8")
    (shown,) = excerpts(empty, words, tmp_path / "a.txt")
    assert words in " ".join(shown.replace("<U+0009>", " ").split())
    assert shown.startswith("…")
    assert len(shown) < max(200, len(words) + 80)


def test_a_short_line_is_shown_whole(empty, tmp_path):
    (tmp_path / "a.txt").write_text("China recalls its ambassador.\n")
    assert excerpts(empty, "its ambassador", tmp_path / "a.txt") == ["China recalls its ambassador."]


def test_of_a_folder_only_texts_are_looked_into(empty, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("China recalls its ambassador.\n")
    (texts / "b.HTML").write_text("<p>China recalls its ambassador.</p>\n")
    (texts / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\xfe" * 20)
    (texts / "log.yaml").write_text("a: its ambassador\n")
    (texts / ".hidden.txt").write_text("its ambassador\n")
    found = empty.locate("its ambassador", texts)
    assert [one.file.rpartition("/")[2] for one in found.value.found] == ["a.txt", "b.HTML"]
    assert found.value.texts == 2
    assert {".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx"} == {*ENDINGS}


def test_a_file_that_is_named_and_is_no_text_is_refused(empty, tmp_path):
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\xfe" * 20)
    with pytest.raises(FileError, match="is no plain text"):
        empty.locate("its ambassador", tmp_path / "x.png")
