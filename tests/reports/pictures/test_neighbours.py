"""From a network to the star that is drawn: each neighbour is a point, and of a crowd those that are alike are one."""

from tracker.model.days import day
from tracker.projections.network import network
from tracker.projections.relation import Asked
from tracker.reports.pictures.neighbours import MOST_POINTS, network_star

LISTED = (
    "  - {{id: l{n}, kind: listing-added, date: 20{n:02}-03-04, by: EU, target: BLR, regime: measures, who: [F-{n}]}}\n"
)


def star_of(given, many):
    numbers = range(10, 10 + many)
    actors = "".join(f"  F-{n}: {{type: company, names: [Firm {n}]}}\n" for n in numbers)
    rows = "".join(LISTED.format(n=n) for n in numbers)
    log = f"actors:\n{actors}things: {{measures: {{type: regime, name: the measures}}}}\nevents:\n{rows}"
    narrative = given(("paper 2099-01-01", log)).narrative
    return network_star(network(narrative, "EU", Asked(day("2099-01-01"))))


def test_few_are_points_of_their_own(given):
    names = [point.name for point in star_of(given, 6).points]
    assert [name for name in names if name.startswith("Firm")] == [f"Firm {n}" for n in range(10, 16)]


def test_of_a_crowd_those_with_the_same_ties_are_one_point_with_their_number_and_no_day(given):
    crowd = next(point for point in star_of(given, MOST_POINTS + 1).points if "compan" in point.name)
    assert crowd.name == "41 companies"
    assert not any("since" in ray.words for ray in crowd.rays)
