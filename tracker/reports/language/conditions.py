"""Conditions in words: a fluent as a phrase, with its values, or as a sentence with its verb in the tense it wants."""

import re
from collections.abc import Iterable, Sequence

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE
from tracker.narrative.effects import UNSTATED
from tracker.narrative.spans import Condition
from tracker.projections.answers import Holding
from tracker.reports.language.names import name, spoken_player
from tracker.reports.language.templates import adjective_of, fill
from tracker.reports.language.words import capital, listed

_VERB = re.compile(r"\{(is|are|has|have)\}")
_AFFIRMED = (0, 2)
_FORMS = {
    "is": ("is", "is not", "has been", "has not been"),
    "are": ("are", "are not", "have been", "have not been"),
    "has": ("has", "does not have", "has had", "has not had"),
    "have": ("have", "do not have", "have had", "have not had"),
}
_PAIR = re.compile(r" (?:between|of) \{[a-z-]+\} and \{[a-z-]+\}")
_AN = re.compile(r"\b([Aa]) (?=[aeiou])")
_TWICE = re.compile(r"\b(\w+) \1\b")


def fluent_phrase(
    fluent: Fluent, catalogue: Catalogue, day: int = FUTURE, *, of_two: bool = False, several: bool = False
) -> str:
    """Write a fluent as a phrase: 'membership of Lithuania in China-CEEC (17+1)'.

    Where it is said already which two are meant (`of_two`), what is of both leaves their names out. `several` are told
    as one: '18 countries' ambassadors to Russia'.
    """
    sort = catalogue.known_fluent(fluent.name)
    args = dict(zip(sort.args, fluent.args, strict=True))

    def play(arg: str) -> list[str]:
        return [spoken_player(sort.args[arg], args[arg], catalogue, day)] if arg in args else []

    says = sort.phrase(several=several)
    return fill(
        _PAIR.sub("", says) if of_two and sort.symmetric else says,
        play,
        lambda arg: adjective_of([args[arg]], catalogue),
    )


def value_phrase(value: str | None) -> str:
    """Write a fluent's value; one that an event did not name is said to be so."""
    return "not said" if value == UNSTATED else value or ""


def values_phrase(values: Iterable[str | None]) -> str:
    """Write the values of which one holds: 'recalled or expelled'; empty where the fluent has none."""
    return listed([value_phrase(value) for value in values if value], "or")


def condition_phrase(
    same: Sequence[Holding], catalogue: Catalogue, day: int, *, of_two: bool = False, several: bool = False
) -> str:
    """Write the answers of one fluent: 'Membership of Lithuania in the EU: full', '(through the EU)' where it is."""
    first = same[0]
    values = values_phrase(holding.value for holding in same)
    phrase = fluent_phrase(first.fluent, catalogue, day, of_two=of_two and not first.through, several=several)
    return f"{capital(phrase)}{f': {values}' if values else ''}{through_format(first.through, catalogue, day)}"


def through_format(code: str | None, catalogue: Catalogue, day: int = FUTURE) -> str:
    """Say behind a condition which format shares it: ' (through the EU)'; nothing where none does."""
    return f" (through {name(catalogue, code, day)})" if code else ""


def by_name(answers: Iterable[Holding], catalogue: Catalogue, day: int) -> list[Holding]:
    """Order the answers of one sort and day as they are printed: by names, and not by codes."""

    def place(holding: Holding) -> tuple[bool, int, str]:
        phrase = fluent_phrase(holding.fluent, catalogue, day).casefold()
        return holding.answer is not Answer.HOLDS, holding.since.latest, phrase

    return sorted(answers, key=place)


def state_phrase(state: Condition) -> str:
    """Write a state: 'holds: recalled', 'possibly: recalled or expelled', 'does not hold'."""
    values = values_phrase(state.values)
    if state.answer is Answer.POSSIBLY and not values:
        return "possibly" if state.values == (None,) else "not known"
    return f"{state.answer.value}: {values}" if values else state.answer.value


def conjugated(  # noqa: PLR0913, PLR0917 - a sentence is put together in one place
    fluent: Fluent, values: Sequence[str], catalogue: Catalogue, day: int, form: int, last: Sequence[str] = ()
) -> str:
    """Fill a fluent's sentence, its verb in a form: now, not now, since then, not since then.

    `last` stands for the last argument where the sentence is told of several.
    """
    sort = catalogue.known_fluent(fluent.name)
    args = dict(zip(sort.args, fluent.args, strict=True))

    def play(role: str) -> list[str]:
        if role == "value":
            return [listed(values, "or")] if values else []
        if last and role == list(args)[-1]:
            return list(last)
        return [spoken_player(sort.args[role], args[role], catalogue, day)]

    own = sort.value_states.get(values[0]) if len(values) == 1 and form in _AFFIRMED else None
    template = _VERB.sub(lambda verb: _FORMS[verb[1]][form], own or sort.state)
    text = fill(template, play, lambda role: listed(play(role)))
    return _AN.sub(r"\1n ", _TWICE.sub(r"\1", text))
