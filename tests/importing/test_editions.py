"""A table in two editions, and an import that is taken back: what the log answers now, and what it answered before."""

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.importing.making import LogMaker
from tracker.model.failures import LogError, QuestionError
from tracker.reports.text.importing import imported_text

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
    done = imported(SECOND, edition=WHY, whole=True)
    assert mended(done) == (1, 2, 0), "a year; Mexico, and the other club"
    assert done.ended == ("clubs-other",)
    assert members(desk) == {"BRA": "1955", "CAN": "1951", "USA": "1949"}
    assert members(desk, club="OTHER") == {}
    assert members(desk, recorded_by=before) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    (why,) = desk.show("clubs-the-club/joined-usa").to_dict()["mendings"]
    assert (why["entry"], why["reason"]) == ("desk-clubs/correction-1", WHY)


def test_the_same_edition_again_changes_nothing_and_the_next_one_is_set_beside_it(imported, desk):
    imported(FIRST)
    position = imported(SECOND, edition=WHY, whole=True).position
    again = imported(SECOND, edition=WHY, whole=True)
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


@pytest.mark.parametrize("check", [True, False])
def test_without_a_reason_what_differs_is_refused(imported, desk, check):
    imported(FIRST)
    refused = imported(SECOND, check=check)
    assert refused.held_back == 1
    assert {finding.code for finding in refused.findings} == {"changed-past"}
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}


def test_a_check_says_what_would_be_mended_and_appends_nothing(imported, desk):
    position = imported(FIRST).position
    done = imported(SECOND, edition=WHY, whole=True, check=True)
    assert (mended(done), done.ended) == ((1, 2, 0), ("clubs-other",))
    assert "no longer has them: 1 document: clubs-other." in imported_text(done)
    assert desk.status().value.entries == position


def test_where_a_document_is_held_back_nothing_is_mended_and_nothing_appended(imported, desk):
    position = imported(FIRST).position
    done = imported(SECOND + "Other,Nobody,1960,in\n", edition=WHY)
    assert (mended(done), done.held_back, done.appended) == ((0, 0, 0), 2, 0)
    assert desk.status().value.entries == position
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}, "nobody from Brazil either"


@pytest.mark.parametrize("check", [True, False])
def test_a_mending_with_a_fault_is_told_at_its_row_and_nothing_is_half_done(imported, desk, check):
    position = imported(FIRST).position
    done = imported(SECOND.replace("USA,1949", "USA,1949-13"), edition=WHY, check=check)
    assert [(one.place.line, one.code) for one in done.findings] == [(3, "not-a-date")]
    assert (mended(done), done.appended, done.held_back) == ((0, 0, 0), 0, 1)
    assert desk.status().value.entries == position


def test_an_edition_of_one_table_leaves_the_documents_of_another(imported, desk):
    imported(FIRST)
    done = imported("Other,USA,1961,in\n", edition=WHY)
    assert (mended(done), done.missing) == ((1, 0, 0), ("clubs-the-club",))
    assert "left as they are: 1 document of the same mapping: clubs-the-club. If the table is" in imported_text(done)
    assert members(desk) == {"CAN": "1951", "MEX": "1952", "USA": "1950"}
    with pytest.raises(QuestionError, match="Only an edition retracts"):
        imported(FIRST, whole=True)


def test_an_import_of_other_rows_needs_no_reason_where_one_was_taken_back(imported, desk, tmp_path):
    imported("Other,USA,1960,in\n")
    desk.take_back(tmp_path / "clubs.yaml", reason="the wrong file")
    assert imported("The Club,USA,1950,in\n").findings == ()
    done = imported(FIRST)
    assert [one.message for one in done.findings] == ["'clubs-other' was taken back"]
    assert done.held_back == 1
    assert (sorted(members(desk)), members(desk, club="OTHER")) == (["CAN", "MEX", "USA"], {})


def test_what_was_taken_back_with_another_document_stays_away_where_that_comes_again(imported, desk, tmp_path):
    imported(FIRST)
    desk.take_back(tmp_path / "clubs.yaml", reason="the wrong file")
    done = imported("Other,USA,1960,in\n", edition="this one was right")
    assert (mended(done), done.missing) == ((0, 0, 1), ())
    assert (members(desk), members(desk, club="OTHER")) == ({}, {"USA": "1960"})


def test_what_a_person_retracted_stays_so_and_keeps_no_edition_and_no_taking_back_from_the_rest(
    imported, desk, tmp_path
):
    imported(FIRST)
    own = tmp_path / "desk.yaml"
    desk.retract("clubs-the-club/joined-usa", reason="Never.", file=own)
    desk.retract("clubs-other", reason="No club.", file=own)
    done = imported(SECOND + "Other,CAN,1960,in\n", edition=WHY)
    assert (mended(done), done.left) == ((0, 1, 0), 2)
    assert (members(desk), members(desk, club="OTHER")) == ({"BRA": "1955", "CAN": "1951"}, {})
    taken = desk.take_back(tmp_path / "clubs.yaml", reason="the wrong file").value
    assert (taken.retracted, taken.before) == (1, 1)


def test_what_a_person_retracts_of_the_mendings_is_mended_anew(imported, desk, tmp_path):
    imported(FIRST)
    imported(SECOND, edition=WHY)
    desk.retract("desk-clubs/correction-1", reason="1950 was right.", file=tmp_path / "desk.yaml")
    assert members(desk)["USA"] == "1950"
    assert mended(imported(SECOND, edition="They say 1949 again.")) == (1, 0, 0)
    assert members(desk)["USA"] == "1949"


def test_an_import_from_before_heads_named_their_mapping_goes_on_and_is_taken_back_by_its_table(
    imported, desk, tmp_path, monkeypatch
):
    with monkeypatch.context() as before:
        before.setattr(LogMaker, "heading", lambda maker, seen: maker.mapping.documents.head.filled(seen.__getitem__))
        imported(FIRST)
    assert imported(FIRST).appended == 0
    assert mended(imported(SECOND, edition=WHY)) == (1, 1, 0)
    assert desk.take_back(tmp_path / "clubs.yaml", reason="so").value.retracted == 0
    (tmp_path / "one.csv").write_text(NAMES + "Other,USA,1960,in\n", encoding="utf-8")
    taken = desk.take_back(tmp_path / "clubs.yaml", tmp_path / "one.csv", reason="so").value
    assert (taken.retracted, members(desk, club="OTHER")) == (1, {})
    assert members(desk) != {}


def test_a_document_that_has_the_name_of_the_desks_is_not_taken_for_it(imported, desk, tmp_path):
    own = "document: {id: desk-clubs, title: A desk, publisher: P, published: {date: 2015, basis: inferred}}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    desk.append(tmp_path / "own.yaml")
    with pytest.raises(QuestionError, match="'desk-clubs' is none of the desk's"):
        imported(FIRST)


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
    refused = imported(FIRST)
    assert [one.message for one in refused.findings] == ["'clubs-the-club', and 1 more were taken back"]
    assert (refused.held_back, refused.appended) == (2, 0)
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
    for words in (["clubs.csv", "--edition", ""], ["clubs.csv", "--edition", " "], ["--take-back", ""]):
        assert (run(*words)[0], "The reason is empty. Say why" in run(*words)[1]) == (2, True)
    assert "--take-back does not go with --check." in run("clubs.csv", "--check", "--take-back", "so")[1]
    assert "--take-back does not go with --starter." in run("clubs.csv", "--starter", "--take-back", "so")[1]
    code, printed = run("clubs.csv", "--edition", "again")
    assert (code, "Otherwise than in the earlier edition: 2 brought back." in printed) == (0, True)


def test_a_mapping_with_faults_takes_nothing_back(desk, tmp_path):
    (tmp_path / "clubs.yaml").write_text("mapping: {}\n", encoding="utf-8")
    with pytest.raises(LogError):
        desk.take_back(tmp_path / "clubs.yaml", reason="so")
