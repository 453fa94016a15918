"""What one side claims beside the other's answer or silence, and what reports tell in different ways."""

from collections.abc import Sequence

from attrs import evolve

from tracker.model.events import Event, Stance
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.briefing_claims import Claim
from tracker.reports.briefs.briefing import BulletList, ListItem, Section
from tracker.reports.briefs.clauses import (
    attribution,
    begins_with_subject,
    bracketed,
    clause,
    days_of,
    subject,
    who_says,
)
from tracker.reports.briefs.page import Page, section_of
from tracker.reports.language.dates import days
from tracker.reports.language.documents import said_on
from tracker.reports.language.words import capital, listed

MOST = 12
_BEFORE = "; every account is of a later day"


def claims_section(claims: Sequence[Claim], page: Page) -> Section | None:
    """Tell every claim, and below it what the other side answers; one speaker's without an answer together."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims[-MOST:]:
        answered = bool(claim.denials or claim.plans or claim.replies or claim.other is None)
        key = (claim.happening.id, "") if answered else (attribution(claim.happening, page), claim.other or "")
        groups.setdefault(key, []).append(claim)
    told = [_claim(group[0], page) if len(group) == 1 else _silence(group, page) for group in groups.values()]
    return section_of("Unconfirmed claims", [BulletList(tuple(told)) if told else None])


def _silence(group: Sequence[Claim], page: Page) -> ListItem:
    """Tell the claims of one speaker to which no answer of the other side is linked."""
    said = attribution(group[0].happening, page).removeprefix(", ")
    lead = f"{capital(said)}; no response from {page.name(group[0].other or '')} is recorded:"
    below = []
    for claim in group:
        one = claim.happening
        text = capital(f"{days_of(one, page)}, {clause(one.together, page)}.")
        below.append(ListItem((page.say(text, one.reports),)))
    return ListItem((page.say(lead),), tuple(below))


def contested_section(contested: Sequence[Happening], page: Page) -> Section | None:
    """Tell what reports contradict one another in, every version with its day and its document."""
    told = [_versions(one, page) for one in contested[-MOST:]]
    return section_of("Disputed points", [BulletList(tuple(told)) if told else None])


def _claim(claim: Claim, page: Page) -> ListItem:
    one = claim.happening
    text = f"{days_of(one, page)}, {clause(one.together, page)}{attribution(one, page)}."
    first = page.say(capital(text), one.reports)
    below = [*(_version(event, page) for event in (*claim.denials, *claim.plans)), *_replies(claim, page)]
    if not below and claim.other is not None:
        below = [ListItem((page.say(f"No response from {page.name(claim.other)} is recorded."),))]
    return ListItem((first,), tuple(below))


def _replies(claim: Claim, page: Page) -> list[ListItem]:
    found = []
    for reply in claim.replies:
        text = f"in answer, {days_of(reply, page)}, {clause(reply.together, page)}{attribution(reply, page)}."
        found.append(ListItem((page.say(capital(text), reply.reports),)))
    return found


def differ_on_the_day(happening: Happening, narrative: Narrative) -> bool:
    """Say whether reports differ on the day alone: that it happened, and what did, nobody disputes."""
    ranges = {(event.date.earliest, event.date.latest) for event in happening.reports}
    told = not narrative.differing.get(happening.id) and len({event.kind for event in happening.reports}) == 1
    return told and happening.certain and not happening.denials and len(ranges) > 1


def _versions(happening: Happening, page: Page) -> ListItem:
    """Name a happening by what most reports say, then tell each version."""
    followed = f" The desk follows {who_says(happening.followed, page)}." if happening.followed else ""
    first = page.say(f"{_in_dispute(happening, page)}.{followed}", happening.events)
    seen: dict[str, list[Event]] = {}
    for event in happening.events:
        seen.setdefault(_version_text(event, page), []).append(event)
    below = tuple(ListItem((page.say(text, events),)) for text, events in seen.items())
    return ListItem((first,), below)


def _in_dispute(happening: Happening, page: Page) -> str:
    """Say what is disputed: whether something happened, on which day, or how."""
    undisputed = clause(_undisputed(happening, page), page)
    if not happening.reports:
        return f"Denied, though nobody reports it: {undisputed}"
    about = f"{undisputed}{_on(days_of(happening, page))}"
    if page.narrative.denying(happening):
        return f"It is disputed whether {about}"
    return f"Accounts differ{' on the day' if differ_on_the_day(happening, page.narrative) else ''}: {about}"


def _on(when: str) -> str:
    """Put behind what happened when that was."""
    return f"{',' if ', ' in when else ''} {when}"


def _undisputed(happening: Happening, page: Page) -> Event:
    """Return what most reports say, without what they contradict one another in, where that can be left out."""
    event = happening.together
    kind = page.catalogue.known_kind(event.kind)
    differing = page.narrative.differing.get(happening.id, ())
    left_out = {role for role in differing if role in kind.roles and kind.roles[role].optional}
    return evolve(event, roles={role: named for role, named in event.roles.items() if role not in left_out})


def _version(event: Event, page: Page) -> ListItem:
    return ListItem((page.say(_version_text(event, page), [event]),))


def _version_text(event: Event, page: Page) -> str:
    """Write one version: who says what, and when it was by this telling."""
    who = bracketed(who_says(event, page))
    when = "" if event.date.text == ".." else f" {event.date.spoken() if event.date.extent else _days(event)}"
    tail = when + _in_its_words(event, page)
    if event.stance is Stance.DENIED:
        said = said_on(event, page.narrative.documents[event.document])
        before = "" if event in page.narrative.denying(page.narrative.happening_of[event.ref]) else _BEFORE
        return capital(f"{who} denied {said} that {_its_own(event, who, page)}{tail}{before}.")
    if event.stance is Stance.ANNOUNCED:
        return capital(f"{who} announced that {_its_own(event, who, page)}{tail}.")
    verb = "claim" if event.stance is Stance.CLAIMED else "say"
    several = len(event.speakers) > 1
    return capital(f"{who} {verb}{'' if several else 's'} that {_its_own(event, who, page)}{tail}.")


def _in_its_words(event: Event, page: Page) -> str:
    """Quote a document's own words for who or what it speaks of, where it may be quoted."""
    if not event.as_named or not page.narrative.documents[event.document].quotable:
        return ""
    return f", in its own words {listed([f'“{word}”' for word in event.as_named.values()])}"


def _its_own(event: Event, who: str, page: Page) -> str:
    """Write what an event reports, beginning with 'it' where who tells it is the one that it tells of."""
    text, actor = clause(event, page), subject(event, page)
    return f"it {text[len(actor) + 1 :]}" if actor == who and begins_with_subject(event, page) else text


def _days(event: Event) -> str:
    return days(event.date.earliest, event.date.latest)
