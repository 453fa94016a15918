"""What the picture of a network shows, before it is laid out: a middle, what stands around it, and the ties."""

from attrs import frozen


@frozen
class Ray:
    """A tie in a few words: its sort, the number of the sort's style, which way it goes, and how sure it is.

    `way` is 'none', 'out' (from the middle) or 'in'; `state` is 'certain', 'possible' or 'ended'.
    """

    words: str
    sort: str
    style: int
    way: str = "none"
    state: str = "certain"


@frozen
class StarPoint:
    """What stands around the middle: a name and its ties."""

    name: str
    rays: tuple[Ray, ...]


@frozen
class StarNote:
    """What is told below in words alone."""

    title: str
    text: str


@frozen
class Star:
    """A network: its title, its middle, the points around it in their order, notes, and all of it in words."""

    title: str
    bounds: str
    middle: str
    points: tuple[StarPoint, ...]
    notes: tuple[StarNote, ...]
    words: str
