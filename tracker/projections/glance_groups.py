"""An actor's counterparts put together as they are told: alike ones at once, those only named in passing last."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative
from tracker.projections.glance import Counterpart, Glance


@frozen(eq=False)
class GlanceGroups:
    """The counterparts of which there is something to tell: groups with the same to tell, and those only named."""

    alike: Sequence[Sequence[Counterpart]]
    named: Sequence[Counterpart]


def glance_groups(report: Glance) -> GlanceGroups:
    """Put together the counterparts with whom nothing holds and the same happened last."""
    told = with_something(report)
    named = [counterpart for counterpart in told if _is_only_named(counterpart, report.narrative)]
    return GlanceGroups(_alike([counterpart for counterpart in told if counterpart not in named]), named)


def with_something(report: Glance) -> list[Counterpart]:
    """List the counterparts of which there is something to tell on the day."""
    return [row for row in report.counterparts if row.answers or row.last is not None]


def _is_only_named(counterpart: Counterpart, narrative: Narrative) -> bool:
    """Say whether a counterpart has nothing with an actor but that something was done within it."""
    if counterpart.answers or counterpart.last is None:
        return False
    players = {player for event in counterpart.last.reports for player in _taking_part(event, narrative)}
    return counterpart.code not in {*players, *map(whole_of, players)}


def _taking_part(event: Event, narrative: Narrative) -> Iterator[str]:
    """Yield the players of an event: not the formats within which it was done, for these a kind leaves to choice."""
    kind = narrative.catalogue.known_kind(event.kind)
    if event.that is not None:
        yield from event.that.args
    for role, players in event.roles.items():
        if not (kind.roles[role].type == "format" and kind.roles[role].optional):
            yield from players


def _alike(counterparts: Sequence[Counterpart]) -> list[list[Counterpart]]:
    """Put those together with whom nothing holds and the same happened last, where the first of them stands."""
    groups: dict[tuple[str, str], list[Counterpart]] = {}
    for counterpart in counterparts:
        alone = counterpart.last is None or counterpart.answers
        key = ("", counterpart.code) if alone or counterpart.last is None else (counterpart.last.id, "")
        groups.setdefault(key, []).append(counterpart)
    return list(groups.values())
