"""What a log is about in words: each actor with its partners, each document with its events, and what comes up."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from attrs import frozen

from tracker import __version__
from tracker.calculus.timeline import Answer
from tracker.model.codes import whole_of
from tracker.model.days import PAST
from tracker.model.events import Document, Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import agenda
from tracker.projections.answers import Holding
from tracker.projections.briefing_gaps import office_holders, office_of
from tracker.projections.contents import Contents, contents
from tracker.projections.gate import highest
from tracker.projections.ordering import by_days
from tracker.projections.relation import Asked
from tracker.reports.briefs.colophon import Made, colophon
from tracker.reports.briefs.page import Page, passage_of
from tracker.reports.language.agenda import coming, coming_on
from tracker.reports.language.dates import dated
from tracker.reports.language.documents import published, title
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.since import began
from tracker.reports.language.speakers import according_to
from tracker.reports.language.words import capital
from tracker.reports.render.sources import is_page


@frozen
class ActorTold:
    """An actor: its name today, its sort, the first day of each month that saw acts with their number, its partners.

    `offices` are rows of who holds which office: the office, who, since when. `is_format` says that others can be
    members of it.
    """

    code: str
    name: str
    sort: str
    months: tuple[tuple[int, int], ...]
    partners: tuple[str, ...]
    offices: tuple[tuple[str, str, str], ...]
    is_format: bool


@frozen
class EventTold:
    """One event of a document: its name, its kind, when, what, on whose word, and where the document says it.

    `lines` are the numbers of those lines of its text that say it.
    """

    code: str
    kind: str
    when: str
    text: str
    stance: str
    where: str
    words: str
    lines: tuple[int, ...] = ()


@frozen
class DocumentTold:
    """A document with its events; `told` is who published it and when. `handling` is its mark."""

    code: str
    title: str
    told: str
    address: str
    language: str
    native: str
    handling: str
    events: tuple[EventTold, ...]


@frozen
class ContentsTold:
    """What a log is about; `coming` are rows of when, why and what comes up in the year after the day."""

    actors: tuple[ActorTold, ...]
    pairs: tuple[tuple[str, str], ...]
    documents: tuple[DocumentTold, ...]
    coming: tuple[tuple[str, str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    made: tuple[tuple[str, str], ...]
    handling: str


def contents_of(narrative: Narrative, asked: Asked, days: int, actor: str | None = None) -> ContentsTold:
    """Tell what a log is about, and what comes up within some days after the day; of an actor, what is about it."""
    found = contents(narrative) if actor is None else contents(narrative).of(actor)
    page = Page(narrative, asked.on)
    read = [log.document for log in narrative.logs if not log.document.desk]
    events = _events(narrative)
    own = _documents_on(found.actors.get(actor, ())) if actor is not None else events.keys()
    timelines = Timelines(narrative)
    items = agenda(timelines, asked, days, actor).items
    said = colophon(asked, Made("", f"tracker {__version__}"), len(read), len(narrative.written))
    kinds = {event.kind for document in own for event in events[document]}
    offices = _offices(timelines, found, page)
    return ContentsTold(
        actors=tuple(_actor(code, found, offices[code], page) for code in found.actors),
        pairs=tuple(found.pairs),
        documents=tuple(_document(one, events[one.id], narrative) for one in read if actor is None or one.id in own),
        coming=tuple((capital(coming_on(one)), one.sort.value, coming(one, narrative)) for one in items),
        kinds=tuple((kind, capital(page.catalogue.known_kind(kind).label)) for kind in sorted(kinds)),
        made=said,
        handling=highest(log.document for log in narrative.logs),
    )


def _events(narrative: Narrative) -> Mapping[str, list[Event]]:
    """List the events of each document by their days, without the parts of others."""
    told: dict[str, list[Event]] = defaultdict(list)
    for one in by_days(narrative.happenings.values()):
        for event in one.events:
            if not event.is_part:
                told[event.document].append(event)
    return told


def _documents_on(happenings: Iterable[Happening]) -> Collection[str]:
    """Name the documents that tell of some happenings."""
    return {event.document for one in happenings for event in one.events}


def _offices(timelines: Timelines, found: Contents, page: Page) -> Mapping[str, list[Holding]]:
    """List who holds an office of each actor at the end of the day."""
    held: dict[str, list[Holding]] = defaultdict(list)
    for one in office_holders(timelines, found.actors, page.day):
        office = office_of(page.narrative, one.fluent.name, one.fluent.args)
        held[whole_of(office or "")].append(one)
    return held


def _actor(code: str, found: Contents, offices: Iterable[Holding], page: Page) -> ActorTold:
    actor = page.catalogue.actor(code)
    assert actor, "only known actors are found"
    others = [other for pair in found.pairs if code in pair for other in pair if other != code]
    return ActorTold(
        code=code,
        name=capital(name(page.catalogue, code, page.day)),
        sort=actor.type,
        months=tuple(sorted(_months(found.actors[code], page.day).items())),
        partners=tuple(others),
        offices=tuple(_office(one, page) for one in offices),
        is_format=code in page.catalogue.formats(),
    )


def _months(happenings: Iterable[Happening], day: int) -> Counter[int]:
    """Count happenings by the month of their last day; what has not happened is no act."""
    told = [one.act[1] for one in happenings if one.reports and PAST < one.act[1] <= day]
    return Counter(date.fromordinal(last).replace(day=1).toordinal() for last in told)


def _office(holding: Holding, page: Page) -> tuple[str, str, str]:
    sort = page.catalogue.known_fluent(holding.fluent.name)
    players = dict(zip(sort.args, holding.fluent.args, strict=True))
    person = next(arg for arg, kind in sort.args.items() if kind == "person")
    doubt = "" if holding.answer is Answer.HOLDS else " (uncertain)"
    office = capital(page.name(players["office"]))
    return office, f"{page.name(players[person])}{doubt}", capital(began(holding, page.narrative)) or "Not known"


def _document(document: Document, own: Iterable[Event], narrative: Narrative) -> DocumentTold:
    is_foreign = document.language.partition("-")[0] not in ("", "en")
    return DocumentTold(
        code=document.id,
        title=title(document),
        told=f"{document.publisher}, {published(document)}",
        address=document.address if is_page(document.address) else "",
        language=document.language if is_foreign else "",
        native=document.title if is_foreign else "",
        handling=document.handling,
        events=tuple(_event(event, document, narrative) for event in own),
    )


def _event(event: Event, document: Document, narrative: Narrative) -> EventTold:
    place = passage_of(event, document)
    said = according_to(event, narrative.catalogue)
    return EventTold(
        code=event.ref.partition("/")[2],
        kind=event.kind,
        when=capital(dated(event.date)) if event.date.text != ".." else "On no day that is named",
        text=f"{event_sentence(event, narrative.catalogue, narrative.events)}{f', {said}' if said else ''}.",
        stance="" if event.stance.value == "reported" else event.stance.value,
        where=place.where,
        words=place.words,
        lines=tuple(sorted({one.line for one in event.evidence if one.line is not None})),
    )
