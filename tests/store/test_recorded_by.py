"""What the store answered once, it answers again by `recorded_by`, however much was appended and mended since."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from tracker.log.files import read_log
from tracker.narrative.appending import check_appended
from tracker.store.comparing import Refused
from tracker.store.errors import BadMoment, NoSuchPosition
from tracker.store.reading import all_logs
from tracker.store.snapshots import state_at
from tracker.store.writing import append
from tracker.text.writer import write_yaml

DATES = st.sampled_from(["2020-05-01", "2020-05-02", "2020-05", "[..2021-03-01]", "2021"])
KINDS = (
    {"kind": "ambassador-recalled", "sender": "CHN", "host": "LTU"},
    {"kind": "ambassador-expelled", "sender": "CHN", "host": "LTU"},
    {"kind": "relations-downgraded", "by": "CHN", "with": "LTU"},
    {"kind": "protested", "by": "CHN", "toward": "LTU"},
)
EVENT = st.fixed_dictionaries(
    {"date": DATES, "of": st.sampled_from(KINDS), "stance": st.sampled_from(["reported", "claimed", "denied"])},
    optional={"happening": st.sampled_from(["one", "two"])},
)
REFS = st.sampled_from(["paper/e0", "paper/e1", "news/e0", "news/e1"])
MENDING = st.one_of(
    st.fixed_dictionaries({"kind": st.just("correction"), "of": REFS, "set": st.fixed_dictionaries({"date": DATES})}),
    st.fixed_dictionaries({"kind": st.sampled_from(["retraction", "split"]), "of": REFS}),
    st.fixed_dictionaries({"kind": st.just("merge"), "of": st.lists(REFS, min_size=2, max_size=2, unique=True)}),
    st.fixed_dictionaries({"kind": st.just("resolution"), "of": REFS, "follow": REFS}),
    st.fixed_dictionaries(
        {
            "kind": st.just("correction"),
            "of": st.sampled_from(["paper", "news"]),
            "set": st.just({"published": {"date": "2020-06-01", "basis": "printed"}}),
        }
    ),
)
STEPS = st.lists(
    st.one_of(st.tuples(st.sampled_from(["paper", "news"]), EVENT), st.tuples(st.just("desk"), MENDING)), max_size=8
)


def entry(document, number, drawn_entry):
    if document == "desk":
        return {"id": f"m{number}", "reason": "looked at again", **drawn_entry}
    written = {key: value for key, value in drawn_entry.items() if key != "of"}
    return {"id": f"e{number}", **written, **drawn_entry["of"]}


DECLARING = """\
document: {id: %s, title: t, publisher: p, published: {date: 2022-01-01, basis: printed}}
%s
"""
OPENS = "events: [{id: e, kind: link-suspended, date: 2021-08, by: CHN, target: LTU, route: rail}]"
DECLARES = "things: {rail: {type: route, name: the rail service}}"


def test_an_append_is_asked_about_in_its_midst_where_a_later_entry_declares_what_an_earlier_one_names(store):
    raws = [read_log((DECLARING % each).encode(), each[0]) for each in (("a", OPENS), ("b", DECLARES))]
    last = append(store.store, raws, store.catalogue, check_appended).position
    with store.store.reading() as connection:
        for position in range(2, last + 1):
            logs = all_logs(connection, state_at(connection, str(position)))
            assert [event.ref for log in logs.logs for event in log.events] == ["a/e"] * (position > 2)


@pytest.mark.parametrize("moment", ["9" * 5000, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_what_is_no_moment_of_a_log_is_refused(store, moment):
    with store.store.reading() as connection, pytest.raises(BadMoment):
        state_at(connection, moment)


def test_a_moment_of_an_early_year_is_before_the_log(store):
    with store.store.reading() as connection, pytest.raises(NoSuchPosition):
        state_at(connection, "0999-01-01T00:00:00")


slow = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.mark.parametrize("database", ["sqlite"])
@settings(slow, max_examples=25)
@drawn(STEPS)
def test_every_old_answer_is_given_again(new_store, steps):
    see_old_answers_given_again(new_store(), steps)


@pytest.mark.parametrize("database", ["postgresql"])
@settings(slow, max_examples=3)
@drawn(STEPS)
def test_every_old_answer_is_given_again_by_a_server(new_store, steps):
    see_old_answers_given_again(new_store(), steps)


def see_old_answers_given_again(store, steps):
    logs = {"paper": [], "news": [], "desk": []}
    answered = {}
    for document, drawn_entry in steps:
        grown = [*logs[document], entry(document, len(logs[document]), drawn_entry)]
        try:
            store.append(**{document: write_yaml({"mending" if document == "desk" else "events": grown})})
        except Refused:
            continue
        logs[document] = grown
        answered[str(store.positions()[-1])] = questions(store)
    for position, answers in answered.items():
        assert questions(store, position) == answers


def questions(store, recorded_by=None):
    days = ("2020-05-01", "2020-12-31", "2021-12-31")
    return [store.answers("CHN", "LTU", day, known, recorded_by) for day in days for known in (None, "2020-12-31")]
