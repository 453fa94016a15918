"""The order of files, and of events in a file, never changes an answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.text.shape import Faults

DAYS = ["2021-05-20", "2021-05-21", "2021-05-22", "2021-05", "[2021-05-20..2021-05-22]", "[..2021-05-21]", "2021"]
EVENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["ambassador-recalled", "ambassador-expelled", "relations-downgraded", "format-left"]),
        "date": st.sampled_from(DAYS),
        "stance": st.sampled_from(["reported", "reported", "claimed", "denied"]),
    },
    optional={"happening": st.sampled_from(["one", "two"]), "after": st.sampled_from(["0", "1"])},
)
ROLES = {
    "ambassador-recalled": {"sender": "LTU", "host": "CHN"},
    "ambassador-expelled": {"sender": "LTU", "host": "CHN"},
    "relations-downgraded": {"by": "CHN", "with": "LTU"},
    "format-left": {"who": ["LTU"], "format": "CHN-CEEC"},
}


def raw(document, events):
    head = {
        "id": document,
        "title": "A report",
        "publisher": "A paper",
        "published": {"date": "2021-06-01", "basis": "printed"},
    }
    entries = [RawEntry("events", event, Source(document, 1)) for event in events]
    return RawLog(head, Source(document, 1), entries, Faults(document))


def fields(number, event):
    written = {**event, "id": f"e{number}", **ROLES[event["kind"]]}
    if "after" in written:
        written["after"] = f"paper-a/e{written['after']}"
    return written


def answers(raws, catalogue):
    logs = assemble(raws, catalogue)
    narrative = narrate(logs.logs, logs.catalogue)
    timelines = Timelines(narrative)
    return {
        (str(fluent), value): (timelines.of(fluent, value).pos, timelines.of(fluent, value).neg)
        for fluent in narrative.fluents
        for value in timelines.values(fluent)
    }, sorted((finding.code, finding.message) for finding in (*logs.findings, *narrative.findings))


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, min_size=2, max_size=5), st.data())
def test_the_order_of_files_and_of_events_never_changes_an_answer(catalogue, events, data):
    written = [fields(number, event) for number, event in enumerate(events)]
    half = len(written) // 2 + 1
    first, second = written[:half], written[half:]
    straight = answers([raw("paper-a", first), raw("paper-b", second)], catalogue)
    shuffled = [
        raw("paper-b", data.draw(st.permutations(second))),
        raw("paper-a", data.draw(st.permutations(first))),
    ]
    assert answers(shuffled, catalogue) == straight
