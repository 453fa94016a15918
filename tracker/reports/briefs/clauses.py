"""What events report as clauses that can stand after other words: with a small letter, as a plan, as denied."""

from collections.abc import Sequence

from attrs import evolve

from tracker.model.codes import whole_of
from tracker.model.days import FUTURE, spoken
from tracker.model.events import Document, Event, Stance
from tracker.narrative.happenings import Happening
from tracker.projections.briefing_gaps import offices_of
from tracker.reports.briefs.page import Page
from tracker.reports.language.dates import days
from tracker.reports.language.documents import said_on
from tracker.reports.language.happenings import lasted
from tracker.reports.language.names import name, spoken_player
from tracker.reports.language.sentences import event_clause
from tracker.reports.language.sharing import MOST_NAMED, first_named
from tracker.reports.language.speakers import speakers_phrase
from tracker.reports.language.words import listed, number_word

_LONG = 160
_MOST_TELLING = 2
_OFFICES = (
    "Customs",
    "Ministry",
    "Embassy",
    "Office",
    "Government",
    "Council",
    "Parliament",
    "President",
    "Department",
)


def days_of(happening: Happening, page: Page) -> str:
    """Write when something happened: the days on which it lasted, or the range in which its day lies.

    A range that goes beyond the page's day is said to: it may be of a time that the page does not tell of.
    """
    said = lasted(happening) or days(*happening.act)
    beyond = happening.act[0] <= page.day < happening.act[1] < FUTURE
    return f"{said}, perhaps after {spoken(page.day)}" if beyond else said


def clause(event: Event, page: Page) -> str:
    """Write what an event reports within a sentence, saying 'its' for whose act it is."""
    event = _as_told(event, page)
    return event_clause(event, page.catalogue, page.narrative.events)


def coming_clause(event: Event, page: Page) -> str:
    """Write what an event announces as the news has it: 'Lithuania to open its office in Taiwan'."""
    event = _as_told(event, page)
    return event_clause(event, page.catalogue, page.narrative.events, coming=True)


def _as_told(event: Event, page: Page) -> Event:
    """Return an event as a page words it: its own actors first, and an office by the name of who speaks as it."""
    return _own_first(_with_speaker(event, page), page)


def _with_speaker(event: Event, page: Page) -> Event:
    """Return an event whose office acts and tells of it, with the name of the person who holds it."""
    office = _office_of_speaker(event, page)
    if office is None:
        return event
    (person,), role = event.according_to[0], page.catalogue.known_kind(event.kind).subject
    day = event.date.latest
    named = f"{name(page.catalogue, office, day)}, {name(page.catalogue, person, day)},"
    return evolve(event, roles={**event.roles, role: (named,)})


def names_speaker(event: Event, page: Page) -> bool:
    """Say whether an event's clause names who tells it: the person who holds the office that acts."""
    return _office_of_speaker(event, page) is not None


def _office_of_speaker(event: Event, page: Page) -> str | None:
    """Return the office that acts, where the only person who tells of it holds it: one person, to be named once."""
    if event.stance is Stance.CLAIMED or len(event.according_to) != 1 or len(event.according_to[0]) != 1:
        return None
    players = event.roles.get(page.catalogue.known_kind(event.kind).subject, ())
    if len(players) != 1 or not begins_with_subject(event, page):
        return None  # of what two agreed on, the word of one stays its word
    held = offices_of(page.narrative, event.according_to[0][0], event.date.latest)
    return players[0] if players[0] in held else None


def _own_first(event: Event, page: Page) -> Event:
    """Return an event of whose many players of one role those are named whom the page is of, and the others counted."""
    roles = {role: _own_of(players, page) for role, players in event.roles.items()}
    return evolve(event, roles=roles) if roles != event.roles else event


def _own_of(players: tuple[str, ...], page: Page) -> tuple[str, ...]:
    own = tuple(player for player in players if whole_of(player) in page.dyad)
    left = len(players) - len(own)
    return (*own, f"{number_word(left)} others") if own and len(players) > MOST_NAMED else players


def short_clause(event: Event, page: Page) -> str:
    """Write what an event reports, without what its kind leaves to choice where all of it would be long."""
    text = clause(event, page)
    if len(text) <= _LONG:
        return text
    kind = page.catalogue.known_kind(event.kind)
    needed = {role: players for role, players in event.roles.items() if not kind.roles[role].optional}
    return clause(evolve(event, roles=needed, amid="", exhaustive=True), page)


def subject(event: Event, page: Page) -> str:
    """Return the words with which an event's clause begins and that name who acts; empty where it begins otherwise."""
    event = _as_told(event, page)
    role = page.catalogue.known_kind(event.kind).subject
    if role not in event.roles:
        return ""
    sort = page.catalogue.known_kind(event.kind).roles[role].type
    spoken = [spoken_player(sort, player, page.catalogue, event.date.latest) for player in event.roles[role]]
    return listed(first_named(event, role, spoken))


def begins_with_subject(event: Event, page: Page) -> bool:
    """Say whether a kind's sentence begins with who acts and goes on with what they did, so that the name can go."""
    kind = page.catalogue.known_kind(event.kind)
    return event.that is None and bool(kind.subject) and kind.told.startswith(f"{{{kind.subject}}} ")


def teller(event: Event, page: Page) -> str:
    """Name those according to whom an event is told: its speakers, or for a claim without one its publisher."""
    said = speakers_phrase(event, page.catalogue)
    if not said and event.stance is Stance.CLAIMED:
        return publisher(page.narrative.documents[event.document])
    return said


def who_says(event: Event, page: Page) -> str:
    """Name who tells an event: its speakers, or else the publisher of its document."""
    return teller(event, page) or publisher(page.narrative.documents[event.document])


def bracketed(who: str) -> str:
    """Put in brackets after whom somebody says it: 'rusreality.com (after Lenta.ru)'."""
    head, comma, after = who.partition(", ")
    return f"{head} ({after})" if comma else head


def publisher(document: Document) -> str:
    """Name a document's publisher, with the article that an office wants."""
    return f"the {document.publisher}" if document.publisher.startswith(_OFFICES) else document.publisher


def denier(denial: Event, page: Page) -> str:
    """Write who denied something, and when: 'Chinese customs on 8 December 2021'."""
    document = page.narrative.documents[denial.document]
    return f"{teller(denial, page) or publisher(document)} {said_on(denial, document)}"


def attribution(happening: Happening, page: Page) -> str:
    """Say according to whom something happened, where no document says it on its own word, nor the sentence it."""
    told_by = {event.according_to for event in happening.reports}
    if len(told_by) == 1 and all(names_speaker(event, page) for event in happening.reports):
        return ""  # a second person's word is told beside that of the one whom the sentence names
    said = _attributed(happening, page)
    return "" if said == page.usual else said


def _attributed(happening: Happening, page: Page) -> str:
    named = list(dict.fromkeys(teller(event, page) for event in happening.reports))
    if not named or "" in named:
        return ""
    return f", according to {listed(named if len(named) <= _MOST_TELLING else [*named[:_MOST_TELLING], 'others'])}"


def usual_speaker(told: Sequence[Happening], page: Page) -> str:
    """Return the attribution that most acts have, where none stands without one; empty where there is no such."""
    said = [_attributed(one, page) for one in told]
    most = max(dict.fromkeys(said), key=said.count, default="")
    return most if most and "" not in said and len(said) > 3 and said.count(most) * 2 > len(said) else ""
