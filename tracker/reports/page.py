"""How every text report is laid out and cites: as wide as its terminal or a hundred columns, without colour."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable

from tracker.calculus.doubts import Doubt
from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import TOLERANCE, VagueDate
from tracker.model.days import PAST, spoken, spoken_range
from tracker.model.events import Document, Event, Stance
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding, Witness
from tracker.projections.chronology import Act
from tracker.projections.relation import Asked
from tracker.reports.sentences import happening_sentence, listed, sentence, since_phrase, span, speakers

WIDTH = 100
"""So many columns a report has in a file or a pipe, and at most in a terminal."""

_NARROWEST = 40
_GUTTER = 17
_ONE_MONTH = re.compile(r"from (\d+|\d+ \w+|[^\W\d]+) ((?:[^\W\d]+ )?\d{4}) to (.+) \2")

END_OF_DAY = "State at the end of the day: a member from the day it joins, not a member on the day it leaves."


def asked_lines(asked: Asked, catalogue: Catalogue) -> list[str]:
    """Say by what an answer was bounded: what was known, what was recorded, which catalogue, which tolerance."""
    known = "all documents" if asked.known_by is None else f"documents published by {spoken(asked.known_by)}"
    position = f", position {asked.position}" if asked.position is not None else ""
    recorded = asked.recorded_by or "now"
    lines = (
        END_OF_DAY,
        f"Known by: {known}. Recorded by: {recorded}. Catalogue {catalogue.version}{position}.",
        f"Tolerance: {TOLERANCE}.",
    )
    return [part for line in lines for part in fitted(line)]


def entry_lines(entry: Act, narrative: Narrative, day: int) -> list[str]:
    """Write one happening of a chronology: when, what, because of what, and every report of it."""
    one = entry.happening
    tags = [f"through {name(narrative.catalogue, entry.through, day)}"] if entry.through else []
    tags += ["a cause"] if entry.cause_only else []
    tags += [one.doubt or Doubt.CONTESTED] if one.id in narrative.contested or one.doubt else []
    if one.works != one.act:
        tags.append(f"in effect {span(*one.works)}")
    tail = f" ({'; '.join(tags)})" if tags else ""
    lines = [f"  {sentence(happened(one))}"]
    lines += wrapped(f"{happening_sentence(one, narrative.catalogue, narrative.events)}{tail}.", "    ")
    told = (narrative.happenings[key] for key in entry.causes)
    causes = [
        happening_sentence(cause, narrative.catalogue, narrative.events) + _doubted(cause, narrative) for cause in told
    ]
    lines += wrapped(f"because: {'; '.join(causes)}", "      ") if causes else []
    for event in one.events:
        text = f"- {cited(event, narrative.documents[event.document])}{said_by(event, narrative.catalogue)}"
        lines += wrapped(text, "      ", "        ")
    return lines


def _doubted(cause: Happening, narrative: Narrative) -> str:
    """Say by whom a cause is claimed, or that reports of it contradict one another; empty where it is sure."""
    if cause.doubt is not Doubt.CLAIMED:
        return f" ({cause.doubt})" if cause.doubt and cause.reports else ""
    said = [speakers(event, narrative.catalogue).removeprefix("according to ") for event in cause.reports]
    names = list(dict.fromkeys(one for one in said if one))
    return f" (claimed{f', according to {listed(names)}' if names else ''})"


def happened(one: Happening) -> str:
    """Write when a happening was: '22 May 2021', 'between 10 and 12 May 2021', 'from 22 to 24 May 2024'."""
    return lasted(one) or span(*one.act)


def lasted(one: Happening) -> str:
    """Write from which day to which a happening lasted; empty where its reports do not agree that it did."""
    dates = [event.date for event in one.reports if event.date.extent]
    told = {dated(date) for date in dates if (date.earliest, date.latest) == one.act}
    return told.pop() if len(told) == 1 else ""


def dated(date: VagueDate) -> str:
    """Write a date, and of one that lasted the month and year once: 'from 22 to 24 May 2024'."""
    if date.earliest == date.last:
        return spoken_range(date.earliest, date.last)
    return _ONE_MONTH.sub(r"from \1 to \3 \2", date.spoken()) if date.extent else date.spoken()


def since_told(holding: Holding, narrative: Narrative) -> str:
    """Say since when an answer stands, or is in doubt; the first days on which it can be asked say nothing of it."""
    begins = {PAST, *(start for start, _ in narrative.spells(holding.fluent))}
    return since_phrase(holding.answer, holding.since.earliest, holding.since.latest, begins)


def witness_line(witness: Witness, narrative: Narrative) -> str:
    """Write an event that decides an answer, and what it is only presupposed by."""
    event = witness.event
    implied = "presupposed by " if witness.implied else ""
    return f"- {implied}{cited(event, narrative.documents[event.document])}{said_by(event, narrative.catalogue)}"


def cited(event: Event, document: Document) -> str:
    """Name an event with its evidence and where it stands in its log."""
    words = evidence_words(event, document)
    own = [f'"{word}"' for word in event.as_named.values()] if document.quotable else []
    named = f", in its own words {listed(own)}" if own else ""
    return f"{event.ref}{f', {words}' if words else ''}{named} [{event.source.file}:{event.source.line}]"


def evidence_words(event: Event, document: Document) -> str:
    """Write the lines of a text and their words; no words of a document that may not be quoted."""
    pieces = []
    for evidence in event.evidence:
        place = f"line {evidence.line}" if evidence.line is not None else evidence.at
        pieces.append(f'{place} "{evidence.words}"' if evidence.words and document.quotable else place)
    return ", ".join(dict.fromkeys(pieces))


def said_by(event: Event, catalogue: Catalogue) -> str:
    """Say by whom and how an event is told, where that is not simply by its document."""
    names = speakers(event, catalogue)
    stance = "" if event.stance is Stance.REPORTED else f" ({event.stance.value})"
    return stance + (f", {names}" if names else "")


def section(title: str, entries: Iterable[list[str]]) -> list[str]:
    """Write a section with its title, and nothing where it is empty."""
    lines = [line for entry in entries for line in entry]
    return ["", title, *lines] if lines else []


def row(label: str, text: str, hang: int = 2) -> list[str]:
    """Write a label in the gutter and a text beside it."""
    return _wrap(text, f"  {label:<{_GUTTER - 3}} ", " " * (_GUTTER + hang))


def wrapped(text: str, indent: str, hang: str | None = None) -> list[str]:
    """Write a text indented, its further lines by another indent where one is given."""
    return _wrap(text, indent, hang if hang is not None else indent)


def fitted(line: str) -> list[str]:
    """Wrap a line that nothing has wrapped, where the terminal is narrower than a report in a file."""
    room = width()
    if room >= WIDTH or len(line) <= room:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line.strip(), indent, f"{indent}  ")


def page_text(lines: Iterable[str]) -> str:
    """Put the lines of a report together, none wider than its terminal."""
    return "\n".join(part for line in lines for part in fitted(line))


def width() -> int:
    """Return how wide a report is: as COLUMNS says, or its terminal, within bounds; a hundred in a file or a pipe."""
    asked = os.environ.get("COLUMNS", "")
    if not (asked.isdecimal() and int(asked)) and not sys.stdout.isatty():
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST), WIDTH)


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, width(), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def name(catalogue: Catalogue, code: str, day: int) -> str:
    """Return an actor's name on a day."""
    actor = catalogue.actor(code)
    return actor.name(day) if actor else code


def published(document: Document) -> str:
    """Say when a document was published, and if that is only inferred."""
    inferred = " (inferred)" if document.basis == "inferred" else ""
    return f"published {day_of(document)}{inferred}"


def day_of(document: Document) -> str:
    """Write the range of a document's publication."""
    return spoken_range(document.published.earliest, document.published.latest)


def counted(number: int, word: str, plural: str = "") -> str:
    """Write a number of things: '1 fault', '2 faults'."""
    return f"{number} {word}" if number == 1 else f"{number} {plural or word + 's'}"
