"""What a mending can mend: events, documents and earlier mendings; what it cannot is refused with what to do."""

from collections.abc import Iterator, Sequence

from tracker.model.events import Log, Mending
from tracker.model.findings import Finding, Place

IN_A_MENDING = frozenset(("set", "remove", "follow", "reason", "warning"))
"""The keys of a mending that a correction can set: what it mends and how is another mending."""

ABOUT_EVENTS = ("merge", "split", "resolution", "checked")
"""The mendings that are of events alone: not of documents, nor of other mendings."""


def check_targets(logs: Sequence[Log], mendings: Sequence[Mending]) -> Iterator[Finding]:
    """Report each mending that names what it cannot mend; they stand in the order in which they were appended."""
    place = {mending.ref: n for n, mending in enumerate(mendings)}
    documents = {log.document.id for log in logs}
    shared = {event.happening for log in logs for event in log.events if event.happening} - documents
    events = {event.ref for log in logs for event in log.events}
    for n, mending in enumerate(mendings):
        for ref in mending.of:
            if ref in place:
                yield from _of_mending(mending, mendings[place[ref]], earlier=place[ref] < n)
            elif mending.kind in ("correction", "retraction") and ref in shared and ref not in events:
                yield _fault(
                    mending,
                    f"'{ref}' is a happening, and no {mending.kind} is of one",
                    f"Name the events that tell of it: {', '.join(_telling(logs, ref))}.",
                )
            elif mending.kind in ("merge", "split") and ref in documents - shared:
                message = f"'{ref}' is a document, and a {mending.kind} is of events"
                yield _fault(mending, message, "Name events of it, as document/event.")


def _of_mending(mending: Mending, mended: Mending, *, earlier: bool) -> Iterator[Finding]:
    """Report a mending of another that is none: of the wrong sort, of a later one, or of keys that it has not."""
    if mending.kind in ABOUT_EVENTS:
        message = f"'{mended.ref}' is a {mended.kind}, and a {mending.kind} is of events"
        yield _fault(mending, message, f"Retract '{mended.ref}', or correct it.")
    elif not earlier:
        what = "itself" if mended is mending else f"'{mended.ref}', which comes after it"
        yield _fault(mending, f"'{mending.ref}' mends {what}", "Only what was appended before can be mended.")
    elif keys := [key for key in (*mending.set, *mending.remove) if key not in IN_A_MENDING]:
        remedy = (
            f"Correct {', '.join(map(repr, mended.of))} anew: the latest correction counts; or retract '{mended.ref}'."
        )
        message = f"'{mended.ref}' is a {mended.kind}, and its '{keys[0]}' cannot be corrected"
        yield _fault(mending, message, remedy)


def _telling(logs: Sequence[Log], happening: str) -> list[str]:
    return [event.ref for log in logs for event in log.events if event.happening == happening]


def _fault(mending: Mending, message: str, remedy: str) -> Finding:
    return Finding("not-mendable", Place(mending.source.file, mending.source.line), message, remedy)
