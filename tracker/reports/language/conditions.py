"""Conditions as phrases: a fluent by its catalogue's words, and its value."""

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE
from tracker.narrative.effects import UNSTATED
from tracker.reports.language.names import spoken_player
from tracker.reports.language.templates import adjective_of, fill


def fluent_phrase(fluent: Fluent, catalogue: Catalogue, day: int = FUTURE) -> str:
    """Write a fluent as a phrase: 'membership of Lithuania in China-CEEC (17+1)'."""
    sort = catalogue.known_fluent(fluent.name)
    args = dict(zip(sort.args, fluent.args, strict=True))

    def play(arg: str) -> list[str]:
        return [spoken_player(sort.args[arg], args[arg], catalogue, day)] if arg in args else []

    return fill(sort.says, play, lambda arg: adjective_of([args[arg]], catalogue))


def value_phrase(value: str | None) -> str:
    """Write a fluent's value; one that an event did not name is said to be so."""
    return "not said" if value == UNSTATED else value or ""
