"""The keys of the index are kept once, and by their entry those that decide fluents; that of sections has no events.

A key stays with the entry with which it was written, whatever its component becomes, so nothing has to be found by its
component. An event of many actors is known by a key of its own. On SQLite views say what the index of sections has.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from tracker.store.standing import note_rows

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

DECIDES = "key LIKE '<%' OR key LIKE '@%' OR key LIKE '^%' OR key LIKE '%(%' OR key = '+'"

INDEXES = (
    "ALTER TABLE touches RENAME COLUMN component TO position",
    "DROP INDEX touches_component",
    f"CREATE INDEX touches_deciding ON touches (position, key) WHERE {DECIDES}",
    "DROP INDEX entries_section_stream",
    "CREATE INDEX entries_section_stream ON entries (section, stream) WHERE section <> 'events'",
)

OF_MANY = "SELECT DISTINCT '+', position FROM touches WHERE key > '+' AND key < ','"

VIEWS = "SELECT name, sql FROM sqlite_master WHERE type = 'view' AND name IN ('documents', 'mendings') ORDER BY name"


def upgrade() -> None:
    """Make the indexes anew, mark the events of many, and let SQLite's views use what is left."""
    connection = op.get_bind()
    for statement in INDEXES:
        op.execute(sa.text(statement))
    whole = connection.execute(sa.text("SELECT whole FROM standing")).scalars().all()
    rows = [tuple(row) for row in connection.execute(sa.text(OF_MANY))]
    if rows:
        op.bulk_insert(
            sa.table("touches", sa.column("key", sa.Text), sa.column("position", sa.Integer)),
            [{"key": key, "position": position} for key, position in rows],
        )
        note_rows(connection, rows)
        if len(whole) == 1:
            connection.execute(sa.text("UPDATE standing SET whole = :whole"), {"whole": whole[0]})
    if connection.dialect.name == "sqlite":
        for name, sql in connection.execute(sa.text(VIEWS)).all():
            op.execute(f"DROP VIEW {name}")
            op.execute(sa.text(_beside_events(sql).replace(":", r"\:")))  # no colon of theirs names a parameter


def _beside_events(sql: str) -> str:
    """Say in a view of a section that it is not that of events: only then the index of the others is looked at."""
    for table, section in (("e", "head"), ("m", "mending")):
        asked = f"{table}.section = '{section}'"
        sql = sql.replace(asked, f"{asked} AND {table}.section <> 'events'")
    return sql


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
