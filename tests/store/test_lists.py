"""Lists in a store: parts named from other documents are found with their event, indexed with it, and checked."""

import pytest

from tracker.narrative.narrative import narrate
from tracker.projections.dyads import Dyad, own_happenings
from tracker.store import touch
from tracker.store.comparing import Refused
from tracker.store.indexing import rebuild

STATES = ("USA", "DEU", "FRA", "POL", "CZE", "LTU", "LVA", "EST", "NLD", "ESP")
EXPELLED = "- {{id: e, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {{[{}]: 4}}}}\n".format(
    ", ".join(STATES)
)
OTHER = (
    "- {id: o, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: POL, number: 5, happening: paper/e/POL}\n"
)
MENDED = "mending: [{{id: m, kind: {}, of: [paper/e/LTU]{}, reason: looked again}}]"


def told(store, a, b):
    """Return what two actors' happenings tell: their ids, and the numbers that their reports give."""
    logs = store.touching(a, b)
    happenings = own_happenings(narrate(logs.logs, logs.catalogue), Dyad(a, b))
    return [(one.id, sorted(event.roles["number"][0] for event in one.reports)) for one in happenings]


def test_a_list_of_many_costs_a_row_for_each(store):
    before = len(store.index()[1])
    store.append(paper=EXPELLED)
    assert len(store.index()[1]) - before == len(STATES) + 5  # its ref, happening, kind, year, and that they are many


def test_a_part_that_another_document_tells_is_found_with_the_list(store):
    store.append(paper=EXPELLED)
    store.append(other=OTHER)
    assert told(store, "POL", "RUS") == [("paper/e/POL", ["4", "5"])]
    assert told(store, "FRA", "RUS") == [("paper/e", ["4"])]


def test_a_part_is_mended_in_the_store(store):
    store.append(paper=EXPELLED)
    store.append(desk=MENDED.format("correction", ", set: {number: 3, sender: BLR}"))
    assert told(store, "LTU", "BLR") == [("paper/e/LTU", ["3"])]
    assert told(store, "LTU", "RUS") == []
    assert told(store, "LVA", "RUS") == [("paper/e", ["4"])]
    kept = store.index()
    rebuild(store.store)
    assert store.index() == kept


def test_a_part_is_taken_back_in_the_store(store):
    store.append(paper=EXPELLED, other=OTHER)
    store.append(desk=MENDED.format("retraction", ""))
    assert (told(store, "LTU", "RUS"), told(store, "EST", "RUS")) == ([], [("paper/e", ["4"])])


@pytest.mark.parametrize(
    "entries",
    [OTHER.replace("paper/e/POL", "paper/e/GBR"), OTHER.replace("paper/e/POL", "paper/x/POL")],
)
def test_what_names_no_part_is_refused(store, entries):
    store.append(paper=EXPELLED)
    with pytest.raises(Refused):
        store.append(other=entries)


def test_lists_are_answered_alike_by_an_index_of_every_pair(store, monkeypatch):
    store.append(paper=EXPELLED, other=OTHER)
    store.append(desk=MENDED.format("correction", ", set: {number: 3}"))
    found = [told(store, code, "RUS") for code in STATES]
    monkeypatch.setattr(touch, "MOST_PAIRED", 1000)
    rebuild(store.store)
    assert [told(store, code, "RUS") for code in STATES] == found


def test_a_log_with_a_list_appended_again_changes_nothing(store):
    store.append(paper=EXPELLED)
    again = store.append(paper=EXPELLED.replace("DEU, FRA", "DEU,  FRA"))
    assert (again.new, again.present) == ({}, 2)
