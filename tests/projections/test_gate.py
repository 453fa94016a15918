"""Which documents may be used under a handling mark, and which mark a page bears."""

from attrs import evolve

from tracker.projections.gate import gate_of, highest, sayable

VISIT = "- {id: v, kind: visit-made, date: 2021-03-01, guest: CHN, host: LTU}\n"


def marked(given):
    """Four documents: without a mark, and with three."""
    logs = given(("none", VISIT), ("open", VISIT), ("house", VISIT), ("closed", VISIT)).logs.logs
    marks = {"none": "", "open": "PUBLIC", "house": "INTERNAL", "closed": "SECRET"}
    return [evolve(log, document=evolve(log.document, handling=marks[log.document.id])) for log in logs]


def kept(given, catalogue, mark):
    logs = marked(given)
    gate = gate_of(logs, catalogue, mark)
    return [log.document.id for log in sayable(logs, gate)], len(gate.withheld)


def test_what_is_above_the_mark_is_left_out_and_counted(given, catalogue):
    assert kept(given, catalogue, "INTERNAL") == (["none", "open", "house"], 1)
    assert kept(given, catalogue, "SECRET") == (["none", "open", "house", "closed"], 0)


def test_a_document_without_a_mark_is_as_public_as_one_that_says_so(given, catalogue):
    assert kept(given, catalogue, "PUBLIC") == (["none", "open"], 2)


def test_without_a_mark_nothing_is_left_out(given, catalogue):
    assert kept(given, catalogue, "") == (["none", "open", "house", "closed"], 0)


def test_a_page_bears_the_strictest_mark_of_what_it_rests_on(given):
    logs = [log.document for log in marked(given)]
    assert highest(logs) == "SECRET"
    assert highest(logs[:3]) == "INTERNAL"
    assert highest(logs[:1]) == highest([]) == ""


CALLED_OFF = """\
- {id: p, kind: ambassador-recalled, stance: announced, said: 2021-02-01, sender: CHN, host: LTU}
"""


def test_what_an_open_document_says_of_a_closed_one_s_plan_is_told_without_its_name(given, catalogue):
    off = "- {id: off, kind: plan-called-off, date: 2021-03-01, by: CHN, plan: closed/p}\n"
    logs = given(("closed", CALLED_OFF), ("open", off)).logs.logs
    logs = [evolve(logs[0], document=evolve(logs[0].document, handling="SECRET")), *logs[1:]]
    (told,) = sayable(logs, gate_of(logs, catalogue, "PUBLIC"))
    assert "closed" not in str(told.events)
