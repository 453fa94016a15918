"""Ways in which dates are written in tables, and such a date as EDTF.

A way is written with YYYY, M or MM, D or DD and Month (an English name) in their places: `D.M.YYYY`, `D Month YYYY`.
With `..` between two of these it is one day from the first to the last; a `?` at the end is a doubt.
"""

import re
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from tracker.model.days import MONTHS
from tracker.text.shape import Faults, Wrong, text

_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_DIGITS = {"YYYY": "[0-9]{4}", "MM": "[0-9]{2}", "M": "[0-9]{1,2}", "DD": "[0-9]{2}", "D": "[0-9]{1,2}"}
_TOKEN = re.compile("Month|YYYY|MM|M|DD|D")
_BETWEEN = ".."


@frozen
class WrittenDate:
    """A way in which a date is written: for one side or for both sides of '..', the pattern of its parts."""

    sides: tuple[re.Pattern[str], ...]

    def read(self, written: str) -> str:
        """Return a date as EDTF; empty where it is not written in this way."""
        parts = written.split(_BETWEEN) if len(self.sides) > 1 else [written]
        if len(parts) != len(self.sides):
            return ""
        found = [side.fullmatch(part.strip()) for side, part in zip(self.sides, parts, strict=True)]
        dates = [_edtf(match.groupdict()) for match in found if match]
        if len(dates) < len(parts) or "" in dates:
            return ""
        return f"[{_BETWEEN.join(dates)}]" if len(dates) > 1 else dates[0]


def written_date(value: Any, faults: Faults) -> WrittenDate:
    """Read a way in which dates are written."""
    way = text(value, faults)
    sides = way.split(_BETWEEN)
    if len(sides) > 2 or not all("YYYY" in side and ("M" in side or "D" not in side) for side in sides):
        message = f"'{way}' is not a way in which dates are written"
        raise Wrong("not-a-way", message, "Write it with YYYY, M, D or Month, as D.M.YYYY, or with '..' between two.")
    return WrittenDate(tuple(map(_pattern, sides)))


def joined_date(parts: Sequence[str]) -> str:
    """Return a year, also with a month, also with a day, as EDTF: 1935, 5 and 4 are '1935-05-04'."""
    return "-".join(part.zfill(4 if place == 0 else 2) for place, part in enumerate(parts))


def _pattern(way: str) -> re.Pattern[str]:
    made, end = "", 0
    for token in _TOKEN.finditer(way):
        pattern = _DIGITS.get(token[0], "[A-Za-z]+")
        made += f"{re.escape(way[end : token.start()])}(?P<{token[0]}>{pattern})"
        end = token.end()
    rest = way[end:]
    doubt = r"(?P<doubt>\?)" if rest.endswith("?") else ""
    return re.compile(made + re.escape(rest.removesuffix("?")) + doubt)


def _edtf(parts: dict[str, str]) -> str:
    month = parts.get("MM") or parts.get("M") or ""
    if "Month" in parts:
        month = str(_MONTHS.get(parts["Month"].casefold(), ""))
        if not month:
            return ""
    day = parts.get("DD") or parts.get("D") or ""
    return joined_date([part for part in (parts["YYYY"], month, day) if part]) + parts.get("doubt", "")
