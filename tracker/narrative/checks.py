"""What a narrative itself shows to be wrong or doubtful: beyond existence, without an end, on one day in no order."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tracker.calculus.axioms import Effect
from tracker.model.catalogue import Fluent
from tracker.model.events import Event
from tracker.model.findings import Finding, Place
from tracker.narrative.effects import Change
from tracker.narrative.narrative import Narrative, Told


def check_narrative(narrative: Narrative) -> list[Finding]:
    """Report what the events of every fluent show, each event once for each fault."""
    found = list(narrative.findings)
    for fluent, told in narrative.told.items():
        found += _outside(narrative, fluent, told)
        found += _endless(fluent, told)
        found += _unordered(narrative, fluent, told)
    return sorted(dict.fromkeys(found), key=lambda finding: finding.place)


def _outside(narrative: Narrative, fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Report what is told of a fluent for days on which its actors do not all exist."""
    spells = narrative.spells(fluent)
    for one in told:
        first, last = one.happening.works
        if not any(start <= last and first <= stop + 1 for start, stop in spells):
            names = ", ".join(narrative.actor_codes(fluent))
            yield _finding(
                one.versions[0][0],
                "date",
                "outside-existence",
                f"{fluent} is told of days on which {names} do not all exist",
                "Look at the date, and at 'existence' in the catalogue; one of them is wrong.",
            )


def _endless(fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Report an initiation without an end that follows one with an end."""
    starts = [
        (one, event, change.value)
        for one in told
        for event, made in one.versions
        for change in made
        if change.effect is Effect.INITIATES
    ]
    for one, event, value in starts:
        before = [
            first
            for earlier, first, its in starts
            if earlier is not one
            and its == value
            and first.until
            and earlier.happening.works[0] <= one.happening.works[0]
        ]
        if event.until is None and before:
            yield _finding(
                event,
                "id",
                "no-until",
                f"{fluent} was set with an end by '{before[0].ref}', and is set again without one",
                "Write its new end, or 'until: ..' where it has none.",
            )


def _unordered(narrative: Narrative, fluent: Fluent, told: Sequence[Told]) -> Iterator[Finding]:
    """Ask for the order of two opposite events of one day."""
    exact = [one for one in told if one.happening.certain and one.happening.works[0] == one.happening.works[1]]
    for one, other in combinations(exact, 2):
        if one.happening.works != other.happening.works or _ordered(narrative, one, other):
            continue
        if any(
            mine.on(value) not in (None, its.on(value))
            for mine in _changes(one)
            for its in _changes(other)
            for value in {mine.value, its.value}
            if its.on(value) is not None
        ):
            first, second = one.versions[0][0], other.versions[0][0]
            yield _finding(
                second,
                "id",
                "no-order",
                f"'{first.ref}' and '{second.ref}' say opposite things of {fluent} for one day",
                "Say which came later by 'after:'; until then the answer is 'possibly'.",
                warning=True,
            )


def _changes(told: Told) -> list[Change]:
    return [change for _, made in told.versions for change in made]


def _ordered(narrative: Narrative, one: Told, other: Told) -> bool:
    first, second = one.happening.id, other.happening.id
    return second in narrative.order.get(first, ()) or first in narrative.order.get(second, ())


def _finding(  # noqa: PLR0913 - a finding says six things
    event: Event, key: str, code: str, message: str, remedy: str, *, warning: bool = False
) -> Finding:
    mark = getattr(event.body, "marks", {}).get(key)
    line, column = (mark[2], mark[3]) if mark else (event.source.line, 1)
    return Finding(code, Place(event.source.file, line, column), message, remedy, warning=warning)
