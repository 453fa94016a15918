"""A text is drafted, reviewed by a person and appended: whole sessions on the command line."""

import json
import sys

import pytest

from tracker import Desk
from tracker.text.readable import readable

TEXT = """\
Beijing calls its ambassador home

China recalled its ambassador to Lithuania on 10 August 2021. Lithuania recalled its ambassador to China in September
2021, a spokesperson told reporters.
Russia did not expel British diplomats.
"""
ONE_LINE = TEXT.replace("September\n", "September ")
DRAFT = ("draft", "article.txt", "--published", "2021-12-31", "--publisher", "A paper", "-o", "article.yaml")


@pytest.fixture
def article(tmp_path):
    (tmp_path / "article.txt").write_text(ONE_LINE, encoding="utf-8")
    return tmp_path


def test_a_draft_waits_for_a_person_and_is_appended_when_all_is_decided(article, tracker):
    assert tracker("init").code == 0
    assert tracker(*DRAFT).out == (
        "Written to article.yaml, article.refused.json.\n\n2 events drafted by rules, 0 proposals refused.\n"
    )
    refused = tracker("append", "article.yaml")
    assert refused.code == 1
    assert "'ambassador-recalled' was drafted by a program, and nobody has decided on it" in refused.out
    shown = tracker("review", "article.yaml").out
    assert shown.startswith(
        "ambassador-recalled: China recalled its ambassador to Lithuania [to be decided on]\n    line 3: "
    )
    assert shown.endswith("2 proposals to be decided on.\n")
    decided = tracker("review", "article.yaml", "--accept", "ambassador-recalled", "--reject", "ambassador-recalled-2")
    assert "rules: 1 accepted, 0 edited, 1 rejected, 0 missed.\n0 proposals to be decided on.\n" in decided.out
    assert "ambassador-recalled-2" not in (article / "article.yaml").read_text().partition("events:")[2]
    assert tracker("check", "article.yaml", "--texts", ".").code == 0
    assert tracker("append", "article.yaml").out.startswith("article: 2 entries appended.\n")
    head = json.loads(tracker("export", "article", "--json").out)["document"]
    decisions = {"accepted": ["ambassador-recalled"], "rejected": ["ambassador-recalled-2"]}
    assert head["drafted-by"] == {"drafter": "rules", **decisions}


def test_a_person_says_what_was_edited_by_hand_and_what_was_missed(article, tracker):
    tracker(*DRAFT)
    log = article / "article.yaml"
    log.write_text(log.read_text().replace("date: 2021-08-10", "date: 2021-08"))
    more = "  - {id: missed, kind: position-stated, date: 2021-08-10, by: CHN, topic: recall, direction: for}\n"
    log.write_text(log.read_text() + more)
    words = ("--edited", "ambassador-recalled", "--accept", "ambassador-recalled-2", "--missed", "missed")
    assert "rules: 1 accepted, 1 edited, 0 rejected, 1 missed." in tracker("review", "article.yaml", *words).out
    data = json.loads(tracker("review", "article.yaml", "--json").out)
    assert [one["decision"] for one in data["proposals"]] == ["edited", "accepted", "missed"]
    assert data["drafters"] == [{"drafter": "rules", "accepted": 1, "edited": 1, "rejected": 0, "missed": 1}]


def test_another_program_proposes_and_the_gate_judges(article, tracker):
    proposals = {
        "drafter": "a model 1.0",
        "proposals": [
            {"kind": "ambassador-recalled", "date": "2021-08-10", "sender": "China", "host": "Lithuania",
             "quotation": "China recalled its ambassador to Lithuania"},
            {"kind": "diplomats-expelled", "date": "2021", "host": "RUS", "sender": "GBR",
             "quotation": "Russia expelled British diplomats"},
        ],
    }  # fmt: skip
    (article / "theirs.json").write_text(json.dumps(proposals))
    program = (
        "import json, sys; asked = json.load(sys.stdin); assert asked['kinds'] and asked['schema']; "
        "print(open('theirs.json').read())"
    )
    (article / "program.py").write_text(program)
    for source in ("theirs.json", f"{sys.executable} program.py"):
        ran = tracker(*DRAFT[:6], "--with", source, "--json")
        data = json.loads(ran.out)
        assert data["drafter"] == "a model 1.0"
        assert [event["sender"] for event in data["events"]] == ["CHN"]
        (refused,) = data["refused"]
        assert "the quotation does not stand in the text to the letter" in refused["reasons"]


@pytest.mark.usefixtures("article")
def test_the_prompt_has_the_kinds_that_may_fit_the_shape_and_the_numbered_lines(tracker):
    asked = tracker("draft", "article.txt", "--published", "2021-12-31", "--prompt").out
    assert "ambassador-recalled: recalls its own ambassador\n  roles: sender: actor, host: actor" in asked
    assert '"quotation"' in asked
    assert "\n3: China recalled its ambassador" in asked


@pytest.mark.usefixtures("article")
def test_words_that_may_not_be_quoted_stand_on_no_page(tracker):
    tracker(*DRAFT, "--not-quotable")
    assert "reporters" not in tracker("review", "article.yaml").out
    assert json.loads(tracker("review", "article.yaml", "--json").out)["proposals"][0]["said"] is None


def test_the_head_needs_only_what_the_text_does_not_say(article, tracker):
    text = article / "article.txt"
    assert "does not say when it was published. Add --published." in tracker("draft", "article.txt").err
    assert "does not say who published it. Add --publisher." in tracker(*DRAFT[:4]).err
    text.write_text("The news\n12 August 2021\n\nChina recalled its ambassador to Lithuania on Tuesday.\n")
    log = tracker("draft", "article.txt", "--publisher", "A paper").out
    assert "published: {date: 2021-08-12, basis: printed, line: 2}" in log
    assert "date: 2021-08-10" in log


def test_another_language_is_said_to_be_untreated(article, tracker):
    (article / "article.txt").write_text("Китай отозвал своего посла в Литве 10 августа 2021 года.\n" * 3)
    ran = tracker(*DRAFT)
    assert ran.code == 2
    assert "The text is not English, and the rules read nothing else." in ran.err


def test_a_page_and_a_pdf_and_a_word_file_are_read_by_their_paragraphs(tmp_path, tracker):
    docx = pytest.importorskip("docx")
    page = (
        "<html><head><title>Recall</title><script>x</script></head><body><nav>Home</nav>"
        "<p>China recalled its <b>ambassador</b>\nto Lithuania on 10 August 2021.</p></body></html>"
    )
    (tmp_path / "page.html").write_text(page)
    document = docx.Document()
    document.add_paragraph("China recalled its ambassador to Lithuania on 10 August 2021.")
    document.save(str(tmp_path / "word.docx"))
    assert readable(tmp_path / "page.html").lines == (
        "Home",
        "China recalled its ambassador to Lithuania on 10 August 2021.",
    )
    for name in ("page.html", "word.docx"):
        made = json.loads(tracker("draft", name, *DRAFT[2:6], "-o", f"{name}.yaml", "--json").out)
        assert [event["kind"] for event in made["events"]] == ["ambassador-recalled"]
        assert made["files"][-1] == f"{name}.txt"
        assert tracker("check", f"{name}.yaml", "--texts", ".").code == 0


def test_a_pdf_of_the_programs_own_is_read(tmp_path, tracker):
    pytest.importorskip("pypdf")
    typst = pytest.importorskip("typst")
    (tmp_path / "page.typ").write_text("China recalled its ambassador to Lithuania on 10 August 2021.\n")
    typst.compile(str(tmp_path / "page.typ"), output=str(tmp_path / "page.pdf"))
    made = json.loads(tracker("draft", "page.pdf", *DRAFT[2:6], "--json").out)
    assert [event["date"] for event in made["events"]] == ["2021-08-10"]


def test_a_text_that_is_in_no_file_is_drafted_too(tmp_path):
    made = Desk.open(tmp_path / "none.db").draft(ONE_LINE.encode(), published="2021-12-31", publisher="A paper")
    assert [event["evidence"]["line"] for event in made.value.gated.passed] == ["3", "3"]
    assert made.value.files == ()
