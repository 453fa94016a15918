"""The pages that `make look` draws: of every sort, crowded and empty, in many scripts, each as HTML, PDF and Word.

Beside the sample logs they rest on those in look/logs/, which are made up to be hard on a page.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.shared import Pt, RGBColor

from look.samples import DRAWINGS, STORE, YEAR, drawing, run, store_of
from tracker.given import given
from tracker.log.files import log_files

HERE = Path(__file__).parent
LISTED = 408
ENDINGS = ("html", "pdf", "docx")

SCENES: dict[str, tuple[str, ...]] = {
    "two-crowded": ("LTU", "CHN", *YEAR),
    "two-quiet": ("LTU", "JPN", *YEAR),
    "two-empty-year": ("LTU", "CHN", "--on", "2010-12-31", "--since", "2010-01-01"),
    "two-ten-years": ("LTU", "CHN", "--on", "2025-12-31", "--since", "2016-01-01"),
    "two-in-one-run": ("LTU", "CHN", *YEAR, "--full"),
    "two-nothing-known": ("ISL", "PRY", *YEAR),
    "allies": ("LTU", "POL", *YEAR),
    "actor": ("LTU", *YEAR),
    "actor-with-a-list": ("RUS", "--on", "2018-12-31", "--since", "2018-01-01"),
    "format": ("CHN-CEEC", *YEAR),
    "compared": ("--compare", "LTU", "CHN", "CZE", "CHN", "--on", "2021-12-31"),
    "compared-members": ("--compare", "EU", "CHN", "--on", "2021-12-31"),
    "changed": ("LTU", "CHN", "--changes", "--on", "2021-12-31", "--since", "300", "--last-on", "2021-08-31"),
    "other-scripts": ("GEO", "KOR", *YEAR),
    "long-names": ("VCT", "MKD", *YEAR),
    "claims": ("ARG", "URY", *YEAR),
    "marked": ("NZL", "FJI", *YEAR),
    "listings": ("EU", "BLR", "--on", "2026-05-31", "--since", "2004-01-01"),
    "house": (
        "LTU",
        "CHN",
        *YEAR,
        "--desk",
        "Baltic desk",
        "--contact",
        "baltic@ministry.example",
        "--issued",
        "2022-01-10",
    ),
}
"""Each page by name, as `tracker brief` is asked for it."""

_HEAD = (
    "document: {id: lists, title: A consolidated list, publisher: A gazette, "
    "published: {date: 2026-05-24, basis: printed}}\n"
)
_ROW = (
    "  - {{id: l{n}, kind: listing-added, date: {day}, by: EU, target: BLR, regime: eu-belarus-measures, "
    "who: [P-{n}]}}\n"
)


def listings() -> str:
    """Write a log of the shape of a consolidated list: 408 rows on forty days, one in thirteen without a day."""
    days = [f"20{5 + n // 2:02}-0{1 + n % 9}-1{n % 10}" for n in range(40)]
    actors = "".join(
        f"  P-{n}: {{type: {'person' if n % 4 else 'company'}, names: [Person {n}]}}\n" for n in range(LISTED)
    )
    rows = "".join(
        _ROW.format(n=n, day='"[2006-05-18..2026-05-24]"' if n % 13 == 12 else days[n * 40 // LISTED])
        for n in range(LISTED)
    )
    return f"{_HEAD}actors:\n{actors}events:\n{rows}"


def letterhead(file: Path) -> None:
    """Write a Word template as a ministry might have one: its own typeface, colour and head of the page."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "MINISTRY OF FOREIGN AFFAIRS"
    made.styles["Normal"].font.name = "Liberation Serif"
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        made.styles[name].font.name = "Liberation Serif"
        made.styles[name].font.color.rgb = RGBColor(0x1D, 0x4E, 0x2A)
    made.styles["Title"].font.size = Pt(18)
    made.save(str(file))


@contextmanager
def stage() -> Iterator[str]:
    """Fill a store with the sample logs and those made up, and give its folder for as long as it is asked."""
    with TemporaryDirectory() as scratch:
        lists = Path(scratch, "lists.yaml")
        lists.write_text(listings(), encoding="utf-8")
        letterhead(Path(scratch, "ministry.docx"))
        store_of(Path(scratch, STORE), [*log_files([given("events"), HERE / "logs"]), lists])
        yield scratch


def drawn(folder: Path, chosen: Sequence[str] = ()) -> list[Path]:
    """Write every page in each format and every drawing, or the pages chosen, into a folder and return the files."""
    with stage() as scratch:
        made = [_page(scratch, folder, name, ending) for name in chosen or SCENES for ending in ENDINGS]
        return [*made, *(drawing(scratch, folder, name) for name in (() if chosen else DRAWINGS))]


def _page(scratch: str, folder: Path, name: str, ending: str) -> Path:
    file = folder / f"{name}.{ending}"
    house = {"html": ("--style", str(HERE / "house.css")), "docx": ("--template", str(Path(scratch, "ministry.docx")))}
    words = (*SCENES[name], *(house.get(ending, ()) if name == "house" else ()))
    run(scratch, "brief", *words, "-o", str(file))
    return file
