"""How every text report is laid out and cites: one hundred columns, nothing that needs colour."""

import textwrap
from collections.abc import Iterable

from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import TOLERANCE
from tracker.model.days import spoken, spoken_range
from tracker.model.events import Document, Event, Stance
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Witness
from tracker.projections.chronology import Entry
from tracker.projections.relation import Asked
from tracker.reports.sentences import happening_sentence, listed, sentence, span, speakers, when

WIDTH = 100
_GUTTER = 17

END_OF_DAY = "State at the end of the day: a member from the day it joins, not a member on the day it leaves."


def asked_lines(asked: Asked, catalogue: Catalogue) -> list[str]:
    """Say by what an answer was bounded: what was known, what was recorded, which catalogue, which tolerance."""
    known = "all documents" if asked.known_by is None else f"documents published by {spoken(asked.known_by)}"
    position = f", position {asked.position}" if asked.position is not None else ""
    recorded = asked.recorded_by or "now"
    return [
        END_OF_DAY,
        f"Known by: {known}. Recorded by: {recorded}. Catalogue {catalogue.version}{position}.",
        f"Tolerance: {TOLERANCE}.",
    ]


def entry_lines(entry: Entry, narrative: Narrative, day: int) -> list[str]:
    """Write one happening of a chronology: when, what, because of what, and every report of it."""
    one = entry.happening
    tags = [f"through {name(narrative.catalogue, entry.through, day)}"] if entry.through else []
    tags += ["a cause"] if entry.cause_only else []
    tags += [one.doubt or "contested"] if one.id in narrative.contested or one.doubt else []
    if one.works != one.act:
        tags.append(f"in effect {span(*one.works)}")
    tail = f" ({'; '.join(tags)})" if tags else ""
    lines = [f"  {sentence(when(one))}"]
    lines += wrapped(f"{happening_sentence(one, narrative.catalogue, narrative.events)}{tail}.", "    ")
    told = (narrative.happenings[key] for key in entry.causes)
    causes = [happening_sentence(cause, narrative.catalogue, narrative.events) for cause in told]
    lines += wrapped(f"because: {'; '.join(causes)}", "      ") if causes else []
    for event in one.events:
        text = f"- {cited(event, narrative.documents[event.document])}{said_by(event, narrative.catalogue)}"
        lines += wrapped(text, "      ", "        ")
    return lines


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


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
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
