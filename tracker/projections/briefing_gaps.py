"""What a log does not know of two actors: open questions, subjects without an event, answers long unconfirmed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Fluent, Kind
from tracker.model.codes import whole_of
from tracker.model.events import Document, Question
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.relation import Relation

OLD = 366
"""After so many days an answer that nothing has confirmed is named as one."""


@frozen(eq=False)
class Gaps:
    """What is not known; `silent` are the catalogue's subjects of which no event speaks."""

    questions: tuple[tuple[Question, Document], ...]
    silent: tuple[str, ...]
    old: tuple[Holding, ...]


def gaps(told: Relation, documents: Iterable[str]) -> Gaps:
    """Find what is not known of a relation; the open questions are those of some documents."""
    catalogue = told.narrative.catalogue
    spoken = {answer.section for answer in told.answers} | _subjects(told)
    silent = [section for section in catalogue.sections if section not in spoken]
    return Gaps(
        questions=tuple(_questions(told, set(documents))),
        silent=tuple(section for section in silent if not _of_persons(catalogue, section)),
        old=tuple(answer for answer in told.answers if _is_old(told, answer)),
    )


def _questions(told: Relation, documents: Collection[str]) -> Iterator[tuple[Question, Document]]:
    """Yield the open questions of some documents that are of the two."""
    logs = [log for log in told.narrative.logs if log.questions and log.document.id in documents]
    countries = _countries(told.narrative) if logs else {}
    for log in logs:
        for question in log.questions:
            if _is_of(told, log.document, question, countries):
                yield question, log.document


def _is_old(told: Relation, answer: Holding) -> bool:
    """Say whether something holds that nothing has confirmed for long.

    What is derived has no evidence of its own, and nobody confirms a membership each year.
    """
    if answer.answer is not Answer.HOLDS or answer.last_evidence is None:
        return False
    age = told.asked.on - answer.last_evidence
    is_own = not told.narrative.catalogue.is_derived(answer.fluent.name)
    return age > OLD and is_own and answer.fluent.name != MEMBER


def _subjects(told: Relation) -> set[str]:
    """Return the subjects of what happened, is planned or was counted: an act may speak of one and change nothing."""
    catalogue = told.narrative.catalogue
    events = [event for act in told.chronology if not act.cause_only for event in act.happening.reports]
    events += [plan.event for plan in told.pending]
    kinds = [catalogue.known_kind(name) for name in {event.kind for event in events}]
    spoken = {catalogue.known_fluent(name).section for kind in kinds for name in _fluents(kind)}
    return spoken | _measured(told)


def _measured(told: Relation) -> set[str]:
    """Return the subjects of which a figure's measure bears a word."""
    measures = [measure for figure in told.figures for measure in figure.event.roles.get("measure", ())]
    words = set(" ".join(measures).split()) - {"and"}
    return {section for section in told.narrative.catalogue.sections if words.intersection(section.split())}


def _fluents(kind: Kind) -> list[str]:
    """List the fluents that a kind speaks of; one that touches none is about those that its example leaves alone."""
    own = (*kind.initiates, *kind.terminates, *kind.releases, *kind.presupposes)
    return [pattern.fluent for pattern in own or kind.leaves]


def _is_of(told: Relation, document: Document, question: Question, countries: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a document's question is of the two: it, or else the document's title, names them and no other."""
    named = _named(told, question.text, countries)
    if named:
        return bool(named & told.dyad.pair) and named <= told.dyad.pair
    return told.dyad.pair <= _named(told, document.title, countries)


def _named(told: Relation, text: str, countries: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the countries of the day that a text names, by any name or adjective of theirs.

    A name passes from a state to the next: 'China' is not the one that ended in 1949, asked of a day of today.
    """
    named = {code for code, names in countries.items() if any(name in f" {text}" for name in names)}
    return {code for code in named if _exists(told, code)}


def _exists(told: Relation, code: str) -> bool:
    actor = told.narrative.catalogue.actor(code)
    return actor is not None and actor.exists(told.asked.on)


def _countries(narrative: Narrative) -> dict[str, list[str]]:
    """Map each country's code to its names and adjective, each after a blank, without reading whole actors.

    Of those that logs declare only their own are looked at: all that a store has may be thousands.
    """
    actors = narrative.catalogue.plain.get("actors", {})
    declared = {code: actors[code] for log in narrative.logs for code in log.actors}
    every = {**narrative.catalogue.own("actors"), **declared}
    return {code: _spellings(fields) for code, fields in every.items() if fields["type"] == "country"}


def _spellings(fields: Mapping[str, Any]) -> list[str]:
    names = [name if isinstance(name, str) else name["name"] for name in fields["names"]]
    return [f" {name}" for name in (*names, fields.get("adjective", names[0]))]


def office_holders(timelines: Timelines, actors: Iterable[str], day: int) -> tuple[Holding, ...]:
    """List who holds, or may hold, an office of some actors at the end of a day."""
    narrative, found = timelines.narrative, list[Holding]()
    for fluent in _offices(narrative, set(actors)):
        found += [holding for holding in standing(timelines, fluent, day) if _is_told_by(narrative, holding, day)]
    return tuple(sorted(found, key=lambda holding: (holding.fluent.args[::-1], holding.since.latest)))


def _is_told_by(narrative: Narrative, holding: Holding, day: int) -> bool:
    """Say whether somebody holds an office, or may by what is told of days up to a day: no later one tells of it."""
    told = [narrative.happening_of[one.event.ref].works[0] for one in holding.witnesses]
    return holding.answer is Answer.HOLDS or any(first <= day for first in told)


def _offices(narrative: Narrative, actors: Collection[str]) -> Iterator[Fluent]:
    """Yield the fluents of who holds an office of some actors."""
    for fluent in narrative.fluents:
        office = office_of(narrative, fluent.name, fluent.args)
        if office is not None and whole_of(office) in actors:
            yield fluent


def offices_of(narrative: Narrative, person: str, day: int) -> set[str]:
    """Return the offices that the log gives to somebody, but for those that they surely did not hold on a day."""
    timelines = Timelines(narrative)
    held = [fluent for fluent in narrative.fluents if person in fluent.args]
    found = [(fluent, office_of(narrative, fluent.name, fluent.args)) for fluent in held]
    return {
        office for fluent, office in found if office is not None and timelines.of(fluent).answer(day) is not Answer.NOT
    }


def office_of(narrative: Narrative, name: str, args: tuple[str, ...]) -> str | None:
    """Return the office of a fluent that a person holds; None where a fluent is no such."""
    sort = narrative.catalogue.fluent(name)
    if sort is None or "person" not in sort.args.values() or "office" not in sort.args:
        return None
    return args[list(sort.args).index("office")]


def _of_persons(catalogue: Catalogue, section: str) -> bool:
    """Say whether a subject is about persons, and so never about two actors."""
    sorts = map(catalogue.known_fluent, catalogue.fluents)
    return all("person" in sort.args.values() for sort in sorts if sort.section == section)
