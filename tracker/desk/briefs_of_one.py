"""The briefing of a format, or of any other actor's relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.briefs import Brief, made_as, sections_of, since_change, tell_within
from tracker.desk.lazily import Lazily
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry
from tracker.desk.scopes import Scope
from tracker.projections.briefing_actor import actor_briefing
from tracker.projections.briefing_format import MEMBER, format_briefing
from tracker.projections.dyads import take_part
from tracker.reports.briefs.actor import actor_brief
from tracker.reports.briefs.briefing import Briefing, Picture
from tracker.reports.briefs.format import format_brief
from tracker.reports.briefs.sections import FORMAT, FORMAT_SHORT, ONE, ONE_SHORT
from tracker.reports.briefs.short_one import short_actor_brief, short_format_brief
from tracker.store.connection import StoreConnection
from tracker.store.neighbours import network_keys
from tracker.store.reading import keys_from

if TYPE_CHECKING:
    from tracker.desk import pictures
else:
    pictures = Lazily("tracker.desk.pictures")  # only what is drawn needs a drawing


def of_one(opened: Opened, name: str, scope: Scope, *, short: bool = False) -> Brief:
    """Make the briefing of a format, or of any other actor's relations, with its network where it is to be pictured.

    `short` has two pages and an annex.
    """
    told = tell_within(opened, Inquiry(lambda catalogue: actor_code(catalogue, name), keys_of_one, open=True), scope)
    code, narrative = told.subject, told.narrative
    own = [one for one in narrative.happenings.values() if take_part(narrative, one.events, (code,))]
    scope = since_change(scope, narrative, own)
    made = made_as((code, "--pages 2") if short else (code,), told, scope)
    is_format = any(fluent.name == MEMBER and fluent.args[1] == code for fluent in narrative.fluents)
    forms = (FORMAT, FORMAT_SHORT) if is_format else (ONE, ONE_SHORT)
    wanted = sections_of(scope, forms[short])

    def write(picture: Picture | None) -> Briefing:
        if is_format:
            of_format = short_format_brief if short else format_brief
            return of_format(format_briefing(narrative, code, told.asked, scope.since), made, picture, wanted)
        of_actor = short_actor_brief if short else actor_brief
        return of_actor(actor_briefing(narrative, code, told.asked, scope.since), made, picture, wanted)

    return Brief(write, lambda: pictures.network_picture(narrative, code, told.asked), made.mark, narrative.documents)


def keys_of_one(connection: StoreConnection, catalogue: Catalogue, code: str) -> list[str]:
    """Name what can decide a briefing of an actor or a format: its network, and what its members do."""
    ending = f", {code})"
    memberships = [key for key in keys_from(connection, f"{MEMBER}(") if key.endswith(ending)]
    members = [key[len(MEMBER) + 1 : -len(ending)] for key in memberships]
    return sorted({code, *members, *network_keys(connection, catalogue, code)})
