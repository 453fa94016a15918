"""Words of a sentence that are a date: the whole of them, so that no part is taken for another date."""

import pytest

from tracker.drafting.dates import dates_in
from tracker.model.dates import parse_date

PAGE = parse_date("2021-12-31")


@pytest.mark.parametrize(
    ("sentence", "words", "written"),
    [
        ("It closed on Sept. 3, 2020.", "Sept. 3, 2020", "2020-09-03"),
        ("It closed in Sept. 2020.", "Sept. 2020", "2020-09"),
        ("It closed on Sept. 3.", "Sept. 3", "2021-09-03"),
        ("It closed between 3 and 9 May 2020.", "between 3 and 9 May 2020", "[2020-05-03..2020-05-09]"),
        ("It closed between May 3 and 9, 2020.", "between May 3 and 9, 2020", "[2020-05-03..2020-05-09]"),
        ("They met from 30 May to 2 June 2020.", "from 30 May to 2 June 2020", "2020-05-30/2020-06-02"),
        ("It closed on May 5 or 6, 2020.", "May 5 or 6, 2020", "[2020-05-05,2020-05-06]"),
        ("It closed on 5 or 6 May 2020.", "5 or 6 May 2020", "[2020-05-05,2020-05-06]"),
        ("In March 12, 2020, it closed.", "March 12, 2020", "2020-03-12"),
    ],
)
def test_all_words_of_a_date_are_read_together(sentence, words, written):
    assert [(dated.words, dated.written) for dated in dates_in(sentence, PAGE)] == [(words, written)]


@pytest.mark.parametrize(
    "sentence", ["In March 12,000 troops crossed.", "In March 12.5 million voted.", "Mark 3 is a ship."]
)
def test_a_number_behind_a_month_is_no_day(sentence):
    assert list(dates_in(sentence, PAGE)) == []
