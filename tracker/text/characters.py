"""Which characters a log may hold, and how bytes become text whose lines are the lines that people see."""

import codecs
import json
import re
import unicodedata
from itertools import islice

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]",
)
"""Controls, marks of writing direction, breaks that are no line feed, what has no width at all, and undecodable bytes
(as lone surrogates). The joiners U+200C and U+200D stay: Persian and Hindi are written with them.
"""

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The marks with which files in UTF-16 and UTF-32 begin."""

_SHOWN_AS_ESCAPE = re.compile(f"\t|{FORBIDDEN.pattern}")
_IN_A_SENTENCE = 60
_LOOK_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_OPENS = re.compile("(^|[\\s(\\[\u201c\u2018])'(?=\\S)")
_OPENS_DOUBLE = re.compile('(^|[\\s(\\[\u201c\u2018])"(?=\\S)')
_YEARS = re.compile(r"\b(\d{4})-(\d{4})\b")


def decode(data: bytes) -> str:
    """Decode UTF-8 with line feeds only; an undecodable byte becomes the lone surrogate U+DC00 + byte."""
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def text_lines(data: bytes) -> list[str]:
    """Return the lines of a text that is no log, as evidence counts them, the first as the first of the list."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").removesuffix("\n").split("\n")


def forbidden(text: str, most: int) -> tuple[list[tuple[int, str]], bool]:
    """Return the first forbidden characters with their offsets, and whether there are more.

    What shows that the file is not UTF-8 is named once for the whole text: it has one cause and one cure.
    """
    found = [(match.start(), match.group()) for match in islice(FORBIDDEN.finditer(text), most)]
    first = next((offset for offset, character in found if _is_encoding(character)), None)
    return [(n, c) for n, c in found if n == first or not _is_encoding(c)], len(found) == most


def replaced(text: str) -> str:
    """Put something harmless of the same length for each forbidden character, so that reading can go on."""
    return FORBIDDEN.sub(lambda match: " " if match.group() in _BREAKS else "\ufffd", text)


def escaped(text: str) -> str:
    """Show tabs and forbidden characters as `<U+202E>`, undecodable bytes as `<0xE9>`."""
    return _SHOWN_AS_ESCAPE.sub(lambda match: f"<{code(match.group())}>", text)


def one_line(text: str) -> str:
    """Show a text that is to stand on one line, whatever it holds: it begins no line of its own."""
    return escaped(text.replace("\n", " "))


def in_json(written: str) -> str:
    """Write what a terminal or an editor would obey as JSON's own escapes: read again, the texts are the same."""
    return FORBIDDEN.sub(lambda match: json.dumps(match.group())[1:-1], written)


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
    if _is_encoding(character):
        message = f"the byte 0x{ord(character) & 0xFF:02X} does not stand in a text in UTF-8"
        return "not-utf-8", message, "Save the file as text in UTF-8. Other such bytes of the file are not listed."
    name = f"{code(character)} {unicodedata.name(character, '')}".rstrip()
    if character in _BREAKS:
        remedy = "Replace it by a space or an ordinary line break: text pasted from elsewhere often carries it."
        return "line-break", f"{name} breaks the line unseen", remedy
    if unicodedata.category(character) == "Cf":
        return "invisible-character", f"the invisible character {name} changes how the text shows", "Delete it."
    return "control-character", f"the control character {name} does not belong in a text", "Delete it."


def unseen(text: str) -> str:
    """Name what no eye finds in a text that should be right: a character that only looks like another, a space.

    'L\u0422U' looks like Lithuania's code, and holds a Cyrillic letter. A word that is all in another script is as it
    should be, and so are the dashes and digits of a text of several words.
    """
    if text != text.strip():
        last = text[-1] if text[-1].isspace() else text[0]
        where = "ends" if text[-1].isspace() else "begins"
        return f"It {where} with {code(last)} {unicodedata.name(last, 'a break')}."
    words = text.split()
    found = next((letter for word in words for letter in _foreign_letters(word)), "")
    if not found and len(words) == 1:
        found = next((mark for mark in text if not mark.isascii() and (mark.isdecimal() or _is_dash(mark))), "")
    return f"Its '{found}' is {code(found)} {unicodedata.name(found)}." if found else ""


def _foreign_letters(word: str) -> list[str]:
    """List the letters of a word that belong to another script than the rest."""
    if not any(character.isascii() and character.isalnum() for character in word):
        return []
    others = [character for character in word if not character.isascii()]
    return [character for character in others if unicodedata.name(character, "").startswith(_LOOK_ALIKE)]


def _is_dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd" or character == "\u2212"


def _is_encoding(character: str) -> bool:
    """Say whether a character shows that the file is in another encoding, or no text: UTF-16 is full of zeros."""
    return character == "\0" or _is_byte(character)


def _is_byte(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"


def curled(text: str) -> str:
    """Write a text with quotation marks and apostrophes that curl, and dashes between years."""
    if "--" in text:
        return text
    opened = _OPENS.sub("\\1\u2018", _OPENS_DOUBLE.sub("\\1\u201c", text))
    return _YEARS.sub("\\1\u2013\\2", opened.replace("'", "\u2019").replace('"', "\u201d"))


def by_letter(name: str) -> str:
    """Return by what names stand in order: an article and capitals do not count."""
    return name.removeprefix("the ").casefold()
