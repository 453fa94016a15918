"""The network of an actor as text: each neighbour with its ties, since when, and on whose word."""

from tracker.calculus.timeline import Answer
from tracker.projections.network import Neighbour, Network
from tracker.reports.language.networks import (
    asides,
    name_in,
    neighbours_counted,
    network_title,
    no_neighbour,
    shared_words,
    tie_sentence,
)
from tracker.reports.language.words import capital
from tracker.reports.text.entries import asked_lines, evidence_lines, footed_text
from tracker.reports.text.layout import FIRST, View, row, titled, wrapped


def network_text(report: Network, view: View = FIRST) -> str:
    """Write an actor's neighbours, each with its ties, since when, and on whose word."""
    lines = [network_title(report), *asked_lines(report.asked, report.narrative.catalogue)]
    for neighbour in report.neighbours:
        lines += titled(capital(name_in(report, neighbour.code)), [_neighbour(neighbour, report, view)])
    if not report.neighbours:
        lines += ["", no_neighbour(report)]
    for aside in asides(report, full=True):
        lines += ["", aside.title.upper(), *wrapped(aside.text, "  ")]
    return footed_text([*lines, "", neighbours_counted(report)])


def _neighbour(neighbour: Neighbour, report: Network, view: View) -> list[str]:
    lines: list[str] = []
    for tie, holding in ((each, one) for each in neighbour.ties for one in each.holdings):
        lines += row("ended" if tie.answer is Answer.NOT else tie.answer.value, tie_sentence(holding, report))
        lines += evidence_lines(holding.witnesses, report.narrative, view)
    return lines + (row("in common", f"{shared_words(neighbour.common, report)}.") if neighbour.common else [])
