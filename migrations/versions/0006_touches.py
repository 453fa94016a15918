"""The index is read by component and key, too, and on SQLite it is its own key: nothing of it is kept twice.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE TABLE again (key TEXT NOT NULL, component INTEGER NOT NULL, PRIMARY KEY (key, component)) WITHOUT ROWID",
    "INSERT INTO again SELECT key, component FROM touches ORDER BY key, component",
    "DROP TABLE touches",
    "ALTER TABLE again RENAME TO touches",
    # Those of 0004 went with the table.
    *(
        f"""CREATE TRIGGER touches_after_{change.lower()} AFTER {change} ON touches
        WHEN (SELECT whole FROM standing) BEGIN UPDATE standing SET whole = 0; END"""  # noqa: S608 - our own names
        for change in ("INSERT", "UPDATE", "DELETE")
    ),
)

POSTGRESQL = ("DROP INDEX touches_component",)


def upgrade() -> None:
    """Make the table anew where a database can do without what it kept twice, and the index by component and key."""
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
    op.create_index("touches_component", "touches", ["component", "key"])


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
