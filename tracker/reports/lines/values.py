"""What is told of two actors over all days: each line once, each state as the lines that it has, each act once."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from tracker.model.days import Span
from tracker.reports.briefs.briefing import Sentence

_CERTAIN = ("holds", "not")


@frozen
class Line:
    """One thing that is told of a day: under a subject, how it stands, since when, how well founded, by which sources.

    `mark` is one word: 'holds', 'possibly', 'not', 'pending', 'claimed'. `below` are further sentences with sources of
    their own. `answers` name what it answers, as programs do: fluent, value, answer.
    """

    subject: str
    mark: str
    text: str
    since: str = ""
    grade: str = ""
    sources: tuple[int, ...] = ()
    below: tuple[Sentence, ...] = ()
    answers: tuple[tuple[str, str | None, str], ...] = ()


@frozen
class Place:
    """A place in a document on which lines rest: its title, and what is told of it: publisher, day, line and words.

    `language` is the document's, `native` its title in it, where that is not the page's; `address` opens it.
    """

    document: str
    title: str
    told: str
    words: str
    events: tuple[str, ...]
    address: str = ""
    language: str = ""
    native: str = ""


@frozen
class ToldAct:
    """One act: from which day on it is told, when it was, in words, by whom ('first', 'second', 'both'), on what.

    `known_from` is the day of the first publication that tells it.
    """

    happening: str
    told_from: int
    known_from: int
    days: Span
    when: str
    text: str
    side: str
    mark: str
    grade: str
    sources: tuple[int, ...]
    below: tuple[Sentence, ...] = ()


@frozen
class State:
    """The days from first to last, both inside, on which the same is told: by the numbers of its lines."""

    first: int
    last: int
    lines: tuple[int, ...]


@frozen
class Knowledge:
    """What was known by a day, None for all: how many documents that were, and the states."""

    known_by: int | None
    documents: int
    states: tuple[State, ...]

    def on(self, day: int) -> State:
        """Return the state of a day."""
        return next(state for state in reversed(self.states) if state.first <= day)


@frozen
class States:
    """Two actors, or a format, over all days: codes and names, lines, acts, sources, and what was known by which day.

    The last of `known` is what is known by all documents. `subjects` are in the order in which they are told. `key`
    says what the grades mean, `made` on what all of it depends, `handling` is the highest mark of what was read.
    """

    actors: tuple[str, ...]
    title: str
    lines: tuple[Line, ...]
    acts: tuple[ToldAct, ...]
    known: tuple[Knowledge, ...]
    sources: tuple[Place, ...]
    subjects: tuple[str, ...]
    key: tuple[str, ...]
    made: tuple[tuple[str, str], ...]
    handling: str = ""

    @property
    def now(self) -> Knowledge:
        """What is known by all documents."""
        return self.known[-1]

    def turns(self) -> Iterator[tuple[int, tuple[Line, ...]]]:
        """Yield the days on which an answer became certain and another than before, with the lines that say so.

        That somebody bears another name from a day on is no turn.
        """
        for before, after in pairwise(self.now.states):
            old = {answer for one in before.lines for answer in self.lines[one].answers}
            lines = (self.lines[one] for one in after.lines if one not in before.lines)
            new = tuple(line for line in lines if line.mark in _CERTAIN and not old.issuperset(line.answers))
            if new:
                yield after.first, new
