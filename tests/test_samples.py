"""The samples under docs/ are what the program writes today, and would write on any other day or machine.

`make samples` writes them anew; look at them with `make look` before they are kept.
"""

import importlib.util
import io
import os
from pathlib import Path

import docx
import pypdf
import pytest

ROOT = Path(__file__).resolve().parent.parent


def script():
    spec = importlib.util.spec_from_file_location("samples", ROOT / "look" / "samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """All samples, written anew."""
    samples = script()
    folder = samples.SAMPLES if os.environ.get("UPDATE_DOCUMENTS") else tmp_path_factory.mktemp("samples")
    return samples.samples(folder)


def words(path):
    """What stands in a file, without what another version of a library writes otherwise."""
    if path.suffix == ".pdf":
        return [page.extract_text() for page in pypdf.PdfReader(path).pages]
    if path.suffix == ".docx":
        return [paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs]
    return path.read_text(encoding="utf-8")


def test_the_samples_are_what_the_program_writes(made):
    kept = ROOT / "docs" / "samples"
    stale = [path.name for path in made if not (kept / path.name).is_file() or words(kept / path.name) != words(path)]
    assert stale == [], "make samples"
    assert {path.name for path in kept.iterdir()} == {path.name for path in made}
