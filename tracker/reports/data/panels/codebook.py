"""The codebook of a panel for people: what a row is, what each column says, and on which documents it rests."""

from collections.abc import Iterator, Mapping, Sequence

from tracker.model.days import iso, spoken
from tracker.model.events import Document
from tracker.projections.panel.columns import PanelColumn
from tracker.projections.panel.panel import Panel
from tracker.reports.data.panels.packages import BIBTEX, CSL, DATA, DESCRIPTION, PanelMade, headline
from tracker.reports.language.documents import published, terms, title
from tracker.text.characters import one_line

_UNITS = {
    "dyad": "a pair of actors and a {every}. A pair is there where both exist on one day of the {every}, and once",
    "actor": "an actor and a {every} in which it exists",
    "member": "an actor, a format and a {every} in which both exist on one day",
}
_RULES = {
    "last-day": "the last day on which all actors of the row are there",
    "first-day": "the first day on which all actors of the row are there",
    "any-day": "any day: 1 where it surely held on one, 0 where it surely held on none",
    "all-days": "all days: 1 where it surely held on each, 0 where it surely did not on one",
    "longest": "what was so on most days; where doubtful days could change that, nothing",
}
_READING = """\
## How to read it

- **`NA` is never 0.** A fluent is 1 or 0, or has its value, where the log's answer is certain. Else it is `NA`, and the
  column that ends in `_answer` says why: `possibly`, or `outside` where no source reaches so far.
- `outside` is a day after the last document of the log, a day outside of what a source claims to be complete on, or a
  pair of which the log tells nothing. That the log tells nothing is not that there was nothing.
- Columns that end in `_least` and `_most` count: what surely holds, and what may hold of all that is told.
- A column of any of several things is 0 where it surely holds of none that the log tells of, and the log claims to have
  all of each, or that was not there.
- Counts of acts are `NA`, and not 0, where no document claims to have all acts of the row's days.
- Acts and figures of a state in a list are those of whoever stood for it at the time.
- A state is taken at the end of the day: a member from the day it joins, not a member on the day it leaves.
- Numbers and names are those of the last day of the row.
- A column may begin with many `NA`. In R write `readr::read_csv("panel.csv", guess_max = Inf)`: without it, such a
  column is read as yes and no.
"""


def codebook(panel: Panel, made: PanelMade, documents: Mapping[str, Document]) -> str:
    """Write what somebody has to know who works with a panel's file."""
    wanted = panel.wanted
    lines = [f"# {headline(panel)}", ""]
    lines += [f"Each of the {made.rows:,} rows is {_UNITS[wanted.unit].format(every=wanted.every)}."]
    lines += [f"Rows are keyed by {', '.join(f'`{name}`' for name in panel.key)}."]
    lines += [f"The answer of a row is that of {_RULES[wanted.rule]}.", "", _READING, "## Columns", ""]
    for column in panel.columns:
        lines += _column(column)
    lines += ["", "## Sources", ""]
    cited = [documents[name] for name in panel.cited if name in documents]
    lines += [f"- {_cited(document)}" for document in cited] or ["None: no event decides any cell."]
    return "\n".join([*lines, "", "## How it was made", "", *_made(panel, made)]) + "\n"


def _column(column: PanelColumn) -> Iterator[str]:
    words = f" One of {', '.join(f'`{word}`' for word in column.words)}." if column.words else ""
    rests = f" Rests on {len(column.documents)} of the sources." if column.documents else ""
    yield f"- `{column.name}` ({column.type}): {one_line(column.says)}.{words}{rests}"


def _cited(document: Document) -> str:
    told = [
        one_line(title(document)),
        one_line(document.publisher),
        published(document),
        *map(one_line, terms(document)),
    ]
    return f"`{document.id}`: {'; '.join(part for part in told if part)}"


def _made(panel: Panel, made: PanelMade) -> Sequence[str]:
    asked = panel.asked
    known = f"to {spoken(asked.known_by)}" if asked.known_by is not None else "all"
    return [
        f"    {made.command}",
        "",
        f"- Program: {made.program}. Catalogue: {asked.catalogue}. Position of the log: {asked.position}.",
        f"- Root of the log: {made.root}. `tracker verify` proves that a log has it.",
        f"- Documents: {known}. Recorded by: {asked.recorded_by or 'now'}.",
        f"- From {iso(panel.wanted.first)} to {iso(panel.wanted.last)}.",
        f"- `{DATA}`: SHA-256 {made.sha256}, {made.bytes:,} bytes. `{DESCRIPTION}` describes it for programs,",
        f"  `{CSL}` and `{BIBTEX}` have the sources for Zotero and LaTeX.",
    ]
