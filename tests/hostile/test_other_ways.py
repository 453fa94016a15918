"""Texts that reach a store by another way than a log's file: an altered export, a row that a role or an owner inserts.

The reader refuses what a terminal or a viewer would obey. What gets round the reader is shown where it leaves the
program, and `verify` and `doctor` find it.
"""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.desk.formats import FORMATS
from tracker.text.characters import FORBIDDEN

COLOUR, TURNED, LINE = "\x1b[31mred", "\u202eevil", "pact\n\nFORGED\n  line"
LOG = """\
document: {id: paper, title: A TITLE, publisher: P, published: {date: 2021-12-31, basis: printed}}
actors:
  INJ: {type: person, names: [A NAME]}
things:
  inj: {type: agreement, name: A THING}
events:
  - {id: went, kind: visit-made, date: 2021-10-25, guest: INJ, host: LTU, note: A NOTE}
  - {id: signed, kind: agreement-signed, date: 2021-10-25, parties: [LTU, CHN], agreement: inj}
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU,
     evidence: {line: 3, words: THE WORDS}, according-to: [A SPEAKER], as-named: {sender: A SENDER}}
open: [A QUESTION]
"""
ALTERED = {
    "A TITLE": COLOUR, "A NAME": LINE, "A THING": LINE, "A NOTE": TURNED, "THE WORDS": COLOUR, "A SPEAKER": TURNED,
    "A SENDER": COLOUR, "A QUESTION": TURNED,
}  # fmt: skip
DAY = ("--on", "2021-12-31")
ASKED = (
    ("replay", "LTU", "CHN", *DAY), ("replay", "LTU", *DAY), ("timeline", "LTU", "CHN"),
    ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"), ("who", "member(*, EU)", *DAY),
    ("members", "CHN-CEEC", *DAY), ("network", "LTU", *DAY), ("calendar", *DAY), ("events",), ("show", "paper/went"),
    ("show", "paper/recalled"), ("things", "inj"), ("things", "pact"), ("actors", "INJ"), ("export", "paper"),
    ("status",), ("checkpoint",),
)  # fmt: skip


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A store whose rows were altered behind its guards, its index as it was."""
    folder = tmp_path_factory.mktemp("other-ways")
    store = folder / "log.db"

    def asked(*words):
        return CliRunner().invoke(tracker, ["--store", str(store), *map(str, words)])

    asked.folder = folder
    (folder / "paper.yaml").write_text(LOG)
    assert asked("init").exit_code == 0
    assert asked("append", folder / "paper.yaml").exit_code == 0
    with closing(sqlite3.connect(store)) as held:
        held.execute("DROP TRIGGER entries_no_update")
        for old, new in ALTERED.items():
            held.execute("UPDATE entries SET body = replace(body, ?, ?) WHERE stream = 'paper'", (old, escaped(new)))
        held.execute("UPDATE places SET file = ?", ("\x1b]0;owned\x07\nFORGED: a line.yaml",))
        held.commit()
    return asked


def escaped(text):
    """Return a text as it stands within a body: what JSON has to escape is escaped."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_terminal_obeys_nothing_and_sees_no_line_of_a_text_s_own(run, words):
    done = run(*words)
    assert done.exit_code == 0, done.output
    assert not FORBIDDEN.search(done.output)
    assert not re.search(r"^([-#|] )?FORGED", done.output, re.MULTILINE)


@pytest.mark.parametrize("words", [one for one in ASKED if one[0] != "seeds"], ids=" ".join)
def test_data_hold_the_texts_themselves_and_nothing_raw(run, words):
    done = run(*words, "--json")
    assert not FORBIDDEN.search(done.output)
    if words[0] == "show":
        assert TURNED in done.output.encode().decode("unicode_escape") or COLOUR in json.dumps(
            json.loads(done.output), ensure_ascii=False
        ).encode().decode("unicode_escape")


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("pdf", "docx")])
def test_a_page_holds_nothing_raw(run, form):
    done = run("brief", "LTU", "CHN", *DAY, "--since", "2021-01-01", "--format", form)
    assert done.exit_code == 0, done.output
    assert not FORBIDDEN.search(done.output)
    assert not re.search(r"^\W*FORGED", done.output, re.MULTILINE)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_page_for_printing_is_made(run, form):
    file = run.folder / f"page.{form}"
    assert run("brief", "LTU", "CHN", *DAY, "--since", "2021-01-01", "-o", file).exit_code == 0


@pytest.mark.parametrize("words", [("timeline", "LTU", "CHN", "--svg", "-"), ("network", "LTU", *DAY, "--svg", "-")])
def test_a_drawing_holds_nothing_raw(run, words):
    assert not FORBIDDEN.search(run(*words).stdout)


def test_an_export_holds_nothing_raw(run):
    done = run("export", "--all")  # it is refused at its end: the entries are not those of the tree
    assert not FORBIDDEN.search(done.stdout)


@pytest.mark.parametrize("command", ["verify", "doctor"])
def test_what_cannot_have_come_through_the_reader_is_found(run, command):
    done = run(command)
    assert done.exit_code == 1
    assert "holds U+001B, with which nothing is appended." in done.output
    assert not FORBIDDEN.search(done.output)


def test_a_name_with_escapes_is_not_echoed(run):
    name = "\x1b[31mno\nFORGED.yaml"
    for words in (("check", name), ("append", name), ("show", name), ("replay", name, "CHN"), ("actors", name)):
        done = run(*words)
        assert done.exit_code != 0 or words[0] == "actors"
        shown = done.output or str(done.exception)
        assert not re.search(r"^FORGED", shown, re.MULTILINE), words
