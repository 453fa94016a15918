"""The shapes of what `tracker network --json` prints."""

from typing import TypedDict

from tracker.reports.data.shapes import AskedData, HoldingData


class TieData(TypedDict):
    """What ties two actors: under which heading, in which direction, how surely, and through which format."""

    section: str
    toward: str
    state: str
    through: str | None
    answers: list[HoldingData]


class NeighbourData(TypedDict):
    """An actor that another is tied to, and what both share."""

    actor: str
    ties: list[TieData]
    common: list[HoldingData]


class MemberTieData(TieData):
    """What ties a member of a format to somebody outside."""

    member: str


class OutsiderData(TypedDict):
    """Somebody outside a format, with the ties of its members."""

    actor: str
    ties: list[MemberTieData]


class NetworkData(AskedData):
    """With whom an actor or a format is tied: `tracker network`."""

    actor: str
    neighbours: list[NeighbourData]
    sharing: list[NeighbourData]
    outsiders: list[OutsiderData]
