"""Parts: what some of an event's list did, told apart from the rest.

A part that something names (a report, a cause, a mending) stands apart: it is an event of its own, `event/USA`, in a
happening of its own, and the event tells of the others. Where several events tell of a list, each part stands apart,
for not all need tell of each. Whether the part of an event stands apart changes no answer.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from tracker.model.codes import event_of, part_in, whole_of
from tracker.model.events import Event, Listed, Mending, Stance
from tracker.model.numbers import parse_number, sum_of

_OF_THE_LIST = ("each", "jointly", "exhaustive", "happening", "part-of")
"""What an event says of its list as a whole, and a part does not."""


def players_of(event: Event) -> tuple[str, ...]:
    """Return who stands in an event's list; nobody where it has none."""
    return event.roles.get(event.listed.role, ()) if event.listed else ()


def share_of(event: Event, player: str) -> str | None:
    """Return what one of an event's list did, as it is said; None where it is not."""
    listed = event.listed
    if listed is None or not listed.number:
        return None
    own = event.roles.get(listed.number, (None,))[0] if event.each else None
    return listed.shares.get(player, own)


def no_part(ref: str, event: Event) -> tuple[str, str]:
    """Say that a reference names a part of an event which it has not, and what to do."""
    players = players_of(event)
    whole = f"{event.kind} tells of nobody's part: name '{event.ref}', and say in the roles of whom you speak."
    remedy = f"In its list stand {', '.join(players)}." if len(players) > 1 else whole
    return f"'{ref}' names no part of '{event.ref}'", remedy


def told_of(event: Event, codes: Collection[str]) -> Event:
    """Return an event as it concerns some actors: of its list those of them who stand in it, if any does."""
    players = players_of(event)
    own = tuple(player for player in players if player in codes or whole_of(player) in codes)
    return event if event.listed is None or len(own) in (0, len(players)) else _restricted(event, event.listed, own)


def part_of(event: Event, code: str) -> Event:
    """Return what one of an event's list did as an event of its own."""
    assert event.listed is not None, "only a list has parts"
    part = told_of(event, {code})
    body = _part_body(event, event.listed, code)
    return evolve(part, id=f"{event.id}/{code}", part_of=event.ref, happening="", body=body)


def without(event: Event, code: str) -> Event | None:
    """Return an event whose list lacks an actor; None where nobody is left."""
    left = tuple(player for player in players_of(event) if player != code)
    return _with_players(event, left) if left else None


def with_part(event: Event, code: str, part: Event) -> Event:
    """Return an event of whose list one part was mended: its share is what the part says now."""
    assert event.listed is not None, "only a list has parts"
    listed = event.listed
    shares = {player: share for player, share in listed.shares.items() if player != code}
    if said := part.roles.get(listed.number):
        shares[code] = said[0]
    mended = evolve(event, listed=evolve(listed, shares=shares, parts={**listed.parts, code: part}))
    return _with_players(mended, players_of(event))


def _with_players(event: Event, players: tuple[str, ...]) -> Event:
    """Return an event with others in its list; the sum of the shares is made anew, where it was made."""
    assert event.listed is not None, "only a list has players"
    listed = event.listed
    shares = {player: share for player, share in listed.shares.items() if player in players}
    roles = {**event.roles, listed.role: players}
    if listed.summed:
        more = not event.exhaustive or len(shares) < len(players)
        _put(roles, listed.number, _sum(shares.values(), more=more))
    return evolve(event, roles=roles, listed=evolve(listed, shares=shares))


def _restricted(event: Event, listed: Listed, own: tuple[str, ...]) -> Event:
    shares = {player: share for player in own if (share := share_of(event, player)) is not None}
    roles = {**event.roles, listed.role: own}
    together = "" if listed.summed or event.each else "".join(event.roles.get(listed.number, ()))
    if not event.each:
        _put(roles, listed.number, _sum(shares.values()) if len(shares) == len(own) else "")
    kept = evolve(listed, shares=shares, of=players_of(event), together=together, apart=frozenset(), parts={})
    return evolve(event, roles=roles, listed=kept, exhaustive=True)


def _sum(shares: Iterable[str], *, more: bool = False) -> str:
    total = sum_of([parse_number(share) for share in shares], more=more)
    return total.text if total else ""


def _put(roles: dict[str, tuple[str, ...]], role: str, number: str) -> None:
    """Put a number into a role, or take the role away where there is none."""
    roles.pop(role, None)
    if role and number:
        roles[role] = (number,)


def _part_body(event: Event, listed: Listed, code: str) -> dict[str, Any]:
    """Return a part as a log would have it, were it an event."""
    body = {key: value for key, value in event.body.items() if key not in (*_OF_THE_LIST, listed.role, listed.number)}
    share = share_of(event, code)
    return {**body, listed.role: code, **({} if share is None else {listed.number: share})}


def with_parts(
    groups: Iterable[Sequence[Event]], mendings: Sequence[Mending]
) -> tuple[list[Event], list[Mending]] | None:
    """Return the events of some happenings with each part that stands apart as one of its own; None where none does.

    Who tells in the happening of a list of one actor of it tells of that part: the mendings that put it there are
    returned without it.
    """
    given = [list(events) for events in groups]
    named = {ref for events in given for event in events for ref in _refs(event) if part_in(ref)}
    named.update(ref for mending in mendings for ref in (*mending.of, mending.follow) if part_in(ref))
    parted = [(events, _Parted.of(events, named)) for events in given]
    if not any(found.codes for _, found in parted):
        return None
    alone = {ref for _, found in parted for ref in found.alone}
    kept = [evolve(m, of=tuple(ref for ref in m.of if ref not in alone)) if alone & {*m.of} else m for m in mendings]
    return [event for events, found in parted for event in found.told(events)], kept


def _refs(event: Event) -> Iterator[str]:
    yield from (event.happening, event.part_of, *event.after, *event.because)


@frozen
class _Parted:
    """What stands apart in one happening: its lists, the actors whose parts do, and who tells of one part alone."""

    lists: tuple[Event, ...] = ()
    codes: frozenset[str] = frozenset()
    alone: Mapping[str, str] = field(factory=dict)

    @classmethod
    def of(cls, events: Sequence[Event], named: Collection[str]) -> "_Parted":
        """Find out which parts are named or mended: all of them, where several events tell of a list."""
        lists = tuple(event for event in events if len(players_of(event)) > 1)
        if not lists:
            return cls()
        alone = {event.ref: code for event in events if (code := _alone(event, lists))}
        there = frozenset(code for event in lists for code in players_of(event))
        if len(events) > 1:
            return cls(lists, there, alone)
        ref, mended = lists[0].ref, lists[0].listed.parts if lists[0].listed else ()
        return cls(lists, there & {*(part_in(name) for name in named if event_of(name) == ref), *mended}, alone)

    def told(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield the events of the happening, with the parts that stand apart."""
        first = {code: min(event.ref for event in self.lists if code in players_of(event)) for code in self.codes}
        for event in events:
            own = [code for code in players_of(event) if code in self.codes]
            if code := self.alone.get(event.ref):
                yield evolve(event, happening=f"{first[code]}/{code}")
            elif event.listed is None or not own:
                yield event
            else:
                if not _denies_a_part(event, self.lists):
                    yield evolve(event, listed=evolve(event.listed, apart=frozenset(own)))
                for code in own:
                    part = event.listed.parts.get(code) or part_of(event, code)
                    yield part if event.ref == first[code] else evolve(part, happening=f"{first[code]}/{code}")


def _alone(event: Event, lists: Sequence[Event]) -> str:
    """Return the one actor of a list of whom another event, of any kind, tells in its happening; empty elsewhere."""
    if event in lists:
        return ""
    named = {code for codes in event.roles.values() for code in codes}
    told = {code for other in lists for code in players_of(other)} & named
    return told.pop() if len(told) == 1 else ""


def _denies_a_part(event: Event, lists: Sequence[Event]) -> bool:
    """Say whether an event denies of some of a list only what it tells of all."""
    if event.stance is not Stance.DENIED:
        return False
    return any(set(players_of(event)) < set(players_of(other)) for other in lists if other.kind == event.kind)
