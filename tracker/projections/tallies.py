"""Acts of one kind that went back and forth, added up: what each side did in all, each act counted once."""

from collections.abc import Sequence

from attrs import evolve, frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.numbers import Number
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.concerning import without_parts
from tracker.projections.sides import acting
from tracker.projections.table import added_up, is_counted, number_role


@frozen(eq=False)
class Tally:
    """What one side did in some acts: an event that tells of all of them, how many acts these are, and their sum."""

    event: Event
    acts: tuple[Happening, ...]
    number: Number | None


def tallies(narrative: Narrative, acts: Sequence[Happening]) -> list[Tally]:
    """Add up acts of one kind for each side that acted, the side that began first; a part is counted in its whole."""
    ids = {act.id for act in acts}
    sides: dict[frozenset[str], list[Happening]] = {}
    for act in without_parts(narrative, [one for one in acts if is_counted(narrative, one, ids)]):
        side = frozenset(map(whole_of, acting(act.together, narrative.catalogue)))
        sides.setdefault(side, []).append(act)
    return [_tally(narrative, done) for done in sides.values()]


def _tally(narrative: Narrative, acts: Sequence[Happening]) -> Tally:
    """Put the acts of one side together: what all of them say alike, and the sum of their numbers."""
    told = acts[0].together
    sorts = narrative.catalogue.known_kind(told.kind).roles
    number, role = added_up(narrative, acts, told.kind), number_role(narrative.catalogue, told.kind)
    roles = {name: said for name, said in told.roles.items() if not sorts[name].optional or _is_alike(acts, name)}
    roles |= {name: _wholes(said) for name, said in roles.items() if not _is_alike(acts, name)}
    roles.pop(role, None)
    if number is not None:
        roles[role] = (number.text,)
    return Tally(evolve(told, roles=roles, listed=None, exhaustive=True, amid=""), tuple(acts), number)


def _is_alike(acts: Sequence[Happening], role: str) -> bool:
    return len({act.together.roles.get(role) for act in acts}) == 1


def _wholes(players: Sequence[str]) -> tuple[str, ...]:
    """Return actors, each part as its whole: parts of one side did it, each in an act of its own."""
    return tuple(dict.fromkeys(map(whole_of, players)))
