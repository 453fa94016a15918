"""The command `network`: as text, as JSON and as a picture, and what it says where there is nothing to show."""

import json
from xml.etree import ElementTree as ET

ASKED = ("network", "LTU", "--on", "2021-12-31")


def test_each_neighbour_with_its_ties_since_when_and_on_whose_word(desk):
    ran = desk(*ASKED)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Network of Lithuania at the end of 31 December 2021"
    for part in (
        "China's ambassador to Lithuania: recalled, since 10 August 2021.",
        "paper/recalled",
        "[paper.yaml:9]",
    ):
        assert part in ran.out
    assert "ended          Membership of Lithuania in China-CEEC (17+1): full, ended on 22 May 2021." in ran.out
    assert "1 neighbour, 1 no longer." in ran.out.splitlines()


def test_json_has_what_the_text_says(desk):
    text, data = desk(*ASKED).out, json.loads(desk(*ASKED, "--json").out)
    assert [one["actor"] for one in data["neighbours"]] == ["CHN", "CHN-CEEC"]
    answers = [answer for one in data["neighbours"] for tie in one["ties"] for answer in tie["answers"]]
    told = [answer["fluent"] for answer in answers]
    assert told[0] == "relations(CHN, LTU)"
    assert {"head-of-mission(CHN, LTU)", "member(LTU, CHN-CEEC)"} <= set(told)
    assert all(witness["event"] in text for answer in answers for witness in answer["witnesses"])


def test_a_picture_is_written_whole_and_the_same_each_time(desk, tmp_path):
    ran = desk(*ASKED, "--svg", "network.svg")
    first = (tmp_path / "network.svg").read_bytes()
    assert (ran.code, ran.out, ran.err) == (0, "", "Written to network.svg.\n")
    desk(*ASKED, "--svg", "network.svg")
    assert (tmp_path / "network.svg").read_bytes() == first
    root = ET.fromstring(first)
    assert "China\u2019s ambassador to Lithuania: recalled" in root.find("{*}desc").text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["network.svg", "paper.yaml", "tracker.db"]


def test_what_was_published_later_is_left_out_and_the_picture_says_so(desk, tmp_path):
    ran = desk(*ASKED, "--known-by", "2021-06-01", "--svg", "network.svg")
    drawn = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert ran.code == 0
    assert "Known by 1 June 2021" in drawn
    assert "The log knows of nothing that tied Lithuania to another on 31 December 2021." in drawn


def test_no_neighbour_is_said_in_a_sentence(desk):
    ran = desk("network", "Peru", "--on", "2021-12-31")
    assert ran.code == 0
    assert "The log knows of nothing that tied Peru to another on 31 December 2021." in ran.out
    assert "0 neighbours." in ran.out.splitlines()


def test_an_actor_that_nobody_knows_is_a_wrong_command_line(desk):
    ran = desk("network", "Lituania")
    assert (ran.code, ran.out) == (2, "")
    assert "No actor is called 'Lituania'. Nearest: LTU (Lithuania)" in ran.err


def test_without_a_store_it_says_how_to_make_one(tracker):
    ran = tracker(*ASKED)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no store at tracker.db. Make one with 'tracker init'" in ran.err


def test_a_store_with_nothing_in_it_has_no_neighbours(tracker):
    tracker("init")
    assert "The log knows of nothing that tied Lithuania" in tracker(*ASKED).out


def test_a_folder_that_is_not_there_is_named(desk):
    ran = desk(*ASKED, "--svg", "nowhere/network.svg")
    assert (ran.code, ran.out) == (1, "")
    assert "nowhere/network.svg cannot be written: No such file or directory." in ran.err
