"""Words as English has them: lists, numbers, ordinals, counted things, and the capital letter of a sentence."""

from collections.abc import Sequence

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def listed(words: Sequence[str]) -> str:
    """Join words as English does: 'A', 'A and B', 'A, B and C'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: str) -> str:
    """Write a number as an ordinal: 'fifth', '21st'; what is no whole number is left as it is."""
    if not number.isdigit():
        return number
    if 0 < int(number) <= len(_ORDINALS):
        return _ORDINALS[int(number) - 1]
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in ("11", "12", "13") else ending)


def capital(text: str) -> str:
    """Begin with a capital letter, in scripts that have one for the beginning of a sentence: Georgian has not."""
    return text[:1].title() + text[1:]


def counted(number: int, word: str, plural: str = "") -> str:
    """Write a number of things: '1 fault', '2 faults'."""
    return f"{number} {word}" if number == 1 else f"{number} {plural or word + 's'}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(count: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def of_many(count: int, word: str, plural: str = "") -> str:
    """Write a number of things: 'one act', 'three acts', '17 acts'."""
    return f"{number_word(count)} {word if count == 1 else plural or word + 's'}"


def listed_lines(lines: Sequence[int]) -> str:
    """Write the numbers of lines: 'line 12', 'lines 19, 23 and 29'."""
    return f"line{'s' if len(lines) > 1 else ''} {listed([str(line) for line in lines])}"
