"""A house's own style: rules of CSS behind the page's own, a Word file whose styles and paper a page takes."""

import io

import docx
import pytest
from docx.shared import Mm, Pt

from tracker.model.failures import QuestionError


@pytest.fixture
def brief(desk):
    return desk.brief("LTU", "CHN", on="2021-12-31")


@pytest.fixture
def template(tmp_path):
    """A ministry's file: letter paper, large headings, a head of its own, and words that are to go."""
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)
    document.styles["Heading 1"].font.size = Pt(31)
    document.sections[0].header.paragraphs[0].text = "The Ministry"
    document.add_paragraph("Write here.")
    document.save(tmp_path / "ministry.docx")
    return tmp_path / "ministry.docx"


def test_the_rules_of_a_house_stand_behind_the_page_s_own(brief, tmp_path):
    (tmp_path / "house.css").write_text("h1 { color: #123456; }", encoding="utf-8")
    page = brief.render("html", style=tmp_path / "house.css")
    assert page.index("h1 { color: #123456; }") > page.index(":root")
    assert page.index("h1 { color: #123456; }") < page.index("</style>")


def test_rules_that_would_end_the_style_sheet_are_refused(brief, tmp_path):
    (tmp_path / "house.css").write_text("</style><script>alert(1)</script>", encoding="utf-8")
    with pytest.raises(QuestionError, match="would end the style sheet"):
        brief.render("html", style=tmp_path / "house.css")


def test_a_word_page_takes_paper_styles_and_head_of_the_template_and_not_its_words(brief, template):
    document = docx.Document(io.BytesIO(brief.render("docx", template=template)))
    section = document.sections[0]
    assert round(section.page_width.mm) == 216
    assert section.header.paragraphs[0].text == "The Ministry"
    assert document.styles["Heading 1"].font.size == Pt(31)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Lithuania and China" in texts
    assert "Write here." not in texts


def test_the_same_template_gives_the_same_bytes(brief, template):
    assert brief.render("docx", template=template) == brief.render("docx", template=template)


def test_what_is_no_word_file_is_refused(brief, tmp_path):
    (tmp_path / "not.docx").write_text("no", encoding="utf-8")
    with pytest.raises(QuestionError, match="is no Word file"):
        brief.render("docx", template=tmp_path / "not.docx")


def test_a_template_without_a_style_is_told_which(brief, template):
    document = docx.Document(template)
    style = document.styles["Caption"]
    style.element.getparent().remove(style.element)
    document.save(template)
    with pytest.raises(QuestionError, match="lacks the styles Caption"):
        brief.render("docx", template=template)
