"""What logs declare is looked up by code and by name: a question reads no declaration that it does not name."""

import pytest

from tracker.model.failures import QuestionError
from tracker.store.reading import logs_touching
from tracker.store.snapshots import state_at

PERSONS = """
    document: {{id: {id}, title: A list, publisher: A paper, published: {{date: 2022-01-01, basis: printed}}}}
    actors:
      ONE-A: {{type: person, names: [Anna One]}}
      TWO-B: {{type: person, names: [Berta Two, B. Two]}}
      CLUB: {{type: format, names: [Club of Two], acts-for-members: yes}}
    things:
      the-rail: {{type: route, name: The rail}}
    events:
      - {{id: praise, kind: praised, date: 2021-01-01, by: ONE-A, toward: POL, about: the talks}}
      - {{id: rail, kind: link-opened, date: 2021-01-02, parties: [LTU, POL], route: the-rail}}
"""


@pytest.fixture
def filled(store):
    store.append(paper=PERSONS.format(id="paper"))
    return store


def test_a_declared_actor_is_found_by_its_code_and_by_each_way_to_spell_its_name(filled):
    with filled.store.reading() as connection:
        catalogue = state_at(connection).catalogue
        for name in ("TWO-B", "two-b", "Two, Berta", "Berta Two", "b. two"):
            assert catalogue.find_actor(name).code == "TWO-B"
        assert catalogue.acts_for_members("CLUB")
        assert catalogue.thing("the-rail").name == "The rail"
        assert catalogue.actor("THREE") is None
        assert state_at(connection, "1").catalogue.actor("TWO-B") is None
        with pytest.raises(QuestionError, match="Nearest: ONE-A"):
            catalogue.find_actor("Anna Oen")


def test_the_catalogues_own_actor_goes_before_a_declared_one(filled):
    with filled.store.reading() as connection:
        catalogue = state_at(connection).catalogue
        assert catalogue.find_actor("Lithuania").code == "LTU"
        assert {"LTU", "ONE-A"} <= set(catalogue.codes("actors"))


def test_a_question_reads_only_the_declarations_that_its_entries_name(filled):
    with filled.store.reading() as connection:
        state = state_at(connection)
        logs = logs_touching(connection, state, ["ONE-A"])
        assert [event.ref for log in logs.logs for event in log.events] == ["paper/praise"]
        assert [row.position for row in state.declarations.rows] == [3]


def test_what_was_not_looked_up_in_time_is_found_when_the_connection_is_closed(filled):
    with filled.store.reading() as connection:
        catalogue = state_at(connection).catalogue
    assert catalogue.actor("TWO-B").names[-1].text == "B. Two"
    assert len(list(catalogue.codes("things"))) > 1


def test_what_was_looked_up_first_stands_where_it_was_declared(filled):
    with filled.store.reading() as connection:
        declarations = state_at(connection).declarations
        declarations.look_up(["TWO-B"])
        assert list(declarations.actors) == ["ONE-A", "TWO-B", "CLUB"]
        assert list(declarations.all_fields("actors")) == ["ONE-A", "TWO-B", "CLUB"]


def test_those_that_a_list_names_together_are_looked_up_at_once(filled):
    filled.append(out="- {id: out, kind: diplomats-expelled, date: 2021, sender: RUS, each: {[ONE-A, TWO-B]: 4}}")
    ((body,),) = filled.rows("SELECT body FROM entries WHERE stream = 'out' AND section = 'events'")
    with filled.store.reading() as connection:
        declarations = state_at(connection).declarations
        declarations.look_up_named([body])
        assert [row.position for row in declarations.rows] == [3, 4]


def test_two_logs_may_declare_one_actor_in_the_same_words(filled):
    filled.append(news=PERSONS.format(id="news"))
    with filled.store.reading() as connection:
        assert state_at(connection).catalogue.find_actor("Anna One").code == "ONE-A"
