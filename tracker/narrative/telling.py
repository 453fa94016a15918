"""What each report of a happening says of a fluent beside the others: who only says less contradicts nobody."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from attrs import define, evolve, field

from tracker.calculus.axioms import Effect
from tracker.model.catalogue import Fluent
from tracker.model.events import Event
from tracker.narrative.agreeing import players_differ
from tracker.narrative.effects import UNSTATED, Change, Effects, Presumed

Version = tuple[Event, tuple[Change, ...]]
"""A report and what it says of one fluent: nothing, where it contradicts another report that says something of it."""


@define(eq=False)
class Telling:
    """The reports of one happening and what each of them does.

    Two contradict one another in what they do where their kinds differ and so do their effects, or where their kind is
    one, neither's effects are all among the other's, and they name actors, things or values that cannot be the same.
    """

    reports: Sequence[Event]
    effects: Effects
    _against: frozenset[tuple[str, str]] = field(init=False)

    @_against.default
    def _contradictions(self) -> frozenset[tuple[str, str]]:
        if len(self.reports) == 1:
            return frozenset()
        pairs = [pair for pair in combinations(self.reports, 2) if self._contradict(*pair)]
        return frozenset((one.ref, other.ref) for pair in pairs for one, other in (pair, pair[::-1]))

    def fluents(self) -> Iterator[tuple[Fluent, tuple[Version, ...], tuple[Event, ...]]]:
        """Yield each fluent with the versions that count, and the reports that tell of it and only say less."""
        said = [(event, by_fluent(self.effects.changes(event))) for event in self.reports]
        if len(said) == 1:
            (event, made), *_ = said
            yield from ((fluent, ((event, changes),), ()) for fluent, changes in made.items())
            return
        for fluent in dict.fromkeys(fluent for _, changes in said for fluent in changes):
            versions = [(event, changes.get(fluent, ())) for event, changes in said]
            counting = tuple(version for version in versions if self._counts(version, versions))
            told = {event.ref for event, _ in counting}
            less = [e for e, made in versions if e.ref not in told and (made or not self.effects.changes(e))]
            yield fluent, counting, tuple(less)

    def presumptions(self) -> Iterator[tuple[Presumed, bool]]:
        """Yield what any report presupposes or observes, and whether all do, but for those that only say less."""
        if len(self.reports) == 1:
            alone = self.effects.presumptions(self.reports[0])
            if len({one.fluent for one in alone}) == len(alone):
                yield from ((presumed, True) for presumed in alone)
                return
        said = in_common([(event, self.effects.presumptions(event)) for event in self.reports])
        for presumed in dict.fromkeys(presumed for _, made in said for presumed in made):
            speaking = [event for event, made in said if presumed in made]
            silent = [event for event, made in said if presumed not in made]
            if not (presumed.value == UNSTATED and self._stated_elsewhere(presumed, speaking, said)):
                yield presumed, all(self._leaves_out(event, speaking) for event in silent)

    def _contradict(self, one: Event, other: Event) -> bool:
        ours, theirs = self.effects.changes(one), self.effects.changes(other)
        if one.kind != other.kind:
            return not (says_all(ours, theirs) and says_all(theirs, ours))
        if says_all(ours, theirs) or says_all(theirs, ours):
            return False
        return _set_apart(ours, theirs) or players_differ(one, other, self.effects.catalogue)

    def _counts(self, version: Version, versions: Iterable[Version]) -> bool:
        """Say whether a version is to be heard: it says most, or contradicts one that says something."""
        event, made = version
        speaking = [(other, more) for other, more in versions if more and other is not event]
        if not made:
            return any((event.ref, other.ref) in self._against for other, _ in speaking)
        return not any(
            says_all(more, made) and not says_all(made, more) and (event.ref, other.ref) not in self._against
            for other, more in speaking
        )

    def _leaves_out(self, event: Event, speaking: Sequence[Event]) -> bool:
        """Say whether a report only leaves out what others of its kind say."""
        own = any(event.kind == other.kind for other in speaking)
        return own and not any((event.ref, other.ref) in self._against for other in speaking)

    def _stated_elsewhere(
        self, presumed: Presumed, speaking: Sequence[Event], said: Iterable[tuple[Event, Sequence[Presumed]]]
    ) -> bool:
        """Say whether another report names the value that these leave out."""
        return any(
            other.fluent == presumed.fluent and other.holds == presumed.holds and other.value != UNSTATED
            for event, made in said
            if self._leaves_out(event, speaking)
            for other in made
        )


def in_common(said: Sequence[tuple[Event, Sequence[Presumed]]]) -> Sequence[tuple[Event, Sequence[Presumed]]]:
    """Let reports that presuppose overlapping lists of values presuppose those that stand in each of them."""
    lists: dict[Fluent, list[Presumed]] = {}
    for presumed in (one for _, made in said for one in made if one.holds and not one.observed):
        lists.setdefault(presumed.fluent, []).append(presumed)
    agreed = {fluent: found for fluent, told in lists.items() if (found := _overlap(told))}
    return [
        (event, [agreed.get(one.fluent, one) if one.holds and not one.observed else one for one in made])
        for event, made in said
    ]


def _overlap(told: Sequence[Presumed]) -> Presumed | None:
    """Return what several presuppose in common, the ordinary value of the first that has one in front."""
    if len(set(told)) == 1:
        return None
    values = tuple(value for value in told[0].values if all(value in other.values for other in told))
    return evolve(told[0], values=values, word=any(one.word for one in told)) if values else None


def by_fluent(made: Iterable[Change]) -> dict[Fluent, tuple[Change, ...]]:
    """Sort what an event does by the fluents to which it does it."""
    found: dict[Fluent, tuple[Change, ...]] = {}
    for change in made:
        before = found.get(change.fluent)
        found[change.fluent] = (*before, change) if before else (change,)
    return found


def says_all(full: Iterable[Change], part: Iterable[Change]) -> bool:
    """Say whether all effects of a part are among others, where a value that is left out may be any."""
    among = {*full, *(Change(one.fluent, one.effect, UNSTATED) for one in full if one.effect is Effect.INITIATES)}
    return all(change in among for change in part)


def denies_all(denial: Event, reports: Sequence[Event], effects: Effects) -> bool:
    """Say whether a denial is of all that some reports tell, and not of a part: of one name of a list."""
    denied = {change.fluent for change in effects.changes(denial)}
    told = {change.fluent for event in reports for change in effects.changes(event)}
    of_one_kind = all(event.kind == denial.kind for event in reports)
    return not denied or (told <= denied if told else not of_one_kind)


def _set_apart(ours: Iterable[Change], theirs: Iterable[Change]) -> bool:
    """Say whether two reports set one fluent to two values."""
    values = {(one.fluent, one.value) for one in ours if one.effect is Effect.INITIATES and one.value != UNSTATED}
    return any(
        other.effect is Effect.INITIATES and other.value != UNSTATED and other.fluent == fluent and other.value != value
        for fluent, value in values
        for other in theirs
    )
