"""What has one remedy is written into the files of logs: shown first, each file whole or not at all."""

import pytest

from tracker import FileError, QuestionError

LOG = """\
# A report, as it was coded.
document:
  id: paper
  title: Beijing's answer: no ambassador   # as printed
  publisher: A paper
  published: {date: 31 December 2021, basis: printed}
  source: paper.txt
  skip: [3]
events:
  - id: recalled
    kind: Ambassador recalled
    date: on Tuesday 10 August 2021
    sender: China
    host: Vilnius      # the capital speaks for the state
    evidence: recalling its ambassador
  - {id: joined, kind: format-joined, date: recently, who: [Lithuania, China], format: 17+1,
     evidence: [{line: 9, words: joined}]}
"""
TEXT = "China is recalling its ambassador.\nBoth joined.\nRead more: China is recalling its ambassador.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with a log and its text."""
    (tmp_path / "paper.yaml").write_text(LOG)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "paper.txt").write_text(TEXT)
    return tmp_path


def test_everything_of_one_remedy_is_written_and_all_else_stays(empty, folder):
    fixed = empty.fix("paper.yaml", texts="texts")
    assert (folder / "paper.yaml").read_text() == LOG
    empty.write_fixes(fixed.value)
    after = LOG
    for old, new in {
        "Beijing's answer: no ambassador": '"Beijing\'s answer: no ambassador"',
        "31 December 2021": "2021-12-31",
        "Ambassador recalled": "ambassador-recalled",
        "sender: China": "sender: CHN",
        "Vilnius": "LTU",
        "evidence: recalling its ambassador": "evidence: {line: 1, words: recalling its ambassador}",
        "recently": '"[2021-09-30..2021-12-31]"',
        "[Lithuania, China]": "[LTU, CHN]",
        "17+1": "CHN-CEEC",
        "line: 9": "line: 2",
    }.items():
        after = after.replace(old, new)
    assert (folder / "paper.yaml").read_text() == after
    (left,) = fixed.value.left
    assert left.code == "not-a-date"  # 'on Tuesday 10 August 2021' says two things, and they may differ
    assert empty.fix("paper.yaml", texts="texts").value.files == ()


def test_a_file_that_was_changed_meanwhile_is_not_written(empty, folder):
    fixed = empty.fix("paper.yaml", texts="texts")
    (folder / "paper.yaml").write_text(LOG + "# more\n")
    with pytest.raises(FileError, match=r"paper.yaml was changed meanwhile"):
        empty.write_fixes(fixed.value)
    assert (folder / "paper.yaml").read_text() == LOG + "# more\n"


def test_the_line_of_words_needs_the_text(empty, folder):  # noqa: ARG001
    codes = [finding.code for finding in empty.fix("paper.yaml").value.left]
    assert codes == ["not-a-date", "no-line"]


def test_a_name_is_the_actor_that_had_it_on_the_day(empty, folder):
    for date, code in (("1931-09-18", "CHINA-BEFORE-1949"), ("1971-10-25", "CHN")):
        (folder / "c.yaml").write_text(
            "document: {id: c, title: A, publisher: P, published: {date: 2021, basis: printed}}\n"
            f"events: [{{id: a, kind: protested, date: {date}, by: China, toward: JPN, about: x, evidence: x}}]\n"
        )
        empty.write_fixes(empty.fix("c.yaml").value)
        assert f"by: {code}," in (folder / "c.yaml").read_text()


def test_an_edit_that_does_not_mend_is_undone(empty, folder):
    broken = 'document: {id: a, title: "one" and [two], publisher: P}\n'
    (folder / "a.yaml").write_text(broken)
    fixed = empty.fix("a.yaml").value
    assert fixed.files == ()
    assert fixed.faults


def test_a_date_that_a_comma_cuts_is_put_together_before_it_is_read(empty, folder):
    (folder / "a.yaml").write_text(
        "document: {id: a, title: A, publisher: P, published: {date: 2021-06-01, basis: printed}}\n"
        "events:\n"
        "  - {id: l, kind: format-left, date: May 22, 2021, who: Lithuania, format: 17+1, evidence: {line: 1}}\n"
    )
    fixed = empty.fix("a.yaml").value
    assert fixed.left == ()
    assert b"date: 2021-05-22, who: LTU, format: CHN-CEEC" in fixed.files[0].after


def test_a_stream_is_in_no_file(empty, folder):
    with (folder / "paper.yaml").open("rb") as stream, pytest.raises(QuestionError):
        empty.fix(stream)


def test_the_day_on_which_a_plan_was_told_is_counted_back_and_the_day_of_the_plan_is_not(empty, tmp_path):
    plan = (
        "{id: p, kind: ambassador-recalled, stance: announced, date: Monday, said: Wednesday, sender: CHN, host: LTU}"
    )
    head = "{id: p, title: t, publisher: p, published: {date: 2021-08-12, basis: printed}}"
    log = f"document: {head}\nevents: [{plan}]\n"
    (tmp_path / "plan.yaml").write_text(log)
    empty.write_fixes(empty.fix("plan.yaml").value)
    assert (tmp_path / "plan.yaml").read_text() == log.replace("Wednesday", "2021-08-11")
