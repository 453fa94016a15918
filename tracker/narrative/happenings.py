"""Happenings: what one or more events report, with the range in which it lies and how sure it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, field

from tracker.calculus.spans import Span, intersection, union
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Mending, Stance
from tracker.model.records import record

ZONE_DAYS = 1
"""A document may report what happened a day after its own, where the sun rises earlier."""


@record(eq=False)
class Happening:
    """What events report, of one or of several documents.

    `reports` are the events that set its range and effects: the reported ones, or the claimed where there are none.
    `act` is the range of the act, `works` that of its effects. `doubt` says why it is only possible, `disagree` that
    its reports' days have nothing in common.
    """

    id: str
    events: tuple[Event, ...]
    reports: tuple[Event, ...]
    denials: tuple[Event, ...]
    plans: tuple[Event, ...]
    act: Span
    works: Span
    doubt: str | None = None
    disagree: bool = False
    followed: Event | None = field(default=None)

    @property
    def fullest(self) -> Event:
        """Return the report that says most, and most exactly; a plan where nothing is reported."""
        told = self.reports or self.plans or self.events
        return max(told, key=lambda event: (len(event.roles), event.date.earliest - event.date.latest))

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
        """Say whether its reports' days contradict one another, or somebody denies them."""
        return self.disagree or bool(self.denials) or self.doubt == "contested"


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
    key: str, events: Sequence[Event], documents: Mapping[str, Document], followed: Event | None = None
) -> Happening:
    """Work out when a happening was and how sure it is, from the events that tell of it.

    Plans neither narrow nor contest. A denial makes the reports of days up to its publication only possible.
    """
    if len(events) == 1 and events[0].stance is Stance.REPORTED and not followed:
        return _reported_once(key, events[0], documents[events[0].document])
    reported = [event for event in events if event.stance is Stance.REPORTED]
    claimed = [event for event in events if event.stance is Stance.CLAIMED]
    denials = [event for event in events if event.stance is Stance.DENIED]
    plans = [event for event in events if event.stance is Stance.ANNOUNCED]
    reports = [followed] if followed in reported or followed in claimed else reported or claimed
    reports = [event for event in reports if event is not None]
    act, disagree = _common([clamped(event, documents[event.document]) for event in reports])
    effective = [(event.effective.earliest, event.effective.latest) for event in reports if event.effective]
    works, apart = _common(effective) if effective else (act, False)
    return Happening(
        id=key,
        events=tuple(events),
        reports=tuple(reports),
        denials=tuple(denials),
        plans=tuple(plans),
        act=act,
        works=works,
        doubt=None if followed else _doubt(reported, claimed, denials, documents),
        disagree=disagree or apart,
        followed=followed,
    )


def _reported_once(key: str, event: Event, document: Document) -> Happening:
    """Work out what one report alone tells: most happenings have no other."""
    act = clamped(event, document)
    works = (event.effective.earliest, event.effective.latest) if event.effective else act
    return Happening(id=key, events=(event,), reports=(event,), denials=(), plans=(), act=act, works=works)


def clamped(event: Event, document: Document) -> Span:
    """Bound an event's range by its document's publication; one that lies wholly after it is left as it is."""
    date: VagueDate = event.date
    latest = min(date.latest, document.published.latest + ZONE_DAYS)
    return (date.earliest, latest) if latest >= date.earliest else (date.earliest, date.latest)


def _doubt(
    reported: Sequence[Event], claimed: Sequence[Event], denials: Sequence[Event], documents: Mapping[str, Document]
) -> str | None:
    if not reported:
        return "claimed" if claimed else "plan"
    denied_by = max((documents[denial.document].published.latest for denial in denials), default=PAST - 1)
    undenied = [event for event in reported if clamped(event, documents[event.document])[0] > denied_by]
    return None if undenied else "contested"


def _common(spans: Sequence[Span]) -> tuple[Span, bool]:
    """Return the days on which all ranges agree, or the hull of those on which most do; and whether they differ."""
    if not spans:
        return (PAST, FUTURE), False
    first, last = max(a for a, _ in spans), min(b for _, b in spans)
    if first <= last:
        return (first, last), False
    edges = sorted({a for a, _ in spans} | {b for _, b in spans})
    votes = {edge: sum(a <= edge <= b for a, b in spans) for edge in edges}
    most = max(votes.values())
    agreeing = [edge for edge in edges if votes[edge] == most]
    return (agreeing[0], agreeing[-1]), True


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
