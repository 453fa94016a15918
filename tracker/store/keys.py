"""The keys of the touch index: how what an entry touches is written, so that the entry is found by it.

There is `=document/event`, `#happening`, `@document` (mended), an actor's code, `A|B` for a dyad, a fluent as text, a
seat that one can hold with `*` for its holder, `^` and a format of which an entry says that all members are known, `<`
and a fluent, a seat or such a format that decides another, and `~A|B` for a fluent that a format shares with its
members.

An event of many actors has no key for each two of them, and none for what is so between each two: it has `+A` for each
actor in place of the code, and a dyad is found by the keys of both; and `+` alone, by which it is known as one of many.

So that what is asked for is found without the rest, an event has `:kind` for its kind and `%2021` for the year in
which it lies: `%202` where that may be any of a decade, `%` where it may be any day. An actor or a thing that a log
declares has `!CODE` and, an actor, `"` and each way to spell it.

What was set before for a day has `>2021` for the year, be it the end of a term or the day on which an act takes effect;
a plan has `>` alone.
"""

from datetime import date

from tracker.model.canonical import digest
from tracker.model.catalogue import Fluent
from tracker.model.codes import event_of
from tracker.model.days import FUTURE, PAST

_LONGEST = 200


def event_key(ref: str) -> str:
    """Name an event; a part of one is found with it."""
    return "=" + event_of(ref)


def dyad_key(one: str, other: str) -> str:
    """Name a dyad."""
    return "|".join(sorted((one, other)))


MANY = "+"
"""The key of an event of many actors."""


def one_of_many_key(actor: str) -> str:
    """Name an actor as one of many in an event."""
    return MANY + actor


def both_of_many_key(one: str, other: str) -> str:
    """Name two actors that are both among the many of an event; no entry has it, what is asked by it has both."""
    return MANY + dyad_key(one, other)


def is_one_of_many(key: object) -> bool:
    """Say whether a key names an actor as one of many."""
    return isinstance(key, str) and key.startswith(MANY) and key != MANY


def is_actor_key(key: str) -> bool:
    """Say whether a key is an actor's code: no mark stands before it, and it is neither a dyad's nor a fluent's."""
    return key[:1].isalnum() and not ("|" in key or "(" in key)


def is_dyad_key(key: str) -> bool:
    """Say whether a key names a dyad."""
    return key[:1].isalnum() and "|" in key and "(" not in key


def shared_key(one: str, other: str) -> str:
    """Name what a format shares between its members and another actor."""
    return "~" + dyad_key(one, other)


def fluent_key(fluent: Fluent) -> str:
    """Name a fluent; a long name of what it is about is cut, for no index holds a text of any length."""
    return _cut(str(fluent))


def _cut(written: str) -> str:
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}#{digest(written)}"


def needed_key(key: str) -> str:
    """Name what a fluent needs: it decides the fluent's answers, whoever its actors are."""
    return "<" + key


def covered_key(code: str) -> str:
    """Name a format of which an entry says that all members are known."""
    return "^" + code


def kind_key(name: str) -> str:
    """Name the kind of an event."""
    return ":" + name


def years_key(first: int, last: int) -> str:
    """Name the years in which something lies by the digits that its first and last day share."""
    return f"%{_years(first, last)}"


PLANNED = ">"
"""The key of a plan, and of what was set for days that may be of any year."""


def set_for_key(first: int, last: int) -> str:
    """Name the years for which something was set."""
    return PLANNED + _years(first, last)


def set_for_keys(first: int, last: int) -> list[str]:
    """Name all that may be set for the years between two days."""
    years = range(int(_year_of(first)), int(_year_of(last)) + 1)
    return sorted({f"{PLANNED}{year:04}"[:length] for year in years for length in range(1, len(PLANNED) + 5)})


def _years(first: int, last: int) -> str:
    begin, end = _year_of(first), _year_of(last)
    shared = next((n for n, digit in enumerate(begin) if digit != end[n]), len(begin))
    return begin[:shared]


def years_between(first: int | None, last: int | None) -> tuple[str, str, list[str]]:
    """Return between which keys lie those of what may lie between two days, and which others may, too."""
    begin, end = _year_of(PAST if first is None else first), _year_of(FUTURE if last is None else last)
    return f"%{begin}", f"%{end}", [f"%{begin[:digits]}" for digits in range(len(begin))]


def _year_of(day: int) -> str:
    return f"{date.fromordinal(min(max(day, 1), date.max.toordinal())).year:04}"


def declared_key(code: str) -> str:
    """Name an actor or a thing that a log declares."""
    return "!" + code


def called_key(spelling: str) -> str:
    """Name a declared actor as it is spelt."""
    return _cut('"' + spelling)
