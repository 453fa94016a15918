"""The documents of a page as CSL JSON and BibTeX: what stands there of each, and what a text can do to it."""

import json
import re

import pytest

from tracker.model.dates import parse_date
from tracker.model.events import Document, Source
from tracker.reports.render.bibtex import bibtex
from tracker.reports.render.csl import csl

CSL_FIELDS = {"id", "type", "title", "publisher", "issued", "language", "URL", "note"}
CSL_TYPES = {"webpage", "document"}
"""What is used of csl-data.json, which allows no other fields than its own."""


def document(published="2021-12-03", **told):
    given = {"id": "paper-2021", "title": "A report", "publisher": "A paper", "basis": "printed", **told}
    return Document(published=parse_date(published), source=Source("paper.yaml", 1), **given)


@pytest.mark.parametrize(
    ("published", "parts", "year", "month", "day"),
    [
        ("2021-12-03", [[2021, 12, 3]], "2021", "dec", "3"),
        ("2021-12", [[2021, 12]], "2021", "dec", None),
        ("2021", [[2021]], "2021", None, None),
        ("[2021-11-20..2021-12-03]", [[2021, 11, 20], [2021, 12, 3]], "2021", None, None),
        ("[2020-11-20..2021-12-03]", [[2020, 11, 20], [2021, 12, 3]], "2021", None, None),
        ("[..2021-12-03]", [[2021, 12, 3]], "2021", "dec", "3"),
        ("9999-12-31", [[9999, 12, 31]], "9999", "dec", "31"),
    ],
)
def test_a_day_stands_as_far_as_it_is_known(published, parts, year, month, day):
    (item,) = json.loads(csl([document(published)]))
    assert item["issued"] == {"date-parts": parts}
    text = bibtex([document(published)])
    assert re.findall(r"  (year|month|day) = \{?(\w+)\}?,", text) == [
        (name, value) for name, value in (("year", year), ("month", month), ("day", day)) if value
    ]


def test_a_document_with_all_that_is_known_of_it():
    told = document(basis="inferred", language="zh", address="https://example.org/a", handling="INTERNAL")
    assert json.loads(csl([told])) == [
        {
            "id": "paper-2021",
            "type": "webpage",
            "title": "A report",
            "publisher": "A paper",
            "issued": {"date-parts": [[2021, 12, 3]], "circa": True},
            "language": "zh",
            "URL": "https://example.org/a",
            "note": "INTERNAL; day of publication inferred",
        }
    ]


def test_an_address_that_opens_no_page_is_no_link():
    told = document(address="javascript:alert(1)")
    assert "javascript" not in csl([told]) + bibtex([told])
    assert json.loads(csl([told]))[0]["type"] == "document"


HARMFUL = [r"\input{/etc/passwd}", "50 % of {all} & #1_a $x$ ~ ^", "}\n@misc{other,", "a\u202eb\x1b[31m", "公報の題名"]


@pytest.mark.parametrize("text", HARMFUL)
def test_a_text_stays_a_text(text):
    told = document(title=text, publisher=text, id="a}b,c", address=f"https://example.org/{text}")
    assert set(json.loads(csl([told]))[0]) <= CSL_FIELDS
    assert json.loads(csl([told]))[0]["type"] in CSL_TYPES
    entry = bibtex([told])
    assert entry.count("\n@") == 0
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[&#$%]", re.sub(r"  url = .*", "", entry))
    assert "\\input" not in entry
    assert not re.search("[\u202e\x1b]", entry + csl([told]))
