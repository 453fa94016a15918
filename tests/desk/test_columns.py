"""The log in columns: what the tables hold, and that the documents' SQL answers as the program does."""

import errno
import json
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from tracker import Desk, FileError, MissingPackage
from tracker.cli.group import tracker as program
from tracker.reports.data.columns import tables, writing
from tracker.reports.data.columns.tables import ColumnTable
from tracker.reports.data.columns.writing import TableFiles
from truth.scale import add_samples, by_program, in_duckdb, questions

ARROW = "the extra 'panels' is not installed"


def test_without_its_package_it_is_said_what_to_install(desk, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackage, match=r"Parquet needs the package 'pyarrow'.*pip install 'tracker\[panels\]'"):
        desk.export_columns(tmp_path / "columns")
    assert not (tmp_path / "columns").exists()


def test_a_folder_that_has_something_in_it_is_refused(desk, tmp_path):
    pytest.importorskip("pyarrow", reason=ARROW)
    (tmp_path / "columns").mkdir()
    (tmp_path / "columns" / "kept").touch()
    with pytest.raises(FileError, match="is not empty"):
        desk.export_columns(tmp_path / "columns")


def test_nothing_is_left_where_it_cannot_be_written_to_the_end(desk, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow", reason=ARROW)

    def fail(_):
        assert [*(tmp_path / "columns").glob(".draft-*/events")], "some of it was written"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tables, "actor_rows", fail)
    with pytest.raises(FileError, match="columns cannot be written: No space left on device"):
        desk.export_columns(tmp_path / "columns")
    assert not (tmp_path / "columns").exists()


@pytest.mark.parametrize("more", [["paper"], ["--all"], ["-o", "file"]])
def test_it_is_the_whole_log_and_no_document(desk, more):
    assert desk
    ran = CliRunner().invoke(program, ["export", "--parquet", "columns", *more])
    assert ran.exit_code == 2
    assert "--parquet writes the whole log" in ran.output


def test_it_is_no_stream(desk):
    assert desk
    ran = CliRunner().invoke(program, ["export", "--parquet", "-"])
    assert ran.exit_code == 2
    assert "--parquet writes a folder: name one, and not the output." in ran.output


def read(folder, table):
    """Return the rows of a table, and the files that they stand in."""
    parquet = pytest.importorskip("pyarrow.parquet", reason=ARROW)
    files = sorted((folder / table).rglob("*.parquet"))
    return [row for file in files for row in parquet.ParquetFile(file).read().to_pylist()], files


def test_documents_events_players_and_mendings_are_those_of_the_log(desk, tmp_path):
    pytest.importorskip("pyarrow", reason=ARROW)
    desk.correct("paper", values={"title": "A better title", "handling": "SECRET"}, reason="a slip")
    desk.correct("paper/left", values={"date": "2021-05-23"}, reason="a day off")
    exported = desk.export_columns(tmp_path / "columns")
    (paper,) = (row for row in read(tmp_path / "columns", "documents")[0] if row["document"] == "paper")
    assert (paper["title"], paper["publisher"], paper["handling"]) == ("A better title", "A paper", "SECRET")
    assert (paper["published_from"], paper["published_to"]) == (date(2021, 12, 31), date(2021, 12, 31))
    events, files = read(tmp_path / "columns", "events")
    assert [file.parent.name for file in files] == ["year=2012", "year=2021"]
    assert [(row["event"], row["kind"], row["first_day"], row["cameo"], row["goldstein"]) for row in events] == [
        ("paper/joined", "format-joined", date(2012, 4, 26), "050", 3.5),
        ("paper/left", "format-left", date(2021, 5, 22), "160", -4.0),  # as it was appended
        ("paper/recalled", "ambassador-recalled", date(2021, 8, 10), "161", -4.0),
    ]
    players = [
        (row["event"], row["role"], row["player"], row["actor"]) for row in read(tmp_path / "columns", "players")[0]
    ]
    assert ("paper/recalled", "sender", "CHN", True) in players
    assert [row[1:3] for row in players if row[0] == "paper/joined"] == [
        ("who", "LTU"),
        ("who", "CHN"),
        ("format", "CHN-CEEC"),
    ]
    mendings = [(row["kind"], row["of"], row["reason"]) for row in read(tmp_path / "columns", "mendings")[0]]
    assert mendings == [("correction", "paper", "a slip"), ("correction", "paper/left", "a day off")]
    assert exported.rows["mendings"] == len(mendings)
    assert exported.rows["players"] == len(players)


def test_a_document_that_was_marked_and_then_taken_back_keeps_its_mark(desk, tmp_path):
    pytest.importorskip("pyarrow", reason=ARROW)
    desk.correct("paper", values={"handling": "SECRET"}, reason="so")
    desk.retract("paper", reason="so")
    desk.export_columns(tmp_path / "columns")
    marks = {row["document"]: row["handling"] for row in read(tmp_path / "columns", "documents")[0]}
    assert marks == {"paper": "SECRET", "desk": "PUBLIC"}


def test_a_table_without_rows_has_its_columns(empty, tmp_path):
    pytest.importorskip("pyarrow", reason=ARROW)
    exported = empty.export_columns(tmp_path / "columns")
    assert {exported.rows[name] for name in ("documents", "events", "players", "mendings", "spans")} == {0}
    tables_without = {name: read(tmp_path / "columns", name) for name in exported.rows}
    assert {name for name, (_, files) in tables_without.items() if not files} == set()
    assert read(tmp_path / "columns", "events")[1][0].parent.name == "year=0"


def test_more_partitions_than_may_be_open_at_once_lose_no_row(tmp_path, monkeypatch):
    pytest.importorskip("pyarrow", reason=ARROW)
    monkeypatch.setattr(writing, "_AT_ONCE", 2)
    monkeypatch.setattr(writing, "_MOST_OPEN", 3)
    table = ColumnTable("some", "year", (("number", "integer", "A number"), ("year", "integer", "A year")))
    made = TableFiles(table, tmp_path)
    made.add_all((number, number % 7) for number in range(100))
    made.close()
    rows, files = read(tmp_path, "some")
    assert sorted(row["number"] for row in rows) == [*range(100)]
    assert "year=6/part-1.parquet" in {file.relative_to(tmp_path / "some").as_posix() for file in files}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A desk with the sample logs and two roll calls, and the folder of its columns."""
    pytest.importorskip("pyarrow", reason=ARROW)
    folder = tmp_path_factory.mktemp("columns")
    desk = Desk.open(folder / "tracker.db")
    add_samples(desk, folder)
    desk.export_columns(folder / "columns")
    return desk, folder / "columns"


def test_every_table_has_the_columns_that_the_package_names(sampled):
    parquet = pytest.importorskip("pyarrow.parquet", reason=ARROW)
    _, folder = sampled
    described = json.loads((folder / "datapackage.json").read_text())
    for resource in described["resources"]:
        files = sorted((folder / resource["path"]).rglob("*.parquet"))
        named = [field["name"] for field in resource["schema"]["fields"]]
        parted = {part.partition("=")[0] for file in files for part in file.relative_to(folder).parts if "=" in part}
        assert {*parquet.read_schema(files[0]).names} | parted == {*named}, resource["name"]


@pytest.mark.parametrize("heading", questions())
def test_the_sql_of_the_page_answers_as_the_program_does(sampled, heading):
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    desk, folder = sampled
    said = [*by_program(desk)[heading]()]
    assert said, "there is something to compare"
    assert sorted(in_duckdb(folder)(questions()[heading])) == sorted(said)


def test_votes_are_counted_where_both_voted(sampled):
    desk, _ = sampled
    agreement = by_program(desk)["Agreement in votes"]
    assert sorted(agreement()) == [("BLR", "LTU", 2, 0), ("BLR", "LVA", 2, 0), ("LTU", "LVA", 2, 1)]
