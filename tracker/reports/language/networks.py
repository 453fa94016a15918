"""The network of an actor in words: each tie, what two have in common, and what stands aside of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.days import spoken, spoken_range
from tracker.projections.answers import Holding
from tracker.projections.network import Network, Outsider
from tracker.reports.language.conditions import condition_phrase
from tracker.reports.language.names import name
from tracker.reports.language.since import since_when
from tracker.reports.language.words import counted, listed, listed_first

_MOST_NAMED = 4
_MOST_SHARING = 12


@frozen
class Aside:
    """What is told below a network in words alone."""

    title: str
    text: str


def network_title(report: Network) -> str:
    """Name a network and its day."""
    return f"Network of {name_in(report, report.actor)} at the end of {spoken(report.asked.on)}"


def no_neighbour(report: Network) -> str:
    """Say that nothing ties an actor to another on a day, as far as the log knows."""
    return (
        f"The log knows of nothing that tied {name_in(report, report.actor)} to another on {spoken(report.asked.on)}."
    )


def neighbours_counted(report: Network) -> str:
    """Count the neighbours: sure ones, possible ones, and those that are so no longer."""
    states = [{tie.answer for tie in neighbour.ties} for neighbour in report.neighbours]
    sure = sum(Answer.HOLDS in answers for answers in states)
    ended = sum(answers <= {Answer.NOT} for answers in states)
    perhaps = len(states) - ended - sure
    more = f", {perhaps} more possibly" if perhaps else ""
    return f"{counted(sure, 'neighbour')}{more}{f', {ended} no longer' if ended else ''}."


def tie_sentence(holding: Holding, report: Network) -> str:
    """Write one condition that ties two, with since when it holds or when it ended."""
    return f"{condition_phrase([holding], report.narrative.catalogue, report.asked.on)}{_when(holding, report)}."


def shared_words(shared: Sequence[Holding], report: Network) -> str:
    """Name what two have in common; with much, only how much of each sort."""
    count = counted_words(shared, report.narrative.catalogue)
    if len(shared) > _MOST_NAMED:
        return count
    return f"{count} ({listed([_third(holding, report) for holding in shared])})"


def counted_words(shared: Sequence[Holding], catalogue: Catalogue) -> str:
    """Count what two have in common by what it is: '2 formats and 1 agreement in common'."""
    counts = Counter(list(catalogue.known_fluent(holding.fluent.name).args)[2] for holding in shared)
    return f"{listed([counted(number, what) for what, number in counts.items()])} in common"


def asides(report: Network, *, full: bool) -> Iterator[Aside]:
    """Tell who only shares something with the actor, and what a format's members have with others."""
    if report.sharing:
        yield Aside("Those with which it only has something in common", _sharing(report, full=full))
    if report.outsiders:
        told = [_outsider(outsider, report, full=full) for outsider in report.outsiders]
        yield Aside("What members have with others", f"{'; '.join(told)}.")


def name_in(report: Network, code: str) -> str:
    """Return an actor's name on the network's day."""
    return name(report.narrative.catalogue, code, report.asked.on)


def _when(holding: Holding, report: Network) -> str:
    if holding.answer is Answer.NOT:
        return f", ended {spoken_range(holding.since.earliest, holding.since.latest)}"
    since = since_when(holding, report.narrative)
    return f", {since}" if since else ""


def _third(holding: Holding, report: Network) -> str:
    code = holding.fluent.args[2]
    thing = report.narrative.catalogue.thing(code)
    perhaps = " possibly" if holding.answer is Answer.POSSIBLY else ""
    return (thing.name if thing else name_in(report, code)) + perhaps


def _sharing(report: Network, *, full: bool) -> str:
    groups: dict[str, list[str]] = {}
    for neighbour in report.sharing:
        groups.setdefault(shared_words(neighbour.common, report), []).append(name_in(report, neighbour.code))
    told = [f"{words}: {_some(names, _MOST_SHARING, full=full)}" for words, names in sorted(groups.items())]
    return f"{'; '.join(told)}."


def _outsider(outsider: Outsider, report: Network, *, full: bool) -> str:
    members: dict[str, list[str]] = {}
    for member, tie in outsider.ties:
        doubt = "possibly " if tie.answer is Answer.POSSIBLY else ""
        members.setdefault(f"{doubt}{tie.section}", []).append(name_in(report, member))
    unique = {title: list(dict.fromkeys(names)) for title, names in members.items()}
    told = [f"{title} ({_some(names, _MOST_NAMED, full=full)})" for title, names in unique.items()]
    return f"{name_in(report, outsider.code)}: {', '.join(told)}"


def _some(names: Sequence[str], most: int, *, full: bool) -> str:
    return listed(names) if full else listed_first(names, most)
