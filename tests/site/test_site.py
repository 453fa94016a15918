"""A site of all that a store tells: plain files that lead to one another, and tell what the desk answers."""

import re
from pathlib import PurePosixPath

import pytest
from pages import MARKED, PAPER, Page, run

from tracker import Desk, FileError, QuestionError
from tracker.site.pages import Site

PLANNED = """\
document: {id: plan, title: Cable, publisher: E, published: {date: 2023-05-01, basis: printed}, handling: RESTRICTED}
events:
  - {id: secret, kind: ambassador-recalled, stance: announced, degree: scheduled, said: 2023-01-01, date: 2023-03,
     sender: CHN, host: LTU, evidence: {line: 1}}
"""
CALLED_OFF = """\
document: {id: off, title: Public, publisher: P, published: {date: 2023-06-01, basis: printed}, handling: PUBLIC}
events:
  - {id: b, kind: plan-called-off, date: 2023-04-02, by: CHN, plan: plan/secret, evidence: {line: 1}}
"""


@pytest.fixture(scope="module")
def site(folder):
    """Every page of the site by its name."""
    done = run(folder, "site", folder / "all", "--everything", "--on", "2024-01-01")
    assert done.exit_code == 0, done.output
    assert re.fullmatch(
        rf"\d+ pages written. Open {re.escape(str(folder))}/all/index.html in a browser.\n", done.output
    )
    return read(folder / "all")


def read(folder):
    return {str(file.relative_to(folder)): Page(file.read_text(encoding="utf-8")) for file in folder.rglob("*.html")}


def targets(name, page):
    """Yield the file and the anchor to which each link of a page leads within the site."""
    for link in page.all("href"):
        if not link.startswith("https://"):
            file, _, anchor = link.partition("#")
            parts = []
            for part in (PurePosixPath(name).parent / file).parts if file else PurePosixPath(name).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            yield "/".join(parts), anchor


def test_it_has_a_page_of_each_pair_actor_format_and_document(site):
    assert {"index.html", "search.html", "calendar.html", "kinds.html"} <= site.keys()
    assert {"pairs/CHN-LTU.html", "actors/LTU.html", "actors/CHN-CEEC.html", "formats/CHN-CEEC.html"} <= site.keys()
    assert {name for name in site if name.startswith("documents/")} == {"documents/paper.html", "documents/cable.html"}


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(site):
    ids = {name: set(page.all("id")) for name, page in site.items()}
    broken = [
        (name, file, anchor)
        for name, page in site.items()
        for file, anchor in targets(name, page)
        if file not in site or (anchor and anchor not in ids[file])
    ]
    assert broken == []


def test_no_id_stands_twice_and_no_page_asks_for_anything(site):
    for name, page in site.items():
        ids = page.all("id")
        assert len(ids) == len(set(ids)), name
        assert page.all("src") == [], name
        assert all(
            link.startswith(("https://paper.example", "..", "#")) or ".html" in link for link in page.all("href")
        )


def test_a_line_leads_to_its_event_on_the_page_of_its_document(site):
    assert "../documents/paper.html#event-recalled" in site["pairs/CHN-LTU.html"].all("href")
    assert "event-recalled" in site["documents/paper.html"].all("id")
    assert "line 12: “recalling its ambassador" in site["documents/paper.html"].text


def test_partners_stand_by_what_changed_last(site):
    links = [one for tag, one in site["actors/CHN.html"].elements if tag == "a" and "tabindex" not in one]
    partners = [link["href"] for link in links if link["href"].startswith("../pairs/")]
    assert partners == [
        "../pairs/CHN-LTU.html",
        "../pairs/CHN-CHN-CEEC.html",
    ]  # by name it would be the other way round
    assert "China has an ambassador at post in Lithuania" in site["actors/LTU.html"].text


def test_members_of_a_format_stand_by_day(folder, site):
    with Desk.open(folder / "log.db") as desk:
        states = desk.membership("17+1").value
        for day, members in (("2015-01-01", 2), ("2022-01-01", 1)):
            held = [one for one in desk.members("17+1", on=day).value.answers if one.answer.value == "holds"]
            assert len(held) == members
            lines = [states.lines[number] for number in states.now.on(held[0].since.latest + 1).lines]
            assert {str(one.fluent) for one in held} <= {answer[0] for line in lines for answer in line.answers}
    assert "Lithuania left China-CEEC (17+1)." in site["formats/CHN-CEEC.html"].text


def test_everything_can_be_searched_for_without_a_server(site):
    found = site["search.html"].text
    assert found.count("<li data-sort=") >= 10
    for words in ("Lithuania", "A report", "China recalled its ambassador to Lithuania", "pairs/CHN-LTU.html"):
        assert words in found


ELSEWHERE = """\
document: {id: elsewhere, title: Elsewhere, publisher: P, published: {date: 2023-05-01, basis: printed}}
events:
  - {id: came, kind: ambassador-accredited, date: 2023-03-01, sender: FIN, host: EST, evidence: {line: 1}}
  - {id: to-come, kind: ambassador-recalled, date: 2024-03, said: 2023-04-01, stance: announced, degree: scheduled,
     sender: FIN, host: EST, evidence: {line: 2}}
"""
CHINA = """\
document: {id: china, title: China alone, publisher: P, published: {date: 2012-05-01, basis: printed}}
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [CHN], format: CHN-CEEC, evidence: {line: 3}}
"""


DECLARED = """\
document: {id: declared, title: Cable, publisher: E, published: {date: 2023-05-01, basis: printed}, handling: SECRET}
things:
  pact-x: {type: agreement, name: The hidden pact}
"""
SIGNED = """\
document: {id: signed, title: Signed, publisher: P, published: {date: 2023-06-01, basis: printed}}
events:
  - {id: b, kind: agreement-signed, date: 2023-04-02, parties: [EST, FIN], agreement: pact-x, evidence: {line: 1}}
"""


def test_a_page_that_is_for_everybody_calls_by_its_code_what_only_a_marked_document_names(stored):
    folder = stored(DECLARED, SIGNED)
    assert run(folder, "site", folder / "site", "--everything").exit_code == 0
    site = read(folder / "site")
    for name in ("pairs/EST-FIN.html", "documents/signed.html"):
        assert (folder / "site" / name).stat().st_mode & 0o044, name
        assert "signed pact-x" in site[name].text
        assert "hidden pact" not in site[name].text
    assert "signed The hidden pact" in site["kinds.html"].text


def test_of_one_actor_the_site_has_what_is_about_it_alone(stored):
    folder = stored(PAPER, ELSEWHERE, CHINA)
    assert run(folder, "site", folder / "one", "Vilnius", "--on", "2024-01-01").exit_code == 0
    assert run(folder, "site", folder / "all", "--everything", "--on", "2024-01-01").exit_code == 0
    one, every = read(folder / "one"), read(folder / "all")
    pairs = {name for name in every if name.startswith("pairs/")}
    assert {name for name in one if name.startswith("pairs/")} == {name for name in pairs if "LTU" in name} < pairs
    for name in ("search.html", "kinds.html", "calendar.html", "index.html"):
        assert "Finland" in every[name].text, name
        assert "Finland" not in one[name].text, name
    assert "documents/elsewhere.html" not in one
    assert "documents/china.html" in one  # a line of Lithuania and China rests on it
    broken = [(name, file) for name, page in one.items() for file, _ in targets(name, page) if file not in one]
    assert broken == []


def test_a_site_that_is_written_anew_leaves_none_of_its_old_pages_and_all_that_others_put_there(stored):
    folder = stored(PAPER, MARKED)
    own, site = [], folder / "site"
    assert run(folder, "site", site, "--everything").exit_code == 0
    assert (site / "documents" / "cable.html").exists()
    for name in ("documents/mine.html", "notes.html", "pairs/ABC-DEF.html"):
        own.append(site / name)
        own[-1].write_text("mine", encoding="utf-8")
    with (site / ".tracker-pages").open("a", encoding="utf-8") as names:
        names.write("../site/notes.html\nnotes.html\n")
    assert run(folder, "site", site, "--everything", "--handling", "PUBLIC").exit_code == 0
    assert [file for file in site.rglob("*") if file.is_file() and b"cable" in file.read_bytes()] == []
    assert [file.read_text(encoding="utf-8") for file in own] == ["mine"] * 3
    assert (site / ".tracker-pages").stat().st_mode & 0o077 == 0


def test_a_site_that_was_cut_short_is_known_to_the_next(stored, monkeypatch):
    folder = stored(PAPER, MARKED)
    pages = Site.pages

    def cut_short(self):
        for page in pages(self):
            yield page
            if page.name == "documents/cable.html":
                raise QuestionError("The power went.")

    monkeypatch.setattr(Site, "pages", cut_short)
    assert run(folder, "site", folder / "site", "--everything").exit_code == 2
    assert (folder / "site" / "documents" / "cable.html").exists()
    monkeypatch.undo()
    assert run(folder, "site", folder / "site", "--everything", "--handling", "PUBLIC").exit_code == 0
    assert not (folder / "site" / "documents" / "cable.html").exists()


def test_a_site_of_an_empty_log_says_that_nothing_is_told(stored):
    folder = stored()
    assert run(folder, "site", folder / "site", "--everything").exit_code == 0
    for name in ("index.html", "kinds.html"):
        page = read(folder / "site")[name]
        assert "No event is told, so there is nothing to go to." in page.text
        assert "Documents</h2>" not in page.text


APOSTROPHE = """\
document: {id: said, title: China's ambassador, publisher: P, published: {date: 2023-05-01, basis: printed}}
events:
  - {id: a, kind: called-on, date: 2023-04-02, by: CHN, toward: LTU, to: close Taiwan's office, evidence: {line: 1}}
"""


def test_apostrophes_curl_on_every_page(stored):
    folder = stored(APOSTROPHE)
    assert run(folder, "site", folder / "site", "--everything").exit_code == 0
    for name in ("documents/said.html", "search.html", "kinds.html", "pairs/CHN-LTU.html"):
        text = read(folder / "site")[name].text
        assert "close Taiwan\u2019s office" in text, name
        assert "Taiwan&#39;s" not in text, name
    assert "China\u2019s ambassador" in read(folder / "site")["index.html"].text


def test_a_folder_that_cannot_be_written_is_told(stored):
    folder = stored(PAPER)
    (folder / "site").mkdir()
    (folder / "site" / "pairs").write_text("a file", encoding="utf-8")
    with pytest.raises(FileError, match=r"pairs/CHN-CHN-CEEC.html cannot be written: .* Name a folder that you may"):
        run(folder, "site", folder / "site", "--everything")


NAMED = """\
document: {id: index, title: Named, publisher: P, published: {date: 2023-06-01, basis: printed}}
events:
  - {id: keys, kind: ambassador-recalled, date: 2023-04-01, sender: CHN, host: LTU, evidence: {line: 1}}
  - {id: main, kind: ambassador-accredited, date: 2022-04-01, sender: CHN, host: LTU, evidence: {line: 1}}
"""


def test_events_that_are_called_as_parts_of_a_page_are_have_anchors_of_their_own(stored):
    folder = stored(NAMED)
    assert run(folder, "site", folder / "site", "--everything").exit_code == 0
    for name, page in read(folder / "site").items():
        assert len(page.all("id")) == len(set(page.all("id"))), name


def test_a_page_of_a_document_tells_no_more_than_its_mark_lets_it(stored):
    """A plan that a restricted cable tells of is called off by a public paper, whose page is for everybody."""
    folder = stored(PLANNED, CALLED_OFF)
    assert run(folder, "site", folder / "site", "--everything").exit_code == 0
    site, public = read(folder / "site"), folder / "site" / "documents" / "off.html"
    assert "China called off a plan." in site["documents/off.html"].text
    assert "would recall" not in site["documents/off.html"].text
    assert "<dd>one document, one event</dd>" in site["documents/off.html"].text
    assert "China called off a plan: China would recall its ambassador" in site["search.html"].text
    open_to_all = [file for file in (folder / "site").rglob("*.html") if file.stat().st_mode & 0o077]
    assert open_to_all == [public]


def test_what_is_marked_above_is_in_none_of_the_files(folder, site):
    assert any("cable" in page.text for page in site.values())
    assert run(folder, "site", folder / "open-site", "--everything", "--handling", "PUBLIC").exit_code == 0
    for file in (folder / "open-site").rglob("*"):
        assert "cable" not in file.name
        assert file.is_dir() or b"cable" not in file.read_bytes(), file


def test_the_same_log_gives_the_same_files(folder, site):
    assert run(folder, "site", folder / "twice", "--everything", "--on", "2024-01-01").exit_code == 0
    assert {name: page.text for name, page in read(folder / "twice").items()} == {
        name: page.text for name, page in site.items()
    }


@pytest.mark.usefixtures("site")
def test_each_number_of_acts_says_its_month_where_the_table_is_put_into_lines(folder):
    text = (folder / "all" / "actors" / "LTU.html").read_text(encoding="utf-8")
    months = re.findall(r'<td class="number"(?: data-head="(\w+)")?>', text)
    assert months[:12] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert len(months) % 12 == 0


def test_the_page_of_a_format_that_is_served_has_what_was_known_by_each_publication(folder):
    with Desk.open(folder / "log.db") as desk:
        served, written = (
            Site(desk, {"on": "2024-01-01"}, served=one).page("formats/CHN-CEEC.html") for one in (True, False)
        )
        told = desk.membership("17+1", knowledge=True).value
        bounded = desk.membership("17+1", known_by="2021-12-31").value
    assert 'id="known"' in served.text
    assert 'id="known"' not in written.text
    first = told.known[0]
    assert [one.first for one in first.states] == [one.first for one in bounded.now.states]
    assert [told.lines[number] for number in first.states[-1].lines] == [
        bounded.lines[number] for number in bounded.now.states[-1].lines
    ]
