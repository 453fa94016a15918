"""Numbers as documents give them: '722', '~50', '>150', '<=10', '[20..25]'."""

import re
from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,9})?"
_SHAPE = re.compile(rf"(?P<mark>~|>=|<=|>|<)?(?P<one>{_NUMBER})|\[(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER})\]")
_SPOKEN = {"~": "about ", ">": "more than ", "<": "less than ", ">=": "at least ", "<=": "at most ", "": ""}


@frozen
class Number:
    """A number as written, with the least and the most that it can be; None where it is not bounded."""

    text: str
    low: Decimal | None
    high: Decimal | None

    def spoken(self) -> str:
        """Write the number as people do: 'about 50', 'between 20 and 25'."""
        match = _SHAPE.fullmatch(self.text)
        assert match is not None, "a Number is made by parse_number alone"
        if match["low"]:
            return f"between {match['low']} and {match['high']}"
        return _SPOKEN[match["mark"] or ""] + match["one"]


def parse_number(text: str) -> Number:
    """Read a number; raises ValueError where it is none."""
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    if match["low"]:
        low, high = Decimal(match["low"]), Decimal(match["high"])
        if high < low:
            raise ValueError(text)
        return Number(text, low, high)
    value, mark = Decimal(match["one"]), match["mark"]
    low_bound = None if mark in ("<", "<=", "~") else value
    high_bound = None if mark in (">", ">=", "~") else value
    return Number(text, low_bound, high_bound)


def figures_of(text: str) -> tuple[Decimal, ...]:
    """Return the figures of which a number is written: one, or the two ends of a range; none where it is no number."""
    match = _SHAPE.fullmatch(text)
    found = (match[name] for name in ("one", "low", "high")) if match else ()
    return tuple(Decimal(figure) for figure in found if figure)


def sum_of(numbers: Iterable[Number], *, more: bool = False) -> Number | None:
    """Add numbers up, as vague as they are; `more` says that there are others. None where no bound is known."""
    added = list(numbers)
    if any(number.text.startswith("~") for number in added):
        about = all(number.text.startswith("~") or number.low == number.high for number in added)
        parts = [Decimal(number.text.removeprefix("~")) for number in added] if about and not more else []
        return _made(f"~{sum(parts)}") if parts else None
    low, high = (_all_of([getattr(number, end) for number in added]) for end in ("low", "high"))
    strict = any(number.text.startswith((">", "<")) and number.text[1] != "=" for number in added)
    equal = "" if strict else "="
    if low is not None and (high is None or more):
        return _made(f">{equal}{low}")
    if low is None or high is None:
        return None if high is None or more else _made(f"<{equal}{high}")
    return _made(str(low) if low == high else f"[{low}..{high}]")


def _all_of(bounds: list[Decimal | None]) -> Decimal | None:
    """Add bounds up; None where one is missing, or there are none."""
    known = [bound for bound in bounds if bound is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(bounds) else None


def _made(text: str) -> Number | None:
    """Return a number that was worked out; None where it is longer than one that can be written."""
    return parse_number(text) if _SHAPE.fullmatch(text) else None
