"""The network of an actor as the star that is drawn: short words for the drawing, full ones beside it."""

from collections import Counter
from collections.abc import Hashable, Iterator

from tracker.calculus.timeline import Answer
from tracker.model.days import PAST, spoken, spoken_range
from tracker.projections.answers import Holding
from tracker.projections.folding import MOST_ALIKE
from tracker.projections.network import Neighbour, Network, Tie, Toward
from tracker.reports.data.network import STATES
from tracker.reports.language.conditions import value_phrase
from tracker.reports.language.folds import players_phrase
from tracker.reports.language.networks import (
    asides,
    counted_words,
    name_in,
    neighbours_counted,
    network_title,
    no_neighbour,
    shared_words,
    tie_sentence,
)
from tracker.reports.language.since import beginning
from tracker.reports.language.words import capital
from tracker.reports.pictures.star import Ray, Star, StarNote, StarPoint

MOST_POINTS = 40
"""More than these are a crowd, of which a drawing shows the sorts and not each."""

_WAYS = {Toward.NONE: "none", Toward.OTHER: "out", Toward.ACTOR: "in"}


def network_star(report: Network) -> Star:
    """Make the star of a network: short words for the drawing, full ones for those who cannot see it."""
    return Star(
        title=network_title(report),
        bounds=_bounds(report),
        middle=name_in(report, report.actor),
        points=tuple(_points(report)),
        notes=tuple(StarNote(aside.title, aside.text) for aside in asides(report, full=False)),
        words=" ".join(_in_words(report)),
    )


def _bounds(report: Network) -> str:
    """Say up to when documents were asked, or that there is nothing to draw."""
    if report.asked.known_by is not None:
        return f"Known by {spoken(report.asked.known_by)}: what was published later is left out."
    return "" if report.neighbours else no_neighbour(report)


def _points(report: Network) -> Iterator[StarPoint]:
    """Yield a point for each neighbour; of a crowd, those with the same ties are one, with their number."""
    groups: dict[Hashable, list[Neighbour]] = {}
    for neighbour in report.neighbours:
        same = tuple(_ray(tie, report, dated=False) for tie in neighbour.ties)
        key = (same, neighbour.common) if len(report.neighbours) > MOST_POINTS else neighbour.code
        groups.setdefault(key, []).append(neighbour)
    for alike in groups.values():
        if len(alike) > MOST_ALIKE:
            codes = [neighbour.code for neighbour in alike]
            named = capital(players_phrase(codes, report.narrative.catalogue))
            yield StarPoint(named, tuple(_ray(tie, report, dated=False) for tie in alike[0].ties))
        else:
            yield from (_point(neighbour, report) for neighbour in alike)


def _point(neighbour: Neighbour, report: Network) -> StarPoint:
    rays = [_ray(tie, report) for tie in neighbour.ties]
    by_section: dict[str, list[Holding]] = {}
    for holding in neighbour.common:
        by_section.setdefault(holding.section, []).append(holding)
    rays += [_shared_ray(section, shared, report) for section, shared in by_section.items()]
    return StarPoint(capital(name_in(report, neighbour.code)), tuple(rays))


def _ray(tie: Tie, report: Network, *, dated: bool = True) -> Ray:
    words = _tie_words(tie, report) + (_when(tie) if dated else "")
    return Ray(words, tie.section, _style(tie.section, report), _WAYS[tie.toward], STATES[tie.answer])


def _shared_ray(section: str, shared: list[Holding], report: Network) -> Ray:
    surest = Answer.HOLDS if any(holding.answer is Answer.HOLDS for holding in shared) else Answer.POSSIBLY
    words = counted_words(shared, report.narrative.catalogue)
    return Ray(words, section, _style(section, report), state=STATES[surest])


def _style(section: str, report: Network) -> int:
    return report.narrative.catalogue.sections.index(section)


def _tie_words(tie: Tie, report: Network) -> str:
    """Write a tie in a few words: each fluent's name with its value."""
    counts = Counter(map(_fluent_words, tie.holdings))
    told = "; ".join(f"{words} ({number})" if number > 1 else words for words, number in counts.items())
    through = f" (through {name_in(report, tie.through)})" if tie.through else ""
    perhaps = "possibly " if tie.answer is Answer.POSSIBLY else ""
    return f"{perhaps}{told}{through}"


def _fluent_words(holding: Holding) -> str:
    value = f": {value_phrase(holding.value)}" if holding.value else ""
    return f"{holding.fluent.name.replace('-', ' ')}{value}"


def _when(tie: Tie) -> str:
    """Say since when a single fluent holds, at the latest where the day is vague, or when one ended."""
    since = tie.holdings[0].since
    if tie.answer is Answer.NOT:
        return f", ended {spoken_range(since.earliest, since.latest)}"
    if tie.answer is Answer.POSSIBLY or len(tie.holdings) > 1 or since.latest <= PAST:
        return ""
    return f", since {beginning(since, most=0)}"


def _in_words(report: Network) -> Iterator[str]:
    """Tell the whole network: every neighbour with each of its ties, and what stands aside."""
    yield f"{network_title(report)}. {neighbours_counted(report)}"
    for neighbour in report.neighbours:
        told = [tie_sentence(holding, report).removesuffix(".") for tie in neighbour.ties for holding in tie.holdings]
        told += [shared_words(neighbour.common, report)] if neighbour.common else []
        yield f"{capital(name_in(report, neighbour.code))}: {'; '.join(told)}."
    if not report.neighbours:
        yield no_neighbour(report)
    yield from (f"{aside.title}: {aside.text}" for aside in asides(report, full=True))
