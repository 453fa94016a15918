"""A person decides on what was drafted; what cannot be decided so is refused before a byte of the log is changed."""

import pytest

from tracker import LogError, QuestionError
from tracker.text.reader import read_yaml

SAID = """\
China recalled its ambassador to Lithuania on 10 August 2021.
Japan recalled its ambassador to Russia on 11 August 2021.
"""
FIRST, SECOND = "ambassador-recalled", "ambassador-recalled-2"


@pytest.fixture
def drafted(empty, tmp_path):
    """A log of two events, drafted from a text."""
    log, text = tmp_path / "article.yaml", tmp_path / "article.txt"
    text.write_text(SAID, encoding="utf-8")
    empty.draft(text, published="2021-08-12", publisher="A paper", output=log)
    assert [one.id for one in empty.review(log).value.proposals] == [FIRST, SECOND]
    return log


def root(log):
    return read_yaml(log.read_bytes(), "log").root


def written(desk, log, event=FIRST):
    """Return an event as it stands in the log."""
    return next(one.written for one in desk.review(log).value.proposals if one.id == event)


REFUSED = {
    "without an id": (FIRST, lambda event: event.replace(f"id: {FIRST}\n  ", ""), "Begin it with '- id:'"),
    "with the id of another": (FIRST, lambda event: event.replace(FIRST, SECOND, 1), f"another event '{SECOND}'"),
    "in place of none": ("nosuch", lambda event: event, f"no event 'nosuch'. It has {FIRST}, {SECOND}"),
    "which are two": (FIRST, lambda event: event + event.replace(FIRST, "third", 1), "Write one event"),
    "which is none": (FIRST, lambda _: "- nothing\n", "belong keys with their values"),
    "whose id is no id": (FIRST, lambda event: event.replace(f"id: {FIRST}", "id: a b c"), "'a b c' is not an id"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_event_that_cannot_stand_there_is_refused_and_the_log_is_as_it_was(empty, drafted, case):
    event, change, said = REFUSED[case]
    before, new = drafted.read_bytes(), change(written(empty, drafted))
    with pytest.raises((QuestionError, LogError)) as refused:
        empty.edit_drafted(drafted, event, new)
    told = [f"{one.message} {one.remedy}" for one in getattr(refused.value, "findings", ())]
    assert said in " ".join([str(refused.value), *told])
    assert drafted.read_bytes() == before


def test_an_event_that_was_edited_stands_in_place_of_the_drafted_one(empty, drafted):
    empty.decide(drafted, {FIRST: "accepted"})
    new = written(empty, drafted).replace("2021-08-10", "2021-08").replace(FIRST, "recall", 1)
    shown = empty.edit_drafted(drafted, FIRST, new).value
    assert [(one.id, one.decision) for one in shown.proposals] == [("recall", "edited"), (SECOND, "")]
    head, events = root(drafted)["document"], root(drafted)["events"]
    assert head["drafted-by"] == {"drafter": "rules", "edited": ["recall"]}
    assert [(event["id"], event["date"]) for event in events] == [("recall", "2021-08"), (SECOND, "2021-08-11")]


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ({FIRST: "maybe"}, "'maybe' is no decision. An event is one of accepted, edited, rejected, missed."),
        ({FIRST: "rejected", "nosuch": "accepted"}, "The log has no event 'nosuch'."),
    ],
)
def test_what_is_no_decision_changes_nothing(empty, drafted, decisions, said):
    before = drafted.read_bytes()
    with pytest.raises(QuestionError, match=said):
        empty.decide(drafted, decisions)
    assert drafted.read_bytes() == before


def test_a_decision_that_stands_alone_in_the_head_is_kept_beside_the_next_one(empty, drafted):
    drafted.write_text(drafted.read_text().replace("drafter: rules", f"drafter: rules, accepted: {FIRST}"))
    assert [one.decision for one in empty.review(drafted).value.proposals] == ["accepted", ""]
    shown = empty.decide(drafted, {SECOND: "accepted"}).value
    assert root(drafted)["document"]["drafted-by"] == {"drafter": "rules", "accepted": [FIRST, SECOND]}
    assert shown.drafters[0]["accepted"] == 2


def test_a_head_that_names_no_drafter_is_a_fault_and_no_failure_of_the_program(empty, drafted):
    drafted.write_text(drafted.read_text().replace("drafter: rules", "accepted: []"))
    before = drafted.read_bytes()
    for asked in (empty.review, lambda log: empty.decide(log, {FIRST: "accepted"})):
        with pytest.raises(LogError) as refused:
            asked(drafted)
        assert "drafter" in refused.value.findings[0].message
    assert drafted.read_bytes() == before


def test_the_last_event_that_is_rejected_takes_the_section_with_it(empty, drafted):
    empty.decide(drafted, {FIRST: "rejected", SECOND: "rejected"})
    assert "events" not in root(drafted)
    assert root(drafted)["document"]["drafted-by"]["rejected"] == [FIRST, SECOND]


def test_what_was_missed_is_added_by_its_kind_and_its_words(empty, drafted):
    (drafted.parent / "article.txt").write_text(SAID + "Kenya protested to Japan against its recall.\n")
    added = empty.add_missed(drafted, "protested", "protested to Japan").value.proposals[-1]
    assert (added.id, added.line, added.decision) == ("protested", 3, "missed")
    assert root(drafted)["document"]["drafted-by"]["missed"] == ["protested"]
    new = added.written.replace("its recall", "the recall")
    edited = empty.edit_drafted(drafted, "protested", new).value.proposals[-1]
    assert (edited.sentence, edited.decision) == ("Kenya protested to Japan over the recall", "missed")
    again = empty.add_missed(drafted, "protested", "protested to Japan").value.proposals[-1]
    assert again.id == "protested-2"


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("protest", "recalled its ambassador", "No kind is called 'protest'. Nearest: protested"),
        ("protested", "protested loudly", "'protested loudly' stands on no line of 'article.txt'"),
        ("protested", " ", "' ' stands on no line"),
    ],
)
def test_what_cannot_be_added_is_refused(empty, drafted, kind, words, said):
    before = drafted.read_bytes()
    with pytest.raises(QuestionError, match=said):
        empty.add_missed(drafted, kind, words)
    assert drafted.read_bytes() == before


def test_without_its_text_nothing_is_added(empty, drafted):
    (drafted.parent / "article.txt").unlink()
    with pytest.raises(QuestionError, match="does not stand beside the log"):
        empty.add_missed(drafted, "protested", "protested")


def test_what_the_draft_declares_is_known_and_gone_with_the_last_event_that_names_it(empty, tmp_path):
    log, text = tmp_path / "listed.yaml", tmp_path / "listed.txt"
    text.write_text(
        "Canada expanded its sanctions on Ghana on 3 May 2021.\nThe sanctions list includes:\n- Kofi Souza\n"
    )
    empty.draft(text, published="2021-05-31", publisher="A paper", output=log)
    widened, listed = empty.review(log).value.proposals
    assert widened.sentence == "Canada widened its sanctions on Ghana"
    assert listed.sentence == "Canada listed Kofi Souza under Canada's sanctions on Ghana (among others)"
    empty.decide(log, {listed.id: "rejected"})
    assert "actors" not in root(log)
    assert list(root(log)["things"]) == ["canadas-sanctions-on-ghana"]


def test_a_person_fills_in_what_an_event_lacks_by_names(empty, drafted):
    (drafted.parent / "article.txt").write_text(SAID + "Kenya protested.\n")
    lacking = empty.add_missed(drafted, "protested", "Kenya protested").value.proposals[-1]
    assert lacking.lacks == ("toward",)
    filled = empty.fill_drafted(drafted, lacking.id, {"toward": "Japan", "date": "2021-08-11"})
    assert (filled.value.proposals[-1].sentence, filled.value.proposals[-1].lacks) == ("Kenya protested to Japan", ())
    both = empty.fill_drafted(drafted, FIRST, {"sender": "China, Nobody", "host": ""}).value.proposals[0]
    assert (both.lacks, both.decision) == (("host",), "edited")
    assert "unknown actor 'Nobody'" in both.sentence
