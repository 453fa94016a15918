"""A panel at the desk: what is asked, what it is written as, and what says how it was made."""

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from io import BytesIO

import pytest

from tracker import Desk, FileError, MissingPackage, QuestionError
from tracker.given import given

FIGURE = """\
document: {{id: d{number}, title: A report, publisher: A paper, published: {{date: 2006-06-30, basis: printed}}}}
events:
  - {{id: a, kind: figure-reported, of: LTU, with: CHN, measure: {measure}, unit: x, date: 2003-02-01, value: 3,
     period: 2002}}
"""


def text(log):
    """Give a log as a stream."""
    return BytesIO(log.encode())


ASKED = {"first": 2019, "last": 2022, "fluents": ["member(*, CHN-CEEC) = full"], "directed": False}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A desk with the sample logs."""
    with Desk.open(tmp_path_factory.mktemp("sampled") / "tracker.db") as desk:
        desk.init()
        desk.append(given("events"))
        yield desk


@pytest.fixture
def panel(desk):
    return desk.panel("LTU", "CHN", **ASKED)


def test_rows_come_one_by_one_as_often_as_one_wants(panel):
    for _ in range(2):
        assert [(row["year"], row["member_chn_ceec_full1"], row["member_chn_ceec_full2"]) for row in panel] == [
            (2019, 1, 1),
            (2020, 1, 1),
            (2021, 0, 1),
            (2022, None, None),
        ]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_frame_has_the_columns_of_the_panel(panel, library):
    if find_spec(library) is None:
        with pytest.raises(MissingPackage, match=f"Install it: pip install {library}"):
            panel.to_frame(library)
        return
    frame = panel.to_frame(library)
    years = frame["year"].to_pylist() if library == "pyarrow" else list(frame["year"])
    assert years == [2019, 2020, 2021, 2022]


def test_a_panel_of_kept_spans_is_that_of_the_log(desk):
    asked = {"first": 1990, "last": 2022, "fluents": ["member(*, CHN-CEEC)", "level", "relations", "both-members"]}
    kept = desk.panel("LTU", "CHN", **asked)
    read = desk.panel("LTU", "CHN", **asked, recorded_by=5)
    assert not kept.value.narrative.events, "the events were not read"
    assert read.value.narrative.events
    assert list(kept) == list(read)
    assert kept.value.cited == read.value.cited == ["paper"]


@pytest.mark.parametrize("unit", ["dyad", "actor", "member"])
def test_acts_and_figures_are_found_without_the_rest_of_the_log(sampled, unit):
    """Of the sample logs: whoever asks of three reads less than all, and gets what all logs give."""
    asked = {"first": 2019, "last": 2025, "unit": unit, "counts": ["kind", "root", "goldstein"], "figures": True}
    found = sampled.panel("LTU", "CHN", "TWN", **asked)
    whole = sampled.panel("LTU", "CHN", "TWN", **asked, recorded_by=found.value.asked.position)
    read = [len(panel.value.narrative.events) for panel in (found, whole)]
    assert 0 < read[0] < read[1]
    assert list(found) == list(whole)
    assert found.value.cited == whole.value.cited


def test_members_of_a_format_all_countries_and_the_states_of_a_list_can_be_asked_of(desk):
    assert {row["code1"] for row in desk.panel("17+1", first=2020, last=2020)} == {"CHN", "LTU"}
    assert len(list(desk.panel("cow", first=2010, last=2010, unit="actor"))) == 194
    assert len(list(desk.panel("gw", first=1900, last=1900, unit="actor"))) > 40
    assert {"LTU", "TWN"} <= {row["code"] for row in desk.panel("all", first=2010, last=2010, unit="actor")}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"actors": ("Atlantis",)}, "No actor is called 'Atlantis'"),
        ({"actors": ("cow", "LTU")}, "'cow' stands alone"),
        ({"actors": ()}, "Nobody is named"),
        ({"first": "in May"}, "'in May' is not a date. Use YYYY, YYYY-MM or YYYY-MM-DD."),
        ({"last": 2018}, "The period ends on 2018-12-31, before it begins on 2019-01-01"),
        ({"unit": "pair"}, "No unit is called 'pair'"),
        ({"rule": "most-days"}, "No rule is called 'most-days'"),
        ({"every": "week"}, "No period is called 'week'"),
        ({"counts": ["cameo"]}, "No count is called 'cameo'"),
        ({"fluents": ["membership"]}, "No fluent is called 'membership'. Nearest: member, both-members."),
        ({"fluents": ["level", "level"]}, "Two columns would be called 'level'"),
        ({"fluents": ["both-members(*, *, Atlantis)"]}, "No actor is called 'Atlantis'"),
        ({"fluents": ["both-members(LTU, *, *)"]}, "both-members is of the two actors of a row"),
        (
            {"fluents": ["both-members"], "unit": "actor"},
            "both-members is of two actors: ask for it with the unit dyad.",
        ),
        ({"fluents": ["both-members"], "unit": "member"}, "both-members is of two actors"),
        ({"fluents": ["both-members(*, *, LTU)"]}, "'LTU' is nothing that two can have in common"),
    ],
)
def test_a_wrong_question_is_refused_with_what_would_be_right(desk, asked, says):
    asked = {**ASKED, "actors": ("LTU", "CHN"), **asked}
    with pytest.raises(QuestionError) as wrong:
        desk.panel(*asked.pop("actors"), **asked)
    assert says in str(wrong.value)


def test_a_data_package_says_what_is_in_its_file_and_how_it_was_made(desk, panel, tmp_path):
    panel.write(tmp_path / "made")
    told = json.loads((tmp_path / "made" / "datapackage.json").read_text())
    (resource,) = told["resources"]
    data = (tmp_path / "made" / resource["path"]).read_bytes()
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resource["bytes"] == len(data)
    rows = list(csv.DictReader(data.decode().splitlines()))
    schema = resource["schema"]
    assert [field["name"] for field in schema["fields"]] == list(rows[0])
    assert len({tuple(row[name] for name in schema["primaryKey"]) for row in rows}) == len(rows) == 4
    for row in rows:
        for field in schema["fields"]:
            cell = row[field["name"]]
            assert cell, "what is missing is written"
            if cell not in schema["missingValues"] and field["type"] == "integer":
                assert int(cell) in field.get("constraints", {}).get("enum", [int(cell)])
    assert told["tracker"]["position"] == 5
    assert told["tracker"]["root"] == desk.checkpoint().to_dict()["root"]
    assert told["sources"] == [{"title": "A report"}]
    assert [one["id"] for one in json.loads((tmp_path / "made" / "sources.json").read_text())] == ["paper"]
    assert "@misc{paper," in (tmp_path / "made" / "sources.bib").read_text()
    croissant = json.loads((tmp_path / "made" / "croissant.json").read_text())
    assert croissant["distribution"][0]["sha256"] == hashlib.sha256(data).hexdigest()
    assert [field["name"] for field in croissant["recordSet"][0]["field"]] == list(rows[0])
    codebook = (tmp_path / "made" / "codebook.md").read_text()
    assert "- `member_chn_ceec_full1` (integer): membership of actor 1 in CHN-CEEC: full." in codebook
    assert told["tracker"]["command"] in codebook


def test_the_command_of_a_panel_makes_the_same_file_again(panel, tmp_path):
    panel.write(tmp_path / "one.csv")
    words = panel.command.replace("tracker", f"{sys.executable} -m tracker", 1)
    subprocess.run(f"{words} -o two.csv", cwd=tmp_path, shell=True, check=True, capture_output=True)  # noqa: S602
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()


@pytest.mark.parametrize(("name", "package"), [("made.parquet", "pyarrow"), ("made.dta", "pandas")])
def test_without_its_package_a_form_says_what_to_install(panel, tmp_path, monkeypatch, name, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=rf"needs the package '{package}'.*pip install 'tracker\[panels\]'"):
        panel.write(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_parquet_has_the_same_rows(panel, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'panels' is not installed")
    panel.write(tmp_path / "made.parquet")
    table = parquet.read_table(tmp_path / "made.parquet")
    assert table.to_pylist() == list(panel)


def test_stata_has_the_same_rows(panel, tmp_path):
    pandas = pytest.importorskip("pandas", reason="the extra 'panels' is not installed")
    panel.write(tmp_path / "made.dta")
    frame = pandas.read_stata(tmp_path / "made.dta")
    assert list(frame["year"]) == [2019, 2020, 2021, 2022]
    assert frame["member_chn_ceec_full1"].isna().tolist() == [False, False, False, True]


def test_names_that_stata_cannot_have_are_changed(empty, tmp_path):
    pandas = pytest.importorskip("pandas", reason="the extra 'panels' is not installed")
    long = "a measure with so many words that it is no name"
    for number, measure in enumerate(("long", "str2", long)):
        empty.append(text(FIGURE.format(number=number, measure=measure)))
    empty.panel("LTU", "CHN", first=2003, last=2003, figures=True).write(tmp_path / "made.dta")
    with pandas.read_stata(tmp_path / "made.dta", iterator=True) as read:
        labels = read.variable_labels()
    assert {"long_", "str2_", "long_unit", "a_measure_with_so_many_words_tha"} <= labels.keys()
    assert "a_measure_with_so_many_words_t_5" in labels


def test_another_ending_and_a_folder_that_is_none_are_refused(panel, tmp_path):
    with pytest.raises(QuestionError, match=r"does not end in \.csv, \.parquet, \.dta"):
        panel.write(tmp_path / "made.xls")
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot be made"):
        panel.write(tmp_path / "file" / "below")


def test_what_was_published_later_is_left_out(desk):
    early = desk.panel("LTU", "CHN", **ASKED, known_by="2020-12-31")
    assert {row["member_chn_ceec_full1_answer"] for row in early} == {"outside"}


def test_what_may_not_be_told_is_in_no_column(desk, monkeypatch):
    monkeypatch.setattr(desk, "handling", "PUBLIC")
    assert [row["member_chn_ceec_full1"] for row in desk.panel("LTU", "CHN", **ASKED)] == [1, 1, 0, None]
    desk.correct("paper", values={"handling": "SECRET"}, reason="so")
    assert [row["member_chn_ceec_full1"] for row in desk.panel("LTU", "CHN", **ASKED)] == [None] * 4


R_SCRIPT = """
panel <- readr::read_csv(commandArgs(TRUE)[1], guess_max = Inf, show_col_types = FALSE)
known <- subset(panel, !is.na(member_chn_ceec_full1))
cat(nrow(panel), nrow(known), sum(known$member_chn_ceec_full1), class(panel$ccode1), sum(is.na(panel$iso3c1)), "\\n")
cat(class(panel$acts), sum(panel$acts, na.rm = TRUE))
"""


def _r_reads(package):
    script = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    return shutil.which("Rscript") and subprocess.run(["Rscript", "-e", script], check=False).returncode == 0


def test_r_reads_a_package_with_nothing_but_its_path(desk, tmp_path):
    """Of the acts a thousand rows and more have NA before the first number: R must not take them for yes and no."""
    if not _r_reads("readr"):
        pytest.skip("R with readr is not installed")
    desk.panel("LTU", "CHN", **ASKED, every="day", counts=["kind"]).write(tmp_path / "made")
    (tmp_path / "read.R").write_text(R_SCRIPT)
    ran = subprocess.run(
        ["Rscript", "read.R", "made/panel.csv"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["1461", "1096", "872", "numeric", "0", "numeric", "1"]


PLEDGES = """\
ccode1,ccode2,year,defense
2,200,1949,1
2,200,1950,1
2,255,1935,0
2,260,1955,1
220,260,1955,1
220,260,1956,0
260,265,1960,0
"""
MAPPING = """\
mapping: {id: pledges, title: Yearly pledges of defence}
table: {columns: [ccode1, ccode2, year, defense]}
documents:
  head:
    id: pledges
    title: Yearly pledges of defence
    publisher: A made-up list
    published: {date: 1970-01-01, basis: printed}
values:
  one: {of: "{ccode1}", system: cow, on: "{year}-12-31"}
  other: {of: "{ccode2}", system: cow, on: "{year}-12-31"}
events:
  - {when: {defense: "1"}, id: "pledged-{row}", kind: observed, date: "{year}-12-31", that: "alliance({one}, {other})"}
  - {when: {defense: "0"}, id: "not-{row}", kind: observed, date: "{year}-12-31", that: "not alliance({one}, {other})"}
"""


def test_yearly_pledges_come_back_from_import_and_panel_row_by_row(empty, tmp_path):
    (tmp_path / "pledges.csv").write_text(PLEDGES)
    (tmp_path / "pledges.yaml").write_text(MAPPING)
    empty.import_table("pledges.yaml", "pledges.csv")
    panel = empty.panel("cow", first=1930, last=1969, fluents=["alliance"], directed=False)
    found = {(row["ccode1"], row["ccode2"], row["year"]): row["alliance"] for row in panel}
    for row in csv.DictReader(PLEDGES.splitlines()):
        assert found[int(row["ccode1"]), int(row["ccode2"]), int(row["year"])] == int(row["defense"])
    assert found[2, 200, 1948] is None, "what was before the first row is not known"
