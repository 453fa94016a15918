"""What is written reads back as the tree that it came from, in one canonical form."""

import unicodedata
from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.text.reader import read_yaml
from tracker.text.writer import write_yaml


def read(text):
    source = read_yaml(text.encode(), "log.yaml")
    assert source.findings == ()
    return source.root


def test_a_log_is_written_as_people_write_it():
    log = {
        "document": {
            "id": "cna-note",
            "published": {"date": "[2025-11-10..2025-11-11]", "basis": "printed", "line": "1"},
            "skip": ["14-24", "30"],
        },
        "events": [
            {
                "id": "recalled",
                "date": "2021-05",
                "host": "LTU",
                "evidence": {"line": "12", "words": "recalling its ambassador"},
                "according-to": ["Kęstutis Budrys", "申知非"],
            },
            {"id": "left", "evidence": [{"line": "7", "words": "left"}, {"at": "art. 12"}]},
        ],
    }
    assert write_yaml(log) == dedent("""\
        document:
          id: cna-note
          published: {date: "[2025-11-10..2025-11-11]", basis: printed, line: 1}
          skip: [14-24, 30]
        events:
          - id: recalled
            date: 2021-05
            host: LTU
            evidence: {line: 12, words: recalling its ambassador}
            according-to: [Kęstutis Budrys, 申知非]
          - id: left
            evidence:
              - {line: 7, words: left}
              - {at: art. 12}
        """)


def test_what_is_long_or_nested_takes_lines_of_its_own():
    words = [f"word-{number:02}" for number in range(14)]
    assert write_yaml({"kinds": {"left": {"a": words, "b": ["c", ["d", ["e"]]], "f": {}, "g": []}}}) == (
        "kinds:\n  left:\n    a:\n" + "".join(f"      - {word}\n" for word in words) + "    b:\n      - c\n"
        "      - - d\n        - [e]\n    f: {}\n    g: []\n"
    )


def test_a_line_in_flow_style_has_at_most_a_hundred_columns():
    fits, too_long = write_yaml({"k": ["a" * 46, "b" * 47]}), write_yaml({"k": ["a" * 46, "b" * 48]})
    assert len(fits.rstrip("\n")) == 100
    assert len(too_long.splitlines()) == 3


@pytest.mark.parametrize("word", ["NO", "no", "on", "Off", "yes", "y", "true", "null", "~", "", "=", "<<"])
def test_words_that_other_readers_take_for_something_else_are_quoted(word):
    assert write_yaml({word: word}) == f'"{word}": "{word}"\n'


@pytest.mark.parametrize(
    "text", ["-a", "+1", ".5", "..", "010", "1e3", "0x1f", "12:30", "2021-05~", "202X", "1_000", "2021/2022"]
)
def test_what_begins_like_a_number_is_quoted(text):
    assert write_yaml([text]) == f'["{text}"]\n'


@pytest.mark.parametrize("text", ["0", "12", "2021", "2021-05", "2021-05-22", "14-24"])
def test_whole_numbers_and_plain_dates_are_bare(text):
    assert write_yaml([text]) == f"[{text}]\n"


@pytest.mark.parametrize(
    "text", ["a: b", "a:", "a #b", "a ", " a", "*a", "&a", "!a", "@a", ">150", "#a", "%a", "[a]", "'a'", "? a"]
)
def test_what_yaml_would_misread_is_quoted(text):
    assert write_yaml({"k": text}) == f'k: "{text}"\n'


def test_a_text_with_a_comma_is_quoted_in_flow_style_alone():
    assert write_yaml({"k": "a, b", "l": ["a, b"]}) == 'k: a, b\nl: ["a, b"]\n'


def test_a_text_stays_on_one_line_however_long():
    assert write_yaml({"k": "so it went " * 50 + "on"}).count("\n") == 1
    assert write_yaml({"k": 'one\n"two"\t\\'}) == 'k: "one\\n\\"two\\"\\t\\\\"\n'


def test_text_is_normalised_and_hidden_characters_are_shown():
    assert write_yaml(["e\u0301", "a\u202e\x85"]) == '[\u00e9, "a\\u202e\\u0085"]\n'


def test_a_part_used_twice_is_written_twice():
    part = ["a"]
    assert write_yaml({"k": part, "l": part}) == "k: [a]\nl: [a]\n"


def test_a_key_longer_than_yaml_allows_is_written_and_read():
    tree = {"k" * 1500: {"a": "b"}, "l" * 1500: "c"}
    assert read(write_yaml(tree)) == tree


@pytest.mark.parametrize("value", [None, 1, {"a": 1}, ["a", None], {"a": [True]}, {1: "a"}, ("a",)])
def test_only_texts_lists_and_mappings_are_written(value):
    with pytest.raises(TypeError, match="only texts, lists and mappings"):
        write_yaml(value)


ordinary = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn"))
odd = st.sampled_from(
    ["NO", "a: b", " #", "- ", "2021", "[2021..2022]", "member(a, b)", "'", '"', "\\", "\u200d", "\u00a0", "\n"]
)
texts = st.lists(odd | ordinary, max_size=12).map("".join).map(lambda text: unicodedata.normalize("NFC", text))
trees = st.recursive(
    texts,
    lambda below: st.lists(below, max_size=5) | st.dictionaries(texts, below, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(trees)
def test_what_is_written_reads_back_and_is_written_the_same(tree):
    written = write_yaml(tree)
    assert read(written) == tree
    assert write_yaml(read(written)) == written


@settings(max_examples=60, deadline=None)
@given(trees)
def test_other_readers_see_the_same_structure(tree):
    assert yaml.load(write_yaml(tree), Loader=yaml.BaseLoader) == tree  # noqa: S506 - a reader of texts alone


@settings(max_examples=80, deadline=None)
@given(trees)
def test_marks_point_at_what_they_mark(tree):
    written = write_yaml(tree)
    lines = written.splitlines()

    def check(value):
        if isinstance(value, list):
            for (line, column), item in zip(value.marks, value, strict=True):
                points_at(line, column, item)
        elif isinstance(value, dict):
            for key, (line, column, value_line, value_column) in value.marks.items():
                points_at(line, column, key)
                points_at(value_line, value_column, value[key])

    def points_at(line, column, value):
        rest = lines[line - 1][column - 1 :]
        if isinstance(value, str):
            assert rest.startswith((value, '"')) if value else rest.startswith('"')
        else:
            assert (value.line, value.column) == (line, column)
            check(value)

    check(read(written))
