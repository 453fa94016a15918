"""Tables as CSV and into files: the rows of --json under the names of a frame, and over nothing that is there."""

import csv
import io
import json

import pytest

MEMBERS = ("members", "17+1", "--on", "2021-12-31")


def rows(text):
    return [*csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "LTU", "CHN", "--on", "2021-12-31"),
        ("timeline", "LTU", "CHN"),
        ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"),
        ("who", "level(CHN, *)", "--on", "2021-12-31"),
        MEMBERS,
        ("network", "LTU", "--on", "2021-12-31"),
        ("calendar", "--on", "2021-11-01"),
        ("events",),
        ("table", "ambassador-recalled"),
        ("spans", "member(*, CHN-CEEC)"),
        ("kinds", "recalled"),
        ("actors", "vilnius"),
        ("things", "road"),
        ("fluents", "member"),
    ],
    ids=lambda words: words[0],
)
def test_a_table_is_csv_with_a_line_for_each_row(desk, words):
    ran = desk(*words, "--csv")
    assert ran.code == 0, ran.err
    data = json.loads(desk(*words, "--json").out)
    lists = [data] if isinstance(data, list) else [value for value in data.values() if isinstance(value, list)]
    assert len(rows(ran.out)) in map(len, lists)


def test_a_cell_of_what_is_nested_has_its_place_in_its_name(desk):
    found = {row["fluent"]: row for row in rows(desk(*MEMBERS, "--csv").out)}
    assert found["member(CHN, CHN-CEEC)"]["since.latest"] == "2012-04-26"


def test_it_is_written_to_a_file(desk, tmp_path):
    ran = desk(*MEMBERS, "--csv", "-o", "members.csv")
    assert ran.out == "Written to members.csv.\n"
    assert (tmp_path / "members.csv").read_text(encoding="utf-8") == desk(*MEMBERS, "--csv").out
    desk(*MEMBERS, "-o", "members.txt")
    assert (tmp_path / "members.txt").read_text(encoding="utf-8") == desk(*MEMBERS).out


def test_never_over_the_store(desk):
    ran = desk(*MEMBERS, "--csv", "-o", "tracker.db")
    assert ran.code != 0
    assert "is the store" in ran.err


def test_one_form_at_a_time(desk):
    ran = desk(*MEMBERS, "--csv", "--json")
    assert ran.code == 2
    assert "--csv and --json name two forms" in ran.err
