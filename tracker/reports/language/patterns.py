"""What a kind declares, written as seeds have it: its roles, and the fluents that it speaks of."""

from tracker.model.catalogue import Kind, Pattern, Role


def effects_of(kind: Kind) -> list[tuple[str, tuple[Pattern, ...]]]:
    """List what a kind presupposes and does, each with the word for it."""
    return [
        ("presupposes", kind.presupposes),
        ("initiates", kind.initiates),
        ("terminates", kind.terminates),
        ("releases", kind.releases),
    ]


def role_text(role: Role) -> str:
    """Write what a role takes as seeds have it: 'optional list of actor'."""
    return f"{'optional ' if role.optional else ''}{'list of ' if role.several else ''}{role.type}"


def pattern_text(pattern: Pattern) -> str:
    """Write a fluent as seeds have it."""
    args = [f"'{arg}'" if literal else arg for arg, literal in zip(pattern.args, pattern.literal, strict=True)]
    value = f" = {' | '.join((pattern.value, *pattern.alternatives))}" if pattern.value else ""
    before = "perhaps " if pattern.perhaps else "not " if pattern.absent else ""
    beyond = " if {} > {}".format(*pattern.beyond) if pattern.beyond else ""
    return f"{before}{pattern.fluent}({', '.join(args)}){value}{beyond}{' for a time' if pattern.pauses else ''}"
