"""A briefing as Markdown: headings, lists, pipe tables, and sources by number with an anchor each.

What a text says is escaped, so that nothing in a log can become a link, a heading or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

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
from tracker.reports.render.sources import (
    LETTERS,
    are_by_document,
    citation,
    document_told,
    place_told,
    places_by_document,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|&(?=[#A-Za-z])")
_LIVE = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""Behind these a viewer such as GitHub's makes a link of a bare text: to a person, an issue, an address."""

_NOTHING = "<!-- -->"
"""A comment without words: no viewer shows it, and none reads over it."""

_FIRST = re.compile(r"^(\s*)([#+-]|=+$|\d+(?=[.)]))", re.MULTILINE)


def markdown(briefing: Briefing) -> str:
    """Write a briefing as Markdown; the same value gives the same text."""
    handling = [f"**{in_markdown(briefing.handling)}**"] if briefing.handling else []
    blocks = [
        *handling,
        f"# {in_markdown(briefing.title)}",
        *([f"*{in_markdown(briefing.subtitle)}*"] if briefing.subtitle else []),
        _pairs(briefing.dates),
        _run(briefing.lead.sentences),
        *(block for section in briefing.sections for block in _section(section, 2)),
        *_annex(briefing),
        *_sources(briefing.sources, 3 if briefing.annex else 2),
        "## How this page was made",
        _pairs(briefing.colophon),
        *handling,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def in_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it is, and no viewer makes a link of it."""
    one_line = " ".join(text.split())
    safe = _SPECIAL.sub(lambda match: f"\\{match[1]}" if match[1] else "&amp;", one_line)
    return _LIVE.sub(lambda match: match[0] + _NOTHING, _FIRST.sub(_at_the_start, safe))


def _at_the_start(match: re.Match[str]) -> str:
    """Escape what begins a heading or a list only at the start of a line."""
    mark = match[2]
    return f"{match[1]}{mark}\\" if mark[0].isdigit() else f"{match[1]}\\{mark}"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {in_markdown(section.heading)}"
    for block in section.blocks:
        yield _block(block)
    for below in section.sections:
        yield from _section(below, level + 1)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _run(block.sentences)
    if isinstance(block, BulletList):
        return "\n".join(_items(block.items, "", ordered=block.ordered))
    if isinstance(block, Table):
        return _table(block)
    return _picture(block)


def _items(items: Sequence[ListItem], indent: str, *, ordered: bool = False) -> Iterator[str]:
    for place, item in enumerate(items, 1):
        mark = f"{place}. " if ordered else "- "
        yield f"{indent}{mark}{_run(item.sentences)}"
        yield from _items(item.below, indent + " " * len(mark))


def _table(table: Table) -> str:
    rules = ["---:" if column.numbers else "---" for column in table.columns]
    lines = [f"*{in_markdown(table.caption)}*", ""]
    lines += [_row(in_markdown(column.heading) for column in table.columns), _row(rules)]
    return "\n".join([*lines, *(_row(map(_cited, row)) for row in table.rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _picture(picture: Picture) -> str:
    """Describe a drawing: Markdown has no place for one that stands in the page itself."""
    return f"*{in_markdown(picture.caption)}*\n\n{in_markdown(picture.alternative)}"


def _run(sentences: Iterable[Sentence]) -> str:
    return " ".join(map(_cited, sentences))


def _cited(sentence: Sentence) -> str:
    """Write a sentence and, behind it, the numbers of its sources as links."""
    shown = sentence.marks or tuple(map(str, sentence.sources))
    pairs = zip(sentence.sources, shown, strict=True)
    numbers = "".join(f"[\\[{mark}\\]](#source-{number})" for number, mark in pairs)
    return in_markdown(sentence.text) + (f" {numbers}" if numbers else "")


def _annex(briefing: Briefing) -> Iterator[str]:
    """Write what stands behind two pages, below a heading of its own."""
    if briefing.annex:
        yield "## Annex"
    for section in briefing.annex:
        yield from _section(section, 3)


def _sources(sources: Sequence[Citation], level: int) -> list[str]:
    if not sources:
        return []
    told = map(_document, places_by_document(sources)) if are_by_document(sources) else map(_source, sources)
    return [f"{'#' * level} Sources", "\n\n".join(told)]


def _document(places: Sequence[Citation]) -> str:
    """Write a document with each place in it that is cited."""
    first = places[0]
    url = f" <{first.url}>" if re.fullmatch(r"https?://[^\s<>]+", first.url) else ""
    number = first.mark.rstrip(LETTERS)
    return f"{number}\\. {in_markdown(first.title + document_told(first))}{url} {' '.join(map(_place, places))}"


def _place(source: Citation) -> str:
    events = ", ".join(source.events) or source.document
    told = place_told(source)
    return f'<a id="source-{source.number}"></a>{in_markdown(f"{told} {events}" if told else events)}.'


def _source(source: Citation) -> str:
    url = f" <{source.url}>" if re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    events = ", ".join(source.events) or source.document
    number = f'<a id="source-{source.number}"></a>{source.number}\\.'
    return f"{number} {in_markdown(citation(source))}{url} {in_markdown(events)}."


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"- **{in_markdown(term)}:** {_code(text) if '--' in text else in_markdown(text)}" for term, text in pairs
    )


def _code(text: str) -> str:
    """Write a command as it is typed."""
    return f"`{text}`"
