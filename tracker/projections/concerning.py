"""A happening as it concerns some actors: of a list, what those of them did who stand in it."""

from collections.abc import Collection, Sequence

from attrs import evolve

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.likeness import actors_by_role
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import players_of, told_of


def concerning(happening: Happening, codes: Collection[str]) -> Happening | None:
    """Return a happening as it concerns some actors; None where all that does is told by parts that stand apart."""
    if not any(event.listed for event in happening.events):
        return happening
    listed = any(_own(event, codes) for event in happening.events)
    told = {event.ref: told_of(event, codes) for event in happening.events if _concerns(event, codes, listed)}
    if not told:
        return None

    def of(events: Sequence[Event]) -> tuple[Event, ...]:
        return tuple(told[event.ref] for event in events if event.ref in told)

    return evolve(
        happening,
        events=of(happening.events),
        reports=of(happening.reports),
        denials=of(happening.denials),
        plans=of(happening.plans),
        followed=told.get(happening.followed.ref) if happening.followed else None,
    )


def _own(event: Event, codes: Collection[str]) -> list[str]:
    return [player for player in players_of(event) if player in codes or whole_of(player) in codes]


def _concerns(event: Event, codes: Collection[str], listed: bool) -> bool:
    """Say whether an event tells of some actors, as one of a list where any event does: not what stands apart."""
    own = _own(event, codes)
    if event.listed is None or not listed:
        return True
    return len(own) > 1 or any(player not in event.listed.apart for player in own)


def without_parts(narrative: Narrative, happenings: Sequence[Happening]) -> list[Happening]:
    """Leave out what is a part of a list that stands among some happenings: there it is told with all."""
    ids = {happening.id for happening in happenings}

    def is_part(happening: Happening) -> bool:
        wholes = [narrative.happening_of.get(event.part_of) for event in happening.events if event.is_part]
        return any(whole is not None and whole.id in ids for whole in wholes)

    return [happening for happening in happenings if not is_part(happening)]


def as_taking_part(narrative: Narrative, cause: Happening, effect: Happening) -> Happening:
    """Return a cause as its effect's actors take part in it: the part that stands apart, where one has one."""
    catalogue = narrative.catalogue
    told = {code for event in effect.events for codes in actors_by_role(event, catalogue).values() for code in codes}
    for event in cause.events:
        own = [player for player in players_of(event) if player in told]
        if event.listed and len(own) == 1 and own[0] in event.listed.apart:
            return narrative.happening_of[f"{event.ref}/{own[0]}"]
    return cause
