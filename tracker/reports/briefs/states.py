"""Conditions as sentences: the catalogue's sentence of a fluent in the tense, and denied, as the answer wants it."""

from collections.abc import Sequence
from itertools import groupby

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.narrative.effects import UNSTATED
from tracker.projections.alike import Same, by_fluent, deciding_events
from tracker.projections.answers import Holding
from tracker.projections.existence import ended_actor
from tracker.reports.briefs.briefing import Column, Section, Sentence, Table
from tracker.reports.briefs.page import Page
from tracker.reports.language.conditions import conjugated, fluent_phrase
from tracker.reports.language.dates import WIDE
from tracker.reports.language.doubts import why
from tracker.reports.language.since import began, ended_phrase
from tracker.reports.language.words import capital, listed


def state_now(same: Same, page: Page) -> str:
    """Write a condition as it is on the day: 'Lithuania is not a member of China-CEEC (17+1)'."""
    first = same[0]
    if first.answer is Answer.POSSIBLY:
        return _doubtful(same, page)
    return _told(first, page, perfect=False) + _through(first, page) + _with_its_end(first, page)


def state_since(holding: Holding, page: Page) -> str:
    """Write a condition with its beginning: 'Lithuania has not been a member of the EU since 2020'."""
    first = began_on(holding, page)
    if holding.answer is Answer.POSSIBLY or not first:
        return state_now([holding], page)
    return f"{_told(holding, page, perfect=True)} since {first}{_through(holding, page)}{_with_its_end(holding, page)}"


def began_on(holding: Holding, page: Page) -> str:
    """Write since when a condition stands; empty where that is not known."""
    return began(holding, page.narrative, WIDE)


def doubts(same: Same) -> str:
    """Say why an answer is not certain, as clauses; empty where it is."""
    return why(doubt for holding in same for doubt in holding.why)


def state_sections(answers: Sequence[Holding], page: Page) -> tuple[Section, ...]:
    """Make a section for each subject, with a table of its conditions."""
    told = [same for same in by_fluent(answers) if not _said_by_parts(same, page)]
    return tuple(
        Section(capital(subject), (_table(list(rows), page),))
        for subject, rows in groupby(told, key=lambda same: same[0].section)
    )


def _said_by_parts(same: Same, page: Page) -> bool:
    """Say whether a condition is made of others, which are told on their own, and does not hold."""
    return page.catalogue.is_derived(same[0].fluent.name) and same[0].answer is not Answer.HOLDS


def _table(rows: Sequence[Same], page: Page) -> Table:
    """Make a table of conditions; where all are certain, its caption says so once."""
    certain = all(same[0].answer is not Answer.POSSIBLY for same in rows)
    headings = ("State", "Since", *(() if certain else ("Certainty",)), "Last reported")
    sure = ", all of it certain" if len(rows) > 1 else ", certain"
    caption = f"State on {spoken(page.day)}{sure if certain else ''}"
    return Table(caption, tuple(map(Column, headings)), tuple(_row(same, page, certain=certain) for same in rows))


def _row(same: Same, page: Page, *, certain: bool) -> tuple[Sentence, ...]:
    seen = [holding.last_evidence for holding in same if holding.last_evidence is not None]
    possibly = same[0].answer is Answer.POSSIBLY
    doubt = Sentence(capital(doubts(same)) or "In doubt" if possibly else "Certain")
    return (
        page.say(capital(state_now(same, page)), deciding_events(same)),
        Sentence("—" if possibly else capital(began_on(same[0], page)) or "Not known"),
        *(() if certain else (doubt,)),
        Sentence(spoken(max(seen)) if seen else "Not known"),
    )


def _told(holding: Holding, page: Page, *, perfect: bool) -> str:
    sort = page.catalogue.known_fluent(holding.fluent.name)
    if holding.value == UNSTATED and holding.answer is Answer.HOLDS:
        return f"{_noun(holding, page)} changed, to what the log does not say,"
    if not sort.state:
        state = holding.value or ("in place" if holding.answer is Answer.HOLDS else "not in place")
        return f"{_noun(holding, page)}: {state}"
    needed = sort.values[0] if sort.values and "[" not in sort.state else None
    value = (holding.value or needed) if holding.answer is Answer.NOT else holding.value
    return conjugated(
        holding.fluent, [value] if value else [], page.catalogue, page.day, 2 * perfect + (holding.answer is Answer.NOT)
    )


def _doubtful(same: Same, page: Page) -> str:
    values = [holding.value for holding in same if holding.value and holding.value != UNSTATED]
    sort = page.catalogue.fluent(same[0].fluent.name)
    if sort is None or not sort.state or (sort.values and not values and "[" not in sort.state):
        return f"{_noun(same[0], page)}: not certain{_through(same[0], page)}"
    text = conjugated(same[0].fluent, values, page.catalogue, page.day, form=0)
    return f"it is not certain whether {text}{_through(same[0], page)}"


def _with_its_end(holding: Holding, page: Page) -> str:
    """Say which actor ended, by the catalogue, where a condition ended with it."""
    ended = ended_actor(page.narrative, holding)
    return f", {ended_phrase(*ended)}" if ended is not None else ""


def _noun(holding: Holding, page: Page) -> str:
    text = fluent_phrase(holding.fluent, page.catalogue, page.day)
    return text if not text[:1].islower() or text.startswith("the ") else f"the {text}"


def _through(holding: Holding, page: Page) -> str:
    """Say which of the format's members shares a condition with it."""
    if holding.through is None:
        return ""
    members = [code for code in page.dyad if code not in page.narrative.wholes(holding.fluent)]
    return f", shared by {listed([page.name(code) for code in members])}"
