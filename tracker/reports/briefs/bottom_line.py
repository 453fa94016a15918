"""The bottom line of two actors: where they stand, what changed and which way, and what is disputed."""

from collections.abc import Sequence
from datetime import date

from tracker.calculus.doubts import Doubt
from tracker.model.days import PAST, spoken
from tracker.model.events import Event, Stance
from tracker.narrative.happenings import Happening
from tracker.projections.alike import Same, deciding_events
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_short import ShortBriefing
from tracker.projections.direction import Direction
from tracker.projections.dyad_lead import LastAct
from tracker.projections.origins import nearness_of
from tracker.projections.weighing import heaviest
from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.briefs.clauses import attribution, bracketed, days_of, denier, short_clause, teller, who_says
from tracker.reports.briefs.disputes import differ_on_the_day
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import behind, watched
from tracker.reports.briefs.short_parts import cited_acts
from tracker.reports.briefs.states import doubts, state_now, state_since
from tracker.reports.language.conditions import conjugated
from tracker.reports.language.dates import WIDE, days
from tracker.reports.language.words import capital, listed, number_word, of_many

MOST_TOGETHER = 4
_MOST_CITED = 5


def bottom_line(short: ShortBriefing, page: Page) -> Paragraph:
    """Say in three sentences what a reader must know who reads no further."""
    third = _disputed(short, page) or _claimed(short, page) or _next(short, page)
    return Paragraph((*_standing(short, page), *_changed(short, page), *third))


def _standing(short: ShortBriefing, page: Page) -> list[Sentence]:
    """Say where the relation stands: the weightiest condition, and what else weighs most."""
    lead = short.lead
    told: list[Same] = [same for same in (lead.standing, *short.begun) if same is not None]
    doubtful = [_doubtful(lead.doubtful, page)] if lead.doubtful is not None else []
    if not told and not lead.together:
        return doubtful
    parts = [state_since(same[0], page) for same in told]
    if lead.together:
        parts.insert(len(parts[:1]), together(lead.together, page))
        told = [*told, *lead.together]
    return [*doubtful, page.say(f"{capital('; '.join(parts))}.", _behind(told, short, page))]


def _behind(told: Sequence[Same], short: ShortBriefing, page: Page) -> list[Event]:
    """List what conditions rest on: of each that the key facts below cite in full, the report nearest to the act.

    What is made of others, or shared by a format, rests on all of them, and so does a day that no one report tells.
    """
    below = [same for fold in short.facts for same in fold.items] if "facts" in page.sections else []
    cited = {str(same[0].fluent) for same in below if same[0].through is None}
    found: list[Event] = []
    for same in told:
        events = deciding_events(same)
        alone = [event for event in events if _tells_since(event, same[0])]
        is_cited = str(same[0].fluent) in cited and not page.catalogue.is_derived(same[0].fluent.name)
        found += [min(alone, key=lambda event: _distance(event, page))] if is_cited and alone else events
    return found


def _tells_since(event: Event, holding: Holding) -> bool:
    """Say whether an event alone tells since when a condition stands."""
    first, since = event.works_from, holding.since
    return first.latest == since.latest and since.earliest in (PAST, first.earliest)


def _distance(event: Event, page: Page) -> tuple[int, int, str]:
    """Order the reports of one thing: the nearest to the act first, then the one that knows its day best."""
    nearness = nearness_of(page.narrative.documents[event.document], page.catalogue)
    return nearness, event.date.latest - event.date.earliest, event.ref


def _doubtful(same: Same, page: Page) -> Sentence:
    """Tell what is in doubt, and why where a term of it ran out."""
    has_run_out = any(Doubt.TERM in holding.why for holding in same)
    why = f": {doubts(same)}" if has_run_out else ""
    return _say(f"{state_now(same, page)}{why}", [same], page)


def _say(text: str, told: Sequence[Same], page: Page) -> Sentence:
    return page.say(f"{capital(text)}.", [event for same in told for event in deciding_events(same)])


def _changed(short: ShortBriefing, page: Page) -> list[Sentence]:
    """Count what changed for the better and the worse, and tell the last act that changed anything."""
    last, counted = short.lead.last_change, weighed(short.way)
    recorded = f"Since {spoken(short.report.first)} the log records {counted}"
    if counted and last is not None:
        return [_latest(f"{recorded}; the latest change came", last, page, _untold(short, page))]
    if counted:
        return [page.say(f"{recorded}.", _untold(short, page))]
    if last is not None:
        return [_latest("the latest event came", last, page, tail="; whether it changed anything is not recorded")]
    unchanged = f"No change is recorded since {spoken(short.report.first)}"
    if short.lead.weightiest is not None:
        return [_latest(f"{unchanged}; the weightiest event came", short.lead.weightiest, page)]
    if short.lead.last_act is None:
        return [Sentence(f"{unchanged}.")]
    return [_latest(f"{unchanged}; the latest event came", short.lead.last_act, page)]


def _untold(short: ShortBriefing, page: Page) -> list[Event]:
    """List a report of each change that is counted and no line below cites; of many, of the first and the last."""
    below = [act for one in short.happened.acts for act in cited_acts(one)] if "happened" in page.sections else []
    told = {event.ref for act in below for event in act.reports}
    changes = (*short.way.better, *short.way.worse, *short.way.neither)
    untold = [events[0] for events in changes if told.isdisjoint(event.ref for event in events)]
    by_day = sorted(untold, key=lambda event: (event.date.latest, event.ref))
    return by_day if len(by_day) <= _MOST_CITED else [by_day[0], by_day[-1]]


def _latest(lead: str, last: LastAct, page: Page, told: Sequence[Event] = (), tail: str = "") -> Sentence:
    """Tell the last act, on whose word it is told, after what else is `told`."""
    act = last.step.entry.happening
    said = f"{days_of(act, page)}, when {short_clause(act.together, page)}{attribution(act, page)}"
    return page.say(f"{capital(lead)} {said}{tail}.", [*told, *act.reports])


def weighed(way: Direction) -> str:
    """Say how many changes were for the better and for the worse, the more first; empty where there was none."""
    better, worse, others = len(way.better), len(way.worse), len(way.neither)
    if not better and not worse:
        return f"{of_many(others, 'change')}, neither for the better nor for the worse" if others else ""
    (many, side), (few, other) = sorted(((worse, "worse"), (better, "better")), reverse=True)
    return f"{of_many(many, 'change')} for the {side} and {number_word(few) if few else 'none'} for the {other}"


def _disputed(short: ShortBriefing, page: Page) -> list[Sentence]:
    """Say what weighs most of what is disputed, who says so and who denies it, and how much else is."""
    contested = [one for one in short.report.contested if is_by_day(one.act, page.day)]
    if not contested:
        return []
    last, more = heaviest(page.narrative, contested), len(contested) - 1
    about = short_clause(last.together if last.reports else last.fullest, page)
    if differ_on_the_day(last, page.narrative):
        text = f"Accounts differ on the day: {about} {_by_day(last, page)}."
    elif page.narrative.differing.get(last.id) and not last.denials:
        text = f"Accounts differ: {_by_version(last, page)}."
    else:
        text = f"Disputed: whether {about}. {_sides(last, page)}"
    return [page.say(f"{text}{_and_more(more)}", last.events)]


def _by_version(happening: Happening, page: Page) -> str:
    """Tell what happened as each says who tells it in another way: with another number, at another place."""
    told: dict[str, str] = {}
    for event in happening.reports:
        told.setdefault(short_clause(event, page), bracketed(who_says(event, page)))
    return listed([f"{text} ({who})" for text, who in told.items()], "or")


def _by_day(happening: Happening, page: Page) -> str:
    """Name each day on which something is said to have happened, with who says so."""
    ranges = {(event.date.earliest, event.date.latest) for event in happening.reports}
    sharp = [one for one in ranges if not any(one[0] <= a and b <= one[1] for a, b in ranges - {one})]
    by_day = sorted(happening.reports, key=lambda event: (event.date.latest, event.date.earliest))
    saying = [event for event in by_day if (event.date.earliest, event.date.latest) in sharp]
    told = {days(event.date.earliest, event.date.latest): who_says(event, page) for event in saying}
    return listed([f"{when} ({bracketed(who)})" for when, who in told.items()], "or")


def _sides(happening: Happening, page: Page) -> str:
    """Name who says that something happened, speakers before papers, and who denies it or tells it otherwise."""
    saying = [event for event in happening.events if event.stance in (Stance.REPORTED, Stance.CLAIMED)]
    said = [who_says(event, page) for event in sorted(saying, key=lambda event: not event.speakers)]
    named = listed([bracketed(who) for who in dict.fromkeys(said)][:2])
    denied = listed(list(dict.fromkeys(denier(event, page) for event in happening.denials))[-2:])
    if named and denied:
        return f"{capital(named)} {'say' if len(set(said)) > 1 else 'says'} so; denied by {denied}."
    return (
        f"{capital(named)} differ." if len(set(said)) > 1 else f"Denied by {denied}." if denied else "Accounts differ."
    )


def _and_more(count: int) -> str:
    return f" {capital(of_many(count, 'further point'))} {'is' if count == 1 else 'are'} disputed." if count else ""


def _claimed(short: ShortBriefing, page: Page) -> list[Sentence]:
    """Name what weighs most of what rests on a claim alone, with who claims it and who denies it."""
    if not short.report.claims:
        return []
    claimed = heaviest(page.narrative, [one.happening for one in short.report.claims])
    who = listed(list(dict.fromkeys(teller(event, page) for event in claimed.reports))[:2])
    said = f"{days_of(claimed, page)}, {short_clause(claimed.together, page)}"
    denied = listed(list(dict.fromkeys(denier(event, page) for event in claimed.denials))[-2:])
    text = f"Unconfirmed, on the word of {who}: {said}{f'; denied by {denied}' if denied else ''}."
    more = len(short.report.claims) - 1
    further = f" {capital(of_many(more, 'further claim'))} {'is' if more == 1 else 'are'} unconfirmed." if more else ""
    return [page.say(f"{text}{further}", (*claimed.reports, *claimed.denials))]


def _next(short: ShortBriefing, page: Page) -> list[Sentence]:
    """Where nothing is disputed or only claimed, say what comes next."""
    plans = [*short.watch.own, *short.watch.third]
    return [page.say(f"Next: {watched(plans[0], page)}", behind(plans[0], page))] if plans else []


def together(shared: Sequence[Same], page: Page) -> str:
    """Say in what the two are together: 'Lithuania and Poland are both members of the EU (since 2004) and NATO'."""
    named = [f"{page.name(same[0].fluent.args[-1])}{_since_year(same)}" for same in shared[:MOST_TOGETHER]]
    if len(shared) > MOST_TOGETHER:
        named.append(of_many(len(shared) - MOST_TOGETHER, "other format"))
    return conjugated(shared[0][0].fluent, [], page.catalogue, page.day, form=0, last=named)


def _since_year(same: Same) -> str:
    since = same[0].since
    is_known = since.earliest > PAST and since.latest - since.earliest <= WIDE
    return f" (since {date.fromordinal(since.latest).year})" if is_known else ""
