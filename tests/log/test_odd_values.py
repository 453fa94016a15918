"""Values of a shape or spelling that nobody meant: each is a finding that says so, or is read, and nothing fails."""

import pytest

from tracker.log.assembly import assemble
from tracker.log.files import read_log
from tracker.log.head import HEAD
from tracker.log.shapes import EXPECTATION, MENDING, OF_NO_KIND
from tracker.projections.checking import check_logs

GOOD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}\n"
ODD = ("[{a: b}]", "{a: b}", "[[a, b]]", "[a, [b]]", '[{a: b}, "2021"]', "[]", "{}", '""', "[a..b]", "{a: [b]}", '" "')
EVENTS = {
    "recalled": {"sender": "CHN", "host": "LTU"},
    "joined": {"who": "[LTU, CHN]", "format": "CLUB"},
    "opened": {"route": "rail", "office": "tea-house", "thing": "rail"},
    "counted": {"what": "exports", "number": "7", "period": "2020"},
    "called-off": {"by": "CHN", "plan": "other"},
    "observed": {"that": '"relations(CHN, LTU)"'},
    "lowered": {"by": "CHN", "with": "LTU", "to": "envoy"},
}


def flow(fields):
    return f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


def checked(text, catalogue):
    return check_logs([read_log(text.encode(), "paper.yaml")], catalogue).findings


def event(kind, changed):
    roles = {"id": "e", "kind": kind, "date": "2021-01-01", **EVENTS[kind], **changed}
    return f"{GOOD}events:\n  - {{id: other, kind: observed, date: 2021, that: 'level(CHN, LTU)'}}\n  - {flow(roles)}\n"


@pytest.mark.parametrize("kind", EVENTS)
@pytest.mark.parametrize("odd", ODD)
def test_no_value_of_an_event_fails(small, kind, odd):
    for key in (*EVENTS[kind], *OF_NO_KIND.keys):
        assert checked(event(kind, {key: odd}), small), key


@pytest.mark.parametrize("odd", ODD)
def test_no_value_of_a_head_a_mending_or_an_expectation_fails(small, odd):
    head = {"id": "paper", "title": "T", "publisher": "P", "published": "{date: 2021, basis: printed}"}
    mending = {"id": "m", "kind": "correction", "of": "other", "reason": "so", "set": "{date: 2020}"}
    hope = {"fluent": '"relations(CHN, LTU)"', "on": "2021-01-01", "answer": "possibly"}
    for key in HEAD.keys:
        checked(f"document: {flow({**head, key: odd})}\n", small)
    for key in MENDING.keys:
        checked(f"{event('recalled', {})}mending: [{flow({**mending, key: odd})}]\n", small)
    for key in EXPECTATION.keys:
        checked(f"{event('recalled', {})}expectations: [{flow({**hope, key: odd})}]\n", small)
    for section in ("document", "events", "mending", "expectations", "open", "actors", "things"):
        checked(f"{GOOD if section != 'document' else ''}{section}: {odd}\n", small)
        checked(f"{GOOD if section != 'document' else ''}{section}: {{X: {odd}, x: {odd}}}\n", small)
    for key in ("type", "names", "name", "existence", "aliases", "native", "alpha-2", "acts-for-members"):
        actor = {"type": "person", "names": "[A]", key: odd}
        checked(f"{GOOD}actors: {{X: {flow(actor)}}}\nthings: {{x: {flow(actor)}}}\n", small)


def test_a_list_that_is_no_number_is_a_finding(small):
    (finding,) = checked(event("counted", {"number": "[{a: b}]"}), small)
    assert (finding.code, finding.message) == ("not-text", "a text belongs here, not a list or a mapping")


def test_an_order_that_cannot_be_is_the_one_finding_whatever_is_expected(small):
    text = f"""{GOOD}events:
  - {{id: begun, kind: lowered, date: 2012-04-26, by: CHN, with: LTU, to: envoy, after: ended, evidence: {{line: 1}}}}
  - {{id: ended, kind: lowered, date: "[2021-05-21..2021-05-22]", by: CHN, with: LTU, to: ambassador,
     evidence: {{line: 2}}}}
expectations:
  - {{fluent: "level(CHN, LTU) = envoy", on: 2021-05-22, answer: does not hold}}
"""
    (finding,) = checked(text, small)
    assert (finding.code, finding.place.line) == ("impossible-order", 3)
    assert "'paper/begun' (2012-04-26) cannot come after 'paper/ended'" in finding.message


@pytest.mark.parametrize("published", ["9999-36", "9999", "9999-12-31", "9998~", '"[2021..9999]"'])
def test_a_publication_at_the_end_of_time_has_no_latest_day(small, published):
    text = GOOD.replace("2021-12-31", published)
    assert [finding.code for finding in checked(text, small)] == ["never-published"]


@pytest.mark.parametrize(
    ("written", "column", "named"),
    [
        ("2021\u201105\u201122", 4, "Its '\u2011' is U+2011 NON-BREAKING HYPHEN."),
        ("2021\u201305\u201322", 4, "Its '\u2013' is U+2013 EN DASH."),
        ("2021\u221205\u221222", 4, "Its '\u2212' is U+2212 MINUS SIGN."),
        ("\u0662\u0660\u0662\u0661-\u0660\u0665-\u0662\u0662", 0, "Its '\u0662' is U+0662 ARABIC-INDIC DIGIT TWO."),
        ("2021-05-2\uff12", 9, "Its '\uff12' is U+FF12 FULLWIDTH DIGIT TWO."),
        ("2021-05-22 ", 10, "It ends with U+0020 SPACE."),
        (" 2021-05-22", 0, "It begins with U+0020 SPACE."),
        ("2021-05-22\u00a0", 10, "It ends with U+00A0 NO-BREAK SPACE."),
    ],
)
def test_what_only_looks_like_a_date_is_named(small, written, column, named):
    text = event("recalled", {"date": f'"{written}"'})
    (finding,) = checked(text, small)
    assert finding.code == "not-a-date"
    assert finding.remedy == f"Write 2021-05-22. {named}"
    begun = text.splitlines()[-1].index(written)
    assert finding.place.column == begun + 1 + (column or -1)


def test_a_dash_in_a_code_is_named_and_one_in_a_sentence_is_not(small):
    (finding,) = checked(event("called-off", {"kind": '"called\u2011off"'}), small)
    assert finding.remedy == "Nearest: called-off, recalled. Its '\u2011' is U+2011 NON-BREAKING HYPHEN."
    words = " ".join(["so \u2013 said"] * 5)
    findings = checked(event("recalled", {"evidence": f'{{line: 1, words: "{words}"}}'}), small)
    assert [finding.remedy for finding in findings if "U+" in finding.remedy] == []


def test_a_name_on_several_lines_is_a_finding_and_is_printed_on_one(small):
    names = 'names: ["Jane\\nRoe", {name: "J.\\tRoe"}], aliases: "the\\n one"'
    text = (
        f'{GOOD}actors:\n  ROE-J: {{type: person, {names}}}\nthings:\n  pact: {{type: agreement, name: "a\\n\\nb"}}\n'
    )
    logs = assemble([read_log(text.encode(), "paper.yaml")], small)
    assert [(finding.code, finding.place.line) for finding in logs.findings] == [("several-lines", 3)] * 3 + [
        ("several-lines", 5)
    ]
    assert logs.catalogue.actor("ROE-J").all_names == ("Jane Roe", "J. Roe", "the one")
    assert logs.catalogue.thing("pact").name == "a b"


def test_what_names_a_document_stands_on_one_line(small):
    text = GOOD.replace("title: A report", 'title: "A\\nreport"')
    assert text != GOOD
    logs = assemble([read_log(text.encode(), "paper.yaml")], small)
    assert [finding.code for finding in logs.findings] == ["several-lines"]
    assert logs.logs[0].document.title == "A report"
    assert assemble([read_log(text.encode(), "paper.yaml")], small, stored=True).findings == ()


def test_a_name_that_is_folded_over_lines_is_one_line(small):
    folded = "things:\n  pact:\n    type: agreement\n    name: >\n      the long\n      pact\n"
    logs = assemble([read_log((GOOD + folded).encode(), "paper.yaml")], small)
    assert (logs.findings, logs.catalogue.thing("pact").name) == ((), "the long pact")
