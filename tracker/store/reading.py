"""Reads entries back: those that can decide an answer about some actors, or all of them, up to a position."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, false, func, intersect, or_, select

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import DECLARING, Logs, RawEntry, RawLog, assemble
from tracker.model.events import Log, Source
from tracker.model.failures import StoreError
from tracker.store.declared import entry_rows
from tracker.store.keys import MANY, dyad_key, is_actor_key, is_dyad_key, needed_key, one_of_many_key, shared_key
from tracker.store.lists import among
from tracker.store.snapshots import Snapshot
from tracker.store.standing import components_found, components_touching
from tracker.store.tables import BESIDE_EVENTS, CATALOGUE, DECIDES, HEAD, entries, members, touches
from tracker.store.upcasting import DamagedEntry, read_body
from tracker.text.shape import Faults

LAST_CHARACTER = "\U0010ffff"
"""No text of a log has it: what begins with some words stands before these words and it."""

_UNTIL = entries.c.position <= bindparam("until")
_IN_SECTIONS = entry_rows().where(
    among(entries.c.section, "sections"), among(entries.c.stream, "streams"), BESIDE_EVENTS, _UNTIL
)
_BOTH = intersect(*(components_touching(touches.c.key == bindparam(name)) for name in ("one", "other")))
# An entry is asked for whose component has one of some keys, or is one of some components.
_ASKED = select(members.c.position).where(
    or_(
        members.c.component.in_(components_touching(among(touches.c.key, "keys"))),
        among(members.c.component, "components"),
    )
)
_NEEDED = select(touches.c.key).where(
    touches.c.key >= bindparam("mark"), touches.c.key < bindparam("beyond"), DECIDES, touches.c.position.in_(_ASKED)
)
_TOUCHING = entry_rows().where(entries.c.position.in_(_ASKED), _UNTIL)


def dyad_keys(connection: Connection, catalogue: Catalogue, a: str, b: str) -> list[str]:
    """Name everything that can decide an answer about two actors: the dyad, and what formats share with either."""
    keys = [dyad_key(a, b)]
    memberships = {key for code in (a, b) for key in keys_from(connection, f"member({code}, ")}
    for format_ in sorted({key.partition(", ")[2][:-1] for key in memberships}):
        keys += [f"member({a}, {format_})", f"member({b}, {format_})"]
        if catalogue.acts_for_members(format_):
            keys += [shared_key(a, format_), shared_key(b, format_)]
    return keys


def logs_touching(
    connection: Connection,
    state: Snapshot,
    keys: Sequence[str],
    documents: Iterable[str] = (),
    *,
    questions: bool = False,
) -> Logs:
    """Read the logs of the components that touch any of some keys, with their heads and what mends these.

    What a fluent needs decides it too, whoever takes part in that. The heads of further documents can be named, and
    the open questions of all asked for.
    """
    found = connection.execute(_TOUCHING, {**_asked(connection, keys), "until": state.position}).all()
    return _with_heads(connection, state, found, documents, questions=questions)


def logs_linked(connection: Connection, state: Snapshot, components: Iterable[int], documents: Iterable[str]) -> Logs:
    """Read the logs of some components, with their heads, the heads of further documents, and what mends these."""
    found = connection.execute(_TOUCHING, {"keys": [], "components": list(components), "until": state.position}).all()
    return _with_heads(connection, state, found, documents)


def _with_heads(
    connection: Connection, state: Snapshot, found: Iterable[Any], documents: Iterable[str], *, questions: bool = False
) -> Logs:
    """Put entries together to logs, with their heads and what mends these."""
    rows = list(found)
    if not all(isinstance(row.stream, str) for row in rows):
        raise DamagedEntry
    streams = {row.stream for row in rows}.union(documents, *map(_documents_mended, rows))
    new = streams
    while new:  # what mends a document may stand in one that is mended itself
        mended = {"keys": [f"@{stream}" for stream in sorted(new)], "components": [], "until": state.position}
        further = connection.execute(_TOUCHING, mended).all()
        rows += further
        new = {row.stream for row in further} - streams
        streams |= new
    sections = [HEAD, "open"] if questions else [HEAD]
    heads = {"sections": sections, "streams": sorted(streams), "until": state.position}
    return _logs_named([*connection.execute(_IN_SECTIONS, heads), *rows], state)


def _documents_mended(row: Any) -> list[str]:
    """Name the documents whose heads a row corrects: what one covers decides questions on which it tells nothing."""
    named = read_body(row.section, row.body)["of"] if row.section == "mending" else ()
    return [ref for ref in ([named] if isinstance(named, str) else named) if "/" not in ref]


def _asked(connection: Connection, keys: Iterable[str]) -> dict[str, list[Any]]:
    """Return what is read for some keys: those of one of many actors, and of what is needed; and components.

    An event of many actors has no key for each two of them: a dyad is found by the keys of both.
    """
    wanted = {*keys, *(one_of_many_key(key) for key in keys if is_actor_key(key))}
    mark = needed_key("")
    dyads = {key.removeprefix(MANY) for key in keys if is_dyad_key(key.removeprefix(MANY))}
    both = sorted({found for dyad in dyads for found in _of_many(connection, dyad)})
    asked = {"keys": list(wanted), "components": both, "mark": mark, "beyond": mark + LAST_CHARACTER}
    needed = {row.key.removeprefix(mark) for row in connection.execute(_NEEDED, asked)}
    return {"keys": sorted(wanted | needed), "components": both}


def _of_many(connection: Connection, dyad: str) -> list[int]:
    """Return the components in which each of two is one of many actors."""
    one, other = map(one_of_many_key, dyad.split("|"))
    return components_found(connection.execute(_BOTH, {"one": one, "other": other}).scalars())


def all_logs(connection: Connection, state: Snapshot) -> Logs:
    """Read every log up to a position."""
    state.declarations.read_all()
    query = entry_rows().where(entries.c.section.not_in((CATALOGUE, *DECLARING)), entries.c.position <= state.position)
    return _logs(connection.execute(query).all(), state)


def logs_of(connection: Connection, state: Snapshot, rows: Sequence[Any]) -> Logs:
    """Put entries together to logs, with their heads as they were appended."""
    heads = {"sections": [HEAD], "streams": sorted({row.stream for row in rows}), "until": state.position}
    return _logs_named([*connection.execute(_IN_SECTIONS, heads), *rows], state)


def expectations_up_to(connection: Connection, state: Snapshot) -> tuple[Log, ...]:
    """Read what all logs up to a position expect, with the heads of their documents."""
    query = entry_rows().where(entries.c.section == "expectations", BESIDE_EVENTS, entries.c.position <= state.position)
    return logs_of(connection, state, connection.execute(query).all()).logs


def logs_from(connection: Connection, state: Snapshot, first: int) -> Logs:
    """Read the entries from a position on, with the heads of their documents."""
    streams = select(entries.c.stream).where(entries.c.position >= first)
    heads = and_(entries.c.section == HEAD, BESIDE_EVENTS, entries.c.stream.in_(streams))
    query = entry_rows().where(or_(entries.c.position >= first, heads), entries.c.section != CATALOGUE)
    query = query.where(entries.c.position <= state.position)
    return _logs_named(connection.execute(query).all(), state)


def raw_log(connection: Connection, state: Snapshot, document: str) -> RawLog | None:
    """Return one document's log as it was appended; None where no document is called so."""
    query = entry_rows().where(entries.c.stream == document, entries.c.position <= state.position)
    raws = _raws(connection.execute(query.where(entries.c.section != CATALOGUE)))
    return raws[0] if raws else None


def keys_from(connection: Connection, beginning: str) -> list[str]:
    """Return the keys of the touch index that begin with some words."""
    query = select(touches.c.key).where(key_begins(beginning)).distinct()
    return sorted(row.key for row in connection.execute(query))


def bears_mark(connection: Connection, marks: Iterable[str]) -> bool:
    """Say whether a document's head has one of some marks of handling, or a mending sets one."""
    marked = or_(false(), *(entries.c.body.like(f'%"handling":"{mark}"%') for mark in marks))
    query = select(entries.c.position).where(entries.c.section.in_((HEAD, "mending")), BESIDE_EVENTS, marked)
    return connection.execute(query.limit(1)).first() is not None


def documents_with_text(connection: Connection, names: Iterable[str], checksums: Iterable[str]) -> set[str]:
    """Name the documents whose text is a file of one of some names, in any folder, or has one of some checksums."""
    called = [json.dumps(name, ensure_ascii=False) for name in names]
    written = [each for name in called for each in (f'"source":{name}', f"/{name[1:]}")]
    written += [f'"sha256":"{checksum}"' for checksum in checksums]
    like = or_(*(entries.c.body.contains(each, autoescape=True) for each in written))
    query = select(entries.c.stream).where(entries.c.section == HEAD, BESIDE_EVENTS, like)
    return {*connection.execute(query).scalars()}


def counts(connection: Connection, state: Snapshot) -> tuple[int, int]:
    """Count the documents and the entries of their logs up to a position."""
    within = select(func.count()).where(entries.c.position <= state.position)
    heads, versions = (
        connection.execute(within.where(entries.c.section == section, BESIDE_EVENTS)).scalar() or 0
        for section in (HEAD, CATALOGUE)
    )
    return heads, (connection.execute(within).scalar() or 0) - heads - versions


def key_begins(beginning: str) -> ColumnElement[bool]:
    """Say that a key begins with some words, as a range: LIKE would read the whole index."""
    return and_(touches.c.key >= beginning, touches.c.key < beginning + LAST_CHARACTER)


def _logs_named(rows: Sequence[Any], state: Snapshot) -> Logs:
    """Put rows together to logs, after what they name is looked up."""
    state.declarations.look_up_named(row.body for row in rows if isinstance(row.body, str))
    return _logs(rows, state)


def _logs(rows: Iterable[Any], state: Snapshot) -> Logs:
    """Put rows together to logs, in the order of their positions; raises StoreError where one cannot be read."""
    found = list(rows)
    declared = state.declarations.rows_of({row.stream for row in found})
    logs = assemble(_raws((*found, *declared)), state.catalogue, stored=True)
    if logs.findings:
        first = logs.findings[0]
        raise StoreError(f"An entry of the store cannot be read ({first.place}: {first.message}).", first.remedy)
    return logs


def _raws(rows: Iterable[Any]) -> list[RawLog]:
    """Put rows together to raw logs, each document's entries under its head."""
    raws: dict[str, RawLog] = {}
    unique = {row[0]: row for row in rows}
    for _, (position, stream, section, text, file, line) in sorted(unique.items()):
        if not isinstance(stream, str):
            raise DamagedEntry
        source = Source(str(file or "(store)"), line if type(line) is int else 1, position)
        body = read_body(section, text)
        if section == HEAD:
            raws[stream] = RawLog(body, source, [], Faults(source.file))
        elif stream in raws and section in DECLARING:
            raws[stream].entries.append(RawEntry(section, body["fields"], source, body["code"]))
        elif stream in raws:
            raws[stream].entries.append(RawEntry(section, body, source))
    return list(raws.values())
