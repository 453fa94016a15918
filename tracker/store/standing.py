"""Whether the index stands for the log: one row says what the program left, and the database marks what others change.

The row holds the last position of the log, how many rows the index has, and the sum of their hashes: a sum can be
brought up by what is added and taken away, so that an append costs no more for a long log. A question asks for the
mark, the position and the number, where that is soon counted; `status`, `doctor` and `verify` compute the sum again.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from string import hexdigits
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, exists, func, select, update

from tracker.model.failures import StoreError
from tracker.store.tables import entries, members, standing, touches

REBUILD = "Run 'tracker verify --rebuild-index': the index is made from the entries, and nothing else depends on it."

KEYS = 5
"""The keys that this program gives to entries.

1 is what those had that knew no covered formats, 2 those that took nothing seen for evidence of what carries it,
3 those that found nothing by its kind or its year, and nothing that a log declares, 4 those that found nothing by the
year for which it is set.

An index that is whole says by which keys: another program's lacks what the questions of this one need.
"""

AT_ONCE = 10_000

MOST_COUNTED = 300_000
"""Of so many rows at most a question counts each: of more, it sees that the mark stands and that no table is empty."""

IndexRow = tuple[object, object]
"""A row of the index: a position and its component, or a key and the position of an entry."""

_MODULUS = 2**128

# Made once: SQLAlchemy finds what it compiled of each by the statement itself.
_LAST = select(func.coalesce(func.max(entries.c.position), 0))
_LEFT = select(standing).limit(2)
_NOTE = update(standing).values(size=bindparam("so_many"), digest=bindparam("sum_of_them"))
_SEAL = update(standing).values(position=_LAST.scalar_subquery(), whole=bindparam("keys"))


class IndexDiffers(StoreError):
    """The index is not the one that the program left, or does not have all of the log."""

    def __init__(self, how: str = "does not stand for the log: rows of one or the other were changed") -> None:
        super().__init__(f"The index {how}.", REBUILD)


class OtherKeys(IndexDiffers):
    """The index is whole, and a program made it that had other keys."""

    def __init__(self) -> None:
        super().__init__("was made by another version of the program, and lacks what questions look for now")


@frozen
class Standing:
    """What the program left: the last position, the number of rows and their sum, and by which keys: 0 if not so."""

    position: int
    size: int
    digest: str
    whole: int

    @property
    def by_our_keys(self) -> bool:
        """Say whether the rows were made by the keys of this program; where there are none, nothing is lacking."""
        return self.whole == KEYS or not self.size


def check_standing(connection: Connection) -> None:
    """Raise IndexDiffers or OtherKeys where the index may not be asked; it costs one look at the number of its rows."""
    left = _left(connection)
    if not _seems_whole(connection, left):
        raise IndexDiffers
    if left is not None and not left.by_our_keys:
        raise OtherKeys


def components_touching(condition: ColumnElement[bool]) -> Select[Any]:
    """Select the components whose keys are such; one that no entry has is empty, and `components_found` refuses it."""
    joined = touches.outerjoin(members, members.c.position == touches.c.position)
    return select(members.c.component).select_from(joined).where(condition)


def components_found(found: Iterable[object]) -> list[int]:
    """Return the components that a query of the index found; raises IndexDiffers where one is no number."""
    listed = list(found)
    components = [component for component in listed if type(component) is int]
    if len(components) < len(listed):
        raise IndexDiffers
    return components


def index_stands(connection: Connection) -> bool:
    """Say whether the index is what this program left, to the last row."""
    left = _left(connection)
    if left is None or not left.by_our_keys or not _seems_whole(connection, left):
        return False
    return (left.size, left.digest) == whole_index(connection)


def note_rows(connection: Connection, added: Sequence[IndexRow], removed: Sequence[IndexRow] = ()) -> None:
    """Bring the row up by what the program adds to the index and takes away: members and touches as they stand."""
    left = _left(connection)
    if left is None or not (added or removed):
        return
    total = (int(left.digest, 16) + sum(map(_hash, added)) - sum(map(_hash, removed))) % _MODULUS
    values = {"so_many": left.size + len(added) - len(removed), "sum_of_them": _written(total)}
    connection.execute(_NOTE, values)


def seal(connection: Connection) -> None:
    """Say that the index has all of the log: the program changed both, and nobody else did."""
    connection.execute(_SEAL, {"keys": KEYS})


def empty_index(connection: Connection) -> None:
    """Take every row of the index away, to make it anew."""
    for table in (touches, members):
        connection.execute(table.delete())
    nothing = {"position": 0, "size": 0, "digest": _written(0), "whole": 0}
    if _left(connection) is None:
        connection.execute(standing.delete())
        connection.execute(standing.insert().values(nothing))
    else:
        connection.execute(update(standing).values(nothing))


def whole_index(connection: Connection) -> tuple[int, str]:
    """Count the rows of the index, and sum up their hashes."""
    return digest_of_rows(row for table in (members, touches) for row in _rows_of(connection, table))


def _rows_of(connection: Connection, table: Table) -> Iterator[Any]:
    with connection.execute(select(*table.columns), execution_options={"yield_per": AT_ONCE}) as rows:
        yield from rows


def digest_of_rows(rows: Iterable[Iterable[object]]) -> tuple[int, str]:
    """Count some rows of the index, and sum up their hashes."""
    size, total = 0, 0
    for row in rows:
        size += 1
        total += _hash(row)
    return size, _written(total % _MODULUS)


def _seems_whole(connection: Connection, left: Standing | None) -> bool:
    """Say whether the mark, the position and the number of rows are as a program left them."""
    if left is None or not left.whole:
        return False
    last = connection.execute(_LAST).scalar()
    return left.position == last and _has_size(connection, left.size)


_COUNTS = select(*(select(func.count()).select_from(table).scalar_subquery() for table in (members, touches)))
_ARE_THERE = select(*(exists(select(table.c.position)) for table in (members, touches)))


def _has_size(connection: Connection, size: int) -> bool:
    """Say whether the index has so many rows; to count very many takes longer than most answers, and is left out."""
    if size > MOST_COUNTED:
        return all(connection.execute(_ARE_THERE).one())
    return sum(connection.execute(_COUNTS).one()) == size


def _left(connection: Connection) -> Standing | None:
    rows = connection.execute(_LEFT).all()
    if len(rows) != 1:
        return None
    position, size, digest, whole = rows[0]
    is_one = all(type(number) is int for number in (position, size, whole)) and _is_written(digest)
    return Standing(position, size, digest, whole) if is_one else Standing(0, 0, _written(0), 0)


def _hash(row: Iterable[object]) -> int:
    one, other = row
    return int.from_bytes(blake2b(f"{one}\t{other}".encode("utf-8", "surrogatepass"), digest_size=16).digest())


def _is_written(digest: object) -> bool:
    """Say whether a sum is one: a damaged row has anything."""
    return isinstance(digest, str) and len(digest) == len(_written(0)) and set(digest) <= set(hexdigits)


def _written(total: int) -> str:
    return f"{total:032x}"
