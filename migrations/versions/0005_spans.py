"""The spans: over which days each base fluent holds or may, made from the log; and views of both for other programs.

What is in the tables is made anew by the program, after an upgrade by `tracker rebuild`.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ANSWERS = """CREATE VIEW answers AS
SELECT f.key AS fluent, f.name, f.one, f.two, f.three, f.four, s.value,
    CASE WHEN s.certain = 1 THEN 'holds' WHEN s.denied IS NOT NULL THEN 'denied' ELSE 'possibly' END AS answer,
    s.first AS first_day, s.last AS last_day, s.told, s.denied, s.began, s.ended, f.complete_from, f.complete_to
FROM fluents AS f JOIN spans AS s ON s.fluent = f.number"""

MEMBERSHIPS = """CREATE VIEW memberships AS
SELECT one AS member, two AS format, value, answer, first_day, last_day, told, began, ended, complete_from, complete_to
FROM answers WHERE name = 'member'"""

ACTS = """CREATE VIEW acts AS
SELECT e.position, e.recorded_at, e.stream AS document, {id} AS event, {kind} AS kind, {date} AS date,
    {effective} AS effective, {until} AS until, COALESCE({stance}, 'reported') AS stance, {happening} AS happening,
    {mended} AS mended, e.body
FROM entries AS e WHERE e.section = 'events'"""

DOCUMENTS = """CREATE VIEW documents AS
SELECT e.position, e.recorded_at, e.stream AS document, {title} AS title, {publisher} AS publisher,
    {published} AS published, COALESCE({handling}, 'PUBLIC') AS handling, COALESCE({quotable}, 'yes') AS quotable,
    {licence} AS licence, {citation} AS citation, e.body
FROM entries AS e WHERE e.section = 'head'"""

MENDED = """CASE WHEN EXISTS (SELECT 1 FROM entries AS m WHERE m.section = 'mending'
    AND {found}) THEN 1 ELSE 0 END"""

KEYS = (
    "id",
    "kind",
    "effective",
    "until",
    "stance",
    "happening",
    "title",
    "publisher",
    "handling",
    "quotable",
    "licence",
    "citation",
)


def _views(dialect: str) -> list[str]:
    """Write the views as a database has them; what they have is the same in each."""
    if dialect == "sqlite":
        keys = {key: f"json_extract(e.body, '$.{key}')" for key in KEYS}
        keys["date"] = "json_extract(e.body, '$.date')"
        keys["published"] = "json_extract(e.body, '$.published.date')"
        found = "instr(m.body, '\"' || e.stream || '/' || json_extract(e.body, '$.id') || '\"')"
    else:
        keys = {key: f"(e.body::json ->> '{key}')" for key in KEYS}
        keys["date"] = "(e.body::json ->> 'date')"
        keys["published"] = "(e.body::json #>> '{published,date}')"
        found = "strpos(m.body, '\"' || e.stream || '/' || (e.body::json ->> 'id') || '\"') > 0"
    keys["mended"] = MENDED.format(found=found)
    return [ANSWERS, MEMBERSHIPS, ACTS.format(**keys), DOCUMENTS.format(**keys)]


def upgrade() -> None:
    """Make the tables, empty, and the views."""
    op.create_table(
        "fluents",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        *(sa.Column(argument, sa.Text) for argument in ("one", "two", "three", "four")),
        sa.Column("complete_from", sa.String(10)),
        sa.Column("complete_to", sa.String(10)),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("fluents_key", "fluents", ["key"])
    op.create_index("fluents_one", "fluents", ["one", "name"])
    op.create_index("fluents_two", "fluents", ["two", "name"])
    op.create_index("fluents_three", "fluents", ["three", "name"])
    op.create_table(
        "spans",
        sa.Column("fluent", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("certain", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("denied", sa.Text),
        sa.Column("began", sa.Text, nullable=False),
        sa.Column("ended", sa.Text, nullable=False),
    )
    table = op.create_table("spanned", sa.Column("position", sa.Integer, nullable=False))
    op.bulk_insert(table, [{"position": 0}])
    for statement in _views(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", r"\:")))  # no colon of theirs names a parameter


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
