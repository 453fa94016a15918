"""Like told as one: answers, acts, changes and courses that differ in one player alone, and what presupposes a thing.

What holds and what is possible stay apart, and so do the reasons for a doubt.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from tracker.calculus.timeline import Answer, Since
from tracker.model.catalogue import THING_TYPES, Fluent
from tracker.model.days import FUTURE, PAST, Span
from tracker.narrative.effects import stated
from tracker.narrative.narrative import Narrative, is_actor_type
from tracker.projections.alike import Same
from tracker.projections.changes import Transition
from tracker.projections.chronology import Act
from tracker.projections.runs import Run
from tracker.projections.witnesses import Witness

Item = TypeVar("Item")

MOST_ALIKE = 4
"""So many like answers or acts are told one by one; more are told as one."""
MOST_PRESUPPOSING = 2
_DATED = 366
"""A range of more days than this is no day on which something can be said to have been the first or the last."""


@frozen(eq=False)
class Traits:
    """What an item must have in common with its like, its players by their places, and where they may differ."""

    common: Hashable
    players: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]


@frozen(eq=False)
class Fold(Generic[Item]):
    """One item, or many alike, in the order of their days: the place in which they differ, and who stands there.

    `first` and `last` are the ranges of the first and the last of them of which a day within a year is known;
    `undated` counts the others. Where all are undated, the ranges are those in which they lie.
    """

    items: tuple[Item, ...]
    place: str
    players: tuple[str, ...]
    first: Span
    last: Span
    undated: int

    @property
    def count(self) -> int:
        """How many are told as one."""
        return len(self.items)

    @property
    def one(self) -> Item:
        """The first of them: what all have in common can be read from it."""
        return self.items[0]


def folded_answers(
    answers: Iterable[Same], narrative: Narrative, most: int = MOST_ALIKE, *, by_day: bool = False
) -> list[Fold[Same]]:
    """Fold more than `most` answers that differ in one argument; with `by_day`, only what also stands since one day."""

    def traits(same: Same) -> Traits:
        one = same[0]
        values = tuple(holding.value for holding in same)
        doubts = frozenset(doubt for holding in same for doubt in holding.why)
        since = _told_since(one.since) if by_day else None
        return _traits(one.fluent, narrative, (values, one.answer, doubts, one.through, since))

    return _folded(answers, traits, lambda same: came_about(same, narrative), most)


def told_as_one(answers: Iterable[Same], narrative: Narrative) -> Fold[Same]:
    """Put answers together of which it is known that they are alike, in whichever place they differ."""
    return _fold(list(answers), "", (), lambda same: came_about(same, narrative))


def _told_since(since: Since) -> tuple[int | None, int]:
    """Return since when an answer stands as it is told: of one that was merely open before, the last day alone."""
    is_open = since.latest - since.earliest >= _DATED
    return None if is_open else since.earliest, since.latest


def folded_acts(acts: Iterable[Act], narrative: Narrative, most: int = MOST_ALIKE) -> list[Fold[Act]]:
    """Fold acts of one kind that differ in the players of one role, and have the same causes and doubts."""

    def traits(act: Act) -> Traits:
        happening, told = act.happening, act.happening.together
        doubt = happening.doubt, happening.id in narrative.contested, happening.works == happening.act
        common = told.kind, told.stance, act.causes, act.through, act.cause_only, doubt
        if told.that is not None:
            return _traits(
                stated(told.that, narrative.catalogue), narrative, (*common, told.that.value, told.that.absent)
            )
        roles = narrative.catalogue.known_kind(told.kind).roles
        return Traits(common, told.roles, tuple(role for role in told.roles if _is_name(roles[role].type)))

    return _folded(acts, traits, lambda act: act.happening.act, most)


def folded_turns(changes: Iterable[Transition], narrative: Narrative, most: int = MOST_ALIKE) -> list[Fold[Transition]]:
    """Fold changes from one state to another of conditions that differ in one argument."""

    def traits(change: Transition) -> Traits:
        return _traits(change.fluent, narrative, (change.turn, change.before, change.after, change.through))

    return _folded(changes, traits, lambda change: (change.day or PAST, change.day or FUTURE), most)


def folded_courses(
    courses: Iterable[Sequence[Run]], narrative: Narrative, most: int = MOST_ALIKE
) -> list[Fold[Sequence[Run]]]:
    """Fold the courses of conditions that differ in one argument and went through the same states."""

    def traits(course: Sequence[Run]) -> Traits:
        return _traits(course[0].fluent, narrative, (course[0].through, *(run.state for run in course)))

    return _folded(courses, traits, _first_held, most)


def folded_witnesses(
    witnesses: Iterable[Witness], narrative: Narrative, most: int = MOST_PRESUPPOSING
) -> list[Fold[Witness]]:
    """Fold what only presupposes a condition, whatever it is, and what one only rests on; what tells of it stays."""
    told = list(witnesses)
    aside = {how: [one for one in told if (one.implied, one.rests_on) == how] for how in _ASIDE}

    def days(witness: Witness) -> Span:
        return narrative.happening_of[witness.event.ref].act

    folds = [_fold([one], "", (), days) for one in told if (one.implied, one.rests_on) not in aside]
    for like in aside.values():
        groups = [like] if len(like) > most else [[one] for one in like]
        folds += [_fold(group, "", (), days) for group in groups if group]
    return folds


_ASIDE = ((True, False), (False, True), (True, True))
"""How a witness that does not tell of a condition bears on it: presupposed, rested on, or both."""


def came_about(same: Same, narrative: Narrative) -> Span:
    """Return the days on one of which an answer began; of one that is in doubt, those of what it was ever told by."""
    since = same[0].since
    if same[0].answer is not Answer.POSSIBLY:
        return since.earliest, since.latest
    witnesses = [witness for holding in same for witness in holding.witnesses]
    told = [witness for witness in witnesses if not witness.implied] or witnesses
    ranges = [narrative.happening_of[witness.event.ref].works for witness in told]
    return (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges else (PAST, FUTURE)


def _first_held(course: Sequence[Run]) -> Span:
    """Return the day from which a condition first surely held; of one that never did, from which it may have."""
    for answer in (Answer.HOLDS, Answer.POSSIBLY):
        for run in course:
            if run.state.answer is answer:
                return run.first, run.first
    return PAST, FUTURE


def _traits(fluent: Fluent, narrative: Narrative, common: Hashable) -> Traits:
    """Return the traits of what is said of a condition: its arguments are the players."""
    args = narrative.catalogue.known_fluent(fluent.name).args
    players = {arg: (player,) for arg, player in zip(args, fluent.args, strict=True)}
    return Traits((fluent.name, common), players, tuple(arg for arg, sort in args.items() if _is_name(sort)))


def _is_name(role_type: str) -> bool:
    """Say whether a role names somebody or something: what differs in words or numbers is not alike."""
    return is_actor_type(role_type) or role_type in ("thing", *THING_TYPES)


def _folded(
    items: Iterable[Item], traits: Callable[[Item], Traits], days: Callable[[Item], Span], most: int
) -> list[Fold[Item]]:
    """Fold more than `most` items alike but for one place, the largest folds first, each where its first item stood."""
    all_items = list(items)
    told = [traits(item) for item in all_items]
    free, folds = set(range(len(all_items))), dict[int, Fold[Item]]()
    for place, found in _alike(told, most):
        left = [index for index in found if index in free]
        if len(left) > most:
            players = dict.fromkeys(player for index in left for player in told[index].players[place])
            folds[left[0]] = _fold([all_items[index] for index in left], place, tuple(players), days)
            free.difference_update(left)
    folds |= {index: _fold([all_items[index]], "", (), days) for index in free}
    return [folds[index] for index in sorted(folds)]


def _alike(told: Sequence[Traits], most: int) -> list[tuple[str, list[int]]]:
    """List the numbers of more than `most` items that are alike in all but one place, for each place, most first."""
    alike: dict[tuple[Hashable, str, Hashable], list[int]] = defaultdict(list)
    having = Counter(item.common for item in told)
    for index, item in enumerate(told):
        for place in item.places if having[item.common] > most else ():
            rest = frozenset((other, player) for other, player in item.players.items() if other != place)
            alike[item.common, place, rest].append(index)
    found = [(place, numbers) for (_, place, _), numbers in alike.items()]
    return sorted(found, key=lambda pair: -len(pair[1]))


def _fold(items: Sequence[Item], place: str, players: tuple[str, ...], days: Callable[[Item], Span]) -> Fold[Item]:
    told = sorted(((days(item), item) for item in items), key=lambda pair: (pair[0][1], pair[0][0]))
    ranges = [span for span, _ in told]
    dated = [(first, last) for first, last in ranges if last - first < _DATED]
    whole = min(first for first, _ in ranges), max(last for _, last in ranges)
    first, *_, last = [*dated, *dated] or [whole, whole]
    ordered = tuple(item for _, item in told)
    return Fold(ordered, place, players if len(items) > 1 else (), first, last, len(ranges) - len(dated))
