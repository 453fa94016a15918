"""The page that sets relations side by side: two pairs in columns, or the members of a format in rows."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.projections.alike import Same, deciding_events
from tracker.projections.briefing_compare import Compared, Comparison
from tracker.projections.grades import Grade, grade_of_answer
from tracker.reports.briefs.briefing import Block, Briefing, Column, Paragraph, Section, Sentence, Table
from tracker.reports.briefs.by_document import cited_by_document
from tracker.reports.briefs.colophon import Made, colophon, dates
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.states import began_on, state_now
from tracker.reports.language.conditions import fluent_phrase, values_phrase
from tracker.reports.language.words import capital, listed, number_word, of_many
from tracker.text.characters import by_letter

MOST_COLUMNS = 2
MOST_FACTS = 4
_TOLD_APART = (Grade.CLAIMED, Grade.DISPUTED, Grade.STALE)


def compare_brief(report: Comparison, codes: Sequence[str], made: Made) -> Briefing:
    """Set relations side by side, subject by subject; `codes` are two pairs, or a format and whom its members face."""
    page = Page(report.narrative, report.asked.on)
    with_facts = [pair for pair in report.pairs if pair.facts]
    without = [pair for pair in report.pairs if not pair.facts]
    blocks: list[Block] = []
    if with_facts:
        in_columns = len(report.pairs) <= MOST_COLUMNS
        table = _columns(report, page) if in_columns else _rows(report, with_facts, page)
        blocks.append(table)
    if without and len(report.pairs) > MOST_COLUMNS:
        named = listed(sorted((page.name(pair.dyad.a) for pair in without), key=by_letter))
        other = page.name(report.pairs[0].dyad.b)
        blocks.append(Paragraph((Sentence(f"Nothing is recorded between {other} and {named}."),)))
    briefing = Briefing(
        title=_title(codes, report, page),
        subtitle=f"Side by side on {spoken(page.day)}",
        dates=dates(report.asked),
        lead=Paragraph((Sentence(_counted(report, page)),)),
        sections=(Section("What each has", tuple(blocks)),) if blocks else (),
        sources=page.sources(),
        colophon=colophon(report.asked, made, len(report.narrative.logs), len(report.narrative.events)),
        handling=made.mark,
        desk=made.desk,
    )
    return cited_by_document(briefing, report.narrative)


def _title(codes: Sequence[str], report: Comparison, page: Page) -> str:
    if len(report.pairs) > MOST_COLUMNS or len(codes) == MOST_COLUMNS:
        return f"The members of {page.name(codes[0])} with {page.name(codes[1])}"
    return capital(" beside ".join(_pair(pair, page) for pair in report.pairs))


def _counted(report: Comparison, page: Page) -> str:
    """Say in how many conditions are recorded of each pair."""
    many = len(report.pairs) > MOST_COLUMNS
    told = [pair for pair in report.pairs if pair.facts]
    if many:
        return f"Something is recorded for {number_word(len(told))} of the {len(report.pairs)} pairs."
    counts = [
        f"{of_many(sum(map(len, pair.facts.values())), 'condition')} of {_pair(pair, page)}" for pair in report.pairs
    ]
    return f"Recorded: {listed(counts)}."


def _pair(pair: Compared, page: Page) -> str:
    return f"{page.name(pair.dyad.a)} and {page.name(pair.dyad.b)}"


def _columns(report: Comparison, page: Page) -> Table:
    """Make a table with a column for each pair, and a row for each subject."""
    columns = (Column("On"), *(Column(capital(_pair(pair, page))) for pair in report.pairs))
    rows = [
        (Sentence(capital(subject)), *(_cell(pair.facts.get(subject, ()), page) for pair in report.pairs))
        for subject in report.subjects
    ]
    return Table(f"On {spoken(page.day)}", columns, tuple(rows))


def _rows(report: Comparison, pairs: Sequence[Compared], page: Page) -> Table:
    """Make a table with a row for each pair, named by the first of the two, and a column for each subject."""
    columns = (Column("Who"), *(Column(capital(subject)) for subject in report.subjects))
    rows = [
        (
            Sentence(capital(page.name(pair.dyad.a))),
            *(_cell(pair.facts.get(subject, ()), page) for subject in report.subjects),
        )
        for pair in sorted(pairs, key=lambda pair: by_letter(page.name(pair.dyad.a)))
    ]
    return Table(f"With {page.name(pairs[0].dyad.b)} on {spoken(page.day)}", columns, tuple(rows))


def _cell(facts: Sequence[Same], page: Page) -> Sentence:
    """Tell the weightiest conditions of a subject, with their grade where it is a doubt, and count the rest."""
    if not facts:
        return Sentence("—")
    told = [f"{_named(same, page)}{_aside(same, page)}" for same in facts[:MOST_FACTS]]
    left = len(facts) - MOST_FACTS
    more = [of_many(left, "more condition")] if left > 0 else []
    events = [event for same in facts[:MOST_FACTS] for event in deciding_events(same)]
    return page.say(f"{capital('; '.join([*told, *more]))}.", events)


def _named(same: Same, page: Page) -> str:
    """Name what surely is of both without their names, which the page has said; else write it as a sentence."""
    is_of_both = page.catalogue.known_fluent(same[0].fluent.name).symmetric and same[0].answer is Answer.HOLDS
    if not is_of_both:
        return state_now(same, page)
    values = values_phrase(holding.value for holding in same)
    phrase = fluent_phrase(same[0].fluent, page.catalogue, page.day, of_two=True)
    return f"{phrase}{f': {values}' if values else ''}"


def _aside(same: Same, page: Page) -> str:
    """Write since when a condition stands, and its grade where that is a doubt."""
    grade = grade_of_answer(same, page.narrative)
    since = began_on(same[0], page)
    told = [*([f"since {since}"] if since else []), *([grade.value] if grade in _TOLD_APART else [])]
    return f" ({', '.join(told)})" if told else ""
