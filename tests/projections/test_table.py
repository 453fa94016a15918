"""A table of acts of one kind: who, how many, when, what was answered, and a sum that counts nothing twice."""

import pytest

from tracker.model.days import iso
from tracker.projections.relation import Asked
from tracker.projections.table import Wanted, table
from tracker.reports.data.table import table_data
from tracker.reports.text.table import table_text

EXPELLED = "- {id: e, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, [DEU, FRA, POL]: 4}}\n"
ANSWER = (
    "- {id: a, kind: diplomats-expelled, date: 2018-03-30, host: RUS, sender: [DEU, USA], jointly: 64, because: e}\n"
)
ONE = "- {{id: {}, kind: diplomats-expelled, date: 2018-03-14, sender: RUS, host: GBR, number: {}{}}}\n"


def told(log, **wanted):
    """Return a table's rows, each as who, how many and whether it counts, and its sums."""
    found = table(log.narrative, Wanted("diplomats-expelled", **wanted), Asked(1))
    rows = [(row.who, row.number.text if row.number else "", row.counted) for row in found.rows]
    return rows, [one.number.text if one.number else "" for one in found.sums]


def test_each_of_a_list_has_a_row_with_its_share_and_what_was_answered_to_it(given):
    log = given(("paper", EXPELLED + ANSWER))
    found = table(log.narrative, Wanted("diplomats-expelled", (("sender", "RUS"),)), Asked(1))
    rows = [(row.who, row.whom, row.number.text, iso(row.happening.act[0])) for row in found.rows]
    assert rows == [
        (("USA",), ("RUS",), "60", "2018-03-26"),
        (("DEU",), ("RUS",), "4", "2018-03-26"),
        (("FRA",), ("RUS",), "4", "2018-03-26"),
        (("POL",), ("RUS",), "4", "2018-03-26"),
    ]
    answered = [[one.id for one in row.answers] for row in found.rows]
    assert answered == [["paper/a"], ["paper/a"], [], []]
    assert (found.acts, found.sums[0].number.text) == (1, "72")


def test_shares_that_are_not_said_are_one_row_with_the_number_of_all(given):
    log = given(("paper", EXPELLED + ANSWER))
    assert told(log, roles=(("host", "RUS"),)) == ([(("RUS",), "64", True)], ["64"])


def test_one_of_a_list_is_told_alone(given):
    log = given(("paper", EXPELLED + ANSWER))
    assert told(log, roles=(("host", "USA"),)) == ([(("USA",), "60", True)], ["60"])
    assert told(log, roles=(("sender", "USA"),)) == ([(("RUS",), "", True)], [""])


def test_what_is_part_of_another_act_is_not_counted_again(given):
    part = "- {id: p, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: USA, number: 48, part-of: e}\n"
    rows, sums = told(given(("paper", EXPELLED + part)))
    assert ((("USA",), "48", False) in rows, sums) == (True, ["72"])


@pytest.mark.parametrize("told_by", ["happening: paper/e/POL", "happening: paper/e"])
def test_a_part_that_others_tell_too_is_counted_once(given, told_by):
    other = "- {{id: o, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: POL, number: 4, {}}}\n"
    log = given(("paper", EXPELLED), ("other", other.format(told_by)))
    assert told(log)[1] == ["72"]


def test_reports_that_differ_make_a_range_and_so_does_what_is_only_claimed(given):
    differ = ONE.format("a", 23, "") + ONE.format("b", 25, ", happening: a")
    log = given(("paper", differ.replace("happening: a", "happening: paper/a")))
    assert told(log)[1] == ["[23..25]"]
    assert told(given(("paper", ONE.format("a", 23, ", stance: claimed") + EXPELLED)))[1] == ["[72..95]"]
    assert told(given(("paper", ONE.format("a", "'>20'", "") + EXPELLED)))[1] == [">92"]
    unknown = "- {id: u, kind: diplomats-expelled, date: 2018-03-14, sender: RUS, host: GBR}\n"
    assert told(given(("paper", unknown + EXPELLED)))[1] == [">=72"]


def test_plans_and_other_days_are_not_in_the_table(given):
    log = given(("paper", EXPELLED + ONE.format("a", 23, ", stance: announced, degree: threatened")))
    assert told(log)[1] == ["72"]
    assert told(log, first=log.happening("paper/e").act[0] + 1) == ([], [])


def test_units_are_added_apart(given):
    aid = "- {{id: {}, kind: aid-delivered, date: 2020, by: {}, to: UKR, what: money, amount: {}, unit: {}}}\n"
    log = given(
        (
            "paper",
            aid.format("a", "DEU", 3, "m EUR")
            + aid.format("b", "USA", 4, "m USD")
            + aid.format("c", "FRA", 2, "m EUR"),
        )
    )
    found = table(log.narrative, Wanted("aid-delivered"), Asked(1))
    assert [(one.unit, one.number.text) for one in found.sums] == [("m EUR", "5"), ("m USD", "4")]


def test_each_its_own_number_is_added_for_each(given):
    event = (
        "- {id: e, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: [FRA, POL], number: 4, each: yes}\n"
    )
    assert told(given(("paper", event)))[1] == ["8"]


def test_a_table_is_printed_with_its_sum(given):
    log = given(("paper", EXPELLED + ANSWER))
    found = table(log.narrative, Wanted("diplomats-expelled", (("host", "DEU"),)), Asked(1))
    text = table_text(found)
    assert "Germany → Russia; 4; 26 March 2018 [paper/e]" in text
    assert "answer, 30 March 2018: Russia expelled Germany's diplomats (one of two states, 64 in all)" in text
    assert "1 act counted; in all 4." in text
    (row,) = table_data(found)["rows"]
    assert (row["who"], row["number"]["text"], row["sources"][0]["event"]) == (["DEU"], "4", "paper/e")
