"""Checks what a good catalogue has beyond what can be read: examples, ends, neighbours, and names that mean one actor.

It is looked for when seeds are checked, never when logs are: a catalogue that lacks some of it still works.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.codes import code_fault
from tracker.catalogue.names import normal_form
from tracker.catalogue.seeds import Declared, Seeds
from tracker.model.catalogue import Actor, FluentSort, Kind, Pattern
from tracker.model.days import FUTURE, PAST
from tracker.text.shape import Wrong, nearest

_HYPHENATED = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
_PARTICLES = {"down", "in", "off", "on", "out", "over", "up"}
"""Words that end kinds and much else: 'a hand-over' is no kind."""

_WANTED = {
    "example": "Add an event as a log would have it, without id and kind: {date: 2001-03-01, by: GRC}.",
    "leaves": "Add a fluent near by that the example does not touch: [relations(GRC, TUR)].",
    "instead": "Say in a sentence when to use which neighbour.",
}


def check_completeness(seeds: Seeds) -> None:
    """Report what the kinds, fluents and names of a folder lack, each where it stands."""
    catalogue = seeds.catalogue
    kinds = catalogue.kinds()
    for declared in seeds.declared:
        if declared.family == "kinds" and (kind := catalogue.kind(declared.code)):
            _check_kind(catalogue, kind, declared)
        if declared.family == "fluents" and (sort := catalogue.fluent(declared.code)):
            _check_ends(kinds, sort, declared)
    _check_names(seeds)


def _check_kind(catalogue: Catalogue, kind: Kind, declared: Declared) -> None:
    for key, remedy in _WANTED.items():
        if not getattr(kind, key):
            _at_code(declared, Wrong(f"no-{key}", f"the kind '{kind.name}' lacks '{key}'", remedy))
    _check_words(kind, declared)
    said = {pattern.fluent for pattern in kind.changes}
    for fluent in dict.fromkeys(p.fluent for p in (*kind.initiates, *kind.terminates, *kind.releases)):
        if fluent not in said:
            message = f"no entry of 'changes' shows what '{kind.name}' does to {fluent}"
            remedy = (
                f'Add what the example makes of it: "{fluent}(...)", "not {fluent}(...)" or "perhaps {fluent}(...)".'
            )
            _at_code(declared, Wrong("no-change", message, remedy))
    _check_deprecated(catalogue, kind, declared)
    for key in ("cameo", "goldstein", "plover"):
        if wrong := code_fault(kind, key):
            declared.faults.at_value(declared.fields, key, wrong)
    if wrong := _neighbour_fault(catalogue, kind):
        declared.faults.at_value(declared.fields, "instead", wrong)


def _check_words(kind: Kind, declared: Declared) -> None:
    """Report a sentence that cannot be told as a plan, and counted events of which one has no name."""
    if kind.shows == "act" and not kind.planned:
        message = f"no verb is marked in '{kind.sentence}': a plan could not be told"
        remedy = "Write its past form and its infinitive in braces: '{host} {invited|invite} {guest}'."
        declared.faults.at_value(declared.fields, "sentence", Wrong("no-verb", message, remedy))
    if kind.counter and not kind.counter.one:
        message = f"'counter' does not say what one of the {kind.counter.of} is called"
        remedy = "Write the word for one and for several: {one: visit, of: visits}."
        declared.faults.at_value(declared.fields, "counter", Wrong("no-singular", message, remedy))


def _check_deprecated(catalogue: Catalogue, kind: Kind, declared: Declared) -> None:
    if not kind.deprecated:
        return
    named = catalogue.kind(kind.deprecated)
    if named is None:
        near = nearest(kind.deprecated, catalogue.codes("kinds"))
        remedy = f"Nearest: {', '.join(near)}." if near else "Name the kind that has taken its place."
        wrong = Wrong("unknown-kind", f"unknown kind '{kind.deprecated}'", remedy)
        declared.faults.at_value(declared.fields, "deprecated", wrong)
    elif named.deprecated:
        wrong = Wrong("deprecated-too", f"'{named.name}' is deprecated itself", f"Name {named.deprecated}.")
        declared.faults.at_value(declared.fields, "deprecated", wrong)


def _neighbour_fault(catalogue: Catalogue, kind: Kind) -> Wrong | None:
    """Find a word in 'instead' that looks like a kind and is none."""
    kinds = set(catalogue.codes("kinds"))
    ends = {name.rpartition("-")[2] for name in kinds if "-" in name} - _PARTICLES
    known = kinds | set(catalogue.fluents) | set(kind.roles) | set(catalogue.codes("things"))
    for match in _HYPHENATED.finditer(kind.instead):
        word = match[0]
        near = [] if word in known else nearest(word, kinds)
        if word not in known and (word.rpartition("-")[2] in ends or _very_near(word, near)):
            remedy = f"Nearest: {', '.join(near)}." if near else "'tracker kinds' lists them."
            return Wrong("unknown-kind", f"no kind is called '{word}'", remedy, match.start(), len(word))
    words = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", kind.instead)
    if kind.instead and _HYPHENATED.search(kind.instead) and not kinds & {*words} - {kind.name}:
        return Wrong("no-neighbour", "'instead' names no other kind", "Name the kind that is to be used instead.")
    return None


def _very_near(word: str, near: list[str]) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - as in nearest(): good seeds hardly need it

    return any(SequenceMatcher(None, word, other).ratio() > 0.8 for other in near)


def _check_ends(kinds: Iterable[Kind], sort: FluentSort, declared: Declared) -> None:
    """Report what kinds begin and no kind ends: a fluent, or one of its values, that can never be over."""
    if sort.unending or sort.derived:
        return
    begun = [(kind, pattern) for kind in kinds for pattern in kind.initiates if pattern.fluent == sort.name]
    ended = [pattern for kind in kinds for pattern in kind.terminates if pattern.fluent == sort.name]
    reported: set[str | None] = set()
    for kind, beginning in begun:
        for value in _values(sort, beginning):
            if value not in reported and not _is_ended(sort, beginning, value, begun, ended):
                reported.add(value)
                _at_code(declared, _no_end(kind, beginning, value))


def _is_ended(
    sort: FluentSort,
    beginning: Pattern,
    value: str | None,
    begun: Iterable[tuple[Kind, Pattern]],
    ended: Iterable[Pattern],
) -> bool:
    """Say whether some kind ends a value that a kind begins, or sets another in its place."""
    ends = (pattern for pattern in ended if pattern.value is None or value in _values(sort, pattern))
    others = (pattern for _, pattern in begun if set(_values(sort, pattern)) - {value})
    return any(_covers(end, beginning) for end in (*ends, *others))


def _no_end(kind: Kind, beginning: Pattern, value: str | None) -> Wrong:
    shown = f"{_arguments(beginning)}{f' = {value}' if value else ''}"
    message = f"no kind ends {shown}, which '{kind.name}' begins"
    remedy = "Add a kind that terminates it or sets another value, or say why none does: 'unending: ...'."
    return Wrong("no-end", message, remedy)


def _values(sort: FluentSort, pattern: Pattern) -> tuple[str | None, ...]:
    """List the values that a pattern can set: one, or all where a role gives it; (None,) for a fluent without any."""
    if not sort.values:
        return (None,)
    if pattern.value_role:
        return sort.values
    return (pattern.value or "unknown",)


def _covers(end: Pattern, beginning: Pattern) -> bool:
    """Say whether an ending reaches everything that a beginning can begin: no word of its own stands in the way."""
    rows = zip(end.args, end.literal, beginning.args, beginning.literal, strict=True)
    return all(not literal or (also and arg == other) for arg, literal, other, also in rows)


def _arguments(pattern: Pattern) -> str:
    return f"{pattern.fluent}({', '.join(pattern.args)})"


@frozen
class _Call:
    """A name by which an actor may be asked for, on which days."""

    actor: Actor
    written: str
    first: int
    last: int


def _check_names(seeds: Seeds) -> None:
    """Report every name that means two actors on one day."""
    catalogue = seeds.catalogue
    declared = {entry.code: entry for entry in seeds.declared if entry.family in ("actors", "formats")}
    seen: set[tuple[str, str, str]] = set()
    for name, calls in _calls_by_name(catalogue).items():
        for call, other in combinations(calls, 2):
            first, second = (other, call) if other.actor.code in declared else (call, other)
            key = (first.actor.code, second.actor.code, name)
            if first.actor.code == second.actor.code or first.actor.code not in declared or key in seen:
                continue
            if _meet(first, second):
                seen.add(key)
                _at_name(declared[first.actor.code], first.written, _twice(first, second))


def _calls_by_name(catalogue: Catalogue) -> dict[str, list[_Call]]:
    """Return by each name, in its normal form, who may be asked for by it."""
    calls: dict[str, list[_Call]] = defaultdict(list)
    for code in catalogue.codes("actors"):
        if actor := catalogue.actor(code):
            for call in _calls(actor):
                calls[normal_form(call.written)].append(call)
    return calls


def _twice(first: _Call, second: _Call) -> Wrong:
    message = f"'{first.written}' means {first.actor.code} and {second.actor.code} on one day"
    remedy = "Keep it for one of them, or give names or existence the days that tell them apart."
    return Wrong("name-twice", message, remedy)


def _calls(actor: Actor) -> Iterator[_Call]:
    yield _Call(actor, actor.code, PAST, FUTURE)
    yield from (_Call(actor, name.text, name.first, name.last) for name in actor.names)
    yield from (_Call(actor, alias, PAST, FUTURE) for alias in actor.aliases)


def _meet(call: _Call, other: _Call) -> bool:
    """Say whether both actors exist on a day on which both names are in use."""
    first, last = max(call.first, other.first), min(call.last, other.last)
    mine, its = _spells(call.actor), _spells(other.actor)
    return any(max(first, a, c) <= min(last, b, d) for a, b in mine for c, d in its)


def _spells(actor: Actor) -> list[tuple[int, int]]:
    """List the spells of an actor's existence; the day on which one ends is not part of it."""
    spells = [(spell.earliest, spell.last if spell.last >= FUTURE else spell.last - 1) for spell in actor.existence]
    return spells or [(PAST, FUTURE)]


def _at_code(declared: Declared, wrong: Wrong) -> None:
    declared.faults.at_key(declared.entries, declared.code, wrong)


def _at_name(declared: Declared, written: str, wrong: Wrong) -> None:
    """Report a name where it stands: under its key, or as one of a list."""
    fields = declared.fields
    for key in ("names", "aliases", "native"):
        listed = fields.get(key)
        if isinstance(listed, list) and written in listed:
            declared.faults.at_item(listed, listed.index(written), wrong)
            return
    at_value: Callable[..., None] = declared.faults.at_value
    for key in ("alpha-2", "capital", "names", "aliases", "native"):
        if fields.get(key) == written:
            at_value(fields, key, wrong)
            return
    _at_code(declared, wrong)
