"""What bears a mark: a page with a name out of a marked document, and a past state of which one was marked since.

The names are of a document that tells nothing else of the two; what was marked since was for everybody before.
"""

from pathlib import Path
from stat import S_IMODE

import pytest

from tracker.desk.desk import Desk

DECLARING = """\
document: {id: cable, title: A cable, publisher: A mission, published: {date: 2021-11-01, basis: printed},
  handling: SECRET}
actors:
  AGENT: {type: person, names: [Hidden Name]}
things:
  pact: {type: agreement, name: the Hidden Pact}
"""
TELLING = """\
document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-01, basis: printed}}
events:
  - {id: signed, kind: agreement-signed, date: 2021-07-02, parties: [LTU, CHN], agreement: pact}
  - {id: came, kind: visit-made, date: 2021-08-03, guest: AGENT, host: LTU}
  - {id: went, kind: visit-made, date: 2021-08-04, guest: JPN, host: LVA}
"""
MARKED_SINCE = """\
document: {id: note, title: A note, publisher: A ministry, published: {date: 2021-12-03, basis: printed}}
events:
  - {id: recalled, kind: ambassador-recalled, date: 2021-09-01, sender: EST, host: CHN,
     evidence: {line: 4, words: words of a note}}
  - {id: asked, kind: called-on, date: 2021-09-02, by: EST, toward: CHN, to: release TOKEN}
"""
OPENED_SINCE = """\
document: {id: closed, title: A note, publisher: A ministry, published: {date: 2021-12-03, basis: printed},
  handling: SECRET}
events:
  - {id: asked, kind: called-on, date: 2021-09-02, by: FIN, toward: CHN, to: release WORD}
"""
DESK = """\
document: {id: desk, title: Mendings, publisher: the desk, published: {date: 2022-01-01, basis: printed}, desk: yes}
mending:
  - {id: up, kind: correction, of: note, set: {handling: SECRET, quotable: no}, reason: marked too low}
  - {id: down, kind: correction, of: closed, set: {handling: PUBLIC}, reason: published}
"""
DAY = ("--on", "2021-12-31")
OLD = {"on": "2021-12-31"}


@pytest.fixture(scope="module")
def run(program):
    logs = {"declaring": DECLARING, "telling": TELLING, "since": MARKED_SINCE, "opened": OPENED_SINCE}
    program("append", *(program.write(name, text) for name, text in logs.items()))
    program.position = str(Desk.open(str(program.folder / "log.db")).position())
    program("append", program.write("desk", DESK))
    return program


def made(run, *words, form="md"):
    """Write a page; return its text, and whether only its owner can read it."""
    file = run.folder / f"page.{form}"
    file.unlink(missing_ok=True)
    run("brief", *words, *DAY, "-o", file)
    return file.read_text(encoding="utf-8"), S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", ["md", "html", "json"])
@pytest.mark.parametrize("asked", [("LTU", "CHN"), ("LTU", "CHN", "--full"), ("LTU",), ("AGENT",)], ids=" ".join)
def test_a_page_that_says_a_name_of_a_marked_document_bears_the_mark(run, asked, form):
    text, is_closed = made(run, *asked, form=form)
    assert "Hidden" in text
    assert "SECRET" in text
    assert is_closed


def test_a_name_of_a_marked_document_that_is_not_said_marks_no_page(run):
    text, is_closed = made(run, "JPN", "LVA")
    assert "SECRET" not in text
    assert not is_closed


@pytest.mark.parametrize("asked", [("LTU", "CHN"), ("LTU",), ("AGENT",)], ids=" ".join)
def test_a_page_for_everybody_has_the_code_and_not_the_name(run, asked):
    text, is_closed = made(run, *asked, "--handling", "PUBLIC")
    assert "Hidden" not in text
    assert "SECRET" not in text
    assert not is_closed


@pytest.mark.parametrize("words", [("timeline", "LTU", "CHN"), ("network", "LTU", *DAY)], ids=lambda words: words[0])
def test_a_drawing_is_its_owner_s_alone_where_a_page_would_bear_a_mark(run, words):
    file = run.folder / f"{words[0]}.svg"
    run(*words, "--svg", file)
    assert S_IMODE(file.stat().st_mode) == 0o600


def test_a_past_page_says_nothing_of_what_was_marked_since(run):
    past = ("EST", "CHN", "--recorded-by", run.position)
    text, is_closed = made(run, *past, "--handling", "PUBLIC")
    assert "TOKEN" not in text
    assert "one document marked above it was left out" in text
    assert not is_closed


def test_a_past_page_bears_the_mark_of_today_and_quotes_nothing_that_may_not_be_quoted_today(run):
    text, is_closed = made(run, "EST", "CHN", "--full", "--recorded-by", run.position)
    assert text.startswith("**SECRET**")
    assert "TOKEN" in text
    assert "words of a note" not in text
    assert is_closed


PAST = {
    "panel": lambda desk, **past: desk.panel("EST", "CHN", first=2021, last=2021, counts=["kind"], **past),
    "relation": lambda desk, **past: desk.relation("EST", "CHN", **OLD, **past),
    "events": lambda desk, **past: desk.events("EST", **past),
    "show": lambda desk, **past: desk.show("note/recalled", **past),
    "states": lambda desk, **past: desk.states("EST", "CHN", **OLD, **past),
    "contents": lambda desk, **past: desk.contents(**OLD, **past),
}


@pytest.mark.parametrize("question", sorted({*PAST} - {"show"}))
def test_a_desk_with_a_mark_tells_of_no_past_what_was_marked_since(run, question):
    for_all, for_few = (Desk.open(str(run.folder / "log.db"), handling=mark) for mark in ("PUBLIC", "SECRET"))
    told, whole = (str(PAST[question](desk, recorded_by=run.position).to_dict()) for desk in (for_all, for_few))
    assert whole != told
    for secret in ("TOKEN", "recalled", "note/"):
        assert secret not in told


@pytest.mark.parametrize("question", ["events", "relation", "show", "states"])
def test_no_past_quotes_what_may_not_be_quoted_since(run, question):
    told = PAST[question](Desk.open(str(run.folder / "log.db")), recorded_by=run.position)
    assert "words of a note" not in str(told.to_dict())


def test_a_panel_of_the_past_is_its_owner_s_alone_where_a_document_was_marked_since(run):
    folder = Path(run.folder / "panel")
    run("panel", "--actors", "EST,CHN", "--from", "2021", "--to", "2021", "--recorded-by", run.position, "-o", folder)
    assert {S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_document_whose_mark_was_taken_away_is_told_of_a_past_as_it_was_then(run):
    asked = ("FIN", "CHN", "--handling", "PUBLIC")
    assert "WORD" in made(run, *asked)[0]
    assert "WORD" not in made(run, *asked, "--recorded-by", run.position)[0]
