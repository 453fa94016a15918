"""Write a tree of texts, lists and mappings as canonical YAML: one tree, one text, which reads back as the tree.

Short lists, and short mappings inside an entry, stand in flow style; all else in blocks of two spaces. What a YAML 1.1
reader elsewhere would take for something else than text is quoted, except whole numbers and plain dates.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from tracker.text.characters import FORBIDDEN

_WIDTH = 100
_LONGEST_SIMPLE_KEY = 1000
_WORDS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))
_NUMBER_OR_DATE = re.compile(r"0|[1-9][0-9]*(?:-[0-9]+)*")
_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?! |$)|(?<! )#)*")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}:?()]")


def write_yaml(value: Any) -> str:
    """Write a tree of dicts, lists and strings; raises TypeError for anything else in it."""
    inline = _inline(value, _WIDTH, 0)
    return "".join(f"{line}\n" for line in ([inline] if inline else _block(value, _WIDTH, 0)))


def written_value(value: Any) -> str:
    """Write a text, or a list or mapping of texts, on one line, so that it may stand anywhere in a file."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written_value(key)}: {written_value(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written_value, value)) + "]"
    return _text(value, in_flow=True)


def _block(value: Any, width: int, depth: int) -> Iterator[str]:
    """Write a filled mapping or list as lines, where so many columns remain; entries have depth 1."""
    if isinstance(value, list):
        for item in value:
            inline = _inline(item, width - 2, depth)
            lines = (inline,) if inline else _block(item, width - 2, depth)
            yield from (("  " if number else "- ") + line for number, line in enumerate(lines))
        return
    for name, item in value.items():
        key = _text(name)
        if len(key) > _LONGEST_SIMPLE_KEY:
            yield f"? {key}"
            key = ""
        if inline := _inline(item, width - len(key) - 2, depth + 1):
            yield f"{key}: {inline}"
        else:
            yield f"{key}:"
            yield from (f"  {line}" for line in _block(item, width - 2, depth + 1))


def _inline(value: Any, width: int, depth: int) -> str | None:
    """Write a value on one line; None where it takes a block."""
    if not isinstance(value, dict | list):
        return _text(value)
    if isinstance(value, dict):
        parts, braces, short = [part for pair in value.items() for part in pair], "{}", depth > 1 or not value
    else:
        parts, braces, short = value, "[]", True
    if not short or len(parts) > width or not all(isinstance(part, str) for part in parts):
        return None
    texts = [_text(part, in_flow=True) for part in parts]
    if isinstance(value, dict):
        texts = [f"{key}: {text}" for key, text in zip(texts[::2], texts[1::2], strict=True)]
    line = braces[0] + ", ".join(texts) + braces[1]
    return line if len(line) <= width else None


def _text(text: Any, *, in_flow: bool = False) -> str:
    """Write a text bare where every YAML reader sees a text, a number or a date in it, else in double quotes."""
    if not isinstance(text, str):
        raise TypeError(f"only texts, lists and mappings are written, not {type(text).__name__}")
    normal = text if text.isascii() else normalize("NFC", text)
    if _is_plain(normal) and not (in_flow and _SPECIAL_IN_FLOW.search(normal)):
        return normal
    quoted = json.dumps(normal, ensure_ascii=False)
    return FORBIDDEN.sub(_escape, quoted)


def _escape(match: re.Match[str]) -> str:
    """Write a character by its number, as double quotes have it."""
    number = ord(match.group())
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _is_plain(text: str) -> bool:
    if _NUMBER_OR_DATE.fullmatch(text):
        return True
    printable = text.isprintable() and text == text.rstrip()
    return printable and text.casefold() not in _WORDS and _PLAIN.fullmatch(text) is not None
