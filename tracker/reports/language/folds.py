"""Like told as one, in words: how many they are and of what sort, when the first and the last came about."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.days import FUTURE, PAST, Span, spoken, spoken_range
from tracker.projections.alike import Same
from tracker.projections.changes import Transition
from tracker.projections.chronology import Act
from tracker.projections.folding import Fold
from tracker.projections.runs import Run
from tracker.reports.language.conditions import condition_phrase, fluent_phrase, through_format
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import counted, listed
from tracker.text.characters import by_letter

_PLURALS = {"country": "countries", "territory": "territories", "company": "companies", "body": "bodies"}


def players_phrase(codes: Sequence[str], catalogue: Catalogue) -> str:
    """Say how many actors or things there are of each sort: '312 persons and 96 companies'."""
    known = [catalogue.actor(code) or catalogue.thing(code) for code in codes]
    sorts = Counter(one.type if one is not None else "other" for one in known)
    return listed([counted(number, sort, _PLURALS.get(sort, "")) for sort, number in sorts.most_common()])


def answers_phrase(fold: Fold[Same], catalogue: Catalogue, day: int, most_named: int = 0) -> str:
    """Write answers that are told as one as a phrase: 'Listing of 312 persons and 96 companies by the EU'.

    Up to `most_named` of those in whom they differ are named.
    """
    first, *others = fold.one
    named = evolve(first, fluent=_with_players(fold, first.fluent, catalogue, day, most_named))
    return condition_phrase([named, *others], catalogue, day, several=fold.count > 1)


def turns_phrase(fold: Fold[Transition], catalogue: Catalogue, day: int) -> str:
    """Write the conditions of changes that are told as one as a phrase."""
    phrase = fluent_phrase(_with_players(fold, fold.one.fluent, catalogue, day), catalogue, day, several=fold.count > 1)
    return f"{phrase}{through_format(fold.one.through, catalogue, day)}"


def courses_phrase(fold: Fold[Sequence[Run]], catalogue: Catalogue, day: int = FUTURE) -> str:
    """Write the conditions of courses that are told as one as a phrase."""
    first = fold.one[0]
    phrase = fluent_phrase(_with_players(fold, first.fluent, catalogue, day), catalogue, day, several=fold.count > 1)
    return f"{phrase}{through_format(first.through, catalogue, day)}"


def _with_players(fold: Fold[Any], fluent: Fluent, catalogue: Catalogue, day: int, most_named: int = 0) -> Fluent:
    """Put for the argument in which what is folded differs how many stand there, or who they are."""
    if not fold.players:
        return fluent
    named = sorted((name(catalogue, code, day) for code in fold.players[:most_named]), key=by_letter)
    who = listed(named) if len(named) == len(fold.players) else players_phrase(fold.players, catalogue)
    arguments = zip(catalogue.known_fluent(fluent.name).args, fluent.args, strict=True)
    return evolve(fluent, args=tuple(who if arg == fold.place else player for arg, player in arguments))


def acts_phrase(fold: Fold[Act], catalogue: Catalogue) -> str:
    """Write acts that are told as one as a sentence without its full stop: 'The EU listed 312 persons'."""
    event = fold.one.happening.together
    if len(fold.players) > 1 and fold.place in event.roles:
        event = evolve(event, roles={**event.roles, fold.place: (players_phrase(fold.players, catalogue),)})
    times = f" (in {fold.count} acts)" if fold.count > 1 and len(fold.players) != fold.count else ""
    return f"{event_sentence(event, catalogue)}{times}"


def fold_days(fold: Fold[Any]) -> str:
    """Say when the first and the last of many came about: 'the first on 2 May 2004, the last in 2026, 31 undated'."""
    if fold.undated == fold.count:
        return "" if fold.first == (PAST, FUTURE) else f"all {_on(fold.first)}"
    undated = f", {fold.undated} on a day not known" if fold.undated else ""
    if fold.first == fold.last:
        return f"{'all' if not undated else 'the others'} {_on(fold.first)}{undated}"
    return f"the first {_on(fold.first)}, the last {_on(fold.last)}{undated}"


def _on(span: Span) -> str:
    return f"by {spoken(span[1])}" if span[0] <= PAST else spoken_range(*span)
