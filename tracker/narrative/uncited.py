"""Asks whether the lines that an event cites have the numbers and the countries of which it tells.

A country is there by any name, by its adjective and by its capital, a number in figures or in words. The nearest lines
are looked at too, for a text says 'it' and 'he'. Texts in other languages than English are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.names import normal_form
from tracker.model.events import Event
from tracker.model.numbers import figures_of
from tracker.narrative.narrative import is_actor_type

_SMALL = (
    "no|none|zero", "one|an?|single|first", "two|second|both|pair|couple", "three|third", "four|fourth", "five|fifth",
    "six|sixth", "seven|seventh", "eight|eighth", "nine|ninth", "ten|tenth", "eleven|eleventh", "twelve|twelfth|dozen",
    *(f"{ten}teen(?:th)?" for ten in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)  # fmt: skip
_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight", 90: "ninet"}
_HUNDRED, _DOZEN = 100, 12
_SCALES = {
    10**3: "thousand(?:th)?|k",
    10**6: "million|mln|mn|m",
    10**9: "billion|bln|bn|b",
    10**12: "trillion|trn|tn",
}
_GROUP = r"[,.\u00a0\u202f ]?"


def uncited(event: Event, text: str, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield which numbers and countries of an event do not stand in a text: the lines that it cites and those beside.

    Each with its role and the code of the warning.
    """
    roles, named = catalogue.known_kind(event.kind).roles, normal_form(text)
    for role, players in event.roles.items():
        if role not in event.body:
            continue  # a sum of shares, which nobody wrote
        for player in players:
            if roles[role].type == "number":
                if not has_number(text, player):
                    yield role, player, "number-not-cited"
            elif is_actor_type(roles[role].type) and not _is_named(named, player, catalogue):
                yield role, player, "country-not-cited"


def _is_named(text: str, code: str, catalogue: Catalogue) -> bool:
    """Say whether a text names a country; what is none, or a part of one, goes by too many names to be looked for."""
    actor = catalogue.actor(code)
    if actor is None or actor.type != "country":
        return True
    return has_name(text, (*actor.all_names, actor.adjective, actor.capital))


def has_number(text: str, number: str) -> bool:
    """Say whether a text has every figure of a number, in figures or in words."""
    return all(re.search(_written(figure), text, re.IGNORECASE) for figure in figures_of(number))


def _written(figure: Decimal) -> str:
    """Return what matches a figure, as it is or in thousands and more: '1500000000', '1.5 billion', '1.5bn'."""
    ways = [_as_it_is(figure)]
    if not figure % _HUNDRED:
        scales = ((size, name) for size, name in _SCALES.items() if figure >= size)
        ways += [rf"(?:{_as_it_is(figure / size)})[ \u00a0\u202f-]?(?:{name})\b" for size, name in scales]
    return "|".join(ways)


def _as_it_is(figure: Decimal) -> str:
    """Return what matches a figure: with or without marks between its thousands, in words where it is small."""
    whole, _, part = f"{figure.normalize():f}".partition(".")
    grouped = _GROUP.join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))
    in_figures = rf"(?<![\d.,]){grouped}{rf'[.,]{part}0*' if part else r'(?:[.,]0+)?'}(?!\d|[.,]\d)"
    return "|".join([in_figures, *(rf"\b(?:{words})\b" for words in (() if part else _in_words(int(whole))))])


def _in_words(value: int) -> list[str]:
    """Return how a number below a thousand is written in words; nothing for others."""
    dozens = [rf"(?:{_SMALL[value // _DOZEN]})[ -]dozen"] if value < _HUNDRED and value and not value % _DOZEN else []
    if value < len(_SMALL):
        return [_SMALL[value]]
    if value < _HUNDRED:
        tens, ones = _TENS[value - value % 10], _SMALL[value % 10]
        return [*dozens, f"{tens}y[- ]?(?:{ones})" if value % 10 else f"{tens}(?:y|ieth)"]
    hundreds, rest = divmod(value, _HUNDRED)
    if hundreds >= len(_SMALL):
        return []
    head = rf"(?:{_SMALL[hundreds]})[ -]hundred" if hundreds > 1 else "hundred"
    return [rf"{head}(?: and)? (?:{words})" for words in _in_words(rest)] if rest else [rf"{head}(?:th)?"]


def has_name(text: str, names: Sequence[str]) -> bool:
    """Say whether a text in its normal form has any of some names, or of several who are called so: 'Lithuanians'."""
    return any(re.search(rf"\b{re.escape(normal_form(name))}s?(?!\w)", text) for name in names if name)
