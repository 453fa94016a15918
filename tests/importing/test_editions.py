"""A table in two editions, and an import that is taken back: what the log answers now, and what it answered before."""

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.model.failures import LogError, QuestionError

MAPPING = """
mapping: {id: clubs, title: Members of clubs}
table: {columns: [club, state, year, status]}
documents:
  by: [club]
  head: {id: "clubs-{club:id}", title: "Members of {club}", publisher: A list,
         published: {date: 2015, basis: inferred}, covers: [{format: "{format}", days: 1900/2014}]}
values:
  format: {of: "{club}", words: {The Club: CLUB, Other: OTHER}}
actors:
  "{format}": {type: format, names: ["{club}"]}
events:
  - {when: {status: in}, id: "joined-{state:id}", kind: format-joined, date: "{year}", who: ["{state}"],
     format: "{format}"}
  - {when: {status: founder}, id: founded, kind: format-founded, date: "{year}", members: ["{state}"],
     format: "{format}", merge: members}
"""
NAMES = "club,state,year,status\n"
FIRST = "The Club,USA,1950,in\nThe Club,CAN,1951,in\nThe Club,MEX,1952,in\nOther,USA,1960,in\n"
SECOND = "The Club,BRA,1955,in\nThe Club,USA,1949,in\nThe Club,CAN,1951,in\n"
WHY = "the second edition, May 2024"


@pytest.fixture
def imported(desk, tmp_path):
    """Import the rows of a table, and say what became of them."""

    def run(rows, **how):
        (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
        (tmp_path / "clubs.csv").write_text(NAMES + rows, encoding="utf-8")
        return desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv", **how).value

    return run


def members(desk, day="2014-12-31", club="CLUB", **known):
    """Return since when each is a member on a day."""
    found = desk.members(club, on=day, **known).to_dict()["answers"]
    since = {one["fluent"]: one["since"]["latest"][:4] for one in found if one["answer"] == "holds"}
    return {fluent.split("(")[1].split(",")[0]: year for fluent, year in since.items()}


def mended(done):
    return done.corrected, done.retracted, done.restored


def test_changed_rows_are_corrected_rows_that_are_gone_retracted_and_new_ones_appended(imported, desk):
    before = imported(FIRST).position
    done = imported(SECOND, edition=WHY)
    assert mended(done) == (1, 2, 0), "a year; Mexico, and the other club"
    assert members(desk) == {"BRA": "1955", "CAN": "1951", "USA": "1949"}
    assert members(desk, club="OTHER") == {}
    assert members(desk, recorded_by=before) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    (why,) = desk.show("clubs-the-club/joined-usa").to_dict()["mendings"]
    assert (why["entry"], why["reason"]) == ("desk-clubs/correction-1", WHY)


def test_the_same_edition_again_changes_nothing_and_the_next_one_is_set_beside_it(imported, desk):
    imported(FIRST)
    position = imported(SECOND, edition=WHY).position
    again = imported(SECOND, edition=WHY)
    assert (mended(again), again.appended) == ((0, 0, 0), 0)
    assert desk.status().value.entries == position
    third = imported(FIRST, edition="the first edition was right")
    assert mended(third) == (1, 1, 2), "the year; Brazil; Mexico and the other club"
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    assert members(desk, club="OTHER") == {"USA": "1960"}


def test_other_numbers_of_rows_and_another_order_are_no_change(imported):
    rows = ["The Club,USA,1950,founder\n", "The Club,CAN,1950,founder\n", "The Club,MEX,1952,in\n"]
    imported("".join(rows))
    assert mended(imported("".join(reversed(rows)), edition=WHY)) == (0, 0, 0)


def test_without_a_reason_what_differs_is_refused(imported, desk):
    imported(FIRST)
    refused = imported(SECOND)
    assert refused.held_back == 1
    assert {finding.code for finding in refused.findings} == {"changed-past"}
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}


def test_a_check_says_what_would_be_mended_and_appends_nothing(imported, desk):
    position = imported(FIRST).position
    assert mended(imported(SECOND, edition=WHY, check=True)) == (1, 2, 0)
    assert desk.status().value.entries == position


def test_where_a_document_is_held_back_nothing_is_mended(imported, desk):
    imported(FIRST)
    done = imported(SECOND + "Other,Nobody,1960,in\n", edition=WHY)
    assert (mended(done), done.held_back) == ((0, 0, 0), 1)
    assert members(desk)["USA"] == "1950"


def test_an_edition_keeps_what_a_person_mended_of_other_entries(imported, desk, tmp_path):
    imported(FIRST)
    desk.correct("clubs-the-club/joined-can", values={"date": "1953"}, reason="A treaty.", file=tmp_path / "desk.yaml")
    imported(SECOND, edition=WHY)
    assert members(desk) == {"BRA": "1955", "CAN": "1953", "USA": "1949"}


def test_a_declaration_stays_as_it_was(imported, desk, tmp_path):
    imported(FIRST)
    (tmp_path / "clubs.yaml").write_text(MAPPING.replace('names: ["{club}"]', 'names: ["{club} of States"]'))
    done = desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv", edition=WHY).value
    assert (done.kept, done.findings) == (2, ())
    assert mended(done) == (0, 0, 0)


def test_an_import_is_taken_back_as_one_and_had_again_for_a_reason(imported, desk, tmp_path):
    before = imported(FIRST).position
    mapping = tmp_path / "clubs.yaml"
    taken = desk.take_back(mapping, reason="the wrong file").value
    assert (taken.retracted, taken.position) == (2, before + 2), "the head of the desk's document, and one retraction"
    assert members(desk) == {}
    assert members(desk, recorded_by=before) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    again = desk.take_back(mapping, reason="the wrong file").value
    assert (again.retracted, again.before, again.position) == (0, 2, 0)
    with pytest.raises(QuestionError, match=r"was taken back \(2 documents\)\. Say with --edition why"):
        imported(FIRST)
    assert mended(imported(FIRST, edition="it was right")) == (0, 0, 2)
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    assert imported(FIRST).appended == 0


def test_corrections_that_an_import_made_are_taken_back_with_it(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "clubs.csv").write_text(NAMES + FIRST, encoding="utf-8")
    desk.import_table(tmp_path / "clubs.yaml", tmp_path / "clubs.csv")
    (tmp_path / "rulings.yaml").write_text(RULINGS, encoding="utf-8")
    (tmp_path / "rulings.csv").write_text("of,year\nclubs-the-club/joined-usa,1940\n", encoding="utf-8")
    desk.import_table(tmp_path / "rulings.yaml", tmp_path / "rulings.csv")
    assert members(desk)["USA"] == "1940"
    desk.take_back(tmp_path / "rulings.yaml", reason="not theirs")
    assert members(desk)["USA"] == "1950"


RULINGS = """
mapping: {id: rulings, title: Rulings}
table: {columns: [of, year]}
documents:
  head: {id: rulings, title: Rulings, publisher: Somebody, published: {date: 2015, basis: inferred}, desk: yes}
mending:
  - {id: "ruling-{row}", kind: correction, of: "{of}", set: {date: "{year}"}, reason: They said so.}
"""


def test_the_command_takes_back_and_asks_for_a_table_otherwise(tmp_path, monkeypatch, blank_file):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.db").write_bytes(blank_file.read_bytes())
    (tmp_path / "clubs.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "clubs.csv").write_text(NAMES + FIRST, encoding="utf-8")

    def run(*words):
        done = CliRunner().invoke(tracker, ["import", "clubs.yaml", *words])
        return done.exit_code, done.output

    assert run() == (2, run()[1])
    assert "Name the TABLE that the mapping is for." in run()[1]
    assert run("--take-back", "so")[1] == "clubs: there is nothing to take back, for the store has no document of it.\n"
    assert run("clubs.csv")[0] == 0
    assert run("--take-back", "so")[1].startswith("clubs: 2 documents taken back.\nWhat was answered before")
    assert run("--take-back", "so")[1] == "clubs: there is nothing to take back, for it was taken back before.\n"
    code, printed = run("clubs.csv", "--edition", "again")
    assert (code, "Otherwise than in the earlier edition: 2 brought back." in printed) == (0, True)


def test_a_mapping_with_faults_takes_nothing_back(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text("mapping: {}\n", encoding="utf-8")
    with pytest.raises(LogError):
        desk.take_back(tmp_path / "clubs.yaml", reason="so")
