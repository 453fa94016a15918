"""Of which period a briefing tells where nobody names one: a year, or since the last change where it is empty."""

from collections.abc import Iterable

from tracker.model.days import PAST
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.briefing_story import changes_state
from tracker.projections.ordering import by_days


def period_start(narrative: Narrative, own: Iterable[Happening], first: int, day: int) -> int:
    """Return a first day, or that of the last sure change before it, where nothing happened from it up to a day."""
    happened = [happening for happening in own if happening.reports and happening.act[0] <= day]
    if any(happening.act[1] >= first for happening in happened):
        return first
    changes = [one for one in by_days(happened) if one.certain and changes_state(narrative, one)]
    if not changes:
        return first
    begins, ends = changes[-1].act
    return begins if begins > PAST else ends
