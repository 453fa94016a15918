"""The briefing of a format, or of any other actor's relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.briefs import Brief, Gated, made_as, sections_of, since_change, tell_within
from tracker.desk.lazily import Lazily
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry, Keys
from tracker.desk.scopes import Scope
from tracker.desk.spanned import is_of_now, tied_keys
from tracker.model.catalogue import MEMBER, Fluent
from tracker.projections.briefing_actor import actor_briefing
from tracker.projections.briefing_format import format_briefing
from tracker.projections.briefing_outside import Inside, is_begun, told_first
from tracker.projections.dyads import take_part
from tracker.projections.relation import Asked
from tracker.reports.briefs.actor import actor_brief
from tracker.reports.briefs.briefing import Briefing, Picture
from tracker.reports.briefs.format import format_brief
from tracker.reports.briefs.sections import FORMAT, FORMAT_SHORT, ONE, ONE_SHORT
from tracker.reports.briefs.short_one import short_actor_brief, short_format_brief
from tracker.store.connection import StoreConnection
from tracker.store.neighbours import network_keys
from tracker.store.reading import keys_from
from tracker.store.tied import certain_on, members_spanned, offices_held, replaying, told_on

if TYPE_CHECKING:
    from tracker.desk import pictures
else:
    pictures = Lazily("tracker.desk.pictures")  # only what is drawn needs a drawing


def of_one(opened: Opened, name: str, scope: Scope, *, short: bool = False) -> Brief:
    """Make the briefing of a format, or of any other actor's relations, with its network where it is to be pictured.

    `short` has two pages and an annex.
    """
    reading = _FormatReading(scope.bounds.on)
    keys = reading.keys if is_of_now(opened, scope.bounds) and not scope.handling else keys_of_one
    told = tell_within(opened, Inquiry(lambda catalogue: actor_code(catalogue, name), keys, open=True), scope)
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
            report = format_briefing(narrative, code, told.asked, scope.since, reading.held)
            return of_format(report, made, picture, wanted)
        of_actor = short_actor_brief if short else actor_brief
        return of_actor(actor_briefing(narrative, code, told.asked, scope.since), made, picture, wanted)

    def draw() -> Picture | None:
        shown = narrative if reading.held is None else _network(opened, code, scope, told.asked).narrative
        return pictures.network_picture(shown, code, told.asked)

    return Brief(write, draw, made.mark, narrative.documents)


@define
class _FormatReading:
    """What is read for the briefing of a format, and what its members have on the day, as the spans say.

    Of what they have, the page tells little and counts the rest: only that little is read.
    """

    day: int
    held: list[Fluent] | None = None

    def keys(self, connection: StoreConnection, catalogue: Catalogue, code: str) -> Keys:
        """Name what decides the page: all that concerns the format, and what is told of its members."""
        members = members_spanned(connection, code, self.day)
        if members is None:
            return keys_of_one(connection, catalogue, code)
        perhaps = told_on(connection, members, self.day)
        begun = [fluent for fluent, first in perhaps if is_begun(catalogue, fluent, first)]
        self.held = [*dict.fromkeys((*certain_on(connection, members, self.day), *begun))]
        first = told_first(catalogue, self.held, Inside(code, members), self.day)
        of_whom = {code, *members, *(other for other, _ in first)}
        found = [*(fluent for _, told in first for fluent in told), *offices_held(connection, catalogue, of_whom)]
        return replaying(connection, catalogue, found, [code])


def _network(opened: Opened, code: str, scope: Scope, asked: Asked) -> Gated[str]:
    """Tell what a network is drawn of, as the log was when the page was read."""
    question = Inquiry(lambda _catalogue: code, tied_keys(opened, scope.bounds))
    told = tell_within(opened, question, scope)
    if told.asked.position == asked.position:
        return told
    bounds = scope.bounds._replace(recorded_by=str(asked.position))
    return tell_within(opened, Inquiry(lambda _catalogue: code, network_keys), scope._replace(bounds=bounds))


def keys_of_one(connection: StoreConnection, catalogue: Catalogue, code: str) -> list[str]:
    """Name what can decide a briefing of an actor or a format: its network, and what its members do."""
    ending = f", {code})"
    memberships = [key for key in keys_from(connection, f"{MEMBER}(") if key.endswith(ending)]
    members = [key[len(MEMBER) + 1 : -len(ending)] for key in memberships]
    return sorted({code, *members, *network_keys(connection, catalogue, code)})
