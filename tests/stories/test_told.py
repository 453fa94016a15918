"""What a reader at a desk is told: spells with their ends, claims as claims, plans by when they were said."""

import json

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker

VISIT = """
events:
  - {id: visit, kind: visit-made, date: 2024-05-22/2024-05-24, guest: JPN/foreign-minister, host: LTU}
  - id: talks
    kind: visit-made
    stance: announced
    said: 2024-05-01
    date: 2024-06-20/2024-06-24
    guest: LTU/foreign-minister
    host: JPN
"""
ATTACK = """
events:
  - {id: attack, kind: attack-made, stance: claimed, date: 2025-11-17, by: BLR, against: POL,
     what: sabotage of railways, according-to: [POL/government]}
  - {id: expelled, kind: diplomats-expelled, date: 2025-11-20, host: POL, sender: BLR, number: 9, because: attack}
"""
OFFICE = """
events:
  - {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}
  - {id: plan, kind: representative-office-opened, stance: announced, said: 2021-03-02, owner: LTU,
     host: TWN, office: lithuanian-office-in-taiwan}
"""
OPENED = """
events:
  - {id: opened, kind: representative-office-opened, date: 2022-11-07, owner: LTU, host: TWN,
     office: lithuanian-office-in-taiwan, happening: papers/plan}
"""
FOUNDED = """
events:
  - {id: founded, kind: format-founded, date: 2012-04-26, members: [BIH, BGR, HRV, EST], format: CHN-CEEC}
  - {id: consulted, kind: consultations-held, date: 2018-05-01, parties: [EST, KAZ], within: [OSCE]}
  - {id: minister, kind: observed, date: 2018-10-26, that: "office-held(ABDRAKHMANOV-KAIRAT, KAZ/foreign-minister)"}
  - {id: entered, kind: office-taken, date: 2022-05-01, who: SUCCESSOR-A, office: KAZ/foreign-minister}
actors:
  SUCCESSOR-A: {type: person, names: [A. Successor]}
  ABDRAKHMANOV-KAIRAT: {type: person, names: [Kairat Abdrakhmanov]}
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Ask a store in which some logs are: the command line, and a function that appends a log."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*words):
        done = CliRunner().invoke(tracker, [str(word) for word in words])
        assert done.exit_code == 0, (done.output, done.exception)
        return done.output

    def append(entries, name="papers"):
        published = "published: {date: 2026-01-01, basis: printed}"
        head = f"document: {{id: {name}, title: A report, publisher: A paper, {published}}}"
        (tmp_path / f"{name}.yaml").write_text(head + entries, encoding="utf-8")
        run("append", f"{name}.yaml")

    run("init")
    return run, append


def flat(text):
    """Return a report as one line, however it is wrapped."""
    return " ".join(text.split())


def test_a_visit_is_told_from_its_first_day_to_its_last(desk):
    run, append = desk
    append(VISIT)
    told = "From 22 to 24 May 2024"
    assert f"  {told}\n    The Foreign Minister of Japan visited Lithuania." in run(
        "replay", "JPN", "LTU", "--chronology"
    )
    assert f"{told}: The Foreign Minister of Japan visited Lithuania." in flat(run("replay", "JPN"))
    assert f"{told}\n  The Foreign Minister of Japan visited Lithuania." in run("events", "--stance", "reported")


def test_a_plan_of_some_days_is_overdue_after_the_last_of_them(desk):
    run, append = desk
    append(VISIT)
    days = [run("replay", "LTU", "JPN", "--on", f"2024-06-{day}") for day in (22, 24, 25)]
    assert ["pending; due from 20 to 24 June 2024" in flat(page) for page in days] == [True, True, False]
    assert "overdue; due from 20 to 24 June 2024" in flat(days[-1])
    sorts = [
        [
            (item["sort"], item["date"])
            for item in json.loads(run("calendar", "--on", f"2024-06-{day}", "--json"))["items"]
        ]
        for day in (22, 25)
    ]
    span = {"earliest": "2024-06-20", "latest": "2024-06-24"}
    assert sorts == [[("due", span)], [("overdue", span)]]
    assert "From 20 to 24 June 2024: The Foreign Minister" in flat(run("calendar", "--on", "2024-06-22"))
    page = flat(run("brief", "LTU", "JPN", "--on", "2024-06-22"))
    assert "to visit Japan, due from 20 to 24 June 2024 (" in page


def test_a_claimed_cause_is_told_as_a_claim(desk):
    run, append = desk
    append(ATTACK)
    page = flat(run("replay", "POL", "BLR", "--on", "2025-12-31", "--chronology"))
    assert (
        "because: Belarus attacked Poland: sabotage of railways (claimed, according to the government of Poland)"
        in page
    )


def test_doubt_is_called_doubt(desk):
    run, append = desk
    append(FOUNDED)
    page = flat(run("replay", "KAZ", "--on", "2028-02-01"))
    assert "possibly A. Successor as the Foreign Minister of Kazakhstan" in page
    assert "in doubt since" in flat(run("who", "office-held(*, *)", "--on", "2028-02-01"))


def test_what_is_planned_for_no_day_is_listed_by_when_it_was_said(desk):
    run, append = desk
    append(OFFICE)
    append(OPENED, "later")
    asked = ("events", "--actor", "LTU", "--actor", "TWN")
    days = [line for line in run(*asked).splitlines() if not line.startswith(" ")]
    assert days == ["Said on 2 March 2021, no day named", "On 20 July 2021", "On 7 November 2022", "3 events."]
    found = json.loads(run(*asked, "--from", "2021-07-01", "--json"))["events"]
    assert [one["event"] for one in found] == ["papers/name", "later/opened"]


def test_partners_of_whom_the_same_is_told_stand_together_and_none_with_nothing(desk):
    run, append = desk
    append(FOUNDED)
    page = run("replay", "EST", "--on", "2021-01-01")
    assert "\nBosnia and Herzegovina, Bulgaria and Croatia\nlast     26 April 2012: " in page
    assert page.rstrip().endswith("Only named in passing: the OSCE.")
    before = run("replay", "KAZ", "--on", "2018-05-02")
    assert "A. Successor" not in before
    told = [row["actor"] for row in json.loads(run("replay", "KAZ", "--on", "2018-05-02", "--json"))["counterparts"]]
    assert "SUCCESSOR-A" not in told


def test_members_stand_in_the_order_of_their_names(desk):
    run, append = desk
    append(FOUNDED)
    asked = ("members", "CHN-CEEC", "--on", "2021-12-31")
    assert "Membership of Bosnia and Herzegovina, Bulgaria, Croatia and Estonia in China-CEEC" in flat(run(*asked))
    found = [
        line.split(" in ")[0].split(" of ")[1] for line in run(*asked, "--unfold").splitlines() if "Membership" in line
    ]
    assert found == ["Bosnia and Herzegovina", "Bulgaria", "Croatia", "Estonia"]
    answers = json.loads(run(*asked, "--json"))["answers"]
    assert [one["fluent"] for one in answers] == [f"member({code}, CHN-CEEC)" for code in ("BIH", "BGR", "HRV", "EST")]


def test_the_calendar_has_what_grows_stale_and_not_what_is_stale(desk):
    run, append = desk
    append(FOUNDED)
    known = json.loads(run("calendar", "--on", "2018-11-01", "--days", "3650", "--json"))["items"]
    stale = max(item["date"]["latest"] for item in known if item["sort"] == "grows stale")
    after = f"{int(stale[:4]) + 1}{stale[4:]}"
    assert "grows stale" in run("calendar", "--on", stale, "--days", "1")
    assert "grows stale" not in run("calendar", "--on", after, "--days", "90")
