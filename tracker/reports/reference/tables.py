"""The parts of the reference that are tables and lists: actors, formats, things, fluents."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import COVERED, Actor, FluentSort, Thing
from tracker.reports.language.patterns import pattern_text
from tracker.reports.language.words import listed
from tracker.reports.text.catalogue import dated_name, other_names

Entry = TypeVar("Entry")
Columns = Mapping[str, Callable[[Entry], str]]
"""What stands in a table of entries: each column's heading, and how one entry fills it."""


def actors_table(catalogue: Catalogue, codes: Sequence[str]) -> Iterator[str]:
    """Write actors as a table, with the columns that any of them has something for."""
    actors = list(filter(None, map(catalogue.actor, codes)))
    same_type = len({actor.type for actor in actors}) == 1
    shown = {title: fill for title, fill in _ACTOR_COLUMNS.items() if not (same_type and title == "type")}
    yield from _table(_filled(actors, shown))


def formats_table(catalogue: Catalogue, codes: Sequence[str]) -> Iterator[str]:
    """Write formats and organisations as a table."""
    yield from _table(_filled(list(filter(None, map(catalogue.actor, codes))), _FORMAT_COLUMNS))


def things_table(catalogue: Catalogue, codes: Sequence[str]) -> Iterator[str]:
    """Write things as a table."""
    yield from _table(_filled(list(filter(None, map(catalogue.thing, codes))), _THING_COLUMNS))


def parts_table(catalogue: Catalogue) -> Iterator[str]:
    """Write the parts that a state or an organisation can have as a table."""
    parts = catalogue.parts
    named = [label.replace("{whole}", "…") for label in parts.values()]
    yield from _table({"code": [f"`…/{code}`" for code in parts], "name": named})


def fluent_entry(sort: FluentSort) -> Iterator[str]:
    """Write one fluent: its arguments, values and ways."""
    yield from (f"### {sort.name}", "", f"`{sort.name}({', '.join(sort.args)})`: {_spoken(sort)}.", "")
    yield f"- Arguments: {', '.join(f'{name} ({role_type})' for name, role_type in sort.args.items())}."
    if sort.values:
        yield f"- Values: {', '.join(sort.values)}."
    yield from (f"- {line}." for line in _ways(sort))
    if sort.holder:
        yield f"- Who is named for it has it as long as it is {listed(sort.holder, 'or')}."
    if sort.unending:
        yield f"- No kind ends it: {sort.unending}."
    yield ""


def fluents_index(catalogue: Catalogue) -> str:
    """Write for each fluent which kinds begin or set it, and which end it or leave it open, as a table."""
    begun, ended = _by_fluent(catalogue, ("initiates",)), _by_fluent(catalogue, ("terminates", "releases"))
    columns = {
        "fluent": [f"[{name}](fluents.md#{name})" for name in catalogue.fluents],
        "begun or set by": [_kinds_linked(begun.get(name, ())) for name in catalogue.fluents],
        "ended or left open by": [_kinds_linked(ended.get(name, ())) for name in catalogue.fluents],
    }
    return "\n".join(_table(columns))


def _by_fluent(catalogue: Catalogue, keys: Sequence[str]) -> dict[str, list[str]]:
    """List for each fluent the kinds that name it under some keys."""
    found: dict[str, list[str]] = {}
    for kind in catalogue.kinds():
        for fluent in dict.fromkeys(pattern.fluent for key in keys for pattern in getattr(kind, key)):
            found.setdefault(fluent, []).append(kind.name)
    return found


def _kinds_linked(names: Sequence[str]) -> str:
    return ", ".join(f"[{name}](#{name})" for name in names)


def cell(text: str) -> str:
    """Write a text so that it stays in one cell of a table."""
    return text.replace("|", "\\|")


def _table(columns: dict[str, list[str]]) -> Iterator[str]:
    filled = {title: rows for title, rows in columns.items() if any(rows)}
    yield f"| {' | '.join(filled)} |"
    yield f"| {' | '.join('---' for _ in filled)} |"
    for row in zip(*filled.values(), strict=True):
        yield f"| {' | '.join(map(cell, row))} |"


def _filled(entries: Sequence[Entry], columns: Columns[Entry]) -> dict[str, list[str]]:
    """Fill the columns of a table with its entries."""
    return {title: list(map(fill, entries)) for title, fill in columns.items()}


def _names(actor: Actor) -> str:
    return "; ".join(map(dated_name, actor.names))


def _existence(actor: Actor) -> str:
    return ", ".join(existence.text for existence in actor.existence)


_ACTOR_COLUMNS: Columns[Actor] = {
    "code": lambda actor: f"`{actor.code}`",
    "type": lambda actor: actor.type,
    "name": _names,
    "native": lambda actor: ", ".join(actor.native),
    "adjective": lambda actor: actor.adjective,
    "capital": lambda actor: actor.capital,
    "also": lambda actor: ", ".join(other_names(actor)),
    "existence": _existence,
    "alpha-2": lambda actor: actor.alpha_2,
    "COW": lambda actor: actor.cow,
    "GW": lambda actor: actor.gw,
}
_FORMAT_COLUMNS: Columns[Actor] = {
    "code": lambda actor: f"`{actor.code}`",
    "type": lambda actor: actor.type,
    "name": _names,
    "also": lambda actor: ", ".join([*actor.native, *other_names(actor)]),
    "existence": _existence,
    "acts for its members": lambda actor: "yes" if actor.acts_for_members else "",
}
_THING_COLUMNS: Columns[Thing] = {
    "code": lambda thing: f"`{thing.code}`",
    "type": lambda thing: thing.type,
    "name": lambda thing: thing.name,
}


def _spoken(sort: FluentSort) -> str:
    """Write how reports call a fluent, its arguments set off."""
    return re.sub(r"[{]([a-z0-9-]+)[^}]*[}]", r"*\1*", sort.phrase())


_BEFORE = {
    "false": "it does not hold",
    COVERED: "it does not hold where the log covers the format, or tells how it began",
}


def _decided_by(sort: FluentSort) -> Iterator[str]:
    """Say of whom and with what a fluent can hold at all."""
    if sort.diplomatic:
        yield "Never with an organisation or format that does not act for its members"
    if sort.needs:
        again = ", and open again when that begins anew" if sort.reopens else ""
        yield f"Only while `{pattern_text(sort.needs)}` holds{again}"
    if sort.may_follow:
        value = f" as {sort.follows_as}" if sort.follows_as else ""
        yield f"When `{pattern_text(sort.may_follow)}` ends, it may follow{value}"


def _ways(sort: FluentSort) -> Iterator[str]:
    """Say how a fluent's answers behave, where that is not as usual."""
    if sort.symmetric:
        yield "The order of the first two arguments does not matter"
    if sort.initial != "unknown":
        yield f"Before the first event: {_BEFORE.get(sort.initial, sort.initial)}"
    if sort.shared:
        yield "Members share it, where a format that acts for them is the first or second argument"
    yield from _decided_by(sort)
    if sort.confirm:
        yield f"It is doubtful again {sort.confirm} after its last day of evidence"
    if sort.confirm_ended:
        yield f"That it ended is doubtful again {sort.confirm_ended} after its last day of evidence"
    if sort.lasting:
        yield f"It is never doubtful for its age: {sort.lasting}"
    if sort.derived:
        yield f"Made of {', '.join(f'`{pattern_text(one)}`' for one in sort.derived)}"
