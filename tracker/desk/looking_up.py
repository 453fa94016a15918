"""Kinds, actors, things and fluents, found by words or by a headline."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.searching import (
    ActorsFound,
    KindsFound,
    find_actors,
    find_fluents,
    find_kinds,
    find_things,
    fluent_words,
    kind_words,
    nearest_words,
    thing_words,
)
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.model.catalogue import FluentSort, Thing
from tracker.reports.data.catalogue import actors_data, fluents_data, kinds_data
from tracker.reports.data.lists import things_data
from tracker.reports.text.catalogue import actor_text, actors_text, fluents_text, kind_text, kinds_text
from tracker.reports.text.lists import things_text
from tracker.text.characters import one_line


def kinds_report(opened: Opened, words: str) -> Report[KindsFound]:
    """Find kinds by words; all where none are named."""
    catalogue = opened.catalogue()
    return Report(
        find_kinds(catalogue, words),
        lambda found: _kinds_text(found, catalogue, words),
        lambda found: kinds_data([*found.named, *found.others]),
    )


def actors_report(opened: Opened, word: str) -> Report[ActorsFound]:
    """Find actors by a word, those of the store's logs too; all where none is named."""
    return Report(
        find_actors(opened.catalogue_with_declared(), word),
        _actors_text,
        lambda found: actors_data([*found.named, *found.others]),
    )


def things_report(opened: Opened, words: str) -> Report[tuple[Thing, ...]]:
    """Find things by words, those of the store's logs too; all where none are named."""
    catalogue = opened.catalogue_with_declared()
    return Report(find_things(catalogue, words), lambda found: _things_text(found, catalogue, words), things_data)


def fluents_report(opened: Opened, words: str) -> Report[tuple[FluentSort, ...]]:
    """Find sorts of fluents by words; all where none are named."""
    catalogue = opened.catalogue()
    return Report(
        find_fluents(catalogue, words),
        lambda found: _fluents_text(found, catalogue, words),
        lambda found: fluents_data(found, catalogue),
    )


def _kinds_text(found: KindsFound, catalogue: Catalogue, words: str) -> str:
    if words and not (found.named or found.others):
        return _nothing("kind", words, kind_words(catalogue).values())
    before = _found_how(found)
    in_full = "\n".join(kind_text(kind, catalogue) for kind in found.named)
    others = kinds_text(found.others) if found.others or not found.named else ""
    return before + _both(in_full, others, "Next:" if found.by_headline else "With the same word:")


def _found_how(found: KindsFound) -> str:
    """Say how kinds were found that no name or label led to."""
    if found.by_headline:
        return "Best first, by the words of the text:\n\n"
    return "" if found.by_label else "No name or label has it, but what is said of these:\n\n"


def _actors_text(found: ActorsFound) -> str:
    if found.unknown and not (found.named or found.others):
        return one_line(found.unknown)
    others = actors_text(found.others) if found.others or not found.named else ""
    return _both("\n".join(map(actor_text, found.named)), others)


def _things_text(found: tuple[Thing, ...], catalogue: Catalogue, words: str) -> str:
    if words and not found:
        return _nothing("thing", words, thing_words(catalogue).values())
    return things_text(found)


def _fluents_text(found: tuple[FluentSort, ...], catalogue: Catalogue, words: str) -> str:
    if words and not found:
        return _nothing("fluent", words, fluent_words(catalogue).values())
    return fluents_text(found, catalogue)


def _both(named: str, others: str, heading: str = "With the same word:") -> str:
    """Write what was named in full, and below it the list of what else was found."""
    between = f"\n\n{heading}\n" if named and others else ""
    return f"{named}{between}{others}"


def _nothing(what: str, asked: str, texts: Iterable[str]) -> str:
    """Say that nothing has a word, with the words nearest to it."""
    near = nearest_words(asked, texts)
    hint = f"Nearest: {', '.join(near)}; " if near else ""
    return f"No {what} has '{one_line(asked)}'. {hint}'tracker {what}s' lists all."
