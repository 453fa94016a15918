"""How a Word briefing looks: its paper, its styles, and what stands at head and foot of each page."""

from datetime import datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tracker.reports.briefs.briefing import Briefing
from tracker.reports.render.language import spelling
from tracker.reports.render.word_xml import add_field

TALLEST = Mm(195)
"""What a heading, a caption and other text leave of a page."""

QUIET = RGBColor(0x55, 0x5B, 0x63)
_MARK = RGBColor(0x8F, 0x1D, 0x1D)
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - Word's times have no zone


def set_up(document: Document, briefing: Briefing, *, is_own: bool = True) -> None:
    """Set the paper, the styles, the properties, and what stands at head and foot of each page.

    A house's template keeps its paper, its styles, its head and its foot; it gets the styles that only we have.
    """
    section = document.sections[0]
    if is_own:
        section.page_width, section.page_height = Mm(210), Mm(297)
        across, down = (20, 17) if briefing.annex else (24, 22)  # two pages are set closer than a page that runs on
        section.left_margin = section.right_margin = Mm(across)
        section.top_margin = section.bottom_margin = Mm(down)
        _set_styles(document)
    _add_styles(document, is_short=bool(briefing.annex))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), spelling(briefing.language))
    properties = document.core_properties
    properties.title, properties.language = briefing.title, spelling(briefing.language)
    properties.author, properties.comments = briefing.desk, ""
    properties.created = properties.modified = _NO_TIME
    if briefing.handling:
        _mark(section.header.paragraphs[0], briefing.handling)
    if is_own:
        _set_foot(section, briefing.title, width_of(document))
    if briefing.handling:
        _mark(section.footer.add_paragraph(), briefing.handling)


def width_of(document: Document) -> Length:
    """Return what the margins leave of the paper."""
    section = document.sections[0]
    return Length(int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0))


def _set_foot(section: WordSection, title: str, across: Length) -> None:
    foot = section.footer.paragraphs[0]
    foot.style = "Foot"
    foot.paragraph_format.tab_stops.add_tab_stop(across, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{title}\t")
    add_field(foot, "PAGE")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES")


def _mark(paragraph: Paragraph, handling: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(handling)
    run.bold, run.font.color.rgb = True, _MARK


def _set_styles(document: Document) -> None:
    for name, size, bold in _FONTS:
        _set_font(document, name, size, bold=bold)
    _paragraph_style(document, "Normal").paragraph_format.space_after = Pt(5)
    for level in range(1, 5):
        space = _paragraph_style(document, f"Heading {level}").paragraph_format
        space.space_before, space.space_after = Pt(14 if level == 1 else 9), Pt(4)
    title, subtitle = _paragraph_style(document, "Title"), _paragraph_style(document, "Subtitle")
    title.paragraph_format.space_after = Pt(2)
    for ornament in (*title.element.iter(qn("w:pBdr")), *subtitle.element.iter(qn("w:spacing"))):
        ornament.getparent().remove(ornament)
    subtitle.font.italic, subtitle.font.color.rgb = False, QUIET
    _set_lines(document)


def _add_styles(document: Document, *, is_short: bool) -> None:
    """Add the styles that a document lacks; two pages are set smaller than a page that runs on."""
    for name, size, before, after in (
        ("Lead", 11 if is_short else 12, 10, 6),
        ("Fact", 9, 0, 1),
        ("Cell", 9 if is_short else 9.5, 1, 1),
        ("Behind a Table", 4, 0, 0),
        ("Endnote Text", 8.5, 0, 1),
        ("Foot", 8.5, 0, 0),
    ):
        if name not in document.styles:
            _add_style(document, name, size, before, after)
    fact = _paragraph_style(document, "Fact").paragraph_format
    fact.left_indent, fact.first_line_indent = Mm(36), Mm(-36)
    fact.tab_stops.add_tab_stop(Mm(36))
    if "Endnote Reference" not in document.styles:
        document.styles.add_style("Endnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _set_lines(document: Document) -> None:
    """Leave of a table's lines those below its rows."""
    borders = next(document.styles["Table Grid"].element.iter(qn("w:tblBorders")))
    for border in borders:
        below = border.tag in (qn("w:bottom"), qn("w:insideH"))
        border.set(qn("w:val"), "single" if below else "nil")
        border.set(qn("w:color"), "B5BBC4")


_FONTS = (
    ("Normal", 10.5, None),
    ("Title", 20, True),
    ("Subtitle", 12, False),
    ("Caption", 9, True),
    ("Heading 1", 13, True),
    ("Heading 2", 11, True),
    ("Heading 3", 10.5, True),
    ("Heading 4", 10.5, True),
)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle), "asked only for styles of paragraphs"
    return style


def _add_style(document: Document, name: str, size: float, before: float, after: float) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _set_font(document: Document, name: str, size: float, *, bold: bool | None) -> None:
    """Set one font for all scripts but the East Asian, which every office program has another for."""
    style = _paragraph_style(document, name)
    style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), "Microsoft YaHei")
