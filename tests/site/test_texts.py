"""The texts on the pages of documents: the very texts that were read, and none that may not be quoted there."""

from hashlib import sha256

import pytest
from pages import Page, run

HEAD = """\
document: {{id: {name}, title: A text, publisher: P, published: {{date: 2022-01-01, basis: printed}},
  source: {name}.txt, sha256: {checksum}{more}}}
events:
  - {{id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, evidence: {{line: 4}}}}
  - {{id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC,
     evidence: [{{line: 2}}, {{line: 4}}]}}
  - {{id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC, evidence: {{at: a note}}}}
"""
TEXTS = {
    name: f"Menu {name}\nLithuania left <b>at once</b>.\n\nThen China recalled {name.upper()}-TOKEN.\n"
    for name in ("open", "closed", "unquoted", "changed", "twice", "later")
}
MORE = {
    "open": ", skip: [1]",
    "closed": ", handling: RESTRICTED",
    "unquoted": ", quotable: no",
    "later": "",
}


def log(name, more="", called=None, text=None):
    checksum = sha256((text or TEXTS[called or name]).encode()).hexdigest()
    written = HEAD.format(name=name, checksum=checksum, more=more)
    return written.replace(f"source: {name}.txt", f"source: {called}.txt") if called else written


CLOSING = """\
document: {id: desk, title: Desk, publisher: D, published: {date: 2023-01-01, basis: printed}, desk: yes}
mending:
  - {id: up, kind: correction, of: later, set: {handling: RESTRICTED}, reason: It came in confidence.}
"""


@pytest.fixture(scope="module")
def sites(stored):
    """The pages of documents by their names, with what is public alone, and with everything."""
    logs = [log(name, more) for name, more in MORE.items()]
    logs += [
        log("changed", text="Another text.\n"),
        log("twice"),
        log("again", ", handling: RESTRICTED", called="twice"),
    ]
    folder = stored(*logs, CLOSING)
    folder.joinpath("texts").mkdir()
    for name, text in TEXTS.items():
        folder.joinpath("texts", f"{name}.txt").write_text(text, encoding="utf-8")
    for name, words in (("public", ("--handling", "PUBLIC")), ("all", ())):
        done = run(folder, "site", folder / name, "--everything", "--texts", folder / "texts", *words)
        assert done.exit_code == 0, done.output
    return folder


def told(folder, which):
    """Name the tokens of texts that stand on the pages of a site, each with the pages on which it stands."""
    pages = {file.stem: file.read_text(encoding="utf-8") for file in folder.joinpath(which).rglob("*.html")}
    return {name: [page for page, text in pages.items() if f"{name.upper()}-TOKEN" in text] for name in TEXTS}


def test_each_event_stands_beside_the_first_line_that_says_it(sites):
    page = Page(sites.joinpath("all", "documents", "open.html").read_text(encoding="utf-8"))
    ids = [one for one in page.all("id") if one.startswith(("text-", "event-"))]
    assert ids == ["text-2", "event-left", "text-4", "event-recalled", "event-joined"]
    assert page.text.count('href="#event-left"') == 1  # line 4 says it, too
    assert "<h2>Other events</h2>" in page.text


def test_a_line_is_text_and_nothing_else_and_what_the_head_skips_is_left_out(sites):
    text = sites.joinpath("all", "documents", "open.html").read_text(encoding="utf-8")
    assert "Lithuania left &lt;b&gt;at once&lt;/b&gt;." in text
    assert "Menu open" not in text


def test_a_public_site_has_no_word_of_a_text_that_is_marked_or_may_not_be_quoted(sites):
    assert told(sites, "public") == {
        "open": ["open"], "closed": [], "unquoted": [], "changed": [], "twice": [], "later": []
    }  # fmt: skip


def test_a_text_stands_on_pages_that_bear_the_mark_of_each_document_of_it(sites):
    """The desk has marked a document later, and of a text that two documents share, one is marked."""
    assert told(sites, "all") == {
        "open": ["open"], "closed": ["closed"], "unquoted": [], "changed": [], "twice": ["again"], "later": ["later"]
    }  # fmt: skip
    for name in ("closed", "later", "again"):
        file = sites.joinpath("all", "documents", f"{name}.html")
        assert file.stat().st_mode & 0o077 == 0, name


def test_of_two_there_is_no_page_of_a_document(sites):
    done = run(sites, "site", sites / "two", "LTU", "CHN", "--texts", sites / "texts")
    assert done.exit_code == 2
    assert "Texts stand on the pages of documents: name one actor, or --everything." in done.output
