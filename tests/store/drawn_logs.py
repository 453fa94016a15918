"""Logs drawn at random for the store: documents whose events share, follow and cause one another, and are mended."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tracker.store.comparing import Refused
from tracker.text.writer import write_yaml

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
    {**SANCTIONS, "until": "2021-05"},
    {"kind": "relations-downgraded", "by": "CHN", "with": "LTU", "effective": "2021-03"},
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


slow = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

on_a_file = pytest.mark.parametrize("database", ["sqlite"])
on_a_server = pytest.mark.parametrize("database", ["postgresql"])
