"""Happenings in the order that is stated of them, their days narrowed by it; rings and contradictions are found."""

from collections.abc import Mapping

from tracker.calculus.order import NO_ORDER, Order, stated_order, tighten
from tracker.calculus.spans import Span, intersection
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Event
from tracker.model.findings import Finding
from tracker.narrative.happenings import Happening, hull, is_to_come
from tracker.narrative.places import fault_of

_NEVER = (FUTURE, PAST)


def in_order(
    happenings: Mapping[str, Happening], known_by: int | None
) -> tuple[dict[str, Happening], Order, list[Finding]]:
    """Put the happenings into the stated order and narrow their days by it; report rings and contradictions.

    An order in which something cannot have happened orders nothing: no answer is made from what cannot be.
    """
    of_event = {event.ref: key for key, one in happenings.items() for event in one.events}
    parts = _parts_of(happenings)
    pairs = [
        (of_event[ref], key)
        for key, one in happenings.items()
        for event in one.reports
        for named in event.after
        for ref in (named, *parts.get(named, ()))
        if ref in of_event and of_event[ref] != key
    ]
    if not pairs:
        return dict(happenings), NO_ORDER, []
    sure = {key for key, one in happenings.items() if one.certain and not is_to_come(one, known_by)}
    order = stated_order(pairs, sure)
    if order.rings:
        findings = [_disorder(happenings[key], "comes after itself by what the logs state") for key in order.rings]
        return dict(happenings), NO_ORDER, findings
    narrowed = _tightened(happenings, order)
    while come := _come_by(happenings, narrowed, order, known_by):
        order = stated_order(pairs, {*order.sure, *come})
        narrowed = _tightened(happenings, order)
    impossible: list[Happening] = []
    ordered: dict[str, Happening] = {}
    for key, one in happenings.items():
        first, last = narrowed[key]
        if first <= last:
            ordered[key] = one.narrowed((first, last))
        elif one.certain:
            impossible.append(one)
            ordered[key] = one
    stating = [one for one in impossible if any(event.after for event in one.reports)] or impossible
    dates = {event.ref: event.date.text for one in happenings.values() for event in one.events}
    findings = [_disorder(one, _no_room(one, dates)) for one in stating]
    return (dict(happenings), NO_ORDER, findings) if findings else (ordered, order, findings)


def _parts_of(happenings: Mapping[str, Happening]) -> dict[str, list[str]]:
    """Return the parts that stand apart of each event's list: what comes after the event comes after them."""
    parts: dict[str, list[str]] = {}
    for one in happenings.values():
        for event in one.events:
            if event.is_part:
                parts.setdefault(event.part_of, []).append(event.ref)
    return parts


def _come_by(
    happenings: Mapping[str, Happening], narrowed: Mapping[str, Span], order: Order, known_by: int | None
) -> set[str]:
    """Return what must have come by a day of knowledge only because something that surely happened came after it."""
    doubtful = [key for key, one in happenings.items() if one.certain and key not in order.sure]
    return {
        key
        for key in doubtful
        if narrowed[key][0] <= narrowed[key][1] and not is_to_come(happenings[key].narrowed(narrowed[key]), known_by)
    }


def _tightened(happenings: Mapping[str, Happening], order: Order) -> dict[str, Span]:
    """Narrow the happenings' days by their order, until no end of a range lies between the days of a set.

    What has no day left cannot have happened, and the others are narrowed without it.
    """
    days = {key: one.works_on for key, one in happenings.items()}
    never: dict[str, Span] = {}
    while True:
        ranges = tighten({key: hull(runs) for key, runs in days.items()}, order)
        within = {key: intersection(runs, (ranges[key],)) for key, runs in days.items() if runs[0] != ranges[key]}
        if all(runs and hull(runs) == ranges[key] for key, runs in within.items()):
            return ranges | never
        days.update(within)
        never.update((key, _NEVER) for key, runs in within.items() if not runs)
        days = {key: runs for key, runs in days.items() if runs}


def _no_room(one: Happening, dates: Mapping[str, str]) -> str:
    """Say which days leave no room for the order that is stated."""
    event = _stating(one)
    before = [f"'{ref}' ({dates[ref]})" for ref in event.after if ref in dates]
    what = f"come after {', '.join(before)}" if before else "have come in the order that is stated"
    return f"({event.date.text}) cannot {what}: the days leave no room"


def _stating(one: Happening) -> Event:
    """Return the report of a happening that states its order, always the same one."""
    return min(one.reports, key=lambda report: (not report.after, report.ref))


def _disorder(one: Happening, what: str) -> Finding:
    return fault_of(
        _stating(one),
        "after",
        "impossible-order",
        what,
        "Look at 'after:' and at the dates of the events that it names; one of them is wrong.",
    )
