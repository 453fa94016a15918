"""What a document's handling mark does to a page: it is carried, and what is above a limit is left out."""

import pytest

OPEN = "events:\n  - {id: visit, kind: visit-made, date: 2021-03-01, guest: LTU/foreign-minister, host: JPN}\n"
CLOSED = """\
events:
  - {id: recall, kind: ambassador-recalled, date: 2021-04-01, sender: JPN, host: LTU, because: note/visit}
open:
  - What Lithuania was told of the recall is not said.
"""
ASK = ("brief", "LTU", "JPN", "--on", "2021-12-31")


@pytest.fixture
def run(own):
    shell, append = own
    append("note", "2021-03-02", OPEN, "  handling: INTERNAL\n")
    append("cable", "2021-04-02", CLOSED, "  handling: SECRET\n")
    return shell


def test_the_highest_mark_stands_at_the_head_and_the_foot(run):
    page = run(*ASK)
    assert page.startswith("**SECRET**\n")
    assert page.endswith("**SECRET**\n")


@pytest.mark.parametrize("limit", ["INTERNAL", "RESTRICTED", "CONFIDENTIAL"])
def test_what_is_above_the_limit_is_left_out_counted_and_not_named(run, limit):
    page = run(*ASK, "--handling", limit)
    assert page.startswith("**INTERNAL**\n")
    assert "cable" not in page
    assert "recall" not in page
    assert f"up to {limit}: one document marked above it was left out" in page
    assert f"--handling {limit}" in page


def test_the_page_without_it_says_what_it_would_if_it_had_never_been(run):
    before = run(*ASK, "--recorded-by", "3")
    assert body(run(*ASK, "--handling", "INTERNAL")) == body(before)
    assert body(run(*ASK)) != body(before)


def test_a_page_from_which_all_was_left_out_says_so_first(own):
    run, append = own
    append("cable", "2021-04-02", "events:\n" + OPEN.splitlines()[1] + "\n", "  handling: SECRET\n")
    assert "left out is one document marked above PUBLIC." in run(*ASK, "--handling", "PUBLIC")


def test_a_corrected_mark_counts(run, own):
    _, append = own
    raised = "mending:\n  - {id: up, kind: correction, of: note, set: {handling: SECRET}, reason: marked too low}\n"
    append("desk", "2021-12-01", raised, "  desk: yes\n")
    assert "up to INTERNAL: two documents marked above it were left out" in run(*ASK, "--handling", "INTERNAL")


def test_an_unknown_mark_is_a_finding(own, tmp_path):
    shell, _ = own
    log = "document: {id: x, title: t, publisher: p, published: {date: 2021, basis: printed}, handling: INTERNL}\n"
    (tmp_path / "x.yaml").write_text(log)
    assert "INTERNAL" in shell("check", tmp_path / "x.yaml", code=1)


def body(page):
    """Return a page's two pages and annex, without what it says of what was left out and how it was made."""
    return page.partition("**Documents:**")[2].partition("\n")[2].partition("### Sources")[0]
