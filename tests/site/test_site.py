"""A site of all that a store tells: plain files that lead to one another, and tell what the desk answers."""

import re
from pathlib import PurePosixPath

import pytest
from pages import Page, run

from tracker import Desk


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
    assert "../documents/paper.html#recalled" in site["pairs/CHN-LTU.html"].all("href")
    assert "recalled" in site["documents/paper.html"].all("id")
    assert "line 12: “recalling its ambassador" in site["documents/paper.html"].text


def test_partners_stand_by_what_changed_last(site):
    partners = [link for link in site["actors/LTU.html"].all("href") if link.startswith("../pairs/")]
    assert partners[0] == "../pairs/CHN-LTU.html"
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


def test_of_one_actor_the_site_has_its_own_pairs_alone(folder):
    assert run(folder, "site", folder / "one", "Vilnius").exit_code == 0
    names = read(folder / "one").keys()
    assert {name for name in names if name.startswith("pairs/")} == {
        name for name in names if name.startswith("pairs/") and "LTU" in name
    }
    assert "pairs/CHN-LTU.html" in names


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
