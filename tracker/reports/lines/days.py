"""Two actors, or a format, over all days: what is told is worked out on each day on which it may change."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field

from tracker import __version__
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import MEMBER, Fluent
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import holdings
from tracker.projections.chronology import acts_of
from tracker.projections.dyads import Dyad
from tracker.projections.gate import highest
from tracker.projections.ordering import by_days
from tracker.projections.relation import Asked, Gathered, Relation
from tracker.projections.turning import told_beside, turning_days, turning_days_of
from tracker.reports.briefs.briefing import Citation
from tracker.reports.briefs.colophon import Made, colophon
from tracker.reports.briefs.grading import key_lines
from tracker.reports.briefs.page import Page
from tracker.reports.language.words import capital
from tracker.reports.lines.acts import act_lines
from tracker.reports.lines.answers import NOT_KNOWN, Answers
from tracker.reports.lines.told import FURTHER, Further
from tracker.reports.lines.values import Knowledge, Line, Place, State, States, ToldAct
from tracker.reports.render.sources import page_address as address_of
from tracker.reports.render.sources import told as told_of
from tracker.text.characters import by_letter

_LAST = FUTURE - 1


@define(eq=False)
class DayLines:
    """Writes all that is told of a day but for the acts, on a page that numbers the places on which it rests."""

    page: Page
    own: tuple[Happening, ...]
    _answers: Answers = field(init=False)
    _further: Further = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._answers, self._further = Answers(self.page), Further(self.page, self.own)

    def of(self, report: Relation) -> list[Line]:
        """Write the answers by the names of the day, then what else is told, by the names of today."""
        self.page.day = report.asked.on
        lines = self._answers.lines(report.answers)
        self.page.day = _LAST
        return [*lines, *self._further.lines(report)]


def states_of(told: Gathered, asked: Asked, earlier: Sequence[Gathered] = ()) -> States:
    """Tell everything about two actors over all days, and what was known of it earlier, by each narrative."""
    page, numbers = numbered_page(told), dict[Line, int]()
    known = [_knowledge(each, asked, numbered_page(each, page), numbers) for each in (*earlier, told)]
    acts = act_lines(told.on(evolve(asked, on=_LAST)).chronology, told.dyad, page)
    codes = (told.dyad.a, told.dyad.b)
    title = " and ".join(capital(page.name(code)) if code == codes[0] else page.name(code) for code in codes)
    return _states(codes, title, numbers, acts, known, page, asked)


def membership_of(narrative: Narrative, code: str, asked: Asked, earlier: Sequence[Narrative] = ()) -> States:
    """Tell who was a member of a format on each day, who joined and who left, and what was known of it earlier."""
    page, numbers = Page(narrative, _LAST, (code,)), dict[Line, int]()
    known = [_members_known(evolve(page, narrative=each), code, numbers) for each in (*earlier, narrative)]
    touching = {one.happening.id for fluent in _memberships(page, code) for one in narrative.told.get(fluent, ())}
    own = by_days(narrative.happenings[key] for key in touching if narrative.happenings[key].reports)
    acts = act_lines(acts_of(narrative, own), Dyad(code, code), page)
    return _states((code,), capital(page.name(code)), numbers, acts, known, page, asked)


def _members_known(page: Page, code: str, numbers: dict[Line, int]) -> Knowledge:
    """Work out the states of a format's members, as far as was known."""
    narrative, timelines, fluents = page.narrative, Timelines(page.narrative), _memberships(page, code)
    answers = Answers(page, len(fluents))

    def lines(day: int) -> list[Line]:
        page.day = day
        found = [one for fluent in fluents for one in holdings(timelines, fluent, day)]
        return answers.lines(one for one in found if one.answer is not Answer.NOT or one.witnesses)

    states = _kept(turning_days_of(timelines, fluents), lines, numbers)
    return Knowledge(narrative.known_by, len(_documents(narrative)), states)


def _memberships(page: Page, code: str) -> list[Fluent]:
    """List the memberships of a format that are told of, by the names of the members."""
    told = [one for one in page.narrative.fluents if one.name == MEMBER and one.args[1] == code]
    return sorted(told, key=lambda one: by_letter(page.name(one.args[0])))


def _states(  # noqa: PLR0913, PLR0917 - the value is made in one place, from all that it says
    codes: tuple[str, ...],
    title: str,
    numbers: Mapping[Line, int],
    acts: tuple[ToldAct, ...],
    known: Sequence[Knowledge],
    page: Page,
    asked: Asked,
) -> States:
    documents = _documents(page.narrative)
    said = colophon(asked, Made("", f"tracker {__version__}"), len(documents), len(page.narrative.written))
    return States(
        actors=codes,
        title=title,
        lines=tuple(numbers),
        acts=acts,
        known=tuple(known),
        sources=tuple(map(_place, page.sources())),
        subjects=tuple(sorted({line.subject: line for line in numbers}, key=_order(numbers, page))),
        key=key_lines(),
        made=tuple(pair for pair in said if pair[0] != "On"),
        handling=highest(log.document for log in page.narrative.logs),
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


def numbered_page(told: Gathered, first: Page | None = None) -> Page:
    """Return the page that numbers the places on which lines rest; further ones count on from the first."""
    narrative, actors = told.timelines.narrative, (told.dyad.a, told.dyad.b)
    return Page(narrative, _LAST, actors) if first is None else evolve(first, narrative=narrative)


def _knowledge(told: Gathered, asked: Asked, page: Page, numbers: dict[Line, int]) -> Knowledge:
    """Work out the states of two actors, as far as was known."""
    narrative, day_lines, beside = told.timelines.narrative, DayLines(page, told.own), told_beside(told)
    asked = evolve(asked, known_by=narrative.known_by)
    states = _kept(turning_days(told, acts=False), lambda day: day_lines.of(beside.on(evolve(asked, on=day))), numbers)
    return Knowledge(narrative.known_by, len(_documents(narrative)), states)


def _kept(
    days: Iterable[int], lines_on: Callable[[int], Iterable[Line]], numbers: dict[Line, int]
) -> tuple[State, ...]:
    """Keep each state once, by the numbers of its lines; a new line gets the next."""
    states: list[State] = []
    for day in days:
        lines = tuple(numbers.setdefault(line, len(numbers)) for line in lines_on(day))
        if states and states[-1].lines == lines:
            continue
        if states:
            states[-1] = evolve(states[-1], last=day - 1)
        states.append(State(day, _LAST, lines))
    return (evolve(states[0], first=PAST), *states[1:])


def _documents(narrative: Narrative) -> list[Document]:
    return [log.document for log in narrative.logs if not log.document.desk]
