"""Dates of the EDTF subset: what each construct means in days, and what is refused where, with which advice."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.model.dates import DateFault, parse_date
from tracker.model.days import FUTURE, PAST, day, iso, spoken_range


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-05-22", "2021-05-22", "2021-05-22"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        # digits left unspecified from the right
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("1XXX", "1000-01-01", "1999-12-31"),
        ("0XXX", "0001-01-01", "0999-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31"),
        ("2021-05-XX", "2021-05-01", "2021-05-31"),
        # groups of months
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-33", "2021-01-01", "2021-03-31"),
        ("2021-36", "2021-10-01", "2021-12-31"),
        ("2021-37", "2021-01-01", "2021-04-30"),
        ("2021-39", "2021-09-01", "2021-12-31"),
        ("2021-40", "2021-01-01", "2021-06-30"),
        ("2021-41", "2021-07-01", "2021-12-31"),
        # one of a set
        ("[2021-05..2021-07]", "2021-05-01", "2021-07-31"),
        ("[2021..2025-11-10]", "2021-01-01", "2025-11-10"),
        ("[2021-05-21,2021-05-22]", "2021-05-21", "2021-05-22"),
        ("[2021-05-22, 2021-04]", "2021-04-01", "2021-05-22"),
        ("[2019..2020,2022]", "2019-01-01", "2022-12-31"),
        ("[..2021-05]", None, "2021-05-31"),
        ("[2021-05..]", "2021-05-01", None),
        # an extent begins in its first date
        ("2020/2021", "2020-01-01", "2020-12-31"),
        ("2021-05/2021-05-10", "2021-05-01", "2021-05-10"),
        ("2021-05-22/..", "2021-05-22", "2021-05-22"),
        ("2021-05-22/", "2021-05-22", "2021-05-22"),
        ("../2021-05", None, "2021-05-31"),
        ("/2021-05", None, "2021-05-31"),
    ],
)
def test_a_date_is_a_range_of_days(text, earliest, latest):
    read = parse_date(text)
    assert (iso(read.earliest), iso(read.latest)) == (earliest, latest)
    assert read.text == text
    assert read.exact == (earliest == latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-05-22", "2021-05-19", "2021-05-25"),
        ("2021-05", "2021-04-01", "2021-06-30"),
        ("2021-05-XX", "2021-04-01", "2021-06-30"),
        ("2021-01", "2020-12-01", "2021-02-28"),
        ("2021-12", "2021-11-01", "2022-01-31"),
        ("2021-21", "2021-02-01", "2021-06-30"),
        ("2021", "2020-01-01", "2022-12-31"),
        ("2021-XX", "2020-01-01", "2022-12-31"),
        ("202X", "2019-01-01", "2030-12-31"),
        ("0001-01", None, "0001-02-28"),
        ("9999-12", "9999-11-01", None),
    ],
)
@pytest.mark.parametrize("mark", ["?", "~", "%"])
def test_a_mark_widens_by_what_the_date_is_written_in(text, mark, earliest, latest):
    read = parse_date(text + mark)
    assert (iso(read.earliest), iso(read.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "last"), [("2020/2021", "2021-12-31"), ("2020/2021-05-22~", "2021-05-25"), ("2020/..", None)]
)
def test_an_extent_keeps_its_last_day(text, last):
    read = parse_date(text)
    assert read.extent
    assert iso(read.last) == last


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("", 1, "A date belongs here"),
        ("..", 1, "Write 2021-05-22"),
        ("2021-5", 6, "Write 2021-05."),
        ("2021-5~", 7, "Write 2021-05~."),
        ("2021-05-2", 9, "Write 2021-05-02."),
        ("2021-13-2", 9, "two digits"),
        ("2021-05-22T10:00", 11, "leave out the time"),
        ("22.05.2021", 3, "Write 2021-05-22."),
        ("22/05/2021", 3, "Write 2021-05-22."),
        ("5/22/2021", 2, "Write 2021-05-22."),
        ("2021/05/22", 5, "Write 2021-05-22."),
        ("3.4.2021", 2, "Write 2021-04-03."),
        ("03/04/2021", 3, "Write 2021-04-03 (on 3 April 2021) or 2021-03-04 (on 4 March 2021)."),
        ("04/04/2021", 3, "Write 2021-04-04."),
        ("31.9.2021", 3, "year, month and day"),
        ("May 2021", 1, "Write 2021-05."),
        ("27 September 2023", 3, "Write 2023-09-27."),
        ("27th of Sept. 2023", 3, "Write 2023-09-27."),
        ("September 27, 2023", 1, "Write 2023-09-27."),
        ("31 September 2023", 3, "2021-05 for May 2021"),
        ("Maybe 2021", 1, "2021-05 for May 2021"),
        ("early 2021", 1, "Write [2021-01..2021-04]."),
        ("mid-2021", 1, "Write [2021-05..2021-08]."),
        ("end of 2021", 1, "Write [2021-09..2021-12]."),
        ("Early December 2022", 1, "Write [2022-12-01..2022-12-10]."),
        ("mid December 2022", 1, "Write [2022-12-11..2022-12-20]."),
        ("late February 2023", 1, "Write [2023-02-21..2023-02-28]."),
        ("the 1990s", 1, "202X for the 2020s"),
        ("autumn 2021", 1, "Write 2021-23."),
        ("2021?-05", 5, "after the whole date"),
        ("~2021", 1, "after the whole date"),
        ("2021~~", 5, "after the whole date"),
        ("0000", 1, "0001 to 9999"),
        ("-0044", 1, "four digits"),
        ("12021", 5, "four digits"),
        ("\uff12\uff10\uff12\uff11", 1, "Write 2021."),
        ("2021-00", 6, "A month is 01 to 12"),
        ("2021-25", 6, "A month is 01 to 12"),
        ("2021-33-01", 6, "A month is 01 to 12"),
        ("2021-24", 6, "[2021-12..2022-02]"),
        ("2021-02-29", 9, "February 2021 has 28 days"),
        ("2021-04-00", 9, "April 2021 has 30 days"),
        ("202X-05", 4, "from the right"),
        ("2021-XX-05", 6, "from the right"),
        ("2021-05-22 ", 11, "Write 2021-05-22"),
        ("2021..2022", 5, "[2020..2021]"),
        ("{2020,2021}", 1, "[2020..2021]"),
        ("/", 1, "at least one end"),
        ("../..", 1, "at least one end"),
        ("2021/2020", 6, "ends before it begins"),
        ("2020/2021/2022", 11, "one '/'"),
        ("2020/2021-13", 11, "A month is 01 to 12"),
        ("[2021", 5, "ends with ']'"),
        ("[]", 2, "A date belongs here"),
        ("[2021,]", 7, "A date belongs here"),
        ("[..]", 2, "at least one end"),
        ("[2021..2020]", 8, "ends before it begins"),
        ("[2021..2022-13]", 13, "A month is 01 to 12"),
        ("[2021, 2022-13]", 13, "A month is 01 to 12"),
    ],
)
def test_a_refusal_names_its_column_and_what_to_write(text, column, hint):
    with pytest.raises(DateFault) as refused:
        parse_date(text)
    assert refused.value.column == column
    assert hint in refused.value.hint


near_misses = st.text(alphabet="0123456789X-/[],.?~% T", max_size=24)
parts = st.sampled_from(
    ["2021", "202X", "0001", "9999", "-05", "-22", "-21", "-XX", "..", "/", "[", "]", ",", "~", "?"]
)


def read_or_refuse(text):
    try:
        return parse_date(text)
    except DateFault as refused:
        return refused


@given(st.text() | near_misses | st.lists(parts, max_size=8).map("".join))
@example("9999-12-31%")
@example("0001-01-01~")
@example("2021\n")
@example("[2021,\u00a02022]")
def test_any_text_is_a_range_or_a_fault_with_its_column(text):
    read = read_or_refuse(text)
    if isinstance(read, DateFault):
        assert 1 <= read.column <= len(text) + 1
        assert read.hint
    else:
        assert PAST <= read.earliest <= read.latest <= read.last <= FUTURE
        assert text.isascii()


marks = st.sampled_from(["", "?", "~", "%"])
lengths = st.sampled_from([len("2021-05-22"), len("2021-05"), len("2021")])


@given(st.dates(), lengths, marks)
def test_a_date_lies_in_every_way_of_writing_it(written, length, mark):
    text = written.isoformat()[:length]
    plain, widened = parse_date(text), parse_date(text + mark)
    assert widened.earliest <= plain.earliest <= written.toordinal() <= plain.latest <= widened.latest


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2021-05-22", "2021-05-22", "on 22 May 2021"),
        ("2021-05-01", "2021-05-31", "in May 2021"),
        ("2021-01-01", "2021-12-31", "in 2021"),
        ("2020-01-01", "2029-12-31", "between 2020 and 2029"),
        ("2021-05-21", "2021-05-22", "between 21 and 22 May 2021"),
        ("2021-03-01", "2021-05-31", "between 1 March and 31 May 2021"),
        ("2020-12-01", "2021-02-28", "between 1 December 2020 and 28 February 2021"),
        ("9999-12-01", "9999-12-31", "in December 9999"),
        (None, "2022-06-09", "by 9 June 2022"),
        ("2022-06-09", None, "on or after 9 June 2022"),
        (None, None, "at an unknown time"),
    ],
)
def test_a_range_is_spoken_as_precisely_as_it_is_known(earliest, latest, expected):
    assert spoken_range(day(earliest) if earliest else PAST, day(latest) if latest else FUTURE) == expected


def test_an_open_end_is_not_written_as_a_day():
    assert iso(PAST) is None
    assert iso(FUTURE) is None
    assert iso(None) is None
    assert iso(day("2021-05-22")) == "2021-05-22"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("[2021-05-20,2021-05-25]", "on 20 or 25 May 2021"),
        ("[2021-05-20,2021-05-22,2021-05-25]", "on 20, 22 or 25 May 2021"),
        ("[2021-05-20,2021-06-25]", "on 20 May 2021 or on 25 June 2021"),
        ("[2021-05,2021-07]", "in May 2021 or in July 2021"),
        ("[2021-05,2021-06]", "between 1 May and 30 June 2021"),
        ("[2021-05-20,2021-05-21]", "between 20 and 21 May 2021"),
    ],
)
def test_a_set_is_spoken_as_one_of_its_days(text, spoken):
    assert parse_date(text).spoken() == spoken


@pytest.mark.parametrize(
    ("text", "until", "days"),
    [
        ("2021-05", "2021-05-10", [("2021-05-01", "2021-05-10")]),
        ("[2021-05-20,2021-05-25]", "2021-05-24", [("2021-05-20", "2021-05-20")]),
        ("[2021-05-20,2021-05-25]", "2021-05-25", [("2021-05-20", "2021-05-20"), ("2021-05-25", "2021-05-25")]),
        ("[2021-04,2021-06]", "2021-06-10", [("2021-04-01", "2021-04-30"), ("2021-06-01", "2021-06-10")]),
        ("2021-05-22", "2021-05-10", [("2021-05-22", "2021-05-22")]),
    ],
)
def test_a_date_is_bounded_by_a_last_day_unless_it_lies_after_it(text, until, days):
    bounded = parse_date(text).by(day(until))
    assert [(iso(first), iso(last)) for first, last in bounded.days] == days
    assert iso(bounded.latest) == days[-1][1]
