"""Templates: texts in which `{name}` stands for a cell or a value, and `{name:code}` for it as a code."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from attrs import field, frozen

from tracker.text.shape import Faults, Wrong, unknown
from tracker.text.tree import Fields, TreeList

_HOLE = re.compile(r"\{([^{}:]+)(?::([^{}]*))?\}")

_DATE = re.compile(r"[\[{]?[-0-9X?~%.,/]*[0-9X]{4}[-0-9X?~%.,/]*[\]}]?")
"""What may be a date, vague or not."""

_VAGUE = {"?": "-perhaps", "~": "-about", "%": "-about-perhaps", "..": "-to-"}
"""How an id writes the marks of dates."""


def as_code(text: str) -> str:
    """Write a text as an actor's code: capital letters, digits and hyphens."""
    return _slug(text).upper()


def as_id(text: str) -> str:
    """Write a text as an id: small letters, digits and hyphens.

    Of a date, what makes it vague stands in it as a word: a doubtful day is another than the day itself.
    """
    for mark, word in _VAGUE.items() if _DATE.fullmatch(text) else ():
        text = text.replace(mark, word)
    return _slug(text).lower()


def as_words(text: str) -> str:
    """Write an id as words: 'united-kingdom' is 'united kingdom'."""
    return text.replace("-", " ").replace("_", " ")


def as_first(text: str) -> str:
    """Return the first word of a text."""
    return text.partition(" ")[0]


FORMS: Mapping[str, Callable[[str], str]] = {"code": as_code, "id": as_id, "words": as_words, "first": as_first}
"""How a value may be written: `{title:id}`."""


@frozen
class CellTemplate:
    """A text with holes: what stands before each, the name in it and its form, and what stands after the last."""

    text: str
    holes: tuple[tuple[str, str, str], ...]
    rest: str = ""
    alone: str = field(init=False)

    @alone.default
    def _alone(self) -> str:
        """Return the name that is the whole text, as it is most often; empty where there is more."""
        return self.holes[0][1] if len(self.holes) == 1 and self.text == f"{{{self.holes[0][1]}}}" else ""

    def filled(self, value: Callable[[str], str]) -> str:
        """Return the text with the value of each name."""
        if self.alone:
            return value(self.alone)
        if not self.holes:
            return self.text
        parts = [f"{before}{FORMS[form](value(name)) if form else value(name)}" for before, name, form in self.holes]
        return "".join(parts) + self.rest

    def of(self, values: Mapping[str, str]) -> str:
        """Return the text with the value of each name, for most texts without a call: rows are read so."""
        if self.alone:
            return values[self.alone]
        return self.filled(values.__getitem__) if self.holes else self.text


@frozen
class _Keys:
    """A mapping of a tree: its keys and values are templates."""

    parts: tuple[tuple[CellTemplate, Any], ...]


@frozen
class TemplateTree:
    """Plain data, the texts and keys of which are templates."""

    node: Any = field(factory=lambda: _Keys(()), eq=False)

    def filled(self, value: Callable[[str], str]) -> Any:
        """Return the data with every text filled; a key whose text is left empty by its cells is left out."""
        return _filled(self.node, value)

    def part(self, key: str) -> "TemplateTree":
        """Return what stands under a key; an empty text where there is none."""
        parts = self.node.parts if isinstance(self.node, _Keys) else ()
        return TemplateTree(next((part for name, part in parts if name.text == key), CellTemplate("", ())))

    @property
    def items(self) -> tuple[CellTemplate, ...]:
        """The texts of a list of texts; none where it is anything else."""
        is_list = isinstance(self.node, list) and all(isinstance(part, CellTemplate) for part in self.node)
        return tuple(self.node) if is_list else ()

    @property
    def is_empty(self) -> bool:
        """Say whether it has no key."""
        return isinstance(self.node, _Keys) and not self.node.parts

    def names(self) -> set[str]:
        """Return every name that stands in a hole."""
        return {name for template in _templates(self.node) for _, name, _ in template.holes}


def template(value: Any, _faults: Faults) -> CellTemplate:
    """Read one text with its holes."""
    if not isinstance(value, str):
        raise Wrong("not-text", "a text belongs here, not a list or a mapping", "Write one value after the colon.")
    return _parsed(value)


def tree(value: Any, faults: Faults) -> TemplateTree:
    """Read data of texts, lists and mappings, each text a template."""
    return TemplateTree(_read(value, faults))


def check_names(names: Collection[str], known: Collection[str], remedy: str) -> None:
    """Raise Wrong for a name that is neither a column nor a value."""
    for name in sorted(names):
        if name not in known:
            raise unknown("name", name, known, remedy)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")


def _parsed(text: str) -> CellTemplate:
    holes: list[tuple[str, str, str]] = []
    end = 0
    for match in _HOLE.finditer(text):
        name, form = match.group(1), match.group(2) or ""
        if form and form not in FORMS:
            message = f"a value is not written as '{form}'"
            raise Wrong(
                "unknown-form",
                message,
                f"Write one of: {', '.join(f'{{{name}:{known}}}' for known in FORMS)}.",
                match.start(),
                len(match[0]),
            )
        holes.append((text[end : match.start()], name, form))
        end = match.end()
    return CellTemplate(text, tuple(holes), text[end:])


def _read(value: Any, faults: Faults) -> Any:
    if isinstance(value, dict):
        return _Keys(tuple((_parsed(key), _read(part, faults)) for key, part in value.items()))
    if isinstance(value, list):
        return [_read(part, faults) for part in value]
    return template(value, faults)


def _templates(node: Any) -> Iterator[CellTemplate]:
    if isinstance(node, CellTemplate):
        yield node
    else:
        for part in chain.from_iterable(node.parts) if isinstance(node, _Keys) else node:
            yield from _templates(part)


def _filled(node: Any, value: Callable[[str], str]) -> Any:
    if isinstance(node, CellTemplate):
        return node.filled(value)
    if isinstance(node, list):
        items = TreeList()
        items.extend(part for part in (_filled(part, value) for part in node) if part != "")
        return items
    fields = Fields()
    for key, part in node.parts:
        if (filled := _filled(part, value)) not in ("", [], {}):
            fields[key.filled(value)] = filled
    return fields
