"""What an append would do: what each new event changes, what it contests, which expectations fail, what is told twice.

Two narratives are told, one without the new entries and one with them, and held against each other.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import Logs
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Log, Stance
from tracker.model.findings import CONTESTED, TOLD_TWICE, Finding
from tracker.narrative.appending import Foretold, check_appended, log_until
from tracker.narrative.effects import Effects
from tracker.narrative.likeness import actors_by_role
from tracker.narrative.narrative import Narrative, narrate
from tracker.narrative.precision import Texts
from tracker.narrative.spans import Condition
from tracker.narrative.timelines import Timelines
from tracker.narrative.warnings import warnings
from tracker.projections.expectations import check_expectations
from tracker.projections.gate import gate_of, sayable_narrative
from tracker.projections.runs import Run, runs

NOT_KNOWN = Condition(Answer.POSSIBLY, (None,))
"""The condition of a fluent of which nothing was told."""

_NEAR_DAYS = 7
"""So many days apart what is told in the same words may still be one happening, of which one report errs."""


@frozen
class KnownOtherwise:
    """The days from first to last, both inside, on which a fluent is known otherwise than before."""

    fluent: Fluent
    first: int
    last: int
    before: Condition
    after: Condition


@frozen(eq=False)
class PreviewedEvent:
    """A new event, what it changes, and the events of other documents with which it is one happening.

    What it changes together with earlier ones is told `with_earlier`. Those that are `near` are of its kind and actors,
    some days apart, and not stated to be one happening with it.
    """

    event: Event
    changes: tuple[KnownOtherwise, ...]
    with_earlier: tuple[Event, ...]
    joins: tuple[Event, ...]
    near: tuple[Event, ...]


@frozen(eq=False)
class Preview:
    """What an append would do; `further` is what changes of fluents that no new event touches itself.

    `failing` are expectations that hold now and would not, and those of the new logs that do not hold.
    """

    documents: tuple[Document, ...]
    new_documents: frozenset[str]
    events: tuple[PreviewedEvent, ...]
    mendings: int
    further: tuple[KnownOtherwise, ...]
    contested: tuple[Finding, ...]
    failing: tuple[Finding, ...]
    alike: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    present: int
    narrative: Narrative = field(repr=False)

    @property
    def adds(self) -> bool:
        """Say whether anything is new that this tells of."""
        return bool(self.events or self.mendings or self.new_documents)


def preview(foretold: Foretold, texts: Texts | None = None) -> tuple[Preview, list[Finding]]:
    """Return what an append would do, and the faults for which it would be refused."""
    logs, first = foretold.logs, foretold.first
    whole = [*foretold.before, *logs.logs]
    gate = gate_of(whole, logs.catalogue)
    earlier = [log for log in (log_until(log, first) for log in logs.logs) if log.document.id in foretold.known]
    old = Timelines(sayable_narrative([*foretold.before, *earlier], logs.catalogue, gate=gate))
    new = Timelines(sayable_narrative(whole, logs.catalogue, gate=gate))
    found = check_appended(foretold.before, logs, Effects(logs.catalogue), first)
    added = {event.ref for log in logs.logs for event in log.events if event.source.position >= first}
    asked = [one for one in warnings(new, texts) if one.about in added or one.about in {d.id for d in _heads(logs)}]
    told = _told(old, new, added)
    return Preview(
        documents=_heads(logs),
        new_documents=frozenset(document.id for document in _heads(logs)) - foretold.known,
        events=told[0],
        mendings=sum(one.source.position >= first for log in logs.logs for one in log.mendings),
        further=told[1],
        contested=tuple(one for one in found if one.code == CONTESTED),
        failing=tuple(_failing(foretold, whole, earlier)),
        alike=tuple(one for one in asked if one.code == TOLD_TWICE),
        warnings=tuple(one for one in asked if one.code != TOLD_TWICE),
        present=foretold.present,
        narrative=new.narrative,
    ), [one for one in found if not one.warning]


def _heads(logs: Logs) -> tuple[Document, ...]:
    return tuple(log.document for log in logs.logs)


def _told(
    old: Timelines, new: Timelines, added: set[str]
) -> tuple[tuple[PreviewedEvent, ...], tuple[KnownOtherwise, ...]]:
    """Return the new events with what they change, each change once; and what changes besides."""
    narrative = new.narrative
    events = [event for event in narrative.written if event.ref in added]
    touched: dict[Fluent, Event] = {}
    alike = _by_likeness(narrative)
    previewed: list[PreviewedEvent] = []
    for event in sorted(events, key=lambda event: (event.source.file, event.source.line)):
        fluents = _fluents(narrative, event)
        own = [fluent for fluent in fluents if fluent not in touched]
        earlier_events = tuple({touched[one].ref: touched[one] for one in fluents if one in touched}.values())
        touched.update(dict.fromkeys(own, event))
        changes = tuple(each for fluent in own for each in differences(old, new, fluent))
        joins = tuple(one for one in narrative.happening_of[event.ref].events if one.document != event.document)
        near = tuple(_near(event, alike.get(_likeness(event, narrative), ()), narrative))
        previewed.append(PreviewedEvent(event, changes, earlier_events, joins, near))
    further = [one for one in narrative.fluents if one not in touched and _may_follow(new, one, touched)]
    return tuple(previewed), tuple(each for fluent in further for each in differences(old, new, fluent))


def _fluents(narrative: Narrative, event: Event) -> list[Fluent]:
    """List the fluents that an event changes or presupposes, those that it changes first."""
    changes = [change.fluent for change in narrative.effects.changes(event)]
    presumed = [one.fluent for one in narrative.effects.presumptions(event)]
    return [fluent for fluent in dict.fromkeys((*changes, *presumed)) if fluent in narrative.fluents]


_Likeness = tuple[str, frozenset[str]]


def _by_likeness(narrative: Narrative) -> dict[_Likeness, list[Event]]:
    """Group events by their kinds and actors."""
    found: dict[_Likeness, list[Event]] = {}
    for event in narrative.written:
        found.setdefault(_likeness(event, narrative), []).append(event)
    return found


def _likeness(event: Event, narrative: Narrative) -> _Likeness:
    return event.kind, frozenset(code for row in actors_by_role(event, narrative.catalogue).values() for code in row)


def _near(event: Event, alike: Iterable[Event], narrative: Narrative) -> Iterator[Event]:
    """Yield the events like one that lie some days before or after it, and are not stated to be one with it."""
    if narrative.catalogue.known_kind(event.kind).shows != "act" or event.stance is Stance.ANNOUNCED:
        return
    own = narrative.happening_of[event.ref]
    for other in alike:
        its = narrative.happening_of[other.ref]
        apart = max(own.act[0], its.act[0]) - min(own.act[1], its.act[1])
        if other.document != event.document and its is not own and 0 < apart <= _NEAR_DAYS:
            yield other


def _may_follow(lines: Timelines, fluent: Fluent, touched: Collection[Fluent]) -> bool:
    """Say whether a fluent is carried by one of some others, or is of a seat that one of them takes."""
    sort = lines.sort(fluent)
    if sort.derived or not (sort.needs or sort.may_follow or sort.one):
        return False
    return any(base in touched for base in lines.bases(fluent))


def differences(old: Timelines, new: Timelines, fluent: Fluent) -> Iterator[KnownOtherwise]:
    """Yield the days on which a fluent is known otherwise than before."""
    before = runs(old, fluent) if fluent in old.narrative.fluents else [Run(fluent, PAST, FUTURE, NOT_KNOWN)]
    pending: KnownOtherwise | None = None
    for each in _apart(before, runs(new, fluent)):
        if each.before == each.after:
            continue
        if pending and (pending.before, pending.after, pending.last) == (each.before, each.after, each.first - 1):
            pending = evolve(pending, last=each.last)
            continue
        if pending:
            yield pending
        pending = each
    if pending:
        yield pending


def _apart(before: Sequence[Run], after: Sequence[Run]) -> Iterator[KnownOtherwise]:
    """Yield the conditions before and after over each run of days on which neither changes."""
    starts = sorted({run.first for run in (*before, *after)})
    ends = [*(start - 1 for start in starts[1:]), max(run.last for run in (*before, *after))]
    for first, last in zip(starts, ends, strict=True):
        yield KnownOtherwise(after[0].fluent, first, last, _on(before, first), _on(after, first))


def _on(several: Iterable[Run], day: int) -> Condition:
    return next((run.state for run in several if run.first <= day <= run.last), NOT_KNOWN)


def _failing(foretold: Foretold, whole: Sequence[Log], earlier: Sequence[Log]) -> Iterator[Finding]:
    """Yield the expectations that fail with the new entries and did not without them."""
    catalogue = foretold.logs.catalogue
    effects = Effects(catalogue)
    failing = check_expectations(whole, lambda by: narrate(whole, catalogue, by, effects))
    if not failing:
        return
    before = [*foretold.before, *earlier]
    failed_before = check_expectations(before, lambda by: narrate(before, catalogue, by, effects))
    failed = {_without_place(one) for one in failed_before}
    yield from (one for one in failing if _without_place(one) not in failed)


def _without_place(finding: Finding) -> tuple[str, str]:
    return finding.place.file, finding.message


def sharing_formats(fluent: Fluent, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the formats among a fluent's actors whose members share it."""
    if not catalogue.known_fluent(fluent.name).shared:
        return ()
    return tuple(code for code in fluent.args if catalogue.acts_for_members(code))
