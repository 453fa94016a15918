"""A briefing as text for a terminal: headings, lists and tables without marks, no line wider than the screen.

What is long is cut, and says so: a page in a file has everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tracker.model.days import MONTHS
from tracker.reports.briefs.briefing import (
    Block,
    Briefing,
    BulletList,
    Citation,
    ListItem,
    Paragraph,
    Picture,
    Section,
    Sentence,
    Table,
)
from tracker.reports.render.sources import LETTERS, document_told, marks, place_told
from tracker.reports.text.layout import grid, page_text, page_width, wrapped

_MOST_ROWS = 20
_DAY = re.compile(rf"(At least |By )?(\d{{1,2}} )?({'|'.join(MONTHS)})( \d{{4}})")
_NO_BREAK = "\u00a0"
_MANY_SECTIONS = 8
_FEW_SECTIONS = 3
"""Of more than so many sections below one, so few are told, and the others named."""
_MOST_PLACES = 6


def terminal(briefing: Briefing) -> str:
    """Write a briefing as text for a terminal."""
    handling = [briefing.handling] if briefing.handling else []
    lines = [*handling, *wrapped(briefing.title, ""), *wrapped(briefing.subtitle, ""), *_pairs(briefing.dates)]
    lines += _part([_run(briefing.lead.sentences)])
    for section in briefing.sections:
        lines += _section(section, 0)
    lines += ["", "ANNEX"] if briefing.annex else []
    for section in briefing.annex:
        lines += _section(section, 1)
    lines += _part(["SOURCES", *_sources(briefing.sources)]) if briefing.sources else []
    lines += _part(["HOW THIS PAGE WAS MADE", *_pairs(briefing.colophon)])
    return page_text([*lines, *handling]) + "\n"


def _part(lines: Iterable[str]) -> list[str]:
    told = [part for line in lines for part in wrapped(line, "")]
    return ["", *told] if told else []


def _section(section: Section, level: int) -> Iterator[str]:
    """Yield a section; one below another stands beneath its heading, without a line between."""
    yield ""
    yield from wrapped(section.heading if level else section.heading.upper(), "")
    for block in section.blocks:
        yield from _block(block)
    told = section.sections if len(section.sections) <= _MANY_SECTIONS else section.sections[:_FEW_SECTIONS]
    for below in told:
        yield from _section(below, level + 1)
    left = [below.heading for below in section.sections[len(told) :]]
    if left:
        yield from _part([f"Further, in a page that is written to a file: {', '.join(left)}."])


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from wrapped(_run(block.sentences), "")
    elif isinstance(block, BulletList):
        yield from _items(block.items, "", ordered=block.ordered)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Picture):
        yield from wrapped(f"{block.caption} {block.alternative}", "")


def _items(items: Sequence[ListItem], indent: str, *, ordered: bool = False) -> Iterator[str]:
    for place, item in enumerate(items[:_MOST_ROWS], 1):
        mark = f"{place}. " if ordered else "- "
        hang = indent + " " * len(mark)
        yield from wrapped(_run(item.sentences), indent + mark, hang)
        yield from _items(item.below, hang)
    yield from _more(len(items), indent)


def _table(table: Table) -> Iterator[str]:
    """Yield a table in columns, or where there is no room for them, each of its rows below its first cell."""
    yield from wrapped(table.caption, "") if table.caption else ()
    heads = [column.heading for column in table.columns]
    rows = [[_short_day(_cited(cell)) for cell in row] for row in table.rows[:_MOST_ROWS]]
    found = grid([heads, *rows] if any(heads) else rows, page_width(), [column.numbers for column in table.columns])
    yield from (line.replace(_NO_BREAK, " ") for line in found or _stacked(heads, rows))
    yield from _more(len(table.rows), "")


def _short_day(cell: str) -> str:
    """Write a cell that says a day alone with a short month, and so that no line ends inside the day."""
    found = _DAY.fullmatch(cell)
    if found is None:
        return cell
    day = f"{found[2] or ''}{found[3][:3]}{found[4]}".replace(" ", _NO_BREAK)
    return f"{found[1] or ''}{day}"


def _more(number: int, indent: str) -> Iterator[str]:
    """Say how many of a list or a table are left out."""
    if number > _MOST_ROWS:
        yield from wrapped(f"and {number - _MOST_ROWS} more: a page that is written to a file has all", indent)


def _stacked(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for first, *cells in rows:
        yield from wrapped(first, "", "  ")
        for head, cell in zip(heads[1:], cells, strict=True):
            yield from wrapped(f"{head}: {cell}" if head else cell, "  ", "    ") if cell else ()


def _run(sentences: Iterable[Sentence]) -> str:
    return " ".join(map(_cited, sentences))


def _cited(sentence: Sentence) -> str:
    """Write a sentence and, behind it, the numbers of its sources."""
    numbers = ", ".join(shown for _, shown in marks(sentence))
    return f"{sentence.text} [{numbers}]".strip() if numbers else sentence.text


def _sources(sources: Sequence[Citation]) -> Iterator[str]:
    """Yield each document once, with the marks of its places, and some of these."""
    for _, group in groupby(sorted(sources, key=_of_document(sources)), key=lambda source: source.document):
        places = list(group)
        first = places[0]
        number = first.mark.rstrip(LETTERS) or _numbers([place.number for place in places])
        told = [text for place in places if (text := place_told(place))]
        more = [f"and {len(told) - _MOST_PLACES} more places"] if len(told) > _MOST_PLACES else []
        yield f"[{number}] {first.title}{document_told(first)} {'; '.join([*told[:_MOST_PLACES], *more])}".strip()


def _of_document(sources: Sequence[Citation]) -> Callable[[Citation], int]:
    """Return what puts the places of one document together, where the first of them stands."""
    places: dict[str, int] = {}
    for source in sources:
        places.setdefault(source.document, len(places))
    return lambda source: places[source.document]


def _numbers(numbers: Sequence[int]) -> str:
    """Write numbers, and three and more in a row by the first and the last."""
    return ", ".join(shown for _, shown in marks(Sentence("", tuple(numbers))))


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [line for term, text in pairs for line in wrapped(f"{term}: {text}", "", "  ")]
