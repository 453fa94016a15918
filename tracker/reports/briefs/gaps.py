"""What the log does not know: said by each document itself, or seen from what is missing."""

from collections.abc import Sequence

from tracker.model.days import spoken
from tracker.model.events import Document, Question
from tracker.projections.alike import deciding_events
from tracker.projections.briefing_gaps import Gaps
from tracker.projections.coverage import coverage
from tracker.projections.relation import Relation
from tracker.reports.briefs.briefing import Block, BulletList, ListItem, Paragraph, Section, Sentence
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.states import state_now
from tracker.reports.language.dates import days, period
from tracker.reports.language.words import capital, listed, of_many

MOST = 15
MOST_NAMES = 8


def gaps_section(gaps: Gaps, told: Relation, earlier: int, page: Page) -> Section | None:
    """Tell what is open, silent, old or left out."""
    parts = (
        _section("Not recently confirmed", _old(gaps, page)),
        _questions(gaps, page),
        _section("Subjects and coverage", [*_silent(gaps, told, page), *_earlier(earlier), *_reach(told, page)]),
    )
    sections = tuple(part for part in parts if part is not None)
    return Section("Not known", (), sections) if sections else None


def _reach(told: Relation, page: Page) -> list[Sentence]:
    """Say which documents were left out and why, and up to which day the others reach."""
    reach = coverage(told)
    found = _left_out(reach.later)
    for document in reach.perhaps_later:
        when = days(document.published.earliest, document.published.latest)
        found.append(Sentence(f"Left out, for it may have been published later ({when}): {document.id}."))
    return found + [_elsewhere(document, page) for document in reach.elsewhere]


def _left_out(later: Sequence[Document]) -> list[Sentence]:
    if not later:
        return []
    more = len(later) - MOST_NAMES
    rest = [of_many(more, "other")] if more > 0 else []
    names = listed([*(document.id for document in later[:MOST_NAMES]), *rest])
    verb = "was" if len(later) == 1 else "were"
    return [Sentence(f"{capital(of_many(len(later), 'later document'))} {verb} left out: {names}.")]


def _elsewhere(document: Document, page: Page) -> Sentence:
    assert document.covers is not None, "it claims to be complete for some days"
    covered = period(document.covers.earliest, document.covers.last)
    return Sentence(
        f"{document.id} claims to be complete {covered}, not for this day.", page.cite_document(document.id)
    )


def _section(heading: str, sentences: Sequence[Sentence]) -> Section | None:
    if not sentences:
        return None
    told = BulletList(tuple(ListItem((one,)) for one in sentences[:MOST]))
    return Section(heading, (told, *_more(len(sentences))))


def _more(count: int) -> list[Block]:
    left = count - MOST
    return [Paragraph((Sentence(f"{capital(of_many(left, 'more point'))} left out here."),))] if left > 0 else []


def _old(gaps: Gaps, page: Page) -> list[Sentence]:
    return [
        page.say(
            f"{capital(state_now([one], page))}: last reported on {spoken(one.last_evidence)}.", deciding_events([one])
        )
        for one in gaps.old
        if one.last_evidence is not None
    ]


def _questions(gaps: Gaps, page: Page) -> Section | None:
    """Tell what the page's documents leave open, in one list."""
    asked = open_questions(gaps, page)
    return _section("Open questions", [Sentence(one.text, page.cite_document(document.id)) for one, document in asked])


def open_questions(gaps: Gaps, page: Page) -> list[tuple[Question, Document]]:
    """List the open questions of the documents that a page cites."""
    cited = {source.document for source in page.sources()}
    return [(question, document) for question, document in gaps.questions if document.id in cited]


def _silent(gaps: Gaps, told: Relation, page: Page) -> list[Sentence]:
    names = [page.name(code) for code in (told.dyad.a, told.dyad.b)]
    missing = [
        *gaps.silent,
        *([] if told.figures or told.counts else ["figures"]),
        *([] if told.positions else ["positions"]),
    ]
    return (
        [Sentence(f"The log has nothing on {listed(missing, 'or')} between {names[0]} and {names[1]}.")]
        if missing
        else []
    )


def _earlier(count: int) -> list[Sentence]:
    """Say how many claims and disputes of before the period are left out."""
    if not count:
        return []
    told = of_many(count, "claim or dispute", "claims and disputes")
    verb = "is" if count == 1 else "are"
    return [Sentence(f"{capital(told)} of before the period {verb} not told here; an earlier --since tells of them.")]
