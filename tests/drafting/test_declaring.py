"""What a text names and no catalogue has is declared with the draft, where its name stands in the text."""

import pytest

from tracker.drafting.drafts import added, decided
from tracker.drafting.gate import EvidenceGate
from tracker.drafting.proposals import Proposal, by_rules
from tracker.drafting.rules import Rules, Text
from tracker.log.head import read_document
from tracker.model.dates import parse_date
from tracker.model.events import Source
from tracker.text.shape import Faults

LISTED = """\
Canada expanded its sanctions on Ghana on 3 May 2021.
The sanctions list includes:
- Kofi de Souza, a minister
- Ama Owusu-Mensah.
Others were not named.""".splitlines()


@pytest.fixture
def gated(seeds):
    """Judge what rules propose from the lines of a text."""

    def judge(lines, proposals=None):
        published = {"date": "2021-05-31", "basis": "printed"}
        head = {"id": "paper", "title": "A report", "publisher": "A paper", "published": published}
        document = read_document(head, Faults("head"), Source("head", 1), seeds)
        found = by_rules("rules", Rules(seeds, Text(lines, parse_date("2021-05-31"))).candidates()).proposals
        return EvidenceGate(seeds, document, lines).judge(proposals or found)

    return judge


def test_the_persons_of_a_list_below_its_line_are_declared_and_listed(gated):
    found = gated(LISTED)
    assert found.declared == {
        "things": {"canadas-sanctions-on-ghana": {"type": "regime", "name": "Canada's sanctions on Ghana"}},
        "actors": {
            "SOUZA-KOFI": {"type": "person", "names": ["Kofi de Souza"]},
            "OWUSU-MENSAH-AMA": {"type": "person", "names": ["Ama Owusu-Mensah"]},
        },
    }
    widened, listed = found.passed
    assert (widened["kind"], widened["regime"]) == ("sanctions-widened", "canadas-sanctions-on-ghana")
    assert listed == {
        "id": "listing-added",
        "kind": "listing-added",
        "date": "2021-05-03",
        "by": "CAN",
        "target": "GHA",
        "regime": "canadas-sanctions-on-ghana",
        "who": ["SOUZA-KOFI", "OWUSU-MENSAH-AMA"],
        "exhaustive": "no",
        "evidence": {"line": "2", "words": "sanctions list includes"},
    }


def test_a_list_far_from_the_day_of_the_sanctions_has_none(gated):
    found = gated([LISTED[0], "", "It was a fine day.", *LISTED[1:]])
    assert [event["date"] for event in found.passed] == ["2021-05-03", "[..2021-05-31]"]


def test_sanctions_that_the_catalogue_has_are_not_declared_again(gated):
    found = gated(["The EU imposed sanctions on Belarus on 3 May 2021."])
    assert (found.declared, found.passed[0]["regime"]) == ({}, "eu-belarus-measures")


def test_an_agreement_is_called_as_the_text_calls_it(gated):
    found = gated(["Ghana and Togo signed an agreement on rice trade on 3 May 2021."])
    assert found.declared["things"] == {
        "agreement-on-rice-trade-gha-tgo": {
            "type": "agreement",
            "name": "the agreement on rice trade between Ghana and Togo",
        }
    }


def test_each_two_have_a_free_trade_agreement_of_their_own(gated):
    signed = "{} and Switzerland signed a free trade agreement on 3 May 2021."
    found = gated([signed.format("Ghana"), signed.format("Togo"), "Togo ratified the agreement on 4 May 2021."])
    mine, other = "free-trade-agreement-che-gha", "free-trade-agreement-che-tgo"
    assert [event["agreement"] for event in found.passed] == [mine, other, other]
    assert found.declared["things"][mine]["name"] == "the free trade agreement between Ghana and Switzerland"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("China and New Zealand signed a free trade agreement", "china-new-zealand-free-trade-agreement"),
        ("Ghana ratified the Paris Agreement", "paris-agreement"),
    ],
)
def test_an_agreement_that_the_catalogue_has_is_not_declared_again(gated, sentence, code):
    found = gated([f"{sentence} on 3 May 2021."])
    assert (found.passed[0]["agreement"], found.declared) == (code, {})


def test_who_stands_behind_with_is_a_party_and_no_word_of_the_name(gated):
    (event,) = gated(["Ghana and Togo signed a free trade agreement with Mali on 3 May 2021."]).passed
    assert (event["parties"], event["agreement"]) == (["GHA", "TGO", "MLI"], "free-trade-agreement-gha-mli-tgo")


@pytest.mark.parametrize("words", ["an agreement", "a series of trade deals", "the agreement"])
def test_what_may_be_any_agreement_has_no_code(gated, words):
    found = gated([f"Ghana and Togo signed {words} on 3 May 2021."])
    assert found.refused[0].reasons == ("the event lacks 'agreement'",)


def test_a_list_is_of_who_is_said_to_keep_it_and_of_nobody_else(gated):
    lines = [LISTED[0], "The United States sanctions list includes:", *LISTED[2:]]
    assert [event["kind"] for event in gated(lines).passed] == ["sanctions-widened"]


def test_a_name_in_other_letters_has_a_code_of_its_own(gated):
    found = gated([*LISTED[:2], "- Иван Петров", "- Ли Цян, a minister", "- Łukasz Żak"])
    names = {code: actor["names"][0] for code, actor in found.declared["actors"].items()}
    assert names["ZAK-LUKASZ"] == "Łukasz Żak"
    first, second = (code for code in names if code != "ZAK-LUKASZ")
    assert first != second
    assert [code.partition("-")[0] for code in (first, second)] == ["PERSON", "PERSON"]
    assert [names[first], names[second]] == ["Иван Петров", "Ли Цян"]


def test_a_name_that_does_not_stand_in_the_text_is_refused_with_its_event(gated):
    fields = {"kind": "agreement-signed", "parties": ["GHA", "TGO"], "agreement": "a-pact", "date": "2021-05-03"}
    declared = {"things": {"a-pact": {"type": "agreement", "name": "the secret pact"}}}
    lines = ["Ghana and Togo signed a pact on 3 May 2021."]
    found = gated(lines, [Proposal(fields, "signed a pact", None, declared)])
    assert found.refused[0].reasons == ("the name 'secret pact' does not stand in the text to the letter",)
    assert found.declared == {}


def test_of_what_a_rejected_event_named_only_what_nothing_else_names_goes():
    kept = {"id": "x", "that": "party(GHA, a)", "by": "CLUB/foreign-minister"}
    gone = {"id": "y", "who": ["C", "CLUB"], "agreement": "b", "about": "part-of"}
    things = {"a": {"part-of": "whole"}, "whole": {}, "b": {"name": "the b"}, "later": {}}
    head = {"drafted-by": {"drafter": "rules"}}
    tree = {"document": head, "actors": {"C": {}, "CLUB": {}, "FOO": {}}, "things": things, "events": [kept, gone]}
    left = decided(tree, {"y": "rejected"})
    assert left["things"] == {"a": {"part-of": "whole"}, "whole": {}, "later": {}}
    assert left["actors"] == {"CLUB": {}, "FOO": {}}
    assert "actors" not in decided({**tree, "actors": {"C": {}}}, {"y": "rejected"})


def test_what_a_person_mended_is_not_declared_again():
    head = {"drafted-by": {"drafter": "rules"}}
    tree = {"document": head, "things": {"a": {"name": "mended"}}, "events": []}
    new = added(tree, {"kind": "agreement-signed"}, {"things": {"a": {"name": "drafted"}, "b": {}}})
    assert new["things"] == {"a": {"name": "mended"}, "b": {}}


@pytest.mark.parametrize(
    ("sentence", "regime"),
    [
        ("Russia imposed sanctions on the United Kingdom", "russias-sanctions-on-the-united-kingdom"),
        ("The United Kingdom imposed sanctions on Russia", "uk-russia-measures"),
        ("The United States imposed sanctions on China", "the-united-states-sanctions-on-china"),
    ],
)
def test_whose_sanctions_they_are_and_on_whom_as_a_whole_says_which_are_meant(gated, sentence, regime):
    assert gated([f"{sentence} on 3 May 2021."]).passed[0]["regime"] == regime
