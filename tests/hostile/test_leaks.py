"""No leak: what a document may not be quoted for, or is marked too high for a page, stands in no output of any command.

A token stands in every field of a log that takes a text. Every command is either asked in each of its formats or named
here as one that hands on the log itself: a command that is new and in neither list fails a test.
"""

import hashlib
import itertools
import os
import re
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from stat import S_IMODE

import pypdf
import pytest
from click.testing import CliRunner

import tracker as package
from tracker.assistants.tools import TOOLS
from tracker.cli.group import COMMANDS, tracker
from tracker.desk.desk import Desk
from tracker.desk.formats import FORMATS
from tracker.model.failures import QuestionError

pytestmark = pytest.mark.lengthy

PACKAGE = Path(package.__file__).parent

OPEN = """\
document: {id: open-doc, title: A report, publisher: A paper, published: {date: 2021-12-01, basis: printed}}
events:
  - {id: left, kind: format-left, date: 2021-05, who: LTU, format: CHN-CEEC, happening: exit}
  - {id: called, kind: called-on, date: 2021-06-01, by: LTU, toward: CHN, to: talk, because: zzsecret/called}
  - {id: again, kind: agreement-signed, date: 2021-07-02, parties: [LTU, CHN], agreement: zzthing,
     happening: zzsecret/signed}
  - {id: went, kind: visit-made, date: 2021-08-03, guest: ZZACTOR, host: LTU, after: zzsecret/visit}
  - {id: off, kind: plan-called-off, date: 2021-11-01, by: CHN, plan: zzsecret/plan}
"""

CLOSED = """\
document: {id: zzsecret, title: ZZTITLE, title-en: ZZTITLEEN, publisher: ZZPUBLISHER,
  published: {date: 2021-11-01, basis: printed},
  handling: SECRET, dateline: ZZDATELINE, language: zzlang, source: ZZSOURCE.txt, address: "https://zzaddress.example/"}
actors:
  ZZACTOR: {type: person, names: [ZZNAME Person], aliases: [ZZALIAS]}
things:
  zzthing: {type: agreement, name: ZZTHINGNAME}
events:
  - {id: left, kind: format-left, date: 2021-05-22, who: LTU, format: CHN-CEEC, happening: exit,
     evidence: {line: 1, words: ZZWORDS}, as-named: {who: ZZASNAMED}}
  - {id: called, kind: called-on, date: 2021-05-30, by: LTU, toward: CHN, to: ZZTOWARD, note: ZZNOTE, amid: ZZAMID,
     according-to: [ZZSPEAKER], evidence: {line: 2, at: ZZPLACE}}
  - {id: signed, kind: agreement-signed, date: 2021-07-02, parties: [LTU, CHN], agreement: zzthing}
  - {id: visit, kind: visit-made, date: 2021-08-02, guest: ZZACTOR, host: LTU}
  - {id: plan, kind: ambassador-recalled, stance: announced, degree: threatened, said: 2021-10-01, if: ZZUNLESS,
     sender: CHN, host: LTU}
  - {id: told, kind: figure-reported, date: 2021-03-04, of: LTU, to: CHN, measure: ZZMEASURE, value: 987654,
     unit: ZZUNIT, period: 2020}
expectations:
  - {fluent: "member(LTU, CHN-CEEC) = full", on: 2021-12-01, answer: does not hold}
open:
  - ZZOPEN question
"""

SAID = "ZZTEXT is what the source says.\n"
CLOSED = CLOSED.replace("source: ZZ", f"sha256: {hashlib.sha256(SAID.encode()).hexdigest()}, source: ZZ")

UNQUOTABLE = """\
document: {id: unquotable, title: A report, publisher: A paper, published: {date: 2021-12-02, basis: printed},
  quotable: no}
events:
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU,
     evidence: {line: 4, words: QQWORDS}, as-named: {sender: QQSENDER}}
  - {id: claimed, kind: called-on, date: 2021-09-10, by: CHN, toward: LTU, to: talk, stance: claimed,
     according-to: [an official], evidence: [{line: 5, words: QQMORE}], as-named: {by: QQNAMED}}
"""

LATER = """\
document: {id: later, title: A report, publisher: A paper, published: {date: 2021-12-03, basis: printed},
  source: texts/later.txt}
events:
  - {id: sent, kind: ambassador-recalled, date: 2021-09-01, sender: LTU, host: CHN,
     evidence: {line: 4, words: QQLATER}, note: ZZLATER}
"""

LAST = """\
document: {id: last, title: A report, publisher: A paper, published: {date: 2021-12-04, basis: printed}}
events:
  - {id: asked, kind: called-on, date: 2021-09-02, by: CHN, toward: LTU, to: talk, evidence: {line: 4, words: QQLAST}}
"""

DESK = """\
document: {id: desk, title: Mendings, publisher: the desk, published: {date: 2022-01-01, basis: printed}, desk: yes}
mending:
  - {id: c1, kind: correction, of: zzsecret/called, set: {note: ZZSET}, reason: ZZREASON}
  - {id: c2, kind: correction, of: unquotable/recalled, set: {evidence: {line: 4, words: QQCORRECTED}}, reason: a slip}
  - {id: c3, kind: correction, of: unquotable/claimed, set: {as-named: {by: QQRENAMED}}, reason: a slip}
  - {id: c4, kind: correction, of: desk/c2, set: {set: {evidence: {line: 4, words: QQTWICE}}}, reason: a slip}
  - {id: c5, kind: merge, of: [open-doc/left, zzsecret/left], reason: ZZMERGED}
  - {id: c6, kind: retraction, of: zzsecret/told, reason: ZZRETRACTED}
  - {id: c7, kind: checked, of: zzsecret/plan, warning: no-evidence, reason: ZZCHECKED}
  - {id: c8, kind: correction, of: open-doc/called, set: {note: new}, reason: as zzsecret says}
  - {id: c9, kind: correction, of: later, set: {handling: SECRET}, reason: ZZMARKED}
  - {id: c10, kind: correction, of: last, set: {quotable: no}, reason: its publisher asks for it}
"""


LOGS = OPEN + CLOSED + UNQUOTABLE + LATER + LAST + DESK + "ZZTEXT"


def any_token(letters: str) -> str:
    """Return a pattern for the tokens that begin with two letters, or for what a page broken into lines leaves of them.

    Six letters are asked for: two or three of them stand in every other digest by chance.
    """
    return "|".join(sorted({token[:6] for token in re.findall(rf"(?i)\b{letters}\w{{4,}}", LOGS)}))


QUOTED = rf"(?!QQLATER)(?:{any_token('qq')})\w*"
"""What may not be quoted."""

MARKED = rf"(?:{any_token('zz')})\w*"
"""What only a document with a mark says; ask for it in any case."""

PAIR, DAY = ("LTU", "CHN"), ("--on", "2021-12-31")
ASKED = {
    "replay": [(*PAIR, *DAY), ("LTU", *DAY)],
    "timeline": [PAIR, (*PAIR, "--svg", "-")],
    "changes": [
        (*PAIR, "--from", "2021-01-01", "--to", "2021-12-31"),
        (*PAIR, "--known-by", "2021-12-01", "--and", "2021-12-31", *DAY),
    ],
    "who": [("member(*, CHN-CEEC)", *DAY)],
    "members": [("CHN-CEEC", *DAY)],
    "network": [("LTU", *DAY), ("LTU", *DAY, "--svg", "-")],
    "calendar": [DAY, (*DAY, "--ics", "-")],
    "events": [(), ("--document", "unquotable"), ("--known-by", "2022-02-01")],
    "spans": [()],
    "table": [("called-on", "--role", "by", "CHN"), ("ambassador-recalled", "--role", "sender", "CHN")],
    "show": [("unquotable/recalled",), ("unquotable/claimed",), ("later/sent",), ("last/asked",), ("open-doc/left",)],
    "panel": [
        ("--actors", "LTU,CHN", "--from", "2019", "--to", "2022", "--fluent", "level"),
        ("--actors", "LTU,CHN", "--from", "2019", "--to", "2022", "--count", "kind", "--figures"),
    ],
    "status": [()],
    "doctor": [()],
    "verify": [()],
    "checkpoint": [()],
    "kinds": [("recalled",)],
    "actors": [("LTU",)],
    "things": [("thing",)],
    "fluents": [("level",)],
    "seeds": [("check",), ("diff",)],
}
"""Every command that prints what it makes of the log, with what it is asked."""

BRIEFS = [
    (*PAIR, *DAY, "--since", "2021-01-01"),
    ("LTU", *DAY, "--since", "2021-01-01"),
    ("ZZACTOR", *DAY, "--since", "2021-01-01"),
    ("CHN-CEEC", *DAY, "--since", "2021-01-01"),
    ("--changes", "--since", "1", "--last-on", "2021-01-01", *DAY),
    (*PAIR, "--changes", "--since", "{LOGS}", *DAY),
    ("--changes", "--since", "{LOGS}", *DAY),
]

THE_LOG_ITSELF = {"check", "preview", "compare", "append", "import", "export", "backup", "restore", "prove"}
THE_LOG_ITSELF |= {"locate", "draft", "review", "new"}
"""Who asks for these has the log or its text, and gets of it what was appended, whole."""

OVER_A_PROTOCOL = {"mcp"}
"""Its tools are asked one by one, below."""

SAYS_WHAT_IT_DID = {
    "init", "correct", "retract", "merge", "split", "resolve", "answer", "key", "upgrade", "grant", "brief", "witness",
    "completion", "schema", "site", "sheet", "rebuild", "serve", "watch",
}  # fmt: skip
"""These print what was done and no text of a document; `brief` and `site` are asked by themselves."""


@pytest.fixture(scope="module")
def run(program):
    """A store in which a token stands in every field."""
    logs = {"open": OPEN, "secret": CLOSED, "unquotable": UNQUOTABLE, "later": LATER, "last": LAST}
    done = program("append", *(program.write(name, text) for name, text in logs.items()))
    program.position = re.search(r"position (\d+)", done.output)[1]
    program("append", program.write("desk", DESK))
    (program.folder / "ZZSOURCE.txt").write_text("ZZTEXT is what the source says.\n", encoding="utf-8")
    return program


def test_every_command_is_asked_or_hands_on_the_log_itself():
    assert {*ASKED} | THE_LOG_ITSELF | OVER_A_PROTOCOL | SAYS_WHAT_IT_DID == set(COMMANDS)


@pytest.mark.parametrize("command", ASKED)
def test_no_command_prints_words_of_a_document_that_may_not_be_quoted(run, command):
    for words in ASKED[command]:
        text = run(command, *words).output
        data = run(command, *words, "--json").output if takes_json(command, words) else ""
        assert re.findall(QUOTED, text + data) == [], (command, words)


def test_a_preview_quotes_nothing_of_other_documents_that_may_not_be_quoted(run):
    for words in ((), ("--json",)):
        assert re.findall(QUOTED, run("preview", run.folder / "open.yaml", *words).output) == []


def takes_json(command, words):
    """Say whether a command can be asked for data, too."""
    return command != "seeds" and not {"--svg", "--ics"} & {*words}


def test_nothing_is_told_but_through_the_gate():
    """Who tells logs of a store takes the narrative of the gate; the others look at logs that are being written."""
    told = {"gate", "checking", "expectations", "examples", "appending", "narrative", "preview", "reviewing"}
    told |= {"columns"}  # it hands on the log itself, as `export` does
    told |= {"listing"}  # it makes an empty narrative, and puts in what the gate let through
    told |= {"spans"}  # they hold days, and the names of events and no text of one
    for module in PACKAGE.rglob("*.py"):
        assert module.stem in told or not re.search(r"\bnarrate\b", module.read_text(encoding="utf-8")), module


def test_a_document_that_may_be_quoted_is(run):
    assert "QQLATER" in run("show", "later/sent").output


def text_of(made, form):
    """Return all the text of a page, whatever it is packed into."""
    if form == "docx":
        with zipfile.ZipFile(BytesIO(made)) as package:
            return "".join(package.read(name).decode(errors="replace") for name in package.namelist() if "xml" in name)
    if form == "pdf":
        reader = pypdf.PdfReader(BytesIO(made))
        return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    return made.decode()


def page(run, form, *words):
    file = run.folder / f"page.{form}"
    run("brief", *(word.replace("{LOGS}", run.position) for word in words), "-o", file, "--format", form)
    return text_of(file.read_bytes(), form)


@pytest.mark.parametrize(("form", "words"), [*itertools.product(FORMATS, BRIEFS)], ids=str)
def test_no_page_quotes_what_may_not_be_quoted(run, form, words):
    assert re.findall(QUOTED, page(run, form, *words)) == []


@pytest.mark.parametrize("mark", ["public", "CONFIDENTIAL"])
@pytest.mark.parametrize(("form", "words"), [*itertools.product(FORMATS, BRIEFS)], ids=str)
def test_no_page_says_anything_of_a_document_above_its_mark(run, form, words, mark):
    told = page(run, form, *words, "--handling", mark)
    declared = r"zzthing|ZZACTOR"  # codes that a document uses which may be used
    assert re.findall(rf"(?i)(?!{declared})(?:{MARKED}|987.?654)|QQLATER", re.sub(declared, "", told)) == []


def site(run, *words):
    """Make pages for a browser; return the text of all their files, and their names."""
    folder = Path(tempfile.mkdtemp(dir=run.folder))
    run("site", folder / "pages", *words)
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return "\n".join(f"{file.relative_to(folder)}\n{file.read_text(encoding='utf-8')}" for file in files)


@pytest.mark.parametrize("words", [PAIR, ("--everything",)], ids=str)
def test_no_page_for_a_browser_quotes_what_may_not_be_quoted(run, words):
    made = site(run, *words)
    assert "QQLATER" in made
    assert re.findall(QUOTED, made) == []


@pytest.mark.parametrize("mark", ["PUBLIC", "CONFIDENTIAL"])
@pytest.mark.parametrize("words", [PAIR, ("--everything",)], ids=str)
def test_no_page_for_a_browser_says_anything_of_a_document_above_its_mark(run, words, mark):
    declared = r"zzthing|ZZACTOR"
    told = re.sub(declared, "", site(run, *words, "--handling", mark))
    assert re.findall(rf"(?i)(?!{declared})(?:{MARKED}|987.?654)|QQLATER", told) == []


@pytest.mark.parametrize("words", [PAIR, ("--everything",), ("LTU",)], ids=str)
def test_no_file_for_a_browser_that_everybody_can_read_says_anything_of_a_document_with_a_mark(run, words):
    folder = Path(tempfile.mkdtemp(dir=run.folder))
    run("site", folder, *words)
    for file in folder.rglob("*"):
        if file.is_file() and file.stat().st_mode & 0o077:
            assert re.findall(f"{TOLD}|QQLATER", file.read_text(encoding="utf-8")) == [], file


@pytest.mark.parametrize("words", [("--everything",), ("LTU",)], ids=str)
def test_no_page_of_a_site_that_is_written_anew_is_left_from_one_with_a_higher_mark(run, words):
    folder = Path(tempfile.mkdtemp(dir=run.folder))
    run("site", folder, *words)
    run("site", folder, *words, "--handling", "PUBLIC")
    for file in folder.rglob("*"):
        if file.is_file():
            assert re.findall(f"{TOLD}|QQLATER", f"{file.name}{file.read_text(encoding='utf-8')}") == [], file


@pytest.mark.parametrize("ending", ["json", "bib"])
@pytest.mark.parametrize("mark", ["PUBLIC", "CONFIDENTIAL"])
def test_no_list_of_sources_names_a_document_above_the_mark(run, ending, mark):
    file = run.folder / f"sources.{ending}"
    for words in BRIEFS[:5]:
        run("brief", *words, "--handling", mark, "--sources", file)
        assert re.findall(f"(?i){MARKED}", file.read_text(encoding="utf-8")) == []


def test_without_a_mark_a_page_says_all_of_it(run):
    told = page(run, "md" if "md" in FORMATS else "markdown", *BRIEFS[0])
    for token in ("ZZTOWARD", "ZZTITLE", "ZZTHINGNAME"):
        assert token in told


def test_a_page_with_a_mark_is_its_owner_s_alone(run):
    for mark, rights in (("SECRET", 0o600), ("PUBLIC", 0o644)):
        file = run.folder / f"{mark}.html"
        before = os.umask(0o022)
        run("brief", *BRIEFS[0], "--handling", mark, "-o", file)
        os.umask(before)
        assert S_IMODE(file.stat().st_mode) == rights


def test_a_page_that_everybody_could_read_is_its_owner_s_alone_once_it_bears_a_mark(run):
    file = run.folder / "again.html"
    for mark, rights in (("PUBLIC", 0o644), ("SECRET", 0o600)):
        run("brief", *BRIEFS[0], "--handling", mark, "-o", file)
        assert S_IMODE(file.stat().st_mode) == rights


# Ways round: what is asked less often, and what the program says of itself.

ASIDE = {
    "replay": [(*PAIR, *DAY, "-v"), (*PAIR, *DAY, "--chronology"), (*PAIR, *DAY, "--unfold", "-v")],
    "show": [("desk/c2",), ("desk/c3",), ("desk/c10",)],
    "events": [("--kind", "called-on"), ("--document", "last")],
}
"""Options with which more is told, and the desk's own entries, in which corrected words stand."""


@pytest.mark.parametrize("command", ASIDE)
def test_no_option_tells_words_that_may_not_be_quoted(run, command):
    for words in ASIDE[command]:
        done = CliRunner().invoke(tracker, ["--store", str(run.folder / "log.db"), command, *words])
        assert done.exit_code in (0, 2), done.output  # a mending is no event, and that is said
        assert re.findall(QUOTED, done.output) == [], (command, words)


@pytest.mark.parametrize("ending", ["json", "bib"])
def test_no_list_of_sources_quotes_what_may_not_be_quoted(run, ending):
    file = run.folder / f"quoted.{ending}"
    for words in BRIEFS[:5]:
        run("brief", *words, "--sources", file)
        assert re.findall(QUOTED, file.read_text(encoding="utf-8")) == []


TOLD = rf"(?i)(?!zzthing\b|ZZACTOR)(?:{MARKED}|987.?654)|{any_token('qq')}"
"""What no page for everybody holds; two codes of a document that is marked are used in one that is not."""


@pytest.mark.parametrize("form", FORMATS)
def test_no_comparison_says_anything_of_a_document_above_its_mark(run, form):
    words = ("LTU", "CHN", "LVA", "CHN", "--compare", *DAY)
    assert re.findall(TOLD, page(run, form, *words, "--handling", "PUBLIC")) == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_page_of_what_is_new_since_a_mark_says_anything_of_a_document_above_its_own(run, form):
    mark, file = run.folder / f"{form}.checkpoint", run.folder / f"news.{form}"
    run("checkpoint", "--recorded-by", run.position, "-o", mark)
    words = ["brief", "--changes", "--since-mark", mark, *DAY, "--handling", "PUBLIC", "-o", file, "--format", form]
    done = CliRunner().invoke(tracker, ["--store", str(run.folder / "log.db"), *map(str, words)])
    assert done.exit_code == 3, done.output
    assert re.findall(TOLD, text_of(file.read_bytes(), form) + done.output) == []


def test_no_representation_of_a_report_leaks(run):
    desk = Desk.open(str(run.folder / "log.db"))
    marked = [
        desk.brief(*PAIR, on="2021-12-31", handling="PUBLIC"),
        desk.brief("LTU", on="2021-12-31", handling="PUBLIC"),
    ]
    for report in marked:
        assert re.findall(TOLD, f"{report!r}{report}") == []
    for report in (desk.relation(*PAIR, on="2021-12-31"), desk.show("unquotable/recalled"), desk.timeline(*PAIR)):
        assert re.findall(QUOTED, f"{report!r}{report}{report.value!r}") == []


DAYS = {"on": "2021-12-31"}
OF_A_DESK = {
    "relation": lambda desk: desk.relation(*PAIR, **DAYS),
    "glance": lambda desk: desk.glance("LTU", **DAYS),
    "timeline": lambda desk: desk.timeline(*PAIR),
    "changes": lambda desk: desk.changes(*PAIR, first="2021-01-01", last="2021-12-31"),
    "learned": lambda desk: desk.learned(*PAIR, known_by="2021-11-01", **DAYS),
    "who": lambda desk: desk.who("member(*, CHN-CEEC)", **DAYS),
    "members": lambda desk: desk.members("CHN-CEEC", **DAYS),
    "network": lambda desk: desk.network("LTU", **DAYS),
    "calendar": lambda desk: desk.calendar(**DAYS),
    "events": lambda desk: desk.events(),
    "table": lambda desk: desk.table("called-on"),
    "show": lambda desk: desk.show("open-doc/off"),
    "actors": lambda desk: desk.actors("ZZACTOR"),
    "things": lambda desk: desk.things("zzthing"),
    "brief": lambda desk: desk.brief(*PAIR, **DAYS, handling="SECRET"),
}
"""What a desk that was opened with a mark is asked; a page's own mark opens no more than the desk's."""


@pytest.mark.parametrize("mark", ["PUBLIC", "confidential"])
@pytest.mark.parametrize("question", OF_A_DESK)
def test_a_desk_with_a_mark_answers_nothing_above_it(run, question, mark):
    report = OF_A_DESK[question](Desk.open(str(run.folder / "log.db"), handling=mark))
    told = report.render("json") if question == "brief" else f"{report}{report.to_json()}"
    assert re.findall(TOLD, told) == []


@pytest.mark.parametrize("event", ["zzsecret/left", "zzsecret/told", "zzsecret/lef", "zzsecre/left", "zsecret/left"])
def test_a_desk_with_a_mark_has_no_event_above_it_and_suggests_none(run, event):
    desk = Desk.open(str(run.folder / "log.db"), handling="PUBLIC")
    with pytest.raises(QuestionError, match="No event is called") as wrong:
        desk.show(event)
    assert re.findall(MARKED, str(wrong.value).replace(event, "")) == []


def test_a_desk_with_a_mark_checks_a_log_as_if_nothing_above_it_were_there(run):
    log = """
document: {id: new, title: A report, publisher: A paper, published: {date: 2022-01-10, basis: printed}}
events:
  - {id: a, kind: visit-made, date: 2022-01-09, guest: ZZACTO, host: LTU, because: zzsecret/left, after: zzsecret}
  - {id: b, kind: agreement-signed, date: 2022-01-09, parties: [LTU, CHN], agreement: zzthin}
"""
    desk = Desk.open(str(run.folder / "log.db"), handling="PUBLIC")
    found = desk.check(BytesIO(log.encode())).value.findings
    assert {finding.code for finding in found} >= {"unknown-event", "unknown-actor", "unknown-thing"}
    assert re.findall(r"(?i)zzactor|zzthing|zzsecret/(?!left)", "".join(finding.remedy for finding in found)) == []


CITING = """\
document: {id: new, title: A report, publisher: A paper, published: {date: 2022-01-10, basis: printed},
  source: copied.txt, drafted-by: {drafter: rules}}
events:
  - {id: a, kind: format-left, date: 2021-05, who: LTU, format: CHN-CEEC, evidence: {words: is what}}
"""
DRAFTED = {"published": "2021-11-01", "publisher": "A paper"}
OF_FILES = {
    "a text that is called so": lambda desk, at: desk.locate("is", at / "ZZSOURCE.txt"),
    "a copy of a text": lambda desk, at: desk.locate("is", at / "copied.txt"),
    "what a text was made of": lambda desk, at: desk.locate("is", at / "page.html"),
    "a text of a folder": lambda desk, at: desk.locate("is", at / "later.txt"),
    "a folder": lambda desk, at: desk.locate("is", at),
    "draft": lambda desk, at: desk.draft(at / "copied.txt", **DRAFTED),
    "draft into another file": lambda desk, at: desk.draft(at / "page.html", **DRAFTED, output=at / "none.yaml"),
    "prompt": lambda desk, at: desk.draft_prompt(at / "copied.txt", published="2021-11-01"),
    "new": lambda desk, at: desk.new(at / "copied.txt"),
    "check": lambda desk, at: desk.check(at / "secret.yaml"),
    "check against a text": lambda desk, at: desk.check(BytesIO(CITING.encode()), texts=at),
    "preview against a text": lambda desk, at: desk.preview(BytesIO(CITING.encode()), texts=at),
    "fix": lambda desk, at: desk.fix(at / "secret.yaml"),
    "fix against a text": lambda desk, at: desk.fix(at / "citing.yaml", texts=at),
    "compare": lambda desk, at: desk.compare_codings(at / "secret.yaml", at / "secret.yaml"),
    "review": lambda desk, at: desk.review(at / "secret.yaml"),
    "review beside a text": lambda desk, at: desk.review(at / "citing.yaml"),
    "decide": lambda desk, at: desk.decide(at / "citing.yaml", {"a": "accepted"}),
}
"""What a desk is asked of files: the log of a document above the mark, its text, and a log that cites that."""


@pytest.fixture(scope="module")
def kept(run):
    """A folder of such files."""
    folder = run.folder / "kept"
    folder.mkdir()
    files = {
        "ZZSOURCE.txt": "This is ZZTEXT, too.\n",
        "copied.txt": SAID,
        "later.txt": "It is.\n",
        "page.html": f"<p>{SAID.strip()}</p>\n",
    }
    for name, written in {**files, "secret.yaml": CLOSED, "citing.yaml": CITING}.items():
        (folder / name).write_text(written, encoding="utf-8")
    return folder


@pytest.mark.parametrize("asked", OF_FILES)
def test_a_desk_with_a_mark_looks_into_no_file_above_it(run, kept, asked):
    before = {file: file.read_bytes() for file in kept.iterdir()}
    with pytest.raises(QuestionError, match="is not looked into here") as refused:
        OF_FILES[asked](Desk.open(str(run.folder / "log.db"), handling="PUBLIC"), kept)
    assert re.findall(TOLD, str(refused.value).replace("ZZSOURCE.txt", "")) == []
    assert before == {file: file.read_bytes() for file in kept.iterdir()}


@pytest.mark.parametrize("mark", ["", "SECRET"])
def test_a_desk_without_a_mark_or_with_that_of_a_document_looks_into_its_files(run, kept, mark):
    desk = Desk.open(str(run.folder / "log.db"), handling=mark)
    for asked in ("a text that is called so", "a copy of a text", "what a text was made of"):
        assert [found["line"] for found in OF_FILES[asked](desk, kept).to_dict()["found"]] == [1]
    for asked in ("draft", "prompt", "new", "check", "check against a text", "fix", "compare", "review beside a text"):
        assert OF_FILES[asked](desk, kept), asked


@pytest.mark.parametrize("family", ["documents", "events"])
def test_a_desk_with_a_mark_completes_no_name_above_it(run, family):
    marks = ("", "PUBLIC")
    every, told = (dict(Desk.open(str(run.folder / "log.db"), handling=mark).words(family)) for mark in marks)
    assert {name.partition("/")[0] for name in every} >= {"open-doc", "zzsecret", "later"}
    assert {name.partition("/")[0] for name in told} >= {"open-doc", "unquotable"}
    assert re.findall(r"zz\w+|later", " ".join(told)) == []


def test_a_page_of_a_desk_with_a_mark_is_its_own_where_that_is_lower(run):
    desk = Desk.open(str(run.folder / "log.db"), handling="SECRET")
    assert re.findall(TOLD, desk.brief(*PAIR, **DAYS, handling="PUBLIC").render("json")) == []


def test_a_mark_that_is_none_is_refused():
    with pytest.raises(QuestionError, match="'TOP' is not a mark of handling"):
        Desk.open(handling="TOP")


NEW = """
document: {id: new, title: A report, publisher: A paper, published: {date: 2022-01-10, basis: printed}}
events:
  - {id: a, kind: visit-made, date: 2022-01-09, guest: ZZACTO, host: LTU, because: zzsecret/lef, happening: zzsecre}
  - {id: b, kind: agreement-signed, date: 2022-01-09, parties: [LTU, CHN], agreement: zzthin}
"""
TWO = {"a": "LTU", "b": "CHN"}
OF_AN_ASSISTANT = {
    "kinds": [{"words": "recalled"}],
    "actors": [{"words": "ZZACTOR"}, {"words": "ZZNAME"}, {"words": "a person called ZZNAME Person"}],
    "things": [{"words": "zzthing"}, {"words": "ZZTHINGNAME"}],
    "fluents": [{"words": "zzthing"}],
    "check": [{"log": NEW}, {"files": ["unquotable.yaml", "desk.yaml"]}]
    + [{"files": [f"{name}.yaml"]} for name in ("secret", "unquotable", "later", "last", "desk")],
    "preview": [{"log": NEW}, {"log": OPEN}, {"files": ["open.yaml"]}, {"files": ["unquotable.yaml"]}],
    "locate": [{"words": "is", "files": ["ZZSOURCE.txt"]}, {"words": "is", "files": ["none.txt"]}],
    "draft": [{"file": "ZZSOURCE.txt", "published": "2021-11-01", "publisher": "A paper"}],
    "replay": [TWO | DAYS, {"a": "LTU"} | DAYS, {"a": "ZZACTO"}, {"a": "ZZNAME", "b": "LTU"}, TWO],
    "timeline": [TWO],
    "changes": [TWO | {"first": "2021-01-01", "last": "2021-12-31"}],
    "learned": [TWO | {"known_by": "2021-11-01", "then_known_by": "2022-02-01"} | DAYS],
    "who": [{"fluent": "member(*, CHN-CEEC)"} | DAYS, {"fluent": "in-force(zzthin)"}, {"fluent": "level(ZZACTO, *)"}],
    "members": [{"format_name": "CHN-CEEC"} | DAYS, {"format_name": "ZZACTOR"}],
    "events": [{}, {"actors": ["LTU"]}, {"document": "zzsecre"}, {"document": "unquotable"}],
    "show": [{"event": ref} for ref in ("open-doc/called", "open-doc/off", "zzsecret/left", "zzsecre/left")]
    + [{"event": ref} for ref in ("unquotable/recalled", "unquotable/recaled", "later/sent", "last/asked")],
}
"""What an assistant asks, tool by tool; what is sent is no leak where it comes back."""


@pytest.fixture
def called(run):
    """Call tools of the store's server, by a client that starts it; its package is for those who need it."""
    calls = pytest.importorskip("assisted").calls
    return lambda asked, *options: calls(run.folder / "log.db", asked, *options)


def test_every_tool_of_an_assistant_is_asked():
    assert {tool.name for tool in TOOLS} == set(OF_AN_ASSISTANT)


@pytest.mark.parametrize("options", [(), ("--handling", "confidential")], ids=str)
def test_no_tool_of_an_assistant_tells_anything_of_a_document_above_its_mark(run, called, options):
    asked = [(tool, arguments) for tool, several in OF_AN_ASSISTANT.items() for arguments in several]
    answers = called(asked, "--folder", run.folder, *options)
    for (tool, arguments), answer in zip(asked, answers, strict=True):
        sent = set(re.findall(f"(?i){MARKED}", str(arguments)))
        told = set(re.findall(TOLD, answer.content[0].text + str(answer.structured_content)))
        assert told <= sent, (tool, arguments)


def test_an_assistant_does_not_see_the_text_of_a_document_above_its_mark(run, called):
    copy = run.folder / "copied"
    copy.mkdir()
    (copy / "ZZSOURCE.txt").write_text("ZZTEXT\n", encoding="utf-8")
    ask = [("locate", {"words": "ZZTEXT", "files": ["."]})]
    (refused,), (told,) = called(ask, "--folder", copy), called(ask, "--folder", copy, "--handling", "SECRET")
    assert "is not looked into here" in refused.structured_content["error"]["message"]
    assert [found["line"] for found in told.structured_content["found"]] == [1]


def test_an_assistant_of_those_who_may_see_it_is_told(called):
    (answer,) = called([("show", {"event": "zzsecret/called"})], "--handling", "SECRET")
    assert "ZZTOWARD" in answer.content[0].text


REFUSED = {
    "another text under the same id": UNQUOTABLE.replace("QQWORDS", "other words"),
    "an entry that is gone": UNQUOTABLE[: UNQUOTABLE.index("  - {id: claimed")],
    "other words of the head": UNQUOTABLE.replace("A report", "Another"),
    "another evidence in a mending": DESK.replace("QQCORRECTED", "other words"),
    "another name in a mending": DESK.replace("QQRENAMED", "another name"),
    "another evidence in a mending of a mending": DESK.replace("QQTWICE", "other words"),
    "a mending that sets something else": DESK.replace(
        "set: {evidence: {line: 4, words: QQCORRECTED}}", "set: {note: x}"
    ),
}


@pytest.mark.parametrize("change", REFUSED)
def test_a_refusal_quotes_nothing_of_what_is_stored(run, change):
    file = run.folder / "refused.yaml"
    file.write_text(REFUSED[change], encoding="utf-8")
    done = CliRunner().invoke(tracker, ["--store", str(run.folder / "log.db"), "append", str(file)])
    mine = set(re.findall(r"QQ\w+", REFUSED[change]))
    assert set(re.findall(r"QQ\w+", done.output)) <= mine, done.output


def test_a_mending_that_is_refused_quotes_nothing(run):
    for words in (
        ("correct", "unquotable/recalled", "--set", "date=tomorrow", "--reason", "a slip"),
        ("correct", "unquotable/recalled", "--set", "nothing=1", "--reason", "a slip"),
        ("correct", "unquotable", "--set", "quotable=perhaps", "--reason", "a slip"),
        ("retract", "unquotable/recaled", "--reason", "a slip"),
        ("merge", "unquotable/recalled", "unquotable/claimed", "--reason", "a slip", "-f", run.folder / "none.yaml"),
    ):
        done = CliRunner().invoke(tracker, ["--store", str(run.folder / "log.db"), *map(str, words)])
        assert done.exit_code != 0, done.output
        assert re.findall(r"QQ\w+", done.output) == []


@pytest.mark.parametrize("options", [(), ("--recorded-by", "{BEFORE}")], ids=["now", "before the mark"])
def test_columns_bear_the_mark_that_a_correction_gave_and_are_for_their_owner_alone(run, options):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'panels' is not installed")
    folder = Path(tempfile.mkdtemp(dir=run.folder)) / "columns"
    run("export", "--parquet", folder, *(word.replace("{BEFORE}", run.position) for word in options))
    rows = parquet.read_table(folder / "documents" / "part-0.parquet").to_pylist()
    assert {row["document"] for row in rows if row["handling"] == "SECRET"} == {"zzsecret", "later"}
    rights = {(file.is_dir(), S_IMODE(file.stat().st_mode)) for file in folder.rglob("*")}
    assert rights == {(True, 0o700), (False, 0o600)}
