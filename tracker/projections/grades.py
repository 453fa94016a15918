"""How well something is founded, in one word: what stands behind an answer, an act or a plan on a page or a screen."""

from collections.abc import Iterable, Sequence
from enum import Enum

from tracker.calculus.doubts import Doubt
from tracker.model.codes import whole_of
from tracker.model.events import Event, Stance
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.alike import Same, deciding_events
from tracker.projections.briefing_gaps import office_of
from tracker.projections.dyads import actors_of
from tracker.projections.origins import Origin, nearness_of


class Grade(Enum):
    """How well something is founded; the value is the word that is printed."""

    OFFICIAL = "official"
    SEVERAL = "several"
    ONE = "one source"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    STALE = "stale"


MEANINGS = {
    Grade.OFFICIAL: "stated by an office of one of those concerned, or by a text in force",
    Grade.SEVERAL: "two sources or more, none of them official",
    Grade.ONE: "one source, not official",
    Grade.CLAIMED: "on somebody's word alone",
    Grade.DISPUTED: "denied, or told in ways that cannot all be true",
    Grade.STALE: "nothing recent confirms it",
}
"""What each grade means, as a key prints it."""


def grade_of_answer(same: Same, narrative: Narrative) -> Grade:
    """Grade an answer by its doubts, or else by the events that decide it."""
    why = {doubt for holding in same for doubt in holding.why}
    grade = grade_of_events(deciding_events(same), narrative)
    if Doubt.CONTESTED in why:
        return Grade.DISPUTED
    if Doubt.CLAIMED in why:
        return Grade.CLAIMED
    return Grade.STALE if not why.isdisjoint((Doubt.STALE, Doubt.TERM)) else grade


def grade_of_answers(several: Iterable[Same], narrative: Narrative) -> Grade | None:
    """Grade answers that are told as one; None where some are founded better than others."""
    grades = {grade_of_answer(same, narrative) for same in several}
    return grades.pop() if len(grades) == 1 else None


def grade_of_act(happening: Happening, narrative: Narrative) -> Grade:
    """Grade an act, or a plan, by all that tells of it."""
    if happening.id in narrative.contested:
        return Grade.DISPUTED
    if happening.doubt is Doubt.CLAIMED:
        return Grade.CLAIMED
    return grade_of_events(happening.reports or happening.plans or happening.events, narrative)


def grade_of_events(events: Sequence[Event], narrative: Narrative) -> Grade:
    """Grade what some events tell: officially, by several documents or by one, or only claimed."""
    told = [event for event in events if event.stance is not Stance.CLAIMED]
    if events and not told:
        return Grade.CLAIMED
    documents = [narrative.documents[name] for name in dict.fromkeys(event.document for event in told)]
    own_text = any(nearness_of(document, narrative.catalogue) is Origin.OFFICIAL for document in documents)
    if own_text or any(_is_spoken_for(event, narrative) for event in told if event.speakers):
        return Grade.OFFICIAL
    return Grade.SEVERAL if len({document.publisher for document in documents}) > 1 else Grade.ONE


def _is_spoken_for(event: Event, narrative: Narrative) -> bool:
    """Say whether one of those concerned is its speaker."""
    speakers = {whole_of(code) for speaker in event.speakers for code in (speaker, *_offices(speaker, narrative))}
    return not speakers.isdisjoint(actors_of(event, narrative))


def _offices(person: str, narrative: Narrative) -> list[str]:
    """List the offices that the log ever gives to somebody."""
    held = [fluent for fluent in narrative.fluents if person in fluent.args]
    found = [office_of(narrative, fluent.name, fluent.args) for fluent in held]
    return [office for office in found if office is not None]
