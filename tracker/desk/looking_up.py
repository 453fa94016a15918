"""Kinds, actors and things, found by words."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.searching import (
    ActorsFound,
    KindsFound,
    find_actors,
    find_kinds,
    find_things,
    kind_words,
    nearest_words,
    thing_words,
)
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.model.catalogue import Thing
from tracker.reports.data.catalogue import actors_data, kinds_data
from tracker.reports.data.lists import things_data
from tracker.reports.text.catalogue import actor_text, actors_text, kind_text, kinds_text
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


def _kinds_text(found: KindsFound, catalogue: Catalogue, words: str) -> str:
    if words and not (found.named or found.others):
        return _nothing("kind", words, kind_words(catalogue).values())
    before = "" if found.by_label else "No name or label has it, but what is said of these:\n\n"
    in_full = "\n".join(kind_text(kind, catalogue) for kind in found.named)
    return before + _both(in_full, kinds_text(found.others) if found.others or not found.named else "")


def _actors_text(found: ActorsFound) -> str:
    if found.unknown and not (found.named or found.others):
        return one_line(found.unknown)
    others = actors_text(found.others) if found.others or not found.named else ""
    return _both("\n".join(map(actor_text, found.named)), others)


def _things_text(found: tuple[Thing, ...], catalogue: Catalogue, words: str) -> str:
    if words and not found:
        return _nothing("thing", words, thing_words(catalogue).values())
    return things_text(found)


def _both(named: str, others: str) -> str:
    """Write what was named in full, and below it the list of what else has the word."""
    between = "\n\nWith the same word:\n" if named and others else ""
    return f"{named}{between}{others}"


def _nothing(what: str, asked: str, texts: Iterable[str]) -> str:
    """Say that nothing has a word, with the words nearest to it."""
    near = nearest_words(asked, texts)
    hint = f"Nearest: {', '.join(near)}; " if near else ""
    return f"No {what} has '{one_line(asked)}'. {hint}'tracker {what}s' lists all."
