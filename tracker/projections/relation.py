"""The relation of two actors at the end of a day: every answer, and what was stated, planned or contested."""

from collections.abc import Iterator

from attrs import field, frozen

from tracker.calculus.axioms import Effect
from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.model.days import PAST
from tracker.model.events import Document
from tracker.narrative.happenings import Happening, reported_days
from tracker.narrative.narrative import LeftOut, Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Aspect, Dyad, Shared, own_fluents, own_happenings, shared_fluents
from tracker.projections.plans import Plan, plans
from tracker.projections.statements import Count, Statement, count_acts, latest_statements


@frozen
class Asked:
    """What an answer rests on: the three dates, the catalogue, the store's position, and what was read.

    `on` and `known_by` are days, None for no bound; `recorded_by` is as it was asked.
    """

    on: int
    known_by: int | None = None
    recorded_by: str | None = None
    catalogue: str = ""
    position: int | None = None


@frozen(eq=False)
class Relation:
    """What holds between two actors at the end of a day, as far as was known, with everything that says so.

    `own` are the happenings of the two; the `timelines` are there for whoever asks more of the same.
    """

    dyad: Dyad
    asked: Asked
    documents: tuple[Document, ...]
    events: int
    left_out: tuple[LeftOut, ...]
    answers: tuple[Holding, ...]
    figures: tuple[Statement, ...]
    positions: tuple[Statement, ...]
    counts: tuple[Count, ...]
    pending: tuple[Plan, ...]
    contested: tuple[Happening, ...]
    chronology: tuple[Act, ...]
    own: tuple[Happening, ...] = field(repr=False)
    timelines: Timelines = field(repr=False)

    @property
    def narrative(self) -> Narrative:
        """All that was known."""
        return self.timelines.narrative


@frozen(eq=False)
class Gathered:
    """What is told of two actors, gathered once and answered for any day."""

    dyad: Dyad
    fluents: tuple[Fluent, ...]
    own: tuple[Happening, ...]
    shared: tuple[Shared, ...]
    timelines: Timelines = field(repr=False)

    def on(self, asked: Asked) -> Relation:
        """Answer every fluent of the two that a known event touches, whatever the answer, in the catalogue's order."""
        narrative, own, day = self.timelines.narrative, self.own, asked.on
        acts = chronology(self.timelines, own, self.shared, day)
        told = [act.happening for act in acts if not act.cause_only]
        disputed = [*told, *(happening for happening in own if is_only_denied(happening))]
        disputed += [one for one in own if one.disagree and one not in told and was_told_by(narrative, one, day)]
        return Relation(
            dyad=self.dyad,
            asked=asked,
            documents=tuple(log.document for log in narrative.logs if not log.document.desk),
            events=len(narrative.written),
            left_out=narrative.left_out,
            answers=tuple(self._answers(day)),
            figures=latest_statements(narrative, own, day, "figure"),
            positions=latest_statements(narrative, own, day, "position"),
            counts=count_acts(narrative, told, day),
            pending=plans(narrative, own, day),
            contested=tuple(happening for happening in disputed if happening.id in narrative.contested),
            chronology=tuple(act for act in acts if not _is_statement(narrative, act)),
            own=own,
            timelines=self.timelines,
        )

    def _answers(self, day: int) -> list[Holding]:
        """Answer the fluents of two actors, and what formats share with them, in the catalogue's order."""
        aspects: tuple[Aspect, ...] = (*self.fluents, *self.shared)
        found = [answer for one in aspects for answer in self.answers_of(one, day)]
        return sorted(found, key=lambda answer: _place(self.timelines.narrative, answer))

    def answers_of(self, aspect: Aspect, day: int) -> tuple[Holding, ...]:
        """Answer one fluent of the two, or what a format shares with one of them."""
        if isinstance(aspect, Shared):
            return tuple(shared_holding(self.timelines, aspect, day))
        return tuple(_own_answers(self.timelines, aspect, day))


def gathered(narrative: Narrative, dyad: Dyad) -> Gathered:
    """Gather what is told of two actors."""
    fluents = own_fluents(narrative, dyad)
    own = own_happenings(narrative, dyad, fluents)
    shared = shared_fluents(narrative, dyad)
    return Gathered(dyad, tuple(fluents), tuple(own), tuple(shared), Timelines(narrative))


def relation(narrative: Narrative, dyad: Dyad, asked: Asked) -> Relation:
    """Answer everything about a dyad at the end of a day."""
    return gathered(narrative, dyad).on(asked)


def was_told_by(narrative: Narrative, happening: Happening, day: int) -> bool:
    """Say whether some report, outvoted by others, has it that something happened by a day."""
    first = [reported_days(event, narrative.documents[event.document])[0][0] for event in happening.reports]
    return happening.disagree and min(first) <= day


def is_only_denied(happening: Happening) -> bool:
    """Say whether somebody denies what nobody reports or plans."""
    return bool(happening.denials) and not happening.reports and not happening.plans


def _own_answers(timelines: Timelines, fluent: Fluent, day: int) -> Iterator[Holding]:
    """Yield the answers of a fluent that are worth telling."""
    for answer in holdings(timelines, fluent, day):
        aside = answer.answer is Answer.POSSIBLY and only_ended_aside(timelines.narrative, fluent)
        if not aside and not is_still_to_come(timelines, answer, day):
            yield answer


def is_still_to_come(timelines: Timelines, answer: Holding, day: int) -> bool:
    """Say whether a condition is told of later days alone, and does not hold because its time had not come.

    Its actors were not all there yet; or it does not hold until an act, by the catalogue, and no act was told by then:
    nobody asks in 1974 of a treaty of 2020 whether it was signed.
    """
    if answer.answer is not Answer.NOT or answer.witnesses:
        return False
    spells = timelines.narrative.spells(answer.fluent)
    if spells and day < spells[0][0]:
        return True
    sort, catalogue = timelines.sort(answer.fluent), timelines.narrative.catalogue
    parts = [catalogue.known_fluent(part.fluent) for part in sort.derived] or [sort]
    return answer.since.earliest <= PAST and all(part.initial == "false" for part in parts)


def only_ended_aside(narrative: Narrative, fluent: Fluent) -> bool:
    """Say whether all that is told of a fluent is that the beginning of another ended it, if there was any of it.

    Fighting that begins ends a truce: in doubt, that is no word on whether there is one.
    """
    told = narrative.told.get(fluent, ())
    if not told or fluent in narrative.presumed or any(one.begins for one in told):
        return False
    reports = [event for one in told for event, _ in one.versions]
    return all(any(c.effect is Effect.INITIATES for c in narrative.effects.changes(event)) for event in reports)


def _place(narrative: Narrative, answer: Holding) -> tuple[int, int, str]:
    """Order answers by section, then by the catalogue's fluents, then by their arguments."""
    return *narrative.catalogue.place(answer.fluent.name), str(answer.fluent)


def _is_statement(narrative: Narrative, act: Act) -> bool:
    return all(narrative.catalogue.known_kind(event.kind).shows != "act" for event in act.happening.reports)
