"""What every text report says alike: what was asked, a happening with its reports, an event that decides an answer."""

from tracker.calculus.doubts import Doubt
from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import TOLERANCE
from tracker.model.days import spoken
from tracker.model.events import Document, Event, Stance
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Witness
from tracker.projections.chronology import Act
from tracker.projections.relation import Asked
from tracker.reports.language.dates import span
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import happening_sentence, speakers
from tracker.reports.language.words import capital, listed
from tracker.reports.text.layout import fitted, wrapped

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
    lines = [f"  {capital(happened(one))}"]
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
