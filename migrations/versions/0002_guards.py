"""What guarded the log on SQLite guards it on PostgreSQL, too; no entry is recorded before the last.

Texts are ordered by their characters, whatever the database's own order is; a trigger of PostgreSQL fires whatever a
session says of itself.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER entries_recorded BEFORE INSERT ON entries
    WHEN NEW.recorded_at < (SELECT recorded_at FROM entries ORDER BY position DESC LIMIT 1)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is never recorded before the last'); END""",
)

POSTGRESQL = (
    """ALTER TABLE entries
    ALTER COLUMN recorded_at TYPE varchar(32) COLLATE "C",
    ALTER COLUMN stream TYPE varchar(80) COLLATE "C",
    ALTER COLUMN section TYPE varchar(16) COLLATE "C",
    ALTER COLUMN body TYPE text COLLATE "C" """,
    'ALTER TABLE touches ALTER COLUMN key TYPE text COLLATE "C"',
    # One look at all rows of a statement. Nothing is looked up by a name that the caller's session could give to
    # something of its own: not the functions, and not the table.
    """CREATE FUNCTION entries_grow() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    DECLARE lowest integer; highest integer; many bigint; before record; wrong boolean;
    BEGIN
        SELECT min(position), max(position), count(*) INTO lowest, highest, many FROM added;
        IF many = 0 THEN RETURN NULL; END IF;
        EXECUTE format('SELECT position, recorded_at FROM %I.%I WHERE position < $1 ORDER BY position DESC LIMIT 1',
            TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO before USING lowest;
        EXECUTE format('SELECT max(position) <> $1 FROM %I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME)
            INTO wrong USING highest;
        IF wrong OR lowest <> coalesce(before.position, 0) + 1 OR highest - lowest + 1 <> many THEN
            RAISE EXCEPTION 'the log is append-only: an entry takes the next position';
        END IF;
        EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT stream, number,
                lag(number) OVER (PARTITION BY stream ORDER BY position) AS earlier FROM added) AS a
            WHERE number <> coalesce(earlier, (SELECT max(e.number) FROM %I.%I AS e
                WHERE e.stream = a.stream AND e.position < $1), 0) + 1)', TG_TABLE_SCHEMA, TG_TABLE_NAME)
            INTO wrong USING lowest;
        IF wrong THEN
            RAISE EXCEPTION 'the log is append-only: an entry takes the next number of its stream';
        END IF;
        SELECT EXISTS (SELECT FROM (SELECT recorded_at, lag(recorded_at, 1, before.recorded_at)
            OVER (ORDER BY position) AS earlier FROM added) AS a WHERE recorded_at < earlier) INTO wrong;
        IF wrong THEN
            RAISE EXCEPTION 'the log is append-only: an entry is never recorded before the last';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER entries_next AFTER INSERT ON entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION entries_grow()""",
    "ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_no_change",
    "ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_no_truncate",
    "ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_next",
)


def upgrade() -> None:
    """Add the guards."""
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
