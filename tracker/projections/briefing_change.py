"""What differs from the last briefing: what happened, what became known, what was mended, what no longer stands."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import field, frozen

from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Event, Log, Mending
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
from tracker.projections.briefing_story import Step, is_act, story
from tracker.projections.chronology import acts_of
from tracker.projections.concerning import concerning, without_parts
from tracker.projections.dyads import take_part
from tracker.projections.ordering import by_catalogue, by_days
from tracker.projections.relation import Asked
from tracker.projections.runs import state_on


@frozen(eq=False)
class Turned:
    """What a fluent was by the last briefing, and what it is: each as it is told, nothing where it was not known."""

    fluent: Fluent
    before: tuple[Holding, ...]
    after: tuple[Holding, ...]


@frozen(eq=False)
class ChangeBriefing:
    """What differs between two states of a log, `before` and `after`, each with the day that it was asked about.

    `happened` is new and of later days, `known` is new and of earlier ones; `again` is told by further documents, and
    `stated` are new positions and figures.
    `withdrawn` are the answers about the earlier day that no longer stand, `changed` those of then and of now, `retold`
    what is told of other days now, or no longer surely, or in more than one version, or not at all.
    """

    before: Asked
    after: Asked
    happened: tuple[Step, ...]
    known: tuple[Step, ...]
    again: tuple[Happening, ...]
    mended: tuple[Mending, ...]
    stated: tuple[Happening, ...]
    withdrawn: tuple[Turned, ...]
    changed: tuple[Turned, ...]
    retold: tuple[tuple[Happening, Happening | None], ...]
    documents: tuple[Document, ...]
    old: Narrative = field(repr=False)
    narrative: Narrative = field(repr=False)

    @property
    def is_news(self) -> bool:
        """Say whether anything differs."""
        told = (self.happened, self.known, self.again, self.mended, self.stated, self.withdrawn, self.changed)
        return any(map(bool, (*told, self.retold, self.documents)))


def change_briefing(
    old: Narrative, new: Narrative, before: Asked, after: Asked, actors: Collection[str] = ()
) -> ChangeBriefing:
    """Compare two states of a log; only what touches all of some actors, where such are named."""
    told, told_before = _touching(new, actors), _touching(old, actors)
    fresh = [happening for happening in told if _is_new(happening, old)]
    by_then = [happening for happening in fresh if happening.act[0] <= after.on]
    fluents = _fluents(old, new, actors)
    return ChangeBriefing(
        before=before,
        after=after,
        happened=story(new, acts_of(new, _after(by_then, before.on)), 0),
        known=story(new, acts_of(new, _up_to(fresh, before.on)), 0),
        again=tuple(_told_again(told, old, after.on)),
        mended=tuple(_mended(old, new, told, actors)),
        stated=tuple(happening for happening in by_then if _is_statement(new, happening)),
        withdrawn=tuple(_turned(old, new, fluents, before.on, before.on)),
        changed=tuple(_turned(new, new, fluents, before.on, after.on)),
        retold=tuple(_retold(old, new, told_before, told)),
        documents=tuple(_new_documents(old, new, told)),
        old=old,
        narrative=new,
    )


def _touching(narrative: Narrative, actors: Collection[str]) -> list[Happening]:
    """List the happenings in which all of some actors take part, in the order of days: of a list, their part."""
    happenings = by_days(narrative.happenings.values())
    found = [happening for happening in happenings if _touches(narrative, happening.events, actors)]
    own = [told for one in found if (told := concerning(one, actors))] if actors else found
    return without_parts(narrative, own)


def _touches(narrative: Narrative, events: Iterable[Event], actors: Collection[str]) -> bool:
    return not actors or take_part(narrative, events, actors)


def _is_new(happening: Happening, old: Narrative) -> bool:
    """Say whether a happening is reported, and nothing was told of it before."""
    return bool(happening.reports) and not any(_was_told(event, old) for event in happening.events)


def _was_told(event: Event, old: Narrative) -> bool:
    """Say whether an event was told before, or that of whose list it is a part that stands apart now."""
    whole = old.events.get(event.part_of) if event.is_part else None
    return event.ref in old.events or (whole is not None and whole.listed is not None)


def _after(happenings: Iterable[Happening], day: int) -> list[Happening]:
    return [happening for happening in happenings if happening.act[1] > day]


def _up_to(happenings: Iterable[Happening], day: int) -> list[Happening]:
    return [happening for happening in happenings if happening.act[1] <= day]


def _told_again(told: Iterable[Happening], old: Narrative, day: int) -> Iterator[Happening]:
    """Yield the happenings of days up to one that were known of, and that a further document reports now."""
    for happening in told:
        is_reported_anew = not all(_was_told(event, old) for event in happening.reports)
        if is_reported_anew and not _is_new(happening, old) and happening.act[0] <= day:
            yield happening


def _is_statement(narrative: Narrative, happening: Happening) -> bool:
    """Say whether a happening is a position or a figure: no act, and more than something that was seen to hold."""
    return not is_act(narrative, happening) and any(event.that is None for event in happening.reports)


def _mended(old: Narrative, new: Narrative, told: Iterable[Happening], actors: Collection[str]) -> Iterator[Mending]:
    """Yield the mendings since, of what is told of the actors now or was told of them before."""
    before = {mending.ref for mending in _mendings(old.logs)}
    refs = {ref for happening in told for ref in _refs(happening)}
    for mending in _mendings(new.logs):
        mended = [old.events[ref] for ref in mending.of if ref in old.events]
        concerns = not actors or not refs.isdisjoint(mending.of) or _touches(old, mended, actors)
        if mending.ref not in before and concerns:
            yield mending


def _mendings(logs: Iterable[Log]) -> Iterator[Mending]:
    for log in logs:
        yield from log.mendings


def _refs(happening: Happening) -> Iterator[str]:
    """Yield the names by which a mending may call a happening: its own, and those of its events."""
    yield happening.id
    yield from (event.ref for event in happening.events)


def _new_documents(old: Narrative, new: Narrative, told: Iterable[Happening]) -> Iterator[Document]:
    """Yield the documents since that tell of some happenings; those of the desk only mend."""
    before = {log.document.id for log in old.logs}
    telling = {event.document for happening in told for event in happening.events}
    for log in new.logs:
        if log.document.id in telling - before and not log.document.desk:
            yield log.document


def _retold(
    old: Narrative, new: Narrative, told_before: Sequence[Happening], told: Sequence[Happening]
) -> Iterator[tuple[Happening, Happening | None]]:
    """Yield what was reported then, and is told otherwise now; of a list, as it concerns the same actors."""
    by_part = {event.part_of: one for one in told for event in one.events if event.is_part}
    same = {one.id: one for one in told}
    for then in told_before:
        parts = [by_part[event.ref] for event in then.events if event.ref in by_part]
        now = same.get(then.id) or next(iter(parts), None) or new.happenings.get(then.id)
        if not then.reports:
            continue
        if now is None or not now.reports:
            yield then, None
        elif _told(old, then) != _told(new, now) or _is_reworded(then, now):
            yield then, now


def _told(narrative: Narrative, happening: Happening) -> tuple[object, ...]:
    return happening.act, happening.certain, happening.id in narrative.contested


def _is_reworded(then: Happening, now: Happening) -> bool:
    """Say whether a report of a happening was corrected in what it says of it."""
    told = {event.ref: event for event in now.reports}
    pairs = [(event, told[event.ref]) for event in then.reports if event.ref in told]
    return any((was.kind, was.roles) != (is_.kind, is_.roles) for was, is_ in pairs)


def _fluents(old: Narrative, new: Narrative, actors: Collection[str]) -> list[Fluent]:
    """List the fluents of all of some actors that either state of the log touches, in the catalogue's order."""
    both = dict.fromkeys((*new.fluents, *old.fluents))
    return [fluent for fluent in by_catalogue(new, both) if set(actors) <= new.wholes(fluent)]


def _turned(old: Narrative, new: Narrative, fluents: Sequence[Fluent], then: int, now: int) -> Iterator[Turned]:
    """Yield the fluents whose state differs: as told before of one day, and as told now of another."""
    earlier, later = Timelines(old), Timelines(new)
    for fluent in fluents:
        if fluent not in old.fluents:
            continue
        was = tuple(holdings(earlier, fluent, then))
        if fluent not in new.fluents:
            yield Turned(fluent, was, ())
        elif state_on(earlier, fluent, then) != state_on(later, fluent, now):
            yield Turned(fluent, was, tuple(holdings(later, fluent, now)))
