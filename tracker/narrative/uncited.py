"""Asks whether the lines that an event cites have the numbers and the countries of which it tells.

A country is there by any name, by its adjective and by its capital, a number in figures or in words. The nearest lines
are looked at too, for a text says 'it' and 'he'. Texts in other languages than English are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.names import normal_form
from tracker.model.events import Document, Event
from tracker.model.numbers import figures_of
from tracker.narrative.narrative import is_actor_type
from tracker.narrative.precision import Texts, beside, cited_lines, is_english

_SMALL = (
    "no|none|zero", "one|an?|single|first", "two|second|both|pair|couple", "three|third", "four|fourth", "five|fifth",
    "six|sixth", "seven|seventh", "eight|eighth", "nine|ninth", "ten|tenth", "eleven|eleventh", "twelve|twelfth|dozen",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_SCALES = {10**3: "thousand", 10**6: "million", 10**9: "billion"}
_GROUP = r"[,.\u00a0\u202f ]?"


def uncited(event: Event, document: Document, texts: Texts, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield which numbers and countries of an event stand neither on the lines that it cites nor beside them.

    Each with its role and the code of the warning.
    """
    cited = cited_lines(event, texts)
    if not cited or not is_english(document):
        return
    roles = catalogue.known_kind(event.kind).roles
    text = " ".join(beside(cited, texts[document.id]))
    for role, players in event.roles.items():
        if role not in event.body:
            continue  # a sum of shares, which nobody wrote
        for player in players:
            if roles[role].type == "number":
                if not has_number(text, player):
                    yield role, player, "number-not-cited"
            elif is_actor_type(roles[role].type) and not _is_named(text, player, catalogue):
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
    """Return what matches a figure: with or without marks between its thousands, in words where it is small."""
    whole, _, part = f"{figure.normalize():f}".partition(".")
    grouped = _GROUP.join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))
    ways = [rf"(?<![\d.,]){grouped}{rf'[.,]{part}0*' if part else r'(?:[.,]0+)?'}(?!\d|[.,]\d)"]
    value = int(figure) if not part else -1
    ways += [rf"\b(?:{word})\b" for word in _in_words(value)]
    ways += [
        rf"(?:{_written(figure / size)})[ -]{name}"
        for size, name in _SCALES.items()
        if value >= size and not value % 100
    ]
    return "|".join(ways)


def _in_words(value: int) -> list[str]:
    """Return how a small number is written in words; nothing for others."""
    if 0 <= value < len(_SMALL):
        return [_SMALL[value]]
    tens, ones = _TENS.get(value - value % 10, ""), _SMALL[value % 10]
    if tens and value % 10:
        return [f"{tens}[- ](?:{ones})"]
    return [tens] if tens else ["hundred"] if value == 100 else []


def has_name(text: str, names: Sequence[str]) -> bool:
    """Say whether a text has any of some names, or of several who are called so: 'Lithuanians'."""
    said = f" {normal_form(text)} "
    return any(re.search(rf"\b{re.escape(normal_form(name))}s?(?!\w)", said) for name in names if name)
