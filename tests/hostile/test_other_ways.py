"""Texts that reach a store by another way than a log's file: an altered export, a row that a role or an owner inserts.

The reader refuses what a terminal or a viewer would obey. What gets round the reader is shown where it leaves the
program, and `verify` and `doctor` find it.
"""

import json
import re
import sqlite3
import zipfile
from contextlib import closing

import pypdf
import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.desk.formats import FORMATS
from tracker.text.characters import FORBIDDEN

COLOUR, TURNED, LINE = "\x1b[31mred", "\u202eevil", "pact\n\nFORGED\n  line"
LOG = """\
document: {id: paper, title: A TITLE, publisher: A PUBLISHER, dateline: A PLACE,
  published: {date: 2021-12-31, basis: printed}}
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
    "A TITLE": COLOUR + LINE, "A PUBLISHER": LINE, "A PLACE": LINE,
    "A NAME": LINE, "A THING": LINE, "A NOTE": TURNED, "THE WORDS": COLOUR, "A SPEAKER": TURNED,
    "A SENDER": COLOUR, "A QUESTION": TURNED,
}  # fmt: skip
DAY = ("--on", "2021-12-31")
ASKED = (
    ("replay", "LTU", "CHN", *DAY), ("replay", "LTU", *DAY), ("timeline", "LTU", "CHN"),
    ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"), ("who", "member(*, EU)", *DAY),
    ("members", "CHN-CEEC", *DAY), ("network", "LTU", *DAY), ("calendar", *DAY), ("events",), ("show", "paper/went"),
    ("show", "paper/recalled"), ("things", "inj"), ("things", "pact"), ("actors", "INJ"), ("export", "paper"),
    ("table", "ambassador-recalled", "--role", "sender", "CHN"), ("status",), ("checkpoint",),
    ("panel", "--actors", "LTU,CHN", "--from", "2019", "--to", "2022", "--fluent", "level"),
)  # fmt: skip


FILE = "\x1b]0;owned\x07\nFORGED: a line.yaml"


class Kept:
    """A store with the log in it, which is asked as on a command line, and altered behind its guards."""

    def __init__(self, folder, server):
        self.folder = folder
        self.server = server
        self.name = server.make() if server else None
        self.address = server.address(self.name) if server else str(folder / "log.db")
        (folder / "paper.yaml").write_text(LOG)
        assert self("init").exit_code == 0
        assert self("append", folder / "paper.yaml").exit_code == 0

    def __call__(self, *words):
        return CliRunner().invoke(tracker, ["--store", self.address, *map(str, words)])

    def alter(self, texts, file=None):
        """Put other texts into the rows of the log, and the name of a file beside them; its index stays."""
        free = "ALTER TABLE entries DISABLE TRIGGER USER" if self.server else "DROP TRIGGER entries_no_update"
        with closing(self.server.connect(self.name) if self.server else sqlite3.connect(self.address)) as held:
            held.execute(free)
            for old, new in texts.items():
                body = f"replace(body, {quoted(old)}, {quoted(json.dumps(new, ensure_ascii=False)[1:-1])})"
                held.execute(f"UPDATE entries SET body = {body} WHERE stream = 'paper'")
            if file:
                held.execute(f"UPDATE places SET file = {quoted(file)}")
            held.commit()
        return self


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new(request, tmp_path_factory):
    """Make stores of both sorts of database."""
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    made = []

    def make():
        made.append(Kept(tmp_path_factory.mktemp("other-ways"), server))
        return made[-1]

    yield make
    if server:
        server.drop(*(kept.name for kept in made))


@pytest.fixture(scope="module")
def run(new):
    """A store whose rows were altered behind its guards, its index as it was."""
    return new().alter(ALTERED, FILE)


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
    assert not re.search(
        r"^\W*FORGED\W*$", done.output, re.MULTILINE
    )  # a page for a terminal may break a line before it


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_page_for_printing_is_made(run, form):
    file = run.folder / f"page.{form}"
    assert run("brief", "LTU", "CHN", *DAY, "--since", "2021-01-01", "-o", file).exit_code == 0
    if form == "pdf":
        said = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    else:
        with zipfile.ZipFile(file) as package:
            said = package.read("word/document.xml").decode()
    assert "pact" in said
    assert not {*"\x1b\u202e"} & {*said}


@pytest.mark.parametrize("words", [("LTU", "CHN"), ("--everything",)], ids=" ".join)
def test_a_page_for_a_browser_holds_nothing_raw(run, words):
    folder = run.folder / f"pages-{len(words)}"
    assert run("site", folder, *words).exit_code == 0
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any("pact" in file.read_text(encoding="utf-8") for file in files)
    for file in files:
        assert not FORBIDDEN.search(file.read_text(encoding="utf-8")), file
        assert not FORBIDDEN.search(file.name)


def test_a_checkpoint_s_names_are_shown_as_they_are(run):
    """Whoever hands you a checkpoint chose the names in it: its origin, and who signed."""
    named = f"{run('checkpoint').stdout}\n\u2014 e\u202evil {'A' * 24}\n"
    for origin in ("\x1b[31mred", "\u202eevil", "two\rFORGED"):
        file = run.folder / "given.checkpoint"
        for text in (named.replace("tracker/", origin, 1), named):
            file.write_bytes(text.encode())
            for words in (
                ("verify", "--against", file),
                ("brief", "LTU", "CHN", *DAY, "--at", file),
                ("brief", "--changes", *DAY, "--since", file),
            ):
                done = run(*words)
                said = done.output + str(done.exception or "")
                assert not FORBIDDEN.search(said), (words, said)
                assert not re.search("^FORGED", said, re.MULTILINE), (words, said)


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


@pytest.mark.parametrize("command", ["verify", "doctor"])
def test_a_name_of_two_lines_and_a_file_s_are_found(new, command):
    told = {
        "A TITLE": "an entry", "A PUBLISHER": "an entry", "A NAME": "an entry", "A THING": "an entry", "": "a file",
    }  # fmt: skip
    for text, what in told.items():
        kept = new().alter({text: LINE} if text else {}, None if text else FILE)
        done = kept(command)
        assert done.exit_code == 1
        found = (
            "holds a name that stands on several lines, with which nothing is appended."
            if what == "an entry"
            else "'<U+001B>]0;owned<U+0007> FORGED: a line.yaml', holds what the program does not keep"
        )
        assert found in " ".join(done.output.split()), (text, done.output)


def test_a_name_with_escapes_is_not_echoed(run):
    name = "\x1b[31mno\nFORGED.yaml"
    for words in (("check", name), ("append", name), ("show", name), ("replay", name, "CHN"), ("actors", name)):
        done = run(*words)
        assert done.exit_code != 0 or words[0] == "actors"
        shown = done.output or str(done.exception)
        assert not re.search(r"^FORGED", shown, re.MULTILINE), words
