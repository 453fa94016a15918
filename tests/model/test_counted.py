"""What a phrase of a document means as a date: the table of the coder's handbook, row by row."""

import pytest

from tracker.model.counted import date_meant
from tracker.model.dates import parse_date

PAGE = parse_date("2021-11-10")  # a Wednesday


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("on 22 May 2021", "2021-05-22"),
        ("May 22, 2021", "2021-05-22"),
        ("in May 2021", "2021-05"),
        ("in 2021", "2021"),
        ("2021", "2021"),
        ("in spring 2021", "2021-21"),
        ("the second quarter of 2021", "2021-34"),
        ("Q4 2021", "2021-36"),
        ("in the first half of 2021", "2021-40"),
        ("in the 1990s", "199X"),
        ("around 22 May 2021", "2021-05-22~"),
        ("between May and July 2021", "[2021-05..2021-07]"),
        ("between 3 and 9 May 2021", "[2021-05-03..2021-05-09]"),
        ("from May to July 2021", "2021-05/2021-07"),
        ("on 21 or 22 May 2021", "[2021-05-21,2021-05-22]"),
        ("on May 21 or 22, 2021", "[2021-05-21,2021-05-22]"),
        ("from May 21 to 23, 2021", "2021-05-21/2021-05-23"),
        ("May 30 or June 2, 2021", "[2021-05-30,2021-06-02]"),
        ("by 22 May 2021", "[..2021-05-22]"),
        ("early 2021", "[2021-01..2021-04]"),
        ("in late May 2021", "[2021-05-21..2021-05-31]"),
        ("22.5.2021", "2021-05-22"),
    ],
)
def test_a_phrase_that_names_its_year_means_a_date_anywhere(words, written):
    assert date_meant(words) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("today", "[2021-11-03..2021-11-10]"),
        ("recently", "[2021-08-10..2021-11-10]"),
        ("in recent months", "[2021-05-10..2021-11-10]"),
        ("in recent years", "[2016-11-10..2021-11-10]"),
        ("previously", "[..2021-11-10]"),
        ("on Monday", "2021-11-08"),
        ("on Wednesday", "2021-11-10"),
        ("Thursday", "2021-11-04"),
        ("yesterday", "2021-11-09"),
        ("October 2", "2021-10-02"),
        ("Sept. 2", "2021-09-02"),
        ("2 October", "2021-10-02"),
        ("in October", "2021-10"),
        ("last week", "[2021-11-01..2021-11-09]"),
        ("last month", "2021-10"),
        ("last year", "2020"),
        ("this week", "[2021-11-08..2021-11-10]"),
        ("earlier this month", "[2021-11-01..2021-11-10]"),
        ("this year", "[2021-01-01..2021-11-10]"),
    ],
)
def test_vague_words_are_counted_from_the_day_of_publication(words, written):
    assert date_meant(words, PAGE) == written
    assert date_meant(words) is None


@pytest.mark.parametrize(
    "words", ["December 2", "in December", "5/6/2021", "soon", "31 June 2021", "", "on", "or 2021", "May 5 or 2021"]
)
def test_what_may_mean_two_dates_or_none_means_none(words):
    assert date_meant(words, PAGE) is None


def test_a_page_of_two_years_has_no_year_for_its_months():
    assert date_meant("October 2", parse_date("[2021-12-30..2022-01-02]")) is None


def test_a_weekday_is_counted_from_one_day_alone():
    assert date_meant("on Monday", parse_date("[2021-11-10..2021-11-11]")) is None


def test_the_same_day_of_a_shorter_month_is_its_last():
    assert date_meant("recently", parse_date("2021-05-31")) == "[2021-02-28..2021-05-31]"
