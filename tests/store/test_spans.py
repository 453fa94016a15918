"""Spans in the store: kept beside the log, made from it, and never read where the log has more than they stand for."""

import pytest
from attrs import evolve
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import text
from store.drawn_logs import append_all, documents, on_a_file, on_a_server, slow

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import parse_pattern
from tracker.model.days import day as day_of
from tracker.model.days import iso
from tracker.narrative.narrative import narrate
from tracker.narrative.spans import all_spans
from tracker.projections.matching import matches
from tracker.projections.network import network
from tracker.projections.relation import Asked
from tracker.reports.data.network import network_data
from tracker.store import touch
from tracker.store.reading import logs_touching
from tracker.store.snapshots import state_at
from tracker.store.spans import rebuild_spans, renew
from tracker.store.spans_compared import differing_spans
from tracker.store.spans_read import to_replay
from tracker.store.tied import to_replay_network

SPANS = """SELECT f.key, f.complete_to, s.value, s.first, s.last, s.certain, s.told, s.denied, s.began, s.ended
    FROM fluents AS f LEFT JOIN spans AS s ON s.fluent = f.number ORDER BY f.key, s.place"""
JOINED = "- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC}"
LEFT = "- {id: left, kind: format-left, date: 2021-05, who: [LTU], format: CHN-CEEC}"


def kept(store):
    """What the store has, as a set of rows."""
    return sorted(store.rows(SPANS), key=repr)


def replayed(store):
    """The same, worked out from the whole log at once."""
    logs = store.logs()
    rows = []
    for one in all_spans(narrate(logs.logs, logs.catalogue)):
        until = iso(one.reach[1]) if one.reach else None
        spans = [
            (
                s.value,
                iso(s.first),
                iso(s.last),
                int(s.certain),
                int(s.told),
                s.denied,
                " ".join(s.began),
                " ".join(s.ended),
            )
            for s in one.spans
        ] or [(None,) * 8]
        rows += [(str(one.fluent), until, *span) for span in spans]
    return sorted(rows, key=repr)


def differences(store):
    with store.store.reading() as connection:
        return [one.message for one in differing_spans(connection)]


def test_they_are_made_from_the_log(store):
    store.append(paper=JOINED)
    assert kept(store) == []
    assert renew(store.store) == 1
    assert kept(store) == [("member(LTU, CHN-CEEC)", None, "full", "2012-04-26", None, 1, 1, None, "paper/joined", "")]


def test_what_comes_later_changes_what_it_decides_and_nothing_else(store):
    store.append(paper=JOINED, other="- {id: seen, kind: observed, date: 2021-01-01, that: 'member(EST, EU) = full'}")
    renew(store.store)
    store.append(again=LEFT)
    assert renew(store.store) == 1
    assert kept(store) == replayed(store)


def test_a_retraction_takes_them_away(store):
    store.append(paper=JOINED)
    renew(store.store)
    store.append(
        desk="""\
        document: {id: desk, title: Mendings, publisher: we, published: {date: 2022-01-01, basis: printed}, desk: yes}
        mending:
          - {id: none, kind: retraction, of: paper/joined, reason: It is not there.}
        """
    )
    renew(store.store)
    assert kept(store) == []


MANY = "BEL, BGR, CZE, DEU, DNK, ESP, EST, FRA, GBR, HUN, LTU, USA"


def test_what_many_state_of_two_makes_some_also_by_a_kind_that_changes_nothing(store):
    vote = f"{{id: v, kind: roll-call-held, date: 2021-06-14, format: CHN-CEEC, on: peace, for: [{MANY}]"
    store.append(paper=f"- {vote}}}\n")
    assert renew(store.store) == 0
    store.append(other=f"- {vote}, that: 'relations(LTU, USA)'}}\n")
    assert renew(store.store) > 0
    assert not differences(store)


def with_more(catalogue, family, **declared):
    return Catalogue({**catalogue.plain, family: {**catalogue.plain[family], **declared}})


def test_what_a_catalogue_adds_that_a_log_had_declared_makes_them_anew(store):
    store.append(
        paper="""\
        document: {id: paper, title: A list, publisher: A paper, published: {date: 2022-01-01, basis: printed}}
        actors:
          ZED-Q: {type: format, names: [Zed Club]}
        events:
          - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: ZED-Q}
        """
    )
    renew(store.store)
    club = {"type": "format", "names": ["Zed Club"], "existence": ["2010/2015"]}
    store.load(with_more(store.catalogue, "actors", **{"ZED-Q": club}))
    renew(store.store)
    assert [(row[0], row[4]) for row in kept(store)] == [("member(LTU, ZED-Q)", "2015-12-30")]
    assert differences(store) == []


def test_so_does_a_kind_that_pauses_what_older_events_tell_of(store):
    store.append(paper="- {id: seen, kind: observed, date: 2012-04-26, that: 'chair(LTU, CHN-CEEC)'}")
    renew(store.store)
    left = store.catalogue.plain["kinds"]["format-left"]
    paused = {**left, "terminates": [f"{ended} for a time" for ended in left["terminates"]]}
    store.load(with_more(store.catalogue, "kinds", **{"format-paused": paused}))
    renew(store.store)
    assert kept(store) == replayed(store)


def test_what_it_only_adds_leaves_them_as_they_are(store):
    store.append(paper=JOINED)
    renew(store.store)
    before = kept(store)
    store.load(with_more(store.catalogue, "actors", **{"ZED-Q": {"type": "format", "names": ["Zed Club"]}}))
    assert renew(store.store) == 0
    assert kept(store) == before == replayed(store)


def change(store, statement):
    with store.store.writing() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spans SET last = '2020-01-01'",
        "DELETE FROM spans",
        "DELETE FROM fluents",
        "UPDATE fluents SET key = 'member(EST, EU)'",
        "UPDATE fluents SET two = 'EU'",
    ],
)
def test_verify_names_what_is_not_what_the_entries_say(store, statement):
    store.append(paper=JOINED)
    renew(store.store)
    assert differences(store) == []
    change(store, statement)
    assert "are not what the entries say." in differences(store)[0]
    rebuild_spans(store.store)
    assert differences(store) == []


def test_what_waits_to_be_renewed_is_no_difference(store):
    store.append(paper=JOINED)
    renew(store.store)
    store.append(again=LEFT)
    assert kept(store) != replayed(store)
    assert differences(store) == []


@on_a_file
@settings(slow, max_examples=12)
@drawn(commands=documents())
def test_renewed_after_each_append_they_are_those_of_the_whole_log(new_store, commands):
    see_the_same_spans(new_store(), commands)


@on_a_server
@settings(slow, max_examples=3)
@drawn(commands=documents())
def test_so_they_are_on_a_server(new_store, commands):
    see_the_same_spans(new_store(), commands)


@on_a_file
@settings(slow, max_examples=8)
@drawn(commands=documents())
def test_so_they_are_where_the_index_has_no_key_for_each_two(new_store, commands):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(touch, "MOST_PAIRED", 1)
        see_the_same_spans(new_store(), commands)


PATTERNS = ["member(*, EU)", "member(LTU, *)", "relations(*, LTU)", "head-of-mission(*, *)", "chair(*, CHN-CEEC)"]


def held(narrative, pattern, day):
    found = matches(narrative, parse_pattern(pattern), Asked(day))
    return found.told, [(str(one.fluent), one.value, one.answer, one.since, one.why) for one in found.answers]


def by_spans(store, pattern, day):
    """Answer from what spans name alone."""
    with store.store.reading() as connection:
        state = state_at(connection)
        found = to_replay(connection, state.catalogue, parse_pattern(pattern), day)
        if found is None:
            return None
        logs = logs_touching(connection, state, found.keys)
    return held(evolve(narrate(logs.logs, logs.catalogue), whole=found.has_all_of), pattern, day)


@on_a_file
@settings(slow, max_examples=10)
@drawn(commands=documents(), renewed=st.integers(0, 4))
def test_a_question_that_reads_what_they_name_is_answered_as_from_the_whole_log(new_store, commands, renewed):
    store = new_store()
    for number, command in enumerate(commands):
        if number <= renewed:
            renew(store.store)
        append_all(store, [command])
    logs = store.logs()
    whole = narrate(logs.logs, logs.catalogue)
    for pattern in PATTERNS:
        for day in map(day_of, ("2019-06-01", "2020-05-02", "2024-01-01")):
            assert by_spans(store, pattern, day) in (None, held(whole, pattern, day))
    renew(store.store)
    for actor in ("LTU", "EU", "CHN-CEEC", "BLR"):
        for day in map(day_of, ("2020-05-02", "2024-01-01")):
            assert tied(store, actor, day) == network_data(network(whole, actor, Asked(day)))


def tied(store, actor, day):
    """Tell an actor's network from what spans name alone."""
    with store.store.reading() as connection:
        state = state_at(connection)
        found = to_replay_network(connection, state.catalogue, actor, day)
        logs = logs_touching(connection, state, found.keys)
    narrative = evolve(narrate(logs.logs, logs.catalogue), whole=found.has_all_of)
    return network_data(network(narrative, actor, Asked(day)))


def see_the_same_spans(store, commands):
    for command in commands:
        append_all(store, [command])
        renew(store.store)
    assert kept(store) == replayed(store)
    assert differences(store) == []
    rebuild_spans(store.store, at_once=2)
    assert kept(store) == replayed(store)
