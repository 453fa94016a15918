"""Memberships that two actors share: an alliance or a union of both, of which each is a member."""

from collections.abc import Iterable

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER
from tracker.projections.alike import Same, values_together
from tracker.projections.answers import Holding


def shared_memberships(answers: Iterable[Holding], catalogue: Catalogue) -> list[Same]:
    """List the common memberships that surely hold: of formats that act for their members, then by their beginning."""
    shared = [same for same in values_together(answers) if is_shared(same, catalogue)]
    return sorted(
        shared, key=lambda same: (not catalogue.acts_for_members(same[0].fluent.args[-1]), same[0].since.latest)
    )


def is_shared(same: Same, catalogue: Catalogue) -> bool:
    """Say whether a condition is that both surely are members of one format."""
    derived = catalogue.known_fluent(same[0].fluent.name).derived
    return same[0].answer is Answer.HOLDS and {part.fluent for part in derived} == {MEMBER}


def are_allied(shared: Iterable[Same], catalogue: Catalogue) -> bool:
    """Say whether two share a format that acts for its members, as the EU and NATO do."""
    return any(catalogue.acts_for_members(same[0].fluent.args[-1]) for same in shared)
