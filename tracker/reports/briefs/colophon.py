"""How a page was made: the three dates, the rules, the log and the program, so that anybody can make it again."""

from attrs import frozen

from tracker.model.dates import TOLERANCE
from tracker.model.days import iso, spoken
from tracker.narrative.narrative import Narrative
from tracker.projections.relation import Asked
from tracker.reports.language.asked import END_OF_DAY, documents_asked
from tracker.reports.language.words import capital, listed, of_many


@frozen
class Made:
    """What a page says of its making.

    `command` makes it again, `root` is that of the log's proof tree at the position (empty where it has none), `limit`
    the mark above which `withheld` documents were left out, `mark` the highest of the documents that were read.
    `issued`, `desk` and `contact` stand at its head as they were given.
    """

    command: str
    program: str
    root: str = ""
    limit: str = ""
    withheld: int = 0
    mark: str = ""
    issued: str = ""
    desk: str = ""
    contact: str = ""


def dates(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the three dates: the world's, that of publication, and that of the log."""
    known = documents_asked(asked, "all documents in the log")
    if asked.known_by is not None and asked.known_by < asked.on:
        known += ", before the day asked about: it is answered as if nothing came between"
    position = "not stored" if asked.position is None else f"position {asked.position} of the log"
    return (("On", f"the end of {spoken(asked.on)}"), ("Known by", known), ("Recorded by", position))


def documents_used(asked: Asked) -> str:
    """Say which documents were asked, at the head of two pages."""
    return documents_asked(asked, "all in the log").removeprefix("documents ")


def head(asked_of: str, documents: str, made: Made, trend: str = "") -> tuple[tuple[str, str], ...]:
    """Write what stands at the head of the first of two pages: the period and its trend, documents, who issues it."""
    pairs = [
        ("Period", capital(asked_of)),
        ("Trend", capital(trend)),
        ("Documents", capital(documents)),
        ("Issued", made.issued),
        ("Desk", made.desk),
        ("Contact", made.contact),
        ("Handling", made.mark),
    ]
    return tuple((term, text) for term, text in pairs if text)


def colophon(asked: Asked, made: Made, documents: int, events: int) -> tuple[tuple[str, str], ...]:
    """Return everything on which the page depends, as pairs of a term and what stands for it."""
    read = f"{of_many(documents, 'document')}, {of_many(events, 'event')}"
    pairs = [
        *dates(asked),
        ("Days", END_OF_DAY),
        ("Date tolerance", f"{TOLERANCE[0].upper()}{TOLERANCE[1:]}."),
        ("Read", read),
        ("Catalogue", asked.catalogue),
        ("Log checksum", made.root),
        ("Handling", _handling(made)),
        ("Program", made.program),
        ("To reproduce", made.command),
    ]
    return tuple((term, text) for term, text in pairs if text)


def left_out(narrative: Narrative, made: Made) -> str:
    """Say which documents on the matter are not asked, and why; empty where none is left out."""
    found = []
    if narrative.left_out and narrative.known_by is not None:
        later = of_many(len(narrative.left_out), "document")
        found.append(f"{later} published, or perhaps published, after {spoken(narrative.known_by)}")
    if made.withheld:
        found.append(f"{of_many(made.withheld, 'document')} marked above {made.limit}")
    one = len(narrative.left_out) + made.withheld == 1
    return f"left out {'is' if one else 'are'} {listed(found)}" if found else ""


def _handling(made: Made) -> str:
    """Say up to which mark documents were used, and how many were left out, without naming them."""
    if not made.withheld:
        return f"up to {made.limit}" if made.limit else ""
    verb = "was" if made.withheld == 1 else "were"
    return f"up to {made.limit}: {of_many(made.withheld, 'document')} marked above it {verb} left out"


def command_line(words: tuple[str, ...], asked: Asked, limit: str, since: str) -> str:
    """Write the command that makes a page again from the same log, whatever is appended to it later."""
    options = [("--on", iso(asked.on)), ("--since", since), ("--known-by", iso(asked.known_by))]
    options += [("--recorded-by", str(asked.position) if asked.position is not None else None), ("--handling", limit)]
    return " ".join(["tracker", "brief", *words, *(f"{key} {value}" for key, value in options if value)])
