"""What all briefings share: how their log is told, how they are headed, and in which formats they are rendered."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from attrs import field, frozen

from tracker import __version__
from tracker.desk.formats import PICTURED, REFERENCES
from tracker.desk.house import house
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.desk.reading import AskedNarrative, Inquiry, ReadLogs, Subject, judged, mark_of, read_logs, told_whole
from tracker.desk.rendering import renderer
from tracker.desk.scopes import Scope
from tracker.model.days import iso, spoken
from tracker.model.events import Document
from tracker.model.failures import QuestionError, StoreError
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.gate import Gate, sayable_narrative, without_names
from tracker.projections.period import period_start
from tracker.projections.relation import Asked
from tracker.reports.briefs.briefing import Briefing, Picture, on_lines
from tracker.reports.briefs.colophon import Made, command_line
from tracker.reports.briefs.sections import ALL, Arrangement, Form
from tracker.reports.render.typography import typeset

if TYPE_CHECKING:
    from tracker.desk import sectioning
else:
    sectioning = Lazily("tracker.desk.sectioning")  # only a file of sections needs a reader of YAML


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
class Gated(AskedNarrative[Subject]):
    """What is told for a briefing, how many documents were withheld, the log's root, and what was judged how."""

    withheld: int
    root: bytes
    gate: Gate
    documents: frozenset[str]


def tell_within(
    opened: Opened, question: Inquiry[Subject], scope: Scope, later: Gated[Subject] | None = None
) -> Gated[Subject]:
    """Tell what was read for a briefing, and leave out what is marked above its handling.

    If something `later` is compared with it, it is judged by the marks of that.
    """
    found: ReadLogs[Subject] = read_logs(opened, question, scope.bounds, rooted=True, declaring=bool(scope.handling))
    if scope.root and scope.root != found.root:
        raise AnotherLog(found.asked.position)
    logs, declaring = found.logs.logs, [*found.logs.logs, *found.declaring]
    gate, named = judged(found, scope.handling)
    if later is not None:
        gate = later.gate.over(gate, later.documents)
        named = without_names(found.logs.catalogue, declaring, gate)
    narrative = told_whole(sayable_narrative(logs, named, scope.bounds.known_by, gate), found)
    return Gated(
        found.subject,
        narrative,
        found.asked,
        mark_of(found, narrative, gate),
        withheld=sum(log.document.id in gate.withheld for log in logs),
        root=found.root,
        gate=gate,
        documents=frozenset(log.document.id for log in declaring),
    )


def since_change(scope: Scope, narrative: Narrative, own: Iterable[Happening]) -> Scope:
    """Begin a period that nobody named with the last change, where its year is empty."""
    if not scope.is_default:
        return scope
    return scope._replace(since=period_start(narrative, own, scope.since, scope.bounds.on))


def sections_of(scope: Scope, form: Form) -> Arrangement:
    """Return which sections a page has: all, unless a file says otherwise."""
    return sectioning.arrangement(scope.sections, form) if scope.sections else ALL


def made_as(words: tuple[str, ...], told: Gated[Subject], scope: Scope, before: Asked | None = None) -> Made:
    """Say how a page is made; `before` is what the last briefing was asked, where one is compared."""
    since = f"{before.position} --last-on {iso(before.on)}" if before is not None else iso(scope.since)
    return Made(
        command=command_line(words, told.asked, scope.handling, since or "") + _headed(scope),
        program=f"tracker {__version__}",
        root=b64encode(told.root).decode(),
        limit=scope.handling,
        withheld=told.withheld,
        mark=told.mark,
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
