"""The page of two actors in a browser: one file that needs no other, whose states are the desk's answers."""

import hashlib
import re
from base64 import b64encode
from datetime import date, timedelta
from stat import S_IMODE

import pytest
from pages import MARKED, PAPER, Page, run, written

from tracker import Desk
from tracker.desk.states import day_code
from tracker.site.dyad import dyad_page


@pytest.fixture(scope="module")
def page(folder):
    return Page(written(folder, "Vilnius", "Beijing", "--on", "2024-01-01"))


def test_it_is_one_file_that_asks_for_nothing_from_elsewhere(page):
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in page.elements}
    assert page.all("src") == []
    outside = [address for address in page.all("href") if not address.startswith("#")]
    assert set(outside) == {"https://paper.example/report?a=1&b=2"}
    assert "url(" not in page.text.replace("url(#hatch)", "")


def test_no_id_stands_twice_and_every_link_leads_somewhere(page):
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href") if link.startswith("#")} <= set(ids)
    assert set(page.all("aria-labelledby")[0].split()) <= set(ids)


def test_its_policy_names_script_and_styles_by_their_hashes_and_lets_nothing_else_in(page):
    (policy,) = (attributes["content"] for _, attributes in page.elements if "http-equiv" in attributes)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name, texts in page.inside.items():
        named = re.search(rf"{name}-src ([^;]*)", policy)[1].split()
        assert sorted(named) == sorted(
            f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )
    assert not any(name == "style" or name.startswith("on") for _, found in page.elements for name in found)


def test_what_a_log_says_is_text(page):
    assert "b" not in {tag for tag, _ in page.elements}
    assert "recalling its ambassador &lt;b&gt;at once&lt;/b&gt;" in page.text


def test_its_states_are_the_days_and_answers_of_the_desk(folder, page):
    with Desk.open(folder / "log.db") as desk:
        states = desk.states("LTU", "CHN")
        firsts = [int(attributes["data-first"]) for _, attributes in page.elements if "data-lines" in attributes]
        assert firsts == [state.first for state in states.value.now.states]
        assert {day_code(first) for first in firsts} <= set(page.all("id"))
        told = [attributes["data-lines"].split() for _, attributes in page.elements if "data-lines" in attributes]
        for when in (date(2012, 4, 25), date(2021, 8, 9), date(2021, 8, 10), date(2030, 1, 1)):
            shown = told[max(place for place, first in enumerate(firsts) if first <= when.toordinal())]
            marks = [
                attributes["data-mark"] for _, attributes in page.elements if attributes.get("id", "")[5:] in shown
            ]
            answers = desk.relation("LTU", "CHN", on=when).value.answers
            assert marks.count("holds") == sum(one.answer.value == "holds" for one in answers)


def test_every_line_and_act_opens_the_document_the_line_and_its_words(page):
    assert page.text.count("line 12: “recalling its ambassador") >= 2
    assert page.text.count('<span class="events">paper/recalled</span>') >= 2
    assert "Because Lithuania left China-CEEC (17+1)" in page.text


def test_what_was_known_by_each_publication_stands_there_too(page):
    known = [(found["data-known-by"], found["data-told"]) for _, found in page.elements if "data-known-by" in found]
    assert known == [(str(date(2021, 12, 31).toordinal()), "31 December 2021, 1 document"), ("", "all documents")]
    assert "Compare with what is known now" in page.text


def test_a_page_that_is_bounded_by_what_was_known_does_not_speak_as_if_it_knew_all(folder):
    bounded = written(folder, "LTU", "CHN", "--known-by", "2022-06-01", into="bounded")
    assert "It tells what was known by 1 June 2022, and nothing that was published later." in bounded
    assert "Compare with what was known by 1 June 2022" in bounded
    assert "1 June 2022, 2 documents" in bounded
    assert "known now" not in bounded
    assert "all documents" not in bounded


def test_the_same_log_gives_the_same_bytes(folder, page):
    assert written(folder, "LTU", "CHN", "--on", "2024-01-01", into="again") == page.text


def test_what_is_marked_above_is_in_no_file(folder, page):
    assert "cable" in page.text
    assert '<p class="handling">RESTRICTED</p>' in page.text
    assert (folder / "pages" / "LTU-CHN.html").stat().st_mode & 0o077 == 0
    written(folder, "LTU", "CHN", "--handling", "INTERNAL", into="open")
    everything = b"".join(file.read_bytes() for file in (folder / "open").rglob("*") if file.is_file())
    assert b"cable" not in everything
    assert b"Vilnius" not in everything


def test_of_two_of_whom_nothing_is_told_the_page_says_so(folder):
    page = Page(written(folder, "ISL", "PRY", name="ISL-PRY.html"))
    assert "only that the log holds no document on it" in page.text
    assert "range" not in page.all("type")


def test_names_are_asked_for_and_the_store_is_not_written_over(folder):
    assert "Name two actors" in run(folder, "site", folder / "pages").output
    assert run(folder, "site", folder / "pages", "LTU", "Nowhere").exit_code == 2


def test_each_change_and_the_days_around_it_have_the_answers_of_the_desk(folder):
    with Desk.open(folder / "log.db") as desk:
        told, derived = desk.states("LTU", "CHN").value, desk.catalogue_in_force().is_derived
        firsts = [date.fromordinal(state.first) for state in told.now.states[1:]]
        assert len(firsts) > 5
        for day in {first + timedelta(days) for first in firsts for days in (-1, 0, 1, 100)}:
            shown = {answer for number in told.now.on(day.toordinal()).lines for answer in told.lines[number].answers}
            answers = desk.relation("LTU", "CHN", on=day).value.answers
            asked = {(str(one.fluent), one.value, one.answer.value) for one in answers}
            missing = asked - shown  # what follows from other answers is told where it holds
            assert shown <= asked, day
            assert all(answer != "holds" and derived(fluent.partition("(")[0]) for fluent, _, answer in missing), day


TALKED = """\
document: {id: talks, title: Talks, publisher: P, published: {date: 2019-01-01, basis: printed}}
events:
  - {id: held, kind: consultations-held, date: 2018-10-01, parties: [LTU, KAZ], within: [OECD]}
"""


def test_a_page_with_acts_and_no_state_has_one_state_that_says_so(stored):
    page = Page(written(stored(TALKED), "LTU", "OECD", name="LTU-OECD.html"))
    states = [found for _, found in page.elements if "data-lines" in found]
    assert [(found["id"], found["data-lines"]) for found in states] == [("start", "")]
    assert "<h3>On every day</h3>\n<p>Nothing is told.</p>" in page.text
    assert "Lithuania and Kazakhstan held consultations" in page.text


def test_a_page_of_a_format_of_which_nothing_is_told_speaks_of_its_members(folder):
    with Desk.open(folder / "log.db") as desk:
        page = dyad_page(desk.membership("OECD").set_in_type(), None)
    assert "No event in the log tells of a member. This says nothing about who is one" in page
    assert "about both" not in page


def test_a_page_that_is_written_anew_with_a_mark_is_its_owner_s_alone(stored):
    folder = stored(PAPER)
    written(folder, "LTU", "CHN")
    file = folder / "pages" / "LTU-CHN.html"
    file.chmod(0o644)
    (folder / "cable.yaml").write_text(MARKED, encoding="utf-8")
    assert run(folder, "append", folder / "cable.yaml").exit_code == 0
    assert "RESTRICTED" in written(folder, "LTU", "CHN")
    assert S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)  # somebody lets a group read it
    written(folder, "LTU", "CHN")
    assert S_IMODE(file.stat().st_mode) == 0o640


def test_without_a_script_each_line_says_when_it_was_told_and_what_was_only_told_once_is_left_to_the_script(page):
    lines = [found for _, found in page.elements if found.get("class") == "line"]
    told = {number for _, found in page.elements if "data-lines" in found for number in found["data-lines"].split()}
    assert {line["id"].removeprefix("line-") for line in lines if "hidden" not in line} == told
    assert any("hidden" in line for line in lines)
    assert "Told from 10 August 2021 " in page.text
