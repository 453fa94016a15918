"""What the index was when the program left it, marked as soon as anybody else changes it; stricter guards of the log.

No entry is recorded more than a day ahead of the database's clock or at what is no time, no leaf has other than the
hashes that it closes, and on PostgreSQL no entry is committed without its leaf.

Revision ID: 0004
Revises: 0003
"""

from itertools import chain

import sqlalchemy as sa
from alembic import op

from tracker.store.standing import digest_of_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEX = ("members", "touches")

SQLITE = (
    *(
        f"""CREATE TRIGGER {table}_after_{change.lower()} AFTER {change} ON {table}
        WHEN (SELECT whole FROM standing) BEGIN UPDATE standing SET whole = 0; END"""  # noqa: S608 - our own names""
        for table in INDEX
        for change in ("INSERT", "UPDATE", "DELETE")
    ),
    """CREATE TRIGGER entries_in_time BEFORE INSERT ON entries
    WHEN NEW.recorded_at NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'
        OR NEW.recorded_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 day')
    BEGIN
        SELECT RAISE(ABORT, 'the log is append-only: an entry is recorded at a time, none more than a day ahead');
    END""",
    """CREATE TRIGGER leaves_whole BEFORE INSERT ON leaves
    WHEN typeof(NEW.hashes) <> 'blob' OR length(NEW.hashes) % 32 <> 0 OR length(NEW.hashes) = 0
        OR (1 << (length(NEW.hashes) / 32 - 1)) <> (NEW.position & -NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a leaf has the hashes that it closes'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION index_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        EXECUTE format('UPDATE %I.standing SET whole = 0 WHERE whole <> 0', TG_TABLE_SCHEMA);
        RETURN NULL;
    END $$""",
    *(
        f"""CREATE TRIGGER {table}_after_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION index_changed()"""
        for table in INDEX
    ),
    """CREATE FUNCTION entries_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT FROM added WHERE recorded_at !~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z$'
            OR recorded_at COLLATE "C" > to_char(clock_timestamp() AT TIME ZONE 'UTC' + interval '1 day',
                'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) THEN
            RAISE EXCEPTION 'the log is append-only: an entry is recorded at a time, none more than a day ahead';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER entries_in_time AFTER INSERT ON entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION entries_in_time()""",
    """CREATE FUNCTION leaves_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT FROM added WHERE octet_length(hashes) % 32 <> 0 OR octet_length(hashes) = 0
            OR (1::bigint << (octet_length(hashes) / 32 - 1)) <> (position::bigint & -position::bigint)) THEN
            RAISE EXCEPTION 'the log is append-only: a leaf has the hashes that it closes';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER leaves_whole AFTER INSERT ON leaves REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION leaves_whole()""",
    # Looked at when the transaction ends: an entry is there before its leaf.
    """CREATE FUNCTION entries_with_leaf() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    DECLARE there boolean;
    BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.leaves WHERE position = $1)', TG_TABLE_SCHEMA)
            INTO there USING NEW.position;
        IF NOT there THEN
            RAISE EXCEPTION 'the log is append-only: an entry has its leaf';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE CONSTRAINT TRIGGER entries_with_leaf AFTER INSERT ON entries DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION entries_with_leaf()""",
    *(
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
        for table, name in (
            ("members", "members_after_change"),
            ("touches", "touches_after_change"),
            ("entries", "entries_in_time"),
            ("entries", "entries_with_leaf"),
            ("leaves", "leaves_whole"),
        )
    ),
)


def upgrade() -> None:
    """Make the row that says what the index is, and add the guards."""
    connection = op.get_bind()
    table = op.create_table(
        "standing",
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
    )
    position, whole = connection.execute(sa.text(_STATE)).one()
    rows = chain.from_iterable(connection.execute(sa.text(f"SELECT * FROM {table}")) for table in INDEX)  # noqa: S608
    size, digest = digest_of_rows(rows)
    op.bulk_insert(table, [{"position": position, "size": size, "digest": digest, "whole": int(bool(whole))}])
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sa.text(statement.replace(":", r"\:")))  # no colon of theirs names a parameter


_STATE = """SELECT (SELECT coalesce(max(position), 0) FROM entries),
    (SELECT count(*) FROM entries WHERE section IN ('events', 'mending')) = (SELECT count(*) FROM members)"""


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
