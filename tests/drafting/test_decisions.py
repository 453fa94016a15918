"""What a person decided on a draft is read in one way, wherever it is asked for: one name, a list, or a fault."""

import pytest

from tracker.drafting.drafts import counted_decisions, decided, edited_draft
from tracker.log.deciding import undecided
from tracker.log.files import read_log
from tracker.log.writing import log_tree
from tracker.model.failures import LogError, QuestionError

EVENTS = """
events:
  - {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, evidence: {line: 1}}
  - {id: other, kind: ambassador-recalled, date: 2021-09-10, sender: CHN, host: EST, evidence: {line: 1}}
"""


def log(drafted_by):
    return read_log(f"document:\n  id: x\n  drafted-by: {drafted_by}{EVENTS}".encode(), "x.yaml")


@pytest.mark.parametrize(
    ("drafted_by", "waiting"),
    [
        ("{drafter: r}", ["recall", "other"]),
        ("{drafter: r, accepted: recall}", ["other"]),
        ("{drafter: r, accepted: [recall], edited: other}", []),
        ("{drafter: r, rejected: [recall]}", ["recall", "other"]),
        ("{drafter: r, accepted: ''}", ["recall", "other"]),
        ("{drafter: r, accepted: [[recall], {other: x}]}", ["recall", "other"]),
        ("{accepted: [recall]}", ["recall", "other"]),
        ("[recall]", ["recall", "other"]),
    ],
)
def test_what_nobody_has_decided_on_waits(drafted_by, waiting):
    assert [event["id"] for event in undecided(log(drafted_by))] == waiting


def test_an_event_whose_id_is_no_text_waits():
    raw = read_log(b"document: {drafted-by: {drafter: r}}\nevents:\n  - {id: [a]}\n", "x.yaml")
    assert [event["id"] for event in undecided(raw)] == [["a"]]


def test_one_name_and_a_list_are_counted_and_kept_alike():
    one, several = (log(f"{{drafter: r, accepted: {names}}}") for names in ("recall", "[recall]"))
    counted = [{"drafter": "r", "accepted": 2, "edited": 0, "rejected": 0, "missed": 0}]
    assert counted_decisions([one.head, several.head]) == counted
    for raw in (one, several):
        assert decided(log_tree(raw), {"other": "edited"})["document"]["drafted-by"] == {
            "drafter": "r",
            "accepted": ["recall"],
            "edited": ["other"],
        }


@pytest.mark.parametrize(
    ("drafted_by", "code"),
    [
        ("{drafter: r, accepted: [[a], {b: c}]}", "not-text"),
        ("{accepted: [recall]}", "missing-key"),
        ("{drafter: r, accepted: [Recall]}", "not-an-id"),
    ],
)
def test_decisions_that_cannot_be_read_are_said_and_nothing_is_decided(drafted_by, code):
    raw = log(drafted_by)
    tree = log_tree(raw)
    asked = (
        lambda: decided(tree, {"recall": "accepted"}),
        lambda: edited_draft(tree, "recall", {"id": "recalled"}),
        lambda: counted_decisions([raw.head]),
    )
    for ask in asked:
        with pytest.raises(LogError) as raised:
            ask()
        assert code in {finding.code for finding in raised.value.findings}


def test_an_event_that_is_not_there_is_said_beside_one_whose_id_is_no_text():
    raw = read_log(b"document: {drafted-by: {drafter: r}}\nevents:\n  - {id: [a]}\n", "x.yaml")
    with pytest.raises(QuestionError, match="has no event 'b'"):
        decided(log_tree(raw), {"b": "accepted"})


def test_a_log_that_somebody_wrote_has_nothing_to_decide_on():
    raw = read_log(f"document: {{id: x}}{EVENTS}".encode(), "x.yaml")
    with pytest.raises(QuestionError, match="was not drafted by a program"):
        decided(log_tree(raw), {"recall": "accepted"})
    assert undecided(raw) == []
