"""Searches what a catalogue declares: a search finds words from their beginning, so that 'Hamas' is not in Bahamas.

What no words are found for is taken for a headline: then what it tells of is found, best first. One word or two are a
headline only where each is found.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import TypeVar

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.catalogue.headlines import fluents_told, headlines, kinds_told, things_told
from tracker.catalogue.names import normal_form
from tracker.model.catalogue import Actor, FluentSort, Kind, Thing

_STEM = 5
"""So many letters two forms of a word have in common at least: 'expelled' and 'expels'."""
_ENDING = 4
"""So many letters may follow them: 'international' is no form of 'internet'."""
_HEADLINE = 4
"""So many words are rather a headline than words of a label."""
_BEST = 5
"""So many entries are shown for a headline."""
_ALIKE = 0.82
"""How like a word one must be to be suggested for it, from 0 to 1."""

Entry = TypeVar("Entry")


@frozen
class KindsFound:
    """The kinds that a search finds: those that are named, the others, and whether a name or label has the words.

    For a headline they are in the order in which they fit, and `by_headline` says so.
    """

    named: tuple[Kind, ...]
    others: tuple[Kind, ...]
    by_label: bool = True
    by_headline: bool = False


@frozen
class ActorsFound:
    """The actors that a search finds: the one that is meant, if one is, the others, and what to say if none is."""

    named: tuple[Actor, ...]
    others: tuple[Actor, ...]
    unknown: str = ""


def find_kinds(catalogue: Catalogue, asked: str) -> KindsFound:
    """Find kinds by words of their names and labels, then by what is said of them; all where nothing is asked for.

    What has many words, or words that no kind has together, is a headline.
    """
    kinds = _kinds(catalogue)
    if not asked:
        return KindsFound((), tuple(kinds.values()))
    called = _called(asked, kinds)
    found = called or (_told_of(asked, kinds) if len(_words(asked)) < _HEADLINE else [])
    if not found and len(_words(asked)) > 1:
        told = kinds_told(catalogue, asked, _BEST)
        return KindsFound(tuple(told[:1]), tuple(told[1:]), by_headline=bool(told))
    named = [name for name in found if name == asked or called == [name]]
    others = [name for name in found if name not in named]
    return KindsFound(tuple(kinds[name] for name in named), tuple(kinds[name] for name in others), bool(called))


def _kinds(catalogue: Catalogue) -> dict[str, Kind]:
    return {name: kind for name in catalogue.codes("kinds") if (kind := catalogue.kind(name))}


def _called(asked: str, kinds: Mapping[str, Kind]) -> list[str]:
    """List the kinds whose names, labels or words of the news have the words asked for, or forms of them."""
    labels = {name: f"{name} {kind.label}" for name, kind in kinds.items()}
    also = {name: _words_for(kind) for name, kind in kinds.items()}
    return list(dict.fromkeys([*having(asked, labels), *having(asked, also)])) or _in_other_forms(asked, also)


def _told_of(asked: str, kinds: Mapping[str, Kind]) -> list[str]:
    """List the kinds of which something is said in the words asked for."""
    told = {name: f"{_words_for(kind)} {kind.sentence} {kind.instead} {kind.example}" for name, kind in kinds.items()}
    return having(asked, told) or _in_other_forms(asked, told)


def kind_words(catalogue: Catalogue) -> dict[str, str]:
    """Return by what words each kind is called: its name, its label, and the words of the news for it."""
    return {name: _words_for(kind) for name, kind in _kinds(catalogue).items()}


def _words_for(kind: Kind) -> str:
    return f"{kind.name} {kind.label} {' '.join(kind.also)}"


def find_actors(catalogue: Catalogue, asked: str) -> ActorsFound:
    """Find actors by words of their names, or those that a headline names; all where nothing is asked for."""
    actors = {code: actor for code in catalogue.codes("actors") if (actor := catalogue.actor(code))}
    if not asked:
        return ActorsFound((), tuple(actors.values()))
    names = {code: " ".join(actor.all_names) for code, actor in actors.items()}
    found = [actors[code] for code in having(asked, names)]
    unknown = ""
    try:
        named = [catalogue.find_actor(asked)]
    except UnknownName as error:
        unknown = str(error)
        named = found if len(found) == 1 else []
        found = found or _spotted(catalogue, asked)
    return ActorsFound(tuple(named), tuple(actor for actor in found if actor not in named), unknown)


def _spotted(catalogue: Catalogue, headline: str) -> list[Actor]:
    """List the actors that a headline names, in its order; whom a name may mean are all of them."""
    codes = dict.fromkeys(code for spotted in headlines(catalogue).names.spot(headline) for code in spotted.codes)
    return [actor for code in codes if (actor := catalogue.actor(code))]


def find_things(catalogue: Catalogue, asked: str) -> tuple[Thing, ...]:
    """Find things by words of their codes, types and names, or by a headline; all where nothing is asked for."""
    things = {code: thing for code in catalogue.codes("things") if (thing := catalogue.thing(code))}
    found = [things[code] for code in (having(asked, thing_words(catalogue)) if asked else things)]
    return tuple(found or things_told(catalogue, asked, _BEST))


def find_fluents(catalogue: Catalogue, asked: str) -> tuple[FluentSort, ...]:
    """Find sorts of fluents by words of what they say, or by a headline; all where nothing is asked for."""
    sorts = {name: sort for name in catalogue.fluents if (sort := catalogue.fluent(name))}
    found = [sorts[name] for name in (having(asked, fluent_words(catalogue)) if asked else sorts)]
    return tuple(found or fluents_told(catalogue, asked, _BEST))


def fluent_words(catalogue: Catalogue) -> dict[str, str]:
    """Return by what words each sort of fluent is called: its name, its values and what it says."""
    sorts = [sort for name in catalogue.fluents if (sort := catalogue.fluent(name))]
    return {one.name: " ".join((one.name, *one.args, *one.values, one.says, one.section)) for one in sorts}


def thing_words(catalogue: Catalogue) -> dict[str, str]:
    """Return by what words each thing is called: its code, its type and its name."""
    things = [thing for code in catalogue.codes("things") if (thing := catalogue.thing(code))]
    return {thing.code: f"{thing.code} {thing.type} {thing.name}" for thing in things}


def having(asked: str, texts: Mapping[Entry, str]) -> list[Entry]:
    """List the entries in whose text words begin so as all words asked for, those that have them whole first."""
    sought = _words(asked)
    words_of = {entry: set(_words(text)) for entry, text in texts.items()}
    whole = [entry for entry, words in words_of.items() if words.issuperset(sought)]
    begun = [entry for entry, words in words_of.items() if _all_in(sought, words, _begins)]
    return list(dict.fromkeys([*whole, *begun])) if sought else []


def nearest_words(asked: str, texts: Iterable[str]) -> list[str]:
    """List the words of some texts that are most like those asked for which none of them has."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    known = {word for text in texts for word in _words(text)}
    strange = [word for word in _words(asked) if word not in known]
    return [near for word in strange for near in get_close_matches(word, known, 3, _ALIKE)]


def _in_other_forms(asked: str, texts: Mapping[Entry, str]) -> list[Entry]:
    """List the entries whose text has all words asked for in some form."""
    sought = _words(asked)
    return [entry for entry, text in texts.items() if sought and _all_in(sought, _words(text), _is_form)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", normal_form(text))


def _all_in(sought: Iterable[str], words: Iterable[str], fits: Callable[[str, str], bool]) -> bool:
    return all(any(fits(word, other) for other in words) for word in sought)


def _begins(word: str, other: str) -> bool:
    """Say whether a word begins so as another; in a script without capitals, which may not part words, it is inside."""
    without_case = word.isalpha() and word.upper() == word.lower()
    return word in other if without_case else other.startswith(word)


def _is_form(word: str, other: str) -> bool:
    """Say whether two words may be forms of one: 'expelled' and 'expels', 'wars' and 'war'."""
    common = sum(1 for _ in takewhile(bool, map(str.__eq__, word, other)))
    longest = max(len(word), len(other))
    return (common >= _STEM and longest - common <= _ENDING) or f"{word}s" == other or word == f"{other}s"
