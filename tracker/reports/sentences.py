"""Sentences from the catalogue's templates: names by date, lists and articles as English has them.

In a template `{role}` stands for its players, `{role.adjective}` for the adjective of the first and `{role.ordinal}`
for a number as an ordinal; a part in square brackets is left out where a role that it names is, or gives way to the
next one after a bar: `[{who} of {of}|nationals of {of}]`.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Actor, Fluent
from tracker.model.dates import parse_date
from tracker.model.days import FUTURE, PAST, spoken, spoken_range
from tracker.model.events import Event, Stance
from tracker.model.numbers import parse_number
from tracker.narrative.effects import UNSTATED, stated
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import is_actor_type
from tracker.projections.plans import calls_off

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_ROLE = re.compile(r"\{([a-z0-9-]+)(\.adjective|\.ordinal)?\}('s)?")
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{5,}")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_NONE: Mapping[str, Event] = MappingProxyType({})


def listed(words: Sequence[str]) -> str:
    """Join words as English does: 'A', 'A and B', 'A, B and C'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def event_sentence(event: Event, catalogue: Catalogue, events: Mapping[str, Event] = _NONE) -> str:
    """Write what an event reports, by its kind's sentence, with the names of its day.

    What is only announced is told as something to come; what calls off a plan names the plan, where `events` has it.
    """
    plans = [events[ref] for ref in calls_off(event, catalogue) if ref in events]
    named = "; ".join(f"{_told(plan, catalogue)}{_planned_for(plan)}" for plan in plans)
    return sentence(_told(event, catalogue) + (f": {named}" if named else ""))


def happening_sentence(one: Happening, catalogue: Catalogue, events: Mapping[str, Event] = _NONE) -> str:
    """Write what a happening is by its fullest report; one that is only a plan, or only denied, is called so."""
    only = "" if one.reports else " (only announced)" if one.plans else " (only denied)"
    return event_sentence(one.together, catalogue, events) + only


def fluent_phrase(fluent: Fluent, catalogue: Catalogue, day: int = FUTURE) -> str:
    """Write a fluent as a phrase: 'membership of Lithuania in China-CEEC (17+1)'."""
    sort = catalogue.known_fluent(fluent.name)
    args = dict(zip(sort.args, fluent.args, strict=True))

    def play(arg: str) -> list[str]:
        return [spoken_player(sort.args[arg], args[arg], catalogue, day)] if arg in args else []

    return fill(sort.says, play, lambda arg: _adjective([args[arg]], catalogue))


def spoken_player(role_type: str, player: str, catalogue: Catalogue, day: int) -> str:
    """Write one player of a role: an actor's name on the day, a thing's name, a number or date as people say it."""
    if is_actor_type(role_type):
        actor = catalogue.actor(player)
        return actor.name(day) if actor else player
    if role_type == "number":
        return _LONG_NUMBER.sub(lambda digits: f"{int(digits[0]):,}", parse_number(player).spoken())
    if role_type == "date":
        return parse_date(player).spoken().removeprefix("in ").removeprefix("on ").removeprefix("from ")
    thing = catalogue.thing(player)
    return thing.name if thing and role_type != "word" else player


def fill(template: str, play: Callable[[str], list[str]], adjective: Callable[[str], str]) -> str:
    """Put players into a template, and of each bracketed part the first choice that lacks none, or nothing."""

    def optional(match: re.Match[str]) -> str:
        return next((one for one in match[1].split("|") if all(play(role[1]) for role in _ROLE.finditer(one))), "")

    def player(match: re.Match[str]) -> str:
        if match[2] == ".ordinal":
            return ordinal(listed(play(match[1])))
        name = adjective(match[1]) if match[2] else listed(play(match[1]))
        return name + _possessive(name) if match[3] else name

    return _ROLE.sub(player, _OPTIONAL.sub(optional, template))


def ordinal(number: str) -> str:
    """Write a number as an ordinal: 'fifth', '21st'; what is no whole number is left as it is."""
    if not number.isdigit():
        return number
    if 0 < int(number) <= len(_ORDINALS):
        return _ORDINALS[int(number) - 1]
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in ("11", "12", "13") else ending)


def sentence(text: str) -> str:
    """Begin with a capital letter, in scripts that have one for the beginning of a sentence: Georgian has not."""
    return text[:1].title() + text[1:]


def speakers(event: Event, catalogue: Catalogue) -> str:
    """Name those according to whom a document says it, nearest first; empty where it speaks for itself."""
    names = [actor.name(event.date.latest) if (actor := catalogue.actor(code)) else code for code in event.according_to]
    return f"according to {listed(names)}" if names else ""


def since_phrase(answer: Answer, earliest: int, latest: int, begins: Collection[int]) -> str:
    """Say since when an answer stands, never more precisely than is known.

    `begins` are the first days of the spells in which it can be asked at all: as an earliest day they say nothing.
    """
    if answer is Answer.POSSIBLY:
        return "" if earliest in begins else f"in doubt since {spoken(earliest)}"
    if latest <= PAST:
        return ""
    if earliest == latest:
        return f"since {spoken(latest)}"
    if earliest in begins:
        return f"since {spoken(latest)} at the latest"
    return f"since {spoken(latest)} at the latest, {spoken(earliest)} at the earliest"


def ended_phrase(actor: Actor, day: int) -> str:
    """Say that a condition ended with an actor: no event says so, but the catalogue does."""
    return f"because {actor.name(day)} ended on {spoken(day)}, by the catalogue"


def span(earliest: int, latest: int) -> str:
    """Write a range of days, an exact one as a date."""
    if earliest == latest:
        return spoken(latest)
    return spoken_range(earliest, latest)


def value_phrase(value: str | None) -> str:
    """Write a fluent's value; one that an event did not name is said to be so."""
    return "not said" if value == UNSTATED else value or ""


def _told(event: Event, catalogue: Catalogue) -> str:
    """Write what an event reports as it stands within a sentence."""
    kind = catalogue.known_kind(event.kind)
    if event.that:
        fluent = fluent_phrase(stated(event.that, catalogue), catalogue, event.date.latest)
        value = f": {event.that.value}" if event.that.value else ""
        return f"seen {'not ' if event.that.absent else ''}to hold: {fluent}{value}"

    def play(role: str) -> list[str]:
        names = event.roles.get(role, ())
        return [spoken_player(kind.roles[role].type, name, catalogue, event.date.latest) for name in names]

    planned = kind.planned or f"the following would come about: {kind.told}"
    told = fill(
        planned if event.stance is Stance.ANNOUNCED else kind.told,
        play,
        lambda role: _adjective(event.roles.get(role, ()), catalogue),
    )
    tags = [*(["each"] if event.each else []), *([] if event.exhaustive else ["among others"])]
    amid = f", amid {event.amid}" if event.amid else ""
    tagged = f" ({', '.join(tags)})" if tags else ""
    return f"{told}{tagged}{amid}"


def _planned_for(plan: Event) -> str:
    """Say for which day something was planned; empty where none is named."""
    date = plan.works_from
    return "" if date.text == ".." else f", planned for {date.spoken().removeprefix('on ').removeprefix('in ')}"


def _possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _adjective(codes: Sequence[str], catalogue: Catalogue) -> str:
    actor = catalogue.actor(codes[0]) if codes else None
    return actor.adjective or actor.name() if actor else ""
