"""Conditions as sentences: the catalogue's sentence of a fluent in the tense, and denied, as the answer wants it."""

from collections.abc import Sequence
from itertools import groupby

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import FluentSort
from tracker.model.days import PAST, spoken
from tracker.narrative.effects import UNSTATED
from tracker.projections.alike import Same, deciding_events, resting_on, values_together
from tracker.projections.answers import Holding
from tracker.projections.existence import ended_actor
from tracker.projections.folding import Fold, folded_answers
from tracker.projections.grades import grade_of_answers
from tracker.reports.briefs.briefing import Column, Section, Sentence, Table
from tracker.reports.briefs.clauses import clause
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page
from tracker.reports.language.conditions import conjugated, fluent_phrase
from tracker.reports.language.dates import WIDE
from tracker.reports.language.doubts import why_of
from tracker.reports.language.folds import answers_phrase, fold_days
from tracker.reports.language.since import began, ended_phrase
from tracker.reports.language.words import capital, listed

_YEAR = 366


def state_now(same: Same, page: Page) -> str:
    """Write a condition as it is on the day: 'Lithuania is not a member of China-CEEC (17+1)'."""
    first = same[0]
    if first.answer is Answer.POSSIBLY:
        return _doubtful(same, page)
    return _told(first, page, perfect=False) + _behind(first, page)


def state_since(holding: Holding, page: Page) -> str:
    """Write a condition with its beginning: 'Lithuania has not been a member of the EU since 2020'."""
    first = began_on(holding, page)
    if holding.answer is Answer.POSSIBLY or not first:
        return state_now([holding], page)
    if _is_only_seen_not_to_hold(holding):
        return state_now([holding], page)
    return f"{_told(holding, page, perfect=True)} since {first}{_behind(holding, page)}"


def _is_only_seen_not_to_hold(holding: Holding) -> bool:
    """Say whether nobody tells that a condition ended: it may never have been so."""
    is_open = holding.answer is Answer.NOT and holding.since.earliest <= PAST
    return is_open and all(witness.implied or witness.event.that is not None for witness in holding.witnesses)


def _behind(holding: Holding, page: Page) -> str:
    """Say behind a condition what is not known of it, whose it is, and with whom it ended."""
    unstated = holding.answer is Answer.HOLDS and holding.value == UNSTATED
    new = " (to what is not recorded)" if unstated else ""
    return f"{new}{_through(holding, page)}{_with_its_end(holding, page)}"


def began_on(holding: Holding, page: Page) -> str:
    """Write since when a condition stands; empty where that is not known."""
    return began(holding, page.narrative, WIDE)


def doubts(same: Same) -> str:
    """Say why an answer is not certain, as clauses; empty where it is."""
    return why_of(same)


def state_sections(answers: Sequence[Holding], page: Page) -> tuple[Section, ...]:
    """Make a section for each subject, with a table of its conditions."""
    told = [same for same in values_together(answers) if not is_said_by_parts(same, page)]
    folds = folded_answers(told, page.narrative)
    return tuple(
        Section(capital(subject), (_table(list(rows), page),))
        for subject, rows in groupby(folds, key=lambda fold: fold.one[0].section)
    )


def is_said_by_parts(same: Same, page: Page) -> bool:
    """Say whether a condition is made of others, which are told on their own, and does not hold."""
    return page.catalogue.is_derived(same[0].fluent.name) and same[0].answer is not Answer.HOLDS


def _table(rows: Sequence[Fold[Same]], page: Page) -> Table:
    """Make a table of conditions, each with its grade; why one is in doubt stands behind it."""
    headings = ("State", "Since", "Last reported", "Grade")
    made = tuple(state_row(fold, page) for fold in rows)
    return Table(f"State on {spoken(page.day)}", tuple(map(Column, headings)), made)


def state_row(fold: Fold[Same], page: Page) -> tuple[Sentence, Sentence, Sentence, Sentence]:
    """Tell a condition, or many alike, in a row: how it stands, since when, when it was last reported, its grade."""
    grade = graded(grade_of_answers(fold.items, page.narrative))
    if fold.count > 1:
        return (*folded_row(fold, page), grade)
    return _now(fold.one, page), _began(fold.one, page), _seen(fold.one), grade


def folded_row(fold: Fold[Same], page: Page) -> tuple[Sentence, Sentence, Sentence]:
    """Tell many conditions that are alike in one row: how many they are, and when the first and the last began."""
    ends = [event for same in (fold.items[0], fold.items[-1]) for event in deciding_events(same)]
    seen = [day for day in map(last_seen_day, fold.items) if day is not None]
    is_sure = fold.one[0].answer is not Answer.POSSIBLY
    doubt = "" if is_sure else ": unclear"
    return (
        page.say(f"{answers_phrase(fold, page.catalogue, page.day)}{doubt}", ends),
        Sentence(fold_began(fold) or "Not known"),
        Sentence(spoken(max(seen)) if seen else "Not known"),
    )


def fold_began(fold: Fold[Same]) -> str:
    """Write when the first and the last of many conditions began; empty where that is not known."""
    return capital(fold_days(fold)) if _is_dated(fold) else ""


def _is_dated(fold: Fold[Same]) -> bool:
    """Say whether the days of any of them are known, or all of them began within a year."""
    return fold.undated < fold.count or fold.first[1] - fold.first[0] <= _YEAR


def _is_certain(same: Same) -> bool:
    return same[0].answer is not Answer.POSSIBLY


def _now(same: Same, page: Page) -> Sentence:
    why = doubts(same)
    doubt = f": {why}" if why and not _is_certain(same) else ""
    return page.say(f"{capital(state_now(same, page))}{doubt}{_resting(same, page)}", deciding_events(same))


def _resting(same: Same, page: Page) -> str:
    """Say what a condition rests on, where no event tells of the condition itself."""
    told = dict.fromkeys(clause(event, page) for event in resting_on(same))
    return f" (rests on: {'; '.join(told)})" if told else ""


def _began(same: Same, page: Page) -> Sentence:
    return Sentence(capital(began_on(same[0], page)) or "Not known" if _is_certain(same) else "—")


def _seen(same: Same) -> Sentence:
    """Write on which day a condition was last reported."""
    return Sentence(last_seen(same) or "Not known")


def last_seen(same: Same) -> str:
    """Write on which day a condition was last reported; empty where that is not known."""
    last = last_seen_day(same)
    return "" if last is None else spoken(last)


def last_seen_day(same: Same) -> int | None:
    """Return the last day on which a condition was reported."""
    return max((holding.last_evidence for holding in same if holding.last_evidence is not None), default=None)


def _told(holding: Holding, page: Page, *, perfect: bool) -> str:
    """Write a certain condition as a sentence, or as a phrase where its fluent has no sentence."""
    sort = page.catalogue.known_fluent(holding.fluent.name)
    holds = holding.answer is Answer.HOLDS
    if holds and holding.value == UNSTATED:
        return f"{_noun(holding, page)} has {'been ' if perfect else ''}changed"
    if not sort.state:
        return f"{_noun(holding, page)}: {holding.value or ('in place' if holds else 'not in place')}"
    value = holding.value or ("" if holds else _denied_value(sort))
    form = 2 * perfect + (not holds)
    return conjugated(holding.fluent, [value] if value else [], page.catalogue, page.day, form)


def _denied_value(sort: FluentSort) -> str:
    """Return the value that a denied sentence names where it must name one: the fluent's first."""
    return sort.values[0] if sort.values and not _may_lack_value(sort) else ""


def _may_lack_value(sort: FluentSort) -> bool:
    """Say whether a fluent's sentence can do without a value: the part with it stands in brackets."""
    return "[" in sort.state


def _doubtful(same: Same, page: Page) -> str:
    """Write a possible condition with each value that it may have."""
    sort = page.catalogue.known_fluent(same[0].fluent.name)
    values = [holding.value for holding in same if holding.value and holding.value != UNSTATED]
    tells = sort.state and (values or not sort.values or _may_lack_value(sort))
    if not tells:
        return f"{_noun(same[0], page)}: unclear{_through(same[0], page)}"
    text = conjugated(same[0].fluent, values, page.catalogue, page.day, form=0)
    return f"it is unclear whether {text}{_through(same[0], page)}"


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
