"""A stated order without what it says twice: that one comes before another, and by way of others before it, too."""

from collections.abc import Iterable

from attrs import define, field

from tracker.calculus.order import Order, stated_order

_CHAINS = 16
"""How many chains are remembered of each id: what is said twice by way of still others stays."""


def thinned(order: Order) -> Order:
    """Return an order in which the same comes before the same, with fewer pairs; it has no ring."""
    before = order.reversed.followers
    if all(len(near) == 1 for near in before.values()):
        return order
    thinning = _Thinning(order)
    return stated_order(
        [(one, key) for key in order.sorted for one in thinning.add(key, before.get(key, ()))], order.sure
    )


@define(eq=False)
class _Thinning:
    """What was met of an order so far, in chains: runs of ids that surely happened, each stated to follow the last.

    What comes after one of a chain comes after all before it. So of each id only the last place in each chain is kept
    that comes before it.
    """

    order: Order
    _placed: dict[str, tuple[int, int]] = field(factory=dict)
    _lengths: list[int] = field(factory=list)
    _reached: dict[str, dict[int, int]] = field(factory=dict)

    def add(self, key: str, before: Iterable[str]) -> list[str]:
        """Add an id after all that come before it; return what does so directly, and not by way of others."""
        near: list[str] = []
        passed: dict[int, int] = {}
        for one in sorted(before, key=self.order.places.__getitem__, reverse=True):
            chain, place = self._placed[one]
            if passed.get(chain, -1) < place:
                near.append(one)
                reached = self._reached.get(one, {})
                passed |= {other: max(last, passed.get(other, -1)) for other, last in reached.items()}
                passed[chain] = place
        self._place(key, near, passed)
        return near

    def _place(self, key: str, near: list[str], passed: dict[int, int]) -> None:
        """Put an id at the end of a chain that leads to it, or into one of its own."""
        ends = (self._placed[one] for one in near if one in self.order.sure)
        chains = (chain for chain, place in ends if place == self._lengths[chain] - 1 and key in self.order.sure)
        chain = next(chains, len(self._lengths))
        if chain == len(self._lengths):
            self._lengths.append(0)
        self._placed[key] = (chain, self._lengths[chain])
        self._lengths[chain] += 1
        if key in self.order.sure:
            self._reached[key] = dict(sorted(passed.items(), reverse=True)[:_CHAINS])
