"""What a desk gives to those who go on in R, Stata or Python: panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.desk.bounds import Day, Moment, bounds
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.desk import panels
    from tracker.desk.panels import PanelReport
else:
    panels = Lazily("tracker.desk.panels")


class Tables(Opened):
    """Tables that are made for other programs, row by row."""

    def panel(  # noqa: PLR0913 - one argument a choice
        self,
        *actors: str,
        first: Day | int,
        last: Day | int,
        fluents: Sequence[str] = (),
        unit: str = "dyad",
        every: str = "year",
        rule: str = "last-day",
        directed: bool = True,
        counts: Sequence[str] = (),
        figures: bool = False,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> PanelReport:
        """Make a panel: a row for each pair of actors, or each actor, and each year, quarter, month or day.

        The actors are codes, names, formats (for their members), 'all' countries, or the states of a list, 'cow' or
        'gw'. `first` and `last` may be years. A column is never 0 where the log does not know: it is None, and the
        column beside it says why. `counts` are of acts: by kind, quad, root and goldstein.
        """
        question = panels.PanelQuestion(
            ",".join(actors),
            str(first),
            str(last),
            tuple(fluents),
            unit,
            every,
            rule,
            directed,
            tuple(counts),
            figures,
        )
        return panels.panel_report(self, question, bounds(None, known_by, recorded_by))
