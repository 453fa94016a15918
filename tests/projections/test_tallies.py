"""Acts that went back and forth, added up for each side: nothing is counted twice, whoever reports it how often."""

from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as some

from tracker.projections.tallies import tallies

ACTS = some.lists(
    some.tuples(
        some.sampled_from([("GBR", "RUS"), ("RUS", "GBR")]),
        some.integers(1, 60),
        some.integers(1, 28),
        some.integers(1, 3),
        some.none() | some.integers(1, 9),
    ),
    min_size=1,
    max_size=6,
)
"""Acts: who expels whose diplomats, how many, on which day of March, in how many reports, and a part told by itself."""


def reported(acts):
    """Write each act with its reports, each of them a document's, and some with a part of it as an event of its own."""
    documents = {}
    for place, ((host, sender), number, day, reports, part) in enumerate(acts):
        body = f"kind: diplomats-expelled, date: 2018-03-{day:02}, host: {host}, sender: {sender}"
        for one in range(reports):
            event = f"- {{id: a{place}, {body}, number: {number}, happening: h{place}}}\n"
            documents[f"paper{one}"] = documents.get(f"paper{one}", "") + event
        if part is not None:
            documents["paper0"] += f"- {{id: p{place}, {body}, number: {part}, part-of: a{place}}}\n"
    return list(documents.items())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples(ACTS)
def test_each_side_has_the_sum_of_its_acts_each_counted_once(given, acts):
    narrative = given(*reported(acts)).narrative
    told = {tally.event.roles["host"]: tally for tally in tallies(narrative, list(narrative.happenings.values()))}
    for host in {host for (host, _), *_ in acts}:
        numbers = [number for (by, _), number, *_ in acts if by == host]
        assert (len(told[host,].acts), told[host,].number.text) == (len(numbers), str(sum(numbers)))


def test_a_part_of_a_list_that_stands_apart_is_counted_for_itself_alone(given):
    listed = "- {id: out, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, LTU: 3, POL: 4}}\n"
    body = "kind: diplomats-expelled, date: 2018-03-26, host: LTU, sender: RUS, number: 3"
    own = f"- {{id: own, {body}, happening: paper/out/LTU}}\n"
    narrative = given(("paper", listed), ("ministry", own)).narrative
    (tally,) = tallies(narrative, list(narrative.happenings.values()))
    assert tally.number.text == "67"
    assert [act.id for act in tally.acts] == ["paper/out"]


def test_what_one_side_says_no_number_of_is_at_least_what_is_said(given):
    out = "- {{id: {}, kind: diplomats-expelled, date: 2018-03-{}, host: GBR, sender: RUS{}}}\n"
    narrative = given(("paper", out.format("a", 14, ", number: 20") + out.format("b", 15, ""))).narrative
    (tally,) = tallies(narrative, list(narrative.happenings.values()))
    assert (tally.number.low, tally.number.high) == (20, None)
