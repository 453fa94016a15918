"""What a careful editor would ask about logs that are without fault.

A warning says where and why, and does not keep a log from being appended. Once somebody has looked, a `checked` entry
of the desk, with the warning's code and a reason, answers it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Role
from tracker.model.codes import whole_of
from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import spoken
from tracker.model.events import Document, Event, Stance
from tracker.model.findings import TOLD_TWICE, Finding, Place, Subject
from tracker.narrative.checks import LOOK_AT_EXISTENCE, exists
from tracker.narrative.happenings import ZONE_DAYS
from tracker.narrative.likeness import actors_by_role, unlike_events
from tracker.narrative.narrative import Narrative
from tracker.narrative.places import stated_one, warning_of
from tracker.narrative.planned import called_off, is_off, latest_plan
from tracker.narrative.precision import Texts, beside, cited_lines, is_english, says_the_day
from tracker.narrative.timelines import Timelines
from tracker.narrative.uncited import uncited
from tracker.text.shape import Suggestions, nearest

_NAMELESS = re.compile(r"\b(anonymous|unnamed|unidentified|a source|sources|an official|officials)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9-]+|[A-Z][A-Z0-9-]*/[a-z0-9-]+")
_LINKS = "Leave them apart ('part-of:' and 'because:' link events), or say why they are one."
_ANSWERS = (
    "Leave them apart, an answer linked by 'because:'; what denies an act is of the act's kind, with 'stance: denied'."
)
_ISO_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_DATED_DAYS = 8
"""What is known to within a week is dated; of what is not, only reports in the same words are asked about."""


def warnings(timelines: Timelines, texts: Texts | None = None) -> list[Finding]:
    """List every question that nobody has answered yet, in the order of their places; `texts` are those at hand."""
    narrative = timelines.narrative
    found = [
        *_datelines(narrative),
        *(warning for event in narrative.written for warning in _of_event(narrative, event)),
        *(warning for event in narrative.written for warning in _of_figure(narrative, event)),
        *_of_speakers(narrative),
        *_too_precise(narrative, texts or {}),
        *(warning for event in narrative.written for warning in _of_lines(narrative, event, texts or {})),
        *_overdue(narrative),
        *_contradicted(timelines),
        *_told_twice(narrative),
        *_unlike(narrative),
        *(warning for event in narrative.written for warning in _not_there(narrative, event)),
    ]
    answered = {(m.warning, ref) for log in narrative.logs for m in log.mendings if m.kind == "checked" for ref in m.of}
    return sorted((one for one in found if (one.code, one.about) not in answered), key=lambda one: one.place)


def _datelines(narrative: Narrative) -> Iterator[Finding]:
    """Ask about a printed dateline that the day of publication, or what the text itself tells, contradicts."""
    for log in narrative.logs:
        document = log.document
        printed = _dateline(document)
        if printed is None:
            continue
        later = [
            e for e in log.events if e.stance is not Stance.ANNOUNCED and e.date.earliest > printed.latest + ZONE_DAYS
        ]
        published = document.published
        if published.earliest > printed.latest + ZONE_DAYS or published.latest < printed.earliest:
            yield _of_document(
                document,
                "dateline-and-publication",
                f"the dateline says {printed.text}, and 'published' {published.text}",
                "Keep both, and name under 'published: {line: ...}' the lines by which the document is dated.",
            )
        elif later:
            yield _of_document(
                document,
                "dateline-and-text",
                f"the dateline says {printed.text}, and '{later[0].ref}' tells of {later[0].date.text}",
                "Look which is right: the text may have been printed later than its dateline says.",
            )


def _dateline(document: Document) -> VagueDate | None:
    match = _ISO_DATE.search(document.dateline)
    try:
        return parse_date(match[0]) if match else None
    except DateFault:
        return None


def _of_event(narrative: Narrative, event: Event) -> Iterator[Finding]:
    """Ask about an event after its document, without evidence, or reported on the word of somebody nameless."""
    document = narrative.documents[event.document]
    past = event.stance in (Stance.REPORTED, Stance.CLAIMED)  # a denial may be of what was to come
    if past and event.date.earliest > document.published.latest + ZONE_DAYS:
        yield warning_of(
            event,
            "date",
            "after-publication",
            f"it is dated {event.date.text}, after its document was published ({document.published.text})",
            "A plan has 'stance: announced'; an act decided before has its own 'date:' and 'effective:'.",
        )
    if not event.evidence:
        remedy = "Add 'evidence: {line: ...}' or, for a treaty, 'evidence: {at: art. 12}'."
        yield warning_of(event, "id", "no-evidence", "nothing says where the document says it", remedy)
    kind = narrative.catalogue.kind(event.kind)
    if kind is not None and kind.deprecated:
        message = f"the kind '{kind.name}' is deprecated: use {kind.deprecated}"
        yield warning_of(event, "kind", "deprecated", message, "Events that were appended stay as they are.")
    nameless = [name for name in event.chain if _NAMELESS.search(name)]
    if event.stance is Stance.REPORTED and nameless:
        message = f"it is reported according to {nameless[0]}"
        yield warning_of(
            event, "according-to", "nameless", message, "What somebody nameless says has 'stance: claimed'."
        )


def _of_figure(narrative: Narrative, event: Event) -> Iterator[Finding]:
    """Ask about a figure of which nobody can say for which time it is, or in what it is counted."""
    kind = narrative.catalogue.kind(event.kind)
    if kind is None or kind.shows != "figure" or all(role.type != "number" for role in kind.roles.values()):
        return
    for role in ("period", "unit"):
        if role in kind.roles and role not in event.roles:
            message = f"the figure has no {role}"
            remedy = f"Add '{role}:'. Where the text has none, answer this with the reason."
            yield warning_of(event, "id", f"no-{role}", message, remedy)


def _of_speakers(narrative: Narrative) -> Iterator[Finding]:
    """Ask about speakers that are written as the code of an actor, and are none: in capitals, or with a part."""
    catalogue = narrative.catalogue
    publishers = {document.publisher for document in narrative.documents.values()}
    suggestions = Suggestions()
    for event, name in ((e, speaker) for e in narrative.written for speaker in e.chain):
        if _CODE.fullmatch(name) is None or catalogue.actor(name) or name in publishers:
            continue
        near = suggestions.near(Subject("actor", name), partial(_near_codes, catalogue, name))
        likely = f"Nearest: {', '.join(near)}. " if near else ""
        remedy = f"{likely}Write the code of an actor, or a name as it is spoken."
        yield warning_of(event, "according-to", "unknown-speaker", f"no actor has the code {name}", remedy)


def _near_codes(catalogue: Catalogue, name: str) -> list[str]:
    """List the codes most like one that no actor has: of a part of the same whole, or of a person by the surname."""
    whole, _, part = name.partition("/")
    if part and catalogue.actor(whole):
        return [f"{whole}/{one}" for one in nearest(part, catalogue.codes("parts"))]
    codes = {key: code for code in catalogue.codes("actors") for key in (code, code.partition("-")[0])}
    return list(dict.fromkeys(codes[one] for one in nearest(whole, codes)))


def _too_precise(narrative: Narrative, texts: Texts) -> Iterator[Finding]:
    """Ask about a day that the text at hand names for none of its document's events.

    A day that is named once ('on Thursday', in the first line of a speech) is that of all that the text tells of it.
    """
    days: dict[tuple[str, int], list[tuple[Event, list[int]]]] = {}
    for event in narrative.written:
        cited = cited_lines(event, texts) if event.date.exact else []
        if cited:
            days.setdefault((event.document, event.date.earliest), []).append((event, cited))
    for (document, day), events in days.items():
        if any(says_the_day(event, narrative.documents[document], texts) for event, _ in events):
            continue
        event, cited = events[0]
        message = f"it is dated to the day, and nothing at line {', '.join(map(str, cited))} names {spoken(day)}"
        remedy = "Write no more than the text says (2021-05, [..2021-06-01]), or cite the line that names the day."
        yield warning_of(event, "date", "too-precise", message, remedy)


def _of_lines(narrative: Narrative, event: Event, texts: Texts) -> Iterator[Finding]:
    """Ask about a number or a country that the lines cited, and those beside them, do not have."""
    cited = cited_lines(event, texts)
    if not cited or not is_english(narrative.documents[event.document]):
        return
    where, around = ", ".join(map(str, dict.fromkeys(cited))), " ".join(beside(cited, texts[event.document]))
    for role, player, code in uncited(event, around, narrative.catalogue):
        message = f"nothing at line {where} names '{player}'"
        yield warning_of(event, role, code, message, "Cite the line that names it, or look whether it is right.")


def _overdue(narrative: Narrative) -> Iterator[Finding]:
    """Ask about plans whose day was past when the last document was published, and of which no more was heard."""
    last = max((log.document.published.latest for log in narrative.logs if not log.document.desk), default=0)
    off = called_off(narrative.happenings, narrative.catalogue)
    for one in narrative.happenings.values():
        plan = latest_plan(one, narrative.documents)
        if plan and not one.reports and plan.date.latest < last and not is_off(one, off):
            message = f"it was to come by {plan.date.text}, and no document says if it did"
            remedy = "Report what became of it in the same happening, or call it off."
            yield warning_of(plan, "date", "overdue", message, remedy)


def _contradicted(timelines: Timelines) -> Iterator[Finding]:
    """Ask about events that presuppose what by the record was surely not so: left and never joined, recalled twice."""
    for fluent, presumings in timelines.narrative.presumed.items():
        for presuming in presumings:
            presumed = presuming.presumed
            if not presumed.observed and timelines.denies(presuming):
                value = f" = {presumed.value}" if presumed.value else ""
                said = "did not hold" if presumed.holds else "held already"
                yield warning_of(
                    presuming.happening.reports[0],
                    "kind",
                    "presupposition",
                    f"by the record {fluent}{value} {said} the day before",
                    "Something between is not recorded (a return, a joining), or one of the two is wrong.",
                )


def _told_twice(narrative: Narrative) -> Iterator[Finding]:
    """Ask whether two documents tell of one happening: same kind and actors, days that meet, not stated to be one."""
    groups: dict[tuple[str, frozenset[str]], list[Event]] = {}
    for event in narrative.written:
        kind = narrative.catalogue.kind(event.kind)
        if kind is not None and kind.shows == "act" and event.stance is not Stance.ANNOUNCED and event.that is None:
            named = actors_by_role(event, narrative.catalogue).items()
            needed = {player for role, row in named if not kind.roles[role].optional for player in row}
            groups.setdefault((event.kind, frozenset(needed)), []).append(event)
    for events in groups.values():
        for one, other in _meeting(narrative, events):
            if not _of_one_source(narrative, one, other) and _may_be_one(narrative, one, other):
                yield warning_of(
                    other,
                    "id",
                    TOLD_TWICE,
                    f"it may tell of the same happening as '{one.ref}'",
                    "Give both one 'happening:', or say by a 'checked' entry that they are two.",
                    stated_one(other, one),
                )


def _meeting(narrative: Narrative, events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each two events whose days meet, without a look at those that are over before the other begins."""
    days = [narrative.happening_of[event.ref].act for event in events]
    running: list[int] = []
    found: list[tuple[int, int]] = []
    for place in sorted(range(len(events)), key=lambda place: days[place]):
        running = [other for other in running if days[other][1] >= days[place][0]]
        found += [(min(place, other), max(place, other)) for other in running]
        running.append(place)
    yield from ((events[one], events[other]) for one, other in sorted(found))


def _of_one_source(narrative: Narrative, one: Event, other: Event) -> bool:
    """Say whether two events are of one document, or of one dataset, in which each act has its own row."""
    first, second = narrative.documents[one.document], narrative.documents[other.document]
    return first is second or bool(first.citation and first.citation == second.citation)


def _may_be_one(narrative: Narrative, one: Event, other: Event) -> bool:
    """Say whether two events may be one: told alike on days that meet, or of some days only and not quite alike."""
    first, second = narrative.happening_of[one.ref], narrative.happening_of[other.ref]
    if first is second:
        return False
    dated = all(happening.act[1] - happening.act[0] < _DATED_DAYS for happening in (first, second))
    return one.roles == other.roles or (dated and _agree(narrative, one, other))


def _agree(narrative: Narrative, one: Event, other: Event) -> bool:
    """Say whether two events of a kind name the same in all roles that both have, but for what varies in the telling.

    A number, and words that a kind leaves to choice, vary; words that it needs say what the act is about.
    """
    kind = narrative.catalogue.known_kind(one.kind)
    vary = {name for name, role in kind.roles.items() if role.type == "number" or (role.optional and _is_free(role))}
    return all(one.roles[role] == other.roles[role] for role in one.roles.keys() & other.roles.keys() - vary)


def _is_free(role: Role) -> bool:
    return role.type in ("word", "date")


def _unlike(narrative: Narrative) -> Iterator[Finding]:
    """Ask whether events of one happening tell of the same, where their kinds have nothing to do with one another."""
    for one in unlike_events(narrative):
        if not (one.strangers or one.apart or one.akin):
            answers = {one.first.stance, one.second.stance} == {Stance.REPORTED, Stance.CLAIMED}
            yield warning_of(
                one.second,
                "happening",
                "unlike-kinds",
                f"it is stated to be one happening with '{one.first.ref}', and {one.second.kind} and "
                f"{one.first.kind} change nothing in common",
                _ANSWERS if answers else _LINKS,
            )


def _not_there(narrative: Narrative, event: Event) -> Iterator[Finding]:
    """Ask about who takes part in an act and did not exist then; of fluents that is a fault already."""
    kind = narrative.catalogue.kind(event.kind)
    if kind is None or kind.shows != "act":
        return
    days = narrative.happening_of[event.ref].act
    changed = {code for change in narrative.effects.changes(event) for code in narrative.actor_codes(change.fluent)}
    for role, named in actors_by_role(event, narrative.catalogue).items():
        for code in named if kind.roles[role].type != "format" else ():
            actor = narrative.catalogue.actor(code)
            if actor is not None and whole_of(code) not in changed and not exists(actor, days):
                message = f"it is told of days on which {code} does not exist"
                yield warning_of(event, "date", "not-yet-or-no-more", message, LOOK_AT_EXISTENCE)


def _of_document(document: Document, code: str, message: str, remedy: str) -> Finding:
    mark = getattr(document.body, "marks", {}).get("dateline")
    place = Place(document.source.file, *mark[2:]) if mark else Place(document.source.file, document.source.line)
    return Finding(code, place, message, remedy, warning=True, about=document.id)
