"""The log in columns: what the tables hold, and that the documents' SQL answers as the program does."""

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker import Desk, FileError, MissingPackage
from tracker.cli.group import tracker as program
from tracker.given import given

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"
VOTES = """\
document:
  id: votes
  title: Two roll calls
  publisher: A made-up assembly
  published: {date: 2022-04-01, basis: printed}
events:
  - {id: one, kind: roll-call-held, date: 2022-03-02, format: UNGA, on: a text, for: [LTU, LVA], against: [BLR]}
  - {id: two, kind: roll-call-held, date: 2022-03-24, format: UNGA, on: another, for: [LTU], abstaining: [LVA],
     against: [BLR]}
"""
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


@pytest.mark.parametrize("more", [["paper"], ["--all"], ["-o", "file"]])
def test_it_is_the_whole_log_and_no_document(desk, more):
    assert desk
    ran = CliRunner().invoke(program, ["export", "--parquet", "columns", *more])
    assert ran.exit_code == 2
    assert "--parquet writes the whole log" in ran.output


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A desk with the sample logs and two roll calls, and the folder of its columns."""
    pytest.importorskip("pyarrow", reason=ARROW)
    folder = tmp_path_factory.mktemp("columns")
    (folder / "votes.yaml").write_text(VOTES, encoding="utf-8")
    desk = Desk.open(folder / "tracker.db")
    desk.init()
    desk.append(given("events"))
    desk.append(folder / "votes.yaml")
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


@pytest.fixture(scope="module")
def asked(sampled):
    """Run the SQL of a heading of the page in DuckDB."""
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    text, (_, folder) = PAGE.read_text(encoding="utf-8"), sampled
    connection = duckdb.connect()
    for line in re.findall(r"^    (CREATE VIEW .*;)$", text, re.MULTILINE):
        connection.execute(line.replace("'columns/", f"'{folder}/"))

    def ask(heading):
        section = text.partition(f"\n## {heading}\n")[2]
        sql = re.search(r"^```sql\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        return connection.execute(sql[1]).fetchall()

    return ask


def test_a_state_on_a_day_is_that_of_who(sampled, asked):
    desk, _ = sampled
    answers = desk.who("level(*, *)", on="2021-12-31").value.answers
    said = {(*holding.fluent.args, holding.value, holding.answer.value) for holding in answers if holding.value}
    assert set(asked("A state on a day")) == said


def test_members_are_those_of_members(sampled, asked):
    desk, _ = sampled
    answers = desk.members("EU", on="2019-12-31").value.answers
    said = {(holding.fluent.args[0], holding.value, holding.answer.value) for holding in answers}
    assert set(asked("Who belongs to a format")) == said


def test_shared_memberships_are_those_of_a_panel(sampled, asked):
    desk, _ = sampled
    panel = desk.panel("cow", first=1949, last=2024, fluents=["both-members"], directed=False)
    said = {
        (row["ccode1"], row["ccode2"], row["year"], row["both_members_least"])
        for row in panel
        if row["both_members_least"] and not (260 in (row["ccode1"], row["ccode2"]) and row["year"] == 1990)
    }  # West Germany is there in 1990, and not on 31 December
    assert set(asked("Shared memberships of all pairs in all years")) == said


def test_votes_are_counted_where_both_voted(asked):
    assert asked("Agreement in votes") == [("BLR", "LTU", 2, 0), ("BLR", "LVA", 2, 0), ("LTU", "LVA", 2, 1)]
