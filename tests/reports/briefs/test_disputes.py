"""What a briefing tells of claims and of reports that contradict one another."""


def test_reports_of_one_expulsion_that_name_other_numbers_are_told_side_by_side(given, page):
    expelled = (
        "- {id: e, kind: diplomats-expelled, date: 2024-05-20, host: POL, sender: BLR, number: %s, happening: day}\n"
    )
    log = given(("a 2024-05-21", expelled % "9"), ("b 2024-05-22", expelled % "10"))
    text = page(log, "POL", "BLR", "2024-12-31")
    contested = text.partition("## Disputed points")[2].partition("##")[0]
    assert "Accounts differ: Poland expelled Belarus' diplomats on 20 May 2024." in contested
    assert "says that Poland expelled nine of Belarus' diplomats on 20 May 2024." in contested
    assert "says that Poland expelled 10 of Belarus' diplomats on 20 May 2024." in contested


def test_a_claim_that_no_event_is_linked_to_is_not_said_to_be_unanswered(given, page):
    claimed = """
        - {id: attack, kind: attack-made, date: 2024-05-22, by: BLR, against: POL, what: sabotage, stance: claimed,
           according-to: [POL]}
        - {id: denial, kind: accusation-denied, date: 2024-05-23, by: BLR, toward: POL, what: sabotage%s}
    """
    alone = page(given(("a 2024-05-24", claimed % "")), "POL", "BLR", "2024-12-31")
    assert "  - No response from Belarus is recorded." in alone
    assert "The log has no answer" not in alone
    linked = page(given(("a 2024-05-24", claimed % ", because: attack")), "POL", "BLR", "2024-12-31")
    assert "  - In answer, on 23 May 2024, Belarus denied sabotage" in linked
