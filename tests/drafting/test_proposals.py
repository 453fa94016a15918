"""What another program prints is read in the documented shape, or refused whole: no half of it is ever used."""

import json

import pytest

from tracker.drafting.proposals import read_proposals
from tracker.model.failures import QuestionError

RECALLED = {"kind": "ambassador-recalled", "quotation": "recalled its ambassador"}


def proposals(**more):
    return {"drafter": "a model 1.0", "proposals": [{**RECALLED, **more}]}


def nested(levels):
    return "[" * levels + "]" * levels


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("China recalled its ambassador.", "they are no JSON"),
        (json.dumps(proposals(note="\ud800")), "they are no JSON"),
        (json.dumps(proposals(**{"\udfff": "x"})), "they are no JSON"),
        (json.dumps(proposals()).replace("{", '{"deep": ' + nested(100_000) + ",", 1), "they are no JSON"),
        (json.dumps(proposals(note=0)).replace("0}", f"{nested(700)}}}"), "nested deeper than 20 levels"),
        (json.dumps(proposals(note=0)).replace("0}", f"{nested(21)}}}"), "nested deeper than 20 levels"),
        ("[]", "there is no list 'proposals'"),
        (json.dumps({**proposals(), "drafter": "a\nb"}), "'drafter' does not say who proposes"),
        (json.dumps({**proposals(), "drafter": "a\u001b[31m"}), "'drafter' does not say who proposes"),
        (json.dumps({**proposals(), "drafter": "\ufeff"}), "'drafter' does not say who proposes"),
        (json.dumps({"drafter": "r", "proposals": ["recalled"]}), "a proposal is no object"),
    ],
)
def test_what_is_not_in_the_shape_is_refused_with_the_reason(written, why):
    with pytest.raises(QuestionError) as raised:
        read_proposals(written)
    assert str(raised.value).startswith("The proposals cannot be read: ")
    assert why in str(raised.value)


def test_a_value_becomes_text_as_a_log_has_it():
    (proposal,) = read_proposals(json.dumps(proposals(number=3, each=True, note=None, who=["CHN", 1]))).proposals
    assert proposal.fields == {
        "kind": "ambassador-recalled",
        "number": "3",
        "each": "yes",
        "note": "",
        "who": ["CHN", "1"],
    }
    assert proposal.quotation == "recalled its ambassador"
