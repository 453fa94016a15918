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
from tracker.drafting.cues import CueFinder, CueFound, cues_of, quoted_in
from tracker.drafting.dates import Dated, dates_in, named_dates, year_named
from tracker.drafting.dating import date_of, is_of_saying
from tracker.drafting.declaring import Declaring
from tracker.drafting.deeds import Deeds
from tracker.drafting.lists import lists_in, with_lists
from tracker.drafting.namesakes import namesakes, of_the_day
from tracker.drafting.numbers import number_near
from tracker.drafting.persons import Persons
from tracker.drafting.players import CueTelling, Players, who_plays
from tracker.drafting.references import References
from tracker.drafting.sentences import TextSentence, sentences_of
from tracker.drafting.sequence import Candidate, in_sequence
from tracker.drafting.stances import Stood, stood
from tracker.drafting.wordings import words_told
from tracker.log.evidence import MOST_WORDS
from tracker.log.texts import Runs
from tracker.model.catalogue import Kind
from tracker.model.dates import VagueDate
from tracker.model.days import iso

DRAFTER = "rules"
"""Who drafts where nobody else is asked."""
_ASIDE = r"(?:(?:On|In|At|Later|The (?:following|next) (?:day|month|year)|on)\b[^,]{0,30}(?:,\s\d{4})?,\s+){0,2}"
"""When something was, before the sentence says who did it."""
_PRONOUN = re.compile(rf"{_ASIDE}(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he (?:mission|post|office))\b")
_SURNAME = re.compile(rf"{_ASIDE}(?P<name>[A-Z][\w\u2019'-]+)\s+(?:also\s+|then\s+)?(?!of\b)[a-z]+")
_A_FEW_MORE = re.compile(r"\S+(?:\s+(?:(?:[A-Z]\.)+|[^\s.,;:]+)){0,3}")
"""A word with some that follow it, as far as no sign ends them."""
_OPEN_END = re.compile(r"\s+(?:the|an?|of|in|on|to|for|and|or|with|by|from|at|over|its|their)$")
"""A word at the end of a quotation that needs another behind it."""
_SAME_DAY = re.compile(
    r"\b(?:at (?:this|that|the same) time|(?:on )?(?:that|the same) (?:very )?(?:day|date))\b", re.IGNORECASE
)
_TOOK_PLACE = re.compile(
    r"(?:(?:This|It|That)\s+(?:took place|happened|occurred)"
    r"|The\s+(?:change|elevation|upgrad\w+|move|transfer|closure|opening|reopening)(?:\s+(?:in|of)\s+\w+)?"
    r"\s+(?:took place|occurred|took effect|(?:was|became) effective))\b"
)
"""How a sentence begins that says when happened what the one before tells of."""
_POST_AT = re.compile(r"\b(?:Ambassador|Minister|Envoy)\s+to\s+(?:the\s+)?$")
_MEMBER = re.compile(r"\s+(?:member|candidate|ally|partner|neighbou?r)(?:\s+(?:state|country))?\s+")
_FOR_OR_AGAINST = re.compile(r"(?:anti|pro|non|ex)-$", re.IGNORECASE)
_ALLY = re.compile(r"(?:['\u2019]s)?\s+(?:ally|allies|backer|critic)s?\b")
"""What stands behind a name that says for whom somebody else is."""
_JOINED_TO = re.compile(
    r"-(?:[A-Z]|(?:led|backed|based|born|brokered|controlled|funded|made|mediated|occupied|run|sponsored|style)\b)"
)
"""What a hyphen joins a name to, so that it names nobody who acts: 'India-Pacific', 'US-led'."""
_OTHER = re.compile(r"\b(?:[Oo]ther|[Aa]nother|[Aa]dditional|[Ss]econd|[Ff]urther)\s+(?:[\w.]+\s+)?$")
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
    named: tuple[Spotted, ...] = ()
    latest: Dated | None = None
    before: tuple[str, ...] = ()
    persons: Persons = field(factory=Persons)
    references: References = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.references = References(self.about)

    def at_line(self, line: int) -> None:
        """Forget what only sentences of one line say of one another."""
        if line != self.line:
            self.line, self.last, self.named, self.latest, self.before = line, "", (), None, ()


@frozen
class _Heard:
    """A sentence with the dates and actors that it names, and those whom it leaves out."""

    sentence: TextSentence
    order: int
    dates: Sequence[Dated]
    named: Sequence[Spotted]
    about: tuple[str, ...]
    last: str = ""
    named_last: tuple[Spotted, ...] = ()
    formats: frozenset[str] = frozenset()

    def telling(self, found: CueFound) -> CueTelling:
        """Return what tells of a kind: the sentence alone, or with the one before where words of that belong to it."""
        if found.start >= 0:
            return CueTelling(self.sentence.text, found, self._outside_quotes(found), self.about, self.formats)
        by = len(self.last) + 1
        moved = (evolve(place, start=place.start + by, end=place.end + by) for place in self.named)
        both = (*self.named_last, *moved)
        return CueTelling(f"{self.last} {self.sentence.text}", found.moved(by), both, self.about, self.formats)

    def _outside_quotes(self, found: CueFound) -> list[Spotted]:
        """List who is named, for what no quotation tells without those whom somebody's own words name."""
        quotes = quoted_in(self.sentence.text)
        if any(start < found.start < end for start, end in quotes):
            return list(self.named)
        return [place for place in self.named if not any(start < place.start < end for start, end in quotes)]


@define(eq=False)
class Rules:
    """Reads a text sentence by sentence; what a sentence leaves out, the ones before it on its line say."""

    catalogue: Catalogue
    text: Text
    _cues: CueFinder = field()
    _names: Names = field(init=False)
    _declaring: Declaring = field(init=False)
    _deeds: Deeds = field(init=False, factory=Deeds)

    def __attrs_post_init__(self) -> None:
        self._names = headlines(self.catalogue).names
        self._declaring = Declaring(self.catalogue, self.text.lines, self.text.published.latest)

    @_cues.default
    def _of_catalogue(self) -> CueFinder:
        return cues_of(self.catalogue)

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
        waiting: list[Candidate] = []
        for order, sentence in enumerate(sentences):
            is_same_line = context.line == sentence.line
            context.at_line(sentence.line)
            heard = self._heard(sentence, order, context)
            yield from _dated_later(waiting, heard) if is_same_line else waiting
            found = [] if sentence.is_heading else self._found(heard)
            waiting = [one for each in found if (one := self._candidate(heard, each)) is not None]
            context.last, context.named = sentence.text, tuple(heard.named)
            context.year = year_named(sentence.text) or context.year
            context.latest = heard.dates[-1] if heard.dates else context.latest
            context.before = tuple(dict.fromkeys(place.codes[0] for place in heard.named)) or context.before
        yield from waiting

    def _heard(self, sentence: TextSentence, order: int, context: _Context) -> _Heard:
        """Return a sentence with its dates and whom it names; of whom it leaves out, the one before speaks."""
        last = context.latest.written if context.latest else ""
        dates = named_dates(sentence.text, dates_in(sentence.text, self.text.published, context.year, last))
        if context.latest and (same := _SAME_DAY.search(sentence.text)):
            dates.append(evolve(context.latest, start=same.start(), end=same.end()))
        day = dates[0].date.latest if dates else self.text.published.latest
        named = [place for place in self._names.spot(sentence.text, day) if self._can_act(place)]
        if dateline := _DATELINE.match(sentence.text):
            named = [place for place in named if place.start >= dateline.end()]
        named = [place for place in named if not _is_of_another_name(sentence.text, place, named)]
        named = [self._of_about(place, context.about) for place in named]
        named += context.persons.spot(sentence.text, named)
        named = sorted([*named, *context.references.spot(sentence.text, named)], key=lambda place: place.start)
        context.references.heard(sentence.text, [place for place in named if self._is_of(place, "country")])
        formats = [place.codes[0] for place in (*context.named, *named) if self._is_of(place, "format", "organisation")]
        context.references.body = formats[-1] if formats else context.references.body
        told = context.before if not named and len(context.before) == 2 else ()
        about = told if told and {*told} != {*context.about} else context.about
        about = tuple(self._meant(code, named, day) for code in about)
        return _Heard(sentence, order, dates, named, about, context.last, context.named, frozenset(formats))

    @staticmethod
    def _of_about(place: Spotted, about: Sequence[str]) -> Spotted:
        """Return a place that may name several as one that names the one of them whom the text is about."""
        codes = [code for code in place.codes if code in about]
        return evolve(place, codes=tuple(codes)) if len(codes) == 1 else place

    def _meant(self, code: str, named: Sequence[Spotted], day: int) -> str:
        """Return who is meant by one of the two that a text is about: a namesake that the sentence names, or then."""
        others = namesakes(self.catalogue, code)
        here = next((place.codes[0] for place in named if place.codes[0] in others), "")
        return here or of_the_day(self.catalogue, code, day)

    def _can_act(self, place: Spotted) -> bool:
        """Say whether a place names somebody other than a person, who acts for another."""
        actor = self.catalogue.actor(place.codes[0])
        return actor is not None and actor.type != "person"

    def _is_of(self, place: Spotted, *types: str) -> bool:
        """Say whether a place names an actor of one of some types."""
        actor = self.catalogue.actor(place.codes[0])
        return actor is not None and actor.type in types

    def _found(self, heard: _Heard) -> list[CueFound]:
        """List the kinds that a sentence tells of; if a pronoun begins it, the sentence before says of whom."""
        text, before = heard.sentence.text, heard.last
        found = self._cues.found_in(text)
        if not before or not _refers_back(text, before):
            return found
        both = [one.moved(-len(before) - 1) for one in self._cues.found_in(f"{before} {text}")]
        return found + [one for one in both if one.start < 0 < one.end]

    def _candidate(self, heard: _Heard, found: CueFound) -> Candidate | None:
        """Return what a sentence tells of a kind; None where it says that it did not happen."""
        text = heard.sentence.text
        if _is_of_another(text, found):
            return None
        played = who_plays(heard.telling(found))
        stance = stood(text, found, heard.named, _doers(found.kind, played))
        if not stance.is_told:
            return None
        dated = date_of(found, heard.dates, text)
        roles = found.kind.roles
        fields: dict[str, Any] = {"kind": found.kind.name, "date": dated.written if dated else self._by_then()}
        fields |= {role: list(codes) if roles[role].several else codes[0] for role, codes in played.items()}
        fields = with_lists(fields, found.kind, lists_in(heard.named, text))
        fields |= {role: value for role, value in found.cue.gives.items() if role in roles}
        fields |= _number(found, text)
        fields |= words_told(found, text, heard.named, fields)
        fields |= _stance_fields(stance, self.text.published)
        if "said" in fields and (dated is None or dated.date.latest <= self.text.published.latest):
            past = fields.pop("date")  # what is to come has no day yet, and its announcement has one
            fields["said"] = past if dated and is_of_saying(dated, found, text) else fields["said"]
        completed, deed = self._deeds.completing(found.kind, fields)
        fields |= completed
        filled = self._declaring.filled(found, text, heard.sentence.line, fields)
        weak = self._is_weak(heard, found, played)
        place = (quotation(text, found), heard.sentence.line, heard.order)
        if "stance" not in fields:
            self._deeds.heard(found.kind, fields, *place[:2])
        beside = ((deed.quotation, deed.line),) if deed else ()
        fields |= filled.roles
        return Candidate(fields, found, *place, weak, declared=filled.declared, words=filled.words, beside=beside)

    def _is_weak(self, heard: _Heard, found: CueFound, played: Players) -> bool:
        """Say whether words on the line make those of a cue weaker; whoever resides where the post is does not."""
        line = self.text.lines[heard.sentence.line - 1]
        hosts = played.get("host", ())
        home = [place for place in heard.named if place.codes[0] in hosts]
        own = {heard.sentence.text[max(0, place.start - 20) : place.start].strip() for place in home}
        said = [words for words in found.cue.weaker_by if words in line]
        other = any(_is_post_elsewhere(heard.sentence.text, place) for place in heard.named if place not in home)
        return other or any(not any(before.removesuffix(" the").endswith(words) for before in own) for words in said)

    def _by_then(self) -> str:
        return f"[..{iso(self.text.published.latest)}]"


def _doers(kind: Kind, played: Players) -> Sequence[str]:
    """Return who does what is told: who plays the role with which the kind's sentence begins, or its first one."""
    return played.get(kind.subject) or next(iter(played.values()), ())


def _dated_later(told: Iterable[Candidate], heard: _Heard) -> list[Candidate]:
    """Give what a sentence told the date of the next, where that says when it took place."""
    dated = heard.dates[0] if heard.dates and _TOOK_PLACE.match(heard.sentence.text) else None
    if dated is None:
        return list(told)
    return [evolve(one, fields={**one.fields, "date": dated.written}) if "date" in one.fields else one for one in told]


def _refers_back(text: str, before: str) -> bool:
    """Say whether a sentence begins with a pronoun, or with the surname of whom the sentence before has named."""
    surname = _SURNAME.match(text)
    named = surname and re.search(rf"\b[A-Z][\w.\u2019'-]*\s+{re.escape(surname['name'])}\b", before)
    return bool(_PRONOUN.match(text) or named)


def _is_post_elsewhere(text: str, place: Spotted) -> bool:
    """Say whether somebody is called an ambassador to another country, so that he cannot reside in this one."""
    return not place.is_adjective and _POST_AT.search(text[: place.start]) is not None


def _is_of_another_name(text: str, place: Spotted, named: Sequence[Spotted]) -> bool:
    """Say whether a name is only part of another: 'India-Pacific', or 'the EU member Lithuania' for Lithuania."""
    follows = any(other.start == place.end + 1 for other in named)
    member = _MEMBER.match(text, place.end)
    described = member is not None and any(other.start == member.end() for other in named)
    described = (
        described or _FOR_OR_AGAINST.search(text, 0, place.start) is not None or bool(_ALLY.match(text, place.end))
    )
    return described or (not follows and _JOINED_TO.match(text, place.end) is not None)


def _is_of_another(text: str, found: CueFound) -> bool:
    """Say whether what a cue tells depends on what there was, and it is told of another one: 'other consulates'."""
    first = text[: max(0, found.start)]
    return bool(found.cue.after or found.cue.not_after) and _OTHER.search(first) is not None


def quotation(text: str, found: CueFound) -> str:
    """Return the words that tell of a kind as they stand, the first ten of them where they are more."""
    told = text[max(0, found.start) : found.end]
    if len(told.split()) == 1:
        few = _A_FEW_MORE.match(text, max(0, found.start))  # one word alone proves nothing
        told = _OPEN_END.sub("", few[0].rstrip(".,;:")) if few else told
    while len(told.split()) > MOST_WORDS:
        told = told.rsplit(None, 1)[0]
    return told


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
