"""Documents and what stands in their logs: events, mendings, expectations and open questions."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from attrs import field

from tracker.model.catalogue import Pattern
from tracker.model.dates import VagueDate
from tracker.model.records import record

EVENT_KEYS = (
    "id",
    "kind",
    "date",
    "effective",
    "until",
    "stance",
    "according-to",
    "degree",
    "said",
    "if",
    "happening",
    "after",
    "because",
    "part-of",
    "amid",
    "that",
    "evidence",
    "as-named",
    "exhaustive",
    "each",
    "jointly",
    "note",
)
"""What every event may say beside its roles, so that no role can be called so."""


HANDLING = ("PUBLIC", "INTERNAL", "RESTRICTED", "CONFIDENTIAL", "SECRET")
"""The marks that say how a document is to be handled, the least strict first; one without a mark has the first."""


class Stance(Enum):
    """How a document stands to what it says."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    ANNOUNCED = "announced"


@record
class Source:
    """Where an entry stands: its file and line, which may move, and its position in the store (0 where it has none)."""

    file: str
    line: int
    position: int = 0


@record
class Evidence:
    """Where a document says it: a line of its text with a few words to find the place, or an article of a treaty."""

    line: int | None = None
    words: str = ""
    at: str = ""


@record
class Covered:
    """A format, and the days for which the log claims to have all that there is on its members."""

    format: str
    days: VagueDate


@record
class Drafted:
    """Who drafted a log, and what a person decided on each proposal, by the ids of their events.

    What was rejected stands in the log no more, and what was `missed` was never proposed.
    """

    drafter: str
    accepted: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def decided(self) -> frozenset[str]:
        """The events of the log on which somebody has decided."""
        return frozenset((*self.accepted, *self.edited, *self.missed))


@record(eq=False)
class Document:
    """The head of one source text's log.

    `published` is the range of its publication; the document counts, and bounds its events, from the latest day of
    it. `covers` is the span of the world's time for which its log claims to be complete, `formats` are those of whose
    members the log is. `licence` says on which terms its data may be used, and `citation` how they are to be cited. A
    desk's own document mends the logs and is never left out.
    """

    id: str
    title: str
    publisher: str
    published: VagueDate
    basis: str
    source: Source
    language: str = ""
    title_en: str = ""
    dateline: str = ""
    text: str = ""
    sha256: str = ""
    address: str = ""
    skip: tuple[tuple[int, int], ...] = ()
    quotable: bool = True
    desk: bool = False
    covers: VagueDate | None = None
    formats: tuple[Covered, ...] = ()
    handling: str = ""
    licence: str = ""
    citation: str = ""
    drafted: Drafted | None = None
    body: Mapping[str, Any] = field(factory=dict)


@record(eq=False)
class Listed:
    """The role of an event in which several stand, with what each of them did.

    `shares` are the numbers of those whose share is said, as they are written, and `number` is the role that they have
    their shares in, empty where there is none. `summed` says that its number is the sum of the shares. The parts of
    those who stand `apart` are told by events of their own; `parts` are those that were mended, by their actors. A part
    says of whom it is one, `of`, and what all of these did `together`, where that is said.
    """

    role: str
    number: str = ""
    shares: Mapping[str, str] = field(factory=dict)
    summed: bool = False
    apart: frozenset[str] = frozenset()
    parts: Mapping[str, "Event"] = field(factory=dict)
    of: tuple[str, ...] = ()
    together: str = ""


@record(eq=False)
class Event:
    """One dated entry in a document's log: what the document says happened.

    `ref` is document/id. Roles map to the players as they are written, one or several. Dates: `date` of the act,
    `effective` of its effects where that differs, `until` the last day of an effect that ends by itself, `said` of an
    announcement. `listed` is the role in which several stand where its kind has it for one. `according_to` is a chain,
    nearest first: who speaks, whom these cite, whom those cite; who speak together stand together. `after`, `because`
    and `part_of` hold refs; `happening` a ref or an id that events share.
    """

    document: str
    id: str
    kind: str
    date: VagueDate
    stance: Stance
    roles: Mapping[str, tuple[str, ...]]
    source: Source
    effective: VagueDate | None = None
    until: VagueDate | None = None
    according_to: tuple[tuple[str, ...], ...] = ()
    degree: str = ""
    said: VagueDate | None = None
    condition: str = ""
    happening: str = ""
    after: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    part_of: str = ""
    amid: str = ""
    that: Pattern | None = None
    evidence: tuple[Evidence, ...] = ()
    as_named: Mapping[str, str] = field(factory=dict)
    exhaustive: bool = True
    each: bool = False
    listed: Listed | None = None
    note: str = ""
    body: Mapping[str, Any] = field(factory=dict)

    @property
    def ref(self) -> str:
        """Name the event for the whole store."""
        return f"{self.document}/{self.id}"

    @property
    def is_part(self) -> bool:
        """Say whether it is a part of an event that stands apart, and so stands in no log by itself."""
        return "/" in self.id

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return who says it to the document: not those whom they cite."""
        return self.according_to[0] if self.according_to else ()

    @property
    def chain(self) -> tuple[str, ...]:
        """Return everybody on whose word it is told, nearest first."""
        return tuple(name for together in self.according_to for name in together)

    @property
    def works_from(self) -> VagueDate:
        """Return the date of the effects."""
        return self.effective or self.date


@record(eq=False)
class Mending:
    """An entry of the desk: a correction, retraction, merge, split, resolution or a warning that was looked at."""

    document: str
    id: str
    kind: str
    of: tuple[str, ...]
    reason: str
    source: Source
    set: Mapping[str, Any] = field(factory=dict)
    remove: tuple[str, ...] = ()
    follow: str = ""
    warning: str = ""
    body: Mapping[str, Any] = field(factory=dict)

    @property
    def ref(self) -> str:
        """Name the entry for the whole store."""
        return f"{self.document}/{self.id}"


@record(eq=False)
class Expectation:
    """What must hold: an answer about a fluent on a day, as far as was known by another."""

    document: str
    fluent: Pattern
    on: VagueDate
    answer: str
    source: Source
    known_by: VagueDate | None = None


@record(eq=False)
class Question:
    """What a document raises and leaves open."""

    document: str
    text: str
    source: Source


@record(eq=False)
class Log:
    """One document with all that its log says, in the order in which it was appended."""

    document: Document
    events: tuple[Event, ...] = ()
    mendings: tuple[Mending, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    questions: tuple[Question, ...] = ()
    actors: Mapping[str, Any] = field(factory=dict)
    things: Mapping[str, Any] = field(factory=dict)
