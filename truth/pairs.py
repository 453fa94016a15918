"""The panel of all pairs of states and years: who is there, and in how many organisations both are full members.

The authors' panel says what each state was in each year. Two states that were not both there on 31 December have their
last common day before it, and what data by the year tell of that day is only possible.
"""

import csv
import gzip
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

from attrs import define, field

from tracker import Desk
from tracker.calculus.spans import span_at
from tracker.catalogue.catalogue import Catalogue
from truth.memberships import PANEL

FULL = "1"
LAST_YEAR, FIRST_YEAR = 2014, 1816

State = tuple[int, int]
"""A year and the number of a state."""


@define
class _Compared:
    """What came of the comparison: pairs by whether both were there on 31 December, and whether the count is theirs."""

    counts: Counter[tuple[bool, str]] = field(factory=Counter)
    shared: int = 0

    def add(self, *, lasting: bool, theirs: int, least: int | None, most: int | None) -> None:
        """Count a pair: equal, at least not against theirs, or against it."""
        self.shared += theirs > 0
        within = least is None or most is None or least <= theirs <= most
        self.counts[lasting, "equal" if least == theirs else "possible" if within else "against"] += 1


def compare_pairs(desk: Desk, data: Path) -> bool:
    """Hold a panel of shared memberships against what the authors' panel gives for all pairs; print how many agree."""
    full, catalogue = _full_memberships(data / PANEL), desk.catalogue()
    there = {
        year: sorted({number for when, number in full if when == year}) for year in range(FIRST_YEAR, LAST_YEAR + 1)
    }
    theirs = {(year, *pair) for year, numbers in there.items() for pair in combinations(numbers, 2)}
    lasting = lasting_states(catalogue)
    compared, alone = _Compared(), Counter[int]()
    for row in desk.panel("cow", first=FIRST_YEAR, last=LAST_YEAR, fluents=["both-members"], directed=False):
        year, one, other = (int(str(row[name])) for name in ("year", "ccode1", "ccode2"))
        if (year, one, other) not in theirs:
            alone.update(number for number in (one, other) if number not in there[year])
            continue
        theirs.discard((year, one, other))
        least, most = (
            None if row[f"both_members_{end}"] is None else int(str(row[f"both_members_{end}"]))
            for end in ("least", "most")
        )
        both = (year, one) in lasting and (year, other) in lasting
        compared.add(lasting=both, theirs=(full[year, one] & full[year, other]).bit_count(), least=least, most=most)
    return _told(compared, len(theirs), alone)


def _told(compared: _Compared, apart: int, alone: Counter[int]) -> bool:
    counts = compared.counts
    sure = sum(number for (lasting, _), number in counts.items() if lasting)
    print(
        f"pairs of states and years in both panels: {counts.total():,}, {compared.shared:,} of them share a membership"
    )
    print(f"  theirs alone: {apart:,}, of states that had no day of the year in common")
    print(f"  ours alone, with a state that theirs leaves out in its last year: {dict(alone)}")
    print(f"  both there on 31 December: {counts[True, 'equal']:,} of {sure:,} have the same count")
    others = {word: counts[False, word] for word in ("equal", "possible", "against")}
    print("  one of them not:", ", ".join(f"{number:,} {word}" for word, number in others.items()))
    return counts[True, "equal"] == sure and not others["against"]


def _full_memberships(path: Path) -> dict[State, int]:
    """Return of which organisations each state was a full member in each year, a bit an organisation."""
    full: dict[State, int] = {}
    bits: dict[str, int] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        number, organisation, year, status = (names.index(name) for name in ("ccode", "igo", "year", "v"))
        for row in rows:
            state = int(row[year]), int(row[number])
            full.setdefault(state, 0)
            if row[status] == FULL:
                full[state] |= 1 << bits.setdefault(row[organisation], len(bits))
    return full


def lasting_states(catalogue: Catalogue) -> set[State]:
    """Return the years and states that are in the list on the last day of the year, and that the catalogue has then."""
    return {
        (year, int(number))
        for number, spells in catalogue.listed("cow").items()
        for year in range(FIRST_YEAR, date.today().year + 1)  # noqa: DTZ011 - the years of a list, wherever one is
        if span_at(spells, last := date(year, 12, 31).toordinal()) and catalogue.numbered_actor("cow", number, last)
    }
