"""The reader keeps every scalar as text, knows where everything stands, and turns every fault into a finding."""

import gc
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.text import builder
from tracker.text.reader import MOST_FINDINGS, MOST_ON_A_LINE, read_yaml
from tracker.text.source import mark


def read(text):
    return read_yaml(dedent(text).encode(), "log.yaml")


def sorts(text):
    return [finding.code for finding in read_yaml(text.encode(), "log.yaml").findings]


def test_every_scalar_stays_the_text_that_was_written():
    source = read("""
        host: NO
        year: 2021
        on: 12:30
        day: 2021-05-22
        octal: 010
        tilde: ~
        null: null
        empty:
        words: 'yes'
        """)
    assert source.findings == ()
    assert source.root == {
        "host": "NO",
        "year": "2021",
        "on": "12:30",
        "day": "2021-05-22",
        "octal": "010",
        "tilde": "~",
        "null": "null",
        "empty": "",
        "words": "yes",
    }


def test_keys_values_and_items_know_their_places():
    root = read("""\
        document: {id: a-note, line: 12}
        events:
          - id: recalled
            host:
              LTU
          - "申知非"
        """).root
    assert (root.line, root.column) == (1, 1)
    assert root.marks == {"document": (1, 1, 1, 11), "events": (2, 1, 3, 3)}
    assert root["document"].marks == {"id": (1, 12, 1, 16), "line": (1, 24, 1, 30)}
    assert root["events"].marks == [(3, 5), (6, 5)]
    assert root["events"][0].marks == {"id": (3, 5, 3, 9), "host": (4, 5, 5, 7)}


def test_a_column_counts_the_characters_of_the_line_as_written():
    root = read("{'e\u0301\u0301 \U0001f600申': x, z: y}\n").root
    assert root.marks["z"] == (1, 15, 1, 18)


def test_text_is_normalised_even_where_an_escape_wrote_it():
    assert read('e\u0301: ["\\u0065\\u0301"]').root == {"\u00e9": ["\u00e9"]}


def test_a_bare_set_is_a_list_of_one():
    assert read("date: [2021..2022]").root == {"date": ["2021..2022"]}


def test_blocks_and_texts_over_several_lines_are_read():
    source = read("""
        a: |
          one
          two: 2
        b: first
          second
        c: "first
          second"
        """)
    assert source.findings == ()
    assert source.root == {"a": "one\ntwo: 2\n", "b": "first second", "c": "first second"}


def test_a_byte_order_mark_and_line_feeds_of_windows_are_dropped():
    source = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "log.yaml")
    assert (source.root, source.findings) == ({"a": "1", "b": "2"}, ())
    assert source.lines == ("a: 1", "b: 2", "")


# Each: the broken text, line and column, the sort, a part of the message, a part of the remedy.
FAULTS = {
    "empty": ("", 1, 1, "empty", "the file is empty", "delete the file"),
    "comments alone": ("# nothing\n", 1, 1, "empty", "the file is empty", "Write its keys"),
    "a lone start": ("---\n", 1, 1, "empty", "the file is empty", "Write its keys"),
    "next line": ("a: b\nc: d\x85e\n", 2, 5, "line-break", "U+0085 breaks the line unseen", "by a space"),
    "line separator": ("a: b\u2028c", 1, 5, "line-break", "U+2028 LINE SEPARATOR", "pasted"),
    "paragraph separator": ("a: b\u2029c", 1, 5, "line-break", "U+2029 PARAGRAPH SEPARATOR", "pasted"),
    "carriage return": ("a: b\rc", 1, 5, "line-break", "U+000D breaks the line unseen", "line break"),
    "form feed": ("a: b\x0cc", 1, 5, "line-break", "U+000C", "line break"),
    "vertical tab": ("a: b\x0bc", 1, 5, "line-break", "U+000B", "line break"),
    "bell": ("a:\n  - b\x07", 2, 6, "control-character", "the control character U+0007", "Delete it"),
    "override": ("a: \u202eb", 1, 4, "invisible-character", "U+202E RIGHT-TO-LEFT OVERRIDE", "Delete it"),
    "isolate": ("a: b\u2066", 1, 5, "invisible-character", "U+2066 LEFT-TO-RIGHT ISOLATE", "Delete it"),
    "direction mark": ("a\u200f: b", 1, 2, "invisible-character", "U+200F RIGHT-TO-LEFT MARK", "Delete it"),
    "stray order mark": ("a: b\n\ufeffc: d", 2, 1, "invisible-character", "U+FEFF", "Delete it"),
    "escaped override": ('a: "b\\u202e"', 1, 4, "control-character", "U+202E as an escape", "Delete the escape"),
    "tab": ("a:\n\tb: c\n", 2, 1, "yaml", "a tab indents this line", "Indent with spaces"),
    "tab after spaces": ("a:\n  b: c\n  \td: e\n", 3, 3, "yaml", "a tab indents this line", "Indent with spaces"),
    "tab after a text": ("a:\n  b: c\n\td: e\n", 3, 1, "yaml", "a tab indents this line", "Indent with spaces"),
    "tab in a block": ("a: |\n\tb\n", 2, 1, "yaml", "a tab indents this line", "Indent with spaces"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate-key", "'a' stands already on line 1", "one of the two"),
    "anchor": ("a: &b c\n", 1, 4, "anchor", "'&b' is an anchor", "begins with '&' stands in double quotes"),
    "anchored mapping": ("a: &b\n  c: d\n", 1, 4, "anchor", "'&b' is an anchor", "double quotes"),
    "alias": ("a: *b\n", 1, 4, "alias", "'*b' is an alias", "begins with '*' stands in double quotes"),
    "tag": ("a: !!int 3\n", 1, 4, "tag", "'!' is a tag", "begins with '!' stands in double quotes"),
    "merge key": ("a:\n  <<: {b: c}\n", 2, 3, "merge-key", "merge keys are not read", "Write the keys out"),
    "list as key": ("[a, b]: c\n", 1, 1, "key-no-text", "a key is a text", "double quotes"),
    "mapping as key": ("a:\n  {b: c}: d\n", 2, 3, "key-no-text", "a key is a text", "double quotes"),
    "second document": ("a: b\n---\nc: d\n", 2, 1, "several-documents", "a second document", "a file of its own"),
    "directive": ("%YAML 1.1\n---\na: b\n", 1, 1, "directive", "directives", "Delete them"),
    "unknown directive": ("%LOG 1\n---\na: b\n", 1, 1, "yaml", "directives are not read", "Delete the line"),
    "too deep": ("[" * 21 + "]" * 21, 1, 21, "too-deep", "deeper than 20 levels", "flatter"),
    "colon in a text": ("a: he said: b\n", 1, 11, "yaml", "cannot hold ': '", "double quotes"),
    "colon in braces": ("a: {b: he said: c}\n", 1, 15, "yaml", "cannot hold ': '", "double quotes"),
    "at sign": ("a: @b\n", 1, 4, "yaml", "cannot begin with '@'", "double quotes"),
    "backtick": ("- `b`\n", 1, 3, "yaml", "cannot begin with '`'", "double quotes"),
    "per cent": ("a: %b\n", 1, 4, "yaml", "cannot begin with '%'", "double quotes"),
    "star and space": ("a: * b\n", 1, 4, "yaml", "cannot begin with '*'", "double quotes"),
    "ampersand and space": ("a: & b\n", 1, 4, "yaml", "cannot begin with '&'", "double quotes"),
    "tag that is no text": ("a: !%ed%a0%80 b\n", 1, 4, "yaml", "'!' begins a tag", "double quotes"),
    "tab after a dash": (
        "- \ta: b\n  \tc: d\n",
        1,
        3,
        "yaml",
        "a tab stands where a space belongs",
        "a space for the tab",
    ),
    "broken tag": ("a: b\nc: !%ff d\n", 2, 4, "yaml", "'!' begins a tag", "double quotes"),
    "unknown tag": ("a: !b!c d\n", 1, 4, "yaml", "'!' begins a tag", "double quotes"),
    "closing bracket": ("a: ]\n", 1, 4, "yaml", "cannot begin with ']'", "double quotes"),
    "question mark": ("a: ? b\n", 1, 4, "yaml", "cannot begin with '? '", "double quotes"),
    "unclosed double quote": ('a: "b\nc: d\n', 1, 4, "yaml", "never closed", "Close the quotation"),
    "unclosed single quote": ("a: 'b\n", 1, 4, "yaml", "never closed", "''"),
    "quote open at a new start": ('a: "b\n---\n', 1, 4, "yaml", "not closed before line 2", "Close the quotation"),
    "text after quote": ("a: 'it's'\n", 1, 8, "yaml", "follows after the closing '", "''"),
    "text after bracket": ("a: [recalled] its\n", 1, 15, "yaml", "follows after the closing ]", "double quotes"),
    "unclosed bracket": ("a: [b, c\nd: e\n", 1, 4, "yaml", "'[' opened here is not closed", "Write ']'"),
    "unclosed brace": ("a: {b: c\nd: e\n", 1, 4, "yaml", "'{' opened here is not closed", "Write '}'"),
    "open at the end": ("a: [b, {", 1, 9, "yaml", "ends inside brackets or braces", "Close what is open"),
    "wrong bracket": ("a: [b, c}\n", 1, 9, "yaml", "',' or ']' is missing before this", "Write it"),
    "colon before bracket": ("{a: b, c:[d]}\n", 1, 8, "yaml", "in brackets or braces holds ':'", "double quotes"),
    "too deep a key": ("a: 1\n  b: 2\n", 2, 3, "yaml", "indented deeper", "text of line 1 in double quotes"),
    "too shallow a key": ("a:\n    b: c\n  d: e\n", 3, 3, "yaml", "column 3, the keys", "Begin it in column 1"),
    "outside": ("  a: b\nc: d\n", 2, 1, "yaml", "does not belong to what stands above", "outermost keys"),
    "item among keys": ("a: b\n- c\n", 2, 1, "yaml", "no key stands here", "below its own key"),
    "key among items": ("- a\nb: c\n", 2, 1, "yaml", "the list begun on line 1", "Begin it with '- '"),
    "key below an empty item": ("-\na: b\n", 2, 1, "yaml", "does not go on the list", "Begin it with '- '"),
    "no colon": ("a: b\nc\nd: e\n", 2, 1, "yaml", "no ': ' and belongs to nothing", "a space after ':'"),
    "no space after colon": ("a:b\nc: d\n", 1, 1, "yaml", "no ': '", "a space after ':'"),
    "list on the key's line": ("a: - b\n", 1, 4, "yaml", "a list cannot begin", "on a line of its own"),
    "backslash": ('a: "C:\\q"\n', 1, 7, "yaml", "begins an escape", "single quotes"),
    "half an escape": ('a: "\\x4"\n', 1, 7, "yaml", "begins an escape", "single quotes"),
    "more than": ("a: >150\n", 1, 4, "yaml", "'>' begins a text of several lines", "double quotes"),
    "more than a digit": ("a: >5\nb: c\n", 1, 4, "indented-block", "'>5' begins a text", '">5"'),
    "comma in a fluent": ("{member(a, b): x}", 1, 2, "cut-by-comma", "'member(a' stands alone", '"member(a, b)"'),
    "comma in a value": ("{that: member(a, b), c: d}", 1, 18, "cut-by-comma", "'b)' stands alone", '"member(a, b)"'),
    "comma in an item": ("[member(a, b)]", 1, 2, "cut-by-comma", "'member(a' stands alone", '"member(a, b)"'),
    "comma in words": ("{words: he, she}", 1, 13, "cut-by-comma", "'she' stands alone", "double quotes"),
    "swallowed item": ("- a\n - b\n", 2, 2, "run-on", "begun on line 1 runs on", "Indent this line"),
    "swallowed key": ('a: "b\nc: d"\n', 2, 1, "run-on", "begun on line 1 runs on", "Close its quotation mark"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_a_finding_with_place_sentence_and_remedy(fault):
    text, line, column, sort, message, remedy = fault
    (finding,) = read_yaml(text.encode(), "log.yaml").findings
    assert str(finding.place) == f"log.yaml:{line}:{column}"
    assert finding.code == sort
    assert message in finding.message
    assert remedy in finding.remedy


def test_a_byte_that_is_not_utf_8_is_named_once_and_the_reading_goes_on():
    source = read_yaml(b"a: 1\nb: caf\xe9\nc: \xe9\na: 2\n", "log.yaml")
    first, second = source.findings
    assert (str(first.place), first.excerpt) == ("log.yaml:2:7", "b: caf<0xE9>")
    assert first.message == "the byte 0xE9 does not stand in a text in UTF-8"
    assert second.code == "duplicate-key"
    assert source.text.isascii()


@pytest.mark.parametrize(
    "data", ["a: b".encode("utf-16"), "a: b".encode("utf-32"), b"\xfe\xff\0a", "a: b".encode("utf-16-le")]
)
def test_other_encodings_are_named(data):
    finding = read_yaml(data, "log.yaml").findings[0]
    assert finding.code == "not-utf-8"
    assert "UTF-8" in finding.remedy


def test_a_zero_byte_is_named_once_with_its_line():
    (finding,) = read_yaml(b"a: b\nc: d\0\0", "log.yaml").findings
    assert (str(finding.place), finding.message) == (
        "log.yaml:2:5",
        "the byte 0x00 does not stand in a text in UTF-8",
    )


def test_all_faults_are_found_at_once_in_the_order_of_the_text():
    source = read("""\
        a: 1
        a: &x 2
        b: [member(c, d), \u2028*x]
        e: f: g
        """)
    places = [(finding.code, finding.place.line, finding.place.column) for finding in source.findings]
    assert places == [
        ("duplicate-key", 2, 1),
        ("anchor", 2, 4),
        ("cut-by-comma", 3, 5),
        ("line-break", 3, 19),
        ("alias", 3, 20),
        ("yaml", 4, 5),
    ]
    assert source.root is None


def test_the_first_of_two_values_stays_and_the_rest_is_read():
    assert read("{a: 1, a: 2, b: 3}").root == {"a": "1", "b": "3"}


def test_what_only_looks_like_a_fault_is_read():
    text = 'a: "*b"\n"<<": "!c"\nd: member(e, f)\ng: {h: }\ni: ["j (k"]\nl: "say:\n  it"\nm: a\tb\n'
    assert sorts(text) == []


def test_the_excerpt_shows_what_is_meant_under_a_mark():
    (finding,) = read("a: x\u202e y\u0007").findings[:1]
    assert finding.excerpt == "a: x<U+202E> y<U+0007>"
    assert mark(finding) == "    ^^^^^^^^"


def test_the_mark_stands_right_under_wide_characters():
    (finding,) = read("申知非: e\u0301: z").findings
    assert mark(finding) == "         ^"


def test_a_long_line_is_cut_around_the_place():
    (finding,) = read("a: " + "b" * 300 + ": c" + "d" * 300).findings
    assert len(finding.excerpt) == 162
    assert finding.excerpt[len(mark(finding)) - 1] == ":"
    (finding,) = read("a: @" + "b" * 300).findings
    assert finding.excerpt == "a: @" + "b" * 156 + "…"


def test_sixty_thousand_brackets_are_refused_at_the_twenty_first():
    assert sorts("[" * 15_000) == ["too-deep"]
    assert sorts("\n".join(["["] * 60_000)) == ["too-deep"]
    assert sorts("- " * 5_000) == ["too-deep"]
    assert sorts("\n".join(["? "] * 60_000)) != []


@pytest.mark.parametrize("text", ["[" * 15_000, "{" * 15_000, "[{" * 5_000, "[" * 3_000 + "]" * 3_000])
def test_libyaml_stops_at_no_depth_before_the_reader_does(text):
    (finding,) = read_yaml(text.encode(), "log.yaml").findings
    assert (finding.code, finding.place.line, finding.place.column) == ("too-deep", 1, 21)


def test_brackets_that_are_closed_or_stand_in_quotation_marks_are_not_deep():
    assert sorts("a: '" + "[" * 30 + "' b") == ["yaml"]
    assert sorts('a: "\\"' + "{" * 30 + '" b') == ["yaml"]
    assert sorts("a: [" + "[], " * 30 + "}") == ["yaml"]


def test_huge_input_is_refused():
    assert sorts("x" * 50_000_000) == ["too-large"]
    assert sorts("a: " + "x" * MOST_ON_A_LINE) == ["long-line"]
    assert sorts("x" * 15_000_000) == ["long-line"]
    assert [finding.code for finding in read_yaml(b"\xff" * 10_000_000, "log.yaml").findings] == ["long-line"]
    assert len(sorts("\x07\n" * 5_000_000)) == MOST_FINDINGS + 1
    assert len(sorts("a: *b\n" * 1_000_000)) == MOST_FINDINGS + 1


def test_too_many_values_are_refused(monkeypatch):
    monkeypatch.setattr(builder, "MOST_NODES", 1000)
    (finding,) = read("- a\n" * 1001).findings
    assert (finding.code, finding.place.line) == ("too-large", 1000)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled):
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        read("a: [")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def reads(data):
    source = read_yaml(data, "log.yaml")
    assert (source.root is not None) or source.findings
    for finding in source.findings:
        assert 1 <= finding.place.line <= len(source.lines)
        assert 1 <= finding.place.column <= len(source.line(finding.place.line)) + 1
        assert finding.message
        assert finding.remedy
        f"{finding.excerpt}\n{mark(finding)}{finding.message}{finding.remedy}{source.text}".encode()


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(data):
    reads(data)


PIECES = [
    *"abé \n\t:-?,[]{}#&*!|>'\"%@`\\()<~.=0\u2028\u202e\x07\x85\ufeff",
    "- ",
    ": ",
    "\n  ",
    "---\n",
    "...\n",
    "<<: ",
]


@settings(max_examples=1500, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "%YAML 1.1\n", "!!x ", "!%ed%a0%80 ", "\\ud800", '"\\x', "|2\n"]), max_size=30)
)
def test_no_heap_of_yaml_raises(pieces):
    reads("".join(pieces).encode())


LOG = b"""document:
  id: cna-note
  published: {date: "[2021-11-10..2021-11-11]", basis: printed, line: 1}
  skip: [14-24]
events:
  - id: recalled
    note: 'it''s "so"'
    text: |
      one
"""


@settings(max_examples=500, deadline=None)
@given(st.integers(0, len(LOG)), st.integers(0, 4), st.sampled_from(PIECES))
def test_no_damaged_log_raises(at, drop, piece):
    reads(LOG[:at] + piece.encode() + LOG[at + drop :])
