"""Drafts logs from texts, by rules or by another program, and writes them with what was refused."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.english import words_of
from tracker.desk.cited import CitedText, cited_text
from tracker.desk.files import write_file
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.drafting.codebook import asked, prompt
from tracker.drafting.drafts import Draft, DraftMade, refused_data
from tracker.drafting.gate import EvidenceGate, Gated, RefusedProposal
from tracker.drafting.proposals import Proposal, Proposed, by_rules, read_proposals
from tracker.drafting.rules import DRAFTER, Rules, Text
from tracker.log.assembly import RawLog
from tracker.log.files import read_log
from tracker.log.head import read_document
from tracker.log.heads import identifier_of, reads_as_english
from tracker.model.counted import date_meant
from tracker.model.dates import DateFault, parse_date
from tracker.model.events import Document, Source
from tracker.model.failures import FileError, LogError, QuestionError
from tracker.projections.checking import check_logs
from tracker.reports.data.drafts import draft_data
from tracker.reports.text.drafts import draft_text
from tracker.text.shape import Faults
from tracker.text.writer import write_yaml

SECONDS = 600
"""A program that proposes gets so long."""
_LONGEST_TITLE = 200


@frozen
class WantedDraft:
    """What a draft is to be of: the head of its log, whom the text is about, who proposes, where the log is written."""

    head: Mapping[str, Any]
    about: Sequence[str] = ()
    proposals: str = ""
    output: Path | None = None


def drafted(opened: Opened, text: Path | bytes, wanted: WantedDraft) -> Report[DraftMade]:
    """Draft a log from a text, a file or what stands in one, and write it where that is asked for."""
    output = wanted.output
    cited = cited_text(opened, text, output.stem if output else "")
    lines = cited.read.lines
    catalogue = opened.catalogue_with_declared()
    head = _head(cited, wanted.head)
    document = _document(head, catalogue)
    about = tuple(catalogue.find_actor(name).code for name in wanted.about)
    proposed = _proposed(wanted.proposals, catalogue, Text(lines, document.published, document.skip, about))
    head = {**head, "drafted-by": {"drafter": proposed.drafter}}
    draft = _checked(Draft(head, EvidenceGate(catalogue, document, lines).judge(proposed.proposals)), catalogue)
    written = write_yaml(draft.tree)
    files = _written(output, written, draft.gated, cited, opened.store_file) if output else ()
    shown = draft.gated if document.quotable else _unquoted(draft.gated)
    return Report(DraftMade(proposed.drafter, written, shown, files), draft_text, draft_data)


def asked_of(opened: Opened, path: Path, published: str) -> str:
    """Write what another program is asked that is to propose."""
    text = cited_text(opened, path)
    return prompt(opened.catalogue_with_declared(), text.read.lines, _published(text, published)["date"])


def _head(text: CitedText, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the head of a log on a text: what is given, and for the rest what the text says of itself."""
    found = text.head().fields
    published = _published(text, given["published"], given.get("basis", "inferred"))
    publisher = given["publisher"] or found.get("publisher", "")
    if not publisher:
        raise QuestionError("The text does not say who published it. Add --publisher.")
    first = next((line.strip() for line in text.read.lines if line.strip()), text.source)
    head = {
        "id": given.get("id") or identifier_of(Path(text.source).stem) or "draft",
        "title": (given.get("title") or found.get("title") or first)[:_LONGEST_TITLE],
        "publisher": publisher,
        "published": published,
    }
    head |= {key: value for key, value in found.items() if key not in head}
    return head | {key: given[key] for key in ("handling", "quotable") if given.get(key)}


def _published(text: CitedText, given: str, basis: str = "inferred") -> Mapping[str, str]:
    """Return when a text was published and how that is known: by the text, where it has that day; else as given."""
    told: Mapping[str, str] = text.head().fields.get("published", {})
    if given not in ("", told.get("date")):
        return {"date": given, "basis": basis}
    if not told:
        raise QuestionError("The text does not say when it was published. Add --published.")
    return told


def _document(head: Mapping[str, Any], catalogue: Catalogue) -> Document:
    """Read a head; raises LogError where it has a fault."""
    faults = Faults("the head")
    document = read_document(dict(head), faults, Source("the head", 1), catalogue)
    if faults.found or document is None:
        raise LogError(faults.found, "Nothing was drafted.")
    return document


def _proposed(asking: str, catalogue: Catalogue, text: Text) -> Proposed:
    """Return what rules propose, or what a file or a program does that is named."""
    if not asking:
        if any(map(words_of, text.lines)) and not reads_as_english(text.lines):
            raise QuestionError("The text is not English, and the rules read nothing else. Give proposals with --with.")
        return by_rules(DRAFTER, Rules(catalogue, text).candidates())
    path = Path(asking)
    if asking.endswith(".json") and path.is_file():
        return read_proposals(path.read_bytes())
    return read_proposals(_run(asking, json.dumps(asked(catalogue, text.lines, text.published.text))))


def _run(command: str, given: str) -> bytes:
    """Run a program with what it is asked on its standard input; return what it prints."""
    try:
        words = shlex.split(command) or [command]
        ran = subprocess.run(  # noqa: S603 - the program that the user names
            words, input=given.encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"'{command}' cannot be run: {reason}. Name a JSON file or a program.") from None
    except subprocess.TimeoutExpired:
        raise FileError(f"'{command}' gave no answer in {SECONDS} s. Name a faster program.") from None
    if ran.returncode:
        raise FileError(f"'{command}' failed with exit code {ran.returncode}. See what it says by itself.")
    return ran.stdout


def _checked(draft: Draft, catalogue: Catalogue) -> Draft:
    """Take out of a draft each event in which a check of the whole log finds a fault, until there is none."""
    while True:
        raw = read_log(write_yaml(draft.tree).encode(), "the draft")
        faults = [finding for finding in check_logs([raw], catalogue).findings if not finding.warning]
        wrong = {_event_at(raw, finding.place.line): finding.message for finding in faults}
        passed = [event for event in draft.gated.passed if event["id"] not in wrong]
        if len(passed) == len(draft.gated.passed):
            return draft
        gone = [event for event in draft.gated.passed if event["id"] in wrong]
        refused = tuple(RefusedProposal(_proposal_of(event), (wrong[event["id"]],)) for event in gone)
        draft = evolve(draft, gated=evolve(draft.gated, passed=tuple(passed), refused=(*draft.gated.refused, *refused)))


def _event_at(raw: RawLog, line: int) -> str:
    """Return the event of a log that stands at a line, or last before it."""
    events = [entry for entry in raw.entries if entry.section == "events" and entry.source.line <= line]
    return str(events[-1].fields.get("id", "")) if events else ""


def _proposal_of(event: Mapping[str, Any]) -> Proposal:
    fields = {key: value for key, value in event.items() if key not in ("id", "evidence")}
    return Proposal(fields, event["evidence"]["words"], int(event["evidence"]["line"]))


def _unquoted(gated: Gated) -> Gated:
    """Return what the gate said without words that may not be quoted."""
    return evolve(
        gated, refused=tuple(evolve(one, proposal=evolve(one.proposal, quotation="")) for one in gated.refused)
    )


def _written(output: Path, text: str, gated: Gated, cited: CitedText, store: Path | None) -> tuple[str, ...]:
    """Write a draft, what was refused beside it, and the text that its lines count in, where that is no plain file."""
    refused = output.with_suffix(".refused.json")
    write_file(output, text, store)
    write_file(refused, json.dumps(refused_data(gated), ensure_ascii=False, indent=1) + "\n", store)
    files = [output, refused]
    if not cited.read.is_plain:
        files.append(output.with_name(cited.source))
        write_file(files[-1], cited.read.cited, store)
    return tuple(path.as_posix() for path in files)


def published_day(written: str) -> str:
    """Return a day of publication as logs write it, also one in words, or none; raises QuestionError for no date."""
    if not written:
        return ""
    try:
        return parse_date(date_meant(written) or written).text
    except DateFault as fault:
        raise QuestionError(f"{fault}. {fault.hint}") from None
