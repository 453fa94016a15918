"""Figures, positions and offices as tables: what was last stated, of which period, by whom, and how long ago."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Sized

from tracker.calculus.timeline import Answer
from tracker.model.dates import parse_date
from tracker.model.days import spoken
from tracker.model.events import Event
from tracker.projections.answers import Holding
from tracker.projections.statements import Count, Statement
from tracker.projections.topics import Topics, by_topic
from tracker.reports.briefs.briefing import Block, Column, Paragraph, Section, Sentence, Table
from tracker.reports.briefs.clauses import clause, days_of, names_speaker, publisher, teller
from tracker.reports.briefs.page import Page, items, section_of
from tracker.reports.briefs.states import began_on
from tracker.reports.language.dates import age, bare
from tracker.reports.language.names import in_unit, spoken_player
from tracker.reports.language.words import at_least_at_most, capital, of_many

MOST = 20
_OFTEN = 3
_MEASURED = {"of", "measure", "value"}
_TOWARDS = {"with": "and", "to": "to", "from": "from"}
_ONE_YEAR = re.compile(r"(\w+) (\d{4}) to (\w+) \2")


_FIGURE_COLUMNS = (
    Column("Figure"),
    Column("Period"),
    Column("Value", numbers=True),
    Column("Source"),
    Column("Age", numbers=True),
)


def figures_section(figures: Sequence[Statement], counts: Sequence[Count], page: Page) -> Section | None:
    """Make a table of figures as last reported; what is no number with a unit, and what was counted, stands below."""
    rows = [figure for figure in figures if figure.event.roles.keys() >= _MEASURED]
    others = [figure for figure in figures if figure not in rows]
    table = Table("Figures as last reported", _FIGURE_COLUMNS, tuple(_figure(row, page) for row in rows[-MOST:]))
    counted = items(Sentence(_count(count, page)) for count in counts)
    left = _left("figure", rows, others)
    return section_of("Figures", [table if rows else None, *_told(others[-MOST:], page), counted, left])


def positions_section(
    positions: Sequence[Statement], sides: Sequence[str], page: Page, heading: str = "Positions"
) -> Section | None:
    """Set the positions of one side or two side by side, each with the day on which it was last stated."""
    topics = by_topic(positions, sides, page.narrative)
    table = _positions_table(topics, sides, page)
    below = _told(topics.others[-MOST:], page)
    if topics.sides and below and len(sides) == 1:
        below = [Paragraph((Sentence("Other statements:"),)), *below]
    return section_of(heading, [table, *below, _left("position", topics.sides, topics.others)])


def _positions_table(topics: Topics, sides: Sequence[str], page: Page) -> Table | None:
    if not topics.sides:
        return None
    columns = (Column("On"), *(Column(capital(page.name(code))) for code in sides))
    last = list(topics.sides.items())[-MOST:]
    return Table("Positions as last stated", columns, tuple(_position(topic, by, sides, page) for topic, by in last))


def offices_section(offices: Sequence[Holding], page: Page) -> Section | None:
    """Say who held which office on the day."""
    if not offices:
        return None
    columns = (Column("Office"), Column("Held by"), Column("Since"), Column("Last reported"))
    return Section("Offices", (Table("Who held which office", columns, tuple(_office(one, page) for one in offices)),))


def _left(what: str, *told: Sized) -> Paragraph | None:
    """Say how much was stated before what there is room for."""
    left = sum(max(len(some) - MOST, 0) for some in told)
    return (
        Paragraph((Sentence(f"Not told here: {of_many(left, f'{what} stated', f'{what}s stated')} before."),))
        if left
        else None
    )


def _figure(statement: Statement, page: Page) -> tuple[Sentence, ...]:
    event = statement.event
    document = page.narrative.documents[event.document]
    return (
        page.say(figure_name(statement, page), [event]),
        Sentence(capital(figure_period(event))),
        Sentence(figure_value(statement, page)),
        Sentence(capital(teller(event, page)) or document.publisher),
        Sentence(age(statement.happening.act[0], min(statement.happening.act[1], document.published.latest), page.day)),
    )


def figure_name(statement: Statement, page: Page) -> str:
    """Name what a figure measures, and whose it is."""
    return f"{capital(_spoken_role(statement.event, 'measure', page))}, {_parties(statement.event, page)}"


def figure_value(statement: Statement, page: Page) -> str:
    """Write a figure's value with its unit."""
    return in_unit(_spoken_role(statement.event, "value", page), "".join(statement.event.roles.get("unit", ())))


def _spoken_role(event: Event, role: str, page: Page) -> str:
    kind = page.catalogue.known_kind(event.kind)
    return spoken_player(kind.roles[role].type, event.roles[role][0], page.catalogue, event.date.latest)


def _parties(event: Event, page: Page) -> str:
    """Name whose figure it is, and towards whom it goes: 'Poland and Uzbekistan', 'Poland to Belarus'."""
    others = [
        f"{between} {page.name(code)}" for role, between in _TOWARDS.items() for code in event.roles.get(role, ())
    ]
    return " ".join([capital(page.name(event.roles["of"][0])), *others])


def figure_period(event: Event) -> str:
    """Write the period that a figure is of."""
    if "period" not in event.roles:
        return "Every year" if "year" in event.kind or "annual" in event.kind else "Not stated"
    said = bare(parse_date(event.roles["period"][0]).spoken()).removeprefix("from ")
    return _ONE_YEAR.sub(r"\1 to \3 \2", said)


def _count(count: Count, page: Page) -> str:
    """Write how often something happened by the page's day."""
    return f"{counted_phrase(count, page, f' by {spoken(page.day)}')}."


def counted_phrase(count: Count, page: Page, by_then: str = "") -> str:
    """Write how often something happened: 'Visits recorded: one (Japan to Lithuania)'."""
    who = " to ".join(page.name(code) for code in count.by)
    many = at_least_at_most(count.certain, None if count.open_ended else count.possible)
    return f"{capital(count.of)} recorded{by_then}: {many} ({who})"


def _told(statements: Sequence[Statement], page: Page) -> list[Block]:
    """Tell what is only stated, each with its speaker and day in brackets, or all once where most have the same."""
    brackets = [_stated_by(statement, page) for statement in statements]
    usual = _usual(brackets)
    shown = [f" ({said})" if said not in ("", usual) else "" for said in brackets]
    pairs = zip(statements, shown, strict=True)
    below = items(page.say(capital(f"{clause(told.event, page)}{said}."), [told.event]) for told, said in pairs)
    first = Paragraph((Sentence(f"Unless another is named, as stated by {usual}:"),)) if usual else None
    return [block for block in (first, below) if block is not None]


def _usual(brackets: Sequence[str]) -> str:
    """Return what most statements have in brackets, where none has nothing there; empty where there is no such."""
    usual, times = next(iter(Counter(brackets).most_common(1)), ("", 0))
    return usual if "" not in brackets and times >= _OFTEN and times * 2 > len(brackets) else ""


def _stated_by(statement: Statement, page: Page) -> str:
    """Name in brackets who stated something, where its clause does not, and when."""
    who = "" if names_speaker(statement.event, page) else teller(statement.event, page)
    if not who and "by" not in statement.event.roles:
        who = publisher(page.narrative.documents[statement.event.document])
    when = "" if statement.event.date.text == ".." else bare(days_of(statement.happening, page))
    return ", ".join(part for part in (who, when) if part)


def _position(
    topic: str, by: Mapping[str, Sequence[Statement]], sides: Sequence[str], page: Page
) -> tuple[Sentence, ...]:
    return (Sentence(capital(topic)), *(_cell(by.get(code, ()), page) for code in sides))


def _cell(stated: Sequence[Statement], page: Page) -> Sentence:
    """Write what one side last said on a topic, and when; a dash where the log has nothing."""
    if not stated:
        return Sentence("—")
    parts = [f"{one.event.roles['direction'][0]} ({_short(one, page)})" for one in stated]
    return page.say(capital("; ".join(parts)), [one.event for one in stated])


def cell_of(stated: Mapping[str, Sequence[Statement]], row: str, page: Page) -> Sentence:
    """Write what one side last said, by topic: its own topic is named where the row has another."""
    if not stated:
        return Sentence("—")
    parts = [
        f"{'' if topic == row else f'on {topic}: '}{one.event.roles['direction'][0]} ({_short(one, page)})"
        for topic, told in stated.items()
        for one in told
    ]
    events = [one.event for told in stated.values() for one in told]
    return page.say(capital("; ".join(parts)), events)


def _short(statement: Statement, page: Page) -> str:
    """Write on which day, and on whose word, a position was last stated."""
    said = bare(days_of(statement.happening, page))
    who = teller(statement.event, page)
    return f"{who}, {said}" if who else said


def _office(holding: Holding, page: Page) -> tuple[Sentence, ...]:
    sort = page.catalogue.known_fluent(holding.fluent.name)
    args = dict(zip(sort.args, holding.fluent.args, strict=True))
    person = next(name for name, kind in sort.args.items() if kind == "person")
    seen = spoken(holding.last_evidence) if holding.last_evidence is not None else "Not known"
    holds = holding.answer is Answer.HOLDS
    who = page.name(args[person])
    return (
        page.say(capital(page.name(args["office"])), [w.event for w in holding.witnesses]),
        Sentence(who if holds else f"Uncertain; last reported: {who}"),
        Sentence((capital(began_on(holding, page)) if holds else "") or "—"),
        Sentence(seen),
    )
