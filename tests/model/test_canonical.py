"""A body's bytes are those of JSON as Python's own library writes it; leaves are hashed from them, for ever."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.model.canonical import as_written, from_written
from tracker.text.tree import Fields, TreeList

texts = st.text(st.characters(exclude_categories=["Cs"]))
trees = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)


def plainly(tree):
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


# Drawing trees is slow on a machine that does much else; how long that takes says nothing of what is written.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(trees)
def test_a_tree_is_written_as_python_writes_it_and_read_back(tree):
    assert as_written(tree) == plainly(tree)
    assert from_written(as_written(tree)) == tree


@pytest.mark.parametrize("character", [*map(chr, range(0x200)), "\u2028", "\u2029", "\ufeff", "\uffff", "\U0001f600"])
def test_every_character_is_written_as_python_writes_it(character):
    assert as_written({character: character}) == plainly({character: character})


def test_a_tree_from_a_file_is_written_as_a_plain_one():
    fields, items = Fields(3, 1), TreeList(4, 1)
    items.extend(["POL", "LVA"])
    fields.update({"toward": items, "by": "LTU"})
    assert as_written(fields) == '{"toward":["POL","LVA"],"by":"LTU"}'


def test_what_is_no_unicode_is_written_all_the_same():
    assert as_written("\ud800") == '"\ud800"'


@pytest.mark.parametrize("text", ["", "{", '{"a":1} x', "NaN", '"\ud800"', "[" * 5000])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        from_written(text)
