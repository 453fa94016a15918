"""What a catalogue's examples show: each kind's own event, read as a log's is, and what it does to the fluents named.

Every example stands alone: a narrative of one event, beside one of none.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen

from tracker.calculus.doubts import Doubt
from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import make_fluent
from tracker.catalogue.seeds import Declared, Seeds
from tracker.catalogue.values import PERHAPS
from tracker.log.reading import LogReader
from tracker.model.catalogue import Fluent, Kind, Pattern
from tracker.model.dates import VagueDate, parse_date
from tracker.model.days import FUTURE, spoken
from tracker.model.events import Document, Event, Log, Source, Stance
from tracker.narrative.checks import check_narrative
from tracker.narrative.narrative import narrate
from tracker.narrative.rows import OTHER
from tracker.narrative.timelines import Timelines
from tracker.text.shape import Faults, Wrong
from tracker.text.tree import Fields, TreeList

_OBSERVED = "observed"
_NOWHERE = Source("the catalogue", 1)
_DOCUMENT = Document("examples", "Examples", "the catalogue", parse_date("2999-12-31"), "inferred", _NOWHERE)


@frozen(eq=False)
class Example:
    """A kind's example that was read without fault: the event, and what is told by it alone and by nothing."""

    kind: Kind
    event: Event
    declared: Declared
    told: Timelines
    silent: Timelines = field(repr=False)


def read_examples(seeds: Seeds) -> list[Example]:
    """Read the example of each kind of a folder as an event; every fault is reported where it stands."""
    silent = Timelines(narrate([Log(_DOCUMENT)], seeds.catalogue))
    found: list[Example] = []
    for declared in seeds.declared:
        kind = seeds.catalogue.kind(declared.code) if declared.family == "kinds" else None
        event = _read(seeds.catalogue, kind, declared) if kind and kind.example else None
        if kind and event:
            told = Timelines(narrate([Log(_DOCUMENT, (event,))], seeds.catalogue))
            found.append(Example(kind, event, declared, told, silent))
    return found


def example_event(kind: Kind, catalogue: Catalogue) -> Event | None:
    """Return a kind's example as an event, wherever the catalogue came from; None where it has none, or a wrong one."""
    if not kind.example:
        return None
    faults = Faults("the catalogue")
    try:
        event = LogReader(_DOCUMENT, catalogue, faults).event(_as_event(kind.example, kind), _NOWHERE)
    except Wrong:
        return None
    return None if faults.found else event


def check_examples(examples: Sequence[Example]) -> None:
    """Report each example that does not do what its kind says of it, where this stands."""
    for example in examples:
        for finding in check_narrative(example.told.narrative):
            wrong = Wrong(finding.code, finding.message, finding.remedy)
            example.declared.faults.at_value(example.declared.fields, "example", wrong)
        for key, fault in (("changes", _change_fault), ("leaves", _leave_fault)):
            for items, index, pattern in _patterns(example, key):
                if wrong_one := fault(example, pattern):
                    example.declared.faults.at_item(items, index, wrong_one)


def fluents_named(example: Example) -> Iterator[Fluent]:
    """Yield the fluents that an example's kind says it changes or leaves alone."""
    for pattern in (*example.kind.changes, *example.kind.leaves):
        sort = example.told.narrative.catalogue.fluent(pattern.fluent)
        if sort is not None and len(sort.args) == len(pattern.args):
            yield make_fluent(sort, pattern.args)


def _read(catalogue: Catalogue, kind: Kind, declared: Declared) -> Event | None:
    """Read an example with the reader of logs; None where anything is wrong with it."""
    faults, written = declared.faults, declared.fields["example"]
    before = len(faults.found)
    for key in ("id", "kind"):
        if key in written:
            faults.at_key(written, key, Wrong("unknown-key", f"an example has no '{key}'", "Leave it out."))
    fields = _as_event(written, kind)
    stance = written.get("stance")
    if "date" not in written and stance != "announced":
        remedy = "Add 'date:', as 2001-03-01."
        faults.at_start(written, Wrong("missing-key", "the example lacks 'date'", remedy))
        return None
    try:
        event = LogReader(_DOCUMENT, catalogue, faults).event(fields, Source(faults.file, fields.line))
    except Wrong as wrong:
        faults.at_start(written, wrong)
        return None
    return event if len(faults.found) == before else None


def _as_event(written: Any, kind: Kind) -> Fields:
    """Return an example with its kind and with an id, each part where it stands."""
    fields = Fields(getattr(written, "line", 1), getattr(written, "column", 1))
    start = (fields.line, fields.column)
    fields.marks.update({"id": start * 2, "kind": start * 2, **getattr(written, "marks", {})})
    fields.update({**written, "id": kind.name, "kind": kind.name})
    return fields


def _patterns(example: Example, key: str) -> Iterator[tuple[TreeList, int, Pattern]]:
    """Yield each fluent under a key that the reader of logs takes, with where it stands; report the others."""
    fields, faults = example.declared.fields, example.declared.faults
    items = fields.get(key, [])
    if isinstance(items, str):
        items = _alone(items, fields.marks[key][2:])
    for index, pattern in enumerate(getattr(example.kind, key)):
        before = len(faults.found)
        reader = LogReader(_DOCUMENT, example.told.narrative.catalogue, faults)
        line, column = items.marks[index]
        stated = Fields(line, column)
        stated.update(fluent=items[index].removeprefix(PERHAPS), on="2001-01-01", answer="holds")
        stated.marks["fluent"] = (line, column, line, column)
        reader.expectation(stated, _NOWHERE)
        if len(faults.found) == before:
            yield items, index, pattern


def _alone(item: str, mark: tuple[int, int]) -> TreeList:
    items = TreeList(*mark)
    items.append(item)
    items.marks.append(mark)
    return items


def _change_fault(example: Example, pattern: Pattern) -> Wrong | None:
    """Find what is wrong with a fluent that an example is said to change."""
    first, day = _days(example.event)
    found = _answer(example.told, pattern, day)
    fluent = _fluent(example.told, pattern)
    if pattern.perhaps:
        if found is Answer.POSSIBLY and Doubt.RELEASED in _why(example.told, pattern, day):
            return None
        message = f"the example does not leave {fluent} open on {spoken(day)}: it {_said(found)}"
        return Wrong("not-released", message, "Look at what the kind releases, and at the example's roles.")
    wanted = Answer.NOT if pattern.absent else Answer.HOLDS
    if found is not wanted:
        message = f"with the example alone, {_shown(pattern, fluent)} {_said(found)} on {spoken(day)}"
        return Wrong("not-changed", message, "Look at what the kind initiates and ends, and at the example's roles.")
    eve = _answer(example.told, pattern, first - 1)
    if eve is wanted and _answer(example.silent, pattern, day) is wanted and not _surely_ends(example, pattern):
        message = f"{_shown(pattern, fluent)} {_said(found)} on the eve and without the example, too"
        return Wrong("no-difference", message, "Name what the example changes, or what the kind presupposes.")
    return None


def _surely_ends(example: Example, pattern: Pattern) -> bool:
    """Say whether a fluent that is seen to hold on the eve of an example does not hold after it."""
    catalogue = example.told.narrative.catalogue
    first, day = _days(example.event)
    if not pattern.absent or catalogue.kind(_OBSERVED) is None:
        return False
    values = example.told.sort(_fluent(example.told, pattern)).values
    seen = evolve(pattern, absent=False, value=pattern.value or (values[0] if values else None))
    eve = VagueDate("the eve", first - 1, first - 1, first - 1)
    observed = Event(_DOCUMENT.id, "the-eve", _OBSERVED, eve, Stance.REPORTED, {}, _NOWHERE, that=seen)
    told = Timelines(narrate([Log(_DOCUMENT, (observed, example.event))], catalogue))
    return _answer(told, seen, first - 1) is Answer.HOLDS and _answer(told, pattern, day) is Answer.NOT


def _leave_fault(example: Example, pattern: Pattern) -> Wrong | None:
    """Find what is wrong with a fluent that an example is said to leave alone; it may presuppose it."""
    first, day = _days(example.event)
    fluent = _fluent(example.told, pattern)
    found, eve = _answer(example.told, pattern, day), _answer(example.told, pattern, first - 1)
    without = _answer(example.silent, pattern, day)
    presupposed = fluent in example.told.narrative.presumed and fluent not in example.told.narrative.told
    if found not in (eve, without) and not presupposed:
        message = f"the example touches {fluent}: it {_said(found)} on {spoken(day)}, and {_said(eve)} on the eve"
    elif fluent in example.told.narrative.told:
        message = f"the kind sets or ends {fluent}"
    else:
        return None
    return Wrong("not-left", message, "Name a fluent near by that stays as it is.")


def _days(event: Event) -> tuple[int, int]:
    """Return the first and the last day on which an event may take effect; an open plan is asked for as it begins."""
    works = event.works_from
    if event.stance is Stance.ANNOUNCED and works.latest >= FUTURE:
        return works.earliest, works.earliest
    return works.earliest, works.latest


def _answer(timelines: Timelines, pattern: Pattern, day: int) -> Answer:
    """Answer a fluent, or one of its values; without one, whether any value holds or may hold."""
    answers = {timelines.of(_fluent(timelines, pattern), value).answer(day) for value in _values(timelines, pattern)}
    return next((answer for answer in (Answer.HOLDS, Answer.POSSIBLY) if answer in answers), Answer.NOT)


def _why(timelines: Timelines, pattern: Pattern, day: int) -> set[Doubt]:
    lines = [timelines.of(_fluent(timelines, pattern), value) for value in _values(timelines, pattern)]
    return {reason for line in lines for reason in line.why(day)}


def _values(timelines: Timelines, pattern: Pattern) -> tuple[str | None, ...]:
    fluent = _fluent(timelines, pattern)
    if pattern.value is not None or not timelines.sort(fluent).values:
        return (pattern.value,)
    return (*timelines.values(fluent), OTHER)


def _fluent(timelines: Timelines, pattern: Pattern) -> Fluent:
    sort = timelines.narrative.catalogue.known_fluent(pattern.fluent)
    return make_fluent(sort, pattern.args)


def _shown(pattern: Pattern, fluent: Fluent) -> str:
    return f"{fluent} = {pattern.value}" if pattern.value else str(fluent)


def _said(answer: Answer) -> str:
    return "possibly holds" if answer is Answer.POSSIBLY else answer.value
