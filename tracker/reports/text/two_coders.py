"""Two codings of one document, held against each other, as text."""

from collections.abc import Iterator

from tracker.catalogue.catalogue import Catalogue
from tracker.model.events import Event
from tracker.projections.two_coders import Agreement, CodedTwice, CodingsCompared
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import counted, listed
from tracker.reports.text.layout import page_text, wrapped


def codings_text(report: CodingsCompared) -> str:
    """Write how far two coders agree, where they differ, and what only one of them has."""
    first, second = (log.document.source.file for log in (report.first, report.second))
    lines = [f"{first} and {second}"]
    number = counted(len(report.both), "event")
    alone = f"only the first has {len(report.only_first)}, only the second {len(report.only_second)}"
    share = "" if report.shared is None else f" Of all events, {report.shared:.0%} are in both."
    lines += wrapped(f"Both have {number}; {alone}.{share}", "")
    lines += [f"{name:<7} {_agreement(one)}" for name, one in _asked(report) if one.of]
    different = [one for one in report.both if one.differ]
    lines += _section("DIFFERENT", [part for one in different for part in _different(one)])
    lines += _section(f"ONLY IN {first}", _alone(report.only_first, report.catalogue))
    lines += _section(f"ONLY IN {second}", _alone(report.only_second, report.catalogue))
    return page_text(lines)


def _asked(report: CodingsCompared) -> list[tuple[str, Agreement]]:
    return [("kind", report.kind), ("stance", report.stance), ("date", report.date)]


def _agreement(one: Agreement) -> str:
    """Write how often two coders agree, with kappa where there is one."""
    kappa = "" if one.kappa is None else f", Cohen's kappa {one.kappa:.2f}"
    return f"alike in {one.alike} of {one.of}{kappa}"


def _different(one: CodedTwice) -> Iterator[str]:
    """Write in what the two codings of an event differ."""
    first, second = one.first, one.second
    yield f"  {first.id} (line {first.source.line}) and {second.id} (line {second.source.line})"
    for key in one.differ:
        yield from wrapped(f"{key}: {_value(first, key)} | {_value(second, key)}", "    ", "      ")


def _value(event: Event, key: str) -> str:
    fixed = {"kind": event.kind, "date": event.date.text, "stance": event.stance.value}
    return fixed.get(key) or listed(event.roles.get(key, ())) or "nothing"


def _alone(events: tuple[Event, ...], catalogue: Catalogue) -> list[str]:
    lines: list[str] = []
    for event in events:
        told = f"{event.id} (line {event.source.line}): {event_sentence(event, catalogue)}."
        lines += wrapped(told, "  ", "    ")
    return lines


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *lines] if lines else []
