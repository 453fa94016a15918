"""Words as English has them: lists, numbers, ordinals, counted things, and the capital letter of a sentence."""

from collections.abc import Callable, Sequence

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as English does: 'A', 'A and B', 'A, B and C'; with 'or' before the last where that is wanted."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def listed_first(words: Sequence[str], most: int) -> str:
    """Join words where there is little room: the first of them, and how many more there are."""
    if len(words) <= most:
        return listed(words)
    return f"{', '.join(words[:most])} and {number_word(len(words) - most)} more"


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
    """Write a number of things: '1 fault', '2 faults', '1,200 faults'."""
    return f"{number} {word}" if number == 1 else f"{number:,} {plural or word + 's'}"


def number_word(count: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def of_many(count: int, word: str, plural: str = "") -> str:
    """Write a number of things: 'one act', 'three acts', '17 acts'."""
    return f"{number_word(count)} {word if count == 1 else plural or word + 's'}"


def listed_lines(lines: Sequence[int]) -> str:
    """Write the numbers of lines: 'line 12', 'lines 19, 23 and 29'."""
    return f"line{'s' if len(lines) > 1 else ''} {listed([str(line) for line in lines])}"


def at_least_at_most(low: int, high: int | None, written: Callable[[int], str] = number_word) -> str:
    """Write how many there are at least and at most: 'three', 'at least three', 'between two and four'."""
    if high is None:
        return f"at least {written(low)}"
    if low == high:
        return written(low)
    return f"between {written(low)} and {written(high)}" if low else f"at most {written(high)}"
