"""Sources by document: a page's places numbered document by document, the nearest to the act first, and called '2a'."""

from collections.abc import Sequence

from attrs import evolve

from tracker.narrative.narrative import Narrative
from tracker.projections.origins import nearness_of
from tracker.reports.briefs.briefing import Briefing, Citation
from tracker.reports.briefs.numbering import renumbered

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def cited_by_document(briefing: Briefing, narrative: Narrative) -> Briefing:
    """Give a page's sources numbers by document: own statements first, then wires, the press, and copies."""
    documents = dict.fromkeys(source.document for source in briefing.sources)
    ranked = sorted(documents, key=lambda name: nearness_of(narrative.documents[name], narrative.catalogue))
    ordered = [source for name in ranked for source in briefing.sources if source.document == name]
    made = [evolve(one, number=place) for place, one in enumerate(_marked(ordered, ranked), 1)]
    numbers = {old.number: new for old, new in zip(ordered, made, strict=True)}
    told: Briefing = renumbered(briefing, numbers)
    return evolve(told, sources=tuple(made))


def _marked(ordered: Sequence[Citation], ranked: Sequence[str]) -> list[Citation]:
    """Give each place its document's number, and a letter where the document is cited in several places."""
    found: list[Citation] = []
    for number, name in enumerate(ranked, 1):
        places = [source for source in ordered if source.document == name]
        found += [
            evolve(source, mark=f"{number}{_letters(place) if len(places) > 1 else ''}")
            for place, source in enumerate(places)
        ]
    return found


def _letters(place: int) -> str:
    """Write a place as a letter: a to z, then aa, ab and on."""
    before, last = divmod(place, len(_LETTERS))
    return (_letters(before - 1) if before else "") + _LETTERS[last]
