"""A table's columns: each is as wide as what stands in it asks for, and no word is cut while there is room for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.render.columns import fits_line, is_crowded, shares

TEXTS = st.lists(st.text("ab ", max_size=90), min_size=1, max_size=6)
FACTS = ["Fact", "Relations between China and Lithuania are at the level of chargé d'affaires", "It is unclear whether"]
DAYS = ["Since", "10\u00a0August\u00a02021", "\u2013"]


def test_a_short_column_has_room_for_its_texts_and_the_long_ones_share_the_rest():
    fact, since, grade = shares([FACTS, DAYS, ["Grade", "One source"]], 60)
    assert since * 60 >= len(DAYS[1])
    assert grade * 60 >= len("One source")
    assert fact > 0.4


def test_of_long_columns_the_one_with_more_text_is_wider():
    often, once = shares([["the members of the format"] * 9, ["the members of the format", *["\u2013"] * 8]], 30)
    assert often > once


def test_columns_that_fit_share_by_their_longest_text():
    assert shares([["a"], ["a"]], 80) == [0.5, 0.5]
    assert fits_line([["a"], ["b"]], 80)
    assert not fits_line([["a" * 50], ["b" * 50]], 80)


def test_a_word_without_room_takes_none_from_the_short_columns_beside_it():
    columns = [["When", "10\u00a0September\u00a02021"], ["What", "a" * 150], ["Grade", "One source"]]
    when, what, grade = shares(columns, 60)
    assert when * 60 >= len("10 September 2021")
    assert grade * 60 >= len("One source")
    assert what < 0.55


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_no_column_is_narrower_than_its_longest_word_while_there_is_room_for_all(columns):
    made = shares(columns, 100)
    assert sum(made) == pytest.approx(1)
    if not is_crowded(columns, 100) and not fits_line(columns, 100):
        words = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
        assert all(share * 100 + 0.01 >= word for share, word in zip(made, words, strict=True))
