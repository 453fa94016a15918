"""Every command has its place: in the README, in the documents, in the reference, in a test; and keeps its schema.

`UPDATE_DOCUMENTS=1` writes the reference and the schema anew before they are compared.
"""

import json
import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from look import commands, schemas
from tracker import Desk
from tracker.cli.group import COMMANDS, tracker
from tracker.given import given

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
EVERY = dict(commands.every_command())
ASKED = [
    ("replay", "replay LTU CHN --on 2021-12-31"),
    ("replay", "replay LTU --on 2021-12-31"),
    ("replay", "replay KAZ LTU --on 2025-12-31"),
    ("replay", "replay BLR LTU --on 2024-12-31"),
    ("timeline", "timeline LTU CHN"),
    ("changes", "changes LTU CHN --from 2021-01-01 --to 2021-12-31"),
    ("changes", "changes LTU CHN --on 2021-12-31 --known-by 2021-06-01 --and 2025-12-31"),
    ("who", "who 'level(CHN, *)' --on 2021-12-31"),
    ("members", "members 17+1 --on 2021-12-31"),
    ("network", "network LTU --on 2021-12-31"),
    ("network", "network EU --on 2021-12-31"),
    ("calendar", "calendar --on 2021-11-01 --days 400"),
    ("events", "events"),
    ("table", "table ambassador-recalled --role host LTU"),
    ("panel", "panel --actors LTU,CHN --from 2020 --to 2022 --fluent level --count quad --figures"),
    ("spans", "spans 'member(*, CHN-CEEC)'"),
    ("show", "show cna-budrys-2025-11/ambassador-recalled"),
    ("brief", "brief LTU CHN --on 2021-12-31 --json"),
    ("brief", "brief LTU --on 2021-12-31 --json"),
    ("brief", "brief CHN-CEEC --on 2021-12-31 --json"),
    ("brief", "brief --changes --since 100 --json"),
    ("export", "export cna-budrys-2025-11"),
    ("checkpoint", "checkpoint"),
    ("witness", "witness request --state seen.json --key w.key --log log.vkey"),
    ("prove", "prove cna-budrys-2025-11/ambassador-recalled"),
    ("verify", "verify"),
    ("status", "status"),
    ("rebuild", "rebuild"),
    ("doctor", "doctor"),
    ("kinds", "kinds"),
    ("actors", "actors"),
    ("things", "things"),
    ("fluents", "fluents"),
    ("check", "check bad.yaml"),
    ("check", "check desk.yaml"),
    ("check", "check bad.yaml --fix"),
    ("preview", "preview bad.yaml"),
    ("preview", "preview more.yaml"),
    ("compare", "compare more.yaml other.yaml"),
    ("new", "new ambassador-recalled"),
    ("locate", "locate document bad.yaml"),
    ("append", "append bad.yaml"),
    ("draft", "draft text.txt --published 2021-12-31 --publisher P -o drafted.yaml"),
    ("review", "review drafted.yaml"),
    ("append", "append desk.yaml"),
    ("import", "import left.yaml left.csv --check"),
    ("import", "import bad.yaml left.csv"),
    ("import", "import left.yaml --take-back so"),
    ("sheet", "sheet format-joined"),
    ("seeds check", "seeds check own"),
    ("seeds diff", "seeds diff own"),
    ("seeds load", "seeds load own"),
    ("seeds reference", "seeds reference -o pages"),
    ("retract", "retract cna-budrys-2025-11/ambassador-recalled --reason so"),
    ("correct", "correct baltic-times-2021-05-24/lithuania-left --set date=2021-05 --reason so"),
    ("show", "show baltic-times-2021-05-24/lithuania-left"),
    ("changes", "changes LTU CHN --on 2021-12-31 --recorded-by 100 --and-recorded-by 2100-01-01"),
]
"""A question for each shape of an answer, asked of the sample logs."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a store of the sample logs, a log with a fault, and seeds of one's own."""
    made = tmp_path_factory.mktemp("asked")
    here = Path.cwd()
    os.chdir(made)
    try:
        desk = Desk.open()
        desk.init()
        desk.append(given("events"))
        desk.answer("cna-budrys-2025-11", warning="no-evidence", reason="so")
    finally:
        os.chdir(here)
    _asks_a_witness(made)
    (made / "bad.yaml").write_text("document: {id: a}\n")
    (made / "more.yaml").write_text(MORE)
    (made / "other.yaml").write_text(MORE.replace("ambassador-recalled", "ambassador-expelled"))
    (made / "text.txt").write_text("China recalled its ambassador to Lithuania on 10 August 2021.\n")
    (made / "left.yaml").write_text(LEFT)
    (made / "left.csv").write_text("who,day\nLVA,2022-08-11\nEST,\n")
    (made / "own").mkdir()
    (made / "own" / "things.yaml").write_text("things: {meadow-road: {type: route, name: the Meadow Road}}\n")
    return made


def _asks_a_witness(made):
    """Write the keys of a log and of a witness, and what the witness is asked to sign."""
    here = Path.cwd()
    os.chdir(made)
    try:
        log, other = (CliRunner().invoke(tracker, ["key", f"{name}.key", *more]).output for name, more in WITNESSED)
        Path("log.vkey").write_text(log)
        assert other
        asked = ["checkpoint", "--key", "log.key", "--extends", "0", "-o", "request"]
        assert CliRunner().invoke(tracker, asked).exit_code == 0
    finally:
        os.chdir(here)


LEFT = """\
mapping: {id: left, title: Who left}
table: {columns: [who, day]}
documents: {head: {id: left, title: Who left, publisher: A list, published: {date: 2022-09, basis: printed}}}
events:
  - {unless: {day: ""}, id: "left-{row}", kind: format-left, date: "{day}", who: ["{who}"], format: CHN-CEEC}
"""
MORE = """\
document: {id: more, title: A, publisher: A, published: {date: 2021-12-20, basis: printed}}
events:
  - {id: r, kind: ambassador-recalled, date: 2021-08-11, sender: CHN, host: LTU}
  - {id: m, kind: format-left, date: 2021-05-20, who: [LTU], format: CHN-CEEC,
     happening: baltic-times-2021-05-24/lithuania-left}
expectations: [{fluent: "member(LTU, CHN-CEEC) = full", on: 2021-05-21, answer: holds}]
"""
WITNESSED = (("log", ["--name", "desk.example/log"]), ("w", ["--name", "witness.example/w", "--witness"]))


def compared(path, text):
    """Say whether a file has a text; write it first where that is asked for."""
    if os.environ.get("UPDATE_DOCUMENTS"):
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") == text


def test_the_reference_of_commands_is_that_of_the_program():
    assert compared(REFERENCE / "commands.md", commands.page()), "run 'make documents'"


def test_the_schema_is_that_of_the_program():
    assert compared(REFERENCE / "json-schema.json", schemas.page()), "run 'make documents'"


def test_every_command_that_prints_json_has_a_shape():
    printing = {name for name, command in EVERY.items() if any("--json" in each.opts for each in command.params)}
    assert set(schemas.PRINTED) == printing


@pytest.mark.parametrize(("name", "line"), ASKED, ids=[line for _, line in ASKED])
def test_what_is_printed_has_its_shape(folder, monkeypatch, name, line):
    monkeypatch.chdir(folder)
    ran = CliRunner().invoke(tracker, [*_words(line), *(["--json"] if "--json" not in line else [])])
    assert ran.exit_code in {0, 1}, ran.output
    below = {}
    allowed = [schemas.schema(shape, below) for shape in schemas.PRINTED[name]]
    wrong = [list(_wrong(json.loads(ran.stdout), shape, below, "")) for shape in allowed]
    assert [] in wrong, wrong


def test_a_question_is_asked_of_every_shape():
    asked = {name for name, _ in ASKED}
    assert set(schemas.PRINTED) - asked == {"merge", "split", "resolve", "answer"}  # they print what 'retract' does


def _words(line):
    return [word.strip("'") for word in re.findall(r"'[^']*'|\S+", line)]


TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "number": float,
    "null": type(None),
    "object": dict,
    "array": list,
}


def _wrong(value, schema, below, place):
    """Yield where a value is not as a schema of ours describes it."""
    if "$ref" in schema:
        schema = below[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        found = [list(_wrong(value, each, below, place)) for each in schema["anyOf"]]
        yield from [] if [] in found else [f"{place}: none of {len(found)}"]
        return
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if kinds and type(value) not in [TYPES[kind] for kind in kinds]:
        yield f"{place}: {value!r} is not {kinds}"
    elif isinstance(value, dict):
        yield from _wrong_keys(value, schema, below, place)
    elif isinstance(value, list):
        yield from _wrong_items(value, schema, below, place)


def _wrong_keys(value, schema, below, place):
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    yield from (f"{place}: lacks {key}" for key in schema.get("required", []) if key not in value)
    for key, each in value.items():
        if key not in properties and others is False:
            yield f"{place}: has {key}"
        else:
            yield from _wrong(each, properties.get(key, others), below, f"{place}.{key}")


def _wrong_items(value, schema, below, place):
    first = schema.get("prefixItems", [])
    if first and len(first) != len(value):
        yield f"{place}: has {len(value)} items"
    for number, each in enumerate(value):
        described = first[number] if number < len(first) else schema.get("items", {})
        yield from _wrong(each, described, below, f"{place}[{number}]")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_row_in_the_readme(name):
    rows = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The commands")[2].partition("\n## ")[0]
    assert re.search(rf"`{name}[ `]", rows), f"name '{name}' in the README's table of commands"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_place_in_the_documents(name):
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md") if path.stem != "decisions"]
    named = re.compile(rf"tracker (--\S+ \S+ )*{name}\b|`{name}`")
    assert any(map(named.search, texts)), f"no document says when '{name}' is used"


@pytest.mark.parametrize("name", EVERY)
def test_a_command_has_a_test(name):
    words = [f'"{word}"' for word in name.split()]
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    called = re.compile(r",\s*".join(words) + rf"|tracker {name}\b")
    assert any(map(called.search, tests)), f"no test calls '{name}'"


@pytest.mark.parametrize("name", EVERY)
def test_a_command_says_what_it_does_and_shows_how(name):
    command = EVERY[name]
    assert command.help
    assert isinstance(command, click.Group) or re.search(r"Examples?:\s+tracker ", command.help)
    silent = [each.name for each in command.params if isinstance(each, click.Option) and not (each.help or each.hidden)]
    assert silent in ([], ["stance"])
