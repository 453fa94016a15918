"""The arrow of rooms: who may import whom, read from the imports themselves, and what a command never loads."""

import ast
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import tracker
from tracker.cli.group import COMMANDS

PACKAGE = Path(tracker.__file__).parent
LINE = ("model", "calculus", "text", "catalogue", "log", "narrative")
"""Each of these may import those before it."""

MAY_IMPORT = {
    **{room: set(LINE[:place]) for place, room in enumerate(LINE)},
    "store": set(LINE),
    "projections": set(LINE),
    "drafting": set(LINE),
    "reports": {*LINE, "projections", "drafting"},
    "given": set(),
    "importing": {"model", "calculus", "text", "catalogue", "log"},
    "desk": {*LINE, "store", "projections", "drafting", "reports", "given", "importing"},
    "assistants": {"model", "desk"},
    "site": {"model", "desk"},
    "cli": {"model", "desk", "assistants", "site"},
    "__init__": {"desk", "model"},
    "__main__": {"cli"},
}
ONLY = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "yaml": {"text"},
    "trafilatura": {"text"},
    "click": {"cli"},
    "cryptography": {"store"},
    "rfc3161_client": {"store"},
    "mcp": {"assistants"},
    "mcp_types": {"assistants"},
    "anyio": {"assistants"},
    "pandas": {"reports"},
    "pyarrow": {"reports"},
    "waitress": {"site"},
}
"""What one room alone may import of what others made."""

MODULES = sorted(PACKAGE.rglob("*.py"))
LAZY = ("sqlalchemy", "alembic", "yaml", "attr", "attrs")


def room_of(path):
    """Return the room of a module: its folder, or its own name where it stands in none."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    """Yield the line and the dotted name of everything that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path}:{node.lineno} imports from '.': write the room's name")
        elif isinstance(node, ast.ImportFrom) and node.module == "tracker":
            yield from ((node.lineno, f"tracker.{name.name}") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module


def rooms_imported(path):
    """Yield the line and the room of every import from another room; the version stands in none."""
    for line, name in imports(path):
        room = name.split(".")[1] if name.startswith("tracker.") else None
        if room not in (None, room_of(path), "__version__"):
            yield line, room


def test_every_room_has_its_place_in_the_arrow():
    assert {room_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_the_rooms_before_its_own_alone(path):
    room = room_of(path)
    broken = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {room} imports {other}, and may import {sorted(MAY_IMPORT[room])}"
        for line, other in rooms_imported(path)
        if other not in MAY_IMPORT[room]
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_library_has_one_room_that_knows_it(path):
    broken = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {room_of(path)} imports {name}, which is for {sorted(rooms)} alone"
        for line, name in imports(path)
        if (rooms := ONLY.get(name.partition(".")[0])) and room_of(path) not in rooms
    ]
    assert not broken, "\n".join(broken)


def test_no_two_rooms_import_each_other_both_ways():
    pairs = {(room_of(path), other): path for path in MODULES for _, other in rooms_imported(path)}
    both = [f"{pairs[one, other]} and {pairs[other, one]}" for one, other in pairs if (other, one) in pairs]
    assert not both, "\n".join(both)


def test_the_model_imports_nothing_that_knows_a_file_a_database_or_a_clock():
    known = {"__future__", "attrs", "calendar", "collections", "datetime", "decimal", "enum", "functools", "hashlib"}
    known |= {"json", "orjson", "re", "tracker", "typing", "unicodedata"}
    assert {name.partition(".")[0] for path in (PACKAGE / "model").glob("*.py") for _, name in imports(path)} <= known


def loaded(tmp_path, *arguments, among=LAZY):
    """Run a command in a process of its own; return those of some libraries that it loaded."""
    return loaded_by("import tracker.cli\ntracker.cli.main()\n", tmp_path, *arguments, among=among)


def loaded_by(code, tmp_path, *arguments, among=LAZY):
    """Run some Python in a process of its own; return those of some libraries that it loaded."""
    code = (
        "import json, sys\n"
        f"try:\n{textwrap.indent(code, '    ')}"
        "finally:\n    print('\\n' + json.dumps([name for name in sys.modules]), file=sys.stderr)\n"
    )
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "TRACKER_STORE")}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    modules = json.loads(ran.stderr.splitlines()[-1])
    return {name for name in among if any(f"{module}.".startswith(f"{name}.") for module in modules)}


HEAVY = {"sqlalchemy", "alembic", "yaml"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_explained_without_a_database(tmp_path, command):
    assert loaded(tmp_path, command, "--help") & HEAVY == set()


@pytest.mark.parametrize("code", ["import tracker", "from tracker import Desk, QuestionError; Desk.open('nowhere.db')"])
def test_a_desk_is_opened_in_a_moment(tmp_path, code):
    assert loaded_by(f"{code}\n", tmp_path) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["replay", "--help"], ["check", "--help"]])
def test_help_comes_without_what_only_the_commands_need(tmp_path, arguments):
    assert loaded(tmp_path, *arguments) == set()


def test_replay_reads_no_yaml_and_makes_no_tables(tmp_path):
    assert "alembic" in loaded(tmp_path, "init")
    assert loaded(tmp_path, "replay", "LTU", "CHN", among=("alembic", "yaml")) == set()


def test_a_briefing_in_markdown_loads_no_drawing_and_no_proof(tmp_path):
    loaded(tmp_path, "init", among=HEAVY)
    unused = ("alembic", "yaml", "tracker.desk.pictures", "tracker.store.proof.note")
    assert loaded(tmp_path, "brief", "LTU", "CHN", among=unused) == set()


def test_a_signature_alone_needs_the_package_that_knows_them(tmp_path):
    loaded(tmp_path, "init")
    assert loaded(tmp_path, "checkpoint", "-o", "c", among=("cryptography", "alembic", "yaml")) == set()
    assert loaded(tmp_path, "key", "k", among=("cryptography",)) == {"cryptography"}


def test_a_proof_is_verified_without_a_database(tmp_path):
    loaded(tmp_path, "init")
    loaded(tmp_path, "prove", "1", "-o", "p")
    assert loaded(tmp_path, "verify", "--proof", "p", among=("sqlalchemy", "alembic", "yaml")) == set()


def test_check_opens_no_database_where_there_is_none(tmp_path):
    log = "document: {id: a, title: t, publisher: p, published: {date: 2021, basis: printed}}\n"
    (tmp_path / "a.yaml").write_text(log)
    assert loaded(tmp_path, "check", "a.yaml", among=("sqlalchemy", "alembic")) == set()


def test_the_command_line_awaits_ctrl_c_before_anything_is_loaded():
    """What comes before is Python's own start, and a line that an installer writes."""
    code = (
        "import sys; old = {*sys.modules}; sys.path.insert(0, sys.argv[1]); "
        "import tracker.cli; print({*sys.modules} - old)"
    )
    words = [sys.executable, "-S", "-c", code, str(PACKAGE.parent)]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    assert ast.literal_eval(ran.stdout) == {"tracker", "tracker.cli"}
