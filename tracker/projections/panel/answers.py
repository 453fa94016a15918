"""The columns of fluents: `x`, which is a value, or 1, 0 or nothing, and `x_answer`, which says why it is nothing."""

import re
from collections.abc import Callable, Sequence
from itertools import chain

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.model.catalogue import FluentSort, Pattern
from tracker.model.failures import QuestionError
from tracker.narrative.narrative import is_actor_type
from tracker.projections.panel.columns import Cell, PanelColumn, column_name
from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Known, KnownFluent, Told
from tracker.projections.panel.ruled import ruled
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
    if sort.derived and wanted.unit != "dyad":
        raise QuestionError(f"{sort.name} is of two actors: ask for it with the unit dyad.")
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
    words = {
        role: stands or (f"any {role} that the log tells of" if arg == OPEN else arg) for role, arg, stands in roles
    }
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
    _of_codes: dict[tuple[str, ...], KnownFluent] = field(factory=dict)

    def columns(self) -> list[PanelColumn]:
        """Describe the two columns."""
        name, is_valued = self.asked.name, bool(self.sort.values) and self.asked.pattern.value is None
        says = self.asked.says
        words = (*self.sort.values, "unknown", NONE) if is_valued else ()
        whole = PanelColumn(name, "string" if is_valued else "integer", says, words or ("0", "1"), self.documents)
        return [whole, answer_column(name, self.documents)]

    def cells(self, stretches: Sequence[Stretch]) -> tuple[Cell, ...]:
        """Answer for the days of a row."""
        answer, value = self._answered(stretches) if stretches else (OUTSIDE, None)
        return self._written(answer, value), answer

    def _answered(self, stretches: Sequence[Stretch]) -> Told:
        wanted = self.asked.pattern.value
        if self.rule == "last-day":
            _, day, codes = stretches[-1]
            return self._of(codes).on(wanted, day)
        if self.rule == "first-day":
            day, _, codes = stretches[0]
            return self._of(codes).on(wanted, day)
        runs = (self._of(codes).pieces(wanted, first, last) for first, last, codes in stretches)
        return ruled([*chain.from_iterable(runs)], self.rule)

    def _of(self, codes: tuple[str, ...]) -> KnownFluent:
        if codes not in self._of_codes:
            args = list(self.asked.pattern.args)
            for place, code in zip(self.asked.places, codes, strict=True):
                args[place] = code
            self._of_codes[codes] = self.known.of(make_fluent(self.sort, tuple(args)))
            self.documents |= self._of_codes[codes].documents()
        return self._of_codes[codes]

    def _written(self, answer: str, value: str | None) -> Cell:
        """Write a certain answer, and nothing for any other: a no is a no only where it is known."""
        if self.sort.values and self.asked.pattern.value is None:
            return value if answer == HOLDS else NONE if answer == NOT else None
        return 1 if answer == HOLDS else 0 if answer == NOT else None


def answer_column(name: str, documents: set[str]) -> PanelColumn:
    """Describe the column that says what the log answers."""
    says = f"What the log answers on {name}: it holds, may hold, does not hold, or no source reaches so far"
    return PanelColumn(f"{name}_answer", "string", says, (HOLDS, POSSIBLY, NOT, OUTSIDE), documents)


def count_columns(name: str, documents: set[str]) -> list[PanelColumn]:
    """Describe the columns that say of how many things a fluent holds."""
    least = PanelColumn(f"{name}_least", "integer", f"Of how many {name} surely holds", (), documents)
    most = PanelColumn(f"{name}_most", "integer", f"Of how many of those told {name} may hold", (), documents)
    return [least, most]
