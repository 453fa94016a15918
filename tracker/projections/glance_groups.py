"""An actor's counterparts put together as they are told: alike ones at once, those only named in passing last."""

from collections.abc import Hashable, Iterator, Sequence

from attrs import frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding
from tracker.projections.echoes import doers, is_echo
from tracker.projections.folding import MOST_ALIKE
from tracker.projections.glance import Counterpart, Glance


@frozen(eq=False)
class GlanceGroups:
    """The counterparts of which there is something to tell: groups with the same to tell, and those only named."""

    alike: Sequence[Sequence[Counterpart]]
    named: Sequence[Counterpart]


def glance_groups(report: Glance) -> GlanceGroups:
    """Put together the counterparts with whom the same happened last and nothing holds, or all that holds is alike."""
    told = _own(report, with_something(report))
    named = [counterpart for counterpart in told if _is_only_named(counterpart, report.narrative)]
    return GlanceGroups(_alike([counterpart for counterpart in told if counterpart not in named]), named)


def with_something(report: Glance) -> list[Counterpart]:
    """List the counterparts of which there is something to tell on the day."""
    return [row for row in report.counterparts if row.answers or row.last is not None]


def _own(report: Glance, told: Sequence[Counterpart]) -> list[Counterpart]:
    """Leave out those with whom an actor has only what others did to one of the two over the other."""
    found = {row.code for row in told}

    def is_of_others(row: Counterpart) -> bool:
        doing = doers(report.narrative, [row.last] if row.last is not None else (), row.answers)
        return is_echo(report.narrative, (report.actor, row.code), doing, found)

    return [row for row in told if not is_of_others(row)]


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
    """Put those together with whom nothing holds and the same happened last, and many with whom the same holds.

    Each group stands where its first stood.
    """
    groups: dict[Hashable, list[Counterpart]] = {}
    for counterpart in counterparts:
        groups.setdefault(_in_common(counterpart), []).append(counterpart)
    places = {counterpart.code: place for place, counterpart in enumerate(counterparts)}
    parts = [part for group in groups.values() for part in _told_apart(group)]
    return sorted(parts, key=lambda part: places[part[0].code])


def _told_apart(group: list[Counterpart]) -> list[list[Counterpart]]:
    """Tell a few with whom something holds one by one."""
    return [[one] for one in group] if group[0].answers and len(group) <= MOST_ALIKE else [group]


def _in_common(counterpart: Counterpart) -> Hashable:
    """Return what makes counterparts alike: all that holds, but for their own names; or else what happened last."""
    if counterpart.answers:
        return tuple(_but_for(counterpart.code, answer) for answer in counterpart.answers)
    return counterpart.last.id if counterpart.last is not None else (counterpart.code,)


def _but_for(code: str, answer: Holding) -> Hashable:
    args = tuple("*" if whole_of(arg) == code else arg for arg in answer.fluent.args)
    return answer.fluent.name, args, answer.value, answer.answer, answer.why
