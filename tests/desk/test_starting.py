"""A log begins with what its text gives; an event of a kind is printed to be filled in."""

import hashlib
from pathlib import Path

import pytest

from tracker import FileError, QuestionError
from tracker.desk.files import write_new
from tracker.text.reader import read_yaml

PAGE = """\
<html lang="en"><head><title>Lithuania left | LRT</title>
<meta property="og:site_name" content="LRT English">
<meta property="article:published_time" content="2021-05-22T10:00:00Z">
<link rel="canonical" href="https://www.lrt.lt/en/news/1"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Lithuania left China's format</h1><p>May 22, 2021</p>
<p>Lithuania has left the so-called 17+1 format, its foreign minister told reporters on Saturday in Vilnius.</p>
<p>Lithuania no longer considers itself a member of the format and does not take part in its work, he said, and called
on the other members of the European Union to leave it as well.</p></article>
<footer>Copyright LRT 2021</footer></body></html>
"""


def test_a_saved_page_is_a_head_and_a_text_without_its_navigation(empty, tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    begun = empty.new("page.html").value
    head = read_yaml(begun.yaml.encode(), "a").root["document"]
    assert head == {
        "id": "lrt-english-2021-05-22",
        "title": "Lithuania left China's format",
        "publisher": "LRT English",
        "published": {"date": "2021-05-22", "basis": "printed", "line": "2"},
        "language": "en",
        "address": "https://www.lrt.lt/en/news/1",
        "source": "page.txt",
        "sha256": hashlib.sha256(begun.plain.encode()).hexdigest(),
    }
    assert begun.missing == ()
    assert "Home" not in begun.plain
    assert "Copyright" not in begun.plain


def test_what_was_begun_is_checked_without_fault_once_it_is_filled_in(empty, tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    begun = empty.new("page.html").value
    (tmp_path / "page.txt").write_text(begun.plain)
    event = empty.new("format-left").value.yaml
    written = {"date": "May 22, 2021", "who": "[Lithuania]", "format": "17+1", "evidence": "has left the"}
    for key, value in written.items():
        event = event.replace(f"    {key}:", f"    {key}: {value}")
    (tmp_path / "log.yaml").write_text(begun.yaml + event)
    fixed = empty.fix("log.yaml", texts=".")
    assert fixed.value.left == ()
    empty.write_fixes(fixed.value)
    assert empty.append("log.yaml").value.new == {"lrt-english-2021-05-22": 2}


def test_a_plain_text_is_its_own_source(empty, tmp_path):
    (tmp_path / "a.txt").write_text("A title\n\n22 May 2021\nHe said that it was the end of the road.\n")
    begun = empty.new("a.txt").value
    assert begun.plain == ""
    assert "# publisher: who published it" in begun.yaml
    assert begun.missing == ("publisher",)


def test_an_event_names_its_roles_the_needed_ones_first(empty):
    lines = empty.new("ambassador-recalled").value.yaml.splitlines()
    keys = [line.partition(":")[0].strip(" -") for line in lines]
    assert keys[:6] == ["id", "kind", "date", "sender", "host", "evidence"]


def test_every_kind_can_be_begun(empty, catalogue):
    for kind in catalogue.kinds():
        tree = read_yaml(f"events:\n{empty.new(kind.name).value.yaml}".encode(), "a")
        assert tree.findings == ()
        (event,) = tree.root["events"]
        assert {name for name, role in kind.roles.items() if not role.optional} < {*event}


def test_what_is_neither_a_text_nor_a_kind_is_answered_with_the_nearest(empty):
    with pytest.raises(QuestionError, match="Nearest: ambassador-recalled"):
        empty.new("ambassador-recald")


def test_a_text_that_is_there_is_not_written_over(tmp_path):
    write_new(tmp_path / "a.txt", "one")
    write_new(tmp_path / "a.txt", "one")
    with pytest.raises(FileError, match="is there already"):
        write_new(tmp_path / "a.txt", "two")
    assert Path(tmp_path / "a.txt").read_text() == "one"
