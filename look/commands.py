"""Writes the reference of all commands from the objects that the command line is made of."""

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from look.schemas import PRINTED, shape_title
from tracker.cli.group import tracker
from tracker.cli.groups import GROUPS

_PARAGRAPH = re.compile(r"\n\n+")
_UNWRAPPED = "\b"
"""Click's mark of a paragraph whose lines are kept."""


def page() -> str:
    """Write the page: every group of commands, each command with its arguments, options and an example."""
    lines = [
        "# Commands",
        "",
        "Written by `make documents` from the program; `tracker COMMAND --help` says the same. Exit code 0 means that",
        "all is well, 1 that something is wrong with logs, the store or a file, 2 that the command line is wrong.",
        "`-` as a file is the standard input, or the standard output.",
        "",
        "## Options before a command",
        "",
        *_options(tracker),
    ]
    with click.Context(tracker, info_name="tracker") as ctx:
        for heading, commands in GROUPS.items():
            lines += ["", f"## {heading}"]
            for name in commands:
                lines += _command(ctx, name)
    return "\n".join(lines) + "\n"


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield the name and the object of every command, and of those below a group of them."""
    with click.Context(tracker, info_name="tracker") as ctx:
        for name in tracker.list_commands(ctx):
            command = tracker.get_command(ctx, name)
            assert command is not None, "a command that is listed is there"
            yield name, command
            if isinstance(command, click.Group):
                yield from ((f"{name} {below}", command.commands[below]) for below in command.commands)


def _command(ctx: click.Context, name: str) -> Iterator[str]:
    for full, command in every_command():
        if full == name or full.startswith(f"{name} "):
            yield from _section(ctx, full, command)


def _section(ctx: click.Context, name: str, command: click.Command) -> Iterator[str]:
    pieces = command.collect_usage_pieces(click.Context(command, parent=ctx, info_name=name))
    yield from ("", f"### tracker {name}", "", f"    {' '.join(['tracker', name, *pieces])}")
    for paragraph in _PARAGRAPH.split(cleandoc(command.help or "")):
        yield ""
        if paragraph.startswith(_UNWRAPPED):
            yield from ("```text", *paragraph.removeprefix(_UNWRAPPED).strip("\n").split("\n"), "```")
        else:
            yield from paragraph.split("\n")
    options = _options(command)
    if options:
        yield from ("", *options)
    if name in PRINTED:
        named = " or ".join(f"`{shape_title(shape)}`" for shape in PRINTED[name])
        yield from ("", f"`--json` prints {named} of the [schema](json-schema.json).")


def _options(command: click.Command) -> list[str]:
    shown = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    rows = [f"| {_name(option)} | {_cell(_said(option))} |" for option in shown]
    return ["| option | |", "|---|---|", *rows] if rows else []


def _name(option: click.Option) -> str:
    takes = "" if option.is_flag else f" {_taken(option)}"
    return ", ".join(f"`{name}{takes}`" for name in option.opts).replace("|", "\\|")


def _taken(option: click.Option) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.type.name.upper()


def _said(option: click.Option) -> str:
    default = f" Without it: {option.default}." if option.show_default else ""
    often = " More than once." if option.multiple and "more than once" not in (option.help or "") else ""
    needed = " Needed." if option.required else ""
    return f"{option.help or ''}{default}{often}{needed}".strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
