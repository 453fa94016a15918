"""How the kinds of a catalogue lie on the codes of the field, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.codes import CAMEO_ROOTS, PLOVER_CATEGORIES
from tracker.model.catalogue import Kind
from tracker.reports.language.words import listed

_CROWDED, _NAMED = 6, 4


def codes_tables(catalogue: Catalogue) -> str:
    """Write how many kinds stand under each root of CAMEO and each category of PLOVER, and what one code merges."""
    kinds = catalogue.kinds()
    return "\n".join([*_summary(kinds), "", *_roots(kinds), "", *_crowded(kinds), "", *_categories(kinds)])


def _summary(kinds: Sequence[Kind]) -> Iterator[str]:
    coded = [kind for kind in kinds if kind.cameo]
    general = sum(map(_is_general, coded))
    changing = sum(not kind.cameo for kind in _changing(kinds))
    yield f"Of {len(kinds)} kinds, {len(coded)} have a code of CAMEO and {len(kinds) - len(coded)} have none."
    yield f"{general} have only the first code of a root, which gathers what none of its other codes fits;"
    yield f"of those without a code, {changing} begin or end something."


def _is_general(kind: Kind) -> bool:
    """Say whether a kind's code is the first of its root."""
    return len(kind.cameo) == 3 and kind.cameo.endswith("0")


def _changing(kinds: Iterable[Kind]) -> list[Kind]:
    """List the kinds that begin or end something."""
    return [kind for kind in kinds if _effects([kind])]


def _roots(kinds: Sequence[Kind]) -> Iterator[str]:
    under = Counter(kind.cameo[:2] for kind in kinds)
    codes = Counter(code[:2] for code in {kind.cameo for kind in kinds})
    yield from ("| CAMEO root | | codes in use | kinds |", "| --- | --- | ---: | ---: |")
    yield from (f"| {root} | {name} | {codes[root]} | {under[root]} |" for root, name in CAMEO_ROOTS.items())
    yield f"| none | | | {under['']} |"


def _crowded(kinds: Sequence[Kind]) -> Iterator[str]:
    """Show the codes that stand for the most kinds, and how many different things these do to fluents."""
    by_code: dict[str, list[Kind]] = {}
    for kind in kinds:
        by_code.setdefault(kind.cameo, []).append(kind)
    by_code.pop("", None)
    yield from ("| one code | kinds | effects | among them |", "| --- | ---: | ---: | --- |")
    for code, same in sorted(by_code.items(), key=lambda pair: -len(pair[1]))[:_CROWDED]:
        names = [kind.name for kind in (_changing(same) or same)[:_NAMED]]
        yield f"| {code} | {len(same)} | {len(_effects(same))} | {listed(names)} |"


def _effects(kinds: Iterable[Kind]) -> set[tuple[str, str, str | None]]:
    """Return the different things that kinds do: begin a value, end a fluent, leave one open."""
    return {
        (key, pattern.fluent, pattern.value)
        for kind in kinds
        for key in ("initiates", "terminates", "releases")
        for pattern in getattr(kind, key)
    }


def _categories(kinds: Sequence[Kind]) -> Iterator[str]:
    numbers = Counter(kind.plover.partition("/")[0] for kind in kinds)
    yield from ("| PLOVER category | kinds |", "| --- | ---: |")
    yield from (f"| {name} | {numbers[name]} |" for name in PLOVER_CATEGORIES)
    yield f"| none | {numbers['']} |"
