"""The log and its index; the database itself refuses to change or delete what was appended.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is never changed'); END""",
    """CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is never deleted'); END""",
    # INSERT OR REPLACE would delete without a DELETE trigger where recursive_triggers is off.
    """CREATE TRIGGER entries_next BEFORE INSERT ON entries
    WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry takes the next position'); END""",
    # It would delete what has the same number in the stream, too.
    """CREATE TRIGGER entries_next_number BEFORE INSERT ON entries
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM entries WHERE stream = NEW.stream)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry takes the next number of its stream'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is append-only: an entry is never changed or deleted'; END $$""",
    """CREATE TRIGGER entries_no_change BEFORE UPDATE OR DELETE ON entries
    FOR EACH ROW EXECUTE FUNCTION entries_refuse()""",
    """CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries
    FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse()""",
)


def upgrade() -> None:
    """Make the tables, their indexes and the triggers that guard the log."""
    op.create_table(
        "entries",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("stream", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("section", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("stream", "number", name="entries_stream_number"),
    )
    op.create_index("entries_section_stream", "entries", ["section", "stream"])
    op.create_table(
        "places",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("component", sa.Integer, nullable=False),
    )
    op.create_index("members_component", "members", ["component"])
    op.create_table(
        "touches",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("component", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_index("touches_component", "touches", ["component"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
