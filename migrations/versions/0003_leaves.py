"""The proof tree over the entries, those that are there already included; guarded as the log is.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import grow, leaf_hash

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER leaves_no_update BEFORE UPDATE ON leaves
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a leaf is never changed'); END""",
    """CREATE TRIGGER leaves_no_delete BEFORE DELETE ON leaves
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a leaf is never deleted'); END""",
    # INSERT OR REPLACE would delete without a DELETE trigger where recursive_triggers is off.
    """CREATE TRIGGER leaves_next BEFORE INSERT ON leaves
    WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM leaves)
        OR NEW.position > (SELECT COALESCE(MAX(position), 0) FROM entries)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a leaf takes the next position, that of an entry'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION leaves_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is append-only: a leaf is never changed or deleted'; END $$""",
    """CREATE TRIGGER leaves_no_change BEFORE UPDATE OR DELETE ON leaves
    FOR EACH ROW EXECUTE FUNCTION leaves_refuse()""",
    """CREATE TRIGGER leaves_no_truncate BEFORE TRUNCATE ON leaves
    FOR EACH STATEMENT EXECUTE FUNCTION leaves_refuse()""",
    # One look at all rows of a statement, and nothing by a name that a session could give to something of its own.
    """CREATE FUNCTION leaves_grow() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    DECLARE lowest integer; highest integer; many bigint; earlier integer; last integer; entry integer;
    BEGIN
        SELECT min(position), max(position), count(*) INTO lowest, highest, many FROM added;
        IF many = 0 THEN RETURN NULL; END IF;
        EXECUTE format('SELECT max(position) FROM %I.%I WHERE position < $1', TG_TABLE_SCHEMA, TG_TABLE_NAME)
            INTO earlier USING lowest;
        EXECUTE format('SELECT max(position) FROM %I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO last;
        EXECUTE format('SELECT max(position) FROM %I.entries', TG_TABLE_SCHEMA) INTO entry;
        IF lowest <> coalesce(earlier, 0) + 1 OR highest - lowest + 1 <> many OR highest <> last
            OR highest > coalesce(entry, 0) THEN
            RAISE EXCEPTION 'the log is append-only: a leaf takes the next position, that of an entry';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER leaves_next AFTER INSERT ON leaves REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION leaves_grow()""",
    "ALTER TABLE leaves ENABLE ALWAYS TRIGGER leaves_no_change",
    "ALTER TABLE leaves ENABLE ALWAYS TRIGGER leaves_no_truncate",
    "ALTER TABLE leaves ENABLE ALWAYS TRIGGER leaves_next",
)

AT_ONCE = 10_000


def upgrade() -> None:
    """Make the table, hash what the log holds, and guard it."""
    connection = op.get_bind()
    table = op.create_table(
        "leaves",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )
    frontier: list[bytes] = []
    rows = []
    query = "SELECT position, recorded_at, stream, number, section, body FROM entries ORDER BY position"
    for size, entry in enumerate(connection.execute(sa.text(query)).mappings()):
        closed = grow(frontier, size, leaf_hash(leaf_bytes(entry)))
        rows.append({"position": entry["position"], "hashes": b"".join(closed)})
        if len(rows) == AT_ONCE:
            op.bulk_insert(table, rows)
            rows = []
    op.bulk_insert(table, rows)
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
