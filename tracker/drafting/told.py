"""Fills in an event that a person names by its kind and by words of a text: who, how many and when the sentence says.

The rules that draft say who plays which role. Where a role takes several, all whose names stand in one list play it.
"""

from itertools import dropwhile

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.headlines import headlines
from tracker.catalogue.spotting import Names, Spotted
from tracker.drafting.cues import CueFound
from tracker.drafting.declaring import Filled
from tracker.drafting.gate import first_words
from tracker.drafting.governing import CueWord, words_in
from tracker.drafting.lists import lists_in, with_list_meant
from tracker.drafting.rules import Rules, Text
from tracker.drafting.sentences import sentences_of
from tracker.log.texts import lines_with, place_in
from tracker.model.catalogue import Cue, Kind
from tracker.model.days import iso


@frozen
class _KindSought:
    """Finds one kind alone, where some words stand; the names with which they begin are of those who do it."""

    kind: Kind
    words: str
    names: Names

    def found_in(self, text: str) -> list[CueFound]:
        """Return the kind with the words of a text that tell of it, where they are there."""
        first, end = place_in(self.words, text) or (0, 0)
        spoken = [word for word in words_in(text) if first <= word.start < end]
        told = tuple(dropwhile(lambda word: self._is_of_name(word, text), spoken))
        return [CueFound(self.kind, Cue(()), told or tuple(spoken))] if spoken else []

    def _is_of_name(self, word: CueWord, text: str) -> bool:
        named = any(place.start <= word.start < place.end for place in self.names.spot(text))
        return named or text[word.start : word.end] == "and"


def event_told(catalogue: Catalogue, text: Text, kind: Kind, words: str) -> Filled | None:
    """Write the event of a kind that some words of a text tell of, as far as they do; None where they stand nowhere."""
    found = lines_with(words, text.lines, text.skip)
    if not found:
        return None
    read = next(
        (
            one
            for one in Rules(catalogue, text, _KindSought(kind, words, headlines(catalogue).names)).candidates()
            if one.line in found
        ),
        None,
    )
    line = read.line if read else found[0]
    fields = with_list_meant(read.fields, kind, _listed(catalogue, text, line, words)) if read else {}
    by_then = {"kind": kind.name, "date": f"[..{iso(text.published.latest)}]"}
    evidence = {"line": str(line), "words": first_words(words)}
    return Filled({**(fields or by_then), "evidence": evidence}, read.declared if read else {})


def _listed(catalogue: Catalogue, text: Text, line: int, words: str) -> list[list[Spotted]]:
    """List the names of the sentence with some words, those of one list together."""
    names = headlines(catalogue).names
    for sentence in sentences_of(text.lines, text.skip):
        if sentence.line == line and place_in(words, sentence.text):
            named = [place for place in names.spot(sentence.text, text.published.latest) if place.code]
            return lists_in(named, sentence.text)
    return []
