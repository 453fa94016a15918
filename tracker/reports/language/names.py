"""Names of actors, things, numbers and dates as an event's players."""

import re
from types import MappingProxyType

from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import parse_date
from tracker.model.numbers import parse_number
from tracker.narrative.narrative import is_actor_type
from tracker.reports.language.dates import bare
from tracker.reports.language.words import number_word

_CURRENCIES = MappingProxyType({"EUR": "€", "USD": "US$", "GBP": "£", "JPY": "¥"})
_SCALES = MappingProxyType({"mn": "million", "bn": "billion", "tn": "trillion"})
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{4,}")
_SMALL_NUMBER = re.compile(r"(?<![\d.,])[1-9](?![\d.,])")


def spoken_player(role_type: str, player: str, catalogue: Catalogue, day: int) -> str:
    """Write one player of a role: an actor's name on the day, a thing's name, a number or date as people say it."""
    if is_actor_type(role_type):
        return name(catalogue, player, day)
    if role_type == "number":
        return spoken_number(player)
    if role_type == "date":
        return bare(parse_date(player).spoken()).removeprefix("from ")
    thing = catalogue.thing(player)
    return thing.name if thing and role_type != "word" else player


def number_in_words(number: str) -> str:
    """Write a number as it stands in a sentence, below ten in words: 'four', 'between five and 12', '60'."""
    return _SMALL_NUMBER.sub(lambda digit: number_word(int(digit[0])), spoken_number(number))


def spoken_number(number: str) -> str:
    """Write a number in figures as people do: 'about 50', '12,000'."""
    return _LONG_NUMBER.sub(lambda digits: f"{int(digits[0]):,}", parse_number(number).spoken())


def rank_in_words(number: str) -> str:
    """Write a rank as it stands behind its verb: '3', of which a sentence makes 'third', or 'in the top ten'."""
    rank = parse_number(number)
    if rank.low is not None or rank.high is None:
        return rank.spoken()
    return f"in the top {number_word(int(rank.high))}"


def name(catalogue: Catalogue, code: str, day: int) -> str:
    """Return an actor's name on a day."""
    actor = catalogue.actor(code)
    return actor.name(day) if actor else code


def in_unit(number: str, unit: str) -> str:
    """Write a number with its unit as people do: '€1.2 billion', '600 trains', '15%'."""
    words = unit.split()
    currency = next((_CURRENCIES[word] for word in words if word in _CURRENCIES), "")
    rest = " ".join(_SCALES.get(word, word) for word in words if word not in _CURRENCIES)
    if currency:
        head, _, digits = number.rpartition(" ")
        return f"{head}{' ' if head else ''}{currency}{digits}{' ' if rest else ''}{rest}"
    if unit in ("%", "percent", "per cent"):
        return f"{number}%"
    return " ".join([number, *(_SCALES.get(word, word) for word in words)])
