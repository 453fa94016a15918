"""What a text names and no catalogue has is declared with the draft, where its name stands in the text."""

import pytest

from tracker.drafting.drafts import only_used
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
        "date": "[..2021-05-31]",
        "by": "CAN",
        "target": "GHA",
        "regime": "canadas-sanctions-on-ghana",
        "who": ["SOUZA-KOFI", "OWUSU-MENSAH-AMA"],
        "exhaustive": "no",
        "evidence": {"line": "2", "words": "sanctions list includes"},
    }


def test_sanctions_that_the_catalogue_has_are_not_declared_again(gated):
    found = gated(["The EU imposed sanctions on Belarus on 3 May 2021."])
    assert (found.declared, found.passed[0]["regime"]) == ({}, "eu-belarus-measures")


def test_an_agreement_is_called_as_the_text_calls_it(gated):
    found = gated(["Ghana and Togo signed an agreement on rice trade on 3 May 2021."])
    assert found.declared == {
        "things": {"agreement-on-rice-trade": {"type": "agreement", "name": "the agreement on rice trade"}}
    }


def test_a_name_that_does_not_stand_in_the_text_is_refused_with_its_event(gated):
    fields = {"kind": "agreement-signed", "parties": ["GHA", "TGO"], "agreement": "a-pact", "date": "2021-05-03"}
    declared = {"things": {"a-pact": {"type": "agreement", "name": "the secret pact"}}}
    lines = ["Ghana and Togo signed a pact on 3 May 2021."]
    found = gated(lines, [Proposal(fields, "signed a pact", None, declared)])
    assert found.refused[0].reasons == ("the name 'secret pact' does not stand in the text to the letter",)
    assert found.declared == {}


def test_what_no_event_names_any_more_is_not_declared():
    tree = {"things": {"a": {}, "b": {}}, "actors": {"C": {}}, "events": [{"id": "x", "that": "party(GHA, a)"}]}
    assert only_used(tree) == {"things": {"a": {}}, "events": tree["events"]}
