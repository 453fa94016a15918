"""A briefing as tagged PDF (PDF/UA-1), typeset by Typst with fonts that come with the program.

The value goes to the template as JSON, and nothing else: no clock, no fonts of the machine, no markup in the text.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import category

import attrs
from typst import Compiler, Fonts, TypstError

from tracker.reports.briefs.briefing import Briefing, Citation, Picture, Sentence, Table
from tracker.reports.render.arabic import formed
from tracker.reports.render.columns import fits_line, is_crowded, printed_columns, shares
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

_FOLDER = Path(__file__).parent
_NO_GLYPH = re.compile(r'the text `"(?:\\u\{(?P<code>[0-9a-f]+)\}|(?P<text>.))"` could not be displayed')
_LINE, _LINE_OF_TWO_PAGES = 100, 116
"""Letters on a line of the page, in the type of tables; two pages and an annex are set closer."""
_NO_TEXT = "missing codepoints"


def pdf(briefing: Briefing) -> bytes:
    """Typeset a briefing; the same value gives the same bytes."""
    language, _, region = spelling(briefing.language).partition("-")
    by_document = places_by_document(briefing.sources) if are_by_document(briefing.sources) else []
    sources = [] if by_document else [_source(source) for source in briefing.sources]
    plain = {
        **_plain(briefing, _LINE_OF_TWO_PAGES if briefing.annex else _LINE),
        "sources": sources,
        "documents": [_document(one) for one in by_document],
        "language": language,
        "region": region or None,
    }
    fonts = Fonts(include_system_fonts=False, font_paths=[str(_FOLDER / "fonts")])
    compiler = Compiler(str(_FOLDER / "briefing.typ"), font_paths=fonts)
    return _typeset(compiler, json.dumps(plain, ensure_ascii=False))


def _typeset(compiler: Compiler, text: str) -> bytes:
    """Typeset, and where that fails, again without what could not be set."""
    while True:
        try:
            made = compiler.compile(format="pdf", sys_inputs={"briefing": text}, pdf_standards="ua-1", timestamp=0)
        except TypstError as error:
            simpler = _simpler(text, error.message)
            if simpler == text:
                raise
            text = simpler
        else:
            assert isinstance(made, bytes), "one PDF is one value"
            return made


def _simpler(text: str, said: str) -> str:
    """Name a letter that no font here has instead of leaving an empty box; draw letters without marks upon them.

    Of a drawing's letters that are set from several characters, as in Thai, Typst keeps no text, which PDF/UA asks for.
    """
    if _NO_TEXT in said:
        return json.dumps(_without_marks(json.loads(text)), ensure_ascii=False)
    lacking = _NO_GLYPH.search(said)
    if lacking is None:
        return text
    letter = lacking["text"] or chr(int(lacking["code"], 16))
    return text.replace(letter, f"[U+{ord(letter):04X}]")


def _without_marks(value: Any, *, drawn: bool = False) -> Any:
    """Leave combining marks out of a briefing's drawings; the words beside each drawing keep them."""
    if isinstance(value, dict):
        return {key: _without_marks(one, drawn=key == "svg") for key, one in value.items()}
    if isinstance(value, list):
        return [_without_marks(one) for one in value]
    return "".join(one for one in value if not category(one).startswith("M")) if drawn else value


def _plain(value: Any, line: int = _LINE) -> Any:
    """Return a value of a briefing as JSON has it, each part with its sort, and tables laid out for a line."""
    if isinstance(value, tuple):
        return [_plain(one, line) for one in value]
    if not attrs.has(type(value)):
        return value
    fields = {field.name: _plain(getattr(value, field.name), line) for field in attrs.fields(type(value))}
    if isinstance(value, Sentence):
        fields["marks"] = marks(value)
    if isinstance(value, Table):
        fields |= _laid_out(value, line)
    if isinstance(value, Picture):
        fields["svg"] = formed(value.svg)
    return {"sort": type(value).__name__, **fields}


def _laid_out(table: Table, line: int) -> dict[str, Any]:
    """Say how the columns of a table share the page, empty where all of its texts fit beside one another."""
    columns = printed_columns(table)
    shared = [] if fits_line(columns, line) else [round(share, 4) for share in shares(columns, line)]
    return {"shares": shared, "crowded": is_crowded(columns, line)}


def _document(places: Sequence[Citation]) -> dict[str, Any]:
    """Return a document with each place in it that is cited."""
    first = places[0]
    told = [{"number": one.number, "told": place_told(one), "events": list(one.events)} for one in places]
    mark = first.mark.rstrip(LETTERS)
    return {
        "mark": mark,
        "title": first.title,
        "url": page_address(first),
        "told": document_told(first),
        "places": told,
    }


def _source(source: Citation) -> dict[str, Any]:
    fields: dict[str, Any] = _plain(source)
    return {**fields, "url": page_address(source), "told": told(source)}
