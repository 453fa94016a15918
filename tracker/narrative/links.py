"""What events say of one another and cannot be: a circle of causes or of parts, and times that run backwards."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from tracker.model.codes import event_of, part_in
from tracker.model.days import iso
from tracker.model.events import Document, Event, Stance
from tracker.model.findings import Finding, Place
from tracker.narrative.happenings import ZONE_DAYS, Happening
from tracker.narrative.mendable import ABOUT_EVENTS
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import no_part
from tracker.narrative.places import fault_of, place_of, warning_of

Edges = dict[str, dict[str, Event]]
"""For each happening's id, the ids of those that it names, each with the event that does."""

_WHICH = "Look which of the two came first, and which event was meant."


def check_links(narrative: Narrative) -> Iterator[Finding]:
    """Report every circle, and whatever is said to have come before what it came after."""
    yield from _circles(narrative, "because", "is its own cause", lambda event: event.because)
    yield from _circles(narrative, "part-of", "is a part of itself", lambda event: (event.part_of,))
    yield from _after_itself(narrative)
    yield from _no_parts(narrative)
    for event in narrative.written:
        yield from _backward(event, narrative.documents[event.document])
        yield from _caused_before(narrative, event)


def _no_parts(narrative: Narrative) -> Iterator[Finding]:
    """Report who names what somebody did who does not stand in the event's list; what was retracted did."""
    mendings = [mending for log in narrative.logs for mending in log.mendings]
    known = {*narrative.happening_of, *(ref for one in mendings if one.kind == "retraction" for ref in one.of)}
    named = [(ref, place_of(event, key)) for event in narrative.written for key, ref in _named(event)]
    named += [(ref, Place(m.source.file, m.source.line)) for m in mendings for ref in m.of if m.kind in ABOUT_EVENTS]
    for ref, place in named:
        if part_in(ref) and ref not in known and event_of(ref) in narrative.events:
            yield Finding("unknown-part", place, *no_part(ref, narrative.events[event_of(ref)]))


def _named(event: Event) -> Iterator[tuple[str, str]]:
    """Yield each key under which an event names another, with the other's reference."""
    yield from (("happening", event.happening), ("part-of", event.part_of))
    yield from (("after", ref) for ref in event.after)
    yield from (("because", ref) for ref in event.because)


def _circles(narrative: Narrative, key: str, what: str, named: Callable[[Event], Iterable[str]]) -> Iterator[Finding]:
    """Report each circle of happenings that name one another under a key, at one of the events that close it."""
    edges: Edges = {}
    for event in narrative.written:
        for ref in named(event):
            if ref in narrative.happening_of:
                target = narrative.happening_of[ref].id
                edges.setdefault(narrative.happening_of[event.ref].id, {})[target] = event
    while edges := _without_ends(edges):
        circle = _circle(edges)
        events = sorted((edges[one][other] for one, other in circle), key=lambda event: event.ref)
        around = f", by way of {', '.join(repr(event.ref) for event in events[1:])}" if len(events) > 1 else ""
        yield fault_of(events[0], key, "circle", f"{what}{around}", f"Take one '{key}:' of the circle away.")
        for one, other in circle:
            del edges[one][other]


def _without_ends(edges: Edges) -> Edges:
    """Leave out, again and again, whatever names nothing that itself names something."""
    namers: dict[str, list[str]] = {}
    for one, others in edges.items():
        for other in others:
            namers.setdefault(other, []).append(one)
    left = {one: dict(others) for one, others in edges.items()}
    ends = [one for one in {*left, *namers} if not left.get(one)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for one in namers.get(end, ()):
            left.get(one, {}).pop(end, None)
        ends += [one for one in namers.get(end, ()) if one in left and not left[one]]
    return left


def _circle(edges: Mapping[str, Mapping[str, Event]]) -> list[tuple[str, str]]:
    """Return the links of one circle, always the same one; every happening names another."""
    path = [min(edges)]
    while path[-1] not in path[:-1]:
        path.append(min(edges[path[-1]]))
    circle = path[path.index(path[-1]) :]
    return list(pairwise(circle))


def _after_itself(narrative: Narrative) -> Iterator[Finding]:
    """Report an event that is said to come after its own happening; longer rings are found with the order."""
    for event in narrative.written:
        own = narrative.happening_of[event.ref]
        if any(narrative.happening_of.get(ref) is own for ref in event.after):
            yield fault_of(event, "after", "circle", "comes after itself", "Take its 'after:' away.")


def _backward(event: Event, document: Document) -> Iterator[Finding]:
    """Report an end before its beginning, and words that were said after they were printed or after their day."""
    if event.until and event.until.last < event.works_from.earliest:
        yield fault_of(
            event,
            "until",
            "backward",
            f"ends ({event.until.text}) before it begins ({_beginning(event)})",
            "Write the last day of its effects under 'until:', and their first under 'date:' or 'effective:'.",
        )
    if event.effective and event.effective.latest < event.date.earliest:
        message = f"it takes effect ({event.effective.text}) before the act ({event.date.text})"
        remedy = "Answer this where the act says that it works back; else look at both days."
        yield warning_of(event, "effective", "works-back", message, remedy)
    if event.said and event.said.earliest > document.published.latest + ZONE_DAYS:
        yield fault_of(
            event,
            "said",
            "backward",
            f"was said ({event.said.text}) after its document was published ({document.published.text})",
            "Look at both days: a document tells only what was said before.",
        )
    elif event.said and event.stance is Stance.ANNOUNCED and event.said.earliest > event.date.last:
        yield fault_of(
            event,
            "said",
            "backward",
            f"was announced ({event.said.text}) when its day ({event.date.text}) was past",
            "Look at both days: what is announced is still to come.",
        )


def _beginning(event: Event) -> str:
    """Write when an event begins; a plan for no day cannot before it was announced."""
    return event.works_from.text if event.works_from.text != ".." else f"from {iso(event.works_from.earliest)} on"


def _caused_before(narrative: Narrative, event: Event) -> Iterator[Finding]:
    """Report a cause that came after what it caused; what was announced works before it comes."""
    own = narrative.happening_of[event.ref]
    for ref in event.because:
        cause = narrative.happening_of.get(ref)
        if cause is not None and cause is not own and _all_reported(own, cause) and cause.act[0] > own.act[1]:
            message = f"({event.date.text}) came before its cause '{ref}' ({narrative.events[ref].date.text})"
            yield fault_of(event, "because", "backward", message, _WHICH)


def _all_reported(*happenings: Happening) -> bool:
    return all(one.reports and not one.plans for one in happenings)
