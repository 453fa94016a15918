"""The samples under docs/ are what the program writes today, and would write on any other day or machine.

`make samples` writes them anew; look at them with `make look` before they are kept.
"""

import os
from pathlib import Path

import docx
import pypdf
import pytest

from look.samples import SAMPLES, papers, texts


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The samples that are kept, written anew."""
    return texts(SAMPLES if os.environ.get("UPDATE_DOCUMENTS") else tmp_path_factory.mktemp("samples"))


def words(path):
    return path.read_text(encoding="utf-8")


def test_the_samples_are_what_the_program_writes(made):
    stale = [
        path.name for path in made if not (SAMPLES / path.name).is_file() or words(SAMPLES / path.name) != words(path)
    ]
    assert stale == [], "make samples"
    assert {path.name for path in SAMPLES.iterdir()} == {path.name for path in made}


def test_a_pdf_and_a_word_document_tell_the_same(made, tmp_path: Path):
    pdf, word = papers(tmp_path)
    printed = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    written = "\n".join(paragraph.text for paragraph in docx.Document(word).paragraphs)
    headings = [line.removeprefix("## ") for line in words(made[0]).splitlines() if line.startswith("## ")]
    assert len(headings) > 4
    assert [heading for heading in headings if heading not in printed] == []
    assert [heading for heading in headings if heading not in written] == []
