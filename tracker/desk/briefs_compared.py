"""Briefings that compare: two states of the log, two pairs of actors, or the members of a format."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.briefs import Brief, Gated, made_as, tell_within
from tracker.desk.briefs_of_one import keys_of_one
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry
from tracker.desk.scopes import Checkpointed, Scope
from tracker.model.failures import QuestionError
from tracker.projections.briefing_change import change_briefing
from tracker.projections.briefing_compare import comparison, members_of
from tracker.projections.dyads import Dyad
from tracker.reports.briefs.change import change_brief
from tracker.reports.briefs.compare import compare_brief
from tracker.store.connection import StoreConnection
from tracker.store.keys import dyad_key
from tracker.store.neighbours import dyad_keys_with_things

_TWO_PAIRS = 4


def of_changes(opened: Opened, actors: Sequence[str], then: Checkpointed, scope: Scope) -> Brief:
    """Make the briefing of what differs from an earlier state of the log."""
    question: Inquiry[tuple[str, ...]] = Inquiry(
        lambda catalogue: tuple(actor_code(catalogue, name) for name in actors),
        lambda _connection, _catalogue, codes: ([dyad_key(*codes[:2])] if len(codes) > 1 else list(codes)) or None,
        open=True,
    )
    now = scope.bounds
    before = now._replace(on=min(now.on if then.day is None else then.day, now.on), recorded_by=then.recorded_by)
    new = tell_within(opened, question, scope)
    old = tell_within(opened, question, scope._replace(bounds=before, root=then.root), new)
    codes = new.subject
    report = change_briefing(old.narrative, new.narrative, old.asked, new.asked, codes)
    made = made_as((*codes, "--changes"), new, scope, old.asked)
    documents = {**old.narrative.documents, **new.narrative.documents}
    return Brief(
        lambda _picture: change_brief(report, codes, made),
        lambda: None,
        made.mark,
        documents,
        new.asked.position,
        report.is_news,
    )


def of_several(opened: Opened, names: Sequence[str], scope: Scope) -> Brief:
    """Make the page that sets two pairs side by side, or the members of a format with another."""
    question = Inquiry(lambda catalogue: tuple(actor_code(catalogue, name) for name in names), _keys_of_several)
    told = tell_within(opened, question, scope)
    codes, narrative = told.subject, told.narrative
    dyads = [Dyad(*codes[:2]), Dyad(*codes[2:])] if len(codes) == _TWO_PAIRS else _with_members(told, codes)
    report = comparison(narrative, dyads, told.asked)
    made = made_as(("--compare", *codes), told, scope)
    return Brief(lambda _picture: compare_brief(report, codes, made), lambda: None, made.mark, narrative.documents)


def _with_members(told: Gated[tuple[str, ...]], codes: Sequence[str]) -> list[Dyad]:
    """Pair each member of a format with another actor."""
    members = [code for code in members_of(told.narrative, codes[0], told.asked.on) if code != codes[1]]
    if not members:
        raise QuestionError(f"'{codes[0]}' has no members on that day. Name a format and another actor, or two pairs.")
    return [Dyad(member, codes[1]) for member in members]


def _keys_of_several(connection: StoreConnection, catalogue: Catalogue, codes: Sequence[str]) -> list[str]:
    """Name what can decide a comparison: each pair, or a format's members and all that concerns the other."""
    if len(codes) == _TWO_PAIRS:
        pairs = (codes[:2], codes[2:])
        return [key for a, b in pairs for key in dyad_keys_with_things(connection, catalogue, a, b)]
    return [*keys_of_one(connection, catalogue, codes[0]), *codes]
