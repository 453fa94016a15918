"""What the desk mends, as a view: mendings in force with what each mends; events and heads say by it whether they are.

The spans are taken away: an older program said 'no' before what only plans touch. `tracker rebuild` makes them anew.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MENDINGS = """CREATE VIEW mendings AS
WITH RECURSIVE told AS (  -- each mending, a row for each of what it names
    SELECT m.position, m.recorded_at, m.stream AS document, {id} AS mending, {kind} AS kind, o.value AS mends,
        {reason} AS reason, m.stream || '/' || {id} AS ref
    FROM entries AS m, {named} WHERE m.section = 'mending'),
taken AS (  -- what takes mendings back, or documents that have some, and was itself said by one or the other
    SELECT position, min(ref) AS ref, min(document) AS document, {lines} AS gone,
        row_number() OVER (ORDER BY position DESC) AS turn
    FROM told WHERE kind = 'retraction'
        AND (mends IN (SELECT ref FROM told) OR mends IN (SELECT document FROM told))
    GROUP BY position),
settled AS (  -- the latest first: what a later one took back takes nothing back
    SELECT {zero} AS turn, {zero} AS position, {zero} AS stands, {newline} AS gone
    UNION ALL
    SELECT t.turn, t.position,
        CASE WHEN {is_gone} THEN 0 ELSE 1 END,
        CASE WHEN {is_gone} THEN s.gone ELSE s.gone || t.gone || {newline} END
    FROM settled AS s JOIN taken AS t ON t.turn = s.turn + 1)
SELECT position, recorded_at, document, mending, kind, mends, {event} AS event, reason
FROM told AS m
WHERE NOT EXISTS (SELECT 1 FROM settled AS s JOIN told AS t ON t.position = s.position
    WHERE s.stands = 1 AND t.position > m.position AND t.mends IN (m.ref, m.document))"""

ACTS = """CREATE VIEW acts AS
SELECT e.position, e.recorded_at, e.stream AS document, {id} AS event, {kind} AS kind, {date} AS date,
    {effective} AS effective, {until} AS until, COALESCE({stance}, 'reported') AS stance, {happening} AS happening,
    CASE WHEN e.stream || '/' || {id} IN (SELECT event FROM mendings WHERE kind IN ({changing}))
        OR e.stream IN (SELECT mends FROM mendings WHERE kind = 'retraction')
        OR COALESCE({happening} IN (SELECT mends FROM mendings WHERE kind IN ('merge', 'split')), {no})
        THEN 1 ELSE 0 END AS mended, e.body
FROM entries AS e WHERE e.section = 'events'"""

DOCUMENTS = """CREATE VIEW documents AS
SELECT e.position, e.recorded_at, e.stream AS document, {title} AS title, {publisher} AS publisher,
    {published} AS published, COALESCE({handling}, 'PUBLIC') AS handling, COALESCE({quotable}, 'yes') AS quotable,
    {licence} AS licence, {citation} AS citation,
    CASE WHEN e.stream IN (SELECT mends FROM mendings WHERE kind IN ('correction', 'retraction'))
        THEN 1 ELSE 0 END AS mended, e.body
FROM entries AS e WHERE e.section = 'head'"""

CHANGING = "'correction', 'retraction', 'merge', 'split'"

OF_EVENT = ("id", "kind", "date", "effective", "until", "stance", "happening")
OF_HEAD = ("title", "publisher", "handling", "quotable", "licence", "citation")

SQLITE = {
    "named": "json_each(m.body, '$.of') AS o",
    "lines": "group_concat(mends, char(10))",
    "newline": "char(10)",
    "zero": "0",
    "no": "0",
    "is_gone": "instr(s.gone, char(10) || t.ref || char(10)) OR instr(s.gone, char(10) || t.document || char(10))",
    # As far as a second stroke: 'paper/left/LTU' is of the event 'paper/left'.
    "event": """substr(mends, 1, CASE instr(substr(mends, instr(mends, '/') + 1), '/') * (instr(mends, '/') > 0)
        WHEN 0 THEN length(mends) ELSE instr(mends, '/') + instr(substr(mends, instr(mends, '/') + 1), '/') - 1 END)""",
}
POSTGRESQL = {
    "named": """LATERAL json_array_elements_text(CASE json_typeof(m.body::json -> 'of')
        WHEN 'array' THEN m.body::json -> 'of' ELSE json_build_array(m.body::json -> 'of') END) AS o(value)""",
    "lines": "string_agg(mends, chr(10))",
    "newline": "chr(10)",
    "zero": "0::bigint",
    "no": "false",
    "is_gone": """strpos(s.gone, chr(10) || t.ref || chr(10)) > 0
            OR strpos(s.gone, chr(10) || t.document || chr(10)) > 0""",
    "event": "concat_ws('/', split_part(mends, '/', 1), nullif(split_part(mends, '/', 2), ''))",
}


def _views(dialect: str) -> list[str]:
    """Write the views as a database has them; what they have is the same in each."""
    words = SQLITE if dialect == "sqlite" else POSTGRESQL

    def key(table: str, name: str) -> str:
        if dialect == "sqlite":
            return f"json_extract({table}.body, '$.{name}')"
        return f"({table}.body::json #>> '{{{name.replace('.', ',')}}}')"

    of_mending = {name: key("m", name) for name in ("id", "kind", "reason")}
    of_entry = {name: key("e", name) for name in (*OF_EVENT, *OF_HEAD)}
    return [
        MENDINGS.format(**words, **of_mending),
        ACTS.format(**words, **of_entry, changing=CHANGING),
        DOCUMENTS.format(**of_entry, published=key("e", "published.date")),
    ]


def upgrade() -> None:
    """Make the views anew, and empty the spans."""
    for view in ("acts", "documents"):
        op.execute(f"DROP VIEW {view}")
    for statement in _views(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", r"\:")))  # no colon of theirs names a parameter
    for statement in ("DELETE FROM spans", "DELETE FROM fluents", "UPDATE spanned SET position = 0"):
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a log is never taken apart."""
    raise NotImplementedError("a log is never taken apart; restore a backup instead")
