"""The JSON Schema of logs takes every log that is read, and refuses what keys and words alone show to be wrong."""

import re
from pathlib import Path

import pytest
from errors.cases import HERE, cases
from jsonschema import Draft7Validator

from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.log.schemas import log_schema, seeds_schema
from tracker.text.reader import read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
CAUGHT = {
    *("empty-value", "missing-key", "not-a-date", "not-a-line", "not-a-log", "not-a-number", "not-a-reference"),
    *("not-an-id", "not-one", "not-one-of", "not-text", "said-twice", "shape", "too-many-words", "unknown-key"),
    *("unknown-kind", "unknown-value"),
}
"""The codes of findings for which keys and words are enough."""

BEYOND = {
    "empty-value--list": "a list of nothing is a list",
    "missing-key--follow": "what a mending needs hangs on its kind",
    "missing-key--set": "the same",
    "missing-key--that": "the same",
    "shape--evidence": "words alone are evidence",
    "shape--set": "what is corrected is read by the event's kind",
    "unknown-value--no-values": "a fluent is a text",
    **dict.fromkeys(
        [
            *("backwards", "empty-member", "no-end", "no-such-day", "no-such-month", "set-backwards"),
            *("set-without-dates", "unspecified-month", "unspecified-year", "winter", "year-zero"),
        ],
        "it looks like a date",
    ),
}
"""Cases of these codes that a schema lets pass, and why."""


def plain(value):
    """Give a tree as an editor has it."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def of_logs(catalogue):
    """The schema of logs by the given catalogue."""
    schema = log_schema(catalogue)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@pytest.mark.parametrize("path", sorted(given("events").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_log_that_is_read_fits(of_logs, path):
    assert list(of_logs.iter_errors(plain(read_yaml(path.read_bytes(), path.name).root))) == []


def test_every_log_of_the_documents_fits(of_logs):
    blocks = re.findall(r"```yaml\n(document:.*?)```", (ROOT / "docs" / "log-format.md").read_text(), re.DOTALL)
    assert len(blocks) > 5
    for block in blocks:
        assert list(of_logs.iter_errors(plain(read_yaml(block.encode(), "block").root))) == []


def test_what_yaml_reads_as_numbers_fits_too(of_logs):
    head = {"id": "a", "title": 1984, "publisher": "P", "published": {"date": 2021, "basis": "printed"}, "desk": False}
    figure = {"of": "POL", "measure": "exports", "value": 1.5, "unit": "bn EUR", "period": 2020}
    event = {"id": "b", "kind": "figure-reported", "date": 2021, **figure}
    assert list(of_logs.iter_errors({"document": head, "events": [event]})) == []


HEAD = {"id": "a", "title": "A", "publisher": "P", "published": {"date": "2021", "basis": "printed"}}


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("drafted-by", {"drafter": "rules", "accepted": ["a", "b"], "missed": "c"}, {"drafter": "rules", "kept": "a"}),
        ("drafted-by", {"drafter": "rules"}, {"accepted": ["a"]}),
        ("covers", {"format": "EU", "days": "1958/2014"}, {"format": "EU", "days": "since 1958"}),
        ("covers", "2021", {"format": "EU"}),
    ],
)
def test_a_key_of_the_head_is_described(of_logs, key, right, wrong):
    assert list(of_logs.iter_errors({"document": {**HEAD, key: right}})) == []
    assert list(of_logs.iter_errors({"document": {**HEAD, key: wrong}}))


ACTOR = {"type": "person", "names": ["J. Roe"]}
MENDING = {"id": "m", "kind": "correction", "of": "a", "reason": "so"}


@pytest.mark.parametrize(
    ("section", "right", "wrong"),
    [
        ("actors", {"ROE": {**ACTOR, "names": [{"name": "J. Roe", "to": 2021}]}}, {"ROE": {**ACTOR, "names": [{}]}}),
        ("actors", {"ROE": {**ACTOR, "existence": ["1950/.."]}}, {"ROE": {**ACTOR, "existence": "long ago"}}),
        ("actors", {"ROE": {**ACTOR, "cow": 710}}, {"ROE": {**ACTOR, "gw": [{"no": 710}]}}),
        ("mending", [{**MENDING, "set": {"date": 2021}}], [{**MENDING, "set": "2021"}]),
        ("mending", [{**MENDING, "remove": ["until", "if"]}], [{**MENDING, "remove": {"until": "2021"}}]),
    ],
)
def test_a_key_of_a_section_is_described(of_logs, section, right, wrong):
    assert list(of_logs.iter_errors({"document": HEAD, section: right})) == []
    assert list(of_logs.iter_errors({"document": HEAD, section: wrong}))


def test_who_says_a_thing_is_a_name_or_a_list_of_names(of_logs):
    event = {"id": "b", "kind": "ambassador-recalled", "date": 2021, "sender": "CHN", "host": "LTU"}
    assert list(of_logs.iter_errors({"document": HEAD, "events": [{**event, "according-to": ["CHN", "LTU"]}]})) == []
    assert list(of_logs.iter_errors({"document": HEAD, "events": [{**event, "according-to": {"CHN": "yes"}}]}))


KIND = {"label": "does", "roles": {"by": "actor"}, "sentence": "done"}
FLUENT = {"args": [{"a": "actor"}], "section": "relations", "says": "is so"}


@pytest.mark.parametrize(
    ("family", "key", "right", "wrong"),
    [
        ("kinds", "cues", ["opened", {"words": "opened", "after": ["shut"]}], [{"word": "opened"}]),
        ("kinds", "roles", {"by": "optional list of actor"}, {"by": "optional actors"}),
        ("kinds", "terminates", ["so(by)"], [{"so": "by"}]),
        ("kinds", "presupposes", "so(by) = a, b", [["so(by)"]]),
        ("kinds", "changes", ["perhaps so(CHN)"], {"so": "CHN"}),
        ("kinds", "notice", "18M", "a year"),
        ("kinds", "same", {"by": ["other"]}, [["by"]]),
        ("kinds", "each", {"by": "share"}, {"by": ["share"]}),
        ("kinds", "counter", {"of": "visits", "ordinal": "number"}, {"from": "visits"}),
        ("kinds", "example", {"date": "2001", "by": "GRC"}, "GRC did it in 2001"),
        ("fluents", "args", [{"a": "actor"}, {"b": "word"}], [{"a": "actors"}]),
        ("fluents", "confirm", {"holds": "2Y", "ended": "never"}, {"holds": "always"}),
        ("fluents", "confirm", "2Y", "two years"),
    ],
)
def test_a_key_of_a_seed_is_described(catalogue, family, key, right, wrong):
    of_seeds, entry = Draft7Validator(seeds_schema(catalogue)), {"kinds": KIND, "fluents": FLUENT}[family]
    assert list(of_seeds.iter_errors({family: {"one": {**entry, key: right}}})) == []
    assert list(of_seeds.iter_errors({family: {"one": {**entry, key: wrong}}}))


MAY_HAVE_ANY_KEYS = {"set", "each", "example"}
"""What these have is the kind's own: a correction and an example are read as its events, shares by who has one."""


def undescribed(schema, key=""):
    """Yield the keys that may have anything, or any keys with anything, however deep they stand."""
    if schema in ({}, {"type": "object"}) and key != "properties":
        yield key, schema
    parts = schema.items() if isinstance(schema, dict) else ((key, part) for part in schema)
    for name, part in parts:
        if isinstance(part, dict | list) and name not in ("enum", "required", "type"):
            below = name if name not in ("anyOf", "items", "additionalProperties") else key
            yield from undescribed(part, below)


def test_no_key_may_have_anything(catalogue):
    found = [*undescribed(log_schema(catalogue)), *undescribed(seeds_schema(catalogue))]
    assert [key for key, schema in found if not schema] == []
    assert {key for key, _ in found} == MAY_HAVE_ANY_KEYS


def of_code(case):
    return case.path.parent.name == "log" and case.code in CAUGHT and not _beyond(case)


def _beyond(case):
    stem = case.path.stem
    return stem in BEYOND or (case.code == "not-a-date" and stem.partition("--")[2] in BEYOND)


@pytest.mark.parametrize("case", [case for case in cases() if of_code(case)], ids=lambda case: case.path.stem)
def test_what_keys_and_words_show_to_be_wrong_is_caught(case):
    small, findings = read_seeds(HERE / "seeds")
    assert findings == ()
    validator = Draft7Validator(log_schema(small))
    logs = [read_yaml(step.text.encode(), step.title) for step in case.steps if step.title.endswith(".yaml")]
    assert any(list(validator.iter_errors(plain(log.root))) for log in logs)


def test_what_a_schema_cannot_show_is_there():
    stems = {case.path.stem for case in cases()}
    assert all(key in stems or f"not-a-date--{key}" in stems for key in BEYOND)


def test_seeds_fit_their_schema(catalogue):
    schema = seeds_schema(catalogue)
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    for path in sorted(given("seeds").rglob("*.yaml")):
        errors = [error.message for error in validator.iter_errors(plain(read_yaml(path.read_bytes(), path.name).root))]
        assert errors == [], path


def test_a_seed_with_an_unknown_key_does_not_fit(catalogue):
    wrong = {"kinds": {"done": {"label": "does", "roles": {}, "sentence": "done", "because": "so"}}}
    assert list(Draft7Validator(seeds_schema(catalogue)).iter_errors(wrong))
