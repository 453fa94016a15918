"""Tables as workbooks and XML: the same rows as in CSV; and what is hostile or damaged, which is refused."""

import datetime
import gzip
import zipfile

import pytest

from tracker.importing.tables import count_rows, table_rows
from tracker.model.failures import LogError

XML = """<?xml version="1.0" encoding="UTF-8"?>
<members made="today">
  <list>
    <member code="LTU"><joined>2012-04-26</joined>
      <name lang="en">Lithuania &amp; others</name><name>Lietuva</name></member>
    <member code="LVA"><joined>2012-04-26</joined><left><day>2022-08-11</day></left></member>
  </list>
</members>
"""


def read(path, *columns):
    return [(row.line, dict(row.cells)) for row in table_rows(path, columns)]


@pytest.mark.parametrize("name", ["members.xml", "members.xml.gz"])
def test_elements_are_rows_and_their_attributes_and_inner_elements_columns(tmp_path, name):
    data = XML.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read(tmp_path / name) == [
        (
            4,
            {
                "code": "LTU",
                "joined": "2012-04-26",
                "name.lang": "en",
                "name": "Lithuania & others",
                "name.2": "Lietuva",
            }
            | {"left.day": ""},
        ),
        (
            6,
            {
                "code": "LVA",
                "joined": "2012-04-26",
                "name.lang": "",
                "name": "",
                "name.2": "",
                "left.day": "2022-08-11",
            },
        ),
    ]
    assert count_rows(tmp_path / name) == 2
    assert [row for _, row in read(tmp_path / name, "left.day")] == [{"left.day": ""}, {"left.day": "2022-08-11"}]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("<m><r><a>1</a><b>2</b></r></m>", [{"a": "1", "b": "2"}]),
        ("<m><made>today</made><all><r><a>1</a></r><r><a>2</a></r></all></m>", [{"a": "1"}, {"a": "2"}]),
        ("<m><r a='1'><a>2</a></r><r a='3'/></m>", [{"a": "1", "a.2": "2"}, {"a": "3", "a.2": ""}]),
        ("<m><r a='1'>one</r><r a='2'>two</r></m>", [{"a": "1", "r": "one"}, {"a": "2", "r": "two"}]),
        ("<m><r><a>1</a></r><s><a>2</a></s><r><a>3</a></r></m>", [{"a": "1"}, {"a": "2"}, {"a": "3"}]),
    ],
    ids=["one row", "beside a wrapper", "an attribute and an element of one name", "its own text", "of two names"],
)
def test_no_row_of_xml_is_taken_for_another_and_no_text_of_one_is_lost(tmp_path, text, rows):
    (tmp_path / "m.xml").write_text(text)
    assert [row for _, row in read(tmp_path / "m.xml")] == rows


@pytest.mark.parametrize("name", ["m.yaml", "m.yml", "m.yaml.gz"])
def test_a_list_in_yaml_is_read_by_any_of_its_endings(tmp_path, name):
    data = b"- {who: LTU}\n- {who: LVA}\n"
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert [row["who"] for _, row in read(tmp_path / name)] == ["LTU", "LVA"]


def test_where_no_columns_are_named_each_has_one_name_and_no_cell_stands_below_none(tmp_path):
    (tmp_path / "m.csv").write_text("who,who\nLTU,LVA\n")
    with pytest.raises(LogError, match="the table has a column 'who' twice"):
        read(tmp_path / "m.csv")
    (tmp_path / "n.csv").write_text("who,,\nLTU,,\nLVA,,x\n")
    rows = [*table_rows(tmp_path / "n.csv", ())]
    assert [(dict(row.cells), [str(wrong) for _, wrong in row.wrong]) for row in rows] == [
        ({"who": "LTU"}, []),
        ({"who": "LVA"}, ["a cell of this row stands below no name"]),
    ]


ENTITIES = '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{ENTITIES}<m><r><a>&b;&c;</a></r><r/></m>", "this XML is not read: it declares a document type"),
        ("<m>" * 60 + "</m>" * 60, "this XML is not read: it has more than 50 levels"),
        (
            f"<m><r>{'<a>1</a>' * 10_001}</r><r/></m>",
            "this XML is not read: a row has more than 10,000 cells",
        ),
        ("<m><r></m>", "from here on this is no XML: mismatched tag"),
        ("", "from here on this is no XML: no element found"),
        ("<m><r a='&b;'/><r/></m>", "from here on this is no XML: undefined entity"),
        ("<?xml version='1.0' encoding='foo'?><m/>", "this XML is in an encoding that is not read"),
        ("<?xml version='1.0' encoding='shift_jis'?><m/>", "this XML is in an encoding that is not read"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_is_hostile_or_none_is_refused(tmp_path, text, message, encoding):
    if "encoding=" in text:
        encoding = "utf-8"
    (tmp_path / "m.xml").write_text(text, encoding=encoding)
    with pytest.raises(LogError) as refused:
        read(tmp_path / "m.xml")
    assert [finding.message for finding in refused.value.findings] == [message]


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook of some rows."""
    openpyxl = pytest.importorskip("openpyxl")

    def write(rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "m.xlsx")
        return tmp_path / "m.xlsx"

    return write


def test_the_cells_of_a_workbook_are_read_as_one_would_type_them(workbook):
    rows = [
        ["who", "day", "year", "share", "in", None],
        ["LTU", datetime.date(2012, 4, 26), 2012.0, 0.5, True],
        [None, None],
        ["LVA", datetime.datetime(2012, 4, 26, 12, 30), 2013, None, False],  # noqa: DTZ001 - as a sheet has it
    ]
    assert read(workbook(rows)) == [
        (2, {"who": "LTU", "day": "2012-04-26", "year": "2012", "share": "0.5", "in": "yes"}),
        (4, {"who": "LVA", "day": "2012-04-26T12:30:00", "year": "2013", "share": "", "in": "no"}),
    ]


def test_a_cell_beside_the_columns_is_a_fault_of_its_row(workbook):
    (row,) = table_rows(workbook([["who"], ["LTU", "x"]]), ())
    assert str(row.wrong[0][1]) == "this row has 2 cells, and the table 1 columns"


def changed(path, change):
    """Write a workbook anew with another text of each of its parts."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, change(name, data))


def with_entities(name, data):
    """Declare entities before the first element of a sheet."""
    return data if "sheet1" not in name else ENTITIES.encode() + data.removeprefix(b"<?xml version='1.0'?>")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (with_entities, "it declares a document type"),
        (lambda name, data: data if "sheet1" not in name else b"<!--" + b" " * 2**17 + b"-->" + data, "no element"),
        (lambda name, data: data[: len(data) // 2] if "sheet1" in name else data, "it is damaged"),
        (lambda name, data: b"" if "workbook.xml" in name else data, "it is damaged"),
        (lambda name, data: b" " * 2**17 + with_entities(name, data) if "sheet1" in name else data, "no element"),
        (lambda name, data: b"<?xml version='1.0' encoding='foo'?><a/>" if "sheet1" in name else data, "it is damaged"),
    ],
    ids=["entities", "a comment to no end", "cut off", "empty", "spaces to no end", "an encoding"],
)
def test_a_workbook_that_is_hostile_or_damaged_is_refused(workbook, change, message):
    file = workbook([["who"], ["LTU"]])
    changed(file, change)
    with pytest.raises(LogError, match=message):
        read(file)


def test_what_is_no_workbook_and_what_unpacks_to_no_end_is_refused(workbook, monkeypatch, tmp_path):
    file = workbook([["who"], ["LTU"]])
    monkeypatch.setattr("tracker.importing.workbooks._MOST_BYTES", 1000)
    with pytest.raises(LogError, match="it unpacks to more than a gigabyte"):
        read(file)
    (tmp_path / "n.xlsx").write_text("who\nLTU\n")
    with pytest.raises(LogError, match="it is no such file"):
        read(tmp_path / "n.xlsx")


def test_a_workbook_whose_bytes_are_damaged_is_refused(workbook):
    file = workbook([["who"], ["LTU"]])
    with zipfile.ZipFile(file) as parts:
        part = parts.getinfo("xl/worksheets/sheet1.xml")
    begins = part.header_offset + 30 + len(part.filename)
    data = bytearray(file.read_bytes())
    data[begins + 2 : begins + 30] = (byte ^ 0xFF for byte in data[begins + 2 : begins + 30])
    file.write_bytes(data)
    with pytest.raises(LogError, match="it is no such file"):
        read(file)


def test_a_workbook_with_gzip_is_read_and_a_formula_without_a_value_told(workbook, tmp_path):
    file = workbook([["who", "day"], ["LTU", 2012]])
    (tmp_path / "z.xlsx.gz").write_bytes(gzip.compress(file.read_bytes()))
    assert read(tmp_path / "z.xlsx.gz") == [(2, {"who": "LTU", "day": "2012"})]
    with pytest.raises(LogError, match="the cell B2 has a formula, and no value"):
        read(workbook([["who", "day"], ["LTU", "=2010+2"]]))
