"""A sheet: a table whose columns are named by roles, filled in, imported without a mapping; and its faults, by cell."""

import json

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.model.failures import QuestionError

NAMES = "document,title,publisher,published,kind,id,date,who,format,evidence,note\n"
ROWS = """paper-1,A paper,The Paper,2022-09-01,format-joined,,2012-04-26,Lithuania; Latvia,CHN-CEEC,joined the format,
,,,,,,2019-04-12,Greece,CHN-CEEC,,late
paper-2,Another,The Paper,2022-09-02,format-left,out,2021-05-22,Lithuania,CHN-CEEC,,
"""


@pytest.fixture
def imported(desk, tmp_path):
    """Import a sheet, and say what became of its rows."""

    def run(text):
        (tmp_path / "members.csv").write_text(text, encoding="utf-8")
        return desk.import_table(tmp_path / "members.csv").value

    return run


def test_an_empty_sheet_has_the_columns_of_its_kind(desk):
    assert desk.sheet("format-joined").to_text() == NAMES.strip()
    with pytest.raises(QuestionError, match="format-joined"):
        desk.sheet("format-joind")


def test_its_rows_are_events_and_what_is_left_empty_is_as_in_the_row_above(imported, desk):
    done = imported(NAMES + ROWS)
    assert (done.rows, done.told, done.documents, done.appended, done.findings) == (3, 3, 2, 5, ())
    told = [(one["event"], one["sentence"]) for one in desk.events().to_dict()["events"]]
    assert [event for event, _ in told] == ["paper-1/format-joined-2", "paper-1/format-joined-3", "paper-2/out"]
    assert told[0][1] == "Lithuania and Latvia joined China-CEEC (16+1)"
    first, second = (desk.show(f"paper-1/format-joined-{row}").to_dict()["body"] for row in (2, 3))
    assert first["evidence"] == {"at": "row 2", "words": "joined the format"}
    assert (second["note"], second["who"]) == ("late", ["GRC"])
    assert imported(NAMES + ROWS).appended == 0


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        ("Greece", "Grece", (3, 8), "unknown actor 'Grece'"),
        ("2021-05-22", "2021-15-22", (4, 7), "'2021-15-22' is not a date that is read here"),
        ("format-left", "format-lefft", (4, 5), "unknown kind 'format-lefft'"),
        ("2022-09-02", "soon", (4, 4), "'soon' is not a date that is read here"),
        ("paper-1", "", (2, 1), "the row names no document"),
        (",late", "", (3, 1), "this row has 10 cells, and the table 11 columns"),
    ],
)
def test_a_fault_stands_at_its_cell_and_holds_its_document_back(imported, was, now, place, message):
    done = imported(NAMES + ROWS.replace(was, now))
    (finding,) = [one for one in done.findings if one.message == message]
    assert (finding.place.line, finding.place.column) == place
    assert (done.held_back, done.appended) == (1, 5 - (2 if place[0] == 4 else 3))


def test_what_two_rows_say_of_one_document_is_one_or_told(imported):
    head, row = "document,title,publisher,published,licence,kind,date,who,format\n", "format-joined,2012,{},CHN-CEEC\n"
    done = imported(f"{head}a,A,P,2022,,{row.format('LTU')}a,A,P,2022,MIT,{row.format('LVA')}")
    assert (done.findings, done.appended) == ((), 3)
    other = imported(
        f"{head}b,A,P,2022,,{row.format('LTU')}b,B,P,2022,,{row.format('LVA')}b,,,2021,,{row.format('EST')}"
    )
    assert [(one.place.line, one.place.column, one.message) for one in other.findings] == [
        (3, 2, "the 'title' of this document is 'A' in row 2"),
        (4, 4, "the 'published' of this document is '2022' in row 2"),
    ]
    assert (other.held_back, other.appended) == (1, 0)


def test_a_column_that_no_event_has_is_told_once_at_its_name(imported):
    found = imported(NAMES.replace("note", "nota") + ROWS.replace(",late", ",x").replace("format,\n", "format,y\n"))
    assert [(one.place.line, one.place.column, one.message) for one in found.findings] == [
        (1, 11, "unknown key 'nota'")
    ]


def test_a_workbook_is_begun_filled_in_and_imported(desk, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    file = tmp_path / "members.xlsx"
    desk.sheet("format-joined", file)
    book = openpyxl.load_workbook(file)
    assert [cell.value for cell in book.active[1]] == NAMES.strip().split(",")
    book.active.append([cell or None for cell in ROWS.splitlines()[0].split(",")])
    book.save(file)
    done = desk.import_table(file).value
    assert (done.told, done.findings) == (1, ())
    assert desk.events().to_dict()["events"][0]["sentence"] == "Lithuania and Latvia joined China-CEEC (16+1)"


def test_the_commands(tmp_path, monkeypatch, blank_file):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.db").write_bytes(blank_file.read_bytes())

    def run(*words):
        done = CliRunner().invoke(tracker, words)
        return done.exit_code, done.output

    assert run("sheet", "format-joined") == (0, NAMES)
    assert json.loads(run("sheet", "format-joined", "--json")[1])[0] == "document"
    assert run("sheet", "format-joined", "-o", "m.csv")[0] == 0
    assert (tmp_path / "m.csv").read_text(encoding="utf-8") == NAMES
    assert run("sheet", "format-joined", "-o", "-") == (0, NAMES)
    refused = CliRunner().invoke(tracker, ["sheet", "format-joined", "-o", "m.txt"])
    assert "A sheet is CSV or XLSX, and 'm.txt' names neither. Call it m.csv." in str(refused.exception)
    assert not (tmp_path / "m.txt").exists()
    (tmp_path / "m.csv").write_text(NAMES + ROWS, encoding="utf-8")
    assert run("import", "m.csv")[0] == 0
    assert "A later edition is set beside the first by a mapping." in run("import", "m.csv", "--edition", "2")[1]
    assert "There is no file 'n.csv'." in str(CliRunner().invoke(tracker, ["import", "n.csv"]).exception)
