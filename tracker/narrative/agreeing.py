"""Whether two players of one role can be the same: numbers, dates and codes that differ cannot, words always may."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.model.dates import DateFault, parse_date
from tracker.model.numbers import Number, parse_number

Roles = Mapping[str, tuple[str, ...]]

_CODE = re.compile(r"[A-Z][A-Z0-9-]+(/[a-z0-9-]+)?")


def differing(one: Roles, other: Roles) -> Iterator[str]:
    """Yield the roles in which neither of two reports says the same as the other, or more of it.

    Numbers in different units are not compared.
    """
    in_one_unit = one.get("unit") == other.get("unit")
    for role in one.keys() & other.keys():
        ours, theirs = one[role], other[role]
        if not in_one_unit and all(map(_number, (*ours, *theirs))):
            continue
        if not (_says_all(ours, theirs) or _says_all(theirs, ours)):
            yield role


def _says_all(full: Sequence[str], players: Sequence[str]) -> bool:
    return all(any(agree(player, one) for one in full) for player in players)


def agree(one: str, other: str) -> bool:
    """Say whether two players can be the same: what both write as numbers, dates or actors' codes must be.

    A part and its whole are: the one says less. Numbers and dates agree where their ranges meet; words always do.
    """
    if one == other:
        return True
    numbers = _number(one), _number(other)
    if numbers[0] and numbers[1]:
        return _meet(numbers[0], numbers[1])
    spans = _days(one), _days(other)
    if spans[0] and spans[1]:
        return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]
    if _CODE.fullmatch(one) and _CODE.fullmatch(other):
        return one.partition("/")[0] == other.partition("/")[0] and not ("/" in one and "/" in other)
    return True


def _meet(one: Number, other: Number) -> bool:
    return not (_below(one, other) or _below(other, one))


def _below(one: Number, other: Number) -> bool:
    """Say whether all that a number can be lies below another."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (_is_strict(one) or _is_strict(other)))


def _is_strict(number: Number) -> bool:
    return number.text.startswith(("<", ">")) and not number.text.startswith(("<=", ">="))


def _number(text: str) -> Number | None:
    try:
        return parse_number(text)
    except ValueError:
        return None


def _days(text: str) -> tuple[int, int] | None:
    try:
        date = parse_date(text)
    except DateFault:
        return None
    return date.earliest, date.latest
