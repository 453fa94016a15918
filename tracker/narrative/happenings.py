"""Happenings: what one or more events report, with the range in which it lies and how sure it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from attrs import evolve, field

from tracker.calculus.doubts import Doubt
from tracker.calculus.spans import ALWAYS, Span, Spans, intersection, union
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Mending, Stance
from tracker.model.records import record
from tracker.narrative.effects import Effects
from tracker.narrative.telling import denies_all

ZONE_DAYS = 1
"""A document may report what happened a day after its own, where the sun rises earlier."""


@record(eq=False)
class Happening:
    """What events report, of one or of several documents.

    `reports` are the events that set its range and effects: the reported ones, or the claimed where there are none.
    `days` are those on one of which the act was, and `works_on` those of its effects; `act` and `works` are the ranges
    in which these lie. `doubt` says why it is only possible, `disagree` that its reports' days have nothing in common.
    """

    id: str
    events: tuple[Event, ...]
    reports: tuple[Event, ...]
    denials: tuple[Event, ...]
    plans: tuple[Event, ...]
    days: Spans
    works_on: Spans
    doubt: Doubt | None = None
    disagree: bool = False
    followed: Event | None = field(default=None)
    act: Span = field(init=False)
    works: Span = field(init=False)

    @act.default
    def _act(self) -> Span:
        return hull(self.days)

    @works.default
    def _works(self) -> Span:
        return hull(self.works_on)

    def narrowed(self, works: Span) -> "Happening":
        """Return the happening with its effects within a range, and the act, where that is when it takes effect."""
        if works == self.works:
            return self
        left = intersection(self.works_on, (works,))
        return evolve(self, works_on=left, days=left if self.days == self.works_on else self.days)

    @property
    def fullest(self) -> Event:
        """Return the report that says most, and most exactly; a plan where nothing is reported."""
        told = self.reports or self.plans or self.events
        return min(told, key=lambda event: (-len(event.roles), event.date.latest - event.date.earliest, event.ref))

    @property
    def together(self) -> Event:
        """Return the fullest report with what other reports of its kind say of the roles that it leaves out."""
        fullest = self.fullest
        others = [event.roles for event in self.reports if event.kind == fullest.kind]
        missing = {role: named for roles in others for role, named in roles.items() if role not in fullest.roles}
        return evolve(fullest, roles={**fullest.roles, **missing}) if missing else fullest

    @property
    def certain(self) -> bool:
        """Say whether it surely happened."""
        return self.doubt is None

    @property
    def contested(self) -> bool:
        """Say whether its reports' days contradict one another, or a denial makes all that they tell doubtful."""
        return self.disagree or self.doubt is Doubt.CONTESTED


def group(events: Sequence[Event], mendings: Iterable[Mending]) -> dict[str, list[Event]]:
    """Group events into happenings by what their logs and the desk say, under each happening's id.

    Identity is stated, never inferred: events share a happening's id, name an event by it, or are merged by the desk;
    a split takes an event out of what its log, or an earlier merge, put it in.
    """
    joined = {event.ref: [event.ref, event.happening] for event in events if event.happening}
    merged: list[list[str]] = []
    split: set[str] = set()
    for mending in mendings:
        if mending.kind == "merge":
            merged.append(list(mending.of))
            split.difference_update(mending.of)
        elif mending.kind == "split":
            split.update(mending.of)
            merged = [[ref for ref in refs if ref not in mending.of] for refs in merged]
            joined = {ref: pair for ref, pair in joined.items() if ref not in mending.of}
    parents: dict[str, str] = {}
    for first, *rest in (refs for refs in (*joined.values(), *merged) if refs):
        for ref in rest:
            _join(parents, first, ref)
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(_root(parents, event.ref), []).append(event)
    return {_identity(members, split): members for members in groups.values()}


def _join(parents: dict[str, str], one: str, other: str) -> None:
    root, under = _root(parents, one), _root(parents, other)
    if root != under:
        parents[root] = under


def _root(parents: dict[str, str], key: str) -> str:
    while key in parents:
        key = parents[key]
    return key


def _identity(members: Sequence[Event], split: Collection[str]) -> str:
    """Name a happening by the id that its events share, or else by its first event; what was split off shares none."""
    shared = [e.happening for e in members if e.happening and "/" not in e.happening and e.ref not in split]
    return shared[0] if shared else members[0].ref


def happening(
    key: str,
    events: Sequence[Event],
    documents: Mapping[str, Document],
    effects: Effects,
    followed: Event | None = None,
) -> Happening:
    """Work out when a happening was and how sure it is, from the events that tell of it.

    Plans neither narrow nor contest. A denial makes the reports of days up to its publication only possible; one of a
    part of what they tell leaves the rest certain.
    """
    if len(events) == 1 and events[0].stance is Stance.REPORTED and not followed:
        return _reported_once(key, events[0], documents[events[0].document])
    reported = [event for event in events if event.stance is Stance.REPORTED]
    claimed = [event for event in events if event.stance is Stance.CLAIMED]
    denials = [event for event in events if event.stance is Stance.DENIED]
    plans = [event for event in events if event.stance is Stance.ANNOUNCED]
    reports = [followed] if followed in reported or followed in claimed else reported or claimed
    reports = [event for event in reports if event is not None]
    whole = [denial for denial in denials if denies_all(denial, reports, effects)]
    days, disagree = common_days([reported_days(event, documents[event.document]) for event in reports])
    effective = [event.effective.days for event in reports if event.effective]
    works_on, apart = common_days(effective) if effective else (days, False)
    return Happening(
        id=key,
        events=tuple(events),
        reports=tuple(reports),
        denials=tuple(denials),
        plans=tuple(plans),
        days=days,
        works_on=works_on,
        doubt=None if followed else _doubt(reported, claimed, whole, documents),
        disagree=disagree or apart,
        followed=followed,
    )


def _reported_once(key: str, event: Event, document: Document) -> Happening:
    """Work out what one report alone tells: most happenings have no other."""
    days = reported_days(event, document)
    works_on = event.effective.days if event.effective else days
    return Happening(id=key, events=(event,), reports=(event,), denials=(), plans=(), days=days, works_on=works_on)


def reported_days(event: Event, document: Document) -> Spans:
    """Bound an event's days by its document's publication; one that lies wholly after it is left as it is."""
    return event.date.by(document.published.latest + ZONE_DAYS).days


def hull(days: Spans) -> Span:
    """Return the range from the first to the last of some days."""
    return days[0][0], days[-1][1]


def _doubt(
    reported: Sequence[Event], claimed: Sequence[Event], denials: Sequence[Event], documents: Mapping[str, Document]
) -> Doubt | None:
    if not reported:
        return Doubt.CLAIMED if claimed else Doubt.PLAN
    return Doubt.CONTESTED if are_denied(reported, denials, documents) else None


def are_denied(reports: Iterable[Event], denials: Iterable[Event], documents: Mapping[str, Document]) -> bool:
    """Say whether some denials are published late enough to deny every one of some reports."""
    by = max((documents[denial.document].published.latest for denial in denials), default=PAST - 1)
    return all(reported_days(event, documents[event.document])[0][0] <= by for event in reports)


def is_to_come(one: Happening, known_by: int | None) -> bool:
    """Say whether the effects of what is reported need not have come by a day; without one nothing is to come."""
    zone = 0 if any(event.effective for event in one.reports) else ZONE_DAYS
    return known_by is not None and bool(one.reports) and one.works[1] > known_by + zone


def common_days(told: Sequence[Spans]) -> tuple[Spans, bool]:
    """Return the days that all reports allow, or else those that most of them do; and whether they disagree.

    Days that most allow are those of the largest sets of reports that have a day in common.
    """
    if not told:
        return ALWAYS, False
    steps: dict[int, int] = {}
    for first, last in (run for days in told for run in days):
        steps[first] = steps.get(first, 0) + 1
        steps[last + 1] = steps.get(last + 1, 0) - 1
    starts = sorted(steps)
    votes = list(accumulate(steps[start] for start in starts))
    most = max(votes)
    runs = zip(starts, starts[1:], votes, strict=False)
    return union((start, end - 1) for start, end, count in runs if count == most), most < len(told)


def known(published: VagueDate, known_by: int | None) -> bool | None:
    """Say whether a document counts by a day of publication: None where it may or may not have been published."""
    if known_by is None or published.latest <= known_by:
        return True
    return False if published.earliest > known_by else None


def common_existence(spells: Iterable[Sequence[VagueDate]]) -> tuple[Span, ...]:
    """Intersect the spells in which actors exist, each as wide as its dates allow; one without any is always there.

    The day on which a spell ends is not part of it: state is taken at the end of the day.
    """
    common: tuple[Span, ...] = ((PAST, FUTURE),)
    for dates in spells:
        if dates:
            own = union((date.earliest, date.last if date.last >= FUTURE else date.last - 1) for date in dates)
            common = intersection(common, own)
    return common
