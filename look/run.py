"""Renders every sample to pictures and checks it as others would: `make look`. What it shows is for the eye.

Needed, and no part of the tests: Chromium, Node.js with npm, LibreOffice, and poppler's pdftoppm. Pictures go to
build/look/. The exit code is 1 where a validator finds something.
"""

import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from look.samples import PAPERS, ROOT, SAMPLES, papers, texts

BUILD = ROOT / "build" / "look"
HERE = Path(__file__).parent
CHECKERS = "page-validation==0.11.0"
NEEDED = {"chromium": "Chromium", "npm": "Node.js", "pdftoppm": "poppler-utils", "soffice": "LibreOffice"}
CHECK_PDF = """\
import page, sys
for name in sys.argv[1:]:
    report = page.validate_pdf(name, profile=page.ValidationProfile.PDF_UA_1)
    print(name, "conforms to PDF/UA-1" if report.is_compliant else report.failures)
    if not report.is_compliant:
        sys.exit(1)
"""


def main() -> int:
    """Make the samples, draw them, check them, and say where the pictures are."""
    lacking = [f"{name} ({command})" for command, name in NEEDED.items() if shutil.which(command) is None]
    if lacking:
        print(f"Install first: {', '.join(lacking)}.")
        return 1
    BUILD.mkdir(parents=True, exist_ok=True)
    PAPERS.mkdir(parents=True, exist_ok=True)
    made = [*texts(SAMPLES), *papers(PAPERS)]
    pages = [path for path in made if path.suffix == ".html"]
    printed = [*_ending(made, ".pdf"), *map(_as_pdf, _ending(made, ".docx"))]
    checks = [_pages(pages), _markup(pages), _accessible(_ending(made, ".pdf"))]
    for paper in [*printed, *BUILD.glob("*-printed.pdf")]:
        _run("pdftoppm", "-r", "70", "-png", str(paper), str(BUILD / paper.stem))
    for drawing in _ending(made, ".svg"):
        picture = f"--screenshot={BUILD / drawing.stem}.png"
        _run("chromium", "--headless", "--no-sandbox", "--window-size=900,900", picture, str(drawing), quiet=True)
    print(f"Look at {BUILD.relative_to(ROOT)}.")
    return max(checks)


def _ending(paths: Sequence[Path], ending: str) -> list[Path]:
    return [path for path in paths if path.suffix == ending]


def _as_pdf(path: Path) -> Path:
    """Open a Word document in LibreOffice and print it."""
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(BUILD), str(path), quiet=True)
    return (BUILD / path.name).with_suffix(".pdf").rename(BUILD / f"{path.stem}-word.pdf")


def _pages(pages: Sequence[Path]) -> int:
    if not (HERE / "node_modules").is_dir():
        _run("npm", "install", "--silent", "--no-fund", "--no-audit", folder=HERE)
    chromium = shutil.which("chromium") or "chromium"
    return _run("node", "pages.mjs", chromium, str(BUILD), *map(str, pages), folder=HERE)


def _markup(pages: Sequence[Path]) -> int:
    """Validate the markup of the pages."""
    code = _run("npx", "html-validate", "--preset", "standard,a11y,document", *map(str, pages), folder=HERE)
    print(f"html-validate: {len(pages)} pages, {'nothing' if code == 0 else 'something'} found")
    return code


def _accessible(papers: Sequence[Path]) -> int:
    """Check PDF/UA in an environment of its own, for the checker is large."""
    home = BUILD / "checkers"
    if not home.is_dir():
        venv.create(home, with_pip=True)
        _run(str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", CHECKERS)
    return _run(str(home / "bin" / "python"), "-c", CHECK_PDF, *map(str, papers))


def _run(*words: str, folder: Path = ROOT, quiet: bool = False) -> int:
    stream = subprocess.DEVNULL if quiet else None
    return subprocess.run(words, cwd=folder, check=False, stdout=stream, stderr=stream).returncode


if __name__ == "__main__":
    sys.exit(main())
