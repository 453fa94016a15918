"""What `check` asks as a careful editor would, and how a `checked` entry answers it."""

import textwrap

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.log.files import read_file
from tracker.projections.checking import check_logs

HEAD = "document: {{id: {0}, title: A report, publisher: A paper, published: {{date: {1}, basis: printed}}{2}}}\n"


@pytest.fixture
def ask(catalogue, tmp_path):
    """Check logs, each given as id, day of publication and entries; return the codes and messages of the warnings."""

    def read(*documents, head="", catalogue=catalogue, texts=None, publisher="A paper"):
        paths = []
        for number, (name, published, text) in enumerate(documents):
            paths.append(tmp_path / f"{number}.yaml")
            extra = ", desk: yes" if name == "desk" else head
            head_of = HEAD.format(name, published, extra).replace("A paper", publisher)
            paths[-1].write_text(head_of + textwrap.dedent(text), encoding="utf-8")
        findings = check_logs([read_file(path) for path in paths], catalogue, texts=texts).findings
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


ROLL_CALL = (
    "events:\n  - {{id: {0}, kind: roll-call-held, date: 1967-12-07, format: UNGA, on: a question, for: [{1}],"
    " evidence: {{line: 1}}}}\n"
)


@pytest.mark.parametrize(("head", "asked"), [("", True), (", citation: A dataset of votes", False)])
def test_two_roll_calls_of_one_day_in_one_dataset_are_two(ask, head, asked):
    papers = [(name, "2016-01-01", ROLL_CALL.format(name, "FRA, GBR")) for name in ("one", "two")]
    assert list(ask(*papers, head=head)) == (["told-twice"] if asked else [])


def test_only_what_may_lie_on_one_day_is_compared(ask):
    days = ["2021-08-10", "2021-10-10", "2021-08", "2021-12-10"]
    papers = [(f"paper-{n}", "2022-01-02", RECALL.format("r", day, "")) for n, day in enumerate(days)]
    assert ask(*papers)["told-twice"] == "'paper-2/r': it may tell of the same happening as 'paper-0/r'"


EXPELLED = (
    "events:\n  - {{id: {0}, kind: diplomats-expelled, date: {1}, host: POL, sender: BLR{2}, evidence: {{line: 1}}}}\n"
)


@pytest.mark.parametrize(
    ("date", "more", "asked"),
    [
        ("2024-05-20", ", number: 10", True),
        ("2024-05-20", "", True),
        ("2024-05-20", ", number: 9, over: espionage", True),
        ("'[2024-05-19..2024-05-21]'", ", number: 10", True),
        ("2024-05-21", ", number: 9", False),
        ("2024", ", number: 9", True),
        ("2024", ", number: 10", False),
    ],
)
def test_one_happening_told_with_other_numbers_or_less_of_it(ask, date, more, asked):
    papers = [
        ("paper", "2024-05-31", EXPELLED.format("a", "2024-05-20", ", number: 9")),
        ("news", "2024-12-31", EXPELLED.format("b", date, more)),
    ]
    assert list(ask(*papers)) == (["told-twice"] if asked else [])


@pytest.mark.parametrize("second", ["by: LTU/president", "by: LTU, to: come"])
def test_what_is_said_about_something_else_is_told_apart(ask, second):
    called = "events:\n  - {{id: {0}, kind: called-on, date: 2024-05-20, toward: POL, {1}, evidence: {{line: 1}}}}\n"
    first = called.format("a", "by: LTU, to: end the talks")
    rest = second if "to:" in second else f"{second}, to: end the talks"
    assert ask(("paper", "2024-05-31", first), ("news", "2024-05-31", called.format("b", rest))) == {}


@pytest.mark.parametrize(
    ("speaker", "asked"),
    [
        ("LTU/foreign-minister", False),
        ("Radosław Sikorski", False),
        ("the agency BNS", False),
        ("A paper", False),
        ("SIKORSI", True),
        ("POL/forein-minister", True),
        ("XYZ/president", True),
    ],
)
def test_a_speaker_who_is_written_as_a_code_that_nobody_has(ask, speaker, asked):
    claimed = RECALL.format("a", "2021-08-10", f", according-to: [{speaker}], stance: claimed")
    message = f"'paper/a': no actor has the code {speaker}"
    assert ask(("paper", "2021-08-10", claimed)) == ({"unknown-speaker": message} if asked else {})


def test_a_publisher_in_capitals_speaks_for_itself(ask):
    claimed = RECALL.format("a", "2021-08-10", ", according-to: [TASS], stance: claimed")
    assert list(ask(("paper", "2021-08-10", claimed))) == ["unknown-speaker"]
    own = ("tass", "2021-08-10", "events: []\n")
    assert ask(("paper", "2021-08-10", claimed), own, publisher="TASS") == {}


FIGURE = "{{id: a, kind: exports, date: 2021, of: LTU, number: 12{}, evidence: {{line: 1}}}}"


def test_a_figure_without_period_or_unit(ask, catalogue):
    kind = {"label": "exports", "sentence": "exports", "shows": "figure"}
    roles = {"of": "actor", "number": "number", "period": "optional date", "unit": "optional word"}
    own = Catalogue({**catalogue.plain, "kinds": {"exports": {**kind, "roles": roles}}})
    found = ask(("paper", "2021-12-31", "events: [" + FIGURE.format("") + "]"), catalogue=own)
    assert found == {"no-period": "'paper/a': the figure has no period", "no-unit": "'paper/a': the figure has no unit"}
    whole = FIGURE.format(", period: 2020, unit: ships")
    assert ask(("paper", "2021-12-31", f"events: [{whole}]"), catalogue=own) == {}


TEXT = """\
VILNIUS, May 25 (PAPER)
China recalled its ambassador{}.

A spokesman said so in a statement.
"""


@pytest.fixture
def ask_of_text(ask, tmp_path):
    """Check one event, dated to the day, with its text at hand; return whether its day was asked about."""

    def read(date, said, cited=2, head=""):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / "paper.txt").write_text(TEXT.format(said), encoding="utf-8")
        recall = RECALL.format("a", date, "").replace("line: 1", f"line: {cited}")
        found = ask(("paper", "2021-05-31", recall), head=f", source: paper.txt{head}", texts=tmp_path / "texts")
        return found.get("too-precise")

    return read


@pytest.mark.parametrize(
    "said",
    [
        " on 22 May",
        " on May 22, 2021",
        " on the 22nd of May",
        " from 21 to 22 May",
        " on 22.5.2021",
        " (2021-05-22)",
        " on Saturday",
        " yesterday",
        " the same day",
        " on Sat.",
        " with effect from the 22nd",
        " the 22nd of this month",
    ],
)
def test_a_day_that_the_text_names(ask_of_text, said):
    assert ask_of_text("2021-05-22", said) is None
    assert ask_of_text("2021-05-22", said, cited=4) is None


@pytest.mark.parametrize(
    "said", ["", " in May 2021", " on 21 May", " last week", " on Monday", " for 22 years", " the 22nd time"]
)
def test_a_day_that_the_text_does_not_name(ask_of_text, said):
    asked = "'paper/a': it is dated to the day, and nothing at line 2 names 22 May 2021"
    assert ask_of_text("2021-05-22", said) == asked


def test_a_day_that_a_text_names_otherwise(ask_of_text):
    assert ask_of_text("2021-05", " in May") is None
    assert ask_of_text("2021-05-31", " in May") is None, "the day of publication"
    assert ask_of_text("2021-05-25", " in May") is None, "the line before, with the dateline"
    assert ask_of_text("2021-05-22", " in May", head=", dateline: 22 May") is None
    assert ask_of_text("2021-05-22", " in May", head=", language: fr") is None


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


def test_a_denial_may_be_of_what_was_to_come(ask):
    denied = RECALL.format("a", "2021-09-10", ", stance: denied")
    assert "after-publication" not in ask(("paper", "2021-08-10", denied))
