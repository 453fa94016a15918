"""What reports of one happening may say differently, and what they contradict one another in."""

import pytest

from tracker.narrative.agreeing import agree

EXPELLED = "- {{id: e, kind: diplomats-expelled, date: 2024-05-20, host: POL, sender: BLR, happening: day{0}}}\n"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("9", "9", True),
        ("9", "10", False),
        ("~9", "10", True),
        (">5", "9", True),
        (">9", "9", False),
        (">=9", "9", True),
        ("<9", ">9", False),
        ("[5..9]", "9", True),
        ("[5..9]", "10", False),
        ("2021-05", "2021", True),
        ("2021-05", "2021-06", False),
        ("LTU", "LVA", False),
        ("LTU/president", "LTU", True),
        ("LTU/president", "LTU/foreign-minister", False),
        ("the office's name", "Taiwan's office", True),
        ("9", "nine", True),
    ],
)
def test_numbers_days_and_codes_can_contradict_and_words_cannot(one, other, expected):
    assert agree(one, other) is agree(other, one) is expected


@pytest.mark.parametrize(
    ("second", "differing"),
    [
        (", number: 10", ("number",)),
        (", number: ~10", ()),
        ("", ()),
        (", number: 9, over: espionage", ()),
    ],
)
def test_reports_of_one_expulsion_that_name_other_numbers_are_contested(given, second, differing):
    log = given(("paper", EXPELLED.format(", number: 9, over: spies")), ("news", EXPELLED.format(second)))
    one = log.happening("paper/e")
    assert one.differing == differing
    assert one.contested is bool(differing)
    assert one.certain, "that it happened is not in doubt"
    told = log.relation("POL", "BLR", "2024-12-31").contested
    assert [happening.id for happening in told] == (["day"] if differing else [])


def test_amounts_in_different_units_contradict_nothing(given):
    loan = (
        "- {{id: l, kind: loan-granted, date: 2024, lender: POL, borrower: UKR, for: defence, happening: loan, {0}}}\n"
    )
    amounts = ("amount: 3.75, unit: billion dollars", "amount: 3750, unit: million dollars")
    log = given(("paper", loan.format(amounts[0])), ("news", loan.format(amounts[1])))
    assert not log.happening("paper/l").contested


def test_a_list_that_says_less_contradicts_nothing_and_another_does(given):
    met = "- {{id: m, kind: meeting-held, date: 2024-05-20, parties: [{0}], happening: met}}\n"
    shorter = given(("paper", met.format("LTU, LVA, EST")), ("news", met.format("LTU, LVA")))
    assert shorter.happening("paper/m").differing == ()
    other = given(("paper", met.format("LTU, LVA")), ("news", met.format("LTU, EST")))
    assert other.happening("paper/m").differing == ("parties",)
