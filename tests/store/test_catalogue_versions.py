"""Every version of the catalogue is kept, and what events use stays in it for ever."""

import copy

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.store.comparing import Refused
from tracker.store.snapshots import state_at
from tracker.store.writing import load_catalogue

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
NOTED = {"label": "notes", "roles": {"by": "actor"}, "sentence": "{by} noted it"}


def changed(catalogue, change):
    """Return the catalogue with a change made to a copy of its plain data."""
    plain = copy.deepcopy(dict(catalogue.plain))
    change(plain)
    return Catalogue(plain)


def versions(store):
    return [body for (body,) in store.rows("SELECT body FROM entries WHERE section = '(catalogue)' ORDER BY position")]


def refused(store, catalogue):
    """Try to put a catalogue in force; return the finding against it, having seen that none was written."""
    before = versions(store)
    with pytest.raises(Refused) as refusal:
        store.load(catalogue)
    assert versions(store) == before
    (finding,) = refusal.value.findings
    return finding


def test_a_catalogue_in_force_is_not_appended_again(store, catalogue):
    assert not store.load(catalogue)
    assert not store.load(Catalogue(dict(catalogue.plain)))
    assert len(versions(store)) == 1


def test_an_added_kind_is_a_new_version_and_the_old_one_is_kept(store, catalogue):
    added = changed(catalogue, lambda plain: plain["kinds"].update(noted=NOTED))
    done = store.append(paper=LEFT)
    store.catalogue = added
    then = store.append(news="- {id: n, kind: noted, date: 2021, by: LTU}")
    assert (done.catalogue_is_new, then.catalogue_is_new) == (False, True)
    assert (done.catalogue, then.catalogue) == (catalogue.version, added.version)
    assert len(versions(store)) == 2
    with store.store.reading() as connection:
        assert state_at(connection).catalogue.kind("noted").sentence == "{by} noted it"
        assert state_at(connection, str(done.position)).catalogue.kind("noted") is None


def test_the_order_of_fluents_is_part_of_a_version(store, catalogue):
    assert store.load(changed(catalogue, lambda plain: plain.update(fluents=dict(reversed(plain["fluents"].items())))))


def test_a_kind_in_use_may_not_vanish(store, catalogue):
    store.append(paper=LEFT)
    finding = refused(store, changed(catalogue, lambda plain: plain["kinds"].pop("format-left")))
    assert finding.code == "kind-in-use"
    assert "'format-left' is gone" in finding.message


def test_a_kind_that_no_event_uses_may_go(store, catalogue):
    store.append(paper=LEFT)
    assert store.load(changed(catalogue, lambda plain: plain["kinds"].pop("format-joined")))


@pytest.mark.parametrize(
    "roles",
    [
        {"who": "list of actor"},
        {"who": "list of country", "format": "format"},
        {"leaver": "list of actor", "format": "format"},
        {"who": "list of actor", "format": "format", "reason": "word"},
    ],
)
def test_a_kind_in_use_keeps_its_roles(store, catalogue, roles):
    store.append(paper=LEFT)
    finding = refused(store, changed(catalogue, lambda plain: plain["kinds"]["format-left"].update(roles=roles)))
    assert finding.code in ("kind-in-use", "entry-in-use")
    assert "for ever" in finding.remedy


def test_a_kind_in_use_may_rename_a_role_that_it_still_reads(store, catalogue):
    store.append(paper=LEFT)
    new = {"roles": {"leaver": "list of actor", "format": "format"}, "formerly": {"who": "leaver"}}
    assert store.load(changed(catalogue, lambda plain: plain["kinds"]["format-left"].update(new)))


def test_a_kind_in_use_may_take_another_optional_role(store, catalogue):
    store.append(paper=LEFT)
    roles = {"who": "list of actor", "format": "format", "reason": "optional word"}
    assert store.load(changed(catalogue, lambda plain: plain["kinds"]["format-left"].update(roles=roles)))
    store.append(paper=LEFT, news=LEFT.replace("}", ", reason: it was divisive}"))
    assert store.refs() == ["paper/left", "news/left"]


def test_an_actor_of_whom_events_tell_may_not_vanish(store, catalogue):
    store.append(paper=LEFT)
    finding = refused(store, changed(catalogue, lambda plain: plain["actors"].pop("LTU")))
    assert finding.code == "entry-in-use"
    assert "unknown actor 'LTU'" in finding.message


def test_an_append_that_brings_a_refused_catalogue_appends_nothing(store, catalogue):
    store.append(paper=LEFT)
    store.catalogue = changed(catalogue, lambda plain: plain["kinds"].pop("format-left"))
    with pytest.raises(Refused):
        store.append(news="- {id: r, kind: ambassador-recalled, date: 2021, sender: CHN, host: LTU}")
    assert store.refs() == ["paper/left"]


def test_a_store_may_be_loaded_with_a_catalogue_before_its_first_log(store, catalogue):
    assert load_catalogue(store.store, changed(catalogue, lambda plain: plain["kinds"].clear()))
    assert load_catalogue(store.store, catalogue)
    assert len(versions(store)) == 3


def test_a_new_effect_of_a_kind_is_found_in_what_was_appended_before(store, catalogue):
    """The index is of the catalogue, too: what a kind touches may change under the events that use it."""
    praised = "- {id: p, kind: praised, date: 2021-05-22, by: LTU, toward: CHN}"
    store.append(paper=praised, eu="- {id: in, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}")
    effect = {**catalogue.plain["kinds"]["praised"], "initiates": ["member(toward, 'EU') = observer"]}
    store.load(changed(catalogue, lambda plain: plain["kinds"].update(praised=effect)))
    assert store.answers("CHN", "EU", "2022-01-01") == {"member(CHN, EU) = observer": "holds"}
