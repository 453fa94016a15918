"""Templates of the catalogue, filled: players by role, and parts in brackets that go with what they name."""

import re
from collections.abc import Callable, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.reports.language.words import listed, ordinal

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_ROLE = re.compile(r"\{([a-z0-9-]+)(\.adjective|\.ordinal)?\}('s)?")


def fill(template: str, play: Callable[[str], list[str]], adjective: Callable[[str], str]) -> str:
    """Put players into a template, and of each bracketed part the first choice that lacks none, or nothing."""

    def is_full(choice: str) -> bool:
        return all(play(role[1]) for role in _ROLE.finditer(choice))

    def optional(match: re.Match[str]) -> str:
        return next(filter(is_full, match[1].split("|")), "")

    def player(match: re.Match[str]) -> str:
        if match[2] == ".ordinal":
            return ordinal(listed(play(match[1])))
        name = adjective(match[1]) if match[2] else listed(play(match[1]))
        return name + _possessive(name) if match[3] else name

    return _ROLE.sub(player, _OPTIONAL.sub(optional, template))


def _possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def adjective_of(codes: Sequence[str], catalogue: Catalogue) -> str:
    """Return the adjective of the first of some actors, or its name where it has none."""
    actor = catalogue.actor(codes[0]) if codes else None
    return actor.adjective or actor.name() if actor else ""
