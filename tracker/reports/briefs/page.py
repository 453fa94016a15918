"""What the parts of one page share: the narrative, the day that names are those of, and the numbers of sources."""

from collections.abc import Collection, Iterable, Sequence

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.codes import event_of
from tracker.model.events import Document, Event
from tracker.narrative.narrative import Narrative
from tracker.reports.briefs.briefing import Block, BulletList, Citation, ListItem, Section, Sentence
from tracker.reports.language.dates import days
from tracker.reports.language.documents import terms, title
from tracker.reports.language.names import name
from tracker.reports.language.words import capital, listed_lines


@frozen
class Passage:
    """Where some events are told: a document, the lines or articles in it, and their words."""

    document: str
    where: str
    words: str


@define(eq=False)
class Page:
    """Numbers the places that sentences rest on, in the order in which the page first names them.

    `dyad` are the actors that the page is of; `usual` is the attribution that a part of it has said once for all.
    `sections` names what stands before its annex, and `annex` the sections to which it can point.
    """

    narrative: Narrative
    day: int
    dyad: tuple[str, ...] = ()
    usual: str = ""
    annex: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    _numbers: dict[Passage, int] = field(factory=dict)
    _events: dict[Passage, dict[str, None]] = field(factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that names and templates come from."""
        return self.narrative.catalogue

    def name(self, code: str) -> str:
        """Return an actor's name on the page's day."""
        return name(self.catalogue, code, self.day)

    def where(self, *parts: str) -> str:
        """Say where what there is no room for is told: in the annex, where that has some sections."""
        return "in the annex" if {*parts} <= {*self.annex} else "not told here"

    def say(self, text: str, events: Iterable[Event] = ()) -> Sentence:
        """Make a sentence that rests on some events."""
        return Sentence(text, self.cite(events))

    def cite(self, events: Iterable[Event]) -> tuple[int, ...]:
        """Return the numbers of the places where some events are told, each place once, in order."""
        return tuple(
            sorted({self._number(passage_of(event, self._document(event.document)), event) for event in events})
        )

    def cite_document(self, document: str) -> tuple[int, ...]:
        """Return the number of a document as a whole, for what it leaves open."""
        return (self._number(Passage(document, "", ""), None),)

    def sources(self) -> tuple[Citation, ...]:
        """Return every place that was named, by its number."""
        first: dict[str, int] = {}
        for place, number in self._numbers.items():
            first.setdefault(place.document, number)
        return tuple(
            self._source(place, number, is_first=first[place.document] == number)
            for place, number in self._numbers.items()
        )

    def _number(self, place: Passage, event: Event | None) -> int:
        self._events.setdefault(place, {}).update({event_of(event.ref): None} if event else {})
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    def _document(self, document: str) -> Document:
        return self.narrative.documents[document]

    def _source(self, place: Passage, number: int, *, is_first: bool) -> Citation:
        document = self._document(place.document)
        inferred = " (inferred)" if document.basis == "inferred" else ""
        is_foreign = document.language.partition("-")[0] not in ("", "en")
        return Citation(
            number=number,
            document=document.id,
            title=title(document),
            publisher=_begun(document.publisher),
            published=days(document.published.earliest, document.published.latest) + inferred,
            where=place.where,
            words=place.words,
            url=document.address,
            events=tuple(sorted(self._events[place])),
            mended=self._mended(document.id, self._events[place]),
            language=document.language if is_foreign else "",
            native=document.title if is_foreign else "",
            terms=capital("; ".join(terms(document))) if is_first else "",
        )

    def _mended(self, document: str, events: Collection[str]) -> str:
        """Say which entries of the desk corrected the reading of some events or of their document, and why."""
        corrections = [one for log in self.narrative.logs for one in log.mendings if one.kind == "correction"]
        told = [one for one in corrections if document in one.of or not set(events).isdisjoint(map(event_of, one.of))]
        return "; ".join(f"corrected by the desk: {one.reason.removesuffix('.')} ({one.ref})" for one in told)


def _begun(publisher: str) -> str:
    """Write a publisher as it begins a sentence; a name in small letters is one: 'rusreality.com'."""
    return capital(publisher) if publisher.startswith("the ") else publisher


def passage_of(event: Event, document: Document) -> Passage:
    """Return where a document tells an event, and by which words; none of one that may not be quoted."""
    lines = sorted({one.line for one in event.evidence if one.line is not None})
    parts = [listed_lines(lines)] if lines else []
    parts += dict.fromkeys(one.at for one in event.evidence if one.at)
    words = dict.fromkeys(one.words for one in event.evidence if one.words) if document.quotable else {}
    return Passage(document.id, "; ".join(parts), " … ".join(words))


def section_of(heading: str, blocks: Iterable[Block | None]) -> Section | None:
    """Make a section of what there is to say; None where that is nothing."""
    told = tuple(block for block in blocks if block is not None)
    return Section(heading, told) if told else None


def items(sentences: Iterable[Sentence]) -> BulletList | None:
    """Make a list of a sentence each; None where there is none."""
    made = tuple(ListItem((sentence,)) for sentence in sentences)
    return BulletList(made) if made else None


def present(sections: Sequence[Section | None]) -> tuple[Section, ...]:
    """Leave out the sections that have nothing to say."""
    return tuple(one for one in sections if one is not None)
