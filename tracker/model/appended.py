"""What an append did."""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Appended:
    """New entries by document, how many stood there already, the last position, and the catalogue in force.

    `contested` says of what reports contradict one another since.
    """

    new: Mapping[str, int]
    present: int
    position: int
    catalogue: str
    catalogue_is_new: bool
    contested: tuple[str, ...] = ()
