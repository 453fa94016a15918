"""Two actors over all days: what is told is worked out on each day on which it may become another, and kept once."""

from collections.abc import Callable, Iterable, Sequence

from attrs import define, evolve, field

from tracker import __version__
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document
from tracker.projections.gate import highest
from tracker.projections.relation import Asked, Gathered, Relation
from tracker.projections.turning import turning_days
from tracker.reports.briefs.briefing import Citation
from tracker.reports.briefs.colophon import Made, colophon
from tracker.reports.briefs.grading import key_lines
from tracker.reports.briefs.page import Page
from tracker.reports.language.words import capital
from tracker.reports.lines.acts import act_lines
from tracker.reports.lines.answers import NOT_KNOWN, Answers
from tracker.reports.lines.told import FURTHER, Further
from tracker.reports.lines.values import Knowledge, Line, Place, State, States
from tracker.reports.render.sources import page as address_of
from tracker.reports.render.sources import told as told_of

_LAST = FUTURE - 1


@define(eq=False)
class DayLines:
    """Writes all that is told of a day but for the acts, on a page that numbers the places on which it rests."""

    page: Page
    _answers: Answers = field(init=False)
    _further: Further = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._answers, self._further = Answers(self.page), Further(self.page)

    def of(self, report: Relation) -> list[Line]:
        """Write the answers by the names of the day, then what else is told, by the names of today."""
        self.page.day = report.asked.on
        lines = self._answers.lines(report)
        self.page.day = _LAST
        return [*lines, *self._further.lines(report)]


def states_of(told: Gathered, asked: Asked, earlier: Sequence[Gathered] = ()) -> States:
    """Tell everything about two actors over all days, and what was known of it earlier, by each narrative."""
    page, numbers = page_of(told), dict[Line, int]()
    known = [_knowledge(each, asked, page_of(each, page), numbers) for each in (*earlier, told)]
    acts = act_lines(told.on(evolve(asked, on=_LAST)).chronology, told.dyad, page)
    dyad, documents = told.dyad, _documents(told)
    return States(
        actors=(dyad.a, dyad.b),
        names=(capital(page.name(dyad.a)), capital(page.name(dyad.b))),
        lines=tuple(numbers),
        acts=acts,
        known=tuple(known),
        sources=tuple(map(_place, page.sources())),
        subjects=tuple(sorted({line.subject: line for line in numbers}, key=_order(numbers, page))),
        key=key_lines(),
        made=_made(told, asked, documents),
        handling=highest(documents),
    )


def _place(source: Citation) -> Place:
    return Place(
        document=source.document,
        title=source.title,
        told=told_of(source),
        words=source.words,
        events=source.events,
        address=address_of(source),
        language=source.language,
        native=source.native,
    )


def _order(lines: Iterable[Line], page: Page) -> Callable[[str], tuple[int, int]]:
    """Order subjects: those of answers as the catalogue has them, then what is not known, then what else is told."""
    names = {line.subject: line.answers[0][0].partition("(")[0] for line in lines if line.answers}

    def place(subject: str) -> tuple[int, int]:
        if subject in FURTHER:
            return 2, FURTHER.index(subject)
        return (1, 0) if subject == NOT_KNOWN else (0, page.catalogue.place(names[subject])[0])

    return place


def _made(told: Gathered, asked: Asked, documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Say on what all of it depends, as a briefing does."""
    events = len(told.timelines.narrative.written)
    said = colophon(asked, Made("", f"tracker {__version__}"), len(documents), events)
    return tuple(pair for pair in said if pair[0] != "On")


def page_of(told: Gathered, first: Page | None = None) -> Page:
    """Return the page that numbers the places on which lines rest; further ones count on from the first."""
    narrative, actors = told.timelines.narrative, (told.dyad.a, told.dyad.b)
    return Page(narrative, _LAST, actors) if first is None else evolve(first, narrative=narrative)


def _knowledge(told: Gathered, asked: Asked, page: Page, numbers: dict[Line, int]) -> Knowledge:
    """Work out the states of two actors, as far as was known."""
    known_by = told.timelines.narrative.known_by
    states, day_lines = list[State](), DayLines(page)
    for day in turning_days(told):
        report = told.on(evolve(asked, on=day, known_by=known_by))
        lines = tuple(numbers.setdefault(line, len(numbers)) for line in day_lines.of(report))
        if states and states[-1].lines == lines:
            continue
        if states:
            states[-1] = evolve(states[-1], last=day - 1)
        states.append(State(day, _LAST, lines))
    return Knowledge(known_by, len(_documents(told)), (evolve(states[0], first=PAST), *states[1:]))


def _documents(told: Gathered) -> list[Document]:
    return [log.document for log in told.timelines.narrative.logs if not log.document.desk]
