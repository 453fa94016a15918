"""The briefing of change: everything that differs from the last one."""

from collections.abc import Sequence

from tracker.calculus.doubts import Doubt
from tracker.model.codes import document_of
from tracker.model.days import spoken
from tracker.model.events import Event, Mending
from tracker.narrative.happenings import Happening
from tracker.projections.alike import deciding_events
from tracker.projections.briefing_change import ChangeBriefing, Turned
from tracker.reports.briefs.briefing import Block, Briefing, BulletList, ListItem, Paragraph, Section, Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of, subject
from tracker.reports.briefs.colophon import Made, colophon, dates
from tracker.reports.briefs.page import Page, present, section_of
from tracker.reports.briefs.states import state_now
from tracker.reports.briefs.story import story_section
from tracker.reports.language.dates import bare, days
from tracker.reports.language.documents import title
from tracker.reports.language.words import capital, listed, of_many

MOST = 25
_DONE = {
    "correction": "was corrected",
    "retraction": "was retracted",
    "merge": "were read as one happening",
    "split": "was taken out of its happening",
    "resolution": "was resolved",
    "checked": "was looked at, and stands",
}


def change_brief(report: ChangeBriefing, names: Sequence[str], made: Made) -> Briefing:
    """Tell what happened, what became known, what was mended, and which earlier sentences no longer hold."""
    page = Page(report.narrative, report.after.on)
    then = Page(report.old, report.before.on)
    who = listed([capital(page.name(code)) for code in names])
    fallen = _fallen(report, then, page)
    opening = _lead(report, len(fallen), page)
    sections = present(
        (
            story_section(report.happened, "What happened", page),
            _turns("What holds now", report.changed, then, page),
            story_section(report.known, "What became known of earlier days", page),
            _list("What was newly stated", [_stated(one, page) for one in report.stated[-MOST:]], len(report.stated)),
            _list("What further documents report", _again(report, page), len(report.again)),
            _withdrawn(fallen),
            _mended(report, then, page),
            _documents(report),
        )
    )
    return Briefing(
        title=f"What changed{f': {who}' if who else ''}",
        subtitle=f"Since {spoken(report.before.on)}, position {report.before.position} of the log",
        dates=dates(report.after),
        lead=opening,
        sections=sections,
        sources=page.sources(),
        colophon=colophon(report.after, made, len(report.narrative.logs), len(report.narrative.written)),
        handling=made.mark,
        desk=made.desk,
    )


def _lead(report: ChangeBriefing, fallen: int, page: Page) -> Paragraph:
    """Tell the last act that is new, then count what is new, then what was mended."""
    since = f"{spoken(report.before.on)} (position {report.before.position})"
    new = _counted(
        (sum(step.size for step in report.happened), "event", "events"),
        (sum(step.size for step in report.known), "event of earlier days that became known", "events of earlier days"),
        (len(report.stated), "statement", "statements"),
    )
    mended = _counted(
        (len(report.mended), "entry was mended", "entries were mended"),
        (fallen, "earlier sentence no longer holds", "earlier sentences no longer hold"),
    )
    told = [*report.happened, *report.known][: len(report.happened) or None]
    said: list[Sentence] = []
    if told:
        one = told[-1].entry.happening
        last = f"latest: {days_of(one, page)}, {clause(one.together, page)}{attribution(one, page)}"
        said.append(page.say(f"New since {since}: {listed(new)}; the {last}.", one.reports))
    elif new:
        said.append(Sentence(f"New since {since}: {listed(new)}."))
    if mended:
        said.append(Sentence(f"{capital(listed(mended))}."))
    if said or report.is_news:
        return Paragraph(tuple(said) or (Sentence(f"New since {since}: what follows."),))
    return Paragraph((Sentence(f"Nothing differs from the last briefing, of {since}."),))


def _counted(*counts: tuple[int, str, str]) -> list[str]:
    """Write each of some counts that is not zero."""
    return [of_many(count, word, plural) for count, word, plural in counts if count]


def _fallen(report: ChangeBriefing, then: Page, page: Page) -> list[ListItem]:
    """Tell what was said of states and of acts, and what is said now; what reads the same did not fall."""
    turned = [
        one for one in report.withdrawn if not one.after or state_now(one.before, then) != state_now(one.after, page)
    ]
    states = [_turn(one, then, page) for one in turned]
    told = [(was, now) for was, now in report.retold if was.act[0] <= page.day and was.together.that is None]
    acts = [_retold(was, now, then, page) for was, now in told]  # what was only seen is told as a state
    return [*states, *(act for act in acts if act is not None)]


def _withdrawn(told: Sequence[ListItem]) -> Section | None:
    blocks: list[Block] = [BulletList(tuple(told[:MOST]))] if told else []
    if len(told) > MOST:
        blocks.append(Paragraph((Sentence(f"{capital(of_many(len(told) - MOST, 'more', 'more'))} not told here."),)))
    return section_of("Which earlier sentences no longer hold", blocks)


def _retold(was: Happening, now: Happening | None, then: Page, page: Page) -> ListItem | None:
    """Tell an act as it was told and as it is told; nothing where both are the same words."""
    old = _act(was, then)
    new = _act(now, page) if now is not None else ""
    if old == new:
        return None
    first = page.say(f"Was: {old}.", _known(was.reports, page))
    if now is None:
        return ListItem((first, Sentence("Is: no longer reported.")))
    told = new if now.act[0] <= page.day else f"this had not happened by {spoken(page.day)}"
    return ListItem((first, page.say(f"Is: {told}.", now.reports)))


def _act(happening: Happening, page: Page) -> str:
    """Tell an act with its day, on whose word it is told, and that reports of it differ; a statement as one."""
    claimed = " (claimed)" if happening.doubt is Doubt.CLAIMED else ""
    differ = ", and accounts differ" if happening.id in page.narrative.contested else ""
    kind = page.catalogue.kind(happening.together.kind)
    if kind is not None and kind.shows != "act":
        return f"{_statement(happening, page)}{claimed}{differ}"
    return (
        f"{days_of(happening, page)}, {clause(happening.together, page)}{claimed}{attribution(happening, page)}{differ}"
    )


def _turns(heading: str, turned: Sequence[Turned], then: Page, page: Page) -> Section | None:
    """Tell each condition as it was told, and as it is told now, below it."""
    items = tuple(_turn(one, then, page) for one in turned[:MOST])
    blocks: list[BulletList | Paragraph] = [BulletList(items)] if items else []
    if len(turned) > MOST:
        blocks.append(Paragraph((Sentence(f"{capital(of_many(len(turned) - MOST, 'more condition'))} differ."),)))
    return Section(heading, tuple(blocks)) if blocks else None


def _turn(turned: Turned, then: Page, page: Page) -> ListItem:
    was = f"Was: {state_now(turned.before, then)}."
    if not turned.after:
        return ListItem((page.say(was), Sentence("Is: nothing is recorded.")))
    events = _known(deciding_events(turned.after), page)
    now = page.say(f"Is: {state_now(turned.after, page)}.", events)
    return ListItem((page.say(was, _known(deciding_events(turned.before), page)), now))


def _known(events: Sequence[Event], page: Page) -> list[Event]:
    """Leave out the events that no longer count: the page cannot cite them."""
    return [page.narrative.events[event.ref] for event in events if event.ref in page.narrative.events]


def _stated(happening: Happening, page: Page) -> ListItem:
    """Tell what was stated."""
    return ListItem((page.say(capital(f"{_statement(happening, page)}."), happening.reports),))


def _statement(happening: Happening, page: Page) -> str:
    """Write that somebody said something on a topic, or when a statement of another sort was made."""
    event = happening.together
    who, when, by = subject(event, page), days_of(happening, page), attribution(happening, page)
    if who and event.roles.keys() >= {"topic", "direction"}:
        return f"{when}, {who} said on {event.roles['topic'][0]}: {event.roles['direction'][0]}{by}"
    return f"{clause(event, page)} (stated {when}{by})"


def _again(report: ChangeBriefing, page: Page) -> list[ListItem]:
    """Tell what further documents report of what was known, with their events alone."""
    return [
        ListItem(
            (
                page.say(
                    f"{capital(days_of(one, page))}, {clause(one.together, page)}{attribution(one, page)}.",
                    [event for event in one.reports if event.ref not in report.old.events],
                ),
            )
        )
        for one in report.again[-MOST:]
    ]


def _list(heading: str, told: Sequence[ListItem], count: int) -> Section | None:
    """Put items one below the other, and say how many earlier ones are left out."""
    blocks: list[Block] = [BulletList(tuple(told))] if told else []
    if count > len(told):
        blocks.append(Paragraph((Sentence(f"{capital(of_many(count - len(told), 'earlier one'))} not told here."),)))
    return section_of(heading, blocks)


def _mended(report: ChangeBriefing, then: Page, page: Page) -> Section | None:
    items = tuple(ListItem((_mending(one, then, page),)) for one in report.mended[:MOST])
    return Section("What was mended", (BulletList(items),)) if items else None


def _mending(mending: Mending, then: Page, page: Page) -> Sentence:
    """Write what the desk mended and why, each by what it tells, or told before it was taken back."""
    events = [page.narrative.events[ref] for ref in mending.of if ref in page.narrative.events]
    named = listed(list(dict.fromkeys(_called(ref, then, page) for ref in mending.of)))
    reason = mending.reason.strip().rstrip(".")
    return page.say(f"{capital(named)} {_DONE.get(mending.kind, 'was mended')}: {reason}.", events)


def _called(ref: str, then: Page, page: Page) -> str:
    """Name an entry by what it tells and in which document, or a document by its title."""
    for voice in (page, then):
        document = voice.narrative.documents.get(document_of(ref))
        if document is not None and ref in voice.narrative.events:
            return f"that {clause(voice.narrative.events[ref], voice)} (in {_quoted(title(document))})"
        if document is not None:
            return _quoted(title(document))
    return ref


def _quoted(text: str) -> str:
    """Put a title in quotation marks, other ones than those in it."""
    return f"'{text}'" if '"' in text or "\u201c" in text else f'"{text}"'


def _documents(report: ChangeBriefing) -> Section | None:
    told = [
        f"{_quoted(title(one))} ({one.publisher}, {bare(days(one.published.earliest, one.published.latest))})"
        for one in report.documents
    ]
    items = tuple(ListItem((Sentence(f"{text}."),)) for text in told[:MOST])
    return Section("New documents", (BulletList(items),)) if items else None
