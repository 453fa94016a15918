"""Draws pages of every sort, and checks them as others would: `make look`, or `make look PAGES="claims actor"`.

Everything goes to build/look/: pages/, pictures/ and index.html, which shows them beside one another. A step whose tool
is not installed is left out and says so. The exit code is 1 where a check finds something.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from look.checks import accessible_papers, browsed, same_bytes, valid_markup, valid_structure
from look.index import index
from look.samples import ROOT
from look.scenes import SCENES, drawn
from look.terminal import screens
from tracker.reports import render

BUILD = ROOT / "build" / "look"
PAGES, PICTURES, PRINTED = BUILD / "pages", BUILD / "pictures", BUILD / "printed"
FONTS = f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{Path(render.__file__).parent / "fonts"}</dir>
</fontconfig>
"""
"""What a browser and an office program find beside the machine's own fonts: the program's, which have every script."""

NEEDED = {
    "chromium": "Chromium",
    "npm": "Node.js",
    "java": "Java",
    "pdftoppm": "poppler-utils",
    "soffice": "LibreOffice",
    "tmux": "tmux",
}


def main(names: Sequence[str]) -> int:
    """Make the pages, draw them, check them, and say where the pictures are."""
    unknown = [name for name in names if name not in SCENES]
    if unknown:
        print(f"No page is called {', '.join(unknown)}. Choose of: {', '.join(SCENES)}.")
        return 2
    _fresh(names)
    made = drawn(PAGES, names)
    html, pdf, word, svg = (_ending(made, ending) for ending in (".html", ".pdf", ".docx", ".svg"))
    found = [same_bytes(made, names), valid_structure(pdf)]
    found.append(
        _with(("chromium", "npm"), "pages in a browser, axe", lambda: browsed([*html, *svg], PICTURES, PRINTED))
    )
    found.append(_with(("npm", "java"), "markup", lambda: valid_markup(html)))
    found.append(accessible_papers(pdf, BUILD / "checkers"))
    found.append(_with(("soffice",), "Word", lambda: _printed(word)))
    found.append(_with(("pdftoppm",), "pictures of paper", lambda: _papers([*pdf, *sorted(PRINTED.glob("*.pdf"))])))
    found.append(_with(("tmux",), "terminal", lambda: screens(PICTURES)))
    (BUILD / "index.html").write_text(index(BUILD), encoding="utf-8")
    print(f"Look at {(BUILD / 'index.html').relative_to(ROOT)}.")
    return max(found)


def _fresh(names: Sequence[str]) -> None:
    """Empty what is made anew, and let the programs that draw find the program's fonts."""
    if not names:
        for folder in (PAGES, PICTURES, PRINTED):
            shutil.rmtree(folder, ignore_errors=True)
    for folder in (PAGES, PICTURES, PRINTED):
        folder.mkdir(parents=True, exist_ok=True)
    conf = BUILD / "fonts.conf"
    conf.write_text(FONTS, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(conf)


def _with(tools: Sequence[str], what: str, step: Callable[[], int]) -> int:
    """Take a step where its tools are installed; say so where they are not."""
    lacking = [f"{NEEDED[tool]} ({tool})" for tool in tools if shutil.which(tool) is None]
    if lacking:
        print(f"NOT LOOKED AT: {what}: install {', '.join(lacking)}.")
        return 0
    return step()


def _ending(paths: Sequence[Path], ending: str) -> list[Path]:
    return [path for path in paths if path.suffix == ending]


def _printed(papers: Sequence[Path]) -> int:
    """Open Word documents in LibreOffice and print them."""
    words = ("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(PRINTED), *map(str, papers))
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lacking = [path.name for path in papers if not (PRINTED / path.name).with_suffix(".pdf").is_file()]
    for path in papers:
        if path.name not in lacking:
            (PRINTED / path.name).with_suffix(".pdf").rename(PRINTED / f"{path.stem}-word.pdf")
    print(f"Word: {len(papers)} documents opened in LibreOffice, {len(lacking)} could not be: {', '.join(lacking)}")
    return 1 if lacking else 0


def _papers(papers: Sequence[Path]) -> int:
    """Draw each page of what is printed."""
    for paper in papers:
        stem = paper.stem if paper.parent == PRINTED else f"{paper.stem}-pdf"
        words = ("pdftoppm", "-r", "80", "-png", str(paper), str(PICTURES / stem))
        subprocess.run(words, check=False, stderr=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
