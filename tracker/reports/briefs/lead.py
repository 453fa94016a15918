"""The lead of a dyad's briefing: where the relation stands, what changed last and why, what is contested and due."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_story import Step, changes_state, size, walk
from tracker.projections.plans import Plan, PlanStatus
from tracker.reports.briefs.briefing import Paragraph, Sentence
from tracker.reports.briefs.clauses import attribution, clause, days_of, short_clause, subject
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import due
from tracker.reports.briefs.states import by_fluent, state_now, state_since, witnesses
from tracker.reports.language.words import capital, number_word, of_many

_SHARP = 62
"""An act is dated well enough to be called the last one where it lies within so many days."""
_LONG = 180
_LEAST, _MOST = 3, 6
"""A lead has from three to six sentences, where the log has as much to say."""


def lead(report: DyadBriefing, page: Page, left_out: str = "") -> Paragraph:
    """Build three to six sentences from the data; one paragraph that says so where there is no data.

    `left_out` says which documents on the two are not asked, where these may be why there is none.
    """
    if is_empty(report):
        return _nothing(report, page, left_out)
    root = _root(report.story)
    told = [
        *_standing(report, page),
        *_from_one_act(root, page),
        *_last(report, root, page),
        *_disputed(report, page),
        *_to_come(report, page),
        *_reach(report, page),
    ]
    if len(told) < _LEAST:
        told += _acts(report)
    return Paragraph(tuple(told[:_MOST]) or (_stated_only(report, page),))


def is_empty(report: DyadBriefing) -> bool:
    """Say whether the log has nothing on the two."""
    told = report.told
    return not (told.answers or told.chronology or told.positions or told.figures or told.pending or told.contested)


def weight(holding: Holding, page: Page) -> tuple[int, bool, bool, int, str]:
    """Order conditions: by subject, what is of both before what is of one, what has a value before what has none."""
    sort = page.catalogue.known_fluent(holding.fluent.name)
    subject, place = page.catalogue.place(holding.fluent.name)
    return subject, not sort.symmetric, not holding.value, place, str(holding.fluent)


def _acts(report: DyadBriefing) -> list[Sentence]:
    """Count the acts of the period, where little else can be said of it."""
    count = sum(size(step) for step in report.story)
    return [Sentence(f"Of the period the log has {of_many(count, 'act')}.")] if count > 1 else []


def _nothing(report: DyadBriefing, page: Page, left_out: str) -> Paragraph:
    names = [page.name(code) for code in (report.told.dyad.a, report.told.dyad.b)]
    why = left_out or "only that no document in the log tells anything of them"
    asked = "As far as it is asked, the" if left_out else "The"
    here = f"{asked} log has no event between {names[0]} and {names[1]} up to {spoken(page.day)}"
    return Paragraph(
        (
            Sentence(
                f"{here}: nothing that one did to the other, that both took part in, or that a format did for them."
            ),
            Sentence(f"That is no finding about the two: {why}."),
        )
    )


def _stated_only(report: DyadBriefing, page: Page) -> Sentence:
    names = [page.name(code) for code in (report.told.dyad.a, report.told.dyad.b)]
    return Sentence(f"Of {names[0]} and {names[1]} the log knows only what is stated below.")


def _standing(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Say where the relation stands: the first condition of the first subject, and what began in the period."""
    sure = [same for same in by_fluent(report.told.answers) if _counts(same, page)]
    if not sure:
        doubtful = [
            same for same in by_fluent(report.told.answers) if not page.catalogue.is_derived(same[0].fluent.name)
        ]
        return [page.say(capital(state_now(same, page)) + ".", witnesses(same)) for same in doubtful[:1]]
    first, *others = sorted(sure, key=lambda same: weight(same[0], page))
    sentences = [page.say(capital(state_since(first[0], page)) + ".", witnesses(first))]
    new = [same for same in others if same[0].since.earliest >= report.first and _told(same[0])]
    by_subject = {same[0].section: same for same in reversed(new)}
    chosen = [same for same in new if same is by_subject[same[0].section]][:2]
    if chosen:
        text = ", and ".join(state_since(same[0], page) for same in chosen)
        sentences.append(page.say(capital(text) + ".", [event for same in chosen for event in witnesses(same)]))
    return sentences


def _counts(same: Sequence[Holding], page: Page) -> bool:
    derived = page.catalogue.is_derived(same[0].fluent.name)
    never = same[0].answer is Answer.NOT and not same[0].witnesses
    return same[0].answer is not Answer.POSSIBLY and not derived and not never


def _told(holding: Holding) -> bool:
    return any(not witness.implied for witness in holding.witnesses)


def _root(steps: Sequence[Step]) -> Step | None:
    """Return the act from which most others of the period come, where two do at least."""
    best = max(steps, key=size, default=None)
    return best if best is not None and size(best) > 2 else None


def _from_one_act(root: Step | None, page: Page) -> list[Sentence]:
    if root is None:
        return []
    one = root.entry.happening
    began = f"{days_of(one, page)}, {short_clause(one.together, page)}{attribution(one, page)}"
    said = f"of the period's acts, {number_word(size(root) - 1)} go back to one: {began}"
    return [page.say(capital(said) + ".", one.reports)]


def _last(report: DyadBriefing, root: Step | None, page: Page) -> list[Sentence]:
    """Tell the last act that changed a condition, and the last act of all, and why they were done."""
    sharp = [step for step in walk(report.story) if _is_sharp(step, page)]
    changing = [step for step in sharp if changes_state(page.narrative, step.entry.happening)]
    told = {"What changed last": _latest(changing), "What happened last": _latest(sharp)}
    if told["What changed last"] is told["What happened last"]:
        del told["What happened last"]
    return [_act(how, step, root, page) for how, step in told.items() if step is not None and step is not root]


def _latest(steps: Sequence[Step]) -> Step | None:
    return max(steps, key=lambda step: step.entry.happening.act, default=None)


def _act(how: str, step: Step, root: Step | None, page: Page) -> Sentence:
    """Tell an act with its day, and with why it was done."""
    one = step.entry.happening
    why = _cause(step, root, page)
    after = f", after {short_clause(why.together, page)}" if why is not None else ""
    text = f"{how}: {days_of(one, page)}, {short_clause(one.together, page)}{attribution(one, page)}{after}."
    return page.say(text, (*one.reports, *(why.reports if why is not None else ())))


def _is_sharp(step: Step, page: Page) -> bool:
    one = step.entry.happening
    return one.certain and one.act[1] <= page.day and one.act[1] - one.act[0] <= _SHARP


def _cause(step: Step, root: Step | None, page: Page) -> Happening | None:
    """Return why an act was done, what the other side did first; nothing where the lead has told it already."""
    causes = [page.narrative.happenings[key] for key in step.entry.causes]
    own = [cause for cause in causes if cause.reports and (root is None or cause is not root.entry.happening)]
    actor = subject(step.entry.happening.together, page)
    others = [cause for cause in own if subject(cause.together, page) != actor]
    return next(reversed(others or own), None)


def _disputed(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Count what reports differ on and what rests on claims, and name the latest of the former."""
    found: list[Sentence] = []
    if report.contested:
        last = report.contested[-1]
        about = short_clause(last.together if last.reports else last.fullest, page)
        number_of = len(report.contested)
        points = "on" if number_of == 1 else f"on {number_word(number_of)} points, the latest being"
        found.append(page.say(f"Reports differ {points} whether {about}.", last.events))
    if report.claims:
        claimed = report.claims[-1].happening
        about = short_clause(claimed.together, page)
        count = len(report.claims)
        rest = f"One point rests on one side's word alone, that {about}"
        if count > 1:
            rest = f"{capital(number_word(count))} points rest on one side's word alone, the latest being that {about}"
        found.append(page.say(f"{rest}.", claimed.reports))
    return found


def _to_come(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Name the plan that is overdue longest, and the one that comes next."""
    overdue = [plan for plan in report.told.pending if plan.status is PlanStatus.OVERDUE]
    coming = [plan for plan in report.told.pending if plan.status is not PlanStatus.OVERDUE]
    return [*_plans(overdue, "overdue", page), *_plans(coming, "still to come", page)]


def _plans(plans: Sequence[Plan], standing: str, page: Page) -> list[Sentence]:
    if not plans:
        return []
    count = f"{capital(of_many(len(plans), 'plan'))} {'is' if len(plans) == 1 else 'are'} {standing}"
    first = "that" if len(plans) == 1 else "the first, that"
    when = f", {due(plans[0])}" if due(plans[0]) else ""
    return [page.say(f"{count}: {first} {clause(plans[0].event, page)}{when}.", [plans[0].event])]


def _reach(report: DyadBriefing, page: Page) -> list[Sentence]:
    """Warn that the documents end long before the day."""
    told = report.told
    happenings = [entry.happening for entry in told.chronology] + [plan.happening for plan in told.pending]
    happenings += [one.happening for one in (*told.figures, *told.positions)]
    on_them = {event.document for one in happenings for event in one.events}
    on_them |= {event.document for answer in told.answers for event in witnesses([answer])}
    last = max((page.narrative.documents[name].published.latest for name in on_them), default=page.day)
    if page.day - last <= _LONG:
        return []
    return [Sentence(f"No document on the two was published after {spoken(last)}: what came later is not known.")]
