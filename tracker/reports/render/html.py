"""A briefing as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.

It follows WCAG 2.2 AA: headings in order, tables with headers, links that name where they lead, contrast in light and
dark, and widths from a phone's to a printed page. Text enters through `Markup.format` alone, which escapes it.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup, escape

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
from tracker.reports.render.columns import fits_line, printed_columns, shares
from tracker.reports.render.language import spelling
from tracker.reports.render.sources import (
    LETTERS,
    are_by_document,
    document_told,
    marks,
    page_address,
    place_told,
    places_by_document,
    told,
)

_STYLE = Path(__file__).with_name("briefing.css")
_LINE = Markup("\n")
_LONG_WORD = re.compile(r"[^\s-]{30,}")
_PARTS = re.compile(rf"({_LONG_WORD.pattern})")
_LETTERS = 105
"""Letters on a line of a table on a desk's screen."""
_PART = 8
"""Letters of a long word that stay together."""

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="tracker">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
""")


def html(briefing: Briefing, own: str = "") -> str:
    """Write a briefing as HTML; the same value gives the same text. `own` are a house's rules, behind the program's."""
    handling = Markup('<p class="handling">{}</p>\n').format(briefing.handling) if briefing.handling else Markup()
    page = [
        *([Markup("<header>\n{}</header>").format(handling)] if handling else []),
        Markup("<main>"),
        _header(briefing),
        *([Markup('<p class="lead">{}</p>').format(_run(briefing.lead.sentences))] if briefing.lead.sentences else []),
        *(_section(section, 2) for section in briefing.sections),
        *_annex(briefing),
        *_sources(briefing.sources, 3 if briefing.annex else 2),
        Markup("</main>"),
        Markup("<footer>\n<h2>How this page was made</h2>\n{}\n{}</footer>").format(
            _pairs(briefing.colophon, "made"), handling
        ),
    ]
    style = Markup(_STYLE.read_text(encoding="utf-8") + own)  # noqa: S704 - style sheets of the program and the house
    body = _LINE.join(page)
    return str(_PAGE.format(language=spelling(briefing.language), title=briefing.title, style=style, body=body))


def _header(briefing: Briefing) -> Markup:
    subtitle = [Markup('<p class="subtitle">{}</p>').format(briefing.subtitle)] if briefing.subtitle else []
    title = Markup("<h1>{}</h1>").format(briefing.title)
    return _LINE.join([Markup("<header>"), title, *subtitle, _pairs(briefing.dates, "dates"), Markup("</header>")])


def _pairs(pairs: Iterable[tuple[str, str]], name: str) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup('<dl class="{}">\n{}\n</dl>').format(name, _LINE.join(row.format(*pair) for pair in pairs))


def _section(section: Section, level: int) -> Markup:
    heading = Markup("<h{0}>{1}</h{0}>").format(level, section.heading)
    blocks = (_block(block, section.heading) for block in section.blocks)
    inner = [*blocks, *(_section(one, level + 1) for one in section.sections)]
    return Markup("<section>\n{}\n</section>").format(_LINE.join([heading, *inner]))


def _block(block: Block, heading: str) -> Markup:
    """Write a block; what scrolls by itself is a region, named by its heading, too, so that no two have one name."""
    match block:
        case Paragraph():
            return Markup("<p>{}</p>").format(_run(block.sentences))
        case BulletList():
            return _items(block.items, "ol" if block.ordered else "ul")
        case Table():
            return _table(block, f"{heading}: {block.caption}")
        case Picture():
            return _picture(block, f"{heading}: {block.caption}")


def _items(items: Sequence[ListItem], tag: str) -> Markup:
    rows = _LINE.join(map(_item, items))
    return Markup("<{0}>\n{1}\n</{0}>").format(tag, rows)


def _item(item: ListItem) -> Markup:
    below = _LINE + _items(item.below, "ul") if item.below else Markup()
    return Markup("<li>{}{}</li>").format(_run(item.sentences), below)


def _table(table: Table, name: str) -> Markup:
    """Write a table inside a region that scrolls by itself, so that a phone's page does not."""
    heads = (
        Markup('<th scope="col"{}>{}</th>').format(_number(column.numbers), column.heading) for column in table.columns
    )
    rows = (Markup("<tr>{}</tr>").format(_row(table, row)) for row in table.rows)
    return Markup(
        '<section class="wide" tabindex="0" aria-label="{0}">\n<table>\n<caption>{1}</caption>\n{4}'
        "<thead><tr>{2}</tr></thead>\n<tbody>\n{3}\n</tbody>\n</table>\n</section>"
    ).format(name, table.caption, Markup().join(heads), _LINE.join(rows), _widths(table))


def _widths(table: Table) -> Markup:
    """Say how wide the columns are to be, where they cannot all have their texts on one line."""
    columns = printed_columns(table)
    if fits_line(columns, _LETTERS):
        return Markup()
    made = (Markup('<col style="width: {}%">').format(round(share * 100)) for share in shares(columns, _LETTERS))
    return Markup("<colgroup>{}</colgroup>\n").format(Markup().join(made))


def _row(table: Table, row: Sequence[Sentence]) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(_cited(row[0]))
    cells = (
        Markup('<td{} data-head="{}">{}</td>').format(_number(column.numbers), column.heading, _cited(cell))
        for column, cell in zip(table.columns[1:], row[1:], strict=True)
    )
    return first + Markup().join(cells)


def _number(numbers: bool) -> Markup:
    return Markup(' class="number"') if numbers else Markup()


def _picture(picture: Picture, name: str) -> Markup:
    """Put the drawing itself on the page; it says in words what it shows."""
    drawing = Markup(picture.svg)  # noqa: S704 - drawn by the program, which escapes what it writes into it
    return Markup(
        '<figure>\n<section class="picture" tabindex="0" aria-label="{}">{}</section>\n'
        "<figcaption>{}</figcaption>\n</figure>"
    ).format(name, drawing, picture.caption)


def _run(sentences: Iterable[Sentence]) -> Markup:
    return Markup(" ").join(map(_cited, sentences))


def _cited(sentence: Sentence) -> Markup:
    """Write a sentence with its sources; a line never ends between its last word and the first of them."""
    link = Markup('<a class="source" href="#source-{0}" aria-label="source {1}">[{1}]</a>')
    links = [link.format(*mark) for mark in marks(sentence)]
    before, space, last = sentence.text.rpartition(" ")
    if not links or _LONG_WORD.search(last):
        return _breakable(sentence.text) + Markup().join(links)
    joined = Markup('<span class="cited">{0}{1}</span>').format(last, links[0])
    return _breakable(before + space) + joined + Markup().join(links[1:])


def _breakable(text: str) -> Markup:
    """Let a word that is longer than any of a language, such as a checksum, break wherever its line ends."""
    return Markup().join(_in_parts(part) if _LONG_WORD.fullmatch(part) else escape(part) for part in _PARTS.split(text))


def _in_parts(word: str) -> Markup:
    parts = (word[start : start + _PART] for start in range(0, len(word), _PART))
    return Markup("<wbr>").join(parts)


def _annex(briefing: Briefing) -> list[Markup]:
    """Write what stands behind two pages, below a heading of its own; on paper it begins on a new page."""
    if not briefing.annex:
        return []
    return [Markup('<h2 class="annex">Annex</h2>'), *(_section(section, 3) for section in briefing.annex)]


def _sources(sources: Sequence[Citation], level: int) -> list[Markup]:
    if not sources:
        return []
    rows = _LINE.join(
        map(_document, places_by_document(sources)) if are_by_document(sources) else map(_source, sources)
    )
    whole = Markup('<section>\n<h{0}>Sources</h{0}>\n<ol class="sources">\n{1}\n</ol>\n</section>')
    return [whole.format(level, rows)]


def _document(places: Sequence[Citation]) -> Markup:
    """Write a document with each place in it that is cited."""
    first = places[0]
    address = page_address(first)
    title = Markup('<a href="{}">{}</a>').format(address, _title(first)) if address else _title(first)
    return Markup('<li value="{}">{}{} {}</li>').format(
        first.mark.rstrip(LETTERS), title, document_told(first), Markup(" ").join(map(_place, places))
    )


def _place(source: Citation) -> Markup:
    told = _marked(place_told(source), source.words, source.language)
    return Markup('<span id="source-{}">{}{}<span class="events">{}</span></span>').format(
        source.number, told, " " if told else "", ", ".join(source.events)
    )


def _source(source: Citation) -> Markup:
    """Write one source; only what opens a page is a link."""
    address = page_address(source)
    title = Markup('<a href="{}">{}</a>').format(address, _title(source)) if address else _title(source)
    return Markup('<li id="source-{0}" value="{0}">{1}{2} <span class="events">{3}</span></li>').format(
        source.number, title, _marked(told(source), source.words, source.language), ", ".join(source.events)
    )


def _title(source: Citation) -> Markup:
    return _marked(source.title, source.native, source.language)


def _marked(text: str, part: str, language: str) -> Markup:
    """Mark a part of a text as being in another language, so that programs that read aloud say it right."""
    before, found, after = text.partition(part) if language and part else (text, "", "")
    foreign = Markup('<span lang="{}">{}</span>').format(language, found) if found else ""
    return Markup("{}{}{}").format(before, foreign, after)
