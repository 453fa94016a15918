"""When what is told of a fluent grows stale, beside its spans: what comes up is found without the rest of the log.

The spans are taken away, and `tracker rebuild` makes them anew.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and empty the spans."""
    for statement in ("DELETE FROM spans", "DELETE FROM fluents", "UPDATE spanned SET position = 0"):
        op.execute(statement)
    op.add_column("fluents", sa.Column("stale", sa.Text))


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
