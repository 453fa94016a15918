"""Whole sessions at a desk: logs go in, questions are asked in every way there is, readings are mended."""

import json
import textwrap

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker

FOUNDED = """
    document: {id: warsaw, title: A communiqué, publisher: A meeting, published: {date: 2012-04-26, basis: printed}}
    events:
      - {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, LVA, EST], format: CHN-CEEC}
    """
PAPER = """
    document:
      id: paper
      title: A report
      publisher: A paper
      published: {date: 2021-12-31, basis: printed}
    things:
      plan: {type: programme, name: the plan}
    events:
      - id: name-allowed
        kind: office-name-allowed
        date: 2021-07-20
        host: LTU
        owner: TWN
        name: Taiwanese
      - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
      - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name-allowed}
      - {id: downgraded, kind: relations-downgraded, date: 2021-11, by: CHN, with: LTU, to-level: chargé d'affaires}
      - {id: signed, kind: programme-adopted, date: 2021-12-03, until: 2025, by: BLR, with: CHN, programme: plan}
      - id: opening
        kind: representative-office-opened
        stance: announced
        degree: decided
        said: 2021-03-03
        date: 2021
        owner: LTU
        host: TWN
        office: lithuanian-office-in-taiwan
    """
STATEMENT = """
    document: {id: statement, title: A statement, publisher: A ministry, published: {date: 2022-02-01, basis: printed}}
    events:
      - {id: lower, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU, to-level: chargé d'affaires}
    """


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a store in which a communiqué and a report are."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("warsaw", FOUNDED), ("paper", PAPER), ("statement", STATEMENT)):
        (tmp_path / f"{name}.yaml").write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")

    def run(*words, code=0):
        done = CliRunner().invoke(tracker, [str(word) for word in words])
        assert done.exit_code == code, (done.output, done.exception)
        return done.output

    run("init")
    run("append", "warsaw.yaml", "paper.yaml")
    return run


def data(run, *words):
    return json.loads(run(*words, "--json"))


def test_the_story_of_a_year_is_told_in_order_with_its_causes(desk):
    told = data(desk, "changes", "LTU", "CHN", "--from", "2020-12-31", "--to", "2021-12-31")
    assert [(one["fluent"], one["day"], one["turn"]) for one in told["changes"]] == [
        ("member(LTU, CHN-CEEC)", "2021-05-22", "ended"),
        ("head-of-mission(CHN, LTU)", "2021-08-10", "changed"),
        ("level(CHN, LTU)", "2021-11-01", "became doubtful"),
        ("level(CHN, LTU)", "2021-11-30", "became certain"),
    ]
    told_of = [(entry["happening"], entry["causes"], entry["cause_only"]) for entry in told["chronology"]]
    assert told_of == [
        ("paper/left", [], False),
        ("paper/name-allowed", [], True),
        ("paper/recalled", ["paper/name-allowed"], False),
        ("paper/downgraded", [], False),
    ]
    text = desk("changes", "LTU", "CHN", "--from", "2020-12-31", "--to", "2021-12-31")
    assert "because: Lithuania approved the name 'Taiwanese' for Taiwan's office" in text
    assert "changed        China's ambassador to Lithuania: recalled (before: in post)\n" in text


def test_two_states_of_knowledge_differ_by_what_was_published_between(desk):
    told = data(desk, "changes", "LTU", "CHN", "--on", "2021-12-31", "--known-by", "2021-06-01", "--and", "2021-12-31")
    assert told["published"] == ["paper"]
    turns = {one["fluent"]: one["turn"] for one in told["changes"]}
    assert turns["member(LTU, CHN-CEEC)"] == "ended"
    assert turns["head-of-mission(CHN, LTU)"] == "became known"


def test_what_was_mended_between_two_states_of_the_store_is_said(desk):
    before = data(desk, "replay", "LTU", "CHN", "--on", "2021-12-31")["position"]
    desk("correct", "paper/recalled", "--set", "date=2021-08-11", "--reason", "The text says the 11th.")
    told = data(
        desk, "changes", "LTU", "CHN", "--on", "2021-08-10", "--recorded-by", before, "--and-recorded-by", before + 2
    )
    assert [(one["entry"], one["of"]) for one in told["mended"]] == [("desk/correction-1", ["paper/recalled"])]
    assert [(one["fluent"], one["before"]["values"], one["after"]["values"]) for one in told["changes"]] == [
        ("head-of-mission(CHN, LTU)", ["recalled"], ["in post"])
    ]


def test_a_timeline_shows_every_run_of_a_fluent(desk):
    runs = data(desk, "timeline", "LTU", "17+1")["runs"]
    assert [(run["from"], run["to"], run["answer"], run["values"]) for run in runs] == [
        (None, "2012-04-25", "does not hold", []),
        ("2012-04-26", "2021-05-21", "holds", ["full"]),
        ("2021-05-22", None, "does not hold", []),
    ]
    assert "26 April 2012 to 21 May 2021: holds: full" in desk("timeline", "LTU", "17+1")


def test_an_actor_at_a_glance_has_each_counterpart_with_what_holds_and_came_last(desk):
    rows = {row["actor"]: row for row in data(desk, "replay", "CHN", "--on", "2021-12-31")["counterparts"]}
    assert rows["BLR"]["last"]["happening"] == "paper/signed"
    assert [answer["fluent"] for answer in rows["LTU"]["answers"]] == [
        "relations(CHN, LTU)",
        "level(CHN, LTU)",
        "head-of-mission(CHN, LTU)",
    ]
    assert "Belarus\nholds    " in desk("replay", "China", "--on", "2021-12-31")


def test_the_calendar_has_what_lapses_and_plans_without_an_outcome(desk):
    items = data(desk, "calendar", "--on", "2025-11-01", "--days", "90")["items"]
    assert [(item["sort"], item["date"]["latest"]) for item in items] == [
        ("outcome not in the log", "2021-12-31"),
        ("lapses", "2025-12-31"),
    ]
    assert data(desk, "calendar", "BLR", "--on", "2025-01-01", "--days", "30")["items"] == []
    assert "Nothing comes up." in desk("calendar", "BLR", "--on", "2025-01-01", "--days", "30")


def test_who_else_is_answered_by_a_fluent_with_open_places(desk):
    found = data(desk, "who", "level(CHN, *) = chargé d'affaires", "--on", "2021-12-31")
    assert [(one["fluent"], one["answer"]) for one in found["answers"]] == [("level(CHN, LTU)", "holds")]
    members = data(desk, "members", "17+1", "--on", "2021-12-31")["answers"]
    assert [one["fluent"] for one in members] == [f"member({code}, CHN-CEEC)" for code in ("CHN", "EST", "LVA")]
    assert "3 hold, 0 possibly." in desk("members", "17+1", "--on", "2021-12-31")
    assert "The log has nothing on its members." in desk("members", "UN", "--on", "2021-12-31")
    gone = desk("members", "17+1", "--on", "2011-12-31")
    assert "By the catalogue, China-CEEC (14+1) did not exist on this day." in gone
    assert "Nearest: level" in desk("who", "levels(CHN, *)", code=2)


def test_events_are_listed_by_what_they_are(desk):
    found = data(desk, "events", "--actor", "LTU", "--actor", "CHN", "--from", "2021-06-01")["events"]
    assert [one["event"] for one in found] == ["paper/recalled", "paper/downgraded"]
    assert [one["event"] for one in data(desk, "events", "--stance", "announced")["events"]] == ["paper/opening"]


def test_an_export_is_the_log_that_was_appended_and_comes_back_byte_for_byte(desk, tmp_path):
    (tmp_path / "canonical.yaml").write_text(desk("export", "paper"), encoding="utf-8")
    assert "Nothing is new" in desk("append", "canonical.yaml")
    desk("--store", "other.db", "init")
    desk("--store", "other.db", "append", "canonical.yaml")
    assert desk("--store", "other.db", "export", "paper") == (tmp_path / "canonical.yaml").read_text(encoding="utf-8")


def test_a_correction_is_written_shown_and_appended(desk, tmp_path):
    shown = desk("correct", "paper/recalled", "--set", "date=2021-08-11", "--reason", "The text says the 11th.")
    assert "  - id: correction-1\n    kind: correction\n    of: paper/recalled\n" in shown
    assert "desk: 2 entries appended." in shown
    assert "correction-1" in (tmp_path / "desk.yaml").read_text(encoding="utf-8")
    assert "Nothing is new" in desk("append", "desk.yaml")
    [answer] = [
        one
        for one in data(desk, "replay", "LTU", "CHN", "--on", "2021-08-10")["answers"]
        if one["fluent"] == "head-of-mission(CHN, LTU)"
    ]
    assert answer["value"] == "in post"


def test_a_correction_that_cannot_be_read_is_refused_and_leaves_no_file(desk, tmp_path):
    output = desk("correct", "paper/recalled", "--set", "date=August", "--reason", "It says so.", code=1)
    assert "desk.yaml:8:5: 'August' is not a date" in output
    assert "Nothing was appended." in output
    assert not (tmp_path / "desk.yaml").exists()
    assert "is not KEY=VALUE" in desk("correct", "paper/recalled", "--set", "date", "--reason", "x", code=2)


def test_merged_events_narrow_one_another_and_can_be_split_again(desk):
    desk("append", "statement.yaml")
    desk("merge", "paper/downgraded", "statement/lower", "--reason", "Both tell of the ministry's statement.")
    assert data(desk, "show", "paper/downgraded")["happening"]["date"]["earliest"] == "2021-11-21"
    desk("split", "statement/lower", "--reason", "They are two steps after all.")
    assert data(desk, "show", "paper/downgraded")["happening"]["date"]["earliest"] == "2021-11-01"


def test_a_merge_of_two_offices_is_refused_with_the_reason(desk, tmp_path):
    office = "{{id: {0}, kind: representative-office-opened, date: 2022, owner: {1}, host: {2}, office: {3}}}"
    rows = [
        office.format("theirs", "TWN", "LTU", "taiwanese-office-in-lithuania"),
        office.format("ours", "LTU", "TWN", "lithuanian-office-in-taiwan"),
    ]
    head = "document: {id: offices, title: A, publisher: B, published: {date: 2023-01-01, basis: printed}}\nevents:\n"
    (tmp_path / "offices.yaml").write_text(head + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
    desk("append", "offices.yaml")
    output = " ".join(desk("merge", "offices/theirs", "offices/ours", "--reason", "One office.", code=1).split())
    assert "cannot tell of one happening: the one is about" in output
    assert "the Taiwanese Representative Office in Lithuania" in output
    assert "Lithuania's representative office in Taiwan" in output


def test_a_retraction_takes_an_event_out_and_a_resolution_follows_one_version(desk):
    desk("retract", "paper/left", "--reason", "It speaks of another format.")
    assert "holds" in {
        one["answer"]
        for one in data(desk, "replay", "LTU", "17+1", "--on", "2021-12-31")["answers"]
        if one["value"] == "full"
    }
    desk("append", "statement.yaml")
    desk("merge", "paper/downgraded", "statement/lower", "--reason", "Both tell of the ministry's statement.")
    desk("resolve", "paper/downgraded", "--follow", "paper/downgraded", "--reason", "We follow the paper.")
    happening = data(desk, "show", "paper/downgraded")["happening"]
    assert happening["date"] == {"earliest": "2021-11-01", "latest": "2021-11-30"}


def test_the_catalogue_can_be_looked_up(desk):
    assert "ambassador-recalled\n  recalls its own ambassador\n" in desk("kinds", "ambassador")
    assert [one["actor"] for one in data(desk, "actors", "vilnius")] == ["LTU"]
