"""Records: values of which a log has a hundred thousand.

To a type checker, and to its readers, a record is `attrs.frozen`: nobody assigns to it. When the program runs it has no
guard, which a frozen class passes with each attribute that is set when one is made: an event is made in a third of the
time.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrs import frozen as record
else:
    from attrs import define

    def record(cls: type | None = None, *, eq: bool = True) -> Any:
        """Make a class of records, compared by their values and hashed by them, or with `eq=False` each for itself."""
        made = define(eq=eq, unsafe_hash=True if eq else None)
        return made if cls is None else made(cls)


__all__ = ["record"]
