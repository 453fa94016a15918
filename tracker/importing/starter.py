"""A mapping to fill in, written from the columns of a table: what has to be said stands there, with what it means."""

import re
from pathlib import Path

from tracker.importing.tables import table_rows
from tracker.importing.templates import as_id
from tracker.text.writer import written_value

_MOST_SHOWN = 3
"""So many different cells of a column are shown."""

_MAPPING = """\
# Fill in what stands as '...', and take away what you do not need. docs/import.md tells what every key means.
# The columns, each with some of its cells:
{cells}
mapping: {{id: {id}, title: {title}}}
table: {{columns: [{columns}]}}
documents:
  head:
    id: {id}
    title: {title}
    publisher: ...
    published: {{date: ..., basis: printed}}
    licence: ...
    citation: ...
values:
  date: {{date: "{{{first}}}", written: [YYYY-MM-DD]}}
  who: {{of: "{{{first}}}", system: name, on: "{{date}}"}}
events:
  - {{id: "row-{{row}}", kind: ..., date: "{{date}}", who: ["{{who}}"]}}
drop:
  - {{when: {{{first}: ""}}, because: ...}}
"""


def starting_mapping(table: Path) -> str:
    """Return a mapping that names the columns of a table; raises LogError where that is none."""
    shown: dict[str, dict[str, None]] = {}
    for row in table_rows(table, ()):
        for name, cell in row.cells.items():
            of_column = shown.setdefault(name, {})
            if cell and len(of_column) < _MOST_SHOWN:
                of_column[cell] = None
        if all(len(cells) == _MOST_SHOWN for cells in shown.values()):
            break
    name = as_id(re.sub(r"\..*", "", table.name)) or "table"
    cells = [f"#   {column}: {' | '.join(' '.join(cell.split())[:40] for cell in shown[column])}" for column in shown]
    columns = [written_value(column) for column in shown]
    return _MAPPING.format(
        cells="\n".join(cells), id=name, title=name, columns=", ".join(columns), first=next(iter(shown), "column")
    )
