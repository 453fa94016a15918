"""What reports of one happening may say differently, and what they contradict one another in."""

import pytest

EXPELLED = "- {{id: e, kind: diplomats-expelled, date: 2024-05-20, host: POL, sender: BLR, happening: day{0}}}\n"
LEFT = "- {{id: e, kind: format-left, date: 2021-05-22, who: [{0}], format: CHN-CEEC, happening: day{1}}}\n"
MET = "- {{id: e, kind: meeting-held, date: 2024-05-20, parties: [{0}], happening: day{1}}}\n"


def differing(given, one, other):
    """Return the roles in which two papers contradict one another."""
    log = given(("paper", one), ("news", other))
    return log.timelines.narrative.differing.get(log.happening("paper/e").id, ())


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("9", "9", False),
        ("9", "10", True),
        ("~9", "10", False),
        ('">5"', "9", False),
        ('">9"', "9", True),
        ('">=9"', "9", False),
        ('"<9"', '">9"', True),
        ("[5..9]", "9", False),
        ("[5..9]", "10", True),
    ],
)
def test_numbers_contradict_where_no_number_is_both(given, one, other, contradict):
    texts = [EXPELLED.format(f", number: {number}") for number in (one, other)]
    for first, second in (texts, texts[::-1]):
        assert differing(given, first, second) == (("number",) if contradict else ())


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("LTU, LVA, EST", "LTU, LVA", False),
        ("LTU, LVA", "LTU, EST", True),
        ("LTU/president, LVA", "LTU, LVA", False),
        ("LTU/president, LVA", "LTU/foreign-minister, LVA", True),
    ],
)
def test_a_part_of_a_list_and_a_whole_contradict_nobody(given, one, other, contradict):
    assert differing(given, MET.format(one, ""), MET.format(other, "")) == (("parties",) if contradict else ())


def test_who_names_others_among_others_contradicts_nobody(given):
    among = ", exhaustive: no"
    assert differing(given, LEFT.format("LTU, EST", among), LEFT.format("EST, LVA", among)) == ()
    assert differing(given, LEFT.format("LTU, EST", ""), LEFT.format("EST, LVA", "")) == ("who",)


def test_words_contradict_nobody_also_in_capitals(given):
    places = [MET.format("USA, FRA", f", where: {place}") for place in ("NYC", "UN")]
    assert differing(given, *places) == ()


@pytest.mark.parametrize("second", ["", ", number: ~10", ", number: 9, over: espionage"])
def test_reports_that_agree_as_far_as_they_speak_are_not_contested(given, second):
    log = given(("paper", EXPELLED.format(", number: 9, over: spies")), ("news", EXPELLED.format(second)))
    assert log.relation("POL", "BLR", "2024-12-31").contested == ()


def test_reports_of_one_expulsion_that_name_other_numbers_are_contested_and_certain(given):
    log = given(("paper", EXPELLED.format(", number: 9")), ("news", EXPELLED.format(", number: 10")))
    (one,) = log.relation("POL", "BLR", "2024-12-31").contested
    assert one.id == "day"
    assert one.certain


def test_amounts_in_different_units_contradict_nothing(given):
    loan = (
        "- {{id: e, kind: loan-granted, date: 2024, lender: POL, borrower: UKR, for: defence, happening: day, {0}}}\n"
    )
    amounts = ("amount: 3.75, unit: billion dollars", "amount: 3750, unit: million dollars")
    assert differing(given, *map(loan.format, amounts)) == ()
