"""The views: what other programs read of a store, the same on both databases; the queries of docs/sql.md run."""

import re
import sqlite3
from pathlib import Path

import pytest

from tracker.store.spans import renew
from tracker.store.tables import VIEWS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
LOG = """\
document:
  id: paper
  title: A report
  publisher: A paper
  published: {date: 2022-12-31, basis: printed}
  handling: INTERNAL
events:
  - {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, EST, ALB], format: CHN-CEEC}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
  - {id: out, kind: format-left, date: 2022-08, who: [EST], format: CHN-CEEC, stance: claimed,
     according-to: [an official]}
  - {id: misread, kind: ambassador-recalled, date: "[..2021-08-10]", sender: CHN, host: LTU}
"""
DESK = """\
document: {id: desk, title: Mendings, publisher: the desk, published: {date: 2023-01-01, basis: printed}, desk: yes}
mending:
  - {id: m, kind: correction, of: paper/misread, set: {date: 2021-08-10}, reason: The text says so.}
"""


@pytest.fixture
def asked(store):
    store.append(paper=LOG, desk=DESK)
    renew(store.store)
    return store


def test_the_spans_stand_for_the_whole_log_or_the_page_says_how_far_not(asked):
    assert asked.rows(QUERIES[0]) == []
    asked.append(more="- {id: r, kind: ambassador-recalled, date: 2021-09-03, sender: LTU, host: CHN}")
    assert asked.rows(QUERIES[0]) == [(2,)]


def test_members_on_a_day(asked):
    assert asked.rows(QUERIES[1]) == [
        ("ALB", "full", "holds", "paper/founded"),
        ("CHN", "full", "holds", "paper/founded"),
        ("EST", "full", "holds", "paper/founded"),
    ]


def test_who_left(asked):
    assert asked.rows(QUERIES[2]) == [
        ("LTU", "2021-05-21", "paper/left"),
        ("EST", "2022-07-31", "paper/founded paper/out"),
    ]


def test_what_there_is_most_of_without_what_was_mended(asked):
    assert asked.rows(QUERIES[3]) == [("format-founded", 1, 1), ("format-left", 1, 1)]


def test_acts_are_as_they_were_appended(asked):
    rows = asked.rows("SELECT document, event, kind, date, stance, mended FROM acts ORDER BY position")
    assert rows == [
        ("paper", "founded", "format-founded", "2012-04-26", "reported", 0),
        ("paper", "left", "format-left", "2021-05-22", "reported", 0),
        ("paper", "out", "format-left", "2022-08", "claimed", 0),
        ("paper", "misread", "ambassador-recalled", "[..2021-08-10]", "reported", 1),
    ]


def test_documents_say_how_they_are_to_be_handled(asked):
    rows = asked.rows("SELECT document, publisher, published, handling, quotable FROM documents ORDER BY position")
    assert rows == [
        ("paper", "A paper", "2022-12-31", "INTERNAL", "yes"),
        ("desk", "the desk", "2023-01-01", "PUBLIC", "yes"),
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_has_every_column_of_every_view(asked, view):
    with asked.store.reading() as connection:
        columns = connection.exec_driver_sql(f"SELECT * FROM {view}").keys()
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{view}`")]
    assert [name for name in columns if f"`{name}`" not in row and name not in {"two", "three"}] == []


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_program_of_the_page_runs(asked, monkeypatch, capsys):
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(asked.store.file.parent)
    asked.store.file.rename("tracker.db")
    exec(program.replace("'EU'", "'CHN-CEEC'"))  # noqa: S102 - it stands in our own page
    assert "LTU 2012-04-26 2021-05-21" in capsys.readouterr().out


@pytest.mark.parametrize("database", ["sqlite"])
def test_pandas_reads_them(asked):
    pandas = pytest.importorskip("pandas")
    with sqlite3.connect(asked.store.file) as connection:
        frame = pandas.read_sql(QUERIES[1], connection)
    assert list(frame["member"]) == ["ALB", "CHN", "EST"]
