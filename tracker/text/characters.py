"""Which characters a log may hold, and how bytes become text whose lines are the lines that people see."""

import codecs
import re
import unicodedata
from itertools import islice

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]",
)
"""Controls, marks of writing direction, breaks that are no line feed, and undecodable bytes (as lone surrogates)."""

_SHOWN_AS_ESCAPE = re.compile(f"\t|{FORBIDDEN.pattern}")
_IN_A_SENTENCE = 60
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


class NotText(ValueError):
    """The bytes are no UTF-8 text at all: the reason, and at which byte it shows."""

    def __init__(self, reason: str, offset: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.offset = reason, offset


def decode(data: bytes) -> str:
    """Decode UTF-8 with line feeds only; an undecodable byte becomes the lone surrogate U+DC00 + byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotText("the file begins with the mark of UTF-16 or UTF-32")
    if (offset := data.find(0)) >= 0:
        raise NotText("the file holds a zero byte: it is no text, or UTF-16", offset)
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def forbidden(text: str, most: int) -> tuple[list[tuple[int, str]], bool]:
    """Return the first forbidden characters with their offsets, and whether there are more.

    A byte that is not UTF-8 is named once for the whole text: they have one cause and one cure.
    """
    found = [(match.start(), match.group()) for match in islice(FORBIDDEN.finditer(text), most)]
    first_byte = next((offset for offset, character in found if _is_byte(character)), None)
    return [(n, c) for n, c in found if n == first_byte or not _is_byte(c)], len(found) == most


def replaced(text: str) -> str:
    """Put something harmless of the same length for each forbidden character, so that reading can go on."""
    return FORBIDDEN.sub(lambda match: " " if match.group() in _BREAKS else "\ufffd", text)


def escaped(text: str) -> str:
    """Show tabs and forbidden characters as `<U+202E>`, undecodable bytes as `<0xE9>`."""
    return _SHOWN_AS_ESCAPE.sub(lambda match: f"<{code(match.group())}>", text)


def shown(text: str) -> str:
    """Show a text within a sentence: on one line, and not at length."""
    line = " ".join(escaped(text).split())
    return line if len(line) <= _IN_A_SENTENCE else line[:_IN_A_SENTENCE] + "…"


def escaped_units(text: str) -> list[str]:
    """Take a text with such escapes apart into what stands for one character each."""
    return re.findall(r"<(?:U\+|0x)[0-9A-F]{2,6}>|.", text)


def printable(text: str) -> str:
    """Put a question mark for each undecodable byte, which could not be printed."""
    return text.encode("utf-8", "replace").decode()


def code(character: str) -> str:
    """Write a character's code point as U+202E, an undecodable byte as 0xE9."""
    return f"0x{ord(character) - 0xDC00:02X}" if _is_byte(character) else f"U+{ord(character):04X}"


def explained(character: str) -> tuple[str, str, str]:
    """Return the sort of finding that a forbidden character is, a sentence and a remedy."""
    if _is_byte(character):
        remedy = "Save the file as UTF-8. Other such bytes of the file are not listed."
        return "not-utf-8", f"the byte {code(character)} is not UTF-8", remedy
    name = f"{code(character)} {unicodedata.name(character, '')}".rstrip()
    if character in _BREAKS:
        remedy = "Replace it by a space or an ordinary line break: text pasted from elsewhere often carries it."
        return "line-break", f"{name} breaks the line unseen", remedy
    if unicodedata.category(character) == "Cf":
        return "invisible-character", f"the invisible character {name} changes how the text shows", "Delete it."
    return "control-character", f"the control character {name} does not belong in a text", "Delete it."


def _is_byte(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"
