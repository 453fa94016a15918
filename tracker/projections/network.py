"""The network of an actor on a day: with whom something holds or may hold, of what sort, and in which direction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum

from attrs import evolve, field, frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import MEMBER, Fluent, FluentSort
from tracker.model.codes import whole_of
from tracker.model.days import PAST
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, full_membership, holdings, shared_holding, standing
from tracker.projections.dyads import Dyad, Shared, is_person, shared_fluents
from tracker.projections.relation import Asked
from tracker.text.characters import by_letter


class Toward(Enum):
    """In which direction a fluent goes, by the order of its arguments; a symmetric one goes in none."""

    NONE = "both"
    OTHER = "other"
    ACTOR = "actor"


@frozen(eq=False)
class Tie:
    """What ties an actor to another under one subject, in one direction, and as surely; ended where it is 'not'."""

    section: str
    toward: Toward
    answer: Answer
    through: str | None
    holdings: tuple[Holding, ...]


@frozen(eq=False)
class Neighbour:
    """An actor with its ties, and what both share with third parties: common formats and agreements."""

    code: str
    ties: tuple[Tie, ...]
    common: tuple[Holding, ...] = ()


@frozen(eq=False)
class Outsider:
    """An actor outside of a format with what members have with it: each tie with the member's code."""

    code: str
    ties: tuple[tuple[str, Tie], ...]


@frozen(eq=False)
class Network:
    """An actor's neighbours on a day, those that only share something with it, and its members' ties if a format."""

    actor: str
    asked: Asked
    neighbours: tuple[Neighbour, ...]
    sharing: tuple[Neighbour, ...]
    outsiders: tuple[Outsider, ...]
    narrative: Narrative = field(repr=False)


Found = tuple[str, Toward, Holding]
"""Another actor, the direction as seen from the first, and the answer that ties the two."""


def network(narrative: Narrative, actor: str, asked: Asked) -> Network:
    """Gather what ties an actor to others at the end of a day, in the order of subjects and names."""
    timelines = Timelines(narrative)
    ties = _by_other(narrative, [*_own(timelines, actor, asked.on), *_shared(timelines, actor, asked.on)])
    common = _common(timelines, actor, asked.on)
    order = _Order(narrative, asked.on)
    neighbours = [Neighbour(code, made, tuple(common.get(code, ()))) for code, made in ties.items()]
    sharing = [Neighbour(code, (), tuple(made)) for code, made in common.items() if code not in ties]
    return Network(
        actor,
        asked,
        tuple(sorted(neighbours, key=order.of_neighbour)),
        tuple(sorted(sharing, key=order.of_neighbour)),
        tuple(sorted(_outsiders(timelines, actor, asked.on), key=lambda outsider: order.of_name(outsider.code))),
        narrative,
    )


def members_on(narrative: Narrative, format_code: str, day: int) -> list[str]:
    """List those that by the log's word are, or may be, full members of a format at the end of a day."""
    timelines = Timelines(narrative)
    fluents = [f for f in narrative.fluents if f.name == MEMBER and f.args[1] == format_code]
    return [f.args[0] for f in fluents if full_membership(timelines, f).answer(day) is not Answer.NOT]


@frozen
class _Order:
    """How neighbours are put in order: by their first tie, the ended last, then by name."""

    narrative: Narrative
    day: int

    def of_neighbour(self, neighbour: Neighbour) -> tuple[bool, tuple[int, int], int, str]:
        """Order by whether anything still holds, by subject and fluent, by value, by name."""
        if not neighbour.ties:
            return True, (0, 0), 0, self.of_name(neighbour.code)
        tie = neighbour.ties[0]
        first = tie.holdings[0]
        values = self.narrative.catalogue.known_fluent(first.fluent.name).values
        value = values.index(first.value) if first.value in values else len(values)
        place = self.narrative.catalogue.place(first.fluent.name)
        return tie.answer is Answer.NOT, place, value, self.of_name(neighbour.code)

    def of_name(self, code: str) -> str:
        """Order by the name of the day, without its article."""
        actor = self.narrative.catalogue.actor(code)
        return by_letter(actor.name(self.day) if actor else code)


def _own(timelines: Timelines, actor: str, day: int) -> Iterator[Found]:
    """Find every fluent that has the actor, or a part of it, and another among its arguments."""
    for fluent in timelines.narrative.fluents_of.get(actor, ()):
        others = _others(timelines, fluent, actor)
        if others:
            for holding in standing(timelines, fluent, day) or _ended(timelines, fluent, day):
                yield from ((other, toward, holding) for other, toward in others.items())


def _others(timelines: Timelines, fluent: Fluent, actor: str) -> dict[str, Toward]:
    """Map the other actors of a fluent, each as its whole, to the direction in which the fluent goes."""
    sort = timelines.sort(fluent)
    players = [(code, kind) for code, kind in zip(fluent.args, sort.args.values(), strict=True) if is_actor_type(kind)]
    mine = [place for place, (code, _) in enumerate(players) if actor in (code, whole_of(code))]
    toward: dict[str, Toward] = {}
    for place, (code, kind) in enumerate(players if mine else ()):
        if whole_of(code) != whole_of(actor) and not _is_passed_over(timelines.narrative, code, actor):
            are_peers = not sort.symmetric and kind == players[mine[0]][1]
            toward.setdefault(whole_of(code), _direction(mine[0], place) if are_peers else Toward.NONE)
    return toward


def _direction(mine: int, other: int) -> Toward:
    """Say whether a fluent goes from the actor to another or comes from it, by their places."""
    return Toward.OTHER if mine < other else Toward.ACTOR


def _is_passed_over(narrative: Narrative, code: str, actor: str) -> bool:
    """Say whether an argument is a person, who is nobody's neighbour but another person's subject."""
    return is_person(narrative.catalogue, code) and not is_person(narrative.catalogue, actor)


def _ended(timelines: Timelines, fluent: Fluent, day: int) -> Iterator[Holding]:
    """Yield a place in a format that was held and that an act ended, with the value that it had."""
    if "format" not in timelines.sort(fluent).args.values():
        return
    for holding in holdings(timelines, fluent, day):
        first = holding.since.earliest
        if first > PAST and any(not witness.implied for witness in holding.witnesses):
            for before in holdings(timelines, fluent, first - 1):
                if before.answer is Answer.HOLDS:
                    yield evolve(holding, value=before.value)


def _shared(timelines: Timelines, actor: str, day: int) -> Iterator[Found]:
    """Find what formats that act for their members have with others while the actor is a member.

    Who stands on the other side has the format for a neighbour, and not each of its members again.
    """
    narrative = timelines.narrative
    sharing = [fluent for fluent in narrative.fluents if timelines.sort(fluent).shared]
    codes = {whole_of(code) for fluent in sharing for code in narrative.actor_codes(fluent)}
    for other in sorted(codes - {actor}):
        if not _is_passed_over(narrative, other, actor):
            for shared in shared_fluents(narrative, Dyad(actor, other)):
                yield from _shared_ties(timelines, shared, other, day)


def _shared_ties(timelines: Timelines, shared: Shared, other: str, day: int) -> Iterator[Found]:
    toward = _others(timelines, shared.fluent, shared.format).get(other)
    for holding in shared_holding(timelines, shared, day):
        if holding.answer is not Answer.NOT and toward is not None:
            yield other, toward, holding


def _by_other(narrative: Narrative, found: Iterable[Found]) -> dict[str, tuple[Tie, ...]]:
    """Group answers by the other actor, and then into ties; what ended counts only where its subject has no more."""
    grouped: dict[str, list[Found]] = {}
    for tie in found:
        grouped.setdefault(tie[0], []).append(tie)
    return {code: _ties(narrative, answers) for code, answers in grouped.items()}


def _ties(narrative: Narrative, found: Sequence[Found]) -> tuple[Tie, ...]:
    lasting = {holding.section for _, _, holding in found if holding.answer is not Answer.NOT}
    groups: dict[tuple[str, Toward, Answer, str | None], list[Holding]] = {}
    for _, toward, holding in found:
        if holding.answer is not Answer.NOT or holding.section not in lasting:
            groups.setdefault((holding.section, toward, holding.answer, holding.through), []).append(holding)
    ties = [Tie(*key, tuple(sorted(made, key=lambda h: _place(narrative, h)))) for key, made in groups.items()]
    return tuple(sorted(ties, key=lambda tie: _tie_place(narrative, tie)))


def _tie_place(narrative: Narrative, tie: Tie) -> tuple[bool, int, int, int, str]:
    sections = narrative.catalogue.sections
    answers, ways = list(Answer), list(Toward)
    ended = tie.answer is Answer.NOT
    return ended, sections.index(tie.section), answers.index(tie.answer), ways.index(tie.toward), tie.through or ""


def _place(narrative: Narrative, holding: Holding) -> tuple[int, int, str, str]:
    return *narrative.catalogue.place(holding.fluent.name), str(holding.fluent), holding.value or ""


def _common(timelines: Timelines, actor: str, day: int) -> dict[str, list[Holding]]:
    """Map other actors to what both have with the same third party: fluents made of one of each of the two."""
    catalogue = timelines.narrative.catalogue
    common: dict[str, list[Holding]] = {}
    for name in catalogue.fluents:
        sort = catalogue.known_fluent(name)
        if _is_common(sort):
            for other, both in _pairs(timelines.narrative, sort, actor):
                held = standing(timelines, both, day)
                if held:
                    common.setdefault(other, []).extend(held)
    return common


def _pairs(narrative: Narrative, sort: FluentSort, actor: str) -> Iterator[tuple[str, Fluent]]:
    """Yield each other actor that has with a third party what the actor has, and the fluent made of both."""
    first, second = (part.fluent for part in sort.derived)
    own = {fluent.args[1:] for fluent in narrative.fluents if fluent.name == first and fluent.args[0] == actor}
    theirs = [fluent for fluent in narrative.fluents if fluent.name == second and fluent.args[0] != actor]
    for fluent in sorted(theirs, key=str):
        if fluent.args[1:] in own:
            yield fluent.args[0], make_fluent(sort, (actor, *fluent.args))


def _is_common(sort: FluentSort) -> bool:
    """Say whether a fluent is made of the same of each of two actors: both are members, both are parties."""
    names = tuple(sort.args)[:2]
    return len(sort.derived) == 2 and tuple(pattern.args[0] for pattern in sort.derived) == names


def _outsiders(timelines: Timelines, format_code: str, day: int) -> Iterator[Outsider]:
    """Gather what a format's full members have with those that are none."""
    members = members_on(timelines.narrative, format_code, day)
    inside = {format_code, *members}
    ties: dict[str, list[tuple[str, Tie]]] = {}
    for member in sorted(members):
        outward = [found for found in _own(timelines, member, day) if _is_outward(found, inside)]
        for code, made in _by_other(timelines.narrative, outward).items():
            ties.setdefault(code, []).extend((member, tie) for tie in made)
    for code, found_ties in ties.items():
        yield Outsider(code, tuple(found_ties))


def _is_outward(found: Found, inside: Collection[str]) -> bool:
    other, _, holding = found
    return other not in inside and holding.answer is not Answer.NOT
