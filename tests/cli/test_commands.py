"""What init, check, append, replay and show print where all is well, and where it is not."""

import json
from pathlib import Path

import pytest

from tracker.cli import group

LEFT = "member(LTU, CHN-CEEC)"


def json_of(ran):
    return json.loads(ran.out)


def test_init_makes_a_store_and_says_what_is_in_it(tracker, tmp_path):
    first = tracker("init")
    assert first.code == 0
    assert first.out.startswith("Store tracker.db is ready: catalogue ")
    assert [path.name for path in tmp_path.iterdir()] == ["tracker.db"]
    assert tracker("init").out.splitlines()[1] == "It had this catalogue already."


def test_check_counts_what_has_no_fault(tracker, write, paper):
    write("events/paper.yaml", paper)
    assert tracker("check").out == "No fault in 1 document, 3 events, 0 expectations.\n"
    assert tracker("check", "events").out == tracker("check", "events/paper.yaml").out


def test_check_shows_the_place_the_line_and_what_to_do(tracker, write, paper):
    write("paper.yaml", paper.replace("kind: ambassador-recalled", "kind: ambasador-recaled"))
    checked = tracker("check", "paper.yaml")
    place, line, mark, remedy, _, number = checked.out.splitlines()
    assert checked.code == 1
    assert place == "paper.yaml:10:11: unknown kind 'ambasador-recaled'"
    assert line == "10 |     kind: ambasador-recaled"
    assert mark == "   |           ^^^^^^^^^^^^^^^^^"
    assert remedy.startswith("Nearest: ambassador-recalled")
    assert number == "1 fault."


def test_check_as_json_has_what_the_text_says(desk, write, paper):
    write("paper.yaml", paper.replace("LTU", "LITUANIA"))
    text, data = desk("check", "paper.yaml"), json_of(desk("check", "--json", "paper.yaml"))
    assert [set(one) for one in data["findings"]] == [
        {"code", "file", "line", "column", "warning", "message", "remedy", "about", "excerpt", "length", "fix"}
    ] * len(data["findings"])
    for one in data["findings"]:
        assert f"{one['file']}:{one['line']}:{one['column']}: {one['message']}" in text.out


def test_a_warning_is_shown_and_is_no_fault(desk, write, paper):
    again = "  - {id: back, kind: format-joined, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
    write("paper.yaml", paper + again)
    checked = desk("check", "paper.yaml")
    assert checked.code == 0
    assert "warning: 'paper/left' and 'paper/back' say opposite things" in checked.out
    assert "warning" in checked.out.splitlines()[-1]


def test_check_reads_what_the_store_has(desk, write):
    head = "document: {id: news, title: t, publisher: p, published: {date: 2022, basis: printed}}\n"
    write("news.yaml", head + "events: [{id: e, kind: praised, date: 2021, by: CHN, toward: LTU, because: paper/left}]")
    assert desk("check", "news.yaml").code == 0
    assert desk("--store", "other.db", "check", "news.yaml").code == 1


def test_check_knows_what_a_log_of_the_store_declares(desk, write):
    head = "document: {id: %s, title: t, publisher: p, published: {date: 2022, basis: printed}}\n"
    write("rail.yaml", head % "rail" + "things: {rail: {type: route, name: the rail service}}\n")
    desk("append", "rail.yaml")
    write(
        "news.yaml",
        head % "news" + "events: [{id: e, kind: link-opened, date: 2015, parties: [CHN, LTU], route: rail}]",
    )
    assert desk("check", "news.yaml").code == desk("append", "news.yaml").code == 0


def test_append_says_what_is_new_and_what_was_there(desk, write, paper):
    assert desk("append", "paper.yaml").out.splitlines()[0] == "Nothing is new: all 4 entries were there already."
    write("paper.yaml", paper + "open: [what then?]\n")
    then = desk("append", "paper.yaml")
    assert then.out.splitlines() == [
        "paper: 1 entry appended.",
        "4 entries were there already.",
        "The store stands at position 6.",
    ]


def test_append_as_json_has_what_the_text_says(desk):
    data = json_of(desk("append", "--json", "paper.yaml"))
    assert {**data, "catalogue": ""} == {
        "appended": {},
        "present": 4,
        "position": 5,
        "catalogue": "",
        "catalogue_is_new": False,
        "contested": [],
    }


def test_append_refuses_a_changed_past_and_appends_nothing(desk, write, paper):
    write("paper.yaml", paper.replace("2021-05-22", "2021-05-21"))
    write("news.yaml", "document: {id: news, title: t, publisher: p, published: {date: 2022, basis: printed}}\n")
    ran = desk("append", "paper.yaml", "news.yaml")
    assert ran.code == 1
    assert "paper.yaml:8:41: 'left' was appended with 'date' as '2021-05-22', and has '2021-05-21' now" in ran.out
    assert ran.out.endswith("Nothing was appended.\n")
    data = json_of(desk("append", "--json", "paper.yaml", "news.yaml"))
    assert [one["code"] for one in data["findings"]] == ["changed-past"]


def test_replay_says_what_holds_since_when_and_on_what_evidence(desk):
    ran = desk("replay", "LTU", "CHN", "--on", "2021-12-31", "-v")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Lithuania and China on 31 December 2021"
    for part in ("does not hold", "Since 22 May 2021", "paper/left", "[paper.yaml:8]", 'line 12 "recalling its ambas'):
        assert part in ran.out


def test_replay_prints_the_three_dates(desk):
    ran = desk("replay", "LTU", "CHN", "--on", "2022-06-30", "--known-by", "2022-01-01", "--recorded-by", "4")
    assert "known by: documents published by 1 January 2022; recorded by: 4." in ran.out
    assert "The day asked for is later than what was known" in ran.out


def test_replay_as_json_has_the_keys_of_the_text(desk):
    data = json_of(desk("replay", "LTU", "CHN", "--on", "2021-12-31", "--json"))
    assert {"on", "known_by", "recorded_by", "catalogue", "position", "actors", "documents", "left_out"} < set(data)
    assert {"answers", "figures", "positions", "counts", "pending", "contested", "chronology"} < set(data)
    (left,) = [one for one in data["answers"] if one["fluent"] == LEFT]
    assert (left["answer"], left["since"]["latest"]) == ("does not hold", "2021-05-22")
    assert [witness["event"] for witness in left["witnesses"]] == ["paper/left"]
    assert data["actors"] == ["LTU", "CHN"]


def test_text_and_json_give_the_same_answers(desk):
    words = ("replay", "China", "Vilnius", "--on", "2021-08-10")
    text, data = desk(*words, "-v").out, json_of(desk(*words, "--json"))
    assert data["answers"]
    for answer in data["answers"]:
        assert answer["answer"] in text
        assert all(witness["event"] in text for witness in answer["witnesses"])


@pytest.mark.parametrize("names", [("LTU", "CHN"), ("lt", "cn"), ("Lithuania", "china"), ("VILNIUS", "Beijing")])
def test_actors_are_named_as_people_name_them(desk, names):
    assert json_of(desk("replay", *names, "--json"))["actors"] == ["LTU", "CHN"]


def test_replay_of_two_that_no_event_touches_says_so(desk):
    ran = desk("replay", "EST", "POL")
    assert ran.code == 0
    assert "By this day no event of the log touches both." in ran.out


def test_show_tells_of_an_event_and_its_document(desk):
    ran = desk("show", "paper/recalled")
    assert ran.code == 0
    assert ran.out.startswith(
        "paper/recalled  (paper.yaml:9, a place that no proof covers)\n  China recalled its ambassador to Lithuania.\n"
    )
    for part in ("because: paper/left", "head-of-mission(CHN, LTU)", "Document paper", "A report. A paper"):
        assert part in ran.out
    data = json_of(desk("show", "paper/recalled", "--json"))
    assert (data["event"], data["kind"], data["line"]) == ("paper/recalled", "ambassador-recalled", 9)
    assert data["body"]["because"] == "left"


def test_show_says_that_an_event_was_retracted(desk, write):
    head = "document: {id: desk, title: t, publisher: p, published: {date: 2022, basis: printed}, desk: yes}\n"
    write("desk.yaml", head + "mending: [{id: m, kind: retraction, of: paper/left, reason: it was a rumour}]\n")
    assert desk("append", "desk.yaml").code == 0
    ran = desk("show", "paper/left")
    assert ran.code == 2
    assert "'paper/left' was retracted. 'tracker export paper' shows what it said.\n" in ran.err


def test_words_that_are_not_to_be_quoted_stay_out_of_every_report(tracker, write, paper):
    write("paper.yaml", paper.replace("title:", "quotable: no\n  title:"))
    tracker("init")
    tracker("append", "paper.yaml")
    for words in (("replay", "LTU", "CHN"), ("replay", "LTU", "CHN", "--json"), ("show", "paper/recalled")):
        assert "recalling its ambassador" not in tracker(*words).out


def test_a_store_may_stand_elsewhere(tracker, tmp_path, monkeypatch):
    tracker("--store", "elsewhere.db", "init")
    monkeypatch.setenv("TRACKER_STORE", "elsewhere.db")
    assert tracker("replay", "LTU", "CHN").code == 0
    assert tracker("--store", f"sqlite:///{tmp_path}/elsewhere.db", "replay", "LTU", "CHN").code == 0
    assert tracker("--store", "nowhere.db", "replay", "LTU", "CHN").code == 1
    assert not (tmp_path / "tracker.db").exists()


def test_the_help_lists_every_command_once_by_what_it_is_for(tracker):
    modules = {path.stem for path in Path(group.__file__).parent.glob("*.py") if "@click.command(" in path.read_text()}
    groups = {path.stem for path in Path(group.__file__).parent.glob("*.py") if "@click.group(" in path.read_text()}
    assert sorted(group.COMMANDS) == sorted((modules | groups) - {"group"})
    told = tracker("--help").out
    assert [name for name in group.COMMANDS if f"\n  {name} " not in told] == []


def test_a_warning_that_was_answered_is_not_asked_again(tracker, write):
    write(
        "paper.yaml",
        """\
        document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
        events:
          - {id: left, kind: format-left, date: 2021-05-22, who: LTU, format: CHN-CEEC}
        """,
    )
    assert "[no-evidence]" in tracker("check", "paper.yaml").out
    tracker("init")
    tracker("append", "paper.yaml")
    said = tracker("answer", "paper/left", "--warning", "no-evidence", "--reason", "The page is lost.")
    assert said.code == 0
    assert "kind: checked" in said.out
    assert tracker("check", "paper.yaml", "desk.yaml").out.startswith("No fault in 2 documents")
