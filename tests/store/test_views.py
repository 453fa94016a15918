"""The views: what other programs read of a store, the same on both databases; the queries of docs/sql.md run."""

import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from store.drawn_logs import on_a_file, on_a_server, slow

from tracker.model.codes import event_of
from tracker.narrative.mending import apply_mendings
from tracker.store.comparing import Refused
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


def test_what_was_retracted_and_why(asked):
    assert asked.rows(QUERIES[4]) == []
    taken = "  - {id: n, kind: retraction, of: paper/out, reason: He never said so.}\n"
    asked.append(desk=DESK + taken)
    assert asked.rows(QUERIES[4]) == [("paper", "out", "format-left", "2022-08", "He never said so.")]


def test_acts_are_as_they_were_appended(asked):
    rows = asked.rows("SELECT document, event, kind, date, stance, mended FROM acts ORDER BY position")
    assert rows == [
        ("paper", "founded", "format-founded", "2012-04-26", "reported", 0),
        ("paper", "left", "format-left", "2021-05-22", "reported", 0),
        ("paper", "out", "format-left", "2022-08", "claimed", 0),
        ("paper", "misread", "ambassador-recalled", "[..2021-08-10]", "reported", 1),
    ]


def test_documents_say_how_they_are_to_be_handled(asked):
    rows = asked.rows("SELECT document, publisher, published, handling, quotable, mended FROM documents ORDER BY 2")
    assert rows == [
        ("paper", "A paper", "2022-12-31", "INTERNAL", "yes", 0),
        ("desk", "the desk", "2023-01-01", "PUBLIC", "yes", 0),
    ]
    asked.append(
        desk=DESK + "  - {id: n, kind: correction, of: paper, set: {handling: SECRET}, reason: They ask for it.}\n"
    )
    assert asked.rows("SELECT document FROM documents WHERE mended = 1") == [("paper",)]


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_has_every_column_of_every_view(asked, view):
    with asked.store.reading() as connection:
        columns = connection.exec_driver_sql(f"SELECT * FROM {view}").keys()
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{view}`")]
    assert [name for name in columns if f"`{name}`" not in row and name not in {"two", "three"}] == []


PAPERS = {
    "paper": """
        - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
        - {id: many, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, GBR: 23}}
        - {id: one, kind: ambassador-recalled, date: 2021-08, sender: CHN, host: LTU, happening: the-recall}
        """,
    "other": """
        - {id: same, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
        - {id: left, kind: format-left, date: 2022-08-11, who: [EST], format: CHN-CEEC}
        """,
}
HEADS = """\
document: {id: %s, title: Mendings, publisher: the desk, published: {date: 2023-01-01, basis: printed}, desk: yes}
mending:
"""


def mended(store):
    """The events that the view says are mended, and the mendings that it says are in force."""
    events = store.rows("SELECT document || '/' || event FROM acts WHERE mended = 1 ORDER BY 1")
    given = store.rows("SELECT document || '/' || mending, mends FROM mendings")
    return [ref for (ref,) in events], sorted(given)


def mended_by_the_program(store):
    """The same as the program reads the log: the mendings in force, and what these name or take away."""
    logs = store.logs()
    read = apply_mendings(logs.logs, logs.catalogue)
    changing = [one for one in read.mendings if one.kind in ("correction", "retraction", "merge", "split")]
    named = {event_of(ref) for one in changing for ref in one.of}
    shared = {ref for one in changing if one.kind in ("merge", "split") for ref in one.of}
    left = {event.ref for log in read.logs for event in log.events}
    events = [event for log in logs.logs for event in log.events]
    found = [e.ref for e in events if e.ref in named or e.ref not in left or e.happening in shared]
    return sorted(found), sorted((one.ref, ref) for one in read.mendings for ref in one.of)


def append_mendings(store, mendings):
    """Append mendings one by one, each with the desk that says it; what would mend nothing is refused."""
    said = {}
    for number, (desk, one) in enumerate(mendings):
        written = said.get(desk, HEADS % desk) + f"  - {{id: m{number}, reason: looked at 'paper/left', {one}}}\n"
        try:
            store.append(**{desk: written})
        except Refused:
            continue
        said[desk] = written


@pytest.mark.parametrize(
    ("mendings", "found"),
    [
        (["kind: correction, of: paper/left, set: {date: 2021-05-23}"], ["paper/left"]),
        (["kind: correction, of: paper/many/USA, set: {date: 2018-03-27}"], ["paper/many"]),
        (["kind: retraction, of: other"], ["other/left", "other/same"]),
        (["kind: merge, of: [other/same, the-recall]"], ["other/same", "paper/one"]),
        (["kind: checked, of: paper/left, warning: late-word"], []),
        (["kind: retraction, of: paper/left", "kind: retraction, of: desk/m0"], []),
        (
            ["kind: retraction, of: paper/left", "kind: retraction, of: desk/m0", "kind: retraction, of: desk/m1"],
            ["paper/left"],
        ),
    ],
)
def test_an_event_is_mended_by_what_is_in_force_and_names_it_or_its_document(store, mendings, found):
    store.append(**PAPERS)
    append_mendings(store, [("desk", one) for one in mendings])
    assert mended(store) == mended_by_the_program(store)
    assert mended(store)[0] == found


REFS = ("paper/left", "paper/many/USA", "other/same", "other", "the-recall", "desk", *(f"desk/m{n}" for n in range(4)))
MENDINGS = st.one_of(
    st.sampled_from(REFS).map("kind: retraction, of: {}".format),
    st.sampled_from(REFS[:3]).map("kind: correction, of: {}, set: {{date: 2021-08-11}}".format),
    st.sampled_from(REFS[:3]).map("kind: split, of: {}".format),
    st.sampled_from(REFS[3:5]).map("kind: merge, of: [paper/left, {}]".format),
)
DRAWN = st.lists(st.tuples(st.sampled_from(["desk", "desk", "desk-two"]), MENDINGS), min_size=2, max_size=6)


@on_a_file
@settings(slow, max_examples=15)
@drawn(mendings=DRAWN)
def test_what_is_in_force_is_what_the_program_takes_for_it(new_store, mendings):
    store = new_store()
    store.append(**PAPERS)
    append_mendings(store, mendings)
    assert mended(store) == mended_by_the_program(store)


@on_a_server
@settings(slow, max_examples=3)
@drawn(mendings=DRAWN)
def test_so_it_is_on_a_server(new_store, mendings):
    store = new_store()
    store.append(**PAPERS)
    append_mendings(store, mendings)
    assert mended(store) == mended_by_the_program(store)


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
