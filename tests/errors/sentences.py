"""Reads the program's source for every sentence that it can answer with, and for the code of every finding."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

import tracker

PACKAGE = Path(tracker.__file__).parent
SPEAKING = (
    "model/dates.py",
    "text",
    "catalogue",
    "log",
    "importing",
    "narrative",
    "projections/expectations.py",
    "projections/checking.py",
    "store",
    "desk",
    "cli",
)
"""Where it is said what is wrong. Elsewhere sentences are reports of what is right."""

SILENT = ("catalogue/english.py",)
"""Lists of words, which are never said."""

GAP = "§"
"""Stands for what a sentence is filled with."""

_NO_ANSWERS = ("option", "argument", "version_option", "group", "compile", "startswith", "removeprefix")
_SENTENCE = re.compile(r"[a-z]{3}.* | .*[a-z]{3}")
_SQL = re.compile(r"\(?(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA) ")
_FILLED = re.compile(r"\{[a-z_0-9]*\}")
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_MAKERS = {"Wrong": 0, "Finding": 0, "fault": 0, "stop": 0, "finding": 0, "_refused": 1, "_of_document": 1}
_MAKERS |= {"_finding": 2, "_warning": 2}
"""What makes findings, and which of its arguments is the code."""


@frozen
class Sentence:
    """A sentence of the source, where it stands, with a mark for what is filled in."""

    place: str
    text: str

    def stands_in(self, printed: str) -> bool:
        """Say whether some output has it, whatever it is filled with: its parts, one after the other."""
        at = 0
        for part in self.text.split(GAP):
            at = printed.casefold().find(" ".join(part.casefold().split()), at) + 1
            if not at:
                return False
        return True


def modules() -> list[Path]:
    """List the modules that say what is wrong."""
    found = [PACKAGE / name for name in SPEAKING]
    every = (module for path in found for module in (sorted(path.rglob("*.py")) if path.is_dir() else [path]))
    return [module for module in every if module.relative_to(PACKAGE).as_posix() not in SILENT]


def sentences() -> Iterator[Sentence]:
    """Yield every sentence: a text of several words that is no docstring, no help and no ordinary output."""
    for path in modules():
        for line, text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            if _SENTENCE.search(text) and not _SQL.match(text):
                yield Sentence(f"{path.relative_to(PACKAGE.parent).as_posix()}:{line}", text)


def codes() -> Iterator[tuple[str, str]]:
    """Yield the code of every finding that is made, and where."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for code in _codes(node):
                yield code, f"{path.relative_to(PACKAGE.parent).as_posix()}:{node.lineno}"


def _codes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):  # traps and characters return findings
        first = next(iter(node.value.elts), None)
        return [first.value] if isinstance(first, ast.Constant) and _is_code(first.value) else []
    if not isinstance(node, ast.Call) or not node.args:
        return []
    if _name(node) == "unknown" and isinstance(node.args[0], ast.Constant):
        return [f"unknown-{node.args[0].value}"]
    given = node.args[_MAKERS[_name(node)] :][:1] if _name(node) in _MAKERS else []
    return [one.value for one in given if isinstance(one, ast.Constant) and _is_code(one.value)]


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Assert | ast.Compare) or (isinstance(node, ast.Call) and _is_no_answer(node)):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, _FILLED.sub(GAP, node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _is_no_answer(call: ast.Call) -> bool:
    """Say whether a call's texts are help, what is looked for in a text, or what is printed where all is well."""
    to_stdout = _name(call) in ("echo", "say") and not any(keyword.arg == "err" for keyword in call.keywords)
    return to_stdout or _name(call) in _NO_ANSWERS
