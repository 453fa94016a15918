"""What decides who an actor's neighbours are: the keys of all that it shares with others, and of a format's members."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sqlalchemy import Connection

from tracker.catalogue.catalogue import Catalogue
from tracker.store.reading import dyad_keys, keys_from


def dyad_keys_with_things(connection: Connection, catalogue: Catalogue, a: str, b: str) -> list[str]:
    """Name everything that can decide an answer about two actors, and what each did with a thing that both have."""
    keys = dyad_keys(connection, catalogue, a, b)
    for part in all_parts(catalogue):
        if "format" not in catalogue.known_fluent(part).args.values():
            of_a, of_b = (_ends(connection, f"{part}({code}, ") for code in (a, b))
            keys += [f"{part}({code}, {end}" for end in sorted(of_a & of_b) for code in (a, b)]
    return keys


def _ends(connection: Connection, beginning: str) -> set[str]:
    """Return how the keys go on that begin in some way."""
    return {key.removeprefix(beginning) for key in keys_from(connection, beginning)}


def network_keys(connection: Connection, catalogue: Catalogue, code: str) -> list[str]:
    """Name everything that can decide an answer about an actor's network."""
    further = (key for part in all_parts(catalogue) for key in _shared(connection, catalogue, code, part))
    return sorted({code, *further})


def sharing_keys(connection: Connection, catalogue: Catalogue, codes: Sequence[str]) -> list[str]:
    """Name everything that can decide what some actors have by themselves or through formats that act for them."""
    if len(codes) > 1:
        return sorted({key for a, b in combinations(codes, 2) for key in dyad_keys(connection, catalogue, a, b)})
    memberships = (f"member({code}, " for code in codes)
    thirds = [key[len(start) : -1] for start in memberships for key in keys_from(connection, start)]
    return [*codes, *filter(catalogue.acts_for_members, thirds)]


def _shared(connection: Connection, catalogue: Catalogue, code: str, part: str) -> Iterator[str]:
    """Yield who else has a fluent with the same third party, who has it with the actor, and for whom it acts."""
    beginning = f"{part}("
    pairs = [(key, *key[len(beginning) : -1].partition(", ")[::2]) for key in keys_from(connection, beginning)]
    own = {third for _, first, third in pairs if first == code}
    yield from (key for key, _, third in pairs if third in own)
    yield from (first for _, first, third in pairs if third == code)
    yield from (third for third in own if catalogue.acts_for_members(third))


def all_parts(catalogue: Catalogue) -> list[str]:
    """List the fluents that any fluent is made of, each once."""
    return list(dict.fromkeys(part for name in catalogue.fluents for part in _parts(catalogue, name)))


def _parts(catalogue: Catalogue, fluent: str) -> list[str]:
    """List the fluents that a fluent is made of, such as the membership of each of two actors."""
    sort = catalogue.fluent(fluent)
    return [pattern.fluent for pattern in sort.derived] if sort else []
