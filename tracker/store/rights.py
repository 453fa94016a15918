"""Gives a role of PostgreSQL the rights that appending and asking need, column by column, and no others."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from tracker.store.connection import Store
from tracker.store.errors import NoRole, NoRoles, TooManyRights
from tracker.store.tables import VIEWS, metadata

RIGHTS: Mapping[str, tuple[str, ...]] = {
    "alembic_version": ("SELECT",),
    "entries": ("SELECT", "INSERT"),
    "leaves": ("SELECT", "INSERT"),
    "places": ("SELECT", "INSERT", "UPDATE (file, line)"),
    "members": ("SELECT", "INSERT", "UPDATE (component)", "DELETE"),
    "touches": ("SELECT", "INSERT", "DELETE"),
    "standing": ("SELECT", "INSERT", "UPDATE (position, size, digest, whole)", "DELETE"),
    "fluents": ("SELECT", "INSERT", "DELETE"),
    "spans": ("SELECT", "INSERT", "DELETE"),
    "spanned": ("SELECT", "INSERT", "UPDATE (position)", "DELETE"),
    **dict.fromkeys(VIEWS, ("SELECT",)),
}
"""What a role that appends may do to each table: index and spans may be made anew, the log only grows."""

_MORE = text(
    "SELECT has_table_privilege(:role, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') "
    "OR pg_has_role(:role, c.relowner, 'MEMBER') FROM pg_class c WHERE c.oid = to_regclass('entries')"
)

# Whom the owner lets read all of the entries: by name, and whether they may append. Whoever has a right to other single
# columns was given no more than these: the owner withheld the rest.
_WHO = text(
    """SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
        bool_or(g.privilege_type = 'INSERT')
    FROM pg_class AS c, LATERAL (SELECT * FROM aclexplode(c.relacl) UNION ALL
        SELECT own.* FROM pg_attribute AS a, aclexplode(a.attacl) AS own
        WHERE a.attrelid = c.oid AND a.attname = 'body' AND own.privilege_type = 'INSERT') AS g
    WHERE c.oid = to_regclass('entries') AND g.grantee <> c.relowner
    GROUP BY 1 HAVING bool_or(g.privilege_type = 'SELECT') ORDER BY 1"""
)


def grant(store: Store, role: str) -> None:
    """Give a role what it needs; raises NoRoles on SQLite, and NoRole and TooManyRights."""
    if store.engine.dialect.name == "sqlite":
        raise NoRoles
    with store.writing() as connection:
        if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).scalar():
            raise NoRole(role)
        name = connection.dialect.identifier_preparer.quote_identifier(role)
        schema = connection.execute(text("SELECT quote_ident(current_schema())")).scalar()
        connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {name}"))
        for table in RIGHTS:
            connection.execute(text(f"REVOKE ALL ON {table} FROM {name}"))
        _give(connection, name)
        if may_change_the_log(connection, role):
            raise TooManyRights(role)


def keep_rights(connection: Connection) -> None:
    """Give to whoever may append or read what that needs in the tables of this schema; nothing is taken away."""
    if connection.dialect.name == "sqlite":
        return
    for name, appends in connection.execute(_WHO).all():
        _give(connection, name, only="" if appends else "SELECT")


def _give(connection: Connection, name: str, only: str = "") -> None:
    """Give a role, by its quoted name, its rights to every table, or one of them only."""
    for table, rights in RIGHTS.items():
        given = ", ".join(_by_column(table, right) for right in rights if only in ("", right))
        connection.execute(text(f"GRANT {given} ON {table} TO {name}"))


def may_change_the_log(connection: Connection, role: str) -> bool:
    """Say whether a role could change or delete entries, or take their guards away."""
    return bool(connection.execute(_MORE, {"role": role}).scalar())


def _by_column(table: str, right: str) -> str:
    """Name the columns of a right to insert, so that it does not reach those of a later schema."""
    if right != "INSERT":
        return right
    return f"INSERT ({', '.join(column.name for column in metadata.tables[table].columns)})"
