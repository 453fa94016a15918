"""Many like answers and acts take few lines, in every report; whoever wants each has each."""

import json
import shutil
from io import BytesIO

import pytest

from look.scenes import LISTED, listings
from tracker import Desk

HEAD = "document: {id: lists, title: A list, publisher: A paper, published: {date: 2026-05-24, basis: printed}}\n"
COUNTRIES = "DEU FRA ITA POL ESP NLD BEL SWE AUT HUN CZE PRT GRC DNK FIN IRL SVK HRV BGR SVN EST LVA ROU"
KINDS = (
    ("visit-made", "guest: LTU/foreign-minister, host: {other}"),
    ("diplomats-expelled", "host: LTU, sender: {other}, number: {few}"),
    ("called-on", "by: {other}, toward: LTU, to: act on matter {n}"),
    ("ambassador-recalled", "sender: {other}, host: LTU"),
)


def _acts(number):
    """Return a log of so many acts of Lithuania and others, of four kinds."""
    rows, others = [], COUNTRIES.split()
    for n in range(number):
        kind, roles = KINDS[n % len(KINDS)]
        told = roles.format(other=others[n * 7 % len(others)], few=1 + n % 7, n=n)
        rows.append(f"  - {{id: a{n}, kind: {kind}, date: {1995 + n % 25}-0{1 + n % 9}-{10 + n % 18}, {told}}}\n")
    return f"{HEAD}events:\n{''.join(rows)}"


@pytest.fixture(scope="module")
def list_file(tmp_path_factory, blank_file):
    """The file of a store in which 408 are listed, made once and copied for each test."""
    file = shutil.copy(blank_file, tmp_path_factory.mktemp("listed") / "tracker.db")
    with Desk.open(file) as desk:
        desk.append(BytesIO(listings().encode()))
    return file


@pytest.fixture
def listed(tracker, list_file, tmp_path, monkeypatch):
    """The command line in a folder with a store in which 408 are listed."""
    monkeypatch.setenv("COLUMNS", "80")
    shutil.copy(list_file, tmp_path / "tracker.db")
    return tracker


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "EU", "BLR"),
        ("replay", "EU", "BLR", "-v", "--chronology"),
        ("replay", "EU"),
        ("who", "listed(*, *, *, *)"),
        ("timeline", "EU", "BLR"),
        ("changes", "EU", "BLR", "--from", "2004-01-01", "--to", "2026-06-01"),
    ],
)
def test_four_hundred_listings_are_told_on_one_screen_or_two(listed, words):
    folded = listed(*words).out
    assert len(folded.splitlines()) <= 80
    assert "persons" in folded
    assert "Person 100" not in folded
    each = listed(*words, "--unfold").out
    assert len(each.splitlines()) > LISTED
    assert "Person 100" in each


def test_as_json_everything_is_told(listed):
    answers = json.loads(listed("replay", "EU", "BLR", "--json").out)["answers"]
    assert sum(answer["fluent"].startswith("listed(") for answer in answers) == LISTED


def test_what_holds_and_what_is_possible_are_counted_apart(listed):
    found = listed("replay", "EU", "BLR", "--on", "2024-06-01").out.splitlines()
    assert {line.split()[0] for line in found if " persons and " in line} >= {"possibly", "holds"}


def test_an_actor_of_many_acts_is_told_within_250_lines(tracker, write, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    write("acts.yaml", _acts(1200))
    tracker("init")
    assert tracker("append", "acts.yaml").code == 0
    ran = tracker("replay", "LTU")
    assert ran.code == 0
    assert len(ran.out.splitlines()) <= 250
    assert len(tracker("replay", "LTU", "DEU").out.splitlines()) <= 24
    assert len(tracker("brief", "LTU", "--on", "2018-12-31", "--format", "text").out.splitlines()) <= 250


def test_members_of_one_day_are_named_together(desk):
    shown = desk("members", "CHN-CEEC", "--on", "2013-01-01").out
    assert "Membership of China and Lithuania in China-CEEC (16+1): full; since 26 April 2012." in shown
    assert "paper/joined, line 3" in shown
