"""Knows for whom an office holder speaks, once a text has said so: 'U.S. President Jimmy Carter', later 'Carter'."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from tracker.catalogue.spotting import Spotted

_TITLES = (
    r"(?:[Vv]ice )?[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Qq]ueen|Emperor|Sultan|Emir|"
    r"[Ss]ecretary of [Ss]tate|Minister of Foreign Affairs|[Gg]overnor[ -][Gg]eneral|[Ss]ecretary[ -][Gg]eneral|"
    r"Taoiseach|Chairman|[Ff]oreign [Ss]ecretary|Secretary of Defense|[Ss]pokes(?:person|man|woman)|"
    r"(?:[A-Z]?[a-z]+ (?:[Aa]ffairs )?)[Mm]inister|[Aa]mbassador|[Ee]nvoy|[Cc]harg[e\u00e9] d['\u2019][Aa]ffaires"
)
_NAME = r"(?:[A-Z][\w.'\u2019-]*\s+){0,4}?[A-Z][\w'\u2019-]+"
_TITLED = re.compile(rf"\b(?:{_TITLES}),?\s+(?P<name>{_NAME})(?![\w'\u2019-]*\s+[A-Z])")
_ACTS = re.compile(
    r"\s+(?:sent|announced|issued|did|released|said|wrote|signed|nominated|appointed|instructed|told|recogni[sz]ed)\b"
)
_OF = re.compile(r"(?:['\u2019]s)?\s?")
"""What stands between whose office holder it is and the title: 'U.S. President', 'Japan's Prime Minister'."""
_FROM = re.compile(r"\b(?:from|by)\s+$")
_WORD = re.compile(r"[A-Z][\w'\u2019-]+")


@define
class Persons:
    """The surnames of office holders whom a text has named, with the actors for whom they speak."""

    _of: dict[str, str] = field(factory=dict)

    def spot(self, text: str, named: Sequence[Spotted]) -> Iterator[Spotted]:
        """Yield the places of a sentence that name an office holder who is known, now or from before."""
        for match in _TITLED.finditer(text):
            whose = self._whose(text, match, named)
            if whose:
                self._of |= dict.fromkeys((_surname(match), match["name"].split()[0]), whose)  # 'Li Keqiang' is Mr Li
        taken = [(place.start, place.end) for place in named]
        last: Spotted | None = None
        for word in _WORD.finditer(text):
            code = self._of.get(word.group())
            if code is None or any(start <= word.start() < end for start, end in taken):
                continue
            place = Spotted((code,), self._begin(text, word.start()), word.end())
            if last and _is_one_name(text, last, place):
                place = evolve(place, start=last.start)
            elif last:
                yield last
            last = place
        if last:
            yield last

    def _whose(self, text: str, match: re.Match[str], named: Sequence[Spotted]) -> str | None:
        """Return the actor whose adjective stands before a title, or who acts in the sentence if the person does."""
        before = [place for place in named if place.code and place.end <= match.start()]
        if before and _OF.fullmatch(text[before[-1].end : match.start()]):
            return before[-1].code
        if _surname(match) in self._of:
            return None
        acting = _ACTS.match(text, match.end()) or _FROM.search(text[: match.start()])
        return before[0].code if before and acting else None

    def _begin(self, text: str, at: int) -> int:
        """Return where the title before a surname begins, or the surname itself."""
        titled = [match.start() for match in _TITLED.finditer(text) if match.start() < at < match.end()]
        return titled[0] if titled else at


def _is_one_name(text: str, first: Spotted, second: Spotted) -> bool:
    """Say whether two places hold words of one name, of which either may be used alone."""
    between = text[first.end : second.end].split()
    return second.start <= first.end + 1 or (second.start <= first.start and all(map(_WORD.match, between)))


def _surname(match: re.Match[str]) -> str:
    """Return the last name of an office holder, without what tells a son from his father."""
    names = [name for name in match["name"].split() if name.rstrip(".") not in ("Jr", "Sr")]
    return names[-1] if names else match["name"]
