"""Reads the spans: those of fluents that fit a pattern, and which fluents have to be replayed for a question of a day.

Nothing is read where they do not stand for the log: what came later is looked up and replayed, and where that is too
much, or a catalogue came later, the question is answered without them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent, Pattern
from tracker.model.codes import whole_of
from tracker.model.days import FUTURE, PAST, iso
from tracker.model.days import day as day_of
from tracker.narrative.spans import FluentSpan, FluentSpans
from tracker.store.errors import SpansDiffer
from tracker.store.keys import fluent_key
from tracker.store.lists import among
from tracker.store.snapshots import state_at
from tracker.store.spans import ARGUMENTS, AT_ONCE, MOST_BEHIND, Decided, decided_by, keys_of_many, standing_of
from tracker.store.tables import fluents, spans

_PARTS = ("value", "first", "last", "certain", "told", "denied", "began", "ended")

OPEN = "*"
"""Stands in a pattern for every argument."""


def stands_now(connection: Connection) -> bool:
    """Say whether the spans have all of the log."""
    stand = standing_of(connection)
    return bool(stand.position) and stand.same_catalogue and not stand.behind


def kept_spans(connection: Connection, pattern: Pattern | None, *, symmetric: bool = False) -> Iterator[FluentSpans]:
    """Yield the fluents that fit a pattern, or all, with their spans; in the order in which they were worked out."""
    fits = [_fits(pattern, symmetric=symmetric)] if pattern else []
    query = select(fluents).where(*fits).order_by(fluents.c.number)
    with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as rows:
        for part in rows.partitions():
            yield from _with_spans(connection, part)


@frozen
class ToReplay:
    """What has to be read for a question of a day, and about which fluents that is then all there is.

    What is read of these tells of others, too, and not all that decides them. All that has one of some `actors` among
    its arguments is read where they are named.
    """

    keys: list[str]
    _fluents: frozenset[str]
    _later: Decided | None
    _catalogue: Catalogue
    _actors: frozenset[str] = frozenset()

    def has_all_of(self, fluent: Fluent) -> bool:
        """Say whether all is read that decides a fluent."""
        return (
            fluent_key(fluent) in self._fluents
            or not self._actors.isdisjoint(map(whole_of, fluent.args))
            or (self._later is not None and self._later.decides(fluent, self._catalogue))
        )


def to_replay(connection: Connection, catalogue: Catalogue, pattern: Pattern, day: int) -> ToReplay | None:
    """Return what decides the fluents that fit a pattern and hold or may on a day; None where spans do not say it.

    Where none does, one of those that fit stands for the others: the log has some.
    """
    stand = standing_of(connection)
    if not stand.position or not stand.same_catalogue or stand.behind > MOST_BEHIND:
        return None
    fits = _fits(pattern, symmetric=catalogue.known_fluent(pattern.fluent).symmetric)
    found = select(fluents.c.key).where(fits, on_day(day))
    keys = _texts(connection.execute(found).scalars())
    keys = keys or _texts(connection.execute(select(fluents.c.key).where(fits).limit(1)).scalars())
    later = decided_by(connection, state_at(connection), stand.position + 1, stand.last) if stand.behind else None
    read = [*keys, *keys_of_many(connection, keys), *(later.asked if later else ())]
    return ToReplay(read, frozenset(keys), later, catalogue) if read else None


def _fits(pattern: Pattern, *, symmetric: bool) -> ColumnElement[bool]:
    """Say that a fluent is of a pattern's name and has its arguments, the first two in either order if symmetric."""
    orders = [pattern.args]
    if symmetric:
        orders.append((pattern.args[1], pattern.args[0], *pattern.args[2:]))
    return and_(fluents.c.name == pattern.fluent, or_(*(_has(arguments) for arguments in orders)))


def _has(arguments: Sequence[str]) -> ColumnElement[bool]:
    named = zip(ARGUMENTS, arguments, strict=False)
    return and_(fluents.c.name != "", *(fluents.c[column] == arg for column, arg in named if arg != OPEN))


def on_day(day: int, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that a fluent holds or may on a day by a span, of which more can be asked."""
    return exists().where(_of_day(day), *more)


def _of_day(day: int) -> ColumnElement[bool]:
    written = iso(day)
    return and_(
        spans.c.fluent == fluents.c.number,
        or_(spans.c.first.is_(None), spans.c.first <= written),
        or_(spans.c.last.is_(None), spans.c.last >= written),
    )


_NAMED = (fluents.c.name, *(fluents.c[column] for column in ARGUMENTS))


def fluents_where(connection: Connection, *conditions: ColumnElement[bool]) -> list[Fluent]:
    """List the fluents with spans of which something is so."""
    return [_fluent(row) for row in connection.execute(select(*_NAMED).where(*conditions))]


def fluents_begun(connection: Connection, day: int, *conditions: ColumnElement[bool]) -> list[tuple[Fluent, int]]:
    """List the fluents that have a span on a day of which something is so, each with its first day."""
    rows = connection.execute(select(*_NAMED, spans.c.first).where(_of_day(day), *conditions))
    return [(_fluent(row), _day(row.first, PAST)) for row in rows]


def _fluent(row: Any) -> Fluent:
    arguments = [getattr(row, column) for column in ARGUMENTS]
    name, *args = _texts((row.name, *(arg for arg in arguments if arg is not None)))
    return Fluent(name, tuple(args))


def _with_spans(connection: Connection, part: Sequence[Any]) -> Iterator[FluentSpans]:
    columns = spans.c.fluent, *(spans.c[name] for name in _PARTS)
    query = select(*columns).where(among(spans.c.fluent, "numbers")).order_by(spans.c.fluent, spans.c.place)
    of_fluent: dict[int, list[FluentSpan]] = {}
    for number, *row in connection.execute(query, {"numbers": [one.number for one in part]}):
        of_fluent.setdefault(number, []).append(_span(row))
    for row in part:
        fluent = _fluent(row)
        reach = (_day(row.complete_from, PAST), _day(row.complete_to, FUTURE))
        told = tuple(of_fluent.get(row.number, ()))
        yield FluentSpans(fluent, told, reach if reach != (PAST, FUTURE) else None, tuple(days_written(row.stale)))


def _span(parts: Sequence[Any]) -> FluentSpan:
    value, first, last, certain, told, denied, began, ended = parts
    if not all(map(_is_text, (began, ended, value or "", denied or ""))):
        raise SpansDiffer
    days = _day(first, PAST), _day(last, FUTURE)
    return FluentSpan(value, *days, bool(certain), bool(told), denied, tuple(began.split()), tuple(ended.split()))


@lru_cache(maxsize=4096)
def _day(written: Any, otherwise: int) -> int:
    """Return a day as it is written, many spans having the same one; raises SpansDiffer where it is none."""
    try:
        return otherwise if written is None else day_of(written)
    except (TypeError, ValueError):
        raise SpansDiffer from None


def days_written(written: Any) -> list[int]:
    """Return the days that a row has one after the other; raises SpansDiffer where it has something else."""
    return [_day(one, PAST) for text in _texts([written or ""]) for one in text.split()]


def _texts(found: Iterable[Any]) -> list[str]:
    """Return what was found where all of it are texts: SQLite lets anything stand in a column."""
    texts = list(found)
    if not all(map(_is_text, texts)):
        raise SpansDiffer
    return texts


def _is_text(found: Any) -> bool:
    return isinstance(found, str)
