"""What weighs more, where there is no room for all: of conditions, of acts, and of chains of acts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.alike import values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_story import Step, changes_state, walk

_HEAVY = 5.0
"""From this Goldstein score on, for better or worse, an act is more than words: it opens or closes something."""
_MANY = 9
"""So many changes of what holds weigh as much as any more."""


def condition_weight(catalogue: Catalogue, holding: Holding) -> tuple[int, bool, bool, int, str]:
    """Order conditions: by subject, what is of both before what is of one, what has a value before what has none."""
    sort = catalogue.known_fluent(holding.fluent.name)
    subject, place = catalogue.place(holding.fluent.name)
    return subject, not sort.symmetric, not holding.value, place, str(holding.fluent)


def in_weight(catalogue: Catalogue, answers: Iterable[Holding]) -> list[list[Holding]]:
    """Order conditions by subject and by what weighs more in it."""
    return sorted(values_together(answers), key=lambda same: condition_weight(catalogue, same[0]))


def weightiest_acts(
    narrative: Narrative, acts: Iterable[Happening], period: tuple[int, int], most: int
) -> list[Happening]:
    """Choose acts: surely of the period before perhaps, what binds before words, the later first.

    Of acts that weigh the same, those of another kind come before a second one of a kind.
    """
    weights = {act.id: _act_weight(narrative, act, period) for act in acts}
    ranked = sorted(acts, key=lambda act: (weights[act.id], act.act[1], act.id), reverse=True)
    places = _places_in_kind(ranked)
    ranked.sort(key=lambda act: (*(not each for each in weights[act.id]), places[act.id]))
    return ranked[:most]


def heaviest_chains(narrative: Narrative, steps: Sequence[Step], most: int) -> list[Step]:
    """Keep the chains that weigh most, in their order: what changes what holds, then the longer, then the later."""
    ranked = sorted(range(len(steps)), key=lambda place: _chain_weight(narrative, steps[place]), reverse=True)
    return [steps[place] for place in sorted(ranked[:most])]


def _act_weight(narrative: Narrative, act: Happening, period: tuple[int, int]) -> tuple[bool, bool, bool]:
    """Say whether an act is surely of the period, changes what holds, and is more than words."""
    surely = period[0] <= act.act[0] and act.act[1] <= period[1]
    return surely, changes_state(narrative, act), _is_heavy(narrative, act)


def _is_heavy(narrative: Narrative, act: Happening) -> bool:
    """Say whether the catalogue counts acts of a kind, or gives it a high score for better or worse."""
    kinds = [narrative.catalogue.known_kind(event.kind) for event in act.reports]
    return any(kind.counter is not None or abs(kind.score) >= _HEAVY for kind in kinds)


def _places_in_kind(ranked: Iterable[Happening]) -> dict[str, int]:
    """Say of each act how many of its kind come before it."""
    seen: Counter[str] = Counter()
    places: dict[str, int] = {}
    for act in ranked:
        places[act.id] = seen[act.together.kind]
        seen[act.together.kind] += 1
    return places


def _chain_weight(narrative: Narrative, step: Step) -> tuple[int, int, int]:
    changing = sum(changes_state(narrative, each.entry.happening) for each in walk([step]))
    return min(changing, _MANY), step.size, step.entry.happening.act[1]
