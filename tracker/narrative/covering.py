"""What makes a membership start from 'no': that the log knows the members of a format, or tells how an actor came in.

Not known is not no. Whoever is told to join was not in before, and in a format that the log covers nobody is but those
of whom it tells; what was so on the last covered day goes on until an act. Everything else starts from unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.calculus.axioms import Effect
from tracker.calculus.doubts import Doubt
from tracker.narrative.happenings import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.calculus.spans import Span
    from tracker.model.catalogue import Fluent
    from tracker.narrative.happenings import Happening
    from tracker.narrative.narrative import Narrative


def covered_formats(narrative: Narrative) -> dict[str, Span]:
    """Map each format of which the log knows all members to the first and the last day for which it does.

    A document has to be known to claim that, the desk's own too: what it has now, it did not have then.
    """
    found = [*_founded(narrative)]
    for document in (log.document for log in narrative.logs if log.document.formats):
        if known(document.published, narrative.known_by):
            found += [(covered.format, (covered.days.earliest, covered.days.last)) for covered in document.formats]
    covered_days: dict[str, Span] = {}
    for code, (first, last) in found:
        earliest, latest = covered_days.get(code, (first, last))
        covered_days[code] = (min(first, earliest), max(last, latest))
    return covered_days


def came_in(narrative: Narrative, fluent: Fluent) -> bool:
    """Say whether a reported act tells how a fluent began: one that begins it, and before which it was not so.

    An act that is still to come is told, too.
    """
    began = {
        told.happening.id
        for told in narrative.told.get(fluent, ())
        if all(any(change.effect is Effect.INITIATES for change in made) for _, made in told.versions)
    }
    return any(
        one.shared
        and not (one.presumed.holds or one.presumed.observed)
        and one.happening.doubt in (None, Doubt.PLAN)
        and one.happening.id in began
        for one in narrative.presumed.get(fluent, ())
    )


def _founded(narrative: Narrative) -> Iterator[tuple[str, Span]]:
    """Yield the formats that a certain happening founds with all its members, and the day by which it did, twice."""
    for happening in narrative.happenings.values():
        for event in happening.reports if happening.certain else ():
            role = narrative.catalogue.known_kind(event.kind).covers
            for code in event.roles.get(role, ()) if role and event.exhaustive else ():
                begun = _begun(narrative, happening, code)
                own = {change.fluent for change in narrative.effects.changes(event)}
                if begun and begun <= own and all(_is_sure(narrative, happening, fluent) for fluent in begun):
                    yield code, (happening.works[1], happening.works[1])


def _begun(narrative: Narrative, happening: Happening, code: str) -> set[Fluent]:
    """Return what any report of a happening changes about the members of a format."""
    changes = (change.fluent for event in happening.reports for change in narrative.effects.changes(event))
    return {fluent for fluent in changes if narrative.catalogue.covered_format(fluent) == code}


def _is_sure(narrative: Narrative, happening: Happening, fluent: Fluent) -> bool:
    told = [told for told in narrative.told.get(fluent, ()) if told.happening.id == happening.id]
    return all(one.happening.certain and not one.disagree for one in told)
