"""The narrative: everything that the logs tell as far as was known by a day, ready to be asked about any fluent."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import define, evolve, field, frozen

from tracker.calculus.axioms import Effect
from tracker.calculus.doubts import Doubt
from tracker.calculus.order import Order
from tracker.calculus.spans import Span, intersection
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import ACTOR_TYPES, Actor, Fluent
from tracker.model.codes import document_of, whole_of
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Log, Mending
from tracker.model.findings import Finding
from tracker.model.records import record
from tracker.narrative.agreeing import differing
from tracker.narrative.covering import covered_formats
from tracker.narrative.effects import Effects, Presumed
from tracker.narrative.happenings import (
    Happening,
    are_denied,
    common_existence,
    group,
    happening,
    is_to_come,
    known,
)
from tracker.narrative.in_order import in_order
from tracker.narrative.mending import apply_mendings
from tracker.narrative.parts import with_parts
from tracker.narrative.planned import DECIDED, called_off, is_off, latest_plan, said_by
from tracker.narrative.telling import Telling, Version


@frozen
class LeftOut:
    """A document that is not asked: it was published later, or may have been."""

    document: Document
    certainly_later: bool


@record(eq=False)
class Told:
    """What a happening does to one fluent, report by report; `less` are reports that tell of it and only say less."""

    happening: Happening
    versions: tuple[Version, ...]
    less: tuple[Event, ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Say whether one report tells of it and no other, as nearly always."""
        return len(self.happening.reports) == len(self.versions) == 1 and not self.less

    @property
    def disagree(self) -> bool:
        """Say whether the reports say different things of the fluent."""
        return len(self.versions) > 1 and len({made for _, made in self.versions}) > 1

    @property
    def begins(self) -> bool:
        """Say whether any report, or the plan that stands for one, sets the fluent or leaves it open."""
        return any(change.effect is not Effect.TERMINATES for _, made in self.versions for change in made)

    def saying(self, value: str | None, effect: Effect) -> list[Event]:
        """List the reports of an effect on a value, with those of the same happening that only say less."""
        reports = self.happening.reports
        if self.is_of_one:
            said = (change.on((value,)) for change in self.versions[0][1])
            return [*reports] if any(made in (effect, Effect.RELEASES) for made in said) else []
        speaking = {
            event.ref: any(c.on((value,)) in (effect, Effect.RELEASES) for c in made) for event, made in self.versions
        }
        speaking.update((event.ref, any(speaking.values())) for event in self.less)
        return [event for event in reports if speaking.get(event.ref)]


@record(eq=False)
class Presuming:
    """What a happening presupposes or observes of one fluent; `shared` by all of its reports, or only by some."""

    happening: Happening
    presumed: Presumed
    shared: bool


@define(eq=False)
class Narrative:
    """What was known by a day: the documents asked and left out, the happenings, and which fluents they touch.

    `order` is what is stated of the happenings, by their ids. Where only a part of the log was read, `whole` says of
    which fluents that is all; of the others nothing is answered.
    """

    catalogue: Catalogue
    logs: tuple[Log, ...]
    left_out: tuple[LeftOut, ...]
    documents: Mapping[str, Document]
    happenings: Mapping[str, Happening]
    order: Order
    findings: tuple[Finding, ...]
    effects: Effects
    known_by: int | None = None
    whole: Callable[[Fluent], bool] | None = None
    _actors_stand: dict[str, list[int]] = field(factory=dict, init=False)

    @cached_property
    def events(self) -> dict[str, Event]:
        """Every event that counts, by its ref."""
        return {event.ref: event for happening in self.happenings.values() for event in happening.events}

    @property
    def written(self) -> list[Event]:
        """Every event that counts and stands in a log: no part that only stands apart."""
        return [event for event in self.events.values() if not event.is_part]

    @cached_property
    def happening_of(self) -> dict[str, Happening]:
        """The happening that each event tells of, by the event's ref."""
        return {event.ref: happening for happening in self.happenings.values() for event in happening.events}

    @cached_property
    def told(self) -> dict[Fluent, list[Told]]:
        """What happened to each fluent that any report touches."""
        told: dict[Fluent, list[Told]] = {}
        for one in self.happenings.values():
            counting, reports = (one, one.reports) if one.reports else self._planned(one)
            denied = self._refused(one) if not one.reports and one.denials else ()
            alike = self._is_alike(counting)
            for fluent, versions, less in Telling(reports, self.effects).fluents():
                if fluent not in denied:
                    known = counting if alike else self._as_known(counting, fluent)
                    told.setdefault(fluent, []).append(Told(known, versions, less))
        return told

    @cached_property
    def told_of(self) -> dict[str, list[tuple[Fluent, Told]]]:
        """What each happening does, and to which fluents, by its id."""
        found: dict[str, list[tuple[Fluent, Told]]] = {}
        for fluent, several in self.told.items():
            for told in several:
                found.setdefault(told.happening.id, []).append((fluent, told))
        return found

    def _is_alike(self, one: Happening) -> bool:
        """Say whether a happening is as sure of all fluents: nobody denies it, and without a last day all has come."""
        return one.doubt is not None or one.followed is not None or (self.known_by is None and not one.denials)

    def _as_known(self, one: Happening, fluent: Fluent) -> Happening:
        """Return a happening as sure as its effect on a fluent is: denied of this one alone, or still to come."""
        if self._is_alike(one):
            return one
        denials = [d for d in one.denials if any(c.fluent == fluent for c in self.effects.changes(d))]
        if denials and are_denied(one.reports, denials, self.documents):
            return evolve(one, doubt=Doubt.CONTESTED)
        return evolve(one, doubt=Doubt.PLAN) if is_to_come(one, self.known_by) else one

    def _planned(self, one: Happening) -> tuple[Happening, tuple[Event, ...]]:
        """Return what was decided or scheduled, and may have come about since; else no event.

        Nobody tells what came of it: that may be silence, or that it came about.
        """
        plan = latest_plan(one, self.documents)
        if plan is None or plan.degree not in DECIDED or is_off(one, self._called_off):
            return one, ()
        days = intersection(plan.works_from.days, ((said_by(plan, self.documents), FUTURE),))
        return (evolve(one, days=days, works_on=days), (plan,)) if days else (one, ())

    def _refused(self, one: Happening) -> set[Fluent]:
        """Return what of a plan somebody denies who spoke when it had been made, or later: it is settled by that."""
        plan = latest_plan(one, self.documents)
        made = said_by(plan, self.documents) if plan else PAST
        later = [denial for denial in one.denials if self.documents[denial.document].published.latest >= made]
        return {change.fluent for denial in later for change in self.effects.changes(denial)}

    @cached_property
    def _called_off(self) -> set[str]:
        return called_off(self.happenings, self.catalogue)

    @cached_property
    def differing(self) -> dict[str, tuple[str, ...]]:
        """The roles in which the reports of a happening contradict one another, by the happening's id."""
        several = [one for one in self.happenings.values() if len(one.reports) > 1]
        found = {one.id: differing(one.reports, self.catalogue) for one in several}
        return {key: roles for key, roles in found.items() if roles}

    @cached_property
    def contested(self) -> frozenset[str]:
        """The ids of the happenings whose reports differ in days or in what they say, or that somebody denies."""
        told = {one.happening.id for versions in self.told.values() for one in versions if one.disagree}
        apart = {one.id for one in self.happenings.values() if one.contested or self.denying(one)}
        return frozenset(told | {*self.differing} | apart)

    def denying(self, one: Happening) -> tuple[Event, ...]:
        """Return the denials that count against a happening: who denies something in August does not deny September."""
        reports = one.reports or one.plans
        return tuple(d for d in one.denials if not reports or self._denies(d, one, reports))

    def _denies(self, denial: Event, one: Happening, reports: Sequence[Event]) -> bool:
        of_its_time = one.doubt is Doubt.CONTESTED or one.act[0] <= self.documents[denial.document].published.latest
        return of_its_time and any(are_denied([event], [denial], self.documents) for event in reports)

    @cached_property
    def presumed(self) -> dict[Fluent, list[Presuming]]:
        """What is presupposed or observed of each fluent."""
        presumed: dict[Fluent, list[Presuming]] = {}
        for one in self.happenings.values():
            for each, shared in Telling(one.reports, self.effects).presumptions():
                presumed.setdefault(each.fluent, []).append(Presuming(self._as_known(one, each.fluent), each, shared))
        return presumed

    @cached_property
    def fluents(self) -> Collection[Fluent]:
        """Every fluent of which all is told that can be asked about it; looked up at once."""
        return dict.fromkeys(filter(self.whole, self._touched)) if self.whole else self._touched

    @cached_property
    def _touched(self) -> dict[Fluent, None]:
        """Every fluent that a report touches or presupposes, or that a plan may have begun since."""
        begun = (f for f, told in self.told.items() if told[0].happening.reports or self.begins_by(f) < FUTURE)
        return dict.fromkeys((*begun, *self.presumed))

    def begins_by(self, fluent: Fluent) -> int:
        """Return the first day on which anything is told of a fluent: of what only plans touch, when one may begin it.

        A plan to end what nobody reports says nothing of it on any day.
        """
        told = self.told.get(fluent, ())
        if fluent in self.presumed or not told or any(one.happening.reports for one in told):
            return PAST
        return min((one.happening.works[0] for one in told if one.begins), default=FUTURE)

    @cached_property
    def fluents_of(self) -> dict[str, list[Fluent]]:
        """The fluents of each actor and of its parts, sorted as they are written."""
        found: dict[str, list[Fluent]] = {}
        for fluent in sorted(self.fluents, key=str):
            for code in {one: None for actor in self.actor_codes(fluent) for one in (actor, whole_of(actor))}:
                found.setdefault(code, []).append(fluent)
        return found

    @cached_property
    def covered(self) -> dict[str, Span]:
        """The formats of which the log knows all members, each with the first and the last day for which it does."""
        return covered_formats(self)

    @cached_property
    def seats(self) -> dict[Fluent, list[Fluent]]:
        """Who holds each seat or office that only one can hold, as far as a report touches it."""
        seats: dict[Fluent, list[Fluent]] = {}
        for fluent in self._touched:
            if seat := self.catalogue.seat(fluent):
                seats.setdefault(seat, []).append(fluent)
        return seats

    def spells(self, fluent: Fluent) -> tuple[Span, ...]:
        """Return the spells in which all actors of a fluent exist."""
        return common_existence(actor.existence for actor in self.actors(fluent))

    def actors(self, fluent: Fluent) -> list[Actor]:
        """List the actors among a fluent's arguments, in their order."""
        return [actor for code in self.actor_codes(fluent) if (actor := self.catalogue.actor(code))]

    def wholes(self, fluent: Fluent) -> frozenset[str]:
        """Return the actors of a fluent, each part counted as its whole."""
        return frozenset(whole_of(code) for code in self.actor_codes(fluent))

    def actor_codes(self, fluent: Fluent) -> list[str]:
        """List the codes of a fluent's actors, in their order."""
        places = self._actors_stand.get(fluent.name)
        if places is None:
            kinds = self.catalogue.known_fluent(fluent.name).args.values()
            places = self._actors_stand[fluent.name] = [n for n, kind in enumerate(kinds) if is_actor_type(kind)]
        return [fluent.args[place] for place in places]


def is_actor_type(role_type: str) -> bool:
    """Say whether an argument or role of this type is played by an actor."""
    return role_type in ("actor", *ACTOR_TYPES)


def narrate(
    logs: Sequence[Log], catalogue: Catalogue, known_by: int | None = None, effects: Effects | None = None
) -> Narrative:
    """Tell what the logs report as far as was published by a day: mended, grouped into happenings, put in order.

    The desk's own documents count for every day of publication. Whoever has asked already for the effects of the
    events gives them.
    """
    mended = apply_mendings(logs, catalogue)
    asked, left_out = _asked(mended.logs, known_by)
    documents = {log.document.id: log.document for log in mended.logs}
    counts = {log.document.id for log in asked}
    effects = effects or Effects(catalogue)
    followed = {ref: m.follow for m in mended.mendings if m.kind == "resolution" for ref in m.of}
    happenings: dict[str, Happening] = {}
    groups = _grouped([event for log in mended.logs for event in log.events], mended.mendings)
    lists = {event.part_of for members in groups.values() for event in members if event.is_part}
    lists = {ref for ref in lists if document_of(ref) in counts}  # a version that is followed may lack a part
    for key, members in groups.items():
        counting = [event for event in members if event.document in counts]
        if len(counting) > 1:  # whatever the order in which they were appended
            counting.sort(key=lambda event: (documents[event.document].published.latest, event.ref))
        follow = _followed(key, members, followed)
        version = next((e for e in counting if follow == (e.part_of if e.is_part and follow in lists else e.ref)), None)
        if counting and not (version is None and follow in lists and any(event.is_part for event in members)):
            happenings[key] = happening(key, counting, documents, effects, version)
    ordered, order, findings = in_order(happenings, known_by)
    return Narrative(
        catalogue=catalogue,
        logs=tuple(asked),
        left_out=tuple(left_out),
        documents=documents,
        happenings=ordered,
        order=order,
        findings=(*mended.findings, *findings),
        effects=effects,
        known_by=known_by,
    )


def _grouped(events: Sequence[Event], mendings: Sequence[Mending]) -> dict[str, list[Event]]:
    """Group events into happenings, the parts of lists that stand apart in happenings of their own."""
    groups = group(events, mendings)
    parted = with_parts(groups.values(), mendings) if any(event.listed for event in events) else None
    return group(*parted) if parted else groups


def _asked(logs: Iterable[Log], known_by: int | None) -> tuple[list[Log], list[LeftOut]]:
    asked: list[Log] = []
    left_out: list[LeftOut] = []
    for log in logs:
        counts = True if log.document.desk else known(log.document.published, known_by)
        if counts:
            asked.append(log)
        else:
            left_out.append(LeftOut(log.document, counts is False))
    return asked, left_out


def _followed(key: str, members: Iterable[Event], followed: Mapping[str, str]) -> str | None:
    """Return the version that the desk follows for a happening, resolved by its id or by any of its events."""
    refs = [ref for event in members for ref in (event.ref, event.part_of if event.is_part else "")]
    return next((followed[ref] for ref in (key, *refs) if ref in followed), None)
