"""Sentences from the catalogue's templates: names by date, lists and articles as English has them.

In a template `{role}` stands for its players, `{role.adjective}` for the adjective of the first and `{role.ordinal}`
for a number as an ordinal; a part in square brackets is left out where a role that it names is, or gives way to the
next one after a bar: `[{who} of {of}|nationals of {of}]`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Kind
from tracker.model.events import Event, Stance
from tracker.narrative.effects import stated
from tracker.narrative.happenings import Happening
from tracker.narrative.planned import calls_off
from tracker.reports.language.conditions import fluent_phrase
from tracker.reports.language.dates import bare
from tracker.reports.language.names import number_in_words, rank_in_words, spoken_player
from tracker.reports.language.sharing import as_one_of, first_named, its, theirs
from tracker.reports.language.templates import adjective_of, fill
from tracker.reports.language.words import capital, listed

_ROLES = re.compile(r"\{([a-z0-9-]+)\}")
_NONE: Mapping[str, Event] = MappingProxyType({})


def event_sentence(event: Event, catalogue: Catalogue, events: Mapping[str, Event] = _NONE) -> str:
    """Write what an event reports as a sentence without its full stop."""
    return capital(event_clause(event, catalogue, events))


def event_clause(
    event: Event, catalogue: Catalogue, events: Mapping[str, Event] = _NONE, *, coming: bool = False
) -> str:
    """Write what an event reports as it stands within a sentence, by its kind's words, with the names of its day.

    What is only announced is told as something to come, 'would visit', or as the news has it, 'to visit', where it is
    `coming`; what calls off a plan names the plan, where `events` has it.
    """
    plans = [events[ref] for ref in calls_off(event, catalogue) if ref in events]
    named = "; ".join(f"{_told(plan, catalogue)}{_planned_for(plan)}" for plan in plans)
    return _told(event, catalogue, coming=coming) + (f": {named}" if named else "")


def happening_sentence(happening: Happening, catalogue: Catalogue, events: Mapping[str, Event] = _NONE) -> str:
    """Write what a happening is by its fullest report; one that is only a plan, or only denied, is called so."""
    only = "" if happening.reports else " (only announced)" if happening.plans else " (only denied)"
    return event_sentence(happening.together, catalogue, events) + only


def free_end(event: Event, catalogue: Catalogue) -> str:
    """Return the document's own words with which an event's sentence ends; empty where it ends with the catalogue's."""
    kind = catalogue.known_kind(event.kind)
    told = [role for role in _ROLES.findall(kind.told) if event.roles.get(role)]
    return listed(event.roles[told[-1]]) if told and kind.roles[told[-1]].type == "word" else ""


def _told(event: Event, catalogue: Catalogue, *, coming: bool = False) -> str:
    """Write what an event reports as it stands within a sentence."""
    kind = catalogue.known_kind(event.kind)
    if event.that:
        fluent = fluent_phrase(stated(event.that, catalogue), catalogue, event.date.latest)
        value = f": {event.that.value}" if event.that.value else ""
        return f"confirmed{' not to hold' if event.that.absent else ''}: {fluent}{value}"

    def play(role: str) -> list[str]:
        return first_named(
            event, role, [_player(event, kind, role, name, catalogue) for name in event.roles.get(role, ())]
        )

    planned = kind.planned or f"the following would come about: {kind.told}"
    announced = kind.coming if coming else planned
    told = fill(
        theirs(event, kind, announced if event.stance is Stance.ANNOUNCED else kind.told),
        play,
        lambda role: adjective_of(event.roles.get(role, ()), catalogue),
    )
    if kind.subject in event.roles:
        told = its(told, play(kind.subject))
    tags = [*(["each"] if event.each else []), *([] if event.exhaustive else ["among others"])]
    amid = f", amid {event.amid}" if event.amid else ""
    tagged = f" ({', '.join(tags)})" if tags else ""
    return f"{told}{as_one_of(event, catalogue)}{tagged}{amid}"


def _player(event: Event, kind: Kind, role: str, player: str, catalogue: Catalogue) -> str:
    """Write one player of a role; a number that counts something in words where it is small."""
    sort = kind.roles[role].type
    if sort != "number" or "unit" in event.roles or f"{{{role}}} per cent" in kind.sentence:
        return spoken_player(sort, player, catalogue, event.date.latest)
    return rank_in_words(player) if f"{{{role}.ordinal}}" in kind.sentence else number_in_words(player)


def _planned_for(plan: Event) -> str:
    """Say for which day something was planned; empty where none is named."""
    date = plan.works_from
    return "" if date.text == ".." else f", planned for {bare(date.spoken())}"
