"""One event as text: what it says, where, what it touches, and what else reports the same."""

from collections.abc import Mapping
from typing import Any

from tracker.projections.event import EventReport
from tracker.reports.language.documents import published, terms, title
from tracker.reports.language.happenings import happened
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.speakers import according_to
from tracker.reports.text.entries import evidence_words
from tracker.reports.text.layout import page_text, wrapped


def event_text(report: EventReport) -> str:
    """Write an event with its document, its evidence, and what else tells of the same happening."""
    event, document = report.event, report.document
    lines = [
        f"{event.ref}  ({event.source.file}:{event.source.line}, a place that no proof covers)",
        *wrapped(event_sentence(event, report.catalogue, report.plans) + ".", "  "),
        f"  kind: {event.kind}    date: {event.date.text}    stance: {event.stance.value}",
    ]
    lines += [f"  {according_to(event, report.catalogue)}"] if event.according_to else []
    lines += [f"  evidence: {evidence_words(event, document)}"] if event.evidence else []
    lines += wrapped(f"note: {event.note}", "  ") if event.note else []
    lines += [f"  because: {ref}" for ref in event.because]
    lines += [f"  touches: {fluent}" for fluent in report.touches]
    for off in report.called_off_by:
        lines += wrapped(f"called off by {off.ref}: {off.date.text} ({off.stance.value})", "  ", "    ")
    lines += ["", f"Document {document.id}"]
    lines += wrapped(f"{title(document)}. {document.publisher}, {published(document)}.", "  ")
    lines += [f"  text: {document.text}"] if document.text else []
    lines += [f"  address: {document.address}"] if document.address else []
    lines += [line for term in terms(document) for line in wrapped(term, "  ", "    ")]
    if report.others:
        contested = ", contested" if report.contested else ""
        lines += ["", f"Happening {report.happening.id}: {happened(report.happening)}{contested}"]
        for other, its in report.others:
            lines += wrapped(
                f"{other.ref} ({other.stance.value}, {other.date.text}; {its.publisher}, {published(its)}): "
                f"{event_sentence(other, report.catalogue)}.",
                "  ",
            )
    body = dict(report.original)
    for one in report.mendings:
        lines += ["", *wrapped(f"{one.kind.capitalize()} by {one.ref}: {one.reason}", "", "  ")]
        for key, value in {**one.set, **dict.fromkeys(one.remove)}.items():
            lines += wrapped(_corrected(key, body.get(key), value), "  ", "    ")
            body[key] = value
    return page_text(lines)


def _corrected(key: str, old: Any, new: Any) -> str:
    """Write what a correction makes of one key: 'number: 6, was 5'."""
    was = "" if old is None else f", was {_plain(old)}"
    return f"{key}: {'removed' if new is None else _plain(new)}{was}"


def _plain(value: Any) -> str:
    """Write a value of a log in one line, as YAML has it."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_plain(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(_plain, value))}]" if isinstance(value, list | tuple) else str(value)
