"""Fluents as text: `level(by, with) = {to-level}` in a kind, `member(LTU, EU) = full` in an expectation."""

import re

from tracker.model.catalogue import Fluent, FluentSort, Pattern

_SHAPE = re.compile(
    r"\s*(?P<absent>not\s+)?(?P<name>[a-z][a-z0-9-]*)\s*\(\s*(?P<args>[^()]*?)\s*\)\s*(?:=\s*(?P<value>\S.*?)\s*)?"
    r"(?P<pauses>(?<=\s)for\s+a\s+time\s*)?"
    r"(?:(?<=\s)if\s+(?P<role>[a-z0-9-]+)\s*>\s*(?P<beyond>[0-9]{1,6})\s*)?"
    r"(?:(?<=\s)if\s+two\s+(?P<two>[a-z0-9-]+)\s*)?"
)


def parse_pattern(text: str, *, several: bool = False, ending: bool = False) -> Pattern:
    """Read a fluent with arguments, literal where quoted; raises ValueError where the text has another shape.

    Where it may have one of `several` values, these stand between bars, the ordinary one first; then it may also hang
    on a number of the event, `sanctions(by, target, regime) if package > 1`, or on there being no more than two in a
    role, `hostilities(parties, parties) if two parties`. What is an `ending` may be one for a time.
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    written = [arg.strip() for arg in match["args"].split(",")] if match["args"] else []
    literal = tuple(len(arg) > 1 and arg[0] == arg[-1] and arg[0] in "'\"" for arg in written)
    args = tuple(arg[1:-1] if quoted else arg for arg, quoted in zip(written, literal, strict=True))
    if not all(args):
        raise ValueError(text)
    value, *others = [word.strip() for word in (match["value"] or "").split("|")]
    if ((others or match["role"] or match["two"]) and not several) or (others and not (value and all(others))):
        raise ValueError(text)
    if match["pauses"] and not ending:
        raise ValueError(text)
    beyond = (match["role"], int(match["beyond"])) if match["role"] else None
    return Pattern(
        match["name"],
        args,
        literal,
        value or None,
        absent=bool(match["absent"]),
        alternatives=tuple(others),
        beyond=beyond,
        two=match["two"],
        pauses=bool(match["pauses"]),
    )


def make_fluent(sort: FluentSort, args: tuple[str, ...]) -> Fluent:
    """Build a fluent, with the first two arguments of a symmetric one in the order of their codes."""
    if sort.symmetric and args[0] > args[1]:
        args = (args[1], args[0], *args[2:])
    return Fluent(sort.name, args)
