"""What a log does not know of two actors: open questions, subjects without an event, answers long unconfirmed."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Kind
from tracker.model.events import Document, Question
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
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
    narrative, day = told.narrative, told.asked.on
    asked = set(documents)
    countries = _countries(narrative.catalogue)
    questions = [
        (one, log.document)
        for log in narrative.logs
        if log.document.id in asked
        for one in log.questions
        if _is_of(told, log.document, one, countries)
    ]
    spoken = {answer.section for answer in told.answers} | _subjects(told)
    silent = [section for section in narrative.catalogue.sections if section not in spoken]
    old = [
        answer
        for answer in told.answers
        if answer.answer is Answer.HOLDS
        and answer.last_evidence is not None
        and day - answer.last_evidence > OLD
        and not narrative.catalogue.is_derived(answer.fluent.name)
    ]
    return Gaps(tuple(questions), tuple(one for one in silent if not _of_persons(narrative, one)), tuple(old))


def _subjects(told: Relation) -> set[str]:
    """Return the subjects of what happened, is planned or was counted: an act may speak of one and change nothing."""
    catalogue = told.narrative.catalogue
    acts = [event for entry in told.chronology if not entry.cause_only for event in entry.happening.reports]
    kinds = [catalogue.kind(event.kind) for event in (*acts, *(plan.event for plan in told.pending))]
    sorts = [catalogue.fluent(name) for kind in kinds if kind is not None for name in _fluents(kind)]
    figures = " ".join(" ".join(one.event.roles.get("measure", ())) for one in told.figures)
    measured = {one for one in catalogue.sections if (set(one.split()) - {"and"}) & set(figures.split())}
    return {sort.section for sort in sorts if sort is not None} | measured


def _fluents(kind: Kind) -> list[str]:
    """List the fluents that a kind speaks of; one that touches none is about those that its example leaves alone."""
    own = (*kind.initiates, *kind.terminates, *kind.releases, *kind.presupposes)
    return [pattern.fluent for pattern in own or kind.leaves]


def _is_of(told: Relation, document: Document, question: Question, countries: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a document's question is of the two: it, or else the document's title, names them and no other."""
    named = _named(countries, question.text)
    if named:
        return bool(named & told.dyad.pair) and named <= told.dyad.pair
    return told.dyad.pair <= _named(countries, document.title)


def _named(countries: Mapping[str, Sequence[str]], text: str) -> set[str]:
    """Return the countries that a text names, by any name or adjective of theirs."""
    return {code for code, names in countries.items() if any(name in f" {text}" for name in names)}


def _countries(catalogue: Catalogue) -> dict[str, list[str]]:
    """Map each country's code to its names and adjective, each after a blank, without reading whole actors."""
    found: dict[str, list[str]] = {}
    for code, fields in catalogue.plain.get("actors", {}).items():
        if fields["type"] == "country":
            names = [name if isinstance(name, str) else name["name"] for name in fields["names"]]
            found[code] = [f" {name}" for name in (*names, fields.get("adjective", names[0]))]
    return found


def office_holders(narrative: Narrative, actors: Iterable[str], day: int) -> tuple[Holding, ...]:
    """List who holds, or may hold, an office of some actors at the end of a day."""
    timelines = Timelines(narrative)
    of = set(actors)
    found = [
        holding
        for fluent in narrative.fluents
        if (office := office_of(narrative, fluent.name, fluent.args)) and office.partition("/")[0] in of
        for holding in holdings(timelines, fluent, day)
        if holding.answer is not Answer.NOT
    ]
    return tuple(sorted(found, key=lambda holding: (holding.fluent.args[::-1], holding.since.latest)))


def office_of(narrative: Narrative, name: str, args: tuple[str, ...]) -> str | None:
    """Return the office of a fluent that a person holds; None where a fluent is no such."""
    sort = narrative.catalogue.fluent(name)
    if sort is None or "person" not in sort.args.values() or "office" not in sort.args:
        return None
    return args[list(sort.args).index("office")]


def _of_persons(narrative: Narrative, section: str) -> bool:
    """Say whether a subject is about persons, and so never about two actors."""
    sorts = [narrative.catalogue.fluent(name) for name in narrative.catalogue.fluents]
    return all("person" in sort.args.values() for sort in sorts if sort is not None and sort.section == section)
