"""What a log is about: who takes part in its happenings, and which two do so together, in which of them."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from attrs import frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_of, is_person

MOST_TOGETHER = 8
"""Of more that take part in one event, no two are told of as a pair for that alone: a roll call makes no relation."""


@frozen(eq=False)
class Contents:
    """Who takes part in which happenings, and which two in which, by their codes; persons stand for none."""

    actors: Mapping[str, tuple[Happening, ...]]
    pairs: Mapping[tuple[str, str], tuple[Happening, ...]]

    def of(self, actor: str) -> "Contents":
        """Return what is about one actor: its pairs, and who is in them."""
        pairs = {pair: found for pair, found in self.pairs.items() if actor in pair}
        codes = {actor}.union(*pairs)
        return Contents({code: found for code, found in self.actors.items() if code in codes}, pairs)


def contents(narrative: Narrative) -> Contents:
    """Find who takes part in what is told, parts as their wholes, and which two take part together."""
    actors: dict[str, list[Happening]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in narrative.happenings.values():
        together = [_acting(narrative, event) for event in happening.events]
        for code in sorted(frozenset[str]().union(*together)):
            actors[code].append(happening)
        few = [codes for codes in together if len(codes) <= MOST_TOGETHER]
        for pair in sorted({pair for codes in few for pair in combinations(sorted(codes), 2)}):
            pairs[pair].append(happening)
    return Contents(
        {code: tuple(found) for code, found in sorted(actors.items())},
        {pair: tuple(found) for pair, found in sorted(pairs.items())},
    )


def _acting(narrative: Narrative, event: Event) -> frozenset[str]:
    catalogue = narrative.catalogue
    codes = {whole_of(code) for code in actors_of(event, narrative)}
    return frozenset(code for code in codes if catalogue.actor(code) and not is_person(catalogue, code))
