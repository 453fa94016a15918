"""The drawings of answers, and those that stand in briefings: None where there is too little to be worth a line."""

from collections.abc import Iterable

from attrs import frozen

from tracker.narrative.narrative import Narrative
from tracker.projections.course import Course, course
from tracker.projections.dyads import Dyad
from tracker.projections.network import Network, network
from tracker.projections.relation import Asked
from tracker.reports.briefs.briefing import Picture
from tracker.reports.pictures.course import course_chart
from tracker.reports.pictures.flags import Scale
from tracker.reports.pictures.neighbours import MOST_POINTS, network_star
from tracker.reports.pictures.network import drawn_network
from tracker.reports.pictures.svg import size_of
from tracker.reports.pictures.timeline import drawn_timeline, in_words

FEWEST_DAYS = 3
"""On fewer days than these a line of time shows nothing that a sentence does not."""

FEWEST_TIED = 3
"""Fewer than these are told sooner than they are drawn."""


@frozen
class Drawn:
    """A drawing with its axis of time: the first and last day, and where these stand, in parts of its width.

    `across` is how much wider it is than high.
    """

    svg: str
    first: int
    last: int
    left: float
    right: float
    across: float


def drawn_course(report: Course, reach: Iterable[int] = ()) -> Drawn | None:
    """Draw the whole course of two actors' relation, and its axis up to some day; None where nothing happened."""
    chart = course_chart(report, reach=reach)
    if not chart.acts or chart.last <= chart.first:
        return None
    svg, scale = drawn_timeline(chart), Scale(chart.first, chart.last)
    across, down = size_of(svg)
    return Drawn(
        svg, chart.first, chart.last, scale.x(chart.first) / across, scale.x(chart.last) / across, across / down
    )


def course_svg(report: Course) -> str:
    """Draw the whole course of two actors' relation."""
    return drawn_timeline(course_chart(report))


def network_svg(report: Network) -> str:
    """Draw with whom an actor is tied."""
    return drawn_network(network_star(report))


def period_picture(narrative: Narrative, dyad: Dyad, asked: Asked, since: int) -> Picture | None:
    """Draw the period as a line of time."""
    chart = course_chart(course(narrative, dyad, asked), since, asked.on)
    days = {act.last for act in chart.acts}
    return Picture(drawn_timeline(chart), in_words(chart), chart.title) if len(days) >= FEWEST_DAYS else None


def network_picture(narrative: Narrative, code: str, asked: Asked) -> Picture | None:
    """Draw with whom an actor is tied on the day, where the ties are of several sorts: one sort is a list.

    Of a crowd that does not fold, a page has the list alone: the drawing would fill a sheet.
    """
    star = network_star(network(narrative, code, asked))
    sorts = {ray.sort for point in star.points for ray in point.rays}
    says_more = FEWEST_TIED <= len(star.points) <= MOST_POINTS and len(sorts) > 1
    return Picture(drawn_network(star), star.words, star.title) if says_more else None
