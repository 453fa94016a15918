"""The one form in which names are compared: whoever is looked up by a name is looked up by this form of it.

Two spellings have one form only where nobody would take them for two names: other capitals, apostrophes, dashes and
spaces, '&' for 'and', full stops of abbreviations, an article in front or behind. Nothing is guessed: Niger is never
Nigeria.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032\u00b4`\uff07"), "'")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SPELLINGS = {**_APOSTROPHES, **_DASHES, ord("&"): " and "}
_SPACE_BETWEEN_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.) +(?=[^\W\d_]\.)")
_FULL_STOP = re.compile(r"(?<=[^\W\d_])\.")
_DOTTED_I = "i\u0307"


@lru_cache(maxsize=50_000)
def normal_form(name: str) -> str:
    """Return the form in which a name is compared."""
    spelt = unicodedata.normalize("NFKC", name.translate(_SPELLINGS)).translate(_SPELLINGS)
    folded = " ".join(spelt.casefold().replace(_DOTTED_I, "i").split())
    words = _FULL_STOP.sub("", _SPACE_BETWEEN_INITIALS.sub("", folded))
    return words.removesuffix(", the").removeprefix("the ") or words


def turned_round(name: str) -> str:
    """Return a name as it is spoken that stands in a list by its chief word: 'Korea, Republic of'.

    A name without such a comma stays as it is.
    """
    chief, comma, rest = name.partition(",")
    return f"{rest.strip()} {chief.strip()}" if comma and rest.strip() and "," not in rest else name
