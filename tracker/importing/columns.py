"""The columns that a table has to have, and how a table is refused."""

from collections.abc import Sequence

from tracker.model.failures import LogError
from tracker.text.shape import Faults, Wrong, nearest
from tracker.text.tree import Fields

NOTHING = "Nothing was imported."


def refused(faults: Faults, line: int, *wrong: Wrong) -> LogError:
    """Return the error that refuses a table for what is wrong on a line."""
    for fault in wrong:
        faults.at_start(Fields(line, 1), fault)
    return LogError(faults.found, NOTHING)


def check_columns(names: Sequence[str], columns: Sequence[str], faults: Faults) -> None:
    """Raise LogError for the columns that a table does not have, or has twice; where none are named, all have names."""
    wrong = []
    for column in columns or dict.fromkeys(filter(None, names)):
        if column not in names:
            near = nearest(column, names)
            remedy = f"Nearest: {', '.join(near)}." if near else f"It has: {', '.join(names) or 'nothing'}."
            wrong.append(Wrong("missing-column", f"the table has no column '{column}'", remedy))
        elif names.count(column) > 1:
            wrong.append(Wrong("column-twice", f"the table has a column '{column}' twice", "Name each column once."))
    if wrong:
        raise refused(faults, 1, *wrong)
