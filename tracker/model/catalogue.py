"""What a catalogue declares: actors, things, sorts of fluents, and kinds of events."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, PAST

ACTOR_TYPES = ("country", "territory", "organisation", "format", "movement", "person", "company", "group")
THING_TYPES = ("agreement", "regime", "office", "programme", "route", "project", "body")

_FIRST_ROLE = re.compile(r"\{([a-z0-9-]+)\}")
VERB = re.compile(r"\{([^{}\[\]|]+)\|([^{}\[\]|]+)\}")
"""A word in two forms: of a verb its past form and its infinitive, '{invited|invite}', of a noun one and several."""


@frozen
class Name:
    """A name and the days on which it is the usual one."""

    text: str
    first: int = PAST
    last: int = FUTURE


@frozen
class StateNumber:
    """An actor's number in a list of states ('cow', 'gw'), and the days on which the list gives it that number."""

    system: str
    text: str
    first: int = PAST
    last: int = FUTURE


@frozen
class Actor:
    """Who can act: a code, names by date, and the spells in which it exists.

    `aliases` are all other names by which it may be asked for, `native` and the capital among them. `numbers` are
    those that the Correlates of War and the Gleditsch-Ward lists of states give it, by date. An office of `several`
    has several holders at a time.
    """

    code: str
    type: str
    names: tuple[Name, ...]
    adjective: str = ""
    aliases: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    alpha_2: str = ""
    capital: str = ""
    numbers: tuple[StateNumber, ...] = ()
    existence: tuple[VagueDate, ...] = ()
    acts_for_members: bool = False
    article: bool = False
    several: bool = False

    @property
    def cow(self) -> str:
        """The last of its numbers in the Correlates of War list, or nothing."""
        return self._last_number("cow")

    @property
    def gw(self) -> str:
        """The last of its numbers in the Gleditsch-Ward list, or nothing."""
        return self._last_number("gw")

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name and alias."""
        return (*dict.fromkeys(name.text for name in self.names), *self.aliases)

    def name(self, day: int = FUTURE) -> str:
        """Return the usual name on a day, with 'the' where English wants it."""
        known = [name for name in self.names if name.first <= day <= name.last] or [self.names[-1]]
        return f"the {known[-1].text}" if self.article else known[-1].text

    def exists(self, day: int) -> bool:
        """Say whether it is there on a day; the day on which a spell ends is not part of it."""
        return not self.existence or any(
            spell.earliest <= day and (day < spell.last or spell.last >= FUTURE) for spell in self.existence
        )

    def has_number(self, system: str, text: str, day: int) -> bool:
        """Say whether it has a number of a list of states on a day on which it exists."""
        given = (n for n in self.numbers if (n.system, n.text) == (system, text))
        return self.exists(day) and any(number.first <= day <= number.last for number in given)

    def _last_number(self, system: str) -> str:
        return next((number.text for number in reversed(self.numbers) if number.system == system), "")


@frozen
class Thing:
    """What fluents can be about and that cannot act: an agreement, a sanctions regime, an office, a route."""

    code: str
    type: str
    name: str


@frozen
class Pattern:
    """A fluent as a kind speaks of it: its arguments name roles, or are literal where `literal` says so.

    `value` is a word, a role's name in braces ('{to-level}'), or None for a fluent without values. `perhaps` says
    that an event leaves it open. Where a presupposition names several values, the others are `alternatives`; one that
    hangs on a number has the role and what it must be `beyond`, and one that hangs on there being `two` in a role has
    that role. What a kind ends only for a time it `pauses`.
    """

    fluent: str
    args: tuple[str, ...]
    literal: tuple[bool, ...]
    value: str | None = None
    absent: bool = False
    perhaps: bool = False
    alternatives: tuple[str, ...] = ()
    beyond: tuple[str, int] | None = None
    two: str | None = None
    pauses: bool = False

    @property
    def value_role(self) -> str | None:
        """Return the role that gives the value, where one does."""
        return self.value.strip("{?}") if self.value and self.value.startswith("{") else None

    @property
    def only_if_said(self) -> bool:
        """Say whether nothing is set where the role that gives the value is left out ('{at-level?}')."""
        return bool(self.value) and str(self.value).endswith("?}")


MEMBER = "member"
"""The fluent of membership."""

COVERED = "covered"
"""The initial state that is 'no' where the log knows a format's members, or how the actor came in, and else unknown."""


@frozen
class FluentSort:
    """A sort of condition: its arguments by name and type, its values, and how its answers behave.

    The end of a term of what is `renewable` is only possible, and acts that name no end leave a term as it is. `one` is
    the argument that only one actor at a time can be. What it `needs` carries it: with its end, it ends for good, or,
    where it `reopens`, until that begins anew, and then it is open again. With an end of what it `may_follow`, it may
    begin, or come to the value `follows_as`. Of what is `told_beyond`, sources go on where lists of states stop.
    What is `diplomatic` is nothing between organisations, but for those that act for their members.
    So long after its last evidence `confirm` makes 'holds' doubtful, and `confirm_ended` the end that an act brought;
    `lasting` is the reason why neither does. `unending` is the reason why no kind ends it, where none does. `holder`
    are the values under which somebody has a post: who begins the first has it under the others, too. `state`
    is a sentence whose verb stands in braces ({is}, {are}, {has}, {have}), so that a report can put it into the
    tense, and deny it, as it must. A value that holds may have a sentence of its own in `value_states`.
    """

    name: str
    args: Mapping[str, str]
    section: str
    says: str
    values: tuple[str, ...] = ()
    symmetric: bool = False
    initial: str = "unknown"
    shared: bool = False
    renewable: bool = False
    one: str = ""
    diplomatic: bool = False
    needs: Pattern | None = None
    reopens: bool = False
    may_follow: Pattern | None = None
    follows_as: str | None = None
    told_beyond: bool = False
    confirm: str | None = None
    confirm_ended: str | None = None
    lasting: str = ""
    derived: tuple[Pattern, ...] = ()
    unending: str = ""
    holder: tuple[str, ...] = ()
    state: str = ""
    value_states: Mapping[str, str] = field(factory=dict)

    def phrase(self, *, several: bool = False) -> str:
        """Return how it is called, of one or of several alike: '{ambassador|ambassadors}' in `says` is both."""
        return VERB.sub(r"\2" if several else r"\1", self.says)


@frozen
class Role:
    """A role of a kind: what type its players have, whether it may be left out, whether it takes several."""

    type: str
    optional: bool = False
    several: bool = False


@frozen
class Cue:
    """Words by which a text tells of a kind, and the words that they give its roles.

    Each of the `words` is one of several; they stand in their order, with few others between them. A cue that is given
    `after` some values, or `not_after` them, tells of the kind only where what the kind sets had one of these, or none
    of them; where it must be `known`, the text has to have said so. Nothing is told where words of `unless` follow.
    Where the text tells of the same next by other words, or its line has words of `weaker_by`, it gives `weaker`.
    """

    words: tuple[tuple[str, ...], ...]
    gives: Mapping[str, str] = field(factory=dict)
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    known: bool = False
    unless: tuple[str, ...] = ()
    weaker: Mapping[str, str] = field(factory=dict)
    weaker_by: tuple[str, ...] = ()


@frozen
class Counter:
    """What events of a kind are counted as, one of them too, and the role whose number says how many there were."""

    of: str
    ordinal: str = ""
    one: str = ""


@frozen
class Kind:
    """A sort of event: its roles, what it does to which fluents, and the sentence that reports it.

    `example` is an event of the kind as a log would have it; `changes` are fluents as they are at the end of its day
    and would not surely be without it, and `leaves` fluents that it does not touch. A `word` (a decision, a wish, a
    demand) proves nothing after the deed. With a `notice` that it is to end, or to begin, what it presupposes is
    believed only so long after its last evidence, until that is `withdrawn`. An event that names all whom it makes
    members `covers` the format in this role: nobody else was in on its day. `same` maps roles whose player may stand in
    others too to these, or to none where it may be any. `formerly` maps names that roles had to those that they have:
    older logs are read as they were written. In one role of `each` several may stand at a time, each with a share in
    the number of the role that it maps to (none where it is empty). `also` are words of the news for it that its name
    and label lack, `cues` tell how texts say it, `instead` says when to use which neighbour, and `deprecated` which
    kind has taken its place.
    """

    name: str
    label: str
    roles: Mapping[str, Role]
    sentence: str
    initiates: tuple[Pattern, ...] = ()
    terminates: tuple[Pattern, ...] = ()
    releases: tuple[Pattern, ...] = ()
    presupposes: tuple[Pattern, ...] = ()
    binds_whole: bool = True
    word: bool = False
    notice: str = ""
    covers: str = ""
    same: Mapping[str, tuple[str, ...]] = field(factory=dict)
    formerly: Mapping[str, str] = field(factory=dict)
    each: Mapping[str, str] = field(factory=dict)
    shows: str = "act"
    calls_off: str = ""
    counter: Counter | None = None
    cameo: str = ""
    goldstein: str = ""
    plover: str = ""
    also: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    instead: str = ""
    example: Mapping[str, Any] = field(factory=dict)
    changes: tuple[Pattern, ...] = ()
    leaves: tuple[Pattern, ...] = ()
    deprecated: str = ""

    @property
    def told(self) -> str:
        """Return the sentence of what happened, with its verbs in the past form."""
        return VERB.sub(r"\1", self.sentence)

    @property
    def subject(self) -> str:
        """Return the role with which the sentence begins, whose players act; empty where it begins otherwise."""
        first = _FIRST_ROLE.match(self.sentence)
        return first[1] if first else ""

    @property
    def score(self) -> float:
        """Return Goldstein's value, for the better above zero and for the worse below; zero where there is none."""
        return float(self.goldstein or 0)

    @property
    def planned(self) -> str:
        """Return the sentence of what is only planned: 'would' and infinitives; empty where no verb is marked."""
        begun = VERB.sub(r"would \2", self.sentence, count=1)
        return VERB.sub(r"\2", begun) if begun != self.sentence else ""

    @property
    def coming(self) -> str:
        """Return the sentence of what is to come as the news has it: 'to' and infinitives."""
        return VERB.sub(r"\2", VERB.sub(r"to \2", self.sentence, count=1))


@frozen(cache_hash=True)
class Fluent:
    """One condition, between these actors and about this thing: `member(LTU, CHN-CEEC)`."""

    name: str
    args: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.args)})"
