"""What rules propose: a sentence, whose words are read by cues, names and the handbook's table, and its event."""

import random

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.drafting.rules import Rules, Text
from tracker.model.dates import parse_date

RECALL = "China recalled its ambassador to Lithuania on 10 August 2021."


def test_a_sentence_becomes_an_event_with_its_players_and_its_day(drafted):
    assert drafted(RECALL) == [{"kind": "ambassador-recalled", "date": "2021-08-10", "sender": "CHN", "host": "LTU"}]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("China recalled its ambassador to Lithuania in August 2021.", "2021-08"),
        ("In early 2021 China recalled its ambassador to Lithuania.", "[2021-01..2021-04]"),
        ("China recently recalled its ambassador to Lithuania.", "[2021-09-30..2021-12-31]"),
        ("China recalled its ambassador to Lithuania on Monday.", "2021-12-27"),
        ("China recalled its ambassador to Lithuania on August 10.", "2021-08-10"),
        ("China recalled its ambassador to Lithuania.", "[..2021-12-31]"),
        ("China recalled its ambassador to Lithuania on 10 August 2021, and sent another on 1 May 2022.", "2021-08-10"),
    ],
)
def test_a_date_follows_from_the_words_by_the_handbook(drafted, sentence, date):
    assert drafted(sentence)[0]["date"] == date


def test_a_day_without_a_year_is_of_the_year_that_the_text_named_last(drafted):
    told = drafted("In 1919 much changed. China recalled its ambassador to Japan on June 11.")
    assert [event["date"] for event in told] == ["1919-06-11"]


@pytest.mark.parametrize(
    ("sentence", "players"),
    [
        ("Russia expelled 23 British diplomats on 17 March 2018.", {"sender": "GBR", "host": "RUS", "number": "23"}),
        ("The American Embassy in Minsk was closed on 28 February 2022.", {"owner": "USA", "host": "BLR"}),
        ("Legation Tirana of the United States was closed on 16 September 1939.", {"owner": "USA", "host": "ALB"}),
        ("Iraq severed diplomatic relations with the United States on 7 June 1967.", {"by": "IRQ", "with": "USA"}),
    ],
)
def test_who_plays_which_role_follows_from_where_the_names_stand(drafted, sentence, players):
    (event,) = drafted(sentence)
    assert {role: event.get(role) for role in players} == players


def test_whoever_is_left_out_is_one_of_the_two_that_the_text_is_about(drafted):
    (event,) = drafted("The Embassy was closed on 28 February 2022.", published="2022-03-01", about=("USA", "BLR"))
    assert (event["kind"], event["owner"], event["host"]) == ("mission-ended", "USA", "BLR")


def test_a_list_of_names_plays_one_role(drafted):
    (event,) = drafted("Estonia, Latvia and Lithuania signed a security pact on 3 March 2021.")
    assert event["parties"] == ["EST", "LVA", "LTU"]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("China said that Lithuania recalled its ambassador to Japan.", {"stance": "claimed", "according-to": ["CHN"]}),
        ("China denied that it recalled its ambassador to Lithuania.", {"stance": "denied", "according-to": ["CHN"]}),
        ("China plans to recall its ambassador to Lithuania.", {"stance": "announced", "degree": "intended"}),
        ("China threatened to recall its ambassador to Lithuania.", {"stance": "announced", "degree": "threatened"}),
    ],
)
def test_a_stance_follows_from_the_words(drafted, sentence, stance):
    event = next(one for one in drafted(sentence) if one["kind"] == "ambassador-recalled")
    assert {key: event.get(key) for key in stance} == stance


def test_what_is_said_not_to_have_happened_is_not_proposed(drafted):
    assert drafted("China did not recall its ambassador to Lithuania.") == []


def test_a_heading_and_what_is_told_again_are_no_events(drafted):
    told = drafted(
        "China recalls its ambassador to Lithuania",
        RECALL,
        "In August 2021 China recalled its ambassador to Lithuania.",
    )
    assert [event["date"] for event in told] == ["2021-08-10"]


def test_a_person_is_the_country_for_which_the_text_has_said_that_he_speaks(drafted):
    lines = (
        "U.S. President Jimmy Carter sent a message to Tuvalu on 1 October 1978.",
        "Ambassador Inoke Faletau presented his credentials to President Jimmy Carter on 10 May 1979.",
    )
    event = next(one for one in drafted(*lines, about=("USA", "TUV")) if one["date"] == "1979-05-10")
    assert (event["owner"], event["host"]) == ("TUV", "USA")


def test_a_weaker_word_gives_way_to_what_the_text_tells_next(drafted):
    told = drafted(
        "The U.S. Ambassador presented her credentials to Cape Verde on 18 November 1976.",
        "The U.S. Embassy in Praia was established on 28 January 1978.",
        about=("USA", "CPV"),
    )
    assert [event["rank"] for event in told] == ["nonresident ambassador", "embassy"]


def test_what_is_said_of_a_subject_aside_is_not_the_subject(drafted):
    (event,) = drafted("China, which sees Taiwan as its own, responded by recalling its ambassador to Lithuania.")
    assert (event["sender"], event["host"]) == ("CHN", "LTU")


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan has a military alliance with the United States.",
        "The Prime Minister of Belarus thinks of the conflict with Poland.",
        "A document is aimed at the strategic partnership between Belarus and China.",
    ],
)
def test_the_name_of_a_thing_without_a_verb_tells_of_no_act(drafted, sentence):
    assert drafted(sentence) == []


def test_a_phrase_with_a_verb_tells_of_an_act(drafted):
    (event,) = drafted("China strongly objected to the decision of Lithuania.")
    assert (event["kind"], event["by"], event["toward"]) == ("protested", "CHN", "LTU")


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("China downgraded diplomatic relations with the European Union member Lithuania.", "LTU"),
        ("In the India-Pacific region China downgraded diplomatic relations with Lithuania.", "LTU"),
    ],
)
def test_a_name_that_is_part_of_another_plays_no_role(drafted, sentence, whom):
    assert [(event["by"], event["with"]) for event in drafted(sentence)] == [("CHN", whom)]


SEVERAL = (
    "China recalled its ambassador to Lithuania on 10 August 2021, and Lithuania recalled its ambassador to China.",
    "Iraq severed diplomatic relations with the United States on 7 June 1967. The Embassy in Baghdad was closed.",
    "The American Legation in Amman was raised to an Embassy on 3 May 1950, when Smith presented credentials.",
    "Belarus expelled 23 Polish diplomats. Poland summoned the Belarusian ambassador and imposed sanctions on Belarus.",
)


def test_neither_the_order_of_the_kinds_nor_their_ids_change_a_draft(seeds):
    """Kinds are in another order under other ids: the same events come out, each under its new id."""
    kinds = list(seeds.plain["kinds"])
    random.Random(15).shuffle(kinds)  # noqa: S311 - no secret
    names = {f"k{number}": kind for number, kind in enumerate(kinds)}
    other = Catalogue({**seeds.plain, "kinds": {new: seeds.plain["kinds"][old] for new, old in names.items()}})
    text = Text(SEVERAL, parse_date("2021-12-31"))
    ours = [dict(one.fields) for one in Rules(seeds, text).candidates()]
    theirs = [dict(one.fields) for one in Rules(other, text).candidates()]
    assert len(ours) > 4
    assert [{**fields, "kind": names[fields["kind"]]} for fields in theirs] == ours
