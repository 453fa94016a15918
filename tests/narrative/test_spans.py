"""Spans: for all days at once what replay answers of each of them, value by value, and never a no for an unknown."""

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tracker.calculus.timeline import Answer
from tracker.given import given as given_folder
from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.log.files import log_files, read_file
from tracker.model.days import FUTURE, PAST, iso
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.rows import OTHER
from tracker.narrative.spans import ANY_OTHER, all_spans
from tracker.narrative.timelines import Timelines
from tracker.projections.runs import state_on
from tracker.text.shape import Faults

DAYS = [
    "2021-05-20",
    "2021-05-21",
    "2021-05-22",
    "2021-05",
    "[2021-05-20,2021-05-22]",
    "[..2021-05-21]",
    "2021",
    "2019",
]
KINDS = {
    "ambassador-recalled": {"sender": "LTU", "host": "CHN"},
    "ambassador-expelled": {"sender": "LTU", "host": "CHN"},
    "relations-established": {"parties": ["CHN", "LTU"], "at-level": "ambassador"},
    "relations-severed": {"by": "CHN", "with": "LTU"},
    "relations-downgraded": {"by": "CHN", "with": "LTU"},
    "format-joined": {"who": ["LTU"], "format": "CHN-CEEC"},
    "format-left": {"who": ["LTU"], "format": "CHN-CEEC"},
    "sanctions-imposed": {"by": "CHN", "target": "LTU", "regime": "eu-myanmar-measures"},
}
EVENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*KINDS]),
        "date": st.sampled_from(DAYS),
        "stance": st.sampled_from(["reported", "reported", "reported", "claimed", "denied", "announced"]),
    },
    optional={"happening": st.sampled_from(["one", "two"]), "after": st.sampled_from(["paper/e0", "paper/e1"])},
)
HEAD = {
    "id": "paper",
    "title": "A report",
    "publisher": "A paper",
    "published": {"date": "2021-06-01", "basis": "printed"},
}
PLANNED = {"degree": "scheduled", "said": "2018-12-31"}


def told(entries, catalogue, head=HEAD):
    written = [
        {**one, **KINDS[one["kind"]], **(PLANNED if one["stance"] == "announced" else {}), "id": f"e{number}"}
        for number, one in enumerate(entries)
    ]
    raws = [RawEntry("events", one, Source("paper", 1)) for one in written]
    logs = assemble([RawLog(head, Source("paper", 1), raws, Faults("paper"))], catalogue)
    return narrate(logs.logs, logs.catalogue)


def turning(timelines, fluent):
    """The days on which replay may say something else of a fluent than on the day before, and these."""
    lines = [timelines.of(fluent, value) for value in (*timelines.values(fluent), OTHER)]
    days = {day for line in lines for day, _ in line.changes()}
    days |= {day for line in lines for word in line.words for day in (word.first, word.past)}
    return sorted({near for day in days for near in (day - 1, day, day + 1) if PAST <= near < FUTURE})


def check_as_replayed(narrative):
    timelines = Timelines(narrative)
    for found in all_spans(narrative):
        for day in turning(timelines, found.fluent):
            if day < narrative.begins_by(found.fluent):  # replay says nothing, and what may be so is open
                assert not any(span.told and not span.certain for span in found.spans if span.first <= day <= span.last)
                assert found.on(day).values == (None,), (str(found.fluent), iso(day), found)
            else:
                replayed = state_on(timelines, found.fluent, day)
                assert found.on(day) == replayed, (str(found.fluent), iso(day), found)
            for value in (*timelines.values(found.fluent), *([OTHER] if timelines.sort(found.fluent).values else [])):
                here = [s for s in found.spans if s.value == (ANY_OTHER if value == OTHER else value)]
                answers = {s.answer for s in here if s.first <= day <= s.last} or {Answer.NOT}
                assert answers == {timelines.of(found.fluent, value).answer(day)}, (str(found.fluent), value, iso(day))


@settings(max_examples=120, deadline=None)
@drawn(st.lists(EVENTS, min_size=1, max_size=5))
def test_spans_say_of_every_day_what_replay_says(catalogue, entries):
    check_as_replayed(told(entries, catalogue))


def test_so_they_do_of_the_sample_logs(catalogue):
    logs = assemble([read_file(file) for file in log_files([given_folder("events")])], catalogue)
    check_as_replayed(narrate(logs.logs, logs.catalogue))


def spans(told, fluent):
    """The spans of a fluent as a test reads them: value, first and last day, answer, and by whose word."""
    (found,) = [one for one in all_spans(told.narrative) if str(one.fluent) == fluent]
    return [
        (s.value, iso(s.first), iso(s.last), s.answer.value, s.began[0] if s.told and s.began else "unrecorded")
        for s in found.spans
    ]


def test_a_vague_end_parts_what_is_certain_from_what_is_possible(given):
    told = given(
        (
            "paper",
            """\
            - {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}
            - {id: left, kind: format-left, date: 2021-05, who: [LTU], format: CHN-CEEC}
            """,
        )
    )
    assert spans(told, "member(LTU, CHN-CEEC)") == [
        ("full", "2012-04-26", "2021-04-30", "holds", "paper/founded"),
        ("full", "2021-05-01", "2021-05-30", "possibly", "paper/founded"),
    ]


def test_before_what_is_presupposed_it_is_open_and_so_is_every_other_value(given):
    told = given(("paper", "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}"))
    assert spans(told, "member(LTU, CHN-CEEC)") == [
        ("full", "2012-04-26", "2021-05-20", "possibly", "paper/left"),
        ("full", "2021-05-21", "2021-05-21", "holds", "paper/left"),
        ("*", "2012-04-26", "2021-05-20", "possibly", "unrecorded"),
    ]


def test_before_what_only_a_plan_would_begin_all_is_open(given):
    told = given(
        (
            "paper",
            """\
            - {id: plan, kind: format-joined, date: 2025, who: [EST], format: CHN-CEEC, stance: announced,
               degree: scheduled, said: 2021-03-04}
            """,
        )
    )
    assert spans(told, "member(EST, CHN-CEEC)") == [
        ("full", "2012-04-26", "2024-12-31", "possibly", "unrecorded"),
        ("full", "2025-01-01", None, "possibly", "paper/plan"),
        ("*", "2012-04-26", None, "possibly", "unrecorded"),
    ]


def test_what_nothing_recent_confirms_is_possible_again_and_so_is_what_may_have_followed(given):
    told = given(("paper", "- {id: gone, kind: ambassador-recalled, date: 2021-05-22, sender: LTU, host: CHN}"))
    found = [row for row in spans(told, "head-of-mission(LTU, CHN)") if row[1] == "2024-05-23"]
    assert found == [
        ("in post", "2024-05-23", None, "possibly", "unrecorded"),
        ("recalled for consultations", "2024-05-23", None, "possibly", "unrecorded"),
        ("recalled", "2024-05-23", None, "possibly", "paper/gone"),
        ("*", "2024-05-23", None, "possibly", "unrecorded"),
    ]


COVERED = {**HEAD, "covers": [{"format": "CHN-CEEC", "days": "2012-04-26/2019"}]}


def test_what_documents_claim_to_be_complete_for_bounds_what_a_table_may_say(catalogue):
    joined = {"kind": "format-joined", "date": "2012-04-26", "stance": "reported"}
    (found,) = all_spans(told([joined], catalogue, COVERED))
    assert [(s.value, iso(s.first), s.last) for s in found.spans] == [("full", "2012-04-26", FUTURE)]
    assert found.reach is not None
    assert [*map(iso, found.reach)] == ["2012-04-26", "2019-12-31"]


def test_without_such_a_claim_nothing_bounds_it(catalogue):
    joined = {"kind": "format-joined", "date": "2012-04-26", "stance": "reported"}
    (found,) = all_spans(told([joined], catalogue))
    assert found.reach is None
