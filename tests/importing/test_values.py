"""Values of a mapping: the table, the value, and what it is for each row."""

import pytest

from tracker.importing.templates import as_id
from tracker.model.failures import LogError

MAPPING = """
mapping: {{id: notes, title: Notes}}
table: {{columns: [by, when, note]}}
documents: {{head: {{id: notes, title: Notes, publisher: A list, published: {{date: 2015, basis: inferred}}}}}}
values:
  {value}
events:
  - {{id: "n-{{row}}", kind: protested, date: 2014, by: FRA, toward: BEL, note: "<{{x}}>"}}
"""


@pytest.fixture
def imported(desk, tmp_path):
    """Import rows with one value, and return what it is for each; raise what is wrong with the mapping."""

    def run(value, rows):
        (tmp_path / "notes.yaml").write_text(MAPPING.format(value=value), encoding="utf-8")
        (tmp_path / "notes.csv").write_text("by,when,note\n" + rows, encoding="utf-8")
        done = desk.import_table(tmp_path / "notes.yaml", tmp_path / "notes.csv").value
        if done.findings:
            return [finding.message for finding in done.findings]
        log = desk.export("notes").value
        return [entry.fields["note"].strip("<>") for entry in log.entries]

    return run


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1950-02-03?", "1950-02-03-perhaps"),
        ("[1950..1951-04]", "1950-to-1951-04"),
        ("1950-XX~", "1950-xx-about"),
        ("What is to be done?", "what-is-to-be-done"),
        ("Bank... of 50% and ~1950", "bank-of-50-and-1950"),
    ],
)
def test_only_a_date_has_its_doubts_in_its_id(text, written):
    assert as_id(text) == written


@pytest.mark.parametrize(
    ("value", "rows", "found"),
    [
        (
            'x: {of: "{note}", words: {"Mutual recognition": a, "Mutual*": b, "*": c}}',
            ",,Mutual recognition\n,,Mutual relations\n,,War\n",
            ["a", "b", "c"],
        ),
        (
            'x: {of: "{note}", words: {"Mutual*": b}}',
            ",,War\n",
            ["'War' has no word in the mapping, under 'x'"],
        ),
        (
            'x: {date: ["{by}", "{when}", "{note}"]}',
            "1935,5,4\n1815,7,\n1830,,\n,,\n",
            ["1935-05-04", "1815-07", "1830", ""],
        ),
        (
            'x: {date: ["{by}", "{when}", "{note}"]}',
            "1935,,4\n",
            ["of the date '1935 - 4' a part is missing before another"],
        ),
        (
            'x: {date: ["{by}", "{when}", "{note}"]}',
            ",5,4\n",
            ["of the date '- 5 4' a part is missing before another"],
        ),
        ('who: {of: "{by}", system: name}\n  x: {count: "{who}"}', "FRA,,\nFRA,,\nBEL,,\n", ["1", "2", "1"]),
        ('who: {of: "{by}", system: name}\n  x: {count: "{who}"}', "FRA,,\nXQZ,,\n", ["unknown actor 'XQZ'"]),
        (
            'who: {of: "{by}", system: name}\n  x: {next: "{who}", by: "{when}", otherwise: none}',
            "FRA,1,\nXQZ,1,\n",
            ["unknown actor 'XQZ'"],
        ),
        (
            'x: {date: "{when}", written: [D.M.YYYY, D Month YYYY, YYYY-MM..YYYY-MM, "YYYY-MM-DD?"]}',
            "a,2.10.2020,\na,20 March 2022,\na,1992-03..1992-04,\na,1950-01-02?,\na,,\n",
            ["2020-10-02", "2022-03-20", "[1992-03..1992-04]", "1950-01-02?", ""],
        ),
        ('x: {date: "{when}", horizon: 2014-12-31}', "a,2014-12-30,\na,2014-12-31,\na,2015,\n", ["2014-12-30", "", ""]),
        ('x: {date: "{when}", before: "{note}"}', "a,2014,2015\na,2015,2014\na,2015,\n", ["2014", "", "2015"]),
        (
            'x: {of: "{by:words} {note:first} {by:id}"}',
            "united-kingdom,,King George\n",
            ["united kingdom King united-kingdom"],
        ),
        ('x: {count: "{by}"}', "a,,\nb,,\na,,\n", ["1", "1", "2"]),
        ('x: {last: "{when}", by: "{by}", otherwise: none}', "a,1,\nb,2,\na,3,\n", ["none", "none", "1"]),
        ('x: {next: "{when}", by: "{by}", otherwise: none}', "a,1,\nb,2,\na,3,\n", ["3", "none", "none"]),
        ('x: {first: ["{note}", "{when}", none]}', "a,1,2\na,1,\na,,\n", ["2", "1", "none"]),
        (
            'x: {of: "{by}", words: {[a, b]: early, "": none}, otherwise: late}',
            "a,,\nb,,\nc,,\n,,\n",
            ["early", "early", "late", "none"],
        ),
        (
            'x: {of: "{by}", system: name, on: "{when}", instead: {Vietnam 1995: VNM, Vietnam: RVN, Serbia: cow 345}}',
            "Vietnam,1960,\nVietnam,1995,\nSerbia,1960,\n",
            ["RVN", "VNM", "YUG"],
        ),
        (
            'x: {of: "{by}", system: cow, on: "{when}", otherwise: {369: UKRAINIAN-SSR}}',
            "369,1960,\n369,1995,\n",
            ["UKRAINIAN-SSR", "UKR"],
        ),
        (
            'x: {begins: ["{by}", 1776-07-04], before: "{when}", after: "{note}"}',
            "SGP,1970,\nSGP,1970,1966\nSGP,1930,\nFRA,1800,\nFRA,1800,1790\n",
            ["1965-08-09", "", "", "1776-07-04", ""],
        ),
    ],
)
def test_a_value_is_worked_out_of_each_row(imported, value, rows, found):
    assert imported(value, rows) == found


@pytest.mark.parametrize(
    ("value", "row", "message"),
    [
        ('x: {date: "{when}", written: D.M.YYYY}', "a,2020-10-02,", "'2020-10-02' is written in none of the ways"),
        (
            'x: {date: "{when}", written: D Month YYYY}',
            "a,2 Brumaire 1,",
            "'2 Brumaire 1' is written in none of the ways",
        ),
        ('x: {begins: ["{by}"], before: "{when}"}', "SGP,soon,", "'soon' is not a date that is read here"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_its_row(imported, value, row, message):
    assert [found.removesuffix(" of the mapping") for found in imported(value, row + "\n")] == [message]


def test_a_way_of_writing_needs_a_year(imported):
    with pytest.raises(LogError) as refused:
        imported('x: {date: "{when}", written: D.M}', "a,1.2,\n")
    assert refused.value.findings[0].message == "'D.M' is not a way in which dates are written"


RULINGS = """
mapping: {id: rulings, title: Rulings}
table: {columns: [of, status, notes, "#", entries.1.date]}
documents:
  head: {id: rulings, title: Rulings, publisher: The author, published: {date: 2016, basis: inferred}, desk: yes}
values:
  why: {first: ["{notes}", "{#}"]}
mending:
  - {when: {status: gone}, id: "gone-{of:id}", kind: retraction, of: "notes/{of}", reason: "{why}"}
  - {unless: {status: gone}, id: "moved-{of:id}", kind: correction, of: "notes/{of}", reason: "{why}",
     set: {date: "{entries.1.date}"}}
"""
LIST = """
# It was not in the text
# after all.
- {of: n-2, status: gone}

- of: n-3
  notes: It was in March.
  entries: [{date: 2014-03}]
"""


def test_a_list_in_yaml_mends_what_a_table_told(imported, desk, tmp_path):
    imported('x: {of: "{note}"}', "a,,\nb,,\n")
    (tmp_path / "rulings.yaml").write_text(RULINGS, encoding="utf-8")
    (tmp_path / "list.yaml").write_text(LIST, encoding="utf-8")
    done = desk.import_table(tmp_path / "rulings.yaml", tmp_path / "list.yaml").value
    assert (done.rows, done.told, done.faulty, done.held_back) == (2, 2, 0, 0)
    assert [event["date"] for event in desk.events().to_dict()["events"]] == ["2014-03"]
    assert [one["reason"] for one in desk.show("notes/n-3").to_dict()["mendings"]] == ["It was in March."]
    assert "It was not in the text after all." in str(desk.export("rulings"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {of: n-2}\n", "the table has no column 'status'"),
        ("of: n-2\n", "this is no list of entries with keys"),
        ("- {of: n-2, of: n-3}\n", "the key 'of' stands already on line 1"),
    ],
)
def test_a_list_is_read_strictly(desk, tmp_path, text, message):
    (tmp_path / "rulings.yaml").write_text(RULINGS, encoding="utf-8")
    (tmp_path / "list.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LogError) as refused:
        desk.import_table(tmp_path / "rulings.yaml", tmp_path / "list.yaml")
    assert message in refused.value.findings[0].message
