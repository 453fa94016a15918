"""What a kind declares, written as seeds have it: its roles, and the fluents that it speaks of."""

from collections.abc import Iterable

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import FluentSort, Kind, Pattern, Role


def effects_of(kind: Kind) -> list[tuple[str, tuple[Pattern, ...]]]:
    """List what a kind presupposes and does, each with the word for it."""
    return [
        ("presupposes", kind.presupposes),
        ("initiates", kind.initiates),
        ("terminates", kind.terminates),
        ("releases", kind.releases),
    ]


@frozen
class ChangedBy:
    """The kinds that begin and end a sort of fluent, and a fluent of the sort as an example of one changes it."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    example: str


def changed_by(sort: FluentSort, catalogue: Catalogue) -> ChangedBy:
    """Find the kinds that begin and end a sort of fluent."""
    kinds = catalogue.kinds()
    begins = [kind for kind in kinds if any(one.fluent == sort.name for one in kind.initiates)]
    ends = [kind for kind in kinds if any(one.fluent == sort.name for one in kind.terminates)]
    shown = (one for kind in (*begins, *ends) for one in kind.changes if one.fluent == sort.name and not one.absent)
    example = next(shown, None)
    return ChangedBy(_names(begins), _names(ends), pattern_text(example) if example else "")


def _names(kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(kind.name for kind in kinds)


def role_text(role: Role) -> str:
    """Write what a role takes as seeds have it: 'optional list of actor'."""
    return f"{'optional ' if role.optional else ''}{'list of ' if role.several else ''}{role.type}"


def pattern_text(pattern: Pattern) -> str:
    """Write a fluent as seeds have it."""
    args = [f"'{arg}'" if literal else arg for arg, literal in zip(pattern.args, pattern.literal, strict=True)]
    value = f" = {' | '.join((pattern.value, *pattern.alternatives))}" if pattern.value else ""
    before = "perhaps " if pattern.perhaps else "not " if pattern.absent else ""
    beyond = " if {} > {}".format(*pattern.beyond) if pattern.beyond else ""
    beyond += f" if two {pattern.two}" if pattern.two else ""
    return f"{before}{pattern.fluent}({', '.join(args)}){value}{beyond}{' for a time' if pattern.pauses else ''}"
