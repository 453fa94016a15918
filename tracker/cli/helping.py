"""Help that fits its terminal: examples are broken where a shell goes on reading, columns where they begin."""

import re
from textwrap import wrap

import click

_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+""")
_COLUMNS = re.compile(r"(?<=\S) {2,}(?=\S)")
_COMMAND = re.compile(r"\s*(?:Example: )?tracker ")


class FittedHelp(click.HelpFormatter):
    """Writes help of which no line is wider than the terminal, also in paragraphs that click leaves as they are."""

    def getvalue(self) -> str:
        """Return what was written."""
        lines = super().getvalue().split("\n")
        return "\n".join(part for line in lines for part in fitted_help(line, self.width))


class HelpContext(click.Context):
    """The context of a command whose help fits its terminal."""

    formatter_class = FittedHelp


def fitted_help(line: str, width: int) -> list[str]:
    """Break a line that is too wide: what stands in a second column below the first, a command with a backslash."""
    if len(line) <= width or not _COMMAND.match(line):
        return [line]
    first, *second = _COLUMNS.split(line, maxsplit=1)
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    below = [
        part for comment in second for part in wrap(comment, width, initial_indent=indent, subsequent_indent=indent)
    ]
    return _broken(first, indent, width) + below


def _broken(command: str, indent: str, width: int) -> list[str]:
    """Break a command between its words, so that it can be copied as it stands."""
    words = _WORD.findall(command)
    lines = [indent[4:] + words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) + 3 > width:
            lines[-1] += " \\"
            lines.append(indent + word)
        else:
            lines[-1] += f" {word}"
    return lines
