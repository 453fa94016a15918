"""The briefing of two actors: two pages and an annex, or everything in one run of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.briefs import Brief, Gated, made_as, sections_of, since_change, tell_within
from tracker.desk.lazily import Lazily
from tracker.desk.naming import dyad
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry
from tracker.desk.scopes import Scope
from tracker.projections.briefing_dyad import DyadBriefing, dyad_briefing
from tracker.projections.briefing_watch import thirds
from tracker.projections.dyad_lead import most_followed
from tracker.projections.dyads import Dyad
from tracker.projections.relation import gathered, relation
from tracker.reports.briefs.sections import TWO, TWO_FULL
from tracker.reports.briefs.short import short_brief
from tracker.store.connection import StoreConnection
from tracker.store.keys import dyad_key
from tracker.store.neighbours import dyad_keys_with_things
from tracker.store.reading import keys_from

if TYPE_CHECKING:
    from tracker.desk import pictures
    from tracker.reports.briefs import dyad as in_full
else:
    in_full = Lazily("tracker.reports.briefs.dyad")
    pictures = Lazily("tracker.desk.pictures")  # only what is drawn needs a drawing


def brief_of_two(opened: Opened, a: str, b: str, scope: Scope, *, full: bool = False) -> Brief:
    """Make the briefing of two actors, on two pages; `full`, in one run of sections with a drawing of the period."""
    told = tell_within(opened, Inquiry(lambda catalogue: dyad(catalogue, a, b), _keys_of_two, open=True), scope)
    two = told.subject
    of_both = gathered(told.narrative, two)
    scope = since_change(scope, told.narrative, of_both.own)
    report = dyad_briefing(of_both.on(told.asked), scope.since)
    if not full:
        return _short(opened, told, report, scope)
    made, wanted = made_as((two.a, two.b, "--full"), told, scope), sections_of(scope, TWO_FULL)
    return Brief(
        lambda picture: in_full.dyad_brief(report, made, picture, wanted),
        lambda: pictures.period_picture(told.narrative, two, told.asked, scope.since),
        made.mark,
        told.narrative.documents,
    )


def _short(opened: Opened, told: Gated[Dyad], report: DyadBriefing, scope: Scope) -> Brief:
    """Make the briefing of two actors on two pages, with what each of them and a third plan that is the cause."""
    two = told.subject
    further = thirds(told.narrative, two, most_followed(report.story))
    if further:
        pairs = [dyad_key(one, code) for code in further for one in (two.a, two.b)]

        def keys(connection: StoreConnection, catalogue: Catalogue, of: Dyad) -> list[str]:
            return [*_keys_of_two(connection, catalogue, of), *pairs]

        question = Inquiry(lambda _catalogue: two, keys, open=True)
        told = tell_within(opened, question, scope)
        report = dyad_briefing(relation(told.narrative, two, told.asked), scope.since)
    made, wanted = made_as((two.a, two.b), told, scope), sections_of(scope, TWO)
    documents = told.narrative.documents
    return Brief(
        lambda picture: short_brief(report, made, picture, wanted),
        lambda: pictures.period_picture(told.narrative, two, told.asked, scope.since),
        made.mark,
        documents,
    )


def _keys_of_two(connection: StoreConnection, catalogue: Catalogue, two: Dyad) -> list[str]:
    """Name what can decide a briefing of two actors: their relation, and who holds an office of theirs."""
    offices: list[str] = []
    for name in catalogue.fluents:
        sort = catalogue.known_fluent(name)
        if "office" in sort.args and "person" in sort.args.values():
            offices += keys_from(connection, f"{name}(")
    of_them = [key for key in offices if any(f", {code}/" in key or f"({code}/" in key for code in (two.a, two.b))]
    return [*dyad_keys_with_things(connection, catalogue, two.a, two.b), *of_them]
