"""The index answers a dyad without reading the whole log, and the answer is that of the whole log."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from store.drawn_logs import append_all, documents, on_a_file, on_a_server, slow

from tracker.store import touch
from tracker.store.indexing import rebuild

DYADS = (
    ("UKR", "EU"),
    ("LTU", "CHN-CEEC"),
    ("LTU", "CHN"),
    ("LTU", "BLR"),
    ("EU", "BLR"),
    ("EU", "LUKASHENKO-ALEXANDER"),
    ("LTU", "LUKASHENKO-ALEXANDER"),
)

COUNTS = ("documents", "events", "left_out")
"""What counts the logs that were read, and so differs."""


def told(asked, logs, dyad, dates):
    return {key: said for key, said in asked(logs, *dyad, *dates).items() if key not in COUNTS}


DATED = st.tuples(st.sampled_from(["2020-05-01", "2023-01-01"]), st.sampled_from([None, "2020-06-15"]))


@on_a_file
@settings(slow, max_examples=30)
@drawn(commands=documents(), dates=DATED, back=st.integers(0, 5))
def test_a_dyad_is_told_from_what_touches_it_as_from_the_whole_log(new_store, asked, commands, dates, back):
    see_the_same_told(new_store(), asked, commands, dates, back)


@on_a_server
@settings(slow, max_examples=3)
@drawn(commands=documents(), dates=DATED, back=st.integers(0, 5))
def test_a_dyad_is_told_so_by_a_server(new_store, asked, commands, dates, back):
    see_the_same_told(new_store(), asked, commands, dates, back)


def see_the_same_told(store, asked, commands, dates, back):
    append_all(store, commands)
    recorded_by = str(max(store.positions()[-1] - back, 1))
    whole = store.logs(recorded_by)
    for dyad in DYADS:
        touching = store.touching(*dyad, recorded_by)
        assert told(asked, touching, dyad, dates) == told(asked, whole, dyad, dates)


@on_a_file
@settings(slow, max_examples=15)
@drawn(commands=documents())
def test_the_index_rebuilt_is_the_index_kept(new_store, commands):
    see_the_same_index(new_store(), commands)


@on_a_server
@settings(slow, max_examples=3)
@drawn(commands=documents())
def test_the_index_rebuilt_by_a_server_is_the_index_kept(new_store, commands):
    see_the_same_index(new_store(), commands)


def see_the_same_index(store, commands):
    append_all(store, commands)
    kept = store.index()
    rebuild(store.store)
    assert store.index() == kept


PAIRS = (("LTU", "CHN"), ("LTU", "LVA"), ("LTU", "BLR"), ("EU", "BLR"), ("LVA", "EU"))


@on_a_file
@settings(slow, max_examples=30)
@drawn(commands=documents(), dates=DATED, back=st.integers(0, 5))
def test_pairs_among_many_are_told_as_by_an_index_of_every_pair(new_store, asked, commands, dates, back):
    see_the_same_of_many(new_store(), asked, commands, dates, back)


@on_a_server
@settings(slow, max_examples=3)
@drawn(commands=documents(), dates=DATED, back=st.integers(0, 5))
def test_pairs_among_many_are_told_so_by_a_server(new_store, asked, commands, dates, back):
    see_the_same_of_many(new_store(), asked, commands, dates, back)


def see_the_same_of_many(store, asked, commands, dates, back):
    """Compare an index in which two actors are many already with one that has a key for every pair."""
    found = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(touch, "MOST_PAIRED", 1)
        append_all(store, commands)
        recorded_by = str(max(store.positions()[-1] - back, 1))
        for most in (1, 1000):
            patched.setattr(touch, "MOST_PAIRED", most)
            rebuild(store.store)
            found.append([told(asked, store.touching(*pair, recorded_by), pair, dates) for pair in PAIRS])
    assert found[0] == found[1]
