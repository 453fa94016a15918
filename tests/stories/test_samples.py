"""What the sample logs answer: the questions that a desk asks of them first."""

import json

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.given import given as given_folder


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A store with every sample log in it, and the command line to ask it."""
    store = str(tmp_path_factory.mktemp("samples") / "tracker.db")

    def run(*words, code=0):
        done = CliRunner().invoke(tracker, ["--store", store, *words])
        assert done.exit_code == code, (done.output, done.exception)
        return done.output

    run("init")
    run("append", str(given_folder("events")))
    return run


def answers(ask, *words):
    told = json.loads(ask("replay", *words, "--json"))
    return {(one["fluent"], one["value"]): one for one in told["answers"]}


LEVEL = ("level(CHN, LTU)", "chargé d'affaires")
DIRECTIVE = ("programme(BLR, CHN, belarus-directive-on-china-2021)", None)
SANCTIONS = ("sanctions(EU, BLR, eu-belarus-measures)", None)


def test_lithuania_left_the_format_on_the_day_on_which_its_reports_agree(ask):
    one = answers(ask, "LTU", "CHN", "--on", "2021-12-31")["member(LTU, CHN-CEEC)", None]
    assert (one["answer"], one["since"]) == ("does not hold", {"earliest": "2021-05-22", "latest": "2021-05-22"})
    assert one["last_evidence"] == "2021-05-31"  # the last day of the spring of which the latest report tells
    assert {"err-2022-08-11/lithuania-had-left", "baltic-times-2021-05-24/lithuania-left"} <= {
        witness["event"] for witness in one["witnesses"]
    }


def test_the_fifth_package_is_lithuanias_too_and_presupposes_measures_before_it(ask):
    after = answers(ask, "BLR", "LTU", "--on", "2021-12-31")[SANCTIONS]
    assert (after["answer"], after["through"], after["since"]["latest"]) == ("holds", "EU", "2021-12-01")
    assert "Latest event (2 December 2021): The EU imposed its fifth package of sanctions on Belarus" in ask(
        "replay", "BLR", "LTU", "--on", "2021-12-31"
    )
    before = answers(ask, "BLR", "LTU", "--on", "2021-12-01")[SANCTIONS]
    assert before["answer"] == "holds"
    assert "its fifth package of sanctions" not in ask("replay", "BLR", "LTU", "--on", "2021-12-01")


def test_a_programme_that_ends_is_not_the_partnership_that_it_serves(ask):
    last, next_day = (answers(ask, "BLR", "CHN", "--on", day) for day in ("2025-12-31", "2026-01-01"))
    assert (last[DIRECTIVE]["answer"], next_day[DIRECTIVE]["answer"]) == ("holds", "does not hold")
    partnership = ("partnership(BLR, CHN)", "all-weather")
    assert last[partnership]["answer"] == next_day[partnership]["answer"] == "holds"


def test_three_states_of_knowledge_give_three_answers_about_one_day(ask):
    told = [
        answers(ask, "LTU", "CHN", "--on", "2021-12-31", *known)
        for known in (("--known-by", "2021-06-01"), ("--known-by", "2021-12-31"), ())
    ]
    assert [LEVEL in one for one in told] == [False, True, True]
    assert [("member(LTU, CHN-CEEC)", None) in one for one in told] == [True, True, True]
    assert told[1] != told[2]
    assert answers(ask, "LTU", "CHN", "--on", "2021-12-31", "--known-by", "2020-01-01").keys() == {
        ("member(CHN, CHN-CEEC)", "full"),
        ("member(LTU, CHN-CEEC)", "full"),
        ("both-members(CHN, LTU, CHN-CEEC)", None),
    }


def test_a_treaty_on_joining_makes_nobody_a_certain_member_before_its_day(ask):
    for signatory in ("AUT", "NOR"):
        told = answers(ask, signatory, "EU", "--on", "1995-06-30", "--known-by", "1994-09-30")
        assert told[f"member({signatory}, EU)", "full"]["answer"] == "possibly"
        eve = answers(ask, signatory, "EU", "--on", "1994-12-31", "--known-by", "1994-09-30")
        assert eve[f"accession({signatory}, EU)", "treaty signed"]["answer"] == "holds"
    assert answers(ask, "AUT", "EU", "--on", "1995-06-30")["member(AUT, EU)", "full"]["answer"] == "holds"
    told = answers(ask, "NOR", "EU", "--on", "1995-06-30")
    assert told["member(NOR, EU)", None]["answer"] == "does not hold"
    assert ("accession(NOR, EU)", "treaty signed") not in told


def test_the_level_of_relations_is_dated_by_the_ministry_and_not_by_the_news(ask):
    told = answers(ask, "LTU", "CHN", "--on", "2021-12-31")
    assert told[LEVEL]["since"] == {"earliest": "2021-11-21", "latest": "2021-11-21"}
    assert answers(ask, "LTU", "CHN", "--on", "2021-11-20")["level(CHN, LTU)", "ambassador"]["answer"] == "holds"


def test_the_last_figures_have_their_periods_and_who_gave_them(ask):
    told = json.loads(ask("replay", "KAZ", "LTU", "--on", "2018-12-31", "--json"))
    trade = {
        figure["roles"]["period"][0]: (figure["roles"]["value"][0], figure["according_to"])
        for figure in told["figures"]
        if figure["roles"].get("measure") == ["trade"] and "value" in figure["roles"]
    }
    assert trade["2017"][0] == "722"
    assert trade["2018-01/2018-08"][0] == "527"
    assert all(["KAZ-EMBASSY-IN-LTU"] in speakers for _, speakers in trade.values())


def test_claims_stand_apart_and_name_their_speakers(ask):
    # Joined over the ends of lines, whose places depend on how long the folder's path is.
    text = " ".join(ask("replay", "JPN", "RUS", "--on", "2019-03-01", "-v", "--chronology").split())
    told, _, claimed = text.partition("ONLY CLAIMED")
    assert "(claimed)" not in told
    assert "Japan sided with the United States" in claimed
    assert claimed.count("according to Sergey Lavrov") >= 2


def test_the_year_2021_is_told_in_order_with_its_causes(ask):
    told = json.loads(ask("changes", "LTU", "CHN", "--from", "2020-12-31", "--to", "2021-12-31", "--json"))
    days = [change["day"] for change in told["changes"]]
    assert days == sorted(days)
    turns = {(change["fluent"], change["day"]): change["turn"] for change in told["changes"]}
    assert turns["member(LTU, CHN-CEEC)", "2021-05-22"] == "ended"
    assert turns["head-of-mission(CHN, LTU)", "2021-08-10"] == "changed"
    assert turns["level(CHN, LTU)", "2021-11-21"] == "changed"
    assert any(entry["causes"] for entry in told["chronology"])


def test_no_words_of_a_page_that_forbids_quotation_are_printed(ask):
    told = json.loads(ask("events", "--document", "bns-lithuania-japan-2021-07", "--json"))["events"]
    assert told
    assert all("words" not in evidence for event in told for evidence in event["evidence"])
    assert "rogue" not in ask("events", "--document", "bns-lithuania-japan-2021-07")


def test_two_offices_do_not_become_one(ask, tmp_path):
    output = ask(
        *("merge", "cna-budrys-2025-11/taiwan-opened-office", "cna-budrys-2025-11/lithuania-opened-office"),
        *("--reason", "One office?", "--desk", str(tmp_path / "desk.yaml")),
        code=1,
    )
    assert "cannot tell of one happening" in output


def test_names_in_any_form_are_understood_and_misspelt_ones_suggested(ask):
    assert ask("replay", "Vilnius", "Beijing", "--on", "2021-12-31") == ask("replay", "lt", "CHN", "--on", "2021-12-31")
    assert "Nearest: LTU (Lithuania)" in ask("replay", "Lituania", "China", code=2)
