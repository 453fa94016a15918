"""Numbers as documents give them: '722', '~50', '>150', '<=10', '[20..25]'."""

import re
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
