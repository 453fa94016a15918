"""The log's positions and times, and what the database itself refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.given import given
from tracker.store.connection import open_store
from tracker.store.errors import BadMoment, NoSuchPosition, NotYet
from tracker.store.schema import upgrade
from tracker.store.writing import load_catalogue

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
JOINED = "- {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC}\n"
MEMBER = "member(LTU, CHN-CEEC) = full"


def times(*moments):
    """A clock that shows one moment after the other."""
    return iter([datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in moments]).__next__


def edited(catalogue, **kinds):
    return Catalogue({**catalogue.plain, "kinds": {**catalogue.plain["kinds"], **kinds}})


def test_positions_have_no_gap_whatever_is_appended(store, catalogue):
    store.append(paper=JOINED)
    store.append(paper=JOINED)
    store.load(edited(catalogue, noted={"label": "notes", "roles": {}, "sentence": "it was noted"}))
    store.append(paper=JOINED + LEFT, news=LEFT)
    assert store.positions() == [1, 2, 3, 4, 5, 6, 7]
    assert store.rows("SELECT stream, number FROM entries WHERE position > 3 ORDER BY position") == [
        ("(catalogue)", 2),
        ("paper", 3),
        ("news", 1),
        ("news", 2),
    ]


def test_a_refused_append_leaves_no_gap(store):
    with pytest.raises(Exception, match="unknown actor 'NOWHERE'"):
        store.append(paper=LEFT.replace("CHN-CEEC", "NOWHERE"))
    store.append(news=LEFT)
    assert store.positions() == [1, 2, 3]


def test_the_time_of_recording_never_runs_backwards(store):
    future = datetime.now(UTC) + timedelta(hours=20)
    store.clock = iter([future, future - timedelta(hours=1), future + timedelta(hours=1)]).__next__
    store.append(paper=JOINED)
    store.append(news=JOINED)
    store.append(other=JOINED)
    recorded = [time for (time,) in store.rows("SELECT recorded_at FROM entries ORDER BY position")]
    assert recorded == sorted(recorded)
    assert recorded[1] == recorded[3] == future.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert recorded[5] > recorded[3]


def test_one_command_is_recorded_at_one_moment(store):
    store.append(paper=JOINED, news=LEFT)
    assert len(store.rows("SELECT DISTINCT recorded_at FROM entries WHERE position > 1")) == 1


def test_recorded_by_a_position_gives_the_answer_of_that_time(store):
    before = store.append(paper=JOINED).position
    store.append(news=LEFT)
    assert store.answers("LTU", "CHN-CEEC", "2022-01-01") == {"member(LTU, CHN-CEEC) = None": "does not hold"}
    assert store.answers("LTU", "CHN-CEEC", "2022-01-01", recorded_by=str(before)) == {MEMBER: "holds"}


@pytest.mark.parametrize(
    ("recorded_by", "answer"),
    [
        ("2020-01-01", "holds"),
        ("2020-01-02T09:29:59", "holds"),
        ("2020-01-02T09:30:00", "does not hold"),
        ("2020-01-02 10:30+01:00", "does not hold"),
        ("2020-01-02T10:29:59+01:00", "holds"),
        ("2020-01-02", "does not hold"),
    ],
)
def test_recorded_by_a_day_or_time_gives_the_answer_of_that_time(new_address, kept_in, catalogue, recorded_by, answer):
    made = open_store(new_address())
    upgrade(made, given("migrations"))
    load_catalogue(made, catalogue, times("2019-12-31T12:00"))
    store = kept_in(made)
    store.clock = times("2020-01-01T23:59", "2020-01-02T09:30:00.250")
    store.append(paper=JOINED)
    store.append(news=LEFT)
    (found,) = store.answers("LTU", "CHN-CEEC", "2022-01-01", recorded_by=recorded_by).values()
    assert found == answer


@pytest.mark.parametrize("nonsense", ["yesterday", "2021-13-01", "²", "-1", "1e3", ""])
def test_recorded_by_nonsense_is_refused(store, nonsense):
    with pytest.raises(BadMoment, match="is not a position, a date or a time"):
        store.refs(recorded_by=nonsense)


@pytest.mark.parametrize("before_all", ["0", "1999-12-31", "1999-12-31T12:00:00Z"])
def test_recorded_by_a_time_before_the_store_is_refused(store, before_all):
    with pytest.raises(NoSuchPosition, match=f"nothing recorded by {before_all}"):
        store.refs(recorded_by=before_all)


def test_a_position_keeps_its_catalogue(store, catalogue):
    before = store.append(paper=JOINED).position
    joined = {**catalogue.plain["kinds"]["format-joined"], "initiates": ["member(who, format) = observer"]}
    store.load(edited(catalogue, **{"format-joined": joined}))
    assert store.answers("LTU", "CHN-CEEC", "2022-01-01") == {"member(LTU, CHN-CEEC) = observer": "holds"}
    assert store.answers("LTU", "CHN-CEEC", "2022-01-01", recorded_by=str(before)) == {MEMBER: "holds"}


def test_what_is_written_reads_back_after_the_connection_is_gone(store):
    store.append(paper=JOINED)
    store.store.engine.dispose()
    assert evolve(store).refs() == ["paper/joined"]


def test_a_position_that_is_not_reached_yet_is_refused(store):
    store.append(paper="- {id: a, kind: observed, date: 2021, that: 'member(LTU, EU) = full'}")
    last = store.positions()[-1]
    with pytest.raises(NotYet, match=f"stands at position {last}, not yet at 2021"):
        store.refs("2021")
    assert store.refs(str(last)) == ["paper/a"]
