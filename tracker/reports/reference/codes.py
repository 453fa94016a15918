"""How the kinds of a catalogue lie on the codes of the field, counted."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.codes import CAMEO_ROOTS, PLOVER_CATEGORIES
from tracker.model.catalogue import Kind
from tracker.reports.language.words import listed

_CROWDED = 6


def codes_tables(catalogue: Catalogue) -> str:
    """Write how many kinds stand under each root of CAMEO and each category of PLOVER, and what one code merges."""
    kinds = [kind for name in catalogue.codes("kinds") if (kind := catalogue.kind(name))]
    return "\n".join([*_summary(kinds), "", *_roots(kinds), "", *_crowded(kinds), "", *_categories(kinds)])


def _summary(kinds: Sequence[Kind]) -> Iterator[str]:
    coded = [kind for kind in kinds if kind.cameo]
    general = [kind for kind in coded if len(kind.cameo) == 3 and kind.cameo.endswith("0")]
    changing = [kind for kind in kinds if not kind.cameo and _effects([kind])]
    yield f"Of {len(kinds)} kinds, {len(coded)} have a code of CAMEO and {len(kinds) - len(coded)} have none."
    yield f"{len(general)} have only the first code of a root, which gathers what none of its other codes fits;"
    yield f"of those without a code, {len(changing)} begin or end something."


def _roots(kinds: Sequence[Kind]) -> Iterator[str]:
    yield from ("| CAMEO root | | codes in use | kinds |", "| --- | --- | ---: | ---: |")
    for root, name in CAMEO_ROOTS.items():
        under = [kind.cameo for kind in kinds if kind.cameo[:2] == root]
        yield f"| {root} | {name} | {len(set(under))} | {len(under)} |"
    yield f"| none | | | {sum(not kind.cameo for kind in kinds)} |"


def _crowded(kinds: Sequence[Kind]) -> Iterator[str]:
    """Show the codes that stand for the most kinds, and how many different things these do to fluents."""
    yield from ("| one code | kinds | effects | among them |", "| --- | ---: | ---: | --- |")
    for code, number in Counter(kind.cameo for kind in kinds if kind.cameo).most_common(_CROWDED):
        same = [kind for kind in kinds if kind.cameo == code]
        names = [kind.name for kind in same if _effects([kind])][:4] or [kind.name for kind in same][:4]
        yield f"| {code} | {number} | {len(_effects(same))} | {listed(names)} |"


def _effects(kinds: Sequence[Kind]) -> set[tuple[str, str, str | None]]:
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
