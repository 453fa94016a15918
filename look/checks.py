"""What others would find in the pages: axe, two validators of HTML, a checker of PDF/UA, and the same bytes twice."""

import shutil
import subprocess
import venv
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf

from look.scenes import drawn

HERE = Path(__file__).parent
CHECKER = "page-validation==0.11.0"
CHECK_PDF = """\
import page, sys
found = 0
for name in sys.argv[1:]:
    report = page.validate_pdf(name, profile=page.ValidationProfile.PDF_UA_1)
    if not report.is_compliant:
        found = 1
        print(name, report.failures)
sys.exit(found)
"""
_HEADINGS = [f"/H{level}" for level in range(1, 7)]


def same_bytes(made: Sequence[Path], names: Sequence[str]) -> int:
    """Make every page once more, and compare: the same log, dates and program give the same bytes."""
    with TemporaryDirectory() as folder:
        again = drawn(Path(folder), names)
        other = [first.name for first, second in zip(made, again, strict=True) if _differ(first, second)]
    for name in other:
        print(f"{name}: other bytes the second time")
    print(f"The same bytes twice: {len(made)} files, {len(other)} differ")
    return 1 if other else 0


def _differ(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()


def browsed(pages: Sequence[Path], pictures: Path, printed: Path) -> int:
    """Open pages in a browser: pictures in every view, and axe's findings."""
    _install()
    chromium = shutil.which("chromium") or "chromium"
    return _run("node", "pages.mjs", chromium, str(pictures), str(printed), *map(str, pages))


def valid_markup(pages: Sequence[Path]) -> int:
    """Validate the markup of pages with html-validate and the Nu checker of the W3C."""
    _install()
    strict = _run("npx", "html-validate", "--preset", "standard,a11y,document", *map(str, pages))
    jar = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    nu = _run("java", "-jar", str(jar), "--errors-only", *map(str, pages))
    print(f"html-validate: {_said(strict)}; Nu Html Checker: {_said(nu)} ({len(pages)} pages)")
    return max(strict, nu)


def accessible_papers(papers: Sequence[Path], home: Path) -> int:
    """Check PDF/UA in an environment of its own, for the checker is large."""
    if not (home / "ready").is_file():
        venv.create(home, with_pip=True, clear=True)
        if _run(str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", CHECKER):
            print(f"NOT LOOKED AT: PDF/UA: {CHECKER} cannot be installed.")
            return 0
        (home / "ready").touch()
    code = _run(str(home / "bin" / "python"), "-c", CHECK_PDF, *map(str, papers))
    print(f"PDF/UA-1: {_said(code)} ({len(papers)} files)")
    return code


def valid_structure(papers: Sequence[Path]) -> int:
    """Read each PDF's structure: its language and title, its headings in order, and words for each drawing."""
    found = [f"{path.name}: {fault}" for path in papers for fault in structure_faults(path)]
    for fault in found:
        print(fault)
    print(f"PDF structure: {len(papers)} files, {len(found)} findings")
    return 1 if found else 0


def structure_faults(path: Path) -> list[str]:
    """List what a screen reader would miss in a PDF: empty where nothing is."""
    reader = pypdf.PdfReader(path)
    root = reader.root_object
    tags = _tags(root["/StructTreeRoot"]) if "/StructTreeRoot" in root else []
    levels = [_HEADINGS.index(tag["/S"]) for tag in tags if tag.get("/S") in _HEADINGS]
    checks = {
        "has no tags": not tags,
        "does not say its language": not root.get("/Lang"),
        "does not show its title": not (reader.metadata and reader.metadata.title),
        "begins with another heading than the first": levels[:1] != [0],
        "leaves out a level of headings": any(after > before + 1 for before, after in pairwise(levels)),
        "has a drawing without words": any(tag.get("/S") == "/Figure" and not tag.get("/Alt") for tag in tags),
        "has a table without heads": _tables_without_heads(tags),
    }
    return [fault for fault, is_so in checks.items() if is_so]


def _tables_without_heads(tags: Sequence[pypdf.generic.DictionaryObject]) -> bool:
    tables = [tag for tag in tags if tag.get("/S") == "/Table"]
    return any(not any(cell.get("/S") == "/TH" for cell in _tags(table)) for table in tables)


def _tags(node: pypdf.generic.PdfObject) -> list[pypdf.generic.DictionaryObject]:
    """List a structure's elements in the order of reading."""
    element = node.get_object()
    if isinstance(element, pypdf.generic.ArrayObject):
        return [tag for child in element for tag in _tags(child)]
    if not isinstance(element, pypdf.generic.DictionaryObject) or ("/K" not in element and "/S" not in element):
        return []
    below = _tags(element["/K"]) if "/K" in element else []
    return [element, *below] if "/S" in element else below


def _install() -> None:
    if not (HERE / "node_modules" / "vnu-jar").is_dir():
        _run("npm", "install", "--silent", "--no-fund", "--no-audit")


def _said(code: int) -> str:
    return "something found" if code else "nothing found"


def _run(*words: str) -> int:
    return subprocess.run(words, cwd=HERE, check=False).returncode
