"""Texts of a few lines, drafted by rules with the given catalogue."""

import pytest

from tracker.catalogue.seeds import read_seeds
from tracker.drafting.gate import EvidenceGate
from tracker.drafting.proposals import Proposal
from tracker.drafting.rules import Rules, Text
from tracker.given import given as given_folder
from tracker.log.head import read_document
from tracker.model.dates import parse_date
from tracker.model.events import Source
from tracker.text.shape import Faults


@pytest.fixture(scope="session")
def seeds():
    catalogue, findings = read_seeds(given_folder("seeds"))
    assert not findings
    return catalogue


@pytest.fixture
def drafted(seeds):
    """Draft events from the lines of a text, as what their fields say."""

    def draft(*lines, published="2021-12-31", about=()):
        return [dict(one.fields) for one in Rules(seeds, Text(lines, parse_date(published), (), about)).candidates()]

    return draft


@pytest.fixture
def gate(seeds):
    """Judge one proposal by the lines of a text; return the event, or the reasons why there is none."""

    def judge(lines, published="2021-12-31", skip=(), line=None, **fields):
        head = {"id": "paper", "title": "A report", "publisher": "A paper"}
        head |= {"published": {"date": published, "basis": "printed"}, "skip": [f"{a}-{b}" for a, b in skip]}
        document = read_document(head, Faults("head"), Source("head", 1), seeds)
        quotation = fields.pop("quotation")
        gated = EvidenceGate(seeds, document, lines).judge([Proposal(fields, quotation, line)])
        return gated.passed[0] if gated.passed else gated.refused[0].reasons

    return judge
