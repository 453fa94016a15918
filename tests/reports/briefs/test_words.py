"""Words of a page."""

import pytest

from tracker.reports.language.words import capital


@pytest.mark.parametrize(
    ("word", "begun"),
    [("china", "China"), ("čiapienė", "Čiapienė"), ("ქართული", "ქართული"), ("中国", "中国"), ("", "")],
)
def test_a_sentence_begins_as_its_script_begins_one(word, begun):
    assert capital(word) == begun
