"""Since when: never after the day asked, and never moving backwards while one answer lasts, whatever is presupposed."""

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.days import day
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import holdings
from tracker.text.shape import Faults

HEAD = "head-of-mission(sender, host)"
OWN = {
    "one-and-not-another": ([f"{HEAD} = in post", f"not {HEAD} = recalled"], f"{HEAD} = vacant"),
    "neither-of-two": ([f"not {HEAD} = in post", f"not {HEAD} = recalled"], f"{HEAD} = vacant"),
    "one-of-two-and-not-a-third": ([f"{HEAD} = in post | recalled", f"not {HEAD} = vacant"], f"{HEAD} = recalled"),
    "what-it-ends-and-not-what-it-begins": ([f"{HEAD} = recalled", f"not {HEAD} = in post"], f"{HEAD} = in post"),
    "only-words": ([f"{HEAD} = in post", f"not {HEAD} = recalled"], ""),
}
"""Kinds as a desk's own seeds may have them: what each presupposes of one fluent, and which value it sets."""

KINDS = [*OWN, "ambassador-recalled", "ambassador-returned", "ambassador-accredited", "ambassador-term-ended"]
DATES = ["2021-01-10", "2021-01-11", "2021-01-12", "2021-01", "[2021-01-10..2021-01-12]", "[..2021-01-12]"]
ASKED = range(day("2021-01-08"), day("2021-01-16"))


@pytest.fixture(scope="module")
def own(catalogue):
    """The catalogue with the kinds above."""
    kinds = {
        name: {
            "label": name,
            "roles": {"sender": "actor", "host": "actor"},
            "sentence": "{sender} {acted|act} on {host}",
            "presupposes": presupposes,
            **({"initiates": [begins]} if begins else {"word": "yes"}),
        }
        for name, (presupposes, begins) in OWN.items()
    }
    return Catalogue({**catalogue.plain, "kinds": {**catalogue.plain["kinds"], **kinds}})


def told(catalogue, events):
    head = {"id": "paper", "title": "A report", "publisher": "A paper", "published": {"date": "2021-02-01"}}
    head["published"]["basis"] = "printed"
    fields = [{"id": f"e{n}", "sender": "CHN", "host": "LTU", **event} for n, event in enumerate(events)]
    entries = [RawEntry("events", one, Source("paper", 1)) for one in fields]
    logs = assemble([RawLog(head, Source("paper", 1), entries, Faults("paper"))], catalogue)
    assert logs.findings == ()
    return Timelines(narrate(logs.logs, logs.catalogue))


EVENTS = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS), "date": st.sampled_from(DATES)},
    optional={"after": st.just(["e0"]), "stance": st.just("claimed")},
).map(lambda event: {**event, **({"according-to": ["a man"]} if "stance" in event else {})})


@settings(max_examples=150, deadline=None)
@given_by(st.lists(EVENTS, min_size=1, max_size=4))
def test_since_is_never_after_the_day_and_never_runs_backwards(own, events):
    timelines = told(own, [{key: v for key, v in e.items() if n or key != "after"} for n, e in enumerate(events)])
    for fluent in timelines.narrative.fluents:
        before = {}
        for on in ASKED:
            answers = {(one.value, one.answer): one.since for one in holdings(timelines, fluent, on)}
            for key, since in answers.items():
                assert since.earliest <= since.latest <= on
                earlier = before.get(key, since)
                assert (earlier.earliest, earlier.latest) <= (since.earliest, since.latest)
            before = answers


def test_one_value_and_the_absence_of_another_are_both_so_on_the_eve(own):
    timelines = told(own, [{"kind": "one-and-not-another", "date": "2021-01-12"}])
    (fluent,) = timelines.narrative.fluents
    (eve,) = holdings(timelines, fluent, day("2021-01-11"))
    assert (eve.value, eve.answer.value, eve.since.latest) == ("in post", "holds", day("2021-01-11"))
    (after,) = holdings(timelines, fluent, day("2021-01-13"))
    assert (after.value, after.answer.value) == ("vacant", "holds")
    assert (after.since.earliest, after.since.latest) == (day("2021-01-12"), day("2021-01-12"))
