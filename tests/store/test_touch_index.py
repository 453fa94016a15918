"""The index answers a dyad without reading the whole log, and the answer is that of the whole log."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from tracker.store import touch
from tracker.store.comparing import Refused
from tracker.store.indexing import rebuild
from tracker.text.writer import write_yaml

DYADS = (
    ("UKR", "EU"),
    ("LTU", "CHN-CEEC"),
    ("LTU", "CHN"),
    ("LTU", "BLR"),
    ("EU", "BLR"),
    ("EU", "LUKASHENKO-ALEXANDER"),
    ("LTU", "LUKASHENKO-ALEXANDER"),
)
DATES = ("2019", "2020-05-01", "2020-05-02", "2020-05", "2021~", "[..2021-03-01]")
SANCTIONS = {"kind": "sanctions-imposed", "sender": "EU", "target": "BLR", "regime": "eu-belarus-measures"}
LISTED = "listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"
KINDS = (
    {"kind": "format-joined", "who": ["LTU", "LVA"], "format": "EU"},
    {"kind": "format-left", "who": ["LTU"], "format": "EU"},
    {"kind": "format-joined", "who": ["LTU", "CHN"], "format": "CHN-CEEC"},
    {"kind": "format-founded", "members": ["CHN", "LVA"], "format": "CHN-CEEC"},
    {"kind": "format-founded", "members": ["LTU", "LVA"], "format": "EU", "exhaustive": "no"},
    {"kind": "format-founded", "members": ["LVA", "EST"], "format": "EU"},
    {"kind": "format-applied-to", "who": ["UKR", "LTU"], "format": "EU"},
    {"kind": "observed", "that": "not member(LTU, CHN-CEEC)"},
    {"kind": "observed", "that": "chair(LTU, CHN-CEEC)"},
    {"kind": "ambassador-recalled", "sender": "CHN", "host": "LTU"},
    {"kind": "relations-downgraded", "by": "CHN", "with": "LTU", "to-level": "interests section"},
    {**SANCTIONS, "package": "5"},
    {"kind": "observed", "that": LISTED},
    {"kind": "observed", "that": "not sanctions(EU, BLR, eu-belarus-measures)"},
    {"kind": "praised", "by": "LTU/foreign-minister", "toward": "BLR"},
)


COVERS = st.lists(
    st.fixed_dictionaries(
        {"format": st.sampled_from(["EU", "CHN-CEEC"]), "days": st.sampled_from(["2019/..", "2020-05-02"])}
    ),
    min_size=1,
    max_size=2,
)


def head(covers):
    """A document that tells nothing, and says which formats it covers."""
    published = {"date": "2020-06-01", "basis": "printed"}
    return {"id": "list", "title": "A list", "publisher": "A paper", "published": published, "covers": covers}


@st.composite
def documents(draw):
    """A few documents whose events share happenings, follow and cause one another, and are mended by a desk."""
    refs, commands = [], []
    for document in range(draw(st.integers(1, 3))):
        events = []
        for number in range(draw(st.integers(1, 4))):
            event = {"id": f"e{number}", "date": draw(st.sampled_from(DATES)), **draw(st.sampled_from(KINDS))}
            stances = ("reported", "reported", "claimed", "denied", "announced")
            event |= {"stance": draw(st.sampled_from(stances))}
            event |= draw(links(refs))
            events.append(event)
            refs.append(f"paper{document}/e{number}")
        cut = draw(st.integers(0, len(events)))
        commands += [{f"paper{document}": part} for part in (events[:cut], events) if part]
    if draw(st.booleans()):
        commands.insert(draw(st.integers(0, len(commands))), {"list": head(draw(COVERS))})
    mendings = [
        {"id": f"m{number}", "reason": "looked at again", **draw(mending(refs))}
        for number in range(draw(st.integers(0, 2)))
    ]
    return [*commands, *({"desk": mendings[: number + 1]} for number in range(len(mendings)))]


def links(refs):
    if not refs:
        return st.just({})
    ref = st.sampled_from(refs)
    shared = {"happening": st.sampled_from([*refs, "one", "two"])}
    return st.fixed_dictionaries({}, optional={**shared, "because": ref, "after": ref, "part-of": ref})


def mending(refs):
    ref = st.sampled_from(refs)
    values = st.one_of(
        st.fixed_dictionaries({"date": st.sampled_from(DATES)}),
        st.fixed_dictionaries({"because": ref}),
        st.fixed_dictionaries({"happening": st.sampled_from([*refs, "one"])}),
        st.sampled_from([{"sender": "BLR"}, {"who": ["BLR"]}, {"by": "BLR"}, {"that": "relations(BLR, LTU)"}]),
    )
    heads = st.one_of(
        st.just({"published": {"date": "2020-06-01", "basis": "printed"}}),
        st.fixed_dictionaries({"covers": COVERS}),
    )
    documents = st.one_of(ref.map(lambda one: one.partition("/")[0]), st.just("list"))
    return st.one_of(
        st.fixed_dictionaries({"kind": st.just("correction"), "of": ref, "set": values}),
        st.fixed_dictionaries({"kind": st.just("correction"), "of": documents, "set": heads}),
        st.fixed_dictionaries({"kind": st.sampled_from(["retraction", "split"]), "of": ref}),
        st.fixed_dictionaries({"kind": st.just("merge"), "of": st.lists(ref, min_size=2, max_size=2)}),
        st.fixed_dictionaries({"kind": st.just("resolution"), "of": ref, "follow": ref}),
    )


def append_all(store, commands):
    """Append command after command; what is refused is left out, and so is what refers to it."""
    for command in commands:
        of_name = {"desk": "mending", "list": "document"}
        sections = {name: (of_name.get(name, "events"), rows) for name, rows in command.items()}
        try:
            store.append(**{name: write_yaml({section: rows}) for name, (section, rows) in sections.items()})
        except Refused:
            continue


COUNTS = ("documents", "events", "left_out")
"""What counts the logs that were read, and so differs."""


def told(asked, logs, dyad, dates):
    return {key: said for key, said in asked(logs, *dyad, *dates).items() if key not in COUNTS}


slow = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


DATED = st.tuples(st.sampled_from(["2020-05-01", "2023-01-01"]), st.sampled_from([None, "2020-06-15"]))
on_a_file = pytest.mark.parametrize("database", ["sqlite"])
on_a_server = pytest.mark.parametrize("database", ["postgresql"])


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
