"""What comes up is found by the keys of plans and terms and by the spans, without the rest of the log."""

from datetime import date

from attrs import evolve
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from store.drawn_logs import append_all, documents, on_a_file, on_a_server, slow

from tracker.model.days import day as day_of
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import agenda, last_day_of_agenda
from tracker.projections.relation import Asked
from tracker.store.coming import to_replay_coming
from tracker.store.reading import logs_touching
from tracker.store.snapshots import state_at
from tracker.store.spans import renew

PAPER = """
    - {id: imposed, kind: sanctions-imposed, date: 2021-03-01, by: EU, target: BLR, regime: eu-belarus-measures,
       until: 2022-02-28}
    - {id: seen, kind: observed, date: 2019-01-05, that: 'head-of-mission(LTU, CHN) = in post'}
    - {id: lowered, kind: relations-downgraded, date: 2021-12-20, by: CHN, with: LTU, effective: 2022-01-10}
    - {id: plan, kind: format-left, date: 2022-02, who: [EST], format: CHN-CEEC, stance: announced, degree: decided,
       said: 2021-12-01}
    - {id: aside, kind: observed, date: 2021-11-01, that: 'member(LVA, CHN-CEEC) = full'}
"""


def items(narrative, day, days):
    """What comes up: why, on which days, by which event, of which fluent."""
    found = agenda(Timelines(narrative), Asked(day), days).items
    return [(i.sort.value, i.earliest, i.latest, i.event and i.event.ref, str(i.fluent)) for i in found]


def by_keys(store, day, days):
    """The same from what the keys and the spans name; None where these do not say it."""
    with store.store.reading() as connection:
        state = state_at(connection)
        found = to_replay_coming(connection, day, last_day_of_agenda(day, days))
        if found is None:
            return None, []
        logs = logs_touching(connection, state, found.keys)
    read = [event.ref for log in logs.logs for event in log.events]
    return items(evolve(narrate(logs.logs, logs.catalogue), whole=found.has_all_of), day, days), read


def whole(store):
    logs = store.logs()
    return narrate(logs.logs, logs.catalogue)


def test_what_comes_up_is_read_and_nothing_else(store):
    store.append(paper=PAPER)
    renew(store.store)
    day = date(2021, 12, 31).toordinal()
    found, read = by_keys(store, day, 60)
    assert [(sort, ref) for sort, _, _, ref, _ in found] == [
        ("grows stale", None),
        ("takes effect", "paper/lowered"),
        ("due", "paper/plan"),
        ("lapses", "paper/imposed"),
    ]
    assert "paper/aside" not in read


def test_without_spans_all_is_read(store):
    store.append(paper=PAPER)
    assert by_keys(store, date(2021, 12, 31).toordinal(), 60) == (None, [])


def see_the_same(store, commands, renewed):
    for number, command in enumerate(commands):
        if number <= renewed:
            renew(store.store)
        append_all(store, [command])
    narrative = whole(store)
    for day in map(day_of, ("2019-12-31", "2020-05-01", "2021-04-30", "2022-01-01", "2023-06-01")):
        for days in (30, 700):
            found, _ = by_keys(store, day, days)
            assert found in (None, items(narrative, day, days))


@on_a_file
@settings(slow, max_examples=12)
@drawn(commands=documents(), renewed=st.integers(0, 4))
def test_what_is_found_is_what_the_whole_log_says(new_store, commands, renewed):
    see_the_same(new_store(), commands, renewed)


@on_a_server
@settings(slow, max_examples=2)
@drawn(commands=documents(), renewed=st.integers(1, 4))
def test_so_it_is_on_a_server(new_store, commands, renewed):
    see_the_same(new_store(), commands, renewed)
