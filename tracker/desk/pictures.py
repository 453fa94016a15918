"""The drawings of answers, and those that stand in briefings: None where there is too little to be worth a line."""

from tracker.narrative.narrative import Narrative
from tracker.projections.course import Course, course
from tracker.projections.dyads import Dyad
from tracker.projections.network import Network, network
from tracker.projections.relation import Asked
from tracker.reports.briefs.briefing import Picture
from tracker.reports.pictures.course import course_chart
from tracker.reports.pictures.neighbours import MOST_POINTS, network_star
from tracker.reports.pictures.network import drawn_network
from tracker.reports.pictures.timeline import drawn_timeline, in_words

FEWEST_DAYS = 3
"""On fewer days than these a line of time shows nothing that a sentence does not."""

FEWEST_TIED = 3
"""Fewer than these are told sooner than they are drawn."""


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
