"""The relation of two actors at the end of a day: every answer, and what was stated, planned or contested."""

from attrs import field, frozen

from tracker.model.events import Document
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import LeftOut, Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings, shared_holding
from tracker.projections.chronology import Act, chronology
from tracker.projections.dyads import Dyad, own_fluents, own_happenings, shared_fluents
from tracker.projections.plans import Plan, plans
from tracker.projections.statements import Count, Statement, count_acts, latest_statements


@frozen
class Asked:
    """What an answer rests on: the three dates, the catalogue, the store's position, and what was read.

    `on` and `known_by` are days, None for no bound; `recorded_by` is as it was asked.
    """

    on: int
    known_by: int | None = None
    recorded_by: str | None = None
    catalogue: str = ""
    position: int | None = None


@frozen(eq=False)
class Relation:
    """What holds between two actors at the end of a day, as far as was known, with everything that says so."""

    dyad: Dyad
    asked: Asked
    documents: tuple[Document, ...]
    events: int
    left_out: tuple[LeftOut, ...]
    answers: tuple[Holding, ...]
    figures: tuple[Statement, ...]
    positions: tuple[Statement, ...]
    counts: tuple[Count, ...]
    pending: tuple[Plan, ...]
    contested: tuple[Happening, ...]
    chronology: tuple[Act, ...]
    narrative: Narrative = field(repr=False)


def relation(narrative: Narrative, dyad: Dyad, asked: Asked) -> Relation:
    """Answer every fluent of a dyad that a known event touches, whatever the answer, in the catalogue's order."""
    timelines = Timelines(narrative)
    own = own_happenings(narrative, dyad)
    shared = shared_fluents(narrative, dyad)
    answers = [answer for fluent in own_fluents(narrative, dyad) for answer in holdings(timelines, fluent, asked.on)]
    answers += [answer for each in shared for answer in shared_holding(timelines, each, asked.on)]
    entries = chronology(timelines, own, shared, asked.on)
    told = [entry.happening for entry in entries if not entry.cause_only]
    return Relation(
        dyad=dyad,
        asked=asked,
        documents=tuple(log.document for log in narrative.logs if not log.document.desk),
        events=len(narrative.events),
        left_out=narrative.left_out,
        answers=tuple(sorted(answers, key=lambda answer: _place(narrative, answer))),
        figures=latest_statements(narrative, own, asked.on, "figure"),
        positions=latest_statements(narrative, own, asked.on, "position"),
        counts=count_acts(narrative, told, asked.on),
        pending=plans(narrative, own, asked.on),
        contested=tuple(one for one in [*told, *_only_denied(own)] if one.id in narrative.contested),
        chronology=tuple(entry for entry in entries if not _is_statement(narrative, entry)),
        narrative=narrative,
    )


def _only_denied(own: list[Happening]) -> list[Happening]:
    """List what somebody denies and nobody reports or plans."""
    return [one for one in own if one.denials and not one.reports and not one.plans]


def _place(narrative: Narrative, answer: Holding) -> tuple[int, int, str]:
    """Order answers by section, then by the catalogue's fluents, then by their arguments."""
    return *narrative.catalogue.place(answer.fluent.name), str(answer.fluent)


def _is_statement(narrative: Narrative, entry: Act) -> bool:
    kinds = [narrative.catalogue.kind(event.kind) for event in entry.happening.reports]
    return all(kind is not None and kind.shows != "act" for kind in kinds)
