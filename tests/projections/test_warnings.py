"""What `check` asks as a careful editor would, and how a `checked` entry answers it."""

import textwrap

import pytest

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

HEAD = "document: {{id: {0}, title: A report, publisher: A paper, published: {{date: {1}, basis: printed}}{2}}}\n"


@pytest.fixture
def ask(catalogue, tmp_path):
    """Check logs, each given as id, day of publication and entries; return the codes and messages of the warnings."""

    def read(*documents, head=""):
        paths = []
        for number, (name, published, text) in enumerate(documents):
            paths.append(tmp_path / f"{number}.yaml")
            extra = ", desk: yes" if name == "desk" else head
            paths[-1].write_text(HEAD.format(name, published, extra) + textwrap.dedent(text), encoding="utf-8")
        findings = check_logs([read_file(path) for path in paths], catalogue).findings
        assert all(finding.warning for finding in findings), findings
        return {finding.code: finding.message for finding in findings}

    return read


RECALL = (
    "events:\n  - {{id: {0}, kind: ambassador-recalled, date: {1}, sender: CHN, host: LTU, evidence: {{line: 1}}{2}}}\n"
)


def test_a_log_that_leaves_nothing_to_ask(ask):
    assert ask(("paper", "2021-08-10", RECALL.format("a", "2021-08-10", ""))) == {}


def test_a_dateline_that_the_publication_contradicts(ask):
    found = ask(("paper", "2018-10-20", RECALL.format("a", "2018-05", "")), head=", dateline: date 2017-09-11")
    assert found["dateline-and-publication"] == "the dateline says 2017-09-11, and 'published' 2018-10-20"


def test_a_dateline_that_the_text_contradicts(ask):
    found = ask(
        ("paper", "'[2017-09-11..2018-10-20]'", RECALL.format("a", "2018-05", "")), head=", dateline: 2017-09-11"
    )
    assert found == {"dateline-and-text": "the dateline says 2017-09-11, and 'paper/a' tells of 2018-05"}


def test_an_event_after_its_document(ask):
    found = ask(("paper", "2021-08-10", RECALL.format("a", "2021-08-20", "")))
    assert "after its document was published (2021-08-10)" in found["after-publication"]


def test_an_event_without_evidence(ask):
    assert list(
        ask(("paper", "2021-08-10", RECALL.format("a", "2021-08-10", "").replace(", evidence: {line: 1}", "")))
    ) == ["no-evidence"]


def test_a_report_on_the_word_of_somebody_nameless(ask):
    found = ask(("paper", "2021-08-10", RECALL.format("a", "2021-08-10", ", according-to: [an official]")))
    assert list(found) == ["nameless"]
    claimed = RECALL.format("a", "2021-08-10", ", according-to: [an official], stance: claimed")
    assert ask(("paper", "2021-08-10", claimed)) == {}


def test_a_second_recall_without_a_return(ask):
    second = RECALL.format("b", "2022-01-01", "").partition("\n")[2]
    found = ask(("paper", "2022-01-02", RECALL.format("a", "2021-08-10", "") + second))
    assert found == {
        "presupposition": "'paper/b': by the record head-of-mission(CHN, LTU) = in post did not hold the day before"
    }


def test_leaving_what_was_left_already(ask):
    left = "  - {{id: {0}, kind: format-left, date: {1}, who: [LTU], format: CHN-CEEC, evidence: {{line: 1}}}}\n"
    found = ask(("paper", "2022-01-02", "events:\n" + left.format("a", "2021-05-22") + left.format("b", "2021-12-01")))
    assert list(found) == ["presupposition"]


def test_one_happening_told_twice(ask):
    papers = [
        ("paper", "2021-08-11", RECALL.format("a", "2021-08-10", "")),
        ("news", "2021-08-12", RECALL.format("b", "2021-08", "")),
    ]
    assert list(ask(*papers)) == ["told-twice"]
    shared = [(name, day, text.replace("kind:", "happening: recall, kind:")) for name, day, text in papers]
    assert ask(*shared) == {}


PLAN = RECALL.format("a", "2021-09", ", stance: announced, said: 2021-08-10")


def test_a_plan_whose_day_is_past(ask):
    later = ("news", "2022-01-01", RECALL.format("b", "2021-12-31", "").replace("LTU", "LVA"))
    assert list(ask(("paper", "2021-08-10", PLAN), later)) == ["overdue"]
    off = "  - {id: c, kind: plan-called-off, date: 2021-08-20, by: CHN, plan: a, evidence: {line: 2}}\n"
    assert ask(("paper", "2021-08-21", PLAN + off), later) == {}


def test_a_checked_entry_answers_a_warning_with_a_reason(ask):
    papers = [
        ("paper", "2021-08-11", RECALL.format("a", "2021-08-10", "")),
        ("news", "2021-08-12", RECALL.format("b", "2021-08", "")),
    ]
    checked = "mending:\n  - {id: c, kind: checked, of: news/b, warning: told-twice, reason: They are two recalls.}\n"
    assert ask(*papers, ("desk", "2021-09-01", checked)) == {}


LEFT_BY = "id: b, kind: format-left, date: '[..2023-10-07]', after: a"


def test_a_vague_leaving_after_a_joining_asks_nothing(ask):
    joined = (
        "events:\n  - {id: a, kind: format-joined, date: 2022-06-24, who: [LTU], format: BRI, evidence: {line: 1}}\n"
    )
    left = joined.partition("\n")[2].replace("id: a, kind: format-joined, date: 2022-06-24", LEFT_BY)
    assert ask(("paper", "2023-10-08", joined + left)) == {}
