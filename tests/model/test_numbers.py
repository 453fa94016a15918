"""Numbers as documents write them, and as people say them."""

import re

import pytest

from tracker.model.numbers import parse_number


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("722", "722"),
        ("~50", "about 50"),
        (">150", "more than 150"),
        ("<5", "less than 5"),
        (">=10", "at least 10"),
        ("<=10", "at most 10"),
        ("[20..25]", "between 20 and 25"),
    ],
)
def test_a_number_is_said_so_that_a_unit_can_follow_it(written, said):
    assert parse_number(written).spoken() == said


@pytest.mark.parametrize("written", ["many", "-1", "1,5", "[25..20]", "five"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(ValueError, match=re.escape(written)):
        parse_number(written)
