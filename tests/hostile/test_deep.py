"""Chains that are deeper than Python's own stack: every question has its answer, and every briefing is made."""

import pytest

DEEP = 1500
HEAD = "document: {id: paper, title: A title, publisher: P, published: {date: 2021-12-30, basis: printed}}\nevents:\n"
EVENT = "  - {{id: e{n}, kind: called-on, date: 2021, by: CHN, toward: LTU, to: talk {n}{named}}}\n"


@pytest.fixture(scope="module")
def run(program):
    """A store with a chain in which each event comes after the one before it, and because of it."""
    named = ["", *(f", after: e{n}, because: e{n}" for n in range(DEEP - 1))]
    events = (EVENT.format(n=n, named=one) for n, one in enumerate(named))
    program("append", program.write("paper", HEAD + "".join(events)))
    return program


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "LTU", "CHN", "--on", "2021-12-31", "--chronology"),
        ("timeline", "LTU", "CHN"),
        ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"),
        ("show", "paper/e1499"),
        ("brief", "LTU", "CHN", "--on", "2021-12-31"),
        ("brief", "LTU", "--on", "2021-12-31", "--since", "2021-01-01"),
    ],
    ids=" ".join,
)
def test_a_chain_of_orders_and_causes_of_1500_events_is_answered(run, words):
    assert run(*words).output
