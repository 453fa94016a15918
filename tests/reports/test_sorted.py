"""Reports are sorted by what comes out: each folder leans only on those that it needs."""

import ast
from pathlib import Path

import pytest

from tracker import reports

PACKAGE = Path(reports.__file__).parent
LEANS_ON = {
    "language": set(),
    "text": {"language", "lines"},
    "data": {"language", "lines"},
    "reference": {"language", "text"},
    "pictures": {"language", "data"},
    "lines": {"language", "briefs", "text", "render"},
    "briefs": {"language"},
    "render": {"briefs", "language", "text"},
}


def folders_imported(path):
    """Yield the folders of reports that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tracker.reports."):
            yield node.module.split(".")[2]


def test_every_folder_has_its_place():
    assert {path.parent.name for path in PACKAGE.glob("*/*.py")} == set(LEANS_ON)
    assert [path.name for path in PACKAGE.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("folder", LEANS_ON)
def test_a_folder_leans_on_no_other_than_it_needs(folder):
    imported = {name for path in (PACKAGE / folder).rglob("*.py") for name in folders_imported(path)}
    assert imported - {folder} <= LEANS_ON[folder]
