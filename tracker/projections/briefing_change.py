"""What differs from the last briefing: what happened, what became known, what was mended, what no longer stands."""

from collections.abc import Collection, Iterator

from attrs import field, frozen

from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Mending
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
from tracker.projections.briefing_story import Step, is_act, story
from tracker.projections.chronology import Act
from tracker.projections.dyads import actors_of, causes
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


def change_briefing(
    old: Narrative, new: Narrative, before: Asked, after: Asked, actors: Collection[str] = ()
) -> ChangeBriefing:
    """Compare two states of a log; only what touches all of some actors, where such are named."""
    told = [one for one in _in_order(new) if _touches(new, one, actors)]
    fresh = [one for one in told if one.reports and not any(event.ref in old.events for event in one.events)]
    later = [one for one in fresh if one.act[1] > before.on and one.act[0] <= after.on]
    earlier = [one for one in fresh if one.act[1] <= before.on]
    new_too = [one for one in told if any(event.ref not in old.events for event in one.reports)]
    again = [one for one in new_too if one not in fresh and one.act[0] <= after.on]
    mended = {mending.ref for log in old.logs for mending in log.mendings}
    had = {log.document.id for log in old.logs}
    named = {event.document for one in told for event in one.events}
    refs = {ref for one in told for ref in (one.id, *(event.ref for event in one.events))}
    fluents = [one for one in _fluents(old, new) if set(actors) <= new.wholes(one)]
    return ChangeBriefing(
        before=before,
        after=after,
        happened=story(new, _entries(new, later), 0),
        known=story(new, _entries(new, earlier), 0),
        again=tuple(again),
        mended=tuple(
            one
            for log in new.logs
            for one in log.mendings
            if one.ref not in mended and (not actors or refs.intersection(one.of) or _was_of(old, one, actors))
        ),
        stated=tuple(one for one in fresh if not is_act(new, one) and _is_said(one) and one.act[0] <= after.on),
        withdrawn=tuple(_turned(old, new, fluents, before.on, before.on)),
        changed=tuple(_turned(new, new, fluents, before.on, after.on)),
        retold=tuple(_retold(old, new, [one for one in _in_order(old) if _touches(old, one, actors)])),
        documents=tuple(log.document for log in new.logs if log.document.id in named - had and not log.document.desk),
        old=old,
        narrative=new,
    )


def _retold(old: Narrative, new: Narrative, told: list[Happening]) -> Iterator[tuple[Happening, Happening | None]]:
    """Yield what was reported then, and is told otherwise now."""
    for one in told:
        now = new.happenings.get(one.id)
        if one.reports and (now is None or not now.reports):
            yield one, None
        elif one.reports and now is not None and (_told(old, one) != _told(new, now) or _reworded(one, new)):
            yield one, now


def _told(narrative: Narrative, one: Happening) -> tuple[object, ...]:
    return one.act, one.certain, one.id in narrative.contested


def _reworded(one: Happening, new: Narrative) -> bool:
    """Say whether a report of a happening was corrected in what it says of it."""
    pairs = [(event, new.events[event.ref]) for event in one.reports if event.ref in new.events]
    return any((then.kind, then.roles) != (now.kind, now.roles) for then, now in pairs)


def _is_said(one: Happening) -> bool:
    """Say whether a happening is more than something that was seen to hold."""
    return any(event.that is None for event in one.reports)


def _was_of(old: Narrative, mending: Mending, actors: Collection[str]) -> bool:
    """Say whether what a mending mends was of some actors, as it was told before."""
    return any(set(actors) <= actors_of(old.events[ref], old) for ref in mending.of if ref in old.events)


def _in_order(narrative: Narrative) -> list[Happening]:
    return sorted(narrative.happenings.values(), key=lambda one: (one.act[1], one.act[0], one.id))


def _touches(narrative: Narrative, one: Happening, actors: Collection[str]) -> bool:
    return not actors or any(set(actors) <= actors_of(event, narrative) for event in one.events)


def _entries(narrative: Narrative, happenings: list[Happening]) -> list[Act]:
    why = causes(narrative, happenings)
    return [Act(one, tuple(why[one.id])) for one in happenings]


def _fluents(old: Narrative, new: Narrative) -> list[Fluent]:
    both = dict.fromkeys((*new.fluents, *old.fluents))
    return sorted(both, key=lambda fluent: (new.catalogue.place(fluent.name), str(fluent)))


def _turned(old: Narrative, new: Narrative, fluents: list[Fluent], then: int, now: int) -> list[Turned]:
    """List the fluents whose state differs: as told before of one day, and as told now of another."""
    earlier, later = Timelines(old), Timelines(new)
    known, told = set(old.fluents), set(new.fluents)
    found = []
    for fluent in fluents:
        was = state_on(earlier, fluent, then) if fluent in known else None
        is_now = state_on(later, fluent, now) if fluent in told else None
        if was is not None and was != is_now:
            after = tuple(holdings(later, fluent, now)) if is_now is not None else ()
            found.append(Turned(fluent, tuple(holdings(earlier, fluent, then)), after))
    return found
