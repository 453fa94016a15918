"""What the catalogue declares, as text and as plain data."""

from collections.abc import Sequence
from typing import Any

from tracker.model.catalogue import Actor, Kind, Pattern, Role
from tracker.reports.page import counted, wrapped


def kinds_text(kinds: Sequence[Kind]) -> str:
    """Write kinds: each with its roles and what it does to fluents."""
    lines: list[str] = []
    for kind in kinds:
        lines += [kind.name, *wrapped(kind.label, "  ")]
        roles = [f"{name}: {_role(role)}" for name, role in kind.roles.items()]
        lines += wrapped(", ".join(roles), "  ", "    ") if roles else []
        for word, patterns in _effects(kind):
            lines += wrapped(f"{word} {', '.join(map(_pattern, patterns))}", "  ", "    ") if patterns else []
    return "\n".join([*lines, f"{counted(len(kinds), 'kind')}."])


def kinds_data(kinds: Sequence[Kind]) -> list[dict[str, Any]]:
    """Return kinds as plain data."""
    return [
        {
            "kind": kind.name,
            "label": kind.label,
            "roles": {name: _role(role) for name, role in kind.roles.items()},
            **{word: [_pattern(pattern) for pattern in patterns] for word, patterns in _effects(kind)},
            "cameo": kind.cameo or None,
            "plover": kind.plover or None,
            "sentence": kind.sentence,
        }
        for kind in kinds
    ]


def actors_text(actors: Sequence[Actor]) -> str:
    """Write actors: code, type, and every name."""
    lines = [f"{actor.code:<12} {actor.type:<13} {', '.join(actor.all_names)}" for actor in actors]
    return "\n".join([*lines, f"{counted(len(actors), 'actor')}."])


def actors_data(actors: Sequence[Actor]) -> list[dict[str, Any]]:
    """Return actors as plain data."""
    return [{"actor": actor.code, "type": actor.type, "names": list(actor.all_names)} for actor in actors]


def _effects(kind: Kind) -> list[tuple[str, tuple[Pattern, ...]]]:
    return [
        ("presupposes", kind.presupposes),
        ("initiates", kind.initiates),
        ("terminates", kind.terminates),
        ("releases", kind.releases),
    ]


def _role(role: Role) -> str:
    return f"{'optional ' if role.optional else ''}{'list of ' if role.several else ''}{role.type}"


def _pattern(pattern: Pattern) -> str:
    args = [f"'{arg}'" if literal else arg for arg, literal in zip(pattern.args, pattern.literal, strict=True)]
    value = f" = {pattern.value}" if pattern.value else ""
    return f"{'not ' if pattern.absent else ''}{pattern.fluent}({', '.join(args)}){value}"
