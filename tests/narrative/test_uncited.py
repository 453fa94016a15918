"""A number is in a text in figures or in words, a country by its names, its adjective or its capital."""

import pytest

from tracker.catalogue.names import normal_form
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
        ("$1.5bn", "1500000000"),
        ("5m people", "5000000"),
        ("EUR 5mn", "5000000"),
        ("2 tn yen", "2000000000000"),
        ("30k men", "30000"),
        ("two dozen", "24"),
        ("three hundred", "300"),
        ("three hundred and fifty men", "350"),
        ("a hundred thousand", "100000"),
        ("the thirteenth package", "13"),
        ("the twentieth", "20"),
        ("his twenty-first visit", "21"),
    ],
)
def test_a_number_is_found_in_figures_and_in_words(text, number):
    assert has_number(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("600", "60"),
        ("160", "60"),
        ("2.5", "25"),
        ("1.25", "25"),
        ("20", "[20..25]"),
        ("often", "10"),
        ("5m people", "5000"),
        ("three hundred and fifty", "300000"),
        ("5 men", "5000000"),
        ("5bn", "5000000"),
        ("two dozen", "20"),
    ],
)
def test_another_number_is_not_it(text, number):
    assert not has_number(text, number)


def test_a_country_is_found_by_its_whole_names():
    assert has_name(normal_form("The Lithuanians left"), ("Lithuania", "Lithuanian"))
    assert has_name(normal_form("in vilnius\u2019s view"), ("Vilnius",))
    assert not has_name(normal_form("Nigeria said"), ("Niger", "LTU"))
