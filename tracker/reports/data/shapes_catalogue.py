"""The shapes of the catalogue's entries and of what changed in them, as JSON."""

from typing import Any, TypedDict

from tracker.reports.data.shapes import _FromTo


class ThingData(TypedDict):
    """A thing: `tracker things`."""

    thing: str
    type: str
    name: str


class KindData(TypedDict):
    """A kind of events: its roles, what it presupposes and does, its codes, and an example: `tracker kinds`."""

    kind: str
    label: str
    also: list[str]
    roles: dict[str, str]
    each: dict[str, str]
    presupposes: list[str]
    initiates: list[str]
    terminates: list[str]
    releases: list[str]
    cameo: str | None
    goldstein: str | None
    plover: str | None
    sentence: str
    instead: str | None
    deprecated: str | None
    example: dict[str, Any] | None
    changes: list[str]
    leaves: list[str]


class FluentData(TypedDict):
    """A sort of fluent: its arguments and values, what it says, and which kinds change it: `tracker fluents`."""

    fluent: str
    args: dict[str, str]
    values: list[str]
    says: str
    section: str
    symmetric: bool
    shared: bool
    derived: list[str]
    begins: list[str]
    ends: list[str]
    example: str | None


class DatedNameData(_FromTo):
    """A name, and the days for which it is the actor's."""

    name: str


class ActorData(TypedDict):
    """An actor: `tracker actors`."""

    actor: str
    type: str
    names: list[str]
    dated: list[DatedNameData]
    native: list[str]
    adjective: str | None
    capital: str | None
    existence: list[str]
    alpha_2: str | None
    cow: str | None
    gw: str | None
    acts_for_members: bool


class ChangedKeyData(TypedDict):
    """A key that has another value in another catalogue."""

    key: str
    before: Any
    after: Any


class DifferenceData(TypedDict):
    """An entry in which two catalogues differ: `tracker seeds diff`."""

    sort: str
    family: str
    code: str
    changed: list[ChangedKeyData]
