"""What every text report says alike: what was asked, a happening with its reports, an event that decides an answer."""

from collections.abc import Iterable, Iterator

from tracker.calculus.doubts import Doubt
from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import TOLERANCE
from tracker.model.events import Document, Event, Evidence, Stance
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.chronology import Act
from tracker.projections.folding import MOST_ALIKE, MOST_PRESUPPOSING, Fold, folded_acts, folded_witnesses
from tracker.projections.relation import Asked
from tracker.projections.witnesses import Witness
from tracker.reports.language.asked import END_OF_DAY, PLACES, documents_asked
from tracker.reports.language.dates import span
from tracker.reports.language.documents import said_on
from tracker.reports.language.folds import acts_phrase, fold_days
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import happening_sentence
from tracker.reports.language.speakers import according_to, speakers_phrase
from tracker.reports.language.words import capital, counted, listed
from tracker.reports.text.layout import View, fitted, page_text, row, wrapped


def asked_lines(asked: Asked, catalogue: Catalogue) -> list[str]:
    """Say by what an answer was bounded: what was known, what was recorded, which catalogue."""
    position = f", position {asked.position}" if asked.position is not None else ""
    recorded = asked.recorded_by or "now"
    return fitted(
        f"Known by: {documents_asked(asked)}. Recorded by: {recorded}. Catalogue {catalogue.version}{position}."
    )


def footed_text(lines: Iterable[str]) -> str:
    """Put the lines of a report together, and below them how its days, doubtful dates and places are to be read."""
    return page_text([*lines, "", END_OF_DAY, f"Tolerance: {TOLERANCE}.", PLACES])


def entry_lines(entry: Act, narrative: Narrative, day: int) -> list[str]:
    """Write one happening of a chronology: when, what, because of what, and every report of it."""
    happening = entry.happening
    tags = list(_tags(entry, narrative, day))
    tail = f" ({'; '.join(tags)})" if tags else ""
    told = happening_sentence(happening, narrative.catalogue, narrative.events)
    lines = [f"  {capital(happened(happening))}", *wrapped(f"{told}{tail}.", "    ")]
    causes = [_cause(narrative.happenings[key], narrative) for key in entry.causes]
    lines += wrapped(f"because: {'; '.join(causes)}", "      ") if causes else []
    for event in happening.events:
        lines += wrapped(f"- {cited_and_said(event, narrative)}", "      ", "        ")
    return lines


def folded_entry_lines(acts: Iterable[Act], narrative: Narrative, day: int, view: View) -> Iterator[list[str]]:
    """Write each happening of a chronology; those that are alike as one, with the days of the first and the last."""
    for fold in folded_acts(acts, narrative, view.most(MOST_ALIKE)):
        yield entry_lines(fold.one, narrative, day) if fold.count == 1 else _alike(fold, narrative)


def _alike(fold: Fold[Act], narrative: Narrative) -> list[str]:
    lines = [f"  {capital(fold_days(fold))}", *wrapped(f"{acts_phrase(fold, narrative.catalogue)}.", "    ")]
    events = [event for act in fold.items for event in act.happening.reports]
    return lines + [part for line in event_lines(events, narrative) for part in wrapped(line, "      ", "        ")]


def evidence_lines(witnesses: Iterable[Witness], narrative: Narrative, view: View) -> list[str]:
    """Write the events that decide an answer; of many that only presuppose it, how many there are, first and last."""
    folds = folded_witnesses(witnesses, narrative, view.most(MOST_PRESUPPOSING))
    return [part for fold in folds for part in row("", _witnesses_line(fold, narrative), hang=4)]


def _witnesses_line(fold: Fold[Witness], narrative: Narrative) -> str:
    if fold.count == 1:
        return witness_line(fold.one, narrative)
    how = "rests on" if fold.one.rests_on else "presupposed by"
    first, last = fold.items[0].event.ref, fold.items[-1].event.ref
    return f"- {how} {counted(fold.count, 'event')}, {fold_days(fold)}: {first} to {last}"


def event_lines(events: Iterable[Event], narrative: Narrative) -> list[str]:
    """Write some events with their evidence; of many the first, the last, and how many there are in which documents."""
    told = list({event.ref: event for event in events}.values())
    if len(told) <= MOST_PRESUPPOSING:
        return [f"- {cited_and_said(event, narrative)}" for event in told]
    documents = counted(len({event.document for event in told}), "document")
    return [f"- {told[0].ref} to {told[-1].ref}, {len(told)} events in {documents}"]


def _tags(entry: Act, narrative: Narrative, day: int) -> Iterator[str]:
    """Yield what is said of an act in brackets: through whom, that it is a cause, its doubt, its effective day."""
    happening = entry.happening
    if entry.through:
        yield f"through {name(narrative.catalogue, entry.through, day)}"
    if entry.cause_only:
        yield "a cause"
    if happening.doubt or happening.id in narrative.contested:
        yield happening.doubt or Doubt.CONTESTED
    if happening.works != happening.act:
        yield f"in effect {span(*happening.works)}"


def _cause(cause: Happening, narrative: Narrative) -> str:
    """Write a cause, by whom it is claimed where it is, and that reports of it contradict one another."""
    told = happening_sentence(cause, narrative.catalogue, narrative.events)
    if cause.doubt is not Doubt.CLAIMED:
        return f"{told} ({cause.doubt})" if cause.doubt and cause.reports else told
    said = dict.fromkeys(filter(None, (speakers_phrase(event, narrative.catalogue) for event in cause.reports)))
    return f"{told} (claimed{f', according to {listed(list(said))}' if said else ''})"


def witness_line(witness: Witness, narrative: Narrative) -> str:
    """Write an event that decides an answer, whether it only presupposes it, and on what the answer only rests."""
    how = "rests on: " if witness.rests_on else "presupposed by " if witness.implied else ""
    return f"- {how}{cited_and_said(witness.event, narrative)}"


def cited_and_said(event: Event, narrative: Narrative) -> str:
    """Name an event with its evidence, and by whom it is told where that is not simply by its document."""
    return f"{cited(event, narrative.documents[event.document])}{by_whom(event, narrative)}"


def cited(event: Event, document: Document) -> str:
    """Name an event with its evidence and where it stands in its log."""
    words = evidence_words(event, document)
    own = [f'"{word}"' for word in event.as_named.values()] if document.quotable else []
    named = f", in its own words {listed(own)}" if own else ""
    return f"{event.ref}{f', {words}' if words else ''}{named} [{event.source.file}:{event.source.line}]"


def evidence_words(event: Event, document: Document) -> str:
    """Write the lines of a text and their words; no words of a document that may not be quoted."""
    return ", ".join(dict.fromkeys(_place(evidence, document) for evidence in event.evidence))


def _place(evidence: Evidence, document: Document) -> str:
    place = f"line {evidence.line}" if evidence.line is not None else evidence.at
    return f'{place} "{evidence.words}"' if evidence.words and document.quotable else place


def by_whom(event: Event, narrative: Narrative) -> str:
    """Say by whom and how an event is told, where that is not simply by its document; a denial with its own day."""
    said = according_to(event, narrative.catalogue)
    stance = "" if event.stance is Stance.REPORTED else f" ({event.stance.value}{_denied_on(event, narrative)})"
    return stance + (f", {said}" if said else "")


def _denied_on(event: Event, narrative: Narrative) -> str:
    """Say when a denial was made, and that it came before every day that is reported, where it did."""
    if event.stance is not Stance.DENIED:
        return ""
    before = "" if event in narrative.denying(narrative.happening_of[event.ref]) else ", before any day reported"
    return f" {said_on(event, narrative.documents[event.document])}{before}"
