"""Fills in an event that a person names by its kind and by words of a text: who, how many and when the sentence says.

The rules that draft say who plays which role. Where a role takes several, all whose names stand in one list play it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.headlines import headlines
from tracker.drafting.cues import CueFound, words_in
from tracker.drafting.gate import first_words
from tracker.drafting.players import groups
from tracker.drafting.rules import Rules, Text
from tracker.drafting.sentences import sentences_of
from tracker.log.texts import lines_with, place_in
from tracker.model.catalogue import Cue, Kind
from tracker.model.days import iso

_MANY = 3
"""A list of so many is meant, also where the rules found somebody else."""


@frozen
class _KindSought:
    """Finds one kind alone, where some words stand."""

    kind: Kind
    words: str

    def found_in(self, text: str) -> list[CueFound]:
        """Return the kind with the words of a text that tell of it, where they are there."""
        first, end = place_in(self.words, text) or (0, 0)
        spoken = tuple(word for word in words_in(text) if first <= word.start < end)
        return [CueFound(self.kind, Cue(()), spoken)] if spoken else []


def fields_told(catalogue: Catalogue, text: Text, kind: Kind, words: str) -> dict[str, Any] | None:
    """Write the event of a kind that some words of a text tell of, as far as they do; None where they stand nowhere."""
    found = lines_with(words, text.lines, text.skip)
    if not found:
        return None
    read = next(
        (one for one in Rules(catalogue, text, _KindSought(kind, words)).candidates() if one.line in found), None
    )
    line = read.line if read else found[0]
    fields = _with_lists(read.fields, kind, list(_lists(catalogue, text, line, words))) if read else {}
    by_then = {"kind": kind.name, "date": f"[..{iso(text.published.latest)}]"}
    return {**(fields or by_then), "evidence": {"line": str(line), "words": first_words(words)}}


def _lists(catalogue: Catalogue, text: Text, line: int, words: str) -> Iterator[list[str]]:
    """Yield the actors of each list of names in the sentence with some words."""
    names = headlines(catalogue).names
    for sentence in sentences_of(text.lines, text.skip):
        if sentence.line == line and place_in(words, sentence.text):
            named = [place for place in names.spot(sentence.text, text.published.latest) if place.code]
            for group in groups(named, sentence.text):
                yield list(dict.fromkeys(place.codes[0] for place in group))


def _with_lists(fields: Mapping[str, Any], kind: Kind, lists: Sequence[list[str]]) -> dict[str, Any]:
    """Give the first role that takes several the whole list in which its player stands, or else a list of many.

    Whoever stands in one list with a player plays no other role.
    """
    role = next((name for name in kind.roles if kind.roles[name].several or name in kind.each), None)
    player = fields.get(role, []) if role else next((fields[name] for name in kind.roles if name in fields), [])
    first = [player] if isinstance(player, str) else player
    chosen = next((codes for codes in lists if len(codes) > 1 and {*first} & {*codes}), None)
    chosen = chosen or next((codes for codes in lists if role and len(codes) >= _MANY), None)
    if chosen is None:
        return dict(fields)
    others = {name: value for name, value in fields.items() if value not in chosen or value is player}
    return {**others, role: chosen} if role else others
