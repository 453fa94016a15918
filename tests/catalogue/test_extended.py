"""A catalogue with what logs declare keeps what it has read, and is made once for the same declarations."""

RESORT = {"resort": {"type": "office", "name": "The resort"}}
SPA = {"spa": {"type": "office", "name": "The spa"}}


def test_the_same_declarations_give_the_same_catalogue(catalogue):
    more = catalogue.with_declared(RESORT, {})
    assert catalogue.with_declared(dict(RESORT), {}) is more
    other = catalogue.with_declared(SPA, {})
    assert other is not more
    assert (more.thing("resort").name, more.thing("spa"), other.thing("resort")) == ("The resort", None, None)


def test_what_was_unknown_is_known_once_it_is_declared(catalogue):
    assert catalogue.thing("lido") is None
    more = catalogue.with_declared({"lido": {"type": "office", "name": "The lido"}}, {})
    assert more.thing("lido").name == "The lido"
    assert catalogue.thing("lido") is None


def test_a_catalogues_own_entry_stays_as_it_is(catalogue):
    own = catalogue.actor("LTU")
    more = catalogue.with_declared({}, {"LTU": {"type": "person", "names": ["Somebody"]}})
    assert more.actor("LTU") is own
    assert more.kind("praised") is catalogue.kind("praised")
