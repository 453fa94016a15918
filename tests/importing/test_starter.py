"""A mapping to fill in: the table, what is written from its columns, and what is left to say."""

import pytest
from click.testing import CliRunner

from tracker import Desk
from tracker.cli.group import tracker
from tracker.importing.reading import read_mapping
from tracker.model.failures import FileError, LogError

TABLE = "country,joined on,note\nLithuania,2012-04-26,a\nLatvia,2013,a\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my members.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_a_starter_names_the_columns_with_some_cells_and_is_read(here):
    done = CliRunner().invoke(tracker, ["import", "--starter", "m.yaml", "my members.csv"])
    assert (done.exit_code, done.output) == (
        0,
        "m.yaml has the columns of my members.csv. Fill it in, then look with --check.\n",
    )
    text = (here / "m.yaml").read_text(encoding="utf-8")
    assert "#   country: Lithuania | Latvia\n#   joined on: 2012-04-26 | 2013\n#   note: a\n" in text
    assert read_mapping(here / "m.yaml").columns == ("country", "joined on", "note")


@pytest.mark.usefixtures("here")
def test_what_is_not_filled_in_is_a_fault():
    with Desk.open("tracker.db") as desk:
        desk.init()
        desk.start_mapping("m.yaml", "my members.csv")
        found = desk.import_table("m.yaml", "my members.csv", check=True).value
    assert found.faulty + found.held_back > 0


def test_no_file_is_written_over_and_a_table_has_to_be_there(here):
    (here / "m.yaml").write_text("mine", encoding="utf-8")
    with Desk.open("tracker.db") as desk:
        with pytest.raises(FileError, match="is there already"):
            desk.start_mapping("m.yaml", "my members.csv")
        with pytest.raises(FileError, match=r"There is no file 'none\.csv'"):
            desk.start_mapping("n.yaml", "none.csv")
        (here / "broken.csv").write_text('a,b\n"1,2\n', encoding="utf-8")
        with pytest.raises(LogError):
            desk.start_mapping("n.yaml", "broken.csv")
        (here / "empty.csv").write_text("a,b\n", encoding="utf-8")
        with pytest.raises(LogError, match="the table has no row below its columns"):
            desk.start_mapping("n.yaml", "empty.csv")
    assert not (here / "n.yaml").exists()


def test_a_starter_is_read_whatever_the_table_has_in_it(here):
    (here / "odd.csv").write_text('"a, b","q""t"\nx\x1b[31m,"two\nlines"\n', encoding="utf-8")
    with Desk.open("tracker.db") as desk:
        desk.start_mapping("odd.yaml", "odd.csv")
    text = (here / "odd.yaml").read_text(encoding="utf-8")
    assert '#   a, b: x<U+001B>[31m\n#   q"t: two lines\n' in text
    assert read_mapping(here / "odd.yaml").columns == ("a, b", 'q"t')


@pytest.mark.parametrize("names", ["date,who", "a:b,{c}", "row,date", "date,date-read,the-date"])
def test_a_starter_can_be_read_whatever_its_columns_are_called(here, names):
    (here / "odd.csv").write_text(f"{names}\n{names}\n", encoding="utf-8")
    with Desk.open("tracker.db") as desk:
        desk.start_mapping("odd.yaml", "odd.csv")
    assert read_mapping(here / "odd.yaml").columns == tuple(names.split(","))
