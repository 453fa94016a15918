"""On which terms a source may be used: what its log says stands wherever the document is told of."""

import io
import re
import zipfile

import pytest

from tracker.model.failures import LogError

LOG = """\
document:
  id: list
  title: Members since 2012
  publisher: A scholar
  published: {date: 2021-12-31, basis: printed}
  licence: CC BY 4.0
  citation: A. Scholar, Members since 2012, version 1
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC, evidence: {at: row 2}}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {at: row 3}}
  - {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, evidence: {at: row 4}}
"""
TERMS = {"licence": "CC BY 4.0", "citation": "A. Scholar, Members since 2012, version 1"}


@pytest.fixture
def desk(empty):
    empty.append(io.BytesIO(LOG.encode()))
    return empty


def test_an_event_is_shown_with_the_terms_of_its_document(desk):
    told = desk.show("list/joined")
    assert "licence: CC BY 4.0" in str(told)
    assert "cite as: A. Scholar, Members since 2012, version 1" in str(told)
    assert {key: told.to_dict()[key] for key in TERMS} == TERMS


def words(page):
    """Read the words of a Word file, its notes among them."""
    with zipfile.ZipFile(io.BytesIO(page)) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.endswith("notes.xml")]
    return re.sub("<[^>]*>", "", "".join(parts))


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "json", "text"])
@pytest.mark.parametrize("question", [("LTU", "CHN"), ("LTU",)])
def test_the_sources_of_a_page_say_it_once_for_each_document(desk, question, form):
    brief = desk.brief(*question, on="2021-12-31", since="2021-01-01")
    page = brief.render(form)
    told = words(page) if isinstance(page, bytes) else " ".join(page.split())
    assert told.count("Licence: CC BY 4.0; cite as: A. Scholar, Members since 2012, version 1") == 1


@pytest.mark.parametrize("form", ["json", "bib"])
def test_lists_for_programs_that_keep_references_have_it(desk, form):
    brief = desk.brief("LTU", "CHN", on="2021-12-31")
    assert "licence: CC BY 4.0; cite as: A. Scholar" in brief.references(form)


def test_data_of_events_have_it_and_those_without_have_no_empty_words(desk):
    desk.append(io.BytesIO(LOG.replace("id: list", "id: bare").replace("  licence: CC BY 4.0\n", "").encode()))
    told = {event["document"]: event for event in desk.events(kind="format-left").to_dict()["events"]}
    assert told["list"]["licence"] == "CC BY 4.0"
    assert "licence" not in told["bare"]


def test_a_licence_stands_on_one_line(empty):
    with pytest.raises(LogError, match="divided by a line break"):
        empty.append(io.BytesIO(LOG.replace("CC BY 4.0", '"CC\\nBY 4.0"').encode()))
