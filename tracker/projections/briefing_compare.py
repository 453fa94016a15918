"""Relations side by side: what each of some pairs has on a day, subject by subject."""

from collections.abc import Sequence

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import MEMBER
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, values_together
from tracker.projections.answers import standing
from tracker.projections.briefing_short import key_facts
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked, relation
from tracker.projections.weights import condition_weight


@frozen(eq=False)
class Compared:
    """A pair, and its key facts by subject, the weightiest first."""

    dyad: Dyad
    facts: dict[str, list[Same]]


@frozen(eq=False)
class Comparison:
    """Some pairs on a day, and the subjects in which any of them has something, in the catalogue's order."""

    asked: Asked
    pairs: tuple[Compared, ...]
    subjects: tuple[str, ...]
    narrative: Narrative = field(repr=False)


def comparison(narrative: Narrative, dyads: Sequence[Dyad], asked: Asked) -> Comparison:
    """Set the key facts of some pairs side by side."""
    pairs = tuple(Compared(dyad, _facts(narrative, dyad, asked)) for dyad in dyads)
    spoken = {subject for pair in pairs for subject in pair.facts}
    return Comparison(asked, pairs, tuple(one for one in narrative.catalogue.sections if one in spoken), narrative)


def members_of(narrative: Narrative, code: str, day: int) -> list[str]:
    """List who surely belongs to a format on a day."""
    timelines = Timelines(narrative)
    held = [fluent for fluent in narrative.fluents if fluent.name == MEMBER and fluent.args[1] == code]
    answers = [answer for fluent in held for answer in standing(timelines, fluent, day)]
    return sorted({answer.fluent.args[0] for answer in answers if answer.answer is Answer.HOLDS})


def _facts(narrative: Narrative, dyad: Dyad, asked: Asked) -> dict[str, list[Same]]:
    told = key_facts(narrative, values_together(relation(narrative, dyad, asked).answers))
    found: dict[str, list[Same]] = {}
    for same in sorted(told, key=lambda same: condition_weight(narrative.catalogue, same[0])):
        found.setdefault(same[0].section, []).append(same)
    return found
