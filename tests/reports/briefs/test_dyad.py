"""What a dyad's briefing says of the logs that a test writes, sentence by sentence."""

import json
import re

JOINED = "- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC}\n"


def test_a_pair_without_an_event_is_said_to_be_one_in_a_paragraph(given, page):
    told = page(given(("paper", JOINED)), "JPN", "KAZ", "2021-12-31")
    assert "The log has no event between Japan and Kazakhstan up to 31 December 2021" in told
    assert "This says nothing about the relationship" in told
    assert [line for line in told.splitlines() if line.startswith("## ")] == ["## How this page was made"]


def test_a_pair_of_which_nothing_was_known_yet_is_not_said_to_be_without_documents(given, page):
    told = page(given(("paper 2021-12-31", JOINED)).known("2000-01-01"), "LTU", "CHN", "2021-12-31")
    assert "As far as it is asked, the log has no event between Lithuania and China" in told
    assert "left out is one document published, or perhaps published, after 1 January 2000." in told


def test_the_lead_tells_the_last_act_beside_the_last_that_changed_something(given, page):
    log = given(
        (
            "paper 2024-03-31",
            """
            - {id: ban, kind: exports-restricted, date: 2024-02-01, by: BLR, target: POL}
            - {id: out, kind: diplomats-expelled, date: 2024-03-05, host: POL, sender: BLR, number: 9}
            """,
        )
    )
    lead = page(log, "POL", "BLR", "2024-03-31").splitlines()[5]
    assert "Latest change (1 February 2024): Belarus" in lead
    assert "Latest event (5 March 2024): Poland expelled nine of Belarus' diplomats." in lead


def test_the_lead_says_where_things_stand_what_changed_last_and_why(given, page):
    log = given(
        (
            "paper 2021-12-31",
            """
            - {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}
            - {id: level, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU,
               to-level: chargé d'affaires, because: name}
            """,
        )
    )
    told = page(log, "LTU", "CHN", "2021-12-31")
    lead = told.splitlines()[5]
    assert (
        "Relations between China and Lithuania have been at the level of chargé d'affaires since 21 November 2021"
        in lead
    )
    assert "Latest change (21 November 2021): China downgraded relations with Lithuania" in lead
    assert "after Lithuania approved the name 'Taiwanese' for Taiwan's office" in lead


def test_an_answer_stands_below_the_act_that_it_answers(given, page):
    log = given(
        (
            "paper",
            """
            - {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}
            - {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}
            - {id: regret, kind: regretted, date: 2021-08-10, by: LTU, toward: CHN, what: the recall, because: recall}
            """,
        )
    )
    told = plain(page(log, "LTU", "CHN", "2021-12-31"))
    assert "1. On 20 July 2021, Lithuania approved the name 'Taiwanese' for Taiwan's office." in told
    assert "   - In answer, on 10 August 2021, China recalled its ambassador to Lithuania. In answer, the same" in told


def test_doubt_is_written_as_people_write_it(given, page):
    log = given(
        (
            "paper 2025-11-10",
            """
            - {id: a, kind: exports-restricted, date: "[2021..2025-11-10]", by: CHN, target: LTU}
            - {id: b, kind: consultations-held, date: "[..2021-05-22]", parties: [LTU, CHN],
               according-to: [LTU/foreign-minister]}
            """,
        )
    )
    told = plain(page(log, "LTU", "CHN", "2021-12-31"))
    beyond = "At some point between 2021 and November 2025, perhaps after 31 December 2021, China"
    assert f"{beyond} restricted imports from Lithuania." in told
    assert "By 22 May 2021, Lithuania and China held consultations, according to the Foreign Minister" in told
    assert "It is unclear whether" in told


def test_a_level_that_is_not_said_is_said_not_to_be(given, page):
    log = given(("paper", "- {id: a, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU}\n"))
    told = plain(page(log, "LTU", "CHN", "2021-12-31"))
    assert "has been changed since 21 November 2021 (to what is not recorded)." in told
    assert ", |" not in told
    assert "unknown" not in told


def test_both_versions_of_what_is_contested_stand_below_it(given, page):
    gone = "- {{id: gone, kind: {}, date: 2021-09-03, sender: LTU, host: CHN, happening: exit}}\n"
    log = given(
        ("paper-a 2021-10-01", gone.format("ambassador-recalled")),
        ("paper-b 2021-10-01", gone.format("ambassador-expelled")),
    )
    told = plain(page(log, "LTU", "CHN", "2021-12-31"))
    contested = told.partition("## Disputed points")[2]
    assert "Accounts differ: Lithuania recalled its ambassador to China" in contested
    assert "A paper says that Lithuania recalled its ambassador to China on 3 September 2021." in contested
    assert "A paper says that China expelled Lithuania's ambassador on 3 September 2021." in contested


def test_a_claim_stands_beside_the_other_sides_denial_or_its_silence(given, page):
    cut = "- {{id: cut, kind: exports-restricted, date: 2021-09-03, by: CHN, target: LTU, happening: cut{}}}\n"
    claimed = cut.format(", stance: claimed, according-to: [LTU/foreign-ministry]")
    denied = cut.format(", stance: denied, according-to: [CHN/customs]")
    answered = plain(page(given(("a 2021-10-01", claimed), ("b 2021-10-01", denied)), "LTU", "CHN", "2021-12-31"))
    told = answered.partition("## Unconfirmed claims")[2]
    assert "restricted imports from Lithuania, according to the foreign ministry of Lithuania." in told
    assert "  - The customs of China denied on 1 October 2021 that China restricted imports" in told
    silent = plain(page(given(("a 2021-10-01", claimed)), "LTU", "CHN", "2021-12-31"))
    assert "  - No response from China is recorded." in silent


def test_a_plan_is_told_as_one_and_past_its_day_as_overdue(given, page):
    plan = (
        "- {id: plan, kind: visit-made, stance: announced, degree: decided, said: 2021-03-03, date: 2021-06,"
        " guest: LTU/foreign-minister, host: JPN}\n"
    )
    log = given(("paper 2021-03-04", plan))
    said, decided = "The Foreign Minister of Lithuania to visit Japan", "(decided on 3 March 2021)"
    for day, stands in (
        ("2021-04-01", f"{said}, due in June 2021 {decided}."),
        ("2021-12-31", f"{said}, overdue: it was due in June 2021 {decided}."),
        ("2022-12-31", f"{said}, due in June 2021 {decided}; the outcome is not recorded."),
    ):
        assert f"- {stands}" in plain(page(log, "LTU", "JPN", day))
    assert "Overdue: the Foreign Minister of Lithuania to visit Japan" in plain(page(log, "LTU", "JPN", "2021-12-31"))


def test_words_of_a_document_that_may_not_be_quoted_stay_away(samples):
    sources = json.loads(samples("brief", "LTU", "JPN", "--on", "2021-12-31", "--json"))["sources"]
    words = {source["words"] for source in sources if source["document"] == "bns-lithuania-japan-2021-07"}
    assert words == {""}
    assert any(source["words"] for source in sources)


def test_a_dyad_with_three_hundred_events_has_a_short_lead_and_says_what_it_leaves_out(given, page):
    rows = [
        f"- {{id: v{n}, kind: visit-made, date: 2021-{n % 12 + 1:02}-{n % 28 + 1:02}, guest: LTU, host: JPN}}\n"
        for n in range(150)
    ]
    rows += [
        f"- {{id: p{n}, kind: protested, date: 2021-{n % 12 + 1:02}-{n % 28 + 1:02}, by: JPN, toward: LTU,"
        f" about: matter {n}, because: v{n}}}\n"
        for n in range(150)
    ]
    told = plain(page(given(("paper 2022-01-01", "".join(rows))), "LTU", "JPN", "2021-12-31"))
    lead = told.splitlines()[5]
    assert len(re.findall(r"[.] ", lead + " ")) <= 6
    assert len(lead) < 900
    assert re.search(r"\d+ more events of the period are not told here", told)
    assert len(told.splitlines()) < 500


def plain(text):
    """Take the numbers of sources out of a page."""
    return re.sub(r" (\[\\\[\d+\\\]\]\(#source-\d+\))+", "", text)


def test_a_document_on_who_holds_an_office_is_none_on_the_two(given, page):
    log = given(
        ("paper 2017-09-11", "- {id: met, kind: consultations-held, date: 2017-09-11, parties: [KAZ, LTU]}\n"),
        ("news 2025-11-11", "- {id: said, kind: praised, date: 2025-11-10, by: LTU, toward: TWN}\n"),
    )
    told = page(log, "LTU", "KAZ", "2025-11-30", since="2017-01-01")
    assert "No document on the two was published after 11 September 2017" in told


def test_a_clause_that_ends_in_free_words_is_not_followed_by_another(given, page):
    log = given(
        (
            "paper 2021-12-31",
            """
            - {id: a, kind: protested, date: 2021-08-10, by: CHN, toward: LTU, about: the name}
            - {id: b, kind: customs-excluded, date: 2021-08-10, by: CHN, target: LTU}
            """,
        )
    )
    assert "the name and removed" not in page(log, "LTU", "CHN", "2021-12-31")
