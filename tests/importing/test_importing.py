"""Tables to logs: the table, the mapping, and what the log answers."""

import gzip

import pytest

from tracker.model.failures import LogError, QuestionError

MAPPING = """
mapping: {id: clubs, title: Members of clubs}
table: {columns: [club, state, year, status]}
documents:
  by: [club]
  head:
    id: "clubs-{club:id}"
    title: "Members of {club}"
    publisher: A list
    published: {date: 2015, basis: inferred}
    covers: [{format: "{format}", days: 1900/2014}]
values:
  format: {of: "{club}", words: {The Club: CLUB}}
  who: {of: "{state}", system: cow, on: "{year}"}
actors:
  "{format}": {type: format, names: ["{club}"]}
events:
  - {when: {status: in}, id: "joined-{year}", kind: format-joined, date: "{year}", merge: who,
     who: ["{who}"], format: "{format}"}
  - {when: {status: out}, id: "left-{year}", kind: format-left, date: "{year}", merge: who,
     who: ["{who}"], format: "{format}"}
drop:
  - {when: {status: "?"}, because: the list does not say}
"""
NAMES = "club,state,year,status\n"


@pytest.fixture
def imported(desk, tmp_path):
    """Import the rows of a table with a mapping, and say what became of them."""

    def run(rows, mapping=MAPPING, **how):
        (tmp_path / "clubs.yaml").write_text(mapping, encoding="utf-8")
        (tmp_path / "clubs.csv").write_text(NAMES + rows, encoding="utf-8")
        return desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv", **how).value

    return run


def member(desk, actor, day):
    """Say whether an actor is in the club at the end of a day."""
    found = desk.members("CLUB", on=day).to_dict()["answers"]
    return next((row["answer"] for row in found if row["fluent"] == f"member({actor}, CLUB)"), "does not hold")


def told(done):
    """Return the findings as their places and messages."""
    return [(finding.place.line, finding.place.column, finding.message) for finding in done.findings]


def test_rows_of_one_year_become_one_event_whose_evidence_are_these_rows(imported, desk):
    done = imported("The Club,2,1950,in\nThe Club,20,1950,in\nThe Club,2,1960,out\n")
    assert (done.rows, done.told, done.merged, done.documents, done.events) == (3, 2, 1, 1, 2)
    (joined,) = desk.events(kind="format-joined").to_dict()["events"]
    assert joined["evidence"][0]["at"] == "rows 2 to 3"
    assert (joined["line"], joined["sentence"]) == (2, "The United States and Canada joined The Club")


@pytest.mark.parametrize(
    ("actor", "day", "answer"),
    [
        ("USA", "1949-12-31", "does not hold"),
        ("USA", "1950-06-30", "possibly"),
        ("USA", "1950-12-31", "holds"),
        ("USA", "1960-12-31", "does not hold"),
        ("CAN", "1960-12-31", "holds"),
        ("MEX", "1960-12-31", "does not hold"),
    ],
)
def test_a_year_says_that_it_was_on_one_of_its_days(imported, desk, actor, day, answer):
    imported("The Club,2,1950,in\nThe Club,20,1950,in\nThe Club,2,1960,out\n")
    assert member(desk, actor, day) == answer


def test_a_number_is_read_on_the_day_of_its_row(imported, desk):
    imported("The Club,365,1950,in\nThe Club,365,1995,in\n")
    assert [member(desk, actor, "1960-12-31") for actor in ("SUN", "RUS")] == ["holds", "does not hold"]
    assert member(desk, "RUS", "1999-12-31") == "holds"


def test_a_rule_fits_no_row_that_any_of_its_other_conditions_fits(imported):
    mapping = MAPPING.replace(
        "{when: {status: in}, id", '{when: {status: in}, unless: [{state: "2"}, {year: "1951"}], id'
    )
    drop = '  - {when: {status: "?"}, because: the list does not say}\n  - {when: {status: in}, because: left out}\n'
    mapping = mapping.replace('  - {when: {status: "?"}, because: the list does not say}\n', drop)
    done = imported("The Club,2,1950,in\nThe Club,20,1951,in\nThe Club,20,1952,in\n", mapping)
    assert (done.told, dict(done.dropped)) == (1, {"left out": 2})


def test_every_row_is_accounted_for(imported):
    done = imported("The Club,2,1950,in\nThe Club,20,1950,in\nThe Club,70,1950,?\nThe Club,9999,1950,in\n")
    assert done.rows == done.told + done.merged + sum(done.dropped.values()) + done.faulty == 4
    assert dict(done.dropped) == {"the list does not say": 1}


def test_a_row_that_no_rule_fits_is_a_fault_and_holds_its_document_back(imported, desk):
    done = imported("The Club,2,1950,in\nThe Club,20,1950,perhaps\n")
    assert told(done) == [(3, 1, "no rule of the mapping fits this row")]
    assert (done.held_back, done.appended) == (1, 0)
    assert desk.events().to_dict()["events"] == []


def test_an_actor_whom_nobody_knows_is_named_with_its_cell(imported):
    assert told(imported("The Club,9999,1950,in\n")) == [(2, 2, "no actor has the number 9999 of 'cow' on 1950")]


def test_the_same_import_again_changes_nothing(imported):
    assert imported("The Club,2,1950,in\n").appended == 3
    again = imported("The Club,2,1950,in\n")
    assert (again.appended, again.present) == (0, 3)


def test_a_check_appends_nothing(imported, desk):
    done = imported("The Club,2,1950,in\n", check=True)
    assert (done.events, done.appended, done.only_checked) == (1, 0, True)
    assert desk.events().to_dict()["events"] == []


def test_rows_of_a_document_may_stand_apart(imported, desk):
    rows = "The Club,2,1950,in\nOther,2,1950,in\nThe Club,20,1950,in\nOther,20,1951,in\n"
    done = imported(rows, MAPPING.replace("The Club: CLUB}", "The Club: CLUB, Other: OTHER}"))
    assert (done.rows, done.told, done.merged, done.documents, done.appended) == (4, 3, 1, 2, 7)
    assert member(desk, "CAN", "1950-12-31") == "holds"


def test_a_table_may_be_compressed_and_have_cells_of_several_lines(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    rows = 'note,club,state,year,status\n"of\ntwo lines",The Club,2,1950,in\n,The Club,20,1950,in\n'
    (tmp_path / "clubs.csv.gz").write_bytes(gzip.compress(rows.encode()))
    desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv.gz")
    (joined,) = desk.events().to_dict()["events"]
    assert joined["evidence"][0]["at"] == "rows 2, 4"


def test_rows_of_which_the_head_would_have_another_cell_are_counted(imported):
    rows = "The Club,2,1950,in\nThe Club,20,1951,in\nThe Club,70,1950,in\n"
    done = imported(rows, MAPPING.replace("A list", "A list of {year}"))
    assert (done.unlike, done.findings, done.events) == ({"year": 1}, (), 2)


def test_a_fault_of_very_many_rows_is_told_once(imported):
    rows = "".join(f"The Club,2,{year},in\n" for year in range(1950, 1953))
    (finding,) = imported(rows, MAPPING.replace("kind: format-joined", "kind: format-join")).findings
    assert (finding.place.line, finding.message) == (2, "unknown kind 'format-join'")
    assert finding.remedy.endswith(" 2 more rows have the same fault.")


SHARES = """
mapping: {id: expelled, title: Expulsions}
table: {columns: [club, state, year, status]}
documents: {head: {id: expelled, title: Expulsions, publisher: A list, published: {date: 2018, basis: inferred}}}
events:
  - {id: expelled, kind: diplomats-expelled, date: "{year}", sender: RUS, each: {"{state}": "{status}"}, merge: each}
"""


def test_a_row_that_gives_an_actor_another_share_than_one_above_is_a_fault(imported):
    rows = "x,USA,2018,60\nx,UKR,2018,13\nx,USA,2018,60\n"
    done = imported(rows, SHARES)
    assert (done.findings, done.told, done.merged) == ((), 1, 2)
    other = imported(f"{rows}x,USA,2018,61\n", SHARES)
    assert told(other) == [(5, 1, "another row of 'expelled' tells 'USA' otherwise")]


TOGETHER = MAPPING.replace("by: [club]", "by: [club]\n  together: yes").replace(
    "The Club: CLUB}", "The Club: CLUB, B: B}"
)


def test_documents_whose_rows_stand_together_are_appended_as_they_are_read(imported, desk):
    done = imported("The Club,2,1950,in\nThe Club,20,1950,in\nB,2,1950,in\n", TOGETHER)
    assert (done.documents, done.merged, done.held_back) == (2, 1, 0)
    assert member(desk, "CAN", "1950-12-31") == "holds"


@pytest.mark.parametrize("mapping", [TOGETHER, TOGETHER.replace("together: yes", "together: no")])
def test_who_waits_is_told_how_many_rows_are_done(imported, mapping):
    told = []
    rows = "The Club,2,1950,in\nThe Club,20,1950,in\nB,2,1950,in\n"
    imported(rows, mapping, progress=lambda done, of: told.append((done, of)))
    assert told == [(2, 3), (3, 3)]


def test_what_stands_in_a_column_that_the_mapping_does_not_read_is_no_fault(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "clubs.csv").write_text(f"note,{NAMES}\x08,The Club,2,1950,in\n", encoding="utf-8")
    assert desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv").value.findings == ()


def test_a_row_that_stands_apart_from_its_document_is_a_fault(imported):
    done = imported("The Club,2,1950,in\nB,2,1950,in\nThe Club,20,1950,in\n", TOGETHER)
    assert told(done) == [(4, 1, "this row belongs to a document whose rows stand further above")]
    assert (done.rows, done.told, done.faulty, done.held_back) == (3, 2, 1, 1)


TABLE = (NAMES + "".join(f"The Club,{number},{1900 + number},in\n" for number in range(2, 300))).encode()


def flipped(data):
    """Flip the bits of some bytes in the middle."""
    half = len(data) // 2
    return data[:half] + bytes(255 - byte for byte in data[half : half + 20]) + data[half + 20 :]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(TABLE)[:500], "the table cannot be read: it is cut off"),
        (flipped(gzip.compress(TABLE)), "the table cannot be read: it is not compressed as its name says"),
        (TABLE, "the table cannot be read: it is not compressed as its name says"),
        (gzip.compress(TABLE + b'"'), "from here on this is no table: unexpected end of data"),
        (gzip.compress(b""), "the table has no column 'club'"),
        (gzip.compress(b"club,state,year,status,year"), "the table has a column 'year' twice"),
    ],
    ids=["cut off", "flipped", "not compressed", "a quotation mark", "empty", "a column twice"],
)
def test_of_a_table_that_breaks_off_nothing_is_imported(desk, tmp_path, data, message):
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "clubs.csv.gz").write_bytes(data)
    with pytest.raises(LogError) as refused:
        desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv.gz")
    assert (refused.value.findings[0].message, refused.value.outcome) == (message, "Nothing was imported.")
    assert desk.events().to_dict()["events"] == []


def test_a_folder_is_no_table(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    with pytest.raises(LogError, match="the table cannot be read: it is no file"):
        desk.import_table(tmp_path / "clubs.yaml", tmp_path)


@pytest.mark.parametrize(
    ("rows", "message", "more"),
    [
        ("The Club,2,1950\n" * 5, "this row has 3 cells, and the table 4 columns", 4),
        ("The Club,9999,1950,in\n" * 3, "no actor has the number 9999 of 'cow' on 1950", 2),
    ],
)
def test_faults_of_one_sort_are_told_once_and_counted(imported, rows, message, more):
    done = imported(rows)
    assert [finding.message for finding in done.findings] == [message]
    assert done.findings[0].remedy.endswith(f" {more} more rows have the same fault.")
    assert (done.rows, done.faulty, done.held_back) == (more + 1, more + 1, 1)


def test_a_check_counts_what_an_import_would_hold_back(imported):
    mapping = MAPPING.replace("kind: format-left", "kind: format-lefft")
    rows = "The Club,2,1950,out\n"
    assert [imported(rows, mapping, check=check).held_back for check in (True, False)] == [1, 1]


NOTES = """
mapping: {id: notes, title: Notes}
table: {columns: [by, to]}
documents: {head: {id: notes, title: Notes, publisher: A list, published: {date: 2015, basis: inferred}}}
values:
  who: {of: "{by}", system: name, instead: {Congo: COD}}
  whom: {of: "{to}", system: name, instead: {Congo: COG}}
events:
  - {id: "n-{row}", kind: protested, date: 2014, by: "{who}", toward: "{whom}"}
"""


def test_a_value_is_read_in_its_own_way_whatever_other_columns_the_table_has(desk, tmp_path):
    (tmp_path / "notes.yaml").write_text(NOTES, encoding="utf-8")
    (tmp_path / "notes.csv").write_text("by,to,who\nCongo,Congo,x\n", encoding="utf-8")
    assert desk.import_table(tmp_path / "notes.yaml", tmp_path / "notes.csv").value.findings == ()
    (told,) = desk.events().to_dict()["events"]
    assert told["sentence"] == "DR Congo protested to Congo-Brazzaville"


def test_what_no_text_has_is_a_fault_of_its_cell_unless_the_mapping_has_a_letter_for_it(imported):
    rows = "The Cl\x8eub,2,1950,in\n"
    assert told(imported(rows)) == [(2, 1, "the control character U+008E does not belong in a text")]
    mapping = MAPPING.replace("The Club: CLUB", "The Cléub: CLUB").replace("values:", "letters: {U+008E: é}\nvalues:")
    assert imported(rows, mapping).appended == 3


def test_a_second_table_is_looked_up(desk, tmp_path):
    mapping = MAPPING.replace('names: ["{club}"]', 'names: ["{titles.name}"]').replace(
        "values:", 'lookups: {titles: {columns: [name], key: club, by: "{club}"}}\nvalues:'
    )
    (tmp_path / "clubs.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "clubs.csv").write_text(NAMES + "The Club,2,1950,in\n", encoding="utf-8")
    (tmp_path / "titles.tsv").write_text("club\tname\nTHE CLUB\tClub of States\n", encoding="utf-8")
    desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv", tmp_path / "titles.tsv")
    assert desk.events().to_dict()["events"][0]["sentence"] == "The United States joined Club of States"
    with pytest.raises(QuestionError, match="reads 2 files, in this order: the table, 'titles'"):
        desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("events:\n", "the mapping lacks 'documents'"),
        (MAPPING.replace("{format}", "{fromat}"), "unknown name 'fromat'"),
        (MAPPING.replace("{year}", "{year:number}"), "a value is not written as 'number'"),
        (MAPPING.replace("by: [club]", "by: [clubs]"), "unknown name 'clubs'"),
        (MAPPING.replace("merge: who", "merge: date"), "'date' is no list of the event"),
        (MAPPING.replace("merge: who", "merge: whom"), "'whom' is no list of the event"),
        (MAPPING.replace("  who: {of", "  state: {of"), "'state' is the name of a column"),
        (
            f"{MAPPING}successions: {{who: format, year: year, goes-on: {{}}, ends: {{}}}}\n",
            "'format' is no value that reads a number in one column",
        ),
        (f"{MAPPING}successions: {{who: who, year: yeer, goes-on: {{}}, ends: {{}}}}\n", "unknown name 'yeer'"),
        (f'{MAPPING}lookups: {{titles: {{columns: [name], key: club, by: "{{clup}}"}}}}\n', "unknown name 'clup'"),
        (MAPPING.replace("system: cow", "system: iso"), "'iso' cannot stand here"),
        (MAPPING.replace("kind: format-left, ", ""), "a rule lacks 'kind'"),
    ],
)
def test_a_mapping_is_read_strictly(imported, wrong, message):
    with pytest.raises(LogError) as refused:
        imported("The Club,2,1950,in\n", wrong)
    assert message in [finding.message for finding in refused.value.findings]


CHANGES = """
mapping: {id: changes, title: Changes of membership}
table: {columns: [state, year, status, before]}
documents:
  head: {id: changes, title: Changes, publisher: A panel, published: {date: 2015, basis: inferred},
         covers: [{format: CLUB, days: 1816/2014}]}
values:
  who: {of: "{state}", system: cow, on: "{year}"}
actors: {CLUB: {type: format, names: [The Club]}}
successions: {who: who, year: year, goes-on: {before: out}, ends: {before: "{status}", status: out}}
events:
  - {when: {status: in, before: in}, id: "seen-{who:id}-{year}", kind: observed, date: "{year}",
     that: "member({who}, CLUB) = full"}
  - {when: {status: in, before: out}, id: "in-{who:id}-{year}", kind: format-joined, date: "{year}",
     who: ["{who}"], format: CLUB}
  - {when: {status: out, before: in}, id: "out-{who:id}-{year}", kind: format-left, date: "{year}",
     who: ["{who}"], format: CLUB}
drop:
  - {when: {status: out, before: out}, because: it was out}
"""


def test_a_year_that_is_none_and_a_row_that_is_too_short_are_faults_of_their_rows(desk, tmp_path):
    (tmp_path / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "changes.csv").write_text("state,year,status,before\n2,1950,in,out\n2,19x0,out,in\n2,1960\n")
    done = desk.import_table(tmp_path / "changes.yaml", tmp_path / "changes.csv").value
    assert sorted(told(done)) == [(3, 2, "'19x0' is no year"), (4, 1, "this row has 2 cells, and the table 4 columns")]
    assert (done.rows, done.told, done.faulty, done.held_back) == (3, 1, 2, 1)


@pytest.mark.parametrize(
    ("rows", "actor", "answers"),
    [
        ("365,1950,in,out\n", "SUN", {"1949": "does not hold", "1950": "holds", "1990": "holds"}),
        (
            "365,1950,in,out\n",
            "RUS",
            {"1950": "does not hold", "1990": "does not hold", "1991": "holds"},
        ),
        ("365,1950,in,out\n365,1991,out,in\n", "RUS", {"1991": "does not hold", "2014": "does not hold"}),
        ("260,1960,in,out\n", "DEU", {"1960": "holds", "1989": "holds", "1990": "does not hold"}),
        ("260,1960,in,out\n255,1990,in,in\n", "DEU", {"1989": "holds", "1990": "holds"}),
        ("365,1900,in,out\n", "RUS", {"1900": "holds", "1921": "holds", "1922": "does not hold", "1991": "holds"}),
    ],
)
def test_what_the_data_say_of_a_number_goes_on_for_who_has_it_next(desk, tmp_path, rows, actor, answers):
    (tmp_path / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "changes.csv").write_text("state,year,status,before\n" + rows, encoding="utf-8")
    done = desk.import_table(tmp_path / "changes.yaml", tmp_path / "changes.csv").value
    assert done.rows == rows.count("\n")
    assert {year: member(desk, actor, f"{year}-12-31") for year in answers} == answers
