"""Which sections a page has and in which order: all that its form has, or those that somebody chose."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from tracker.narrative.narrative import Narrative
from tracker.reports.briefs.briefing import Briefing, Section, Sentence
from tracker.reports.briefs.numbering import renumbered
from tracker.reports.briefs.page import Page


@frozen
class Form:
    """A form of page: what it is called, its sections in their order, and those of its annex."""

    name: str
    sections: tuple[str, ...]
    annex: tuple[str, ...] = ()


TWO = Form(
    "two pages on two actors",
    ("facts", "happened", "positions", "watch", "unknown", "glance"),
    ("grades", "states", "events", "figures", "positions", "claims", "disputes", "plans", "offices", "gaps"),
)
TWO_FULL = Form(
    "the full briefing of two actors",
    ("states", "happened", "figures", "positions", "claims", "plans", "disputes", "offices", "gaps"),
)
ONE = Form(
    "the briefing of one actor",
    ("glance", "lists", "partners", "others", "persons", "figures", "positions", "plans", "disputes"),
)
ONE_SHORT = Form(
    "two pages on one actor",
    ("facts", "happened", "watch", "unknown", "glance"),
    ("grades", "lists", "partners", "others", "persons", "figures", "positions", "plans", "disputes"),
)
FORMAT = Form(
    "the briefing of a format",
    ("members", "turns", "happened", "positions", "glance", "outside", "of-members"),
)
FORMAT_SHORT = Form(
    "two pages on a format",
    ("facts", "happened", "watch", "unknown", "glance"),
    ("grades", "members", "turns", "events", "positions", "outside", "of-members"),
)


@frozen
class Arrangement:
    """The sections that somebody chose, by their names; None for all that the form has."""

    sections: tuple[str, ...] | None = None
    annex: tuple[str, ...] | None = None

    def sections_of(self, form: Form) -> tuple[str, ...]:
        """Name the sections that a page of a form may have before its annex."""
        return form.sections if self.sections is None else self.sections

    def annex_of(self, form: Form) -> tuple[str, ...]:
        """Name the sections that the annex of a page of a form may have."""
        return form.annex if self.annex is None else self.annex


ALL = Arrangement()


def blank_page(narrative: Narrative, day: int, actors: tuple[str, ...], wanted: Arrangement, form: Form) -> Page:
    """Begin a page of a form, which knows the sections that it will have."""
    return Page(narrative, day, actors, annex=wanted.annex_of(form), sections=wanted.sections_of(form))


Parts = Mapping[str, Section | Sequence[Section] | None]
"""What a page can have, by the names of its form: a section, several, or nothing where there is nothing to say."""


def arranged(parts: Parts, wanted: Sequence[str] | None) -> tuple[Section, ...]:
    """Put together what a page has of its parts: all, or those that are wanted, in their order."""
    told = [parts[name] for name in (parts if wanted is None else wanted)]
    return tuple(one for part in told for one in ([part] if isinstance(part, Section) else part or ()))


def only_cited(briefing: Briefing) -> Briefing:
    """Leave out the sources that only sections cited which the page does not have, and number the others anew."""
    used = set(_cited((briefing.lead, briefing.sections, briefing.annex)))
    kept = [source for source in briefing.sources if source.number in used]
    made = {source.number: evolve(source, number=place) for place, source in enumerate(kept, 1)}
    told: Briefing = renumbered(briefing, made)
    return evolve(told, sources=tuple(made.values()))


def _cited(part: Any) -> list[int]:
    """List the numbers of the sources that a part of a page cites."""
    if isinstance(part, Sentence):
        return list(part.sources)
    if isinstance(part, tuple):
        return [number for one in part for number in _cited(one)]
    names = getattr(type(part), "__attrs_attrs__", ())
    return [number for each in names for number in _cited(getattr(part, each.name))]
