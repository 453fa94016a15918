"""An actor's relations, those in which most changed first."""

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import Span
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.days import PAST
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding
from tracker.projections.briefing_gaps import office_of
from tracker.projections.briefing_story import is_act
from tracker.projections.dyads import Dyad, actors_of, shared_fluents
from tracker.projections.plans import Plan, plans
from tracker.projections.relation import Asked
from tracker.projections.runs import runs
from tracker.projections.statements import Count, Statement, count_acts, latest_statements


@define(eq=False)
class Partner:
    """What an actor has with another, and what happened between them in the period.

    `changed` surely changed in the period, `perhaps` may have changed in it or before, and `holding` holds or may hold
    besides, with what the actor shares as a member of a format.
    """

    code: str
    changed: list[Holding] = field(factory=list)
    perhaps: list[Holding] = field(factory=list)
    holding: list[Holding] = field(factory=list)
    acts: list[Happening] = field(factory=list)

    @property
    def moved(self) -> bool:
        """Say whether anything changed, may have changed or happened in the period."""
        return bool(self.changed or self.perhaps or self.acts)


@frozen(eq=False)
class ActorBriefing:
    """An actor's partners, those in which most changed from the day `first` on; and what concerns it otherwise.

    `persons` is what it has with persons alone, `contested` what reports of the period differ on; `figures`, `counts`
    and `positions` are as last stated by the day, `pending` what it plans or awaits. Of what others state of it,
    `positions` has what is surely of the period, and `older` counts the rest.
    """

    actor: str
    asked: Asked
    first: int
    partners: tuple[Partner, ...]
    persons: Partner
    contested: tuple[Happening, ...]
    figures: tuple[Statement, ...]
    counts: tuple[Count, ...]
    positions: tuple[Statement, ...]
    older: int
    pending: tuple[Plan, ...]
    narrative: Narrative = field(repr=False)


def actor_briefing(narrative: Narrative, actor: str, asked: Asked, first: int) -> ActorBriefing:
    """Rank an actor's relations by how many conditions changed in a period, then by how much happened."""
    found: dict[str, Partner] = {}
    timelines = Timelines(narrative)
    _add_conditions(found, timelines, actor, asked.on, first)
    _add_shared(found, timelines, actor, asked.on, first)
    _add_acts(found, narrative, actor, asked.on, first)
    partners = [one for code, one in found.items() if not _is_person(narrative, code)]
    own = [one for one in narrative.happenings.values() if any(actor in actors_of(e, narrative) for e in one.events)]
    positions = latest_statements(narrative, own, asked.on, "position")
    told = tuple(one for one in positions if _is_by(one, actor) or _is_within(one.happening.act, first, asked.on))
    return ActorBriefing(
        actor=actor,
        asked=asked,
        first=first,
        partners=tuple(sorted(partners, key=_rank)),
        persons=_persons(narrative, actor, found),
        contested=tuple(_contested(narrative, own, asked.on, first)),
        figures=latest_statements(narrative, own, asked.on, "figure"),
        counts=count_acts(narrative, own, asked.on),
        positions=told,
        older=len(positions) - len(told),
        pending=plans(narrative, own, asked.on),
        narrative=narrative,
    )


def changed_in(timelines: Timelines, fluent: Fluent, first: int, day: int) -> bool:
    """Say whether a fluent's state at the end of a day is another than on the eve of a period."""
    steps = runs(timelines, fluent, first - 1, day)
    return steps[0].state != steps[-1].state


def is_by_day(span: Span, day: int) -> bool:
    """Say whether what lies in a range was by a day; 'at some time before' a later day says nothing of it."""
    return span[1] <= day or PAST < span[0] <= day


def _rank(one: Partner) -> tuple[int, int, int, str]:
    fluents = [len({(str(each.fluent), each.through) for each in some}) for some in (one.changed, one.perhaps)]
    return -fluents[0], -fluents[1], -len(one.acts), one.code


def _add_conditions(found: dict[str, Partner], timelines: Timelines, actor: str, day: int, first: int) -> None:
    """Add to each other actor what changed in the period, what may have, and what holds besides."""
    narrative = timelines.narrative
    for fluent in sorted(narrative.fluents, key=lambda fluent: (narrative.catalogue.place(fluent.name), str(fluent))):
        others = sorted(narrative.wholes(fluent) - {actor})
        if actor in narrative.wholes(fluent) and others:
            answers = list(holdings(timelines, fluent, day))
            where = _place(timelines, fluent, answers, day, first)
            for other in others if where else ():
                getattr(found.setdefault(other, Partner(other)), where).extend(answers)


def _add_shared(found: dict[str, Partner], timelines: Timelines, actor: str, day: int, first: int) -> None:
    """Add what formats have with others while the actor is their member."""
    narrative = timelines.narrative
    sharing = [fluent for fluent in narrative.fluents if timelines.sort(fluent).shared]
    for other in sorted({code for fluent in sharing for code in narrative.wholes(fluent)} - {actor}):
        for shared in shared_fluents(narrative, Dyad(actor, other)):
            answers = [one for one in shared_holding(timelines, shared, day) if one.answer is not Answer.NOT]
            if answers and shared.member.args[0] == actor:
                base = list(holdings(timelines, shared.fluent, day))
                where = _place(timelines, shared.fluent, base, day, first)
                if where:
                    getattr(found.setdefault(other, Partner(other)), where).extend(answers)


def _place(timelines: Timelines, fluent: Fluent, answers: Sequence[Holding], day: int, first: int) -> str:
    """Say where an answer belongs: to what changed, what perhaps changed or what holds; empty where to none of them.

    What is only seen to hold in the period did not change in it, as far as anybody says; what an act of the period
    began, or may have begun, perhaps did.
    """
    narrative, one = timelines.narrative, answers[0]
    told = [narrative.happening_of[w.event.ref] for each in answers for w in each.witnesses if not w.implied]
    if one.answer is Answer.POSSIBLY and not any(is_by_day(act.works, day) for act in told):
        return ""
    acted = any(is_act(narrative, act) and act.works[1] >= first and act.works[0] <= day for act in told)
    is_new = changed_in(timelines, fluent, first, day)
    begins = {PAST, *(start for start, _ in narrative.spells(fluent))}
    is_open = one.since.earliest in begins and one.since.earliest != one.since.latest
    dated = one.answer is not Answer.POSSIBLY and one.since.earliest > PAST and not is_open
    if is_new and dated:
        return "changed" if one.since.earliest >= first else "perhaps"
    if acted and (is_new or one.answer is Answer.POSSIBLY):
        return "perhaps"
    return "" if one.answer is Answer.NOT and not (is_new and told) else "holding"


def _add_acts(found: dict[str, Partner], narrative: Narrative, actor: str, day: int, first: int) -> None:
    """Add to each other actor what may have happened between the two in the period, in the order of days."""
    for one in sorted(narrative.happenings.values(), key=lambda one: (one.act[1], one.act[0], one.id)):
        if is_act(narrative, one) and one.act[1] >= first and is_by_day(one.act, day):
            codes = {code.partition("/")[0] for event in one.reports for code in actors_of(event, narrative)}
            for other in sorted(codes - {actor}) if actor in codes else ():
                found.setdefault(other, Partner(other)).acts.append(one)


def _persons(narrative: Narrative, actor: str, found: dict[str, Partner]) -> Partner:
    """Put together what an actor has with persons alone, but for who holds its own offices."""
    persons = [one for code, one in found.items() if _is_person(narrative, code)]
    elsewhere = {act.id for one in found.values() if one not in persons for act in one.acts}
    acts = {act.id: act for one in persons for act in one.acts if act.id not in elsewhere}
    together = Partner(actor, acts=sorted(acts.values(), key=lambda one: (one.act[1], one.act[0], one.id)))
    for one in persons:
        together.changed += _no_office(narrative, one.changed)
        together.perhaps += _no_office(narrative, one.perhaps)
        together.holding += _no_office(narrative, one.holding)
    return together


def _no_office(narrative: Narrative, answers: Sequence[Holding]) -> list[Holding]:
    return [one for one in answers if office_of(narrative, one.fluent.name, one.fluent.args) is None]


def _contested(narrative: Narrative, own: Sequence[Happening], day: int, first: int) -> Iterator[Happening]:
    """Yield what reports of the period differ on, or what is denied, but for what rests on a claim alone."""
    for one in sorted(own, key=lambda one: (one.act[1], one.act[0], one.id)):
        in_period = one.act[1] >= first and is_by_day(one.act, day)
        is_told = is_act(narrative, one) or (one.denials and not one.reports and not one.plans)
        if in_period and is_told and one.id in narrative.contested and one.doubt is not Doubt.CLAIMED:
            yield one


def _is_by(one: Statement, actor: str) -> bool:
    return actor in {code.partition("/")[0] for code in one.event.roles.get("by", ())}


def _is_within(span: Span, first: int, day: int) -> bool:
    return first <= span[0] and span[1] <= day


def _is_person(narrative: Narrative, code: str) -> bool:
    actor = narrative.catalogue.actor(code)
    return actor is None or actor.type == "person"
