"""The briefing of a format: how many belong to it, who founded it, what concerned it, what is said of it."""

import pytest

FOUNDED = """\
events:
  - {id: founded, kind: format-founded, date: 2020-07-28, members: [LTU, POL, UKR], format: LUBLIN}
"""


@pytest.fixture
def told(own):
    """Append a log, and ask for a format's page without the numbers of its sources."""
    run, append = own

    def make(entries, *words, on="2026-01-31"):
        append("paper", "2026-01-30", entries)
        page = run("brief", "LUBLIN", "--on", on, *words).partition("## Sources")[0]
        return "\n".join(line.partition(" [\\[")[0] for line in page.splitlines())

    return make


def test_who_founded_a_format_did_not_join_it(told):
    page = told(FOUNDED)
    assert "1. On 28 July 2020, Lithuania, Poland and Ukraine founded the Lublin Triangle." in page
    assert " joined" not in page.partition("## Who joined and left")[2]


def test_the_number_of_members_is_compared_with_that_before_the_period(told):
    page = told(FOUNDED + "  - {id: left, kind: format-left, date: 2026-01-05, who: UKR, format: LUBLIN}\n")
    assert "had two members on 31 January 2026, one fewer than on 31 January 2025." in page
    assert "On 5 January 2026, Ukraine left." in page


def test_what_others_did_is_told_as_what_concerned_the_format(told):
    plan = "  - {id: called, kind: called-on, date: 2026-01-06, by: LTU, toward: LUBLIN, to: hold a summit}\n"
    page = told(FOUNDED + plan)
    assert "## What concerned it from" in page
    assert "## What it did" not in page


def test_positions_on_a_format_are_told(told):
    said = (
        "{id: p, kind: position-stated, date: 2026-01-02, by: POL, topic: enlargement, direction: open, toward: LUBLIN}"
    )
    page = told(f"{FOUNDED}  - {said}\n")
    assert "- Poland on enlargement: open" in page.partition("## Positions")[2]


def test_nothing_is_said_of_what_nothing_is_known_of_by_the_day(told):
    later = "  - {id: r, kind: ambassador-recalled, date: 2025-06-01, sender: VNM, host: LTU}\n"
    page = told(FOUNDED + later, on="2020-12-31")
    assert "Vietnam" not in page


def test_who_left_had_not_joined_on_the_eve(told):
    left = "events:\n  - {id: left, kind: format-left, date: 2021-05-22, who: LTU, format: LUBLIN}\n"
    page = told(left, "--since", "2021-01-01")
    assert "1. On 21 May 2021, Lithuania was a member; since when is not in the log." in page
    assert "2. On 22 May 2021, Lithuania left." in page
    assert "joined at the latest" not in page
    assert "may have joined" not in page


def test_those_who_are_seen_as_members_were_members(told):
    seen = '  - {{id: {}, kind: observed, date: 2025-05-21, that: "member({}, LUBLIN) = full"}}\n'
    page = told("events:\n" + seen.format("l", "LTU") + seen.format("p", "POL"))
    assert "1. On 21 May 2025, Lithuania and Poland were members; since when is not in the log." in page
