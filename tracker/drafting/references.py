"""Knows for whom words stand such as 'the two countries', 'both sides' or 'the South American country'.

Two are those that the text is about, several those of the last list of so many. One, of whom something more is said
than that it is a country, is the one who acted in the sentence before, or else whom the clause before named last. 'The
bloc' is the format that was named last.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from tracker.catalogue.spotting import Spotted
from tracker.drafting.clauses import clause_start, is_governed
from tracker.drafting.lists import codes_of, groups

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEVERAL = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s+(?P<number>two|three|four|five|six)\s+|\b(?P<both>[Bb]oth)\s+|^(?:The|These)\s+(?=(?:countries|nations|states|sides|governments|leaders|presidents|ministers)\b))"
    r"(?P<who>(?:(?!(?:other|rest|of|and|first|many|most|all|few|same|only|last|next)\b)[\w-]+\s+){0,2}?"
    r"(?:countries|nations|states|sides|neighbou?rs|governments|capitals|leaders|presidents|prime\s+ministers|foreign\s+ministers|ministers))\b"
)
_ONE = re.compile(
    r"\b[Tt]he\s+(?P<who>(?:[A-Z][\w-]+|neighbou?ring)\s+(?:[A-Z]?[\w-]+\s+)?(?:country|nation|state|kingdom))\b"
)
_BODY = re.compile(
    r"\b[Tt]he\s+(?P<who>(?:(?!of\b)[\w-]+\s+){0,3}?(?:bloc|alliance|grouping|organi[sz]ation|union|club))\b"
)
_WHERE = re.compile(r"\b(?:in|on|at|from|of|near|over)\s+(?:the\s+)?$")
"""What stands before the name of a place, of which no more is said than that something was there."""
_BEGINS = 12
"""Whom a sentence begins with stands within so many characters."""


@define
class References:
    """Whom a text has named so far: its last lists, who acted in the sentence before, and the last format as `body`."""

    about: tuple[str, ...] = ()
    body: str = ""
    _lists: list[tuple[str, ...]] = field(factory=list)
    _acting: tuple[str, ...] = ()

    def spot(self, text: str, named: Sequence[Spotted]) -> Iterator[Spotted]:
        """Yield the places of a sentence that stand for actors named before, one beside the other for several."""
        for match in _SEVERAL.finditer(text):
            if not _holds_name(match, named):
                yield from _side_by_side(self._several(match, named), match.start("who"), match.end())
        for match in _ONE.finditer(text):
            code = self._one(text, match, named)
            if code and not _holds_name(match, named):
                yield Spotted((code,), match.start("who"), match.end())
        for match in _BODY.finditer(text):
            if self.body and not _holds_name(match, named) and not _is_followed(match.end(), named):
                yield Spotted((self.body,), match.start("who"), match.end())

    def heard(self, text: str, named: Sequence[Spotted]) -> None:
        """Remember the lists of a sentence, and who acts in it."""
        self._lists += [tuple(codes) for group in groups(named, text) if len(codes := codes_of(group)) > 1]
        acting = dict.fromkeys(place.codes[0] for place in named if not is_governed(text, place))
        self._acting = tuple(acting) or self._acting

    def _several(self, match: re.Match[str], named: Sequence[Spotted]) -> Sequence[str]:
        number = 2 if match["both"] else _NUMBERS.get(match["number"] or "", 0)
        before = dict.fromkeys(place.codes[0] for place in named if place.end <= match.start())
        if number == 2 and len(self.about) == 2 and len(before) == 1 and not {*before} & {*self.about}:
            return (self.about[0], *before)  # whoever a text names most, and the third of whom this sentence tells
        if number and number == len(self.about):
            return self.about
        lists = (self._acting, *reversed(self._lists))
        return next((codes for codes in lists if len(codes) == (number or len(codes)) > 1), ())

    def _one(self, text: str, match: re.Match[str], named: Sequence[Spotted]) -> str:
        if match.start() <= _BEGINS:
            return self._first()
        start = clause_start(text, match.start())
        before = [place for place in named if place.end <= start and not _WHERE.search(text[: place.start])]
        return before[-1].codes[0] if before else self._first()

    def _first(self) -> str:
        return self._acting[0] if self._acting else ""


def _is_followed(end: int, named: Sequence[Spotted]) -> bool:
    """Say whether the name of what words stand for follows them: 'the bloc ECOWAS'."""
    return any(place.start == end + 1 for place in named)


def _holds_name(match: re.Match[str], named: Sequence[Spotted]) -> bool:
    return any(match.start() <= place.start < match.end() for place in named)


def _side_by_side(codes: Sequence[str], start: int, end: int) -> Iterator[Spotted]:
    """Yield a place for each of several for whom one word stands, with nothing between them."""
    for number, code in enumerate(codes):
        last = number == len(codes) - 1
        yield Spotted((code,), start + number, end if last else start + number + 1)
