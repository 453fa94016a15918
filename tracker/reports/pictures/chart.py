"""What a line of time shows, before it is laid out: acts, bars and figures over days."""

from attrs import frozen


@frozen
class ActMark:
    """What happened between two days, both inside; `side` is 'first', 'second' or 'both', by who acted.

    `doubt` says why it is only possible, empty where it is certain.
    `weight` orders acts by importance: with little room, the heavier are labelled; some have a mark alone.
    """

    first: int
    last: int
    text: str
    side: str
    certain: bool = True
    weight: int = 0
    doubt: str = ""
    has_label: bool = True


@frozen
class Piece:
    """The days, both inside, over which a condition had a value, surely or possibly."""

    first: int
    last: int
    value: str
    certain: bool


@frozen
class Bar:
    """A condition and its pieces, in the order of days."""

    label: str
    pieces: tuple[Piece, ...]


@frozen
class FigurePoint:
    """A figure: the middle of its period, its value, and how it is written."""

    day: int
    value: float
    text: str


@frozen
class Series:
    """The figures of one measure in one unit, in the order of days; two at least."""

    label: str
    points: tuple[FigurePoint, ...]


@frozen
class Chart:
    """A line of time of two actors from one day to another; there may be more of everything than is drawn.

    `months` has the first day of each month that saw an act, and how many it saw.
    """

    title: str
    names: tuple[str, str]
    first: int
    last: int
    acts: tuple[ActMark, ...]
    bars: tuple[Bar, ...] = ()
    lines: tuple[Series, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    more_acts: int = 0
    more_bars: int = 0
    more_lines: int = 0
