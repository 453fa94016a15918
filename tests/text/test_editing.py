"""A file is edited at the places of its values, and nothing else of it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.findings import Fix
from tracker.text.editing import edited
from tracker.text.reader import read_yaml
from tracker.text.tree import put_before
from tracker.text.writer import write_yaml


@pytest.mark.parametrize(
    ("text", "fix", "after"),
    [
        ("a: China   # so\n", Fix(1, 4, "CHN"), "a: CHN   # so\n"),
        ('a: "China"\n', Fix(1, 4, "CHN"), "a: CHN\n"),
        ("a: [China, LTU]\n", Fix(1, 5, "CHN"), "a: [CHN, LTU]\n"),
        ("China: 1\n", Fix(1, 1, "CHN"), "CHN: 1\n"),
        ("a: {b: 1,\n  c: 2}\nd: 3\n", Fix(1, 4, "x"), "a: x\nd: 3\n"),
        ("a: one\n  two\nb: 3\n", Fix(1, 4, "x"), "a: x\nb: 3\n"),
        ("a: >\n  one\n  two\nb: 3\n", Fix(1, 4, "x"), "a: x\nb: 3\n"),
        ("a: |+\n  one\n\n# so\nb: 3\n", Fix(1, 4, "x"), "a: x\n\n# so\nb: 3\n"),
        ("- a: |-\n    one\n  b: 3\n", Fix(1, 6, "x"), "- a: x\n  b: 3\n"),
        ("a: >\r\n  one\r\nb: 3\r\n", Fix(1, 4, "x"), "a: x\r\nb: 3\r\n"),
        ("a: b: c\n", Fix(1, 4, '"b: c"', 4), 'a: "b: c"\n'),
        ("a: 1\r\nb: 2\r\n", Fix(2, 4, "3"), "a: 1\r\nb: 3\r\n"),
        ("\ufeffa: 1\n", Fix(1, 4, "2"), "\ufeffa: 2\n"),
        ("a: 1", Fix(1, 4, "2"), "a: 2"),
        ("a: e\u0301 x\nb: 龔 y\n", Fix(2, 4, "z"), "a: e\u0301 x\nb: z\n"),
    ],
)
def test_what_begins_at_a_place_is_replaced(text, fix, after):
    assert edited(text.encode(), [fix]) == (after.encode(), [fix])


def test_what_begins_nowhere_is_not_replaced():
    assert edited(b"a: 1\n", [Fix(1, 5, "2"), Fix(9, 1, "2")]) == (b"a: 1\n", [])


def test_of_two_edits_that_meet_the_first_is_made():
    both = [Fix(1, 4, "{line: 1}", 3), Fix(1, 5, "x", 1)]
    assert edited(b"a: b c\n", both) == (b"a: {line: 1}\n", both[:1])


def test_a_byte_that_is_no_text_stays():
    assert edited(b"a: \xe9\nb: 1\n", [Fix(2, 4, "2")])[0] == b"a: \xe9\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("- id: a\n  kind: b\n", "kind", "- id: a\n  new: v\n  kind: b\n"),
        ("- id: a\n", "id", "- new: v\n  id: a\n"),
        ("- {id: a, kind: b}\n", "kind", "- {id: a, new: v, kind: b}\n"),
        ("- {id: a}\n", "id", "- {new: v, id: a}\n"),
    ],
)
def test_a_key_is_put_in_before_another(text, before, after):
    (fields,) = read_yaml(text.encode(), "a").root
    assert edited(text.encode(), [put_before(fields, before, "new", "v")])[0].decode() == after


VALUES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
LINES = st.lists(st.from_regex(r"[a-z:#'-]{1,6}( [a-z]{1,4})?", fullmatch=True), min_size=1, max_size=3)


@st.composite
def written_texts(draw):
    """Write a mapping whose values stand as the program writes them, or in blocks of lines."""
    keys = draw(st.lists(st.sampled_from("abcdef"), min_size=2, unique=True))
    return "".join(draw(st.one_of(written(key), in_block(key))) for key in keys)


def written(key):
    return VALUES.map(lambda value: write_yaml({key: value}))


def in_block(key):
    block = st.tuples(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]), LINES, st.sampled_from(["", "\n", "# so\n"]))
    return block.map(lambda drawn: f"{key}: {drawn[0]}\n" + "".join(f"  {one}\n" for one in drawn[1]) + drawn[2])


@given(written_texts(), st.data())
def test_a_value_replaced_leaves_every_other_as_it_was(text, data):
    root = read_yaml(text.encode(), "a").root
    key = data.draw(st.sampled_from(sorted(root)))
    line, column = root.marks[key][2:]
    after, made = edited(text.encode(), [Fix(line, column, "NEW")])
    assert made
    assert read_yaml(after, "a").root == {**root, key: "NEW"}
