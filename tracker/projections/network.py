"""The network of an actor on a day: with whom something holds or may hold, of what sort, and in which direction."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import evolve, field, frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort
from tracker.model.days import PAST
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding
from tracker.projections.dyads import Dyad, shared_fluents
from tracker.projections.relation import Asked


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
    found = [*_own(timelines, actor, asked.on), *_shared(timelines, actor, asked.on)]
    ties = _by_other(narrative, found)
    common = _common(timelines, actor, asked.on)
    order = _Order(narrative, asked.on)
    neighbours = [Neighbour(code, made, tuple(common.get(code, ()))) for code, made in ties.items()]
    sharing = [Neighbour(code, (), tuple(made)) for code, made in common.items() if code not in ties]
    return Network(
        actor,
        asked,
        tuple(sorted(neighbours, key=order.of_neighbour)),
        tuple(sorted(sharing, key=order.of_neighbour)),
        tuple(sorted(_outsiders(timelines, actor, asked.on), key=lambda one: order.of_name(one.code))),
        narrative,
    )


def members_on(narrative: Narrative, format_code: str, day: int) -> list[str]:
    """List those that are, or may be, full members of a format at the end of a day."""
    timelines = Timelines(narrative)
    fluents = [f for f in narrative.fluents if f.name == "member" and f.args[1] == format_code]
    return [f.args[0] for f in fluents if timelines.of(f, "full").answer(day) is not Answer.NOT]


@frozen
class _Order:
    """How neighbours are put in order: by their first tie, the ended last, then by name."""

    narrative: Narrative
    day: int

    def of_neighbour(self, one: Neighbour) -> tuple[bool, tuple[int, int], int, str]:
        """Order by whether anything still holds, by subject and fluent, by value, by name."""
        if not one.ties:
            return True, (0, 0), 0, self.of_name(one.code)
        tie = one.ties[0]
        first = tie.holdings[0]
        sort = self.narrative.catalogue.fluent(first.fluent.name)
        values = sort.values if sort else ()
        value = values.index(first.value) if first.value in values else len(values)
        place = self.narrative.catalogue.place(first.fluent.name)
        return tie.answer is Answer.NOT, place, value, self.of_name(one.code)

    def of_name(self, code: str) -> str:
        """Order by the name of the day, without its article."""
        actor = self.narrative.catalogue.actor(code)
        return (actor.name(self.day) if actor else code).removeprefix("the ").casefold()


def _own(timelines: Timelines, actor: str, day: int) -> Iterator[Found]:
    """Find every fluent that has the actor, or a part of it, and another among its arguments."""
    for fluent in sorted(timelines.narrative.fluents, key=str):
        others = _others(timelines, fluent, actor)
        if others:
            kept = [h for h in holdings(timelines, fluent, day) if h.answer is not Answer.NOT]
            for holding in kept or _ended(timelines, fluent, day):
                yield from ((other, toward, holding) for other, toward in others)


def _others(timelines: Timelines, fluent: Fluent, actor: str) -> list[tuple[str, Toward]]:
    """List the other actors of a fluent, each as its whole, with the direction in which the fluent goes."""
    sort = timelines.sort(fluent)
    players = [(code, kind) for code, kind in zip(fluent.args, sort.args.values(), strict=True) if is_actor_type(kind)]
    mine = [place for place, (code, _) in enumerate(players) if actor in (code, _whole(code))]
    if not mine:
        return []
    toward: dict[str, Toward] = {}
    for place, (code, kind) in enumerate(players):
        if _whole(code) != _whole(actor) and not _is_passed_over(timelines.narrative, code, actor):
            peers = not sort.symmetric and kind == players[mine[0]][1]
            onward = Toward.OTHER if mine[0] < place else Toward.ACTOR
            toward.setdefault(_whole(code), onward if peers else Toward.NONE)
    return list(toward.items())


def _is_passed_over(narrative: Narrative, code: str, actor: str) -> bool:
    """Say whether an argument is a person, who is nobody's neighbour but another person's subject."""
    types = [found.type if (found := narrative.catalogue.actor(each)) else "" for each in (code, actor)]
    return types[0] == "person" and types[1] != "person"


def _ended(timelines: Timelines, fluent: Fluent, day: int) -> Iterator[Holding]:
    """Yield a place in a format that was held and that an act ended, with the value that it had."""
    if "format" not in timelines.sort(fluent).args.values():
        return
    for holding in holdings(timelines, fluent, day):
        eve = holding.since.earliest - 1
        if holding.since.earliest > PAST and any(not witness.implied for witness in holding.witnesses):
            before = [h for h in holdings(timelines, fluent, eve) if h.answer is Answer.HOLDS]
            yield from (evolve(holding, value=was.value) for was in before)


def _shared(timelines: Timelines, actor: str, day: int) -> Iterator[Found]:
    """Find what formats that act for their members have with others while the actor is a member.

    Who stands on the other side has the format for a neighbour, and not each of its members again.
    """
    narrative = timelines.narrative
    sharing = [fluent for fluent in narrative.fluents if timelines.sort(fluent).shared]
    codes = {_whole(code) for fluent in sharing for code in narrative.actor_codes(fluent)}
    for other in sorted(codes - {actor}):
        if not _is_passed_over(narrative, other, actor):
            for shared in shared_fluents(narrative, Dyad(actor, other)):
                toward = dict(_others(timelines, shared.fluent, shared.format)).get(other)
                for holding in shared_holding(timelines, shared, day):
                    if holding.answer is not Answer.NOT and toward is not None:
                        yield other, toward, holding


def _by_other(narrative: Narrative, found: Iterable[Found]) -> dict[str, tuple[Tie, ...]]:
    """Group answers by the other actor, and then into ties; what ended counts only where its subject has no more."""
    grouped: dict[str, list[Found]] = {}
    for one in found:
        grouped.setdefault(one[0], []).append(one)
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
    narrative = timelines.narrative
    sorts = [sort for name in narrative.catalogue.fluents if (sort := narrative.catalogue.fluent(name))]
    common: dict[str, list[Holding]] = {}
    for sort in (sort for sort in sorts if _is_common(sort)):
        first, second = (pattern.fluent for pattern in sort.derived)
        own = {fluent.args[1:] for fluent in narrative.fluents if fluent.name == first and fluent.args[0] == actor}
        for fluent in sorted(narrative.fluents, key=str):
            if fluent.name == second and fluent.args[0] != actor and fluent.args[1:] in own:
                both = make_fluent(sort, (actor, *fluent.args))
                held = [h for h in holdings(timelines, both, day) if h.answer is not Answer.NOT]
                if held:
                    common.setdefault(fluent.args[0], []).extend(held)
    return common


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
        lasting = [one for one in _own(timelines, member, day) if one[2].answer is not Answer.NOT]
        for code, made in _by_other(timelines.narrative, [one for one in lasting if one[0] not in inside]).items():
            ties.setdefault(code, []).extend((member, tie) for tie in made)
    yield from (Outsider(code, tuple(made)) for code, made in ties.items())


def _whole(code: str) -> str:
    return code.partition("/")[0]
