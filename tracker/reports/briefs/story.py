"""What happened in a period, told as chains of causes: an act, and in answer what came of it."""

from collections.abc import Sequence

from attrs import evolve, frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.projections.briefing_story import Step, walk
from tracker.projections.sides import acting
from tracker.projections.weights import heaviest_chains
from tracker.reports.briefs.briefing import Block, BulletList, ListItem, Paragraph, Section, Sentence
from tracker.reports.briefs.clauses import (
    attribution,
    begins_with_subject,
    clause,
    days_of,
    denier,
    subject,
    usual_speaker,
)
from tracker.reports.briefs.disputes import differ_on_the_day
from tracker.reports.briefs.page import Page
from tracker.reports.language.dates import Span, bare, days, listed_days
from tracker.reports.language.sentences import free_end
from tracker.reports.language.words import capital, listed, of_many

MOST_CHAINS = 15
MOST_BELOW = 8
"""So many acts, and so many answers to one act, are told; the rest is counted."""


@frozen(eq=False)
class Clause:
    """Acts that one clause tells together: its words, on whose word, who acts, when, what came of it, and the events.

    `actor` is in words, `acting` are the wholes that act. `joined` counts the clauses that were put together because
    one actor did them on one day. One that ends `free`, with words of a document, has none put after it; one that
    `begins` with who acts can be put after another of theirs.
    """

    text: str
    tail: str
    actor: str
    acting: frozenset[str]
    ranges: tuple[Span, ...]
    when: str
    steps: tuple[Step, ...]
    events: tuple[Event, ...]
    answers: bool = False
    joined: int = 1
    free: bool = False
    begins: bool = False


def story_section(steps: Sequence[Step], heading: str, page: Page) -> Section | None:
    """Tell a period, what weighs most of it, and how much is left out."""
    if not steps:
        return None
    kept = heaviest_chains(page.narrative, steps, MOST_CHAINS)
    usual = usual_speaker([step.entry.happening for step in walk(kept)], page)
    voice = evolve(page, usual=usual)
    blocks: list[Block] = (
        [Paragraph((Sentence(f"Unless another is named, all this is {usual[2:]}."),))] if usual else []
    )
    chains = [_chain(one, voice) for one in _together(kept, voice, chained=True)]
    blocks.append(BulletList(tuple(chains), ordered=True))
    left = sum(step.size for step in steps) - sum(step.size for step in kept)
    if left:
        rest = f"{capital(of_many(left, 'more event'))} of the period {'is' if left == 1 else 'are'} not told here"
        blocks.append(Paragraph((Sentence(f"{rest}."),)))
    return Section(heading, tuple(blocks))


def act_clause(step: Step, page: Page) -> str:
    """Write an act as a clause, with the format through which it belongs and the day of its effects."""
    one = step.entry.happening
    text = clause(one.together, page)
    format_name = page.name(step.entry.through) if step.entry.through else ""
    through = f" (through {format_name})" if format_name not in text else ""
    effect = f", with effect {_from(days(*one.works))}" if one.works != one.act else ""
    return f"{text}{through}{effect}"


def attesting(act: Happening, page: Page) -> list[Event]:
    """List the events on which an act's clause and tail rest: its reports, and what denies it."""
    return [*act.reports, *page.narrative.denying(act)]


def act_tail(step: Step, page: Page) -> str:
    """Say on whose word an act is told, and whether reports of it differ."""
    one = step.entry.happening
    if denials := page.narrative.denying(one):
        return f"{attribution(one, page)}; denied by {listed(list(dict.fromkeys(denier(d, page) for d in denials)))}"
    if one.id not in page.narrative.contested or one.doubt is not None:
        return attribution(one, page)
    on_what = " on the day" if differ_on_the_day(one, page.narrative) else ""
    return f"{attribution(one, page)}, though accounts differ{on_what}"


def _from(said: str) -> str:
    return said.replace("on ", "from ", 1) if said.startswith("on ") else said


def _chain(told: Clause, page: Page) -> ListItem:
    """Tell an act and, below it, each answer with all that came of that in turn."""
    first = page.say(_dated(told, "", None), told.events)
    groups = _together(told.steps, page)
    items = [ListItem(tuple(sentences)) for sentences in _answers(told, groups[:MOST_BELOW], page)]
    left = sum(len(group.ranges) + sum(one.size for one in group.steps) for group in groups[MOST_BELOW:])
    if left:
        items.append(ListItem((Sentence(f"{capital(of_many(left, 'more event'))} followed."),)))
    return ListItem((first,), tuple(items))


def _answers(parent: Clause, groups: Sequence[Clause], page: Page) -> list[list[Sentence]]:
    """Tell what came of an act: a list of sentences for each answer, with what came of that."""
    found: list[list[Sentence]] = []
    last = parent
    for place, group in enumerate(groups):
        link = _link(parent, group) if place == 0 else ""
        sentences = [page.say(_dated(group, link, last), group.events)]
        below = _together(group.steps, page)
        for answers in _answers(group, below[:MOST_BELOW], page):
            sentences += answers
        found.append(sentences)
        last = group
    return found


def _link(parent: Clause, group: Clause) -> str:
    """Say how an act hangs on the one before it."""
    if not group.answers:
        return "after that"
    return "" if parent.acting & group.acting else "in answer"


def _dated(told: Clause, link: str, last: Clause | None) -> str:
    """Put the day before a clause, unless it tells of several days itself."""
    lead = f"{link}, " if link else ""
    if len(told.ranges) > 1:
        return capital(f"{lead}{told.text}{told.tail}.")
    exact = told.ranges[0][0] == told.ranges[0][1] and told.when == days(*told.ranges[0])
    same_day = exact and last is not None and last.ranges == told.ranges
    return capital(f"{lead}{'the same day' if same_day else told.when}, {told.text}{told.tail}.")


def _together(steps: Sequence[Step], page: Page, *, chained: bool = False) -> list[Clause]:
    """Tell together what is told in the same words, and what one actor did on one day.

    What came of several acts is told below them all where they are `chained`, the first of their chains.
    """
    groups: dict[tuple[str, ...], list[Step]] = {}
    for step in steps:
        head = _parted(step, page)[0]
        one = step.entry.happening
        key = (one.id,) if step.steps else (one.together.kind, head, act_tail(step, page))
        groups.setdefault(key, []).append(step)
    return _by_day([_one(group, page) for group in groups.values()], chained=chained)


def _parted(step: Step, page: Page) -> tuple[str, str]:
    """Part an act's clause: what the catalogue says, and the document's own words with which it ends."""
    text, own = act_clause(step, page), free_end(step.entry.happening.together, page.catalogue)
    return (text.removesuffix(own), own) if own and text.endswith(own) else (text, "")


def _one(group: Sequence[Step], page: Page) -> Clause:
    """Make one clause of acts that are told alike: the same words once, or one beginning with each one's own end."""
    group = sorted(group, key=lambda step: step.entry.happening.act[::-1])
    texts = [act_clause(step, page) for step in group]
    ranges = tuple(step.entry.happening.act for step in group)
    days_told = tuple(dict.fromkeys(ranges))
    text = texts[0]
    if len(set(texts)) > 1:
        by_end: dict[str, list[Span]] = {}
        for step, one in zip(group, ranges, strict=True):
            by_end.setdefault(_parted(step, page)[1], []).append(one)
        ends = list(by_end)
        if len(days_told) > 1:
            ends = [f"{end} ({bare(listed_days(tuple(dict.fromkeys(spans))))})" for end, spans in by_end.items()]
            days_told = ranges
        text = f"{_parted(group[0], page)[0]}{'; '.join(ends)}"
    elif len(days_told) > 1:
        text = f"{text}, {listed_days(days_told)}"
    return Clause(
        text=text,
        tail=act_tail(group[0], page),
        actor=subject(group[0].entry.happening.together, page),
        acting=frozenset(map(whole_of, acting(group[0].entry.happening.together, page.catalogue))),
        ranges=days_told,
        when=days_of(group[0].entry.happening, page),
        steps=tuple(below for step in group for below in step.steps),
        events=tuple(event for step in group for event in attesting(step.entry.happening, page)),
        answers=group[0].answers,
        begins=begins_with_subject(group[0].entry.happening.together, page),
        free=any(_parted(step, page)[1] for step in group) or ": " in text,
    )


def _by_day(groups: Sequence[Clause], *, chained: bool) -> list[Clause]:
    """Join what one actor did on one day: 'China recalled its ambassador and demanded that ...'."""
    joined: list[Clause] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and _joins(before, group, chained=chained):
            joined[-1] = _joined(before, group)
        else:
            joined.append(group)
    return joined


def _joins(before: Clause, group: Clause, *, chained: bool) -> bool:
    same = (before.ranges, before.actor, before.tail) == (group.ranges, group.actor, group.tail)
    starts = before.begins and group.begins
    plain = (chained or not (before.steps or group.steps)) and not before.free
    return same and starts and plain and bool(group.actor) and len(group.ranges) == 1 and before.joined < 2


def _joined(before: Clause, group: Clause) -> Clause:
    """Put two clauses of one actor together, without saying its name twice."""
    more = group.text[len(group.actor) + 1 :]
    twice = before.text == group.text
    text = f"{before.text}, twice" if twice else f"{before.text}{',' if ',' in before.text else ''} and {more}"
    return evolve(
        before,
        text=text,
        steps=(*before.steps, *group.steps),
        events=(*before.events, *group.events),
        joined=before.joined + 1,
        free=group.free,
    )
