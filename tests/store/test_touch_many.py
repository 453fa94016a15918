"""An event of many actors costs the index a row for each, not one for each two, and every pair of them is found."""

from tracker.store import touch
from tracker.store.indexing import rebuild
from tracker.store.reading import logs_touching
from tracker.store.snapshots import state_at
from tracker.store.verifying import verify_store

STATEMENT = "- {{id: s, kind: view-shared, date: 2021-06-14, parties: [{}], topic: peace, direction: wanted}}\n"
RECALLED = "- {id: r, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
FEW = ["BEL", "BGR", "CZE", "DEU", "DNK", "ESP", "EST", "FRA"]
MANY = [*FEW, "GBR", "GRC", "HRV", "HUN", "LTU", "LVA", "POL", "USA"]


def countries(catalogue, number):
    """Return the codes of so many countries of today."""
    actors = [catalogue.actor(code) for code in catalogue.codes("actors")]
    found = [actor.code for actor in actors if actor.type == "country" and actor.exists(738_000)]
    assert len(found) >= number
    return found[:number]


def read(store, a, b):
    return [event.ref for log in store.touching(a, b).logs for event in log.events]


def test_an_event_of_190_actors_costs_a_row_for_each(store, catalogue):
    before = len(store.index()[1])
    store.append(paper=STATEMENT.format(", ".join(countries(catalogue, 190))))
    assert len(store.index()[1]) - before == 190 + 4  # its ref, its kind, its year, and that they are many


def test_an_event_of_few_actors_is_found_by_each_two(store):
    store.append(paper=STATEMENT.format(", ".join(FEW)))
    keys = [key for key, _ in store.index()[1]]
    assert len([key for key in keys if "|" in key]) == 28


def test_every_two_of_many_are_found_and_nobody_else(store):
    store.append(paper=STATEMENT.format(", ".join(MANY)), other=RECALLED)
    assert read(store, "LTU", "USA") == read(store, "BEL", "BGR") == ["paper/s"]
    assert read(store, "LTU", "CHN") == ["other/r"]
    assert read(store, "USA", "CHN") == []


def test_one_of_many_is_found_alone(store):
    store.append(paper=STATEMENT.format(", ".join(MANY)))
    with store.store.reading() as connection:
        logs = logs_touching(connection, state_at(connection), ["LTU"]).logs
    assert [event.ref for log in logs for event in log.events] == ["paper/s"]


def test_what_is_between_each_two_of_many_is_found_by_both(store):
    parties = ", ".join(MANY)
    store.append(paper=f"- {{id: c, kind: ceasefire-agreed, date: 2021-06-14, parties: [{parties}]}}\n")
    assert store.answers("LTU", "USA", "2021-07-01")["ceasefire(LTU, USA) = None"] == "holds"
    assert len(store.index()[1]) < 40


def test_an_index_with_a_key_for_each_two_answers_as_well_and_is_made_anew_without(store, monkeypatch):
    monkeypatch.setattr(touch, "MOST_PAIRED", 200)
    store.append(paper=STATEMENT.format(", ".join(MANY)))
    monkeypatch.undo()
    later = STATEMENT.format(", ".join(MANY)).replace("id: s", "id: t, because: paper/s")
    store.append(news=later, other=RECALLED.replace("}", ", because: paper/s}"))
    assert read(store, "LTU", "USA") == read(store, "LTU", "CHN") == ["paper/s", "news/t", "other/r"]
    with store.store.reading() as connection:
        assert [one.code for one in verify_store(connection).differences] == ["index"]
    rebuild(store.store)
    assert read(store, "LTU", "USA") == ["paper/s", "news/t", "other/r"]


def test_a_key_taken_from_an_index_of_many_is_still_found_by_verify(store):
    store.append(paper=STATEMENT.format(", ".join(MANY)))
    with store.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM touches WHERE key = '+LTU'")
    with store.store.reading() as connection:
        assert [one.code for one in verify_store(connection).differences] == ["index"]
