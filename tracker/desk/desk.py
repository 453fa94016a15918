"""The front door: a store that answers, takes logs and mendings, proves itself, and is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.doors.asking import Asking
from tracker.desk.doors.catalogues import Catalogues
from tracker.desk.doors.drafting import Drafting
from tracker.desk.doors.keeping import Keeping
from tracker.desk.doors.tables import Tables
from tracker.desk.doors.writing import Writing

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Desk(Asking, Tables, Writing, Drafting, Keeping, Catalogues):
    """Every question and act of the tracker, on one store.

    What is wrong is raised as one of the families of `tracker.model.failures`: the log, the question, the store, a
    file. Dates are `datetime.date` or written YYYY-MM-DD; actors are named by code or any name of theirs.
    """

    @classmethod
    def open(
        cls,
        store: str | Path = "tracker.db",
        *,
        seeds: str | Path | None = None,
        stays_open: bool = False,
        handling: str = "",
    ) -> Self:
        """Return the desk of a store, a file or a database URL, with a folder of seeds on top.

        Nothing is read before the first question. Where there will be many, one connection `stays_open` for all of
        them until the desk is closed. No answer and no page tells anything of a document that is marked above
        `handling`; what is exported or copied is the log itself.
        """
        return cls(str(store), Path(seeds) if seeds else None, stays_open=stays_open, handling=handling)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
