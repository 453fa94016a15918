"""Evidence is checked against the text that it points into, wherever the text is at hand."""

import hashlib

import pytest

from tracker.log.files import read_file
from tracker.log.texts import check_text
from tracker.projections.checking import check_logs
from tracker.text.characters import text_lines
from tracker.text.readable import readable

TEXT = "Home | News\nChina recalls its ambassador.\nThe office  was\topened\u2028 in Vilnius.\nShare this\n"
LOG = """\
document:
  id: paper
  title: A report
  publisher: A paper
  published: {{date: 2022-01-01, basis: printed}}
  source: archive/paper.txt
  sha256: {sha}
  skip: [1, 4]
events:
  - {{id: a, kind: recalled, date: 2021, sender: CHN, host: LTU, evidence: {evidence}}}
"""


@pytest.fixture
def check(small, tmp_path):
    """Check a log against the text at hand."""

    def check_log(evidence, sha=None, text=TEXT, texts="."):
        (tmp_path / "paper.txt").write_bytes(text.encode())
        sha = sha or hashlib.sha256(text.encode()).hexdigest()
        (tmp_path / "paper.yaml").write_text(LOG.format(sha=sha, evidence=evidence))
        return check_logs([read_file(tmp_path / "paper.yaml", "paper.yaml")], small, texts=tmp_path / texts).findings

    return check_log


@pytest.mark.parametrize(
    "evidence",
    [
        "{line: 2, words: recalls its ambassador}",
        "{line: 2}",
        "{at: art. 12, words: in no line}",
        "{line: 3, words: The office was opened in Vilnius}",
        "[{line: 2, words: China}, {line: 3, words: Vilnius}]",
    ],
)
def test_words_that_stand_on_their_line_are_found(check, evidence):
    assert check(evidence) == ()


@pytest.mark.parametrize(
    ("evidence", "code", "message", "remedy"),
    [
        ("{line: 2, words: «in Vilnius}", "words-not-found", "do not stand on line 2", "They stand on line 3."),
        ("{line: 3, words: «recalls}", "words-not-found", "'recalls' do not stand", "They stand on line 2."),
        ("{line: 2, words: «expels}", "words-not-found", "'expels'", "Copy the words from the text as they stand."),
        (
            "{line: «9, words: China}",
            "no-such-line",
            "line 9 is past the end",
            "archive/paper.txt has 4 lines: cite",
        ),
        ("{line: «4, words: Share}", "skipped-line", "line 4 is not text", "Cite a line of the text itself."),
        ("[{line: 2}, {line: «1}]", "skipped-line", "line 1 is not text", "Cite a line of the text itself."),
    ],
)
def test_words_that_do_not_stand_there_are_a_fault_where_they_are_cited(check, evidence, code, message, remedy):
    (finding,) = check(evidence.replace("«", ""))
    column = LOG.splitlines()[9].replace("{{", "{").index("{evidence}") + evidence.index("«") + 1
    assert (finding.code, finding.place.line, finding.place.column) == (code, 10, column)
    assert message in finding.message
    assert finding.remedy.startswith(remedy)


def test_a_part_of_a_word_is_not_the_word(check):
    (finding,) = check("{line: 2, words: call}")
    assert finding.message == "the words 'call' do not stand on line 2"


def test_chinese_has_no_spaces_and_is_cited_from_within(check):
    assert check("{line: 2, words: 召回大使}", text=TEXT.replace("China recalls", "China: 中国召回大使, recalls")) == ()


def test_a_text_that_is_another_one_is_a_fault(check):
    (finding,) = check("{line: 2}", sha="0" * 64)
    assert (finding.code, finding.place.line) == ("wrong-checksum", 7)
    assert hashlib.sha256(TEXT.encode()).hexdigest() in finding.remedy


def test_a_text_with_the_line_ends_of_windows_has_the_same_lines(check):
    assert check("{line: 3, words: opened}", text=TEXT.replace("\n", "\r\n")) == ()


def test_a_text_has_the_same_lines_for_evidence_and_for_a_draft(tmp_path):
    data = b"\xef\xbb\xbfNews\r\n\r\nIt \xff opened.\n"
    (tmp_path / "paper.txt").write_bytes(data)
    assert text_lines(data) == ["News", "", "It \ufffd opened."]
    assert readable(tmp_path / "paper.txt").lines == ("News", "", "It \ufffd opened.")


def test_a_text_that_is_not_at_hand_is_not_missed(check, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    assert check("{line: 9, words: nowhere}", sha="0" * 64, texts="elsewhere") == ()


def test_a_text_is_looked_for_in_the_folder_alone(read, tmp_path):
    (tmp_path / "secret.txt").write_text("a text outside of the folder")
    (tmp_path / "texts").mkdir()
    source = LOG.format(sha="0" * 64, evidence="{line: 1}").replace("archive/paper.txt", "../secret.txt")
    logs = read(paper=source)
    (tmp_path / "paper.yaml").write_text(source)
    raw = read_file(tmp_path / "paper.yaml")
    check_text(raw, logs.logs[0].document, tmp_path / "texts")
    assert raw.faults.found == []


def test_where_no_folder_is_named_the_text_beside_the_log_is_read(small, tmp_path):
    log = LOG.format(sha="0" * 64, evidence="{line: 1}").replace("skip: [1, 4]", "skip: []")
    (tmp_path / "paper.yaml").write_text(log)
    assert check_logs([read_file(tmp_path / "paper.yaml")], small).findings == ()
    (tmp_path / "paper.txt").write_text(TEXT)
    (finding,) = check_logs([read_file(tmp_path / "paper.yaml")], small).findings
    assert finding.code == "wrong-checksum"


def test_beside_a_log_a_link_to_a_text_elsewhere_is_not_followed(small, tmp_path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "logs" / "paper.txt").symlink_to(tmp_path / "secret.txt")
    log = LOG.format(sha="0" * 64, evidence="{line: 1}").replace("skip: [1, 4]", "skip: []")
    (tmp_path / "logs" / "paper.yaml").write_text(log)
    assert check_logs([read_file(tmp_path / "logs" / "paper.yaml")], small).findings == ()
