"""A briefing as one value: what stands on the page, in order, before any format is chosen.

The text is plain: a renderer escapes it as its format wants. Every sentence carries the numbers of its sources, and
every source the events that it stands for, so that a reader gets from each sentence to its evidence.
"""

from typing import Any

from attrs import evolve, field, fields, frozen, has

from tracker.text.characters import one_line


@frozen
class Sentence:
    """One sentence or short phrase, and the numbers of the sources that say so, in order.

    `marks` are what is printed for these where a source is not called by its number: '2a' for a place in document 2.
    """

    text: str
    sources: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()


@frozen
class Paragraph:
    """Sentences that run on."""

    sentences: tuple[Sentence, ...]


@frozen
class ListItem:
    """One entry of a list: its sentences, and what is told below it."""

    sentences: tuple[Sentence, ...]
    below: tuple["ListItem", ...] = ()


@frozen
class BulletList:
    """A list; `ordered` where the order is one of time or rank."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@frozen
class Column:
    """A column of a table: its heading, and whether it holds numbers (set flush right)."""

    heading: str
    numbers: bool = False


@frozen
class Table:
    """Rows of cells below headings, each row as long as `columns`; the first cell of a row names it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@frozen
class Picture:
    """A drawing as SVG, what it shows in words for those who cannot see it, and the line below it."""

    svg: str
    alternative: str
    caption: str


Block = Paragraph | BulletList | Table | Picture


@frozen
class Section:
    """A heading and what stands below it; a section without blocks and sections is never made."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@frozen
class Citation:
    """A place in a document that sentences rest on, by its number on the page.

    `where` is 'line 12' or 'art. 12', `words` the few words there, empty where the document may not be quoted, and
    `events` the references (document/event) that cite the place. `mended` says what the desk corrected in their
    reading, by which entries and why. `mark` is what is printed for it, where that is not its number. `language` is the
    document's, and `native` its title in it; both are empty where it is that of the page. `terms` say under which
    licence the document stands and how it is to be cited, at the first of its places.
    """

    number: int
    document: str
    title: str
    publisher: str
    published: str
    where: str
    words: str
    url: str
    events: tuple[str, ...]
    mended: str = ""
    mark: str = ""
    language: str = ""
    native: str = ""
    terms: str = ""


@frozen
class Briefing:
    """What a desk hands on: a title, what it asks, a lead, sections, numbered sources and a colophon.

    `dates` and `colophon` are pairs of a term and what stands for it. `handling` is the highest mark of the documents
    that the page uses, printed at head and foot of each page; empty where none has one. `desk` issues it. `annex`
    are sections for those who check: it begins on a page of its own, and sources and colophon are part of it.
    """

    title: str
    subtitle: str
    dates: tuple[tuple[str, str], ...]
    lead: Paragraph
    sections: tuple[Section, ...]
    sources: tuple[Citation, ...]
    colophon: tuple[tuple[str, str], ...]
    handling: str = ""
    language: str = field(default="en")
    desk: str = ""
    annex: tuple[Section, ...] = ()


def on_lines(part: Any) -> Any:
    """Return a page, or a part of one, whose every text is one line without anything that a reader's program obeys.

    A drawing has been made safe where it was drawn.
    """
    if isinstance(part, str):
        return one_line(part)
    if isinstance(part, tuple):
        return tuple(map(on_lines, part))
    if not has(type(part)):
        return part
    texts = [field.name for field in fields(type(part)) if field.name != "svg"]
    return evolve(part, **{name: on_lines(getattr(part, name)) for name in texts})
