"""An event that a person names by its kind and by words of a text: the sentence says who, how many and when."""

import pytest

from tracker.drafting.rules import Text
from tracker.drafting.told import event_told
from tracker.model.dates import parse_date


@pytest.fixture
def tell(seeds):
    """Return what the lines of a text say of a kind, by some of their words."""

    def read(kind, words, *lines):
        text = Text(lines, parse_date("2021-12-31"))
        told = event_told(seeds, text, seeds.known_kind(kind), words)
        return told and told.roles

    return read


def test_the_sentence_of_the_words_says_who_did_it_to_whom_and_when(tell):
    event = tell("envoy-summoned", "called in Peru's envoy", "The news", "On 3 May 2021 Chile called in Peru's envoy.")
    assert event == {
        "kind": "envoy-summoned",
        "date": "2021-05-03",
        "sender": "PER",
        "host": "CHL",
        "evidence": {"line": "2", "words": "called in Peru's envoy"},
    }


def test_a_list_of_names_is_one_event(tell):
    event = tell(
        "diplomats-expelled",
        "took action against Syrian diplomats",
        "Chile, Peru, Kenya and the Netherlands took action against Syrian diplomats on 3 May 2021. Ghana did not.",
    )
    assert (event["sender"], event["host"]) == ("SYR", ["CHL", "PER", "KEN", "NLD"])


def test_of_members_that_are_named_the_members_did_it(tell):
    event = tell("condemned", "condemned the coup", "AU members Ghana, Kenya and Togo condemned the coup in Mali.")
    assert event["by"] == ["GHA", "KEN", "TGO"]


def test_who_stands_in_one_list_is_not_whom_it_is_done_to(tell):
    event = tell("criticised", "criticised the coup", "Ghana, Kenya and Togo criticised the coup.")
    assert event["by"] == "GHA"
    assert "toward" not in event


def test_words_that_no_rule_reads_are_evidence_all_the_same(tell):
    event = tell("protested", "did not protest", "Chile did not protest.")
    assert event == {
        "kind": "protested",
        "date": "[..2021-12-31]",
        "evidence": {"line": "1", "words": "did not protest"},
    }


def test_words_that_stand_nowhere_are_no_event(tell):
    assert tell("protested", "protested loudly", "Chile protested.") is None


def test_names_with_which_the_words_begin_are_of_those_who_do_it(tell):
    event = tell(
        "called-on", "Chile and Peru called on Mali to", "On Monday Chile and Peru called on Mali to free them."
    )
    assert (event["by"], event["toward"], event["to"]) == (["CHL", "PER"], "MLI", "free them")


def test_who_says_it_is_kept_beside_a_list(tell):
    event = tell("regretted", "regrets the raid", "Chile and Peru met. Mali said on Monday that it regrets the raid.")
    assert (event["by"], event["what"], event["according-to"]) == ("MLI", "the raid", ["MLI"])


def test_what_two_agree_to_do_is_a_deed_where_the_kind_is_the_agreement_and_else_a_plan(tell):
    line = "Ghana and Togo agreed to upgrade ties, and agreed to open embassies."
    assert "stance" not in tell("relations-upgrade-agreed", "upgrade ties", line)
    assert tell("relations-resumed", "upgrade ties", line)["degree"] == "decided"


def test_a_format_that_invites_is_the_format_and_whoever_is_named_behind_is_invited(tell):
    event = tell("format-invited", "invited six countries", "BRICS invited six countries on 3 May 2021 to join.")
    assert (event["format"], event["date"], "who" in event) == ("BRICS", "2021-05-03", False)
    event = tell("format-invited", "was invited to join", "On 3 May 2021 Kenya was invited to join BRICS.")
    assert (event["format"], event["who"]) == ("BRICS", ["KEN"])
