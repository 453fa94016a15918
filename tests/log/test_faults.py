"""Every fault of a log: what is written, marked where the finding stands, what is said, and what to do."""

import pytest

from tracker.log.assembly import assemble
from tracker.log.files import log_files, read_file

EVENT = "- {id: a, kind: recalled, date: 2021-08-10, sender: CHN, host: LTU%s}\n"
HEAD = """\
document:
  id: paper
  title: A report
  publisher: A paper
  published: {date: 2022-01-01, basis: printed}
"""
MENDING = "mending: [{id: m, kind: %s, of: [paper/a], reason: it was so%s}]\n"


def event(more):
    return EVENT % f", {more}"


def mended(kind, more):
    return f"events: [{EVENT[2:-1] % ''}]\n" + MENDING % (kind, more)


HEADS = [
    ("«e»vents: []\n", "the log lacks 'document'", "Begin with 'document:'"),
    ("«-» a\n- b\n", "the file is not a log", "begins with 'document:'"),
    ("document: «word»\n", "under 'document' belong keys", "'key: value'"),
    (HEAD.replace("paper\n  title", "«A Note»\n  title"), "'A Note' is not an id", "small letters, digits and hyphens"),
    (HEAD.replace("paper\n  title", f"«{'a' * 81}»\n  title"), "is not an id", "at most 80"),
    (HEAD.replace("  id: paper\n  title: ", "  «t»itle: "), "the document lacks 'id'", "Add the line 'id: ...'"),
    (
        HEAD.replace("  title:", "  id2: «»x\n  title:").replace("id2: «»x", "«tilte»: x"),
        "unknown key 'tilte'",
        "title",
    ),
    (HEAD.replace("publisher: A paper", "publisher:«»"), "nothing stands after the colon", "leave the whole line out"),
    (HEAD.replace("A paper", "«[»a, b]"), "a text belongs here, not a list", "Write one value"),
    (
        HEAD.replace("{date: 2022-01-01, basis: printed}", "«2022-01-01»"),
        "'published' must be a mapping",
        "date, basis",
    ),
    (HEAD.replace("{date: 2022-01-01, basis: printed}", "«{»basis: printed}"), "'published' lacks 'date'", "date: ..."),
    (HEAD.replace("{date: 2022-01-01, basis: printed}", "«{»date: 2022}"), "'published' lacks 'basis'", "basis: ..."),
    (HEAD.replace("printed", "«guessed»"), "'guessed' cannot stand here", "printed, inferred"),
    (HEAD.replace("{date: 2022-01-01", "«{»date: [2022-01-01..]"), "the publication has no latest day", "retrieved:"),
    (HEAD.replace("2022-01-01", "2022-«13-01»"), "'2022-13-01' is not a date", "A month is 01 to 12"),
    (HEAD + "  skip: [1-3, «7-5»]\n", "'7-5' is no run of lines", "first-last, as 14-24"),
    (HEAD + "  skip: «all»\n", "'all' is no run of lines", "one line's number"),
    (HEAD + "  quotable: «maybe»\n", "'maybe' cannot stand here", "yes, no"),
    (HEAD + "«evnts»: []\n", "unknown key 'evnts'", "Nearest: events"),
    (HEAD + "«footnotes»: []\n", "unknown key 'footnotes'", "A log has: document, actors, things, events"),
    (HEAD + "«events»: {a: b}\n", "belongs a list of entries", "'- id: ...'"),
    (HEAD + "«things»: [a]\n", "belong codes with their keys below", "a-code"),
]
EVENTS = [
    ("- «word»\n", "under 'events' belong keys", "'key: value'"),
    (EVENT.replace("id: a", "id: «An Event»") % "", "'An Event' is not an id", "small letters"),
    (EVENT.replace("{id: a, ", "«{»") % "", "the event lacks 'id'", "Add the line 'id: ...'"),
    (EVENT.replace("{", "«{»").replace("kind: recalled, ", "") % "", "the event lacks 'kind'", "kind: ..."),
    (EVENT.replace("recalled", "«recaled»") % "", "unknown kind 'recaled'", "Nearest: recalled"),
    (EVENT.replace("recalled", "«sang»") % "", "unknown kind 'sang'", "'tracker kinds sang' looks for one"),
    (EVENT.replace("{", "«{»").replace("date: 2021-08-10, ", "") % "", "the event lacks 'date'", "'[..2022-01-01]'"),
    (EVENT.replace("{", "«{»").replace(", host: LTU", "") % "", "the event lacks 'host'", "Add the line 'host: ...'"),
    (
        EVENT.replace("host:", "«hots»:").replace("hots»: LTU", "hots»: LTU, host: LTU") % "",
        "unknown key 'hots'",
        "host",
    ),
    (event("«who»: CHN"), "unknown key 'who'", "recalled has the roles sender, host"),
    (EVENT.replace("2021-08-10", "10«.8.2021»") % "", "'10.8.2021' is not a date", "Write 2021-08-10."),
    (EVENT.replace("2021-08-10", "2021-08-«42»") % "", "'2021-08-42' is not a date", "August 2021 has 31 days"),
    (EVENT.replace("2021-08-10", '"2021-08-«42»"') % "", "'2021-08-42' is not a date", "August 2021 has 31 days"),
    (
        EVENT.replace("2021-08-10", "«[»2022..2021]") % "",
        "'[2022..2021]' is not a date",
        "The set ends before it begins",
    ),
    (EVENT.replace("2021-08-10", "«{»a: b}") % "", "a text belongs here", "Write one value"),
    (event("effective: «soon»"), "'soon' is not a date", "Write numbers"),
    (event("until: «never»"), "'never' is not a date", "Write numbers"),
    (event("stance: «sure»"), "'sure' cannot stand here", "reported, claimed, denied, announced"),
    (event("stance: announced, degree: «vowed»"), "'vowed' cannot stand here", "intended, decided, scheduled"),
    (event("because: «The Cause»"), "'The Cause' names no event", "an event's id, or document/event"),
    (event("after: [a, «b/c/d»]").replace("a: 2021", "a: 2021"), "'b/c/d' names no event", "document/event"),
    (event("happening: «»"), "nothing stands after the colon", "leave the whole line out"),
    (event("evidence: «line 12»"), "an evidence is its words, or keys and values", "Write {line: 12}."),
    (event("evidence: [{line: 1}, «[»a]]"), "an evidence must be a mapping", "line, words, at"),
    (event("evidence: «{»}"), "the evidence names no place", "'at: art. 12'"),
    (event("evidence: {words: «two words»}"), "the words 'two words' stand without their line", "--texts FOLDER --fix"),
    (event("evidence: «two words»"), "the words 'two words' stand without their line", "--texts FOLDER --fix"),
    (event("evidence: [{line: 1}, «two words»]"), "'two words' stand without their line", "--texts FOLDER --fix"),
    (event("evidence: {line: «0»}"), "'0' is not a whole number from 1 on", "digits alone"),
    (event("evidence: {line: «twelve»}"), "'twelve' is not a whole number", "digits alone"),
    (
        event("evidence: {line: 1, words: «a b c d e f g h i j k»}"),
        "11 words are quoted",
        "few words that find the place",
    ),
    (event("evidence: [{line: 1}, {line: 1, «word»: x}]"), "unknown key 'word'", "Nearest: words"),
    (event("as-named: «rogue»"), "keys and values belong here", "'key: value'"),
    (event("exhaustive: «perhaps»"), "'perhaps' cannot stand here", "yes, no"),
]
ROLES = [
    (EVENT.replace("LTU", "«LITUANIA»") % "", "unknown actor 'LITUANIA'", "Nearest: LTU (Lithuania)"),
    (EVENT.replace("LTU", "«NO»") % "", "unknown actor 'NO'", "Write NOR (Norway)."),
    (EVENT.replace("LTU", "«QQQ»") % "", "unknown actor 'QQQ'", "'tracker actors' lists them"),
    (
        EVENT.replace("CHN", "LTU/«senate»").replace("LTU/«senate»", "«LTU/senate»") % "",
        "unknown actor 'LTU/senate'",
        "",
    ),
    (EVENT.replace("LTU", "«EU»") % "", "'EU' is an organisation, and a country belongs here", "Name a country"),
    (EVENT.replace("LTU", "«[»LTU, NOR]") % "", "only one can stand here", "an event for each"),
    ("- {id: a, kind: joined, date: 2021, who: [LTU, «NRO»], format: CLUB}\n", "unknown actor 'NRO'", "NOR (Norway)"),
    ("- {id: a, kind: joined, date: 2021, who: «[»], format: CLUB}\n", "nothing stands in the list", "at least one"),
    (
        "- {id: a, kind: joined, date: 2021, who: LTU, format: «LI»}\n",
        "'LI' is a person, and a format belongs",
        "a format",
    ),
    ("- {id: a, kind: opened, date: 2021, route: «rial»}\n", "unknown thing 'rial'", "Nearest: rail"),
    (
        "- {id: a, kind: opened, date: 2021, route: «ferry-boat»}\n",
        "unknown thing 'ferry-boat'",
        "'things:' in this log",
    ),
    ("- {id: a, kind: opened, date: 2021, route: «tea-house»}\n", "is an office, and a route belongs", "Name a route"),
    ("- {id: a, kind: counted, date: 2021, what: ships, number: «many»}\n", "'many' is not a number", "~50, >150"),
    ("- {id: a, kind: counted, date: 2021, what: ships, number: «[»5..2]}\n", "'[5..2]' is not a number", "[20..25]"),
    ("- {id: a, kind: counted, date: 2021, what: x, number: 1, period: «Q1»}\n", "'Q1' is not a date", "Write numbers"),
    ("- {id: a, kind: called-off, date: 2021, by: LTU, plan: «The Plan»}\n", "names no event", "document/event"),
    (
        "- {id: a, kind: lowered, date: 2021, by: LTU, with: CHN, to: «envoi»}\n",
        "unknown value 'envoi'",
        "Nearest: envoy",
    ),
    ("- {id: a, kind: lowered, date: 2021, by: LTU, with: CHN, to: «x»}\n", "unknown value 'x'", "ambassador, envoy"),
    ("- «{»id: a, kind: observed, date: 2021}\n", "the event lacks 'that'", "Name the fluent that was seen"),
    ("- {id: a, kind: observed, date: 2021, that: «peace»}\n", "'peace' is not a fluent", "name(argument, ...)"),
    ("- {id: a, kind: observed, date: 2021, that: «»}\n", "nothing stands after the colon", ""),
    ('- {id: a, kind: observed, date: 2021, that: «"relation(LTU, CHN)"»}\n', "unknown fluent 'relation'", "relations"),
    (
        '- {id: a, kind: observed, date: 2021, that: «"relations(LTU)"»}\n',
        "relations has 2 arguments",
        "relations(a, b)",
    ),
    ('- {id: a, kind: observed, date: 2021, that: «"relations(LTU, QQQ)"»}\n', "unknown actor 'QQQ'", ""),
    ('- {id: a, kind: observed, date: 2021, that: «"level(LTU, CHN) = envoi"»}\n', "unknown value 'envoi'", "envoy"),
    (
        '- {id: a, kind: observed, date: 2021, that: «"relations(LTU, CHN) = good"»}\n',
        "unknown value 'good'",
        "no values",
    ),
]
OTHERS = [
    (mended("«correct»", ""), "'correct' cannot stand here", "correction, retraction, merge, split, resolution"),
    (mended("correction", ", set: «all»"), "keys and values belong here", "{date: 2021-05-22}"),
    (mended("correction", "").replace("{id: m", "«{»id: m"), "a correction lacks 'set'", "Add the line 'set: ...'"),
    (mended("correction", ", set: {«id»: b}"), "an id is never corrected", "retract the event"),
    (mended("resolution", "").replace("{id: m", "«{»id: m"), "a resolution lacks 'follow'", "'follow: ...'"),
    (mended("merge", "").replace("[paper", "«[»paper"), "a merge of one event says nothing", "two or more"),
    (mended("retraction", "").replace("{id: m", "«{»id: m").replace(", reason: it was so", ""), "lacks 'reason'", ""),
    ("expectations: [{fluent: «peace», on: 2021, answer: holds}]\n", "'peace' is not a fluent", ""),
    ('expectations: [{fluent: «"war(LTU, CHN)"», on: 2021, answer: holds}]\n', "unknown fluent 'war'", ""),
    (
        'expectations: [{fluent: "relations(LTU, CHN)", on: 2021, answer: «yes»}]\n',
        "'yes' cannot stand here",
        "possibly",
    ),
    ('expectations: [«{»fluent: "relations(LTU, CHN)", answer: holds}]\n', "the expectation lacks 'on'", ""),
    ("open: [«{»who: it was}]\n", "a text belongs here", "Write one value"),
    ("things: {rail-2: {type: «rout», name: r}}\n", "'rout' cannot stand here", "agreement, regime, office"),
    ("things: {Rail: «{»type: route, name: r}}\n", "'Rail' is not the code of a thing", "small letters with hyphens"),
    ("actors: {wang: «{»type: person, names: [Wang]}}\n", "'wang' is not the code of an actor", "with a capital first"),
    ("actors: {WANG: {type: person, names: «[»]}}\n", "nothing stands in the list", "one name at least"),
    ("actors: {WANG: «word»}\n", "under 'WANG' belong keys", "'key: value'"),
]


def cases(*tables):
    return [pytest.param(*case, id=case[1][:50]) for table in tables for case in table]


@pytest.mark.parametrize(("log", "message", "remedy"), cases(HEADS, EVENTS, ROLES, OTHERS))
def test_a_fault_is_found_where_it_stands(fault, log, message, remedy):
    finding = fault(log)
    assert message in finding.message
    assert remedy in finding.remedy
    assert finding.remedy.endswith(".")
    assert not finding.warning


def test_all_faults_of_all_files_are_found_at_once(read):
    logs = read(
        paper=EVENT.replace("LTU", "LITUANIA").replace("2021-08-10", "yesterday") % ", stance: sure",
        news=EVENT.replace("recalled", "recaled") % "",
    )
    assert [(str(finding.place), finding.code) for finding in logs.findings] == [
        ("news.yaml:7:19", "unknown-kind"),
        ("paper.yaml:7:35", "not-a-date"),
        ("paper.yaml:7:65", "unknown-actor"),
        ("paper.yaml:7:83", "not-one-of"),
    ]


def test_a_good_event_is_read_beside_a_bad_one(read):
    logs = read(paper=EVENT.replace("recalled", "recaled") % "" + EVENT.replace("id: a", "id: b") % "")
    assert [event.ref for event in logs.logs[0].events] == ["paper/b"]


def test_a_file_that_is_no_yaml_is_one_fault(fault):
    finding = fault('document: {id: «"»paper\n')
    assert finding.code == "yaml"


def test_a_file_that_is_missing_is_one_fault(small, tmp_path):
    (finding,) = assemble([read_file(tmp_path / "missing.yaml", "missing.yaml")], small).findings
    assert (str(finding.place), finding.code) == ("missing.yaml:1:1", "unreadable")
    assert "No such file" in finding.message


def test_a_folder_without_logs_is_one_fault(small, tmp_path):
    (tmp_path / "notes.txt").write_text("document: {}")
    (finding,) = assemble([read_file(path, "logs") for path in log_files([tmp_path])], small).findings
    assert (str(finding.place), finding.code) == ("logs:1:1", "no-logs")
    assert "end in .yaml" in finding.remedy


def test_a_log_with_another_ending_is_not_passed_over(small, tmp_path):
    (tmp_path / "paper.yaml").write_text(HEAD)
    (tmp_path / "news.yml").write_text(HEAD)
    (finding,) = assemble([read_file(path) for path in log_files([tmp_path])], small).findings
    assert (finding.code, finding.remedy) == ("wrong-ending", "Call it news.yaml.")


def test_a_date_that_runs_over_several_lines_is_marked_where_it_begins(small, tmp_path):
    folded = EVENT.replace("2021-08-10", '"[2021-08-10..\n    2021-08-11 and then, at last, so much more"')
    (tmp_path / "paper.yaml").write_text(HEAD + "events:\n" + folded % "", encoding="utf-8")
    (finding,) = assemble([read_file(tmp_path / "paper.yaml", "paper.yaml")], small).findings
    assert (finding.code, finding.place.line) == ("not-a-date", 7)
    assert 1 <= finding.place.column <= len(folded.splitlines()[0])
