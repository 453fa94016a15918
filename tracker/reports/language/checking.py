"""Checks a catalogue as a whole: what it lacks, what its examples do, and the sentences that these give."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.completeness import check_completeness
from tracker.catalogue.patterns import make_fluent
from tracker.catalogue.seeds import Declared, Seeds
from tracker.model.catalogue import THING_TYPES, Fluent, FluentSort
from tracker.model.events import Event
from tracker.model.findings import Finding
from tracker.narrative.narrative import is_actor_type
from tracker.projections.examples import Example, check_examples, fluents_named, read_examples
from tracker.reports.language.conditions import fluent_phrase
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import capital
from tracker.text.shape import Wrong

_MARRED = re.compile(r"[{}\[\]]|  |\bNone\b|\b[Tt]he the\b|\b[Oo]f of\b|\b[Ii]n in\b| [,.;:)]|\( |^ | $")


def check_catalogue(seeds: Seeds) -> tuple[Finding, ...]:
    """List every finding about a folder of seeds; where it cannot be read, only why not."""
    if not seeds.findings:
        check_completeness(seeds)
        examples = read_examples(seeds)
        check_examples(examples)
        check_sentences(seeds, examples)
    return seeds.findings


def check_sentences(seeds: Seeds, examples: Sequence[Example]) -> None:
    """Report each kind's sentence and each fluent's phrase that reads badly, by the examples of the catalogue."""
    for example in examples:
        told = (event_sentence(event, seeds.catalogue) for event in (example.event, _barest(example)))
        _report_marred(example.declared, "sentence", told)
    for declared in seeds.declared:
        sort = seeds.catalogue.fluent(declared.code) if declared.family == "fluents" else None
        if sort is not None:
            fluents = _instances(seeds.catalogue, sort, examples)
            _report_marred(declared, "says", (capital(fluent_phrase(fluent, seeds.catalogue)) for fluent in fluents))


def _report_marred(declared: Declared, key: str, told: Iterable[str]) -> None:
    """Report the first of some sentences that reads badly, where its template stands."""
    marred = next(filter(_MARRED.search, told), None)
    if marred is not None:
        declared.faults.at_value(declared.fields, key, _wrong(marred))


def _barest(example: Example) -> Event:
    """Return an example with no more than it must say."""
    roles = {role: played for role, played in example.event.roles.items() if not example.kind.roles[role].optional}
    return evolve(example.event, roles=roles)


def _instances(catalogue: Catalogue, sort: FluentSort, examples: Iterable[Example]) -> Iterator[Fluent]:
    """Yield the fluents of a sort that examples name; where there is none, one with the first that fit."""
    named = [one for example in examples for one in fluents_named(example) if one.name == sort.name]
    args = tuple(_first(catalogue, role_type) for role_type in sort.args.values())
    yield from named or [make_fluent(sort, args)]


def _first(catalogue: Catalogue, role_type: str) -> str:
    """Return the first entry of the catalogue that fits a role, or a word."""
    if role_type == "word":
        return "trade"
    if is_actor_type(role_type):
        return next((code for code in catalogue.codes("actors") if _fits(catalogue.actor(code), role_type)), role_type)
    return next((code for code in catalogue.codes("things") if _fits(catalogue.thing(code), role_type)), role_type)


def _fits(entry: object, role_type: str) -> bool:
    kind = getattr(entry, "type", None)
    any_sort = role_type == "actor" or (role_type == "thing" and kind in THING_TYPES)
    return any_sort or kind == role_type or (role_type == "format" and kind == "organisation")


def _wrong(told: str) -> Wrong:
    remedy = "Look at spaces, brackets and articles: what is in brackets is left out with its role."
    return Wrong("reads-badly", f"it reads '{told}'", remedy)
