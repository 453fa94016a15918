"""What a good log says is read as it is written, and vague YAML as the coder meant it."""

import pytest

from tracker.log.assembly import assemble
from tracker.log.files import read_file
from tracker.log.writing import log_text
from tracker.model.days import FUTURE, iso
from tracker.model.events import Stance

EVENT = "- {id: a, kind: recalled, date: 2021-08-10, sender: CHN, host: LTU%s}\n"
HEAD = "document: {id: paper, title: t, publisher: p, published: {date: %s, basis: printed}%s}\n"


def event(read, text):
    logs = read(paper=text)
    assert logs.findings == ()
    return logs.logs[0].events[0]


def head(read, published, more=""):
    logs = read(paper=HEAD % (published, more))
    assert logs.findings == ()
    return logs.logs[0].document


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2021-08-10", "2021-08-10", "2021-08-10"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-08", "2021-08-01", "2021-08-31"),
        ("[2021..2025-11-10]", "2021-01-01", "2025-11-10"),
        ('"[2021..2025-11-10]"', "2021-01-01", "2025-11-10"),
        ("[2021-05-21, 2021-05-22]", "2021-05-21", "2021-05-22"),
        ("[..2021-08-10]", None, "2021-08-10"),
        ("[2021-08-10..]", "2021-08-10", None),
        ("2021-08-10/2021-08-12", "2021-08-10", "2021-08-10"),
    ],
)
def test_a_date_is_read_with_and_without_quotation_marks(read, written, earliest, latest):
    date = event(read, EVENT.replace("2021-08-10", written, 1) % "").date
    assert (iso(date.earliest), iso(date.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("written", "low"), [("722", "722"), ("~50", "~50"), ("[20..25]", "[20..25]"), ('"<=10"', "<=10")]
)
def test_a_number_is_read_as_it_is_written(read, written, low):
    counted = event(read, f"- {{id: a, kind: counted, date: 2021, what: NO, number: {written}, period: 2021-33}}")
    assert counted.roles == {"what": ("NO",), "number": (low,), "period": ("2021-33",)}


def test_words_that_yaml_takes_for_something_else_stay_words(read):
    found = event(read, EVENT % ", note: no, amid: on, if: 012, according-to: [yes, NO, 1.0, ~, null]")
    assert (found.note, found.amid, found.condition) == ("no", "on", "012")
    assert found.chain == ("yes", "NO", "1.0", "~", "null")


def test_norway_is_a_country(read, small):
    assert event(read, EVENT.replace("LTU", "NOR") % "").roles["host"] == ("NOR",)
    assert small.find_actor("NO").code == small.find_actor("no").code == "NOR"


def test_one_value_does_for_a_list_of_one(read):
    found = event(read, "- {id: a, kind: joined, date: 2021, who: LTU, format: EU, evidence: {line: 3}}")
    assert found.roles == {"who": ("LTU",), "format": ("EU",)}
    assert [evidence.line for evidence in found.evidence] == [3]


def test_an_optional_role_may_be_left_out(read):
    assert event(read, "- {id: a, kind: opened, date: 2021, route: rail}").roles == {"route": ("rail",)}
    found = event(read, "- {id: a, kind: opened, date: 2021, route: rail, office: tea-house, thing: rail}")
    assert found.roles == {"route": ("rail",), "office": ("tea-house",), "thing": ("rail",)}


def test_an_event_says_whatever_every_event_may_say(read):
    found = event(
        read,
        """
        - id: a
          kind: lowered
          date: 2021-11-21
          by: CHN
          with: LTU
          to: envoy
          effective: 2021-11-26
          until: ..
          stance: claimed
          degree: decided
          said: 2021-11-20
          happening: shared
          evidence: [{line: 3, words: ten words at most}, {at: art. 12}]
          as-named: {with: the Baltic one}
          exhaustive: no
          each: yes
        """,
    )
    assert (found.stance, found.degree, found.happening) == (Stance.CLAIMED, "decided", "shared")
    assert (found.works_from.text, found.until.latest, found.said.text) == ("2021-11-26", FUTURE, "2021-11-20")
    assert [(one.line, one.words, one.at) for one in found.evidence] == [
        (3, "ten words at most", ""),
        (None, "", "art. 12"),
    ]
    assert (found.as_named, found.exhaustive, found.each) == ({"with": "the Baltic one"}, False, True)


def test_a_plan_without_a_day_may_come_at_any_time_after_it_was_said(read):
    plan = EVENT.replace(", date: 2021-08-10", "") % ", stance: announced"
    said = event(read, plan.replace("}", ", said: 2021-07-01}")).date
    assert (iso(said.earliest), said.latest) == ("2021-07-01", FUTURE)
    assert iso(event(read, plan).date.earliest) == "2022-01-01"


@pytest.mark.parametrize(
    ("published", "more", "latest"),
    [
        ("2022-01-01", "", "2022-01-01"),
        ("[2022-01-01..2022-01-09]", "", "2022-01-09"),
        ("[2022..]", ", retrieved: 2022-03-04", "2022-03-04"),
        ("[..2022]", ", retrieved: 2022-03-04", "2022-03-04"),
        ("2022-01-01", ", retrieved: 2022-03-04", "2022-01-01"),
    ],
)
def test_a_document_counts_from_the_latest_day_of_its_publication(read, published, more, latest):
    assert iso(head(read, published, more).published.latest) == latest


def test_a_head_is_read_as_it_is_written(read):
    document = head(read, "2022", ", skip: [1-3, 7], quotable: no, desk: yes, covers: 1989/1999, dateline: Nov. 10")
    assert (document.skip, document.quotable, document.desk) == (((1, 3), (7, 7)), False, True)
    assert (iso(document.covers.earliest), iso(document.covers.last)) == ("1989-01-01", "1999-12-31")
    assert (document.dateline, document.desk) == ("Nov. 10", True)


def test_a_head_says_of_which_formats_it_knows_all_members(read):
    document = head(read, "2022", ", covers: [{format: CLUB, days: 1995/..}, {format: EU, days: 2004-05-01}]")
    days = [(one.format, iso(one.days.earliest)) for one in document.formats]
    assert (document.covers, days) == (None, [("CLUB", "1995-01-01"), ("EU", "2004-05-01")])
    assert [one.format for one in head(read, "2022", ", covers: {format: EU, days: ../2004}").formats] == ["EU"]


def test_a_log_written_out_reads_back_as_the_same_log(read, small, tmp_path):
    logs = """
        document: {id: paper, title: "no: yes", publisher: p, published: {date: [2022..2023], basis: printed}}
        things: {rail-2: {type: route, name: the second line}}
        events:
          - {id: a, kind: opened, date: "[2021..2022]", route: rail-2, note: "- NO # 1", evidence: {line: 3}}
        mending: [{id: m, kind: correction, of: paper/a, set: {date: 2021}, reason: it was so}]
        open: [what then?]
        """
    read(paper=logs)
    before = read_file(tmp_path / "paper.yaml")
    (tmp_path / "again.yaml").write_text(log_text(before))
    after = read_file(tmp_path / "again.yaml")
    assert (after.head, [e.fields for e in after.entries]) == (before.head, [e.fields for e in before.entries])
    assert log_text(after) == log_text(before)
    assert assemble([after], small).findings == ()
