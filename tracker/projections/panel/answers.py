"""The columns of fluents: `x`, which is a value, or 1, 0 or nothing, and `x_answer`, which says why it is nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import Fluent, FluentSort, Pattern
from tracker.model.failures import QuestionError
from tracker.narrative.narrative import is_actor_type
from tracker.projections.panel.columns import Cell, PanelColumn, column_name
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known, Told
from tracker.projections.panel.ruled import Piece, ruled
from tracker.projections.panel.wanted import PanelWanted

NONE = "none"
"""Stands for the value of a fluent of which the log says that none of its values holds."""

OPEN = "*"

_ROLE = re.compile(r"\{([a-z-]+)[^{}]*\}")

Stretch = tuple[int, int, tuple[str, ...]]
"""Days on which the actors of a row are there, and as whom."""


@frozen
class AskedFluent:
    """One fluent of a panel's row: its arguments with the row's actors put in by their places, and a value or none.

    `places` maps the places of the row's actors to those of the arguments. The other places are `open`. What it `says`
    names who stands in which place.
    """

    name: str
    pattern: Pattern
    places: tuple[int, ...]
    open: tuple[int, ...]
    says: str


def filled_in(catalogue: Catalogue, pattern: Pattern, wanted: PanelWanted) -> list[tuple[AskedFluent, tuple[int, ...]]]:
    """Put the actors of a row into the open places of a fluent, in each way of which there is a column.

    With each way stand the actors of the row whom it takes, by their places in it.
    """
    sort = catalogue.known_fluent(pattern.fluent)
    actors = _open_places(sort, pattern, lambda kind: is_actor_type(kind) and kind != "format")
    formats = _open_places(sort, pattern, lambda kind: kind == "format")
    name = column_name(pattern)
    ways: list[tuple[str, tuple[int, ...], tuple[int, ...]]]
    if wanted.unit == "member" and actors and formats:
        ways = [(name, (actors[0], formats[0]), (0, 1))]
    elif wanted.unit != "dyad" and actors:
        ways = [(name, actors[:1], (0,))]
    elif wanted.unit == "dyad" and len(actors) > 1:
        both = actors[:2]
        is_one = sort.symmetric or wanted.directed
        ways = [(name, both, (0, 1))] if is_one else [(f"{name}_12", both, (0, 1)), (f"{name}_21", both, (1, 0))]
    elif wanted.unit == "dyad" and actors:
        ways = [(f"{name}{side + 1}", actors, (side,)) for side in (0, 1)]
    else:
        raise QuestionError(f"{pattern.fluent} has no open place for an actor of the row. Write * for it.")
    return [(_asked(sort, pattern, title, places, players), players) for title, places, players in ways]


def _open_places(sort: FluentSort, pattern: Pattern, is_such: Callable[[str], bool]) -> tuple[int, ...]:
    kinds = sort.args.values()
    return tuple(
        n for n, (arg, kind) in enumerate(zip(pattern.args, kinds, strict=True)) if arg == OPEN and is_such(kind)
    )


def _asked(
    sort: FluentSort, pattern: Pattern, name: str, places: tuple[int, ...], players: tuple[int, ...]
) -> AskedFluent:
    others = tuple(n for n, arg in enumerate(pattern.args) if arg == OPEN and n not in places)
    if others and sort.values and pattern.value is None:
        values = ", ".join(sort.values)
        raise QuestionError(
            f"Several {sort.name} may hold at a time. Say of which value: {sort.name} = one of {values}."
        )
    stand = {place: f"actor {player + 1}" for place, player in zip(places, players, strict=True)}
    roles = [(role, arg, stand.get(n)) for n, (role, arg) in enumerate(zip(sort.args, pattern.args, strict=True))]
    words = {role: stands or (f"any {role}" if arg == OPEN else arg) for role, arg, stands in roles}
    says = _ROLE.sub(lambda match: words.get(match[1], match[1]), sort.phrase())
    return AskedFluent(name, pattern, places, others, f"{says}: {pattern.value}" if pattern.value else says)


@define
class FluentColumn:
    """A fluent of which a row names all arguments."""

    known: Known
    asked: AskedFluent
    rule: str
    sort: FluentSort
    documents: set[str] = field(factory=set)
    _seen: set[Fluent] = field(factory=set)

    def columns(self) -> list[PanelColumn]:
        """Describe the two columns."""
        name, is_valued = self.asked.name, bool(self.sort.values) and self.asked.pattern.value is None
        says = self.asked.says
        words = (*self.sort.values, "unknown", NONE) if is_valued else ()
        whole = PanelColumn(name, "string" if is_valued else "integer", says, words or ("0", "1"), self.documents)
        return [whole, answer_column(name, self.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Answer for the days of a row."""
        answer, value = ruled(list(self._pieces(stretches)), self.rule)
        return self._written(answer, value), answer

    def _pieces(self, stretches: Sequence[Stretch]) -> Iterator[Piece]:
        wanted = self.asked.pattern.value
        for first, last, codes in stretches:
            fluent = self._fluent(codes)
            if self.rule in ("last-day", "first-day"):
                day = last if self.rule == "last-day" else first
                yield day, day, self.known.on(fluent, wanted, day)
            else:
                yield from self.known.pieces(fluent, wanted, first, last)

    def _fluent(self, codes: tuple[str, ...]) -> Fluent:
        args = list(self.asked.pattern.args)
        for place, code in zip(self.asked.places, codes, strict=True):
            args[place] = code
        fluent = make_fluent(self.sort, tuple(args))
        if fluent not in self._seen:
            self._seen.add(fluent)
            self.documents |= self.known.documents(fluent)
        return fluent

    def _written(self, answer: str, value: str | None) -> Cell:
        """Write a certain answer, and nothing for any other: a no is a no only where it is known."""
        if self.sort.values and self.asked.pattern.value is None:
            return value if answer == HOLDS else NONE if answer == NOT else None
        return 1 if answer == HOLDS else 0 if answer == NOT else None


@define
class SeveralColumn:
    """A fluent that may hold of several things at a time: whether of any, of how many at least, and at most as told.

    A row has 0 only where none of those told holds, and the log claims to be complete on each.
    """

    one: FluentColumn
    _told: dict[tuple[str, ...], list[tuple[str, ...]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Find the things that the log tells of, by the actors of a row."""
        asked = self.one.asked
        for fluent in self.one.known.spans:
            if fluent.name == asked.pattern.fluent:
                for args in _orders(fluent, self.one.sort):
                    if all(mine in (OPEN, arg) for mine, arg in zip(asked.pattern.args, args, strict=True)):
                        self._told.setdefault(tuple(args[n] for n in asked.places), []).append(args)

    def columns(self) -> list[PanelColumn]:
        """Describe the four columns."""
        return [*self.one.columns(), *count_columns(self.one.asked.name, self.one.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Answer for the days of a row."""
        codes = dict.fromkeys(codes for _, _, codes in stretches)
        things = dict.fromkeys(chain.from_iterable(self._of(code) for code in codes))
        answers = [self._of_thing(stretches, thing)[0] for thing in things]
        return tallied(answers, is_whole=bool(answers) and all(self._is_claimed(stretches, thing) for thing in things))

    def _of(self, codes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the arguments beside the row's actors of the fluents that are told."""
        yield from (tuple(args[n] for n in self.one.asked.open) for args in self._told.get(codes, ()))

    def _of_thing(self, stretches: Sequence[Stretch], thing: tuple[str, ...]) -> Told:
        pieces = [piece for stretch in stretches for piece in self._pieces(stretch, thing)]
        return ruled(pieces, self.one.rule)

    def _pieces(self, stretch: Stretch, thing: tuple[str, ...]) -> Iterator[Piece]:
        first, last, codes = stretch
        fluent, wanted = self._fluent(codes, thing), self.one.asked.pattern.value
        if self.one.rule in ("last-day", "first-day"):
            day = last if self.one.rule == "last-day" else first
            yield day, day, self.one.known.on(fluent, wanted, day)
        else:
            yield from self.one.known.pieces(fluent, wanted, first, last)

    def _fluent(self, codes: tuple[str, ...], thing: tuple[str, ...]) -> Fluent:
        args = list(self.one.asked.pattern.args)
        for place, code in [
            *zip(self.one.asked.places, codes, strict=True),
            *zip(self.one.asked.open, thing, strict=True),
        ]:
            args[place] = code
        fluent = make_fluent(self.one.sort, tuple(args))
        self.one.documents |= self.one.known.documents(fluent)
        return fluent

    def _is_claimed(self, stretches: Sequence[Stretch], thing: tuple[str, ...]) -> bool:
        """Say whether the log claims to be complete on a fluent in all the days of a row."""
        for first, last, codes in stretches:
            told = self.one.known.spans.get(self._fluent(codes, thing))
            if told is None or told.reach is None or not (told.reach[0] <= first and last <= told.reach[1]):
                return False
        return True


def _orders(fluent: Fluent, sort: FluentSort) -> Iterator[tuple[str, ...]]:
    """Yield the arguments of a fluent, and where it is symmetric also with the first two exchanged."""
    yield fluent.args
    if sort.symmetric:
        yield (fluent.args[1], fluent.args[0], *fluent.args[2:])


def tallied(answers: Sequence[str], *, is_whole: bool) -> tuple[Cell, ...]:
    """Count answers about several things: whether any holds, with the answer, the least and the most."""
    least = answers.count(HOLDS)
    most = len(answers) - answers.count(NOT)
    if least:
        return 1, HOLDS, least, most
    if is_whole and not most:
        return 0, NOT, 0, 0
    is_doubtful = POSSIBLY in answers or NOT in answers
    return (None, POSSIBLY, 0, most) if is_doubtful else (None, OUTSIDE, None, None)


def answer_column(name: str, documents: set[str]) -> PanelColumn:
    """Describe the column that says what the log answers."""
    says = f"What the log answers on {name}: it holds, may hold, does not hold, or no source reaches so far"
    return PanelColumn(f"{name}_answer", "string", says, (HOLDS, POSSIBLY, NOT, OUTSIDE), documents)


def count_columns(name: str, documents: set[str]) -> list[PanelColumn]:
    """Describe the columns that say of how many things a fluent holds."""
    least = PanelColumn(f"{name}_least", "integer", f"Of how many {name} surely holds", (), documents)
    most = PanelColumn(f"{name}_most", "integer", f"Of how many of those told {name} may hold", (), documents)
    return [least, most]


def all_columns(parts: Iterable[Sequence[PanelColumn]]) -> list[PanelColumn]:
    """Put columns together; raises QuestionError where two have one name."""
    columns = [column for part in parts for column in part]
    names = [column.name for column in columns]
    for name in names:
        if names.count(name) > 1:
            raise QuestionError(f"Two columns would be called '{name}'. Ask for each fluent once.")
    return columns
