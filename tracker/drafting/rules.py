"""Proposes events by rules alone: kinds by cues, players by names, dates by the handbook's table, stances by words.

No model and no network is asked, so the same text gives the same proposals everywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.headlines import headlines
from tracker.catalogue.spotting import Names, Spotted
from tracker.drafting.cues import CueFinder, CueFound, Cues
from tracker.drafting.dates import Dated, dates_in, year_named
from tracker.drafting.numbers import number_near
from tracker.drafting.persons import Persons
from tracker.drafting.players import CueTelling, players
from tracker.drafting.sentences import TextSentence, sentences_of
from tracker.drafting.sequence import Candidate, in_sequence
from tracker.drafting.stances import Stood, stood
from tracker.log.evidence import MOST_WORDS
from tracker.log.texts import Runs
from tracker.model.dates import VagueDate
from tracker.model.days import iso

DRAFTER = "rules"
"""Who drafts where nobody else is asked."""
_PRONOUN = re.compile(r"(?:He|She|It|They|The (?:mission|post|office))\b")
_RIGHT_BEHIND = 3
"""So many words may stand between what is told and the date right behind it."""
_ANOTHER = re.compile(r"\b(?:until|and|but|when|after|before|while|where|which|who)\b|;")
"""Words behind which something else is told, with a date of its own."""
_SAME_DAY = re.compile(r"\b(?:[Aa]t (?:this|that|the same) time|(?:on )?(?:that|the same) (?:day|date))\b")
_DATELINE = re.compile(r"[A-Z][\w .,'-]{1,40}(?:\([\w /-]+\)|\s[\u2013\u2014-]{1,2}\s)")
"""Where and by which agency a report was written, before it begins."""


@frozen
class Text:
    """A text to be drafted from: its lines, those that are left out, when it was published, whom it is about."""

    lines: Sequence[str]
    published: VagueDate
    skip: Runs = ()
    about: tuple[str, ...] = ()


@define
class _Context:
    """What a text has said up to a sentence: the last year and date, whom it named, who speaks for whom."""

    about: tuple[str, ...]
    line: int = 0
    year: str = ""
    last: str = ""
    latest: Dated | None = None
    before: tuple[str, ...] = ()
    persons: Persons = field(factory=Persons)

    def at_line(self, line: int) -> None:
        """Forget what only sentences of one line say of one another."""
        if line != self.line:
            self.line, self.last, self.latest, self.before = line, "", None, ()


@frozen
class _Heard:
    """A sentence with the dates and actors that it names, and those whom it leaves out."""

    sentence: TextSentence
    order: int
    dates: Sequence[Dated]
    named: Sequence[Spotted]
    about: tuple[str, ...]


@define(eq=False)
class Rules:
    """Reads a text sentence by sentence; what a sentence leaves out, the ones before it on its line say."""

    catalogue: Catalogue
    text: Text
    _cues: CueFinder = field()
    _names: Names = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._names = headlines(self.catalogue).names

    @_cues.default
    def _of_catalogue(self) -> CueFinder:
        return Cues(self.catalogue)

    def candidates(self) -> list[Candidate]:
        """List what the text tells of, without what it tells again."""
        sentences = list(sentences_of(self.text.lines, self.text.skip))
        about = self.text.about or self._mostly_named(sentences)
        return in_sequence(self._read(sentences, _Context(about)))

    def _mostly_named(self, sentences: Iterable[TextSentence]) -> tuple[str, ...]:
        """Return the two actors that a text names again and again; none where others are named so, too."""
        day = self.text.published.latest
        spotted = (place for sentence in sentences for place in self._names.spot(sentence.text, day))
        named = Counter(place.code for place in spotted if place.code)
        most = [code for code, times in named.most_common(3) if code and times > 1]
        return tuple(most) if len(most) == 2 else ()

    def _read(self, sentences: Iterable[TextSentence], context: _Context) -> Iterator[Candidate]:
        for order, sentence in enumerate(sentences):
            context.at_line(sentence.line)
            heard = self._heard(sentence, order, context)
            if not sentence.is_heading:
                candidates = (self._candidate(heard, found) for found in self._found(sentence.text, context.last))
                yield from (one for one in candidates if one is not None)
            context.last = sentence.text
            context.year = year_named(sentence.text) or context.year
            context.latest = heard.dates[-1] if heard.dates else context.latest
            context.before = tuple(dict.fromkeys(place.codes[0] for place in heard.named)) or context.before

    def _heard(self, sentence: TextSentence, order: int, context: _Context) -> _Heard:
        """Return a sentence with its dates and whom it names; of whom it leaves out, the one before speaks."""
        dates = list(dates_in(sentence.text, self.text.published, context.year))
        if context.latest and (same := _SAME_DAY.search(sentence.text)):
            dates.append(evolve(context.latest, start=same.start(), end=same.end()))
        day = dates[0].date.latest if dates else self.text.published.latest
        named = [place for place in self._names.spot(sentence.text, day) if self._can_act(place)]
        if dateline := _DATELINE.match(sentence.text):
            named = [place for place in named if place.start >= dateline.end()]
        named = sorted([*named, *context.persons.spot(sentence.text, named)], key=lambda place: place.start)
        about = context.before if not named and len(context.before) == 2 else context.about
        return _Heard(sentence, order, dates, named, about)

    def _can_act(self, place: Spotted) -> bool:
        """Say whether a place names somebody other than a person, who acts for another."""
        actor = self.catalogue.actor(place.codes[0])
        return actor is not None and actor.type != "person"

    def _found(self, text: str, before: str) -> list[CueFound]:
        """List the kinds that a sentence tells of; if a pronoun begins it, the sentence before says of whom."""
        found = self._cues.found_in(text)
        if not before or not _PRONOUN.match(text):
            return found
        both = [one.moved(-len(before) - 1) for one in self._cues.found_in(f"{before} {text}")]
        return found + [one for one in both if one.start < 0 < one.end]

    def _candidate(self, heard: _Heard, found: CueFound) -> Candidate | None:
        """Return what a sentence tells of a kind; None where it says that it did not happen."""
        text = heard.sentence.text
        played = players(CueTelling(text, found, heard.named, heard.about))
        stance = stood(text, found, heard.named, next(iter(played.values()), ()))
        if not stance.is_told:
            return None
        dated = _date_of(found, heard.dates, text)
        roles = found.kind.roles
        fields: dict[str, Any] = {"kind": found.kind.name, "date": dated.written if dated else self._by_then()}
        fields |= {role: list(codes) if roles[role].several else codes[0] for role, codes in played.items()}
        fields |= {role: value for role, value in found.cue.gives.items() if role in roles}
        fields |= _number(found, text)
        fields |= _stance_fields(stance, self.text.published)
        if "said" in fields and dated and dated.date.latest <= self.text.published.latest:
            fields["said"] = fields.pop("date")  # what is to come has no day yet, and its announcement has one
        weak = any(said in self.text.lines[heard.sentence.line - 1] for said in found.cue.weaker_by)
        return Candidate(fields, found, quotation(text, found), heard.sentence.line, heard.order, weak)

    def _by_then(self) -> str:
        return f"[..{iso(self.text.published.latest)}]"


def quotation(text: str, found: CueFound) -> str:
    """Return the words that tell of a kind as they stand, the first ten of them where they are more."""
    told = text[max(0, found.start) : found.end]
    while len(told.split()) > MOST_WORDS:
        told = told.rsplit(None, 1)[0]
    return told


def _date_of(found: CueFound, dates: Sequence[Dated], text: str) -> Dated | None:
    """Return the date of what is told: right behind its words, between them, later in the sentence, or before them."""
    behind = [dated for dated in dates if dated.start >= found.end]
    between = [dated for dated in dates if found.start < dated.end and dated.start < found.end]
    ahead = [dated for dated in dates if dated.end <= found.start]
    gap = text[found.end : behind[0].start] if behind else ""
    if behind and (not between or len(gap.split()) <= _RIGHT_BEHIND) and not (ahead and _ANOTHER.search(gap)):
        return behind[0]
    return between[-1] if between else ahead[-1] if ahead else None


def _number(found: CueFound, text: str) -> dict[str, str]:
    """Return how many there were, where a kind counts them and one number stands among its words."""
    if "number" not in found.kind.roles:
        return {}
    number = number_near(text, max(0, found.start), found.end)
    return {"number": number} if number else {}


def _stance_fields(stance: Stood, published: VagueDate) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if stance.stance != "reported":
        fields["stance"] = stance.stance
    if stance.stance == "announced":
        fields |= {"degree": stance.degree, "said": published.text}
    if stance.speakers:
        fields["according-to"] = list(stance.speakers)
    return fields
