"""Briefings: of two actors, of one actor's relations, of a format, or of what changed since the last one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from shlex import quote

from attrs import field, frozen

from tracker import __version__
from tracker.catalogue.catalogue import Catalogue
from tracker.desk.formats import PICTURED, REFERENCES
from tracker.desk.house import house
from tracker.desk.naming import actor_code, dyad
from tracker.desk.opened import Opened
from tracker.desk.pictures import network_picture, period_picture
from tracker.desk.reading import AskedNarrative, Inquiry, Keys, ReadLogs, Subject, read_logs
from tracker.desk.rendering import renderer
from tracker.desk.scopes import Checkpointed, Scope
from tracker.desk.sectioning import arrangement
from tracker.model.days import iso, spoken
from tracker.model.events import Document
from tracker.model.failures import QuestionError, StoreError
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.briefing_actor import actor_briefing
from tracker.projections.briefing_change import change_briefing
from tracker.projections.briefing_compare import comparison, members_of
from tracker.projections.briefing_dyad import DyadBriefing, dyad_briefing
from tracker.projections.briefing_format import MEMBER, format_briefing
from tracker.projections.briefing_watch import thirds
from tracker.projections.dyad_lead import most_followed
from tracker.projections.dyads import Dyad, own_happenings, take_part
from tracker.projections.gate import Gate, gate_of, highest, sayable_narrative, without_names
from tracker.projections.period import period_start
from tracker.projections.relation import Asked
from tracker.reports.briefs.actor import actor_brief
from tracker.reports.briefs.briefing import Briefing, Picture, on_lines
from tracker.reports.briefs.change import change_brief
from tracker.reports.briefs.colophon import Made, command_line
from tracker.reports.briefs.compare import compare_brief
from tracker.reports.briefs.dyad import dyad_brief
from tracker.reports.briefs.format import format_brief
from tracker.reports.briefs.sections import FORMAT, FORMAT_SHORT, ONE, ONE_SHORT, TWO, TWO_FULL
from tracker.reports.briefs.short import short_brief
from tracker.reports.briefs.short_one import short_actor_brief, short_format_brief
from tracker.reports.render.typography import typeset
from tracker.store.connection import StoreConnection
from tracker.store.neighbours import dyad_keys_with_things, network_keys
from tracker.store.reading import keys_from
from tracker.store.touch import dyad_key

_TWO_PAIRS = 4


class AnotherLog(StoreError):
    """A checkpoint names a state of the log that this log never had."""

    def __init__(self, position: int | None) -> None:
        self.position = position
        super().__init__(
            f"The checkpoint is of another log, or this one was changed: the root at position {position} is"
            " not the checkpoint's.",
            "Name the log's own checkpoint, or run 'tracker verify'.",
        )


@frozen(eq=False)
class Brief:
    """A briefing that can be rendered in any format; what is drawn is drawn for those that show it.

    `position` is that of the log which it was made from, and `is_news` says of one of changes whether anything differs.
    """

    _write: Callable[[Picture | None], Briefing] = field(repr=False)
    _draw: Callable[[], Picture | None] = field(repr=False)
    mark: str = ""
    _documents: Mapping[str, Document] = field(factory=dict, repr=False)
    position: int | None = None
    is_news: bool = True

    @property
    def is_marked(self) -> bool:
        """Whether the page rests on a document that is not for everybody."""
        return self.mark not in ("", "PUBLIC")

    def __str__(self) -> str:
        return str(self.render("markdown"))

    def render(
        self, form: str = "markdown", *, style: str | Path | None = None, template: str | Path | None = None
    ) -> str | bytes:
        """Render the briefing in one of the formats; raises MissingPackage, with how to install it.

        `style` is a file of CSS for HTML, `template` a Word file whose styles and paper a .docx takes.
        """
        given = house(style, template)
        render = renderer(form, f"A briefing as {form}")
        page = self._write(self._draw() if form in PICTURED else None)
        if form != "json":
            page = typeset(on_lines(page), unbroken=form in PICTURED, marked=form != "docx")
        content: str | bytes = render(page, *given.of(form))
        return content

    def references(self, form: str = "json") -> str:
        """Write the documents that the page cites for a program that keeps references: CSL JSON, or BibTeX."""
        if form not in REFERENCES:
            raise QuestionError(f"'{form}' is no format for sources. Use {' or '.join(REFERENCES)}.")
        cited = dict.fromkeys(source.document for source in self._write(None).sources)
        written: str = renderer(REFERENCES[form], "A list of sources")([self._documents[name] for name in cited])
        return written


@frozen
class _Told(AskedNarrative[Subject]):
    """What is told for a briefing, how many documents were withheld, the log's root, and what was judged how."""

    withheld: int
    root: bytes
    gate: Gate
    documents: frozenset[str]


def of_two(opened: Opened, a: str, b: str, scope: Scope, *, full: bool = False) -> Brief:
    """Make the briefing of two actors, on two pages; `full`, in one run of sections with a drawing of the period."""
    told = _tell(opened, Inquiry(lambda catalogue: dyad(catalogue, a, b), _keys_of_two, open=True), scope)
    two = told.subject
    scope = _since_change(scope, told.narrative, own_happenings(told.narrative, two))
    report = dyad_briefing(told.narrative, two, told.asked, scope.since)
    if not full:
        return _short(opened, told, report, scope)
    made, wanted = _made((two.a, two.b, "--full"), told, scope), arrangement(scope.sections, TWO_FULL)
    return Brief(
        lambda picture: dyad_brief(report, made, picture, wanted),
        lambda: period_picture(told.narrative, two, told.asked, scope.since),
        made.mark,
        told.narrative.documents,
    )


def _short(opened: Opened, told: _Told[Dyad], report: DyadBriefing, scope: Scope) -> Brief:
    """Make the briefing of two actors on two pages, with what each of them and a third plan that is the cause."""
    two = told.subject
    further = thirds(told.narrative, two, most_followed(report.story))
    if further:
        pairs = [dyad_key(one, code) for code in further for one in (two.a, two.b)]

        def keys(connection: StoreConnection, catalogue: Catalogue, of: Dyad) -> Keys:
            return [*(_keys_of_two(connection, catalogue, of) or ()), *pairs]

        question = Inquiry(lambda _catalogue: two, keys, open=True)
        told = _tell(opened, question, scope)
        report = dyad_briefing(told.narrative, two, told.asked, scope.since)
    made, wanted = _made((two.a, two.b), told, scope), arrangement(scope.sections, TWO)
    documents = told.narrative.documents
    return Brief(
        lambda picture: short_brief(report, made, picture, wanted),
        lambda: period_picture(told.narrative, two, told.asked, scope.since),
        made.mark,
        documents,
    )


def of_one(opened: Opened, name: str, scope: Scope, *, short: bool = False) -> Brief:
    """Make the briefing of a format, or of any other actor's relations, with its network where it is to be pictured.

    `short` has two pages and an annex.
    """
    told = _tell(opened, Inquiry(lambda catalogue: actor_code(catalogue, name), _keys_of_one, open=True), scope)
    code, narrative = told.subject, told.narrative
    own = [one for one in narrative.happenings.values() if take_part(narrative, one.events, (code,))]
    scope = _since_change(scope, narrative, own)
    made = _made((code, "--pages 2") if short else (code,), told, scope)
    is_format = any(fluent.name == MEMBER and fluent.args[1] == code for fluent in narrative.fluents)
    forms = (FORMAT, FORMAT_SHORT) if is_format else (ONE, ONE_SHORT)
    wanted = arrangement(scope.sections, forms[short])

    def write(picture: Picture | None) -> Briefing:
        if is_format:
            of_format = short_format_brief if short else format_brief
            return of_format(format_briefing(narrative, code, told.asked, scope.since), made, picture, wanted)
        of_actor = short_actor_brief if short else actor_brief
        return of_actor(actor_briefing(narrative, code, told.asked, scope.since), made, picture, wanted)

    return Brief(write, lambda: network_picture(narrative, code, told.asked), made.mark, narrative.documents)


def of_changes(opened: Opened, actors: Sequence[str], then: Checkpointed, scope: Scope) -> Brief:
    """Make the briefing of what differs from an earlier state of the log."""
    question: Inquiry[tuple[str, ...]] = Inquiry(
        lambda catalogue: tuple(actor_code(catalogue, name) for name in actors),
        lambda _connection, _catalogue, codes: ([dyad_key(*codes[:2])] if len(codes) > 1 else list(codes)) or None,
        open=True,
    )
    now = scope.bounds
    before = now._replace(on=min(now.on if then.day is None else then.day, now.on), recorded_by=then.recorded_by)
    new = _tell(opened, question, scope)
    old = _tell(opened, question, scope._replace(bounds=before, root=then.root), new)
    codes = new.subject
    report = change_briefing(old.narrative, new.narrative, old.asked, new.asked, codes)
    made = _made((*codes, "--changes"), new, scope, old.asked)
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
    told = _tell(opened, question, scope)
    codes, narrative = told.subject, told.narrative
    dyads = [Dyad(*codes[:2]), Dyad(*codes[2:])] if len(codes) == _TWO_PAIRS else _with_members(told, codes)
    report = comparison(narrative, dyads, told.asked)
    made = _made(("--compare", *codes), told, scope)
    return Brief(lambda _picture: compare_brief(report, codes, made), lambda: None, made.mark, narrative.documents)


def _with_members(told: _Told[tuple[str, ...]], codes: Sequence[str]) -> list[Dyad]:
    """Pair each member of a format with another actor."""
    members = [code for code in members_of(told.narrative, codes[0], told.asked.on) if code != codes[1]]
    if not members:
        raise QuestionError(f"'{codes[0]}' has no members on that day. Name a format and another actor, or two pairs.")
    return [Dyad(member, codes[1]) for member in members]


def _keys_of_several(connection: StoreConnection, catalogue: Catalogue, codes: Sequence[str]) -> Keys:
    """Name what can decide a comparison: each pair, or a format's members and all that concerns the other."""
    if len(codes) == _TWO_PAIRS:
        pairs = (codes[:2], codes[2:])
        return [key for a, b in pairs for key in dyad_keys_with_things(connection, catalogue, a, b)]
    return [*(_keys_of_one(connection, catalogue, codes[0]) or ()), *codes]


def _keys_of_two(connection: StoreConnection, catalogue: Catalogue, two: Dyad) -> Keys:
    """Name what can decide a briefing of two actors: their relation, and who holds an office of theirs."""
    offices: list[str] = []
    for name in catalogue.fluents:
        sort = catalogue.known_fluent(name)
        if "office" in sort.args and "person" in sort.args.values():
            offices += keys_from(connection, f"{name}(")
    of_them = [key for key in offices if any(f", {code}/" in key or f"({code}/" in key for code in (two.a, two.b))]
    return [*dyad_keys_with_things(connection, catalogue, two.a, two.b), *of_them]


def _keys_of_one(connection: StoreConnection, catalogue: Catalogue, code: str) -> Keys:
    """Name what can decide a briefing of an actor or a format: its network, and what its members do."""
    ending = f", {code})"
    memberships = [key for key in keys_from(connection, f"{MEMBER}(") if key.endswith(ending)]
    members = [key[len(MEMBER) + 1 : -len(ending)] for key in memberships]
    return sorted({code, *members, *network_keys(connection, catalogue, code)})


def _tell(
    opened: Opened, question: Inquiry[Subject], scope: Scope, later: _Told[Subject] | None = None
) -> _Told[Subject]:
    """Tell what was read for a briefing, and leave out what is marked above its handling.

    What was recorded by then is judged by the marks of then, unless something `later` is compared with it.
    """
    found: ReadLogs[Subject] = read_logs(opened, question, scope.bounds, rooted=True, declaring=bool(scope.handling))
    if scope.root and scope.root != found.root:
        raise AnotherLog(found.asked.position)
    logs, catalogue = found.logs.logs, found.logs.catalogue
    judged = [*logs, *found.declaring]
    gate = gate_of(judged, catalogue, scope.handling)
    if later is not None:
        gate = later.gate.over(gate, later.documents)
    named = without_names(catalogue, judged, gate)
    return _Told(
        found.subject,
        sayable_narrative(logs, named, scope.bounds.known_by, gate),
        found.asked,
        withheld=sum(log.document.id in gate.withheld for log in logs),
        root=found.root,
        gate=gate,
        documents=frozenset(log.document.id for log in judged),
    )


def _since_change(scope: Scope, narrative: Narrative, own: Iterable[Happening]) -> Scope:
    """Begin a period that nobody named with the last change, where its year is empty."""
    if not scope.is_default:
        return scope
    return scope._replace(since=period_start(narrative, own, scope.since, scope.bounds.on))


def _made(words: tuple[str, ...], told: _Told[Subject], scope: Scope, before: Asked | None = None) -> Made:
    """Say how a page is made; `before` is what the last briefing was asked, where one is compared."""
    since = f"{before.position} --last-on {iso(before.on)}" if before is not None else iso(scope.since)
    return Made(
        command=command_line(words, told.asked, scope.handling, since or "") + _headed(scope),
        program=f"tracker {__version__}",
        root=b64encode(told.root).decode(),
        limit=scope.handling,
        withheld=told.withheld,
        mark=highest(log.document for log in told.narrative.logs),
        issued=spoken(scope.head.issued) if scope.head.issued is not None else "",
        desk=scope.head.desk,
        contact=scope.head.contact,
    )


def _headed(scope: Scope) -> str:
    """Write the options by which a page has its head, and its sections."""
    head = scope.head
    options = [("--issued", iso(head.issued) or ""), ("--desk", head.desk), ("--contact", head.contact)]
    options.append(("--sections", scope.sections))
    return "".join(f" {key} {quote(text)}" for key, text in options if text)
