"""What decides an answer about a dyad is found wherever it stands, and what does not is left alone."""

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.store.comparing import Refused
from tracker.store.indexing import rebuild
from tracker.store.reading import logs_touching
from tracker.store.snapshots import state_at

JOINED = "- {id: joined, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"
SANCTIONS = "- {id: s, kind: sanctions-imposed, date: 2021, by: EU, target: BLR, regime: eu-belarus-measures}\n"
RECALLED = "- {id: r, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"
RECALLED_AS_TOLD = {"relations(CHN, LTU) = None": "holds", "head-of-mission(CHN, LTU) = recalled": "holds"}
TO_LATVIA = {"relations(CHN, LVA) = None": "holds", "head-of-mission(CHN, LVA) = recalled": "holds"}


def correction(of, values):
    return f"mending: [{{id: m, kind: correction, of: [{of}], set: {values}, reason: it was read wrongly}}]"


def read(store, a, b):
    """Return the events that are read to answer a dyad."""
    return [event.ref for log in store.touching(a, b).logs for event in log.events]


def test_a_dyad_is_answered_without_the_logs_of_others(store):
    store.append(paper=RECALLED, news="- {id: p, kind: praised, date: 2021, by: LVA, toward: EST}\n")
    assert read(store, "CHN", "LTU") == ["paper/r"]


def test_the_causes_of_a_dyads_events_are_found(store):
    allowed = "- {id: a, kind: office-name-allowed, date: 2021, host: LTU, owner: TWN, name: T, because: news/p}\n"
    store.append(news="- {id: p, kind: praised, date: 2021, by: LVA, toward: EST}\n", paper=allowed)
    store.append(other=RECALLED.replace("}", ", because: paper/a}"))
    assert read(store, "CHN", "LTU") == ["news/p", "paper/a", "other/r"]


def test_what_a_format_does_is_found_for_its_members(store):
    store.append(paper=JOINED, news=SANCTIONS)
    assert store.answers("BLR", "LTU", "2022-01-01") == {"sanctions(EU, BLR, eu-belarus-measures) = None": "holds"}


def test_what_a_fluent_needs_is_found_though_others_take_part_in_it(store):
    listed = "listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"
    store.append(paper=f"- {{id: l, kind: observed, date: 2021-06-01, that: '{listed}'}}")
    store.append(
        news="- {id: n, kind: observed, date: 2021-07-01, that: 'not sanctions(EU, BLR, eu-belarus-measures)'}"
    )
    assert store.answers("EU", "LUKASHENKO-ALEXANDER", "2022-01-01") == {f"{listed} = None": "does not hold"}


def test_who_is_seen_in_a_chair_is_found_as_a_member(store):
    store.append(paper="- {id: c, kind: observed, date: 2013-07-01, that: 'chair(LTU, EU)'}\n", news=SANCTIONS)
    assert store.answers("BLR", "LTU", "2022-01-01") == {"sanctions(EU, BLR, eu-belarus-measures) = None": "holds"}


def test_a_correction_that_moves_an_event_to_another_dyad_is_found_by_both(store):
    store.append(paper=RECALLED)
    store.append(desk=correction("paper/r", "{host: LVA}"))
    assert store.answers("CHN", "LTU", "2022-01-01") == {}
    assert store.answers("CHN", "LVA", "2022-01-01") == TO_LATVIA
    assert store.answers("CHN", "LTU", "2022-01-01", recorded_by="3") == RECALLED_AS_TOLD


def test_a_correction_that_names_a_cause_brings_it_to_the_dyad(store):
    store.append(paper=RECALLED, news="- {id: p, kind: praised, date: 2021, by: LVA, toward: EST}\n")
    store.append(desk=correction("paper/r", "{because: news/p}"))
    assert read(store, "CHN", "LTU") == ["paper/r", "news/p"]


def test_a_correction_that_names_a_happening_joins_what_tells_of_it(store):
    moved = RECALLED.replace("2021-08-10", "2021").replace("LTU", "LVA")
    store.append(paper=RECALLED.replace("2021-08-10", "[2021-08..2021-10]"), news=moved)
    store.append(desk=correction("news/r", "{happening: paper/r, host: LTU, date: 2021-09}"))
    assert store.answers("CHN", "LTU", "2021-08-31") == {
        "relations(CHN, LTU) = None": "possibly",
        "head-of-mission(CHN, LTU) = in post": "possibly",
    }
    assert store.answers("CHN", "LTU", "2021-10-01") == RECALLED_AS_TOLD


def test_a_correction_of_a_head_counts_for_the_dyads_of_its_events(store):
    store.append(paper=RECALLED)
    store.append(desk=correction("paper", "{published: {date: 2021-08-11, basis: printed}}"))
    assert store.answers("CHN", "LTU", "2021-12-31", known_by="2021-09-01") == RECALLED_AS_TOLD
    assert store.answers("CHN", "LTU", "2021-12-31", known_by="2021-09-01", recorded_by="3") == {}


@pytest.mark.parametrize(
    ("of", "values", "said"),
    [
        ("paper/r", "{host: LITHUANIA}", "unknown actor 'LITHUANIA'"),
        ("paper/r", "{date: yesterday}", "'yesterday' is not a date"),
        ("paper/r", "{hots: LVA}", "unknown key 'hots'"),
        ("paper", "{published: {date: 2021-99, basis: printed}}", "'2021-99' is not a date"),
        ("paper/r", "{kind: recalled}", "unknown kind 'recalled'"),
    ],
)
def test_a_correction_that_cannot_be_read_is_refused(store, of, values, said):
    store.append(paper=RECALLED)
    with pytest.raises(Refused) as refusal:
        store.append(desk=correction(of, values))
    assert [said in finding.message for finding in refusal.value.findings] == [True]


def test_a_retraction_takes_an_event_back(store):
    store.append(paper=RECALLED)
    store.append(desk="mending: [{id: m, kind: retraction, of: [paper/r], reason: another country was meant}]")
    assert store.answers("CHN", "LTU", "2022-01-01") == {}


def test_mending_may_stand_in_the_log_that_it_mends(store):
    store.append(paper=f"events:\n  {RECALLED}{correction('paper/r', '{host: LVA}')}")
    assert store.answers("CHN", "LVA", "2022-01-01") == TO_LATVIA


def test_the_index_rebuilt_knows_every_catalogue_that_was_in_force(store, catalogue):
    store.append(paper=JOINED + RECALLED)
    joined = {**catalogue.plain["kinds"]["format-joined"], "initiates": ["member(who, 'CHN-CEEC') = full"]}
    store.load(Catalogue({**catalogue.plain, "kinds": {**catalogue.plain["kinds"], "format-joined": joined}}))
    store.append(news=RECALLED)
    kept = store.index()
    rebuild(store.store)
    assert store.index() == kept


def test_an_index_thrown_away_comes_back(store):
    store.append(paper=JOINED + RECALLED, news=SANCTIONS)
    with store.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM touches")
        connection.exec_driver_sql("DELETE FROM members")
    assert rebuild(store.store) == store.positions()[-1]
    assert read(store, "CHN", "LTU") == ["paper/joined", "paper/r"]


def test_one_event_is_read_with_what_tells_of_the_same(store):
    store.append(paper=RECALLED, news=RECALLED.replace("}", ", happening: paper/r}"))
    with store.store.reading() as connection:
        logs = logs_touching(connection, state_at(connection), ["=news/r"])
    assert [log.document.id for log in logs.logs] == ["paper", "news"]
