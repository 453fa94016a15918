"""A number is in a text in figures or in words, a country by its names, its adjective or its capital."""

import pytest

from tracker.narrative.uncited import has_name, has_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("about 1,000 men", "1000"),
        ("one thousand", "~1000"),
        ("$1.5 billion", "1.5"),
        ("60 diplomats", "60"),
        ("four of them", "4"),
        ("the fifth package", "5"),
        ("some 1.2 million", "1200000"),
        ("1.200 men", "1200"),
        ("twenty-three", "23"),
        ("more than a hundred", ">100"),
        ("20 to 25", "[20..25]"),
    ],
)
def test_a_number_is_found_in_figures_and_in_words(text, number):
    assert has_number(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("600", "60"), ("160", "60"), ("2.5", "25"), ("1.25", "25"), ("20", "[20..25]"), ("often", "10")],
)
def test_another_number_is_not_it(text, number):
    assert not has_number(text, number)


def test_a_country_is_found_by_its_whole_names():
    assert has_name("The Lithuanians left", ("Lithuania", "Lithuanian"))
    assert has_name("in vilnius\u2019s view", ("Vilnius",))
    assert not has_name("Nigeria said", ("Niger", "LTU"))
