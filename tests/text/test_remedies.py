"""Which text a line means whose YAML cannot be read: it gets quotation marks, and where nobody can tell, none."""

import pytest

from tracker.text.editing import edited
from tracker.text.reader import read_yaml


def mended(text):
    """Make the edits that a text's findings have; say what it is then, and what is left."""
    fixes = [finding.fix for finding in read_yaml(text.encode(), "a").findings if finding.fix]
    after = edited(text.encode(), fixes)[0]
    return after.decode(), read_yaml(after, "a").findings


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("title: A report: the news # so\n", 'title: "A report: the news" # so\n'),
        ("title: 'The minister's report'\n", 'title: "The minister\'s report"\n'),
        ("a: @paper\n", 'a: "@paper"\n'),
        ('e: {line: 1, words: "strategic" partnership}\n', "e: {line: 1, words: '\"strategic\" partnership'}\n"),
        ("e: {id: a, note: recalled, and returned}\n", 'e: {id: a, note: "recalled, and returned"}\n'),
        ("e: [{id: a, note: he said: no}]\n", 'e: [{id: a, note: "he said: no"}]\n'),
        ("w: *bold* move\n", 'w: "*bold* move"\n'),
        ("n: {number: >150}\n", 'n: {number: ">150"}\n'),
        ("e: {words: !!!}\n", 'e: {words: "!!!"}\n'),
        ("a: Ankara\u200b\n", "a: Ankara\n"),
    ],
)
def test_a_text_is_put_into_quotation_marks_where_it_is_plain_which(text, after):
    assert mended(text) == (after, ())


@pytest.mark.parametrize(
    "text",
    ['a: "open\n', "a: [b, c}\n", '- a: b\n  c: "one" and "two"\n', "words: {member(a, b): x}\n", "\ta: b\n"],
)
def test_what_may_be_meant_in_two_ways_is_left(text):
    after, left = mended(text)
    assert after == text
    assert left
