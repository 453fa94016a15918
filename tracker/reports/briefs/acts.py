"""What was done with many at once as a table: with whom, how many, when, and what was answered."""

from tracker.projections.table import ActTable, TableRow
from tracker.reports.briefs.briefing import Column, Paragraph, Section, Sentence, Table
from tracker.reports.briefs.clauses import days_of
from tracker.reports.briefs.page import Page
from tracker.reports.language.dates import plain_when
from tracker.reports.language.names import spoken_player
from tracker.reports.language.sentences import happening_sentence
from tracker.reports.language.words import capital, listed, listed_first, of_many

_MOST_NAMED = 3


def acts_section(report: ActTable, page: Page) -> Section:
    """Write a table of acts of one kind, with what all did together."""
    of, actor = next(iter(report.wanted.roles))
    heading = f"{capital(report.wanted.kind.replace('-', ' '))}, {page.name(actor)} as {of}"
    answered = any(row.answers for row in report.rows)
    columns = (Column("Who"), Column("How many", numbers=True), Column("When"), Column("In answer"))
    rows = [_row(row, actor, page) for row in report.rows]
    table = Table(
        f"With whom{', how many, and what was answered' if answered else ' and how many'}",
        columns if answered else columns[:-1],
        tuple(row if answered else row[:-1] for row in rows),
    )
    return Section(heading, (table, Paragraph((Sentence(_summed(report)),))))


def _row(row: TableRow, actor: str, page: Page) -> tuple[Sentence, ...]:
    others = [page.name(code) for code in (*row.who, *row.whom) if code != actor]
    who = page.say(capital(listed_first(others, _MOST_NAMED)), row.happening.events)
    number = spoken_player("number", row.number.text, page.catalogue, 0) if row.number else "not said"
    when = capital(plain_when(days_of(row.happening, page)))
    return who, Sentence(number), Sentence(when), _answered(row, page)


def _answered(row: TableRow, page: Page) -> Sentence:
    told = [f"{happening_sentence(one, page.catalogue)} ({days_of(one, page)})" for one in row.answers]
    return page.say("; ".join(told), [event for one in row.answers for event in one.events])


def _summed(report: ActTable) -> str:
    catalogue = report.narrative.catalogue
    sums = [
        f"{spoken_player('number', one.number.text, catalogue, 0)} {one.unit}".rstrip()
        for one in report.sums
        if one.number
    ]
    told = f"In all {listed(sums)}, " if sums else ""
    return capital(f"{told}in {of_many(report.acts, 'act')}.")
