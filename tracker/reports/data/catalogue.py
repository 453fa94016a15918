"""What a catalogue declares, and how two differ, as plain data."""

from collections.abc import Sequence

from tracker.catalogue.amendments import Amendment
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Actor, FluentSort, Kind, Pattern
from tracker.model.days import iso
from tracker.reports.data.shapes_catalogue import ActorData, DifferenceData, FluentData, KindData
from tracker.reports.language.patterns import changed_by, pattern_text, role_text


def kinds_data(kinds: Sequence[Kind]) -> list[KindData]:
    """Return kinds as plain data."""
    return [
        {
            "kind": kind.name,
            "label": kind.label,
            "also": list(kind.also),
            "roles": {name: role_text(role) for name, role in kind.roles.items()},
            "each": dict(kind.each),
            "presupposes": _patterns(kind.presupposes),
            "initiates": _patterns(kind.initiates),
            "terminates": _patterns(kind.terminates),
            "releases": _patterns(kind.releases),
            "cameo": kind.cameo or None,
            "goldstein": kind.goldstein or None,
            "plover": kind.plover or None,
            "sentence": kind.sentence,
            "instead": kind.instead or None,
            "deprecated": kind.deprecated or None,
            "example": dict(kind.example) or None,
            "changes": _patterns(kind.changes),
            "leaves": _patterns(kind.leaves),
        }
        for kind in kinds
    ]


def fluents_data(sorts: Sequence[FluentSort], catalogue: Catalogue) -> list[FluentData]:
    """Return sorts of fluents as plain data, with the kinds that begin and end them."""
    found: list[FluentData] = []
    for sort in sorts:
        changed = changed_by(sort, catalogue)
        found.append(
            {
                "fluent": sort.name,
                "args": dict(sort.args),
                "values": list(sort.values),
                "says": sort.says,
                "section": sort.section,
                "symmetric": sort.symmetric,
                "shared": sort.shared,
                "derived": _patterns(sort.derived),
                "begins": list(changed.begins),
                "ends": list(changed.ends),
                "example": changed.example or None,
            }
        )
    return found


def _patterns(patterns: Sequence[Pattern]) -> list[str]:
    return [pattern_text(pattern) for pattern in patterns]


def actors_data(actors: Sequence[Actor]) -> list[ActorData]:
    """Return actors as plain data."""
    return [
        {
            "actor": actor.code,
            "type": actor.type,
            "names": list(actor.all_names),
            "dated": [{"name": one.text, "from": iso(one.first), "to": iso(one.last)} for one in actor.names],
            "native": list(actor.native),
            "adjective": actor.adjective or None,
            "capital": actor.capital or None,
            "existence": [existence.text for existence in actor.existence],
            "alpha_2": actor.alpha_2 or None,
            "cow": actor.cow or None,
            "gw": actor.gw or None,
            "acts_for_members": actor.acts_for_members,
        }
        for actor in actors
    ]


def differences_data(found: Sequence[Amendment]) -> list[DifferenceData]:
    """Return how catalogues differ as plain data."""
    return [
        {
            "sort": one.sort,
            "family": one.family,
            "code": one.code,
            "changed": [{"key": each.key, "before": each.before, "after": each.after} for each in one.changed],
        }
        for one in found
    ]
