"""From reports to answers: sets of days, reports that differ, what was to come and plans, as all worlds have them.

The logs are read and told by the program; the oracle knows the reports and the definition alone.
"""

from functools import cache
from itertools import combinations, product

from attrs import evolve, frozen
from calculus.enumerator import ENDS, SETS, Item, Narrative, closed, enumerate_worlds
from calculus.narratives import hunt
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.catalogue.seeds import read_seeds
from tracker.given import given as given_folder
from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.catalogue import Fluent
from tracker.model.days import day, iso
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.text.shape import Faults

FIRST = day("2021-03-10")
LAST = FIRST + 6
DAYS = range(FIRST - 1, LAST + 2)
KINDS = {SETS: "entry-banned", ENDS: "entry-ban-lifted"}
"""Kinds that presuppose nothing, of a fluent without values."""

BAN = Fluent("entry-ban", ("EU", "LUKASHENKO-ALEXANDER", "BLR"))


@frozen
class Happening:
    """What some reports tell: the days that each allows, whether they only claim it, and after which others it came."""

    name: str
    does: str
    told: tuple[frozenset[int], ...]
    claimed: bool = False
    planned: bool = False
    after: tuple[str, ...] = ()


_SETS = st.frozensets(st.integers(FIRST, LAST), min_size=1, max_size=3) | st.builds(
    lambda first, width: frozenset(range(first, min(first + width, LAST) + 1)),
    st.integers(FIRST, LAST),
    st.integers(0, 4),
)


@st.composite
def stories(draw):
    """Draw up to four happenings, each with up to three reports, or only planned; the later may follow the earlier."""
    found = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        planned = draw(st.sampled_from([False, False, False, True]))
        told = draw(st.lists(_SETS, min_size=1, max_size=1 if planned else 3))
        before = [one.name for one in found if not one.planned]
        after = draw(st.frozensets(st.sampled_from(before), max_size=2)) if before and not planned else ()
        does, claimed = draw(st.sampled_from([SETS, ENDS])), draw(st.sampled_from([False, False, True]))
        found.append(Happening(name, does, tuple(told), claimed and not planned, planned, tuple(sorted(after))))
    return tuple(found)


KNOWN = st.none() | st.integers(FIRST - 1, LAST + 1)


def common(told):
    """Return the days that all reports allow, or those of the largest sets of them that have a day in common."""
    for size in range(len(told), 0, -1):
        shared = [frozenset.intersection(*some) for some in combinations(told, size)]
        if any(shared):
            return frozenset.union(*shared)
    raise AssertionError("one report alone has a day")


def oracle(story, known_by):
    """Return the narrative with sets of days, and with the ranges that order leaves; None where it is impossible.

    By a day of knowledge, what need not have come is only possible; so is, from its day on, what was decided and of
    which nobody tells any more.
    """
    items = []
    for one in story:
        days = common(one.told)
        certain = not (one.claimed or one.planned or (known_by is not None and max(days) > known_by))
        items.append(Item(one.name, min(days), max(days), one.does, certain=certain, days=tuple(sorted(days))))
    order = frozenset((earlier, one.name) for one in story for earlier in one.after)
    rooms = [room(item, items, order) for item in items]
    while come := [
        n for n, days in enumerate(rooms) if days and not items[n].certain and _has_come(story[n], days, known_by)
    ]:
        items = [evolve(item, certain=item.certain or n in come) for n, item in enumerate(items)]
        rooms = [room(item, items, order) for item in items]
    if any(item.certain and not days for item, days in zip(items, rooms, strict=True)):
        return None
    left = [(item, days) for item, days in zip(items, rooms, strict=True) if days]
    sets = tuple(evolve(item, days=tuple(days), first=days[0], last=days[-1]) for item, days in left)
    kept = {item.name for item in sets}
    order = frozenset(pair for pair in order if kept.issuperset(pair))
    return Narrative(sets, order), Narrative(tuple(evolve(item, days=()) for item in sets), order)


def _has_come(told, days, known_by):
    """Say whether what some reports tell must have come, for it came before something that did."""
    return not (told.claimed or told.planned) and (known_by is None or max(days) <= known_by)


def room(item, items, order):
    """List the days on which an item can have happened, with all that surely did."""
    others = [other for other in items if other.certain and other is not item]
    told = [item, *others]
    names = {one.name for one in told}
    before = closed(frozenset(pair for pair in order if names.issuperset(pair)))
    days = set()
    for chosen in product(*(one.days for one in told)):
        at = dict(zip((one.name for one in told), chosen, strict=True))
        if all(at[earlier] <= at[later] for earlier, later in before):
            days.add(chosen[0])
    return sorted(days)


@cache
def catalogue():
    return read_seeds(given_folder("seeds"))[0]


def answered(story, known_by):
    """Return the program's timeline of the logs that tell a story."""
    fields = []
    for one in story:
        for number, days in enumerate(one.told):
            event = {"id": f"{one.name}{number}", "kind": KINDS[one.does], "happening": f"happening-{one.name}"}
            event |= {"by": "EU", "target": "BLR", "who": ["LUKASHENKO-ALEXANDER"]}
            written = f"[{','.join(iso(on) for on in sorted(days))}]"
            if one.planned:
                event |= {"date": written, "stance": "announced", "degree": "decided", "said": "2021-03-01"}
            else:
                event |= {"date": "2021-03-01", "effective": written, "after": [f"{name}0" for name in one.after]}
            if one.claimed:
                event |= {"stance": "claimed", "according-to": ["a man"]}
            fields.append(event)
    head = {"id": "paper", "title": "A report", "publisher": "A paper"}
    head["published"] = {"date": "2021-03-02", "basis": "printed"}
    entries = [RawEntry("events", one, Source("paper", 1)) for one in fields]
    logs = assemble([RawLog(head, Source("paper", 1), entries, Faults("paper"))], catalogue())
    assert logs.findings == (), logs.findings
    return Timelines(narrate(logs.logs, catalogue(), known_by)).of(BAN)


def table(line):
    return {on: (_in(line.pos, on), _in(line.neg, on)) for on in DAYS}


def _in(spans, on):
    return any(first <= on <= last for first, last in spans)


def enumerated(narrative):
    found = enumerate_worlds(narrative, DAYS)
    return found and {on: (found.holds("on", on), found.fails("on", on)) for on in DAYS}


@hunt
@given(stories(), KNOWN)
def test_reports_to_answers(story, known_by):
    """An order for which there is no room when all is known is a fault, and orders nothing: such logs are left out."""
    told = oracle(story, known_by)
    assume(told and oracle(story, None))
    sets, ranges = told
    answer, exact, hulls = table(answered(story, known_by)), enumerated(sets), enumerated(ranges)
    assert exact is None or all(answer[on][side] >= exact[on][side] for on in DAYS for side in (0, 1))
    assert answer == hulls
