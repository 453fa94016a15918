"""The guards: triggers by which the database itself refuses to change the past, and whether a store has them all."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from tracker.model.canonical import digest

GUARDS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {
        "entries_in_time": "b8fb41571ecfdc49",
        "entries_next": "88169f7979a34619",
        "entries_next_number": "4560170be82d8c96",
        "entries_no_delete": "8dabf35e51db781f",
        "entries_no_update": "de151b86e43077ca",
        "entries_recorded": "278c894b8aa19655",
        "leaves_next": "809ab3d73f6b07dd",
        "leaves_no_delete": "a3ede4832b02d58f",
        "leaves_no_update": "e3a88fd067e307dd",
        "leaves_whole": "bdad61539968ba07",
        "members_after_delete": "81f944fa99cc3d7a",
        "members_after_insert": "460ef2022157d2d0",
        "members_after_update": "361fc855021ff0d0",
        "touches_after_delete": "eda053521b4c809f",
        "touches_after_insert": "4f4e47435de18245",
        "touches_after_update": "afd101c6eebbe4c2",
    },
    "postgresql": {
        "entries_in_time": "45ce862ae6beae49",
        "entries_next": "210bac4d39b46166",
        "entries_no_change": "92f81d2a67dec5a6",
        "entries_no_truncate": "e293a710b3cd43c2",
        "entries_with_leaf": "e8e5f57a1c21f637",
        "leaves_next": "2c61eb6a1154d3f6",
        "leaves_no_change": "f297a77747cb2a02",
        "leaves_no_truncate": "ed2002ff9f0ee964",
        "leaves_whole": "df8af4db10deedc9",
        "members_after_change": "0b05745f51a9eb9e",
        "touches_after_change": "82a9fb46e29204ef",
    },
}
"""By database, every guard and how it is defined, as the beginning of its definition's SHA-256."""

_SQLITE = text("SELECT name, tbl_name || ' ' || sql FROM sqlite_master WHERE type = 'trigger'")

# A trigger's type is a number of bits: before or after, row or statement, of which commands. 'A' fires always. A rule,
# which rewrites a command before any trigger sees it, is no guard of ours.
_POSTGRESQL = text(
    """SELECT t.tgname, concat_ws(' ', c.relname, t.tgtype, t.tgenabled, t.tgattr, t.tgqual, p.proconfig, p.prosrc)
    FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_proc AS p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.oid IN (SELECT to_regclass(name)
        FROM unnest(ARRAY['entries', 'leaves', 'members', 'touches']) AS name)
    UNION ALL SELECT r.rulename, r.ev_class::text FROM pg_rewrite AS r
    WHERE r.ev_class IN (SELECT to_regclass(name)
        FROM unnest(ARRAY['entries', 'leaves', 'members', 'touches']) AS name)"""
)


def guards_of(connection: Connection) -> dict[str, str]:
    """Return the guards that a store has, each with its definition's hash."""
    query = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    return {name: digest(definition)[:16] for name, definition in connection.execute(query)}


def wrong_guards(connection: Connection) -> list[str]:
    """Name the guards that a store lacks, those that were changed, and triggers that are none of ours."""
    wanted, found = GUARDS[connection.dialect.name], guards_of(connection)
    missing = [f"'{name}' is missing" for name in sorted(wanted.keys() - found.keys())]
    changed = [f"'{name}' was changed" for name in sorted(wanted.keys() & found.keys()) if wanted[name] != found[name]]
    return [*missing, *changed, *(f"'{name}' was added" for name in sorted(found.keys() - wanted.keys()))]
