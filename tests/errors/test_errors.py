"""Every message that the program can give: a broken case for each, with exactly what is printed.

A case is a file under tests/errors/<room>/, named after the code of the finding that it shows (`missing-key.txt`; a
second case of a code is `missing-key--event.txt`); what it may hold is said in `cases.py`. To add one, write its first
line, its files and its command, and run

    UPDATE_ERRORS=1 python -m pytest tests/errors

which writes what the command prints. Then read that as somebody would who has never seen the program.
"""

import gc
import json
import os
import re
import shutil
import sys

import pytest
from errors.cases import HERE, Case, Step, cases, in_process, run, write_file
from errors.sentences import PACKAGE, codes, sentences

from tracker.catalogue.seeds import read_seeds
from tracker.cli import main
from tracker.given import given
from tracker.model.findings import WARNINGS
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.writing import load_catalogue

pytestmark = pytest.mark.lengthy

CASES = cases()
HOW = "write a case for it; tests/errors/test_errors.py says how, in its first lines"

NEVER_PRINTED = {
    "part of what PyYAML says, by which its error is known": (
        "cannot start any token",
        "unexpected end of stream",
        "unexpected document indicator",
        "could not find expected ':'",
        "expected <document start>",
        "expected '-' indicator",
        "block sequence entries",
        "mapping keys are not allowed",
        "alphabetic or numeric",
        "comment or line break",
        "equal to 0",
        "unexpected ':'",
        "expected node content",
    ),
    "no text is known of which PyYAML says something else; one that is found gets a sentence of its own": (
        "the text cannot be read as YAML: §",
        "Compare it with a line that is read.",
    ),
    "two million values take seconds to read; tests/text lowers the number": ("the file holds more than § values",),
    "said where all is well": (
        " Left out, since no one day is known: §.",
        "Written to §.",
        "Open http://localhost:§/ in a browser. Ctrl-C ends it.",
        "Watching. Ctrl-C ends it.",
        "the list '§'",
        "Mendings of the import: §",
        "Sources written to §.",
        "§ --last-on §",
        "With the same word:",
        "No name or label has it, but what is said of these:\n\n",
        "the draft",
        "document: {}\nevents:\n§",
        "Best first, by the words of the text:\n\n",
        "[a]ccept, [c]hange a key, [e]dit, [r]eject, [s]kip, [q]uit",
        "missed (a kind, or not, and words of the text; nothing ends)",
        "key: value (nothing ends)",
        "kind (a number, or its name; nothing leaves it)",
        "Published (a date)",
        "No fault in §.",
        "No fault in §, § of them.",
        "Catalogue § is in force: §.",
        "Catalogue § is in force already.",
    ),
    "only Python asks so: tests/desk shows it": (
        "'§' is not a mark of handling. Use one of §.",
        "'§' is no format for sources. Use §.",
        "A checkpoint and 'recorded by' both name a state of the store. Name one of them.",
        "A briefing is of two actors, of one, or of a format. Name one or two.",
        "A correction says what is right: set a value, or remove a key.",
        "There is no folder '§'. Name the folder in which the texts are.",
        "'§' has no schema. Use one of §.",
    ),
    "a store without a catalogue has an index that stands for no log, and that is said first": (
        "The store has no catalogue.",
        "Run 'tracker init' again.",
    ),
    "no text of a case holds it: tests/importing/test_formats.py does": (
        "a row has more than § cells",
        "it unpacks to more than a gigabyte",
        "it is damaged",
        "a part of it begins with no element",
        "the cell § has a formula, and no value",
        "Open the workbook in a program for spreadsheets, and save it: that works the value out.",
    ),
    "a log or an export comes through a pipe": ("(standard input)", "the standard input"),
    "an extra that is missing, a program that takes ten minutes, an editor: tests of the command line show them": (
        "A workbook takes the package openpyxl.",
        "Install 'tracker[tables]'.",
        "A PDF takes the package pypdf.",
        "A Word file takes the package python-docx.",
        "Install 'tracker[texts]'.",
        "'§' gave no answer in § s. Name a faster program.",
        "Write one event. Begin it with '- id:'.",
        "Nothing was changed.",
    ),
    "no case is so long": (
        "is far too long for a text",
        "Name a shorter one.",
        "§ is far too long for what it should be. Name a checkpoint, key or proof.",
    ),
    "an assistant is told so, and no command: tests/assistants and tests/hostile/test_leaks.py show it": (
        "it has no head that can be read, and so no mark",
        "it is marked above §, may not be quoted, or is the desk's own",
        "its document is marked above §, or may not be quoted",
        (
            "The store has documents that are marked above §, and an append may touch them. "
            "Run 'tracker preview' on the log yourself."
        ),
        "'§' is not looked into here: §. Leave it out, or look at it yourself.",
        "An assistant's program starts this command and speaks to it. Stop it with Ctrl-C.",
    ),
    "an archive is no text, as a case is: tests/importing shows it": ("it is cut off",),
    "it is looked for in a text, and never printed": ("(?:§)[ -]dozen", "(?:§)[ -]hundred", "§(?: and)? (?:§)"),
    "it needs the whole given catalogue, which takes long": ("§ cannot be written: §. Name another folder with -o.",),
    "a package is not installed, and here all are": (
        "A briefing as §",
        "A calendar as iCalendar",
        "A list of sources",
        "§ needs the package '§', which is not installed.",
        "§ Install it: pip install 'tracker[reports]'.",
    ),
    "reports print it": ("a date marked ~ or ? is widened by 3 days, 1 month or 1 year, as it is written",),
    "the desk's own document holds it": ("Mendings of the desk",),
    "names of PLOVER's categories": (
        "make a public statement",
        "express intent to cooperate",
        "engage in diplomatic cooperation",
        "engage in material cooperation",
        "provide aid",
        "exhibit force posture",
        "reduce relations",
        "use unconventional mass violence",
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    ),
    "a mistake of ours, which stops the program": (
        "only texts, lists and mappings are written, not §",
        "The tracker itself failed (§: §). §",
        "Please report it, with the output of the same command under TRACKER_DEBUG=1.",
    ),
    "somebody at a terminal is asked: tests/cli/test_terminal.py": ("Write it?", "Append it?"),
    "somebody else writes to a file meanwhile: tests/desk/test_fixing.py": (
        "§ was changed meanwhile. Run the command again.",
    ),
    "somebody pressed Ctrl-C": (
        "Stopped. What a command changes it changes whole or not at all; 'tracker status' shows the last append.",
    ),
    "a full disk or a closed pipe, where others are printed": ("The output cannot be written",),
    "an order that leaves no room leaves none for an event that states it": ("have come in the order that is stated",),
    "seeds are put on top of the store's: nothing is ever taken away by a command": ("the kind '§' is gone",),
    "a fluent or an annotation, and no sentence": ("member(*, §)",),
}
"""Sentences of the source that no case can show, by the reason."""

SHOWN_ELSEWHERE = {
    "tracker/store/files.py": "tests/store/test_read_only.py: what keeps a file from being written",
    "tracker/store/shapes.py": "tests/proof: tables that were made anew",
    "tracker/store/standing.py": "tests/store: an index that does not stand for the log",
    "tracker/desk/witnessing.py": "tests/proof/test_witness.py and tests/cli/test_proof.py",
    "tracker/store/proof/": "tests/proof: what a forged or broken proof, key or checkpoint is told",
    "tracker/store/leaves.py": "tests/proof: a damaged proof tree",
    "tracker/store/looking.py": "tests/proof: entries changed behind the program's back",
    "tracker/store/guards.py": "tests/proof: guards of the log taken away",
    "tracker/store/proving.py": "tests/proof",
    "tracker/store/verifying.py": "tests/proof: a damaged store",
    "tracker/importing/schemas.py": "tests/importing/test_shipped.py: a schema is for editors",
    "tracker/desk/proving.py": "tests/proof",
    "tracker/desk/proved.py": "tests/proof",
    "tracker/cli/verify.py": "tests/proof",
    "tracker/store/errors.py": "tests/store: what other processes, roles and PostgreSQL's servers make of a store",
    "tracker/store/connection.py": "tests/store: the same",
    "tracker/store/backup.py": "tests/store/test_life.py",
    "tracker/store/exporting.py": "tests/store/test_life.py: a store that was changed behind the guards",
    "tracker/store/restoring.py": "tests/store/test_life_restored.py: exports that were damaged",
    "tracker/store/upgrading.py": "tests/store/test_migrations.py",
    "tracker/store/upcasting.py": "tests/store/test_life_formats.py",
    "tracker/store/spans_compared.py": "tests/store/test_spans.py: spans that somebody changed",
    "tracker/desk/spanning.py": "tests/desk/test_spans.py: how many were worked out",
    "tracker/store/health.py": "tests/store/test_life_status.py: what can be wrong with a store",
    "tracker/cli/groups.py": "tests/cli/test_commands.py: the help is no mistake",
    "tracker/desk/kept.py": "tests/cli/test_life.py: it says what is, and of most that it is well",
    "tracker/desk/frames.py": "tests/desk: what no command asks for",
    "tracker/desk/panels.py": "tests/desk/test_panels.py: how a panel is asked for",
    "tracker/desk/columns.py": "tests/desk/test_columns.py: a folder for the log in columns",
    "tracker/reports/data/columns/": "tests/desk/test_columns.py: descriptions of columns",
    "tracker/projections/panel/": "tests/projections/test_panel.py: names of columns, and what they say",
    "tracker/reports/data/panels/": "tests/desk/test_panels.py: a codebook",
    "tracker/log/schemas.py": "tests/log/test_schemas.py: a schema is for editors",
    "tracker/desk/starting.py": "tests/desk/test_starting.py: what stands beside the keys of a new event or head",
    "tracker/desk/described.py": "tests/test_interface.py: names of commands, and no sentences",
}
"""Modules whose sentences need more than files and commands to be seen, and which tests show them."""


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A store with a small catalogue, of which nothing changes when the given one grows."""
    catalogue, findings = read_seeds(HERE / "seeds")
    assert findings == ()
    made = open_store(str(tmp_path_factory.mktemp("store") / "tracker.db"))
    upgrade(made, given("migrations"))
    load_catalogue(made, catalogue)
    return made.file


@pytest.fixture
def start(tmp_path, monkeypatch, capsys, store):
    """Run the program's own entry in a folder in which there is only a store, with the catalogue of the cases."""
    for name in ("TRACKER_STORE", "TRACKER_SEEDS", "TRACKER_DESK", "TRACKER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)
    shutil.copy(store, tmp_path)
    yield in_process(main, capsys.readouterr)
    gc.enable()  # a command switches the collector off for itself


def played(case, folder, start):
    """Write a case's files and run its commands, in their order; return the case with what these printed."""
    steps = []
    for step in case.steps:
        if step.command is None:
            write_file(folder, step)
            steps.append(step)
            continue
        printed = run(step.command, start)
        assert not step.quiet or printed.endswith("(exit 0)\n"), printed
        steps.append(Step(step.title, "" if step.quiet else printed))
    return Case(case.path, case.about, tuple(steps))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.relative_to(HERE).with_suffix("").as_posix())
def test_a_broken_case_is_answered_exactly_so(case, tmp_path, start):
    found = played(case, tmp_path, start).written()
    assert "Traceback" not in found
    assert "The tracker itself failed" not in found
    if os.environ.get("UPDATE_ERRORS"):
        case.path.write_text(found, encoding="utf-8")
    assert found == case.path.read_text(encoding="utf-8")


CHECKING = [
    case
    for case in CASES
    if re.match(r"\$ tracker (--seeds \S+ |seeds )?check( (?!.*--(fix|yes))[^|]*)?$", case.steps[-1].title)
]


@pytest.mark.parametrize("case", CHECKING, ids=lambda case: case.path.relative_to(HERE).with_suffix("").as_posix())
def test_a_case_is_called_as_programs_know_its_finding(case, tmp_path, start):
    last = case.steps[-1]
    shown = played(Case(case.path, case.about, (*case.steps[:-1], Step(f"{last.title} --json", ""))), tmp_path, start)
    printed, _, _ = shown.steps[-1].text.rpartition("(exit")
    found = json.loads(printed)["findings"]
    assert case.code in {one["code"] for one in found}
    for one in found:
        assert f"{one['file']}:{one['line']}:{one['column']}: " in last.text


def test_every_sentence_of_the_source_stands_in_a_case():
    printed = [case.printed for case in CASES]
    excused = {text for texts in NEVER_PRINTED.values() for text in texts}
    silent = {
        one.text: one.place
        for one in sentences()
        if one.text not in excused
        and not one.place.startswith(tuple(SHOWN_ELSEWHERE))
        and not any(map(one.stands_in, printed))
    }
    assert not silent, "\n".join(f"{place}: '{text}': {HOW}" for text, place in silent.items())


def test_every_code_has_a_case():
    named = {case.code for case in CASES}
    missing = {code: place for code, place in codes() if code not in named}
    assert not missing, "\n".join(f"{place}: '{code}': {HOW}" for code, place in missing.items())


def test_every_warning_that_can_be_answered_is_one_that_is_asked():
    shown = [step.text for case in CASES for step in case.steps if step.command]
    asked = {code for text in shown for code in re.findall(r"warning: .*\[([a-z-]+)\]$", text, re.MULTILINE)}
    assert asked == set(WARNINGS)


def test_what_no_case_can_show_is_in_the_source():
    excused = {text for texts in NEVER_PRINTED.values() for text in texts}
    assert excused <= {one.text for one in sentences()}


@pytest.mark.parametrize("module", SHOWN_ELSEWHERE)
def test_what_is_shown_elsewhere_is_there(module):
    assert (PACKAGE.parent / module).exists()
