"""The evidence gate: a proposal enters a log only where it rests on the text, by rules that anybody can check.

Its quotation stands on a line of the text to the letter, after NFC and white space; its actors, by a code or a name,
are there on its day; its dates follow from words of the text by the handbook's table; and the log reader has no fault.
Whether the words tell of these actors, of this number and of this kind, no rule says: a person decides.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.drafting.dates import dates_in, year_named
from tracker.drafting.proposals import Proposal
from tracker.log.evidence import MOST_WORDS
from tracker.log.reading import LogReader
from tracker.log.texts import Runs, is_skipped, lines_with
from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import FUTURE, iso
from tracker.model.events import Document, Source
from tracker.narrative.narrative import is_actor_type
from tracker.text.shape import Faults, bare_set

DATES = ("date", "effective", "until", "said")
_NEAR = 1
"""So many lines before a quotation may have the words of its date."""


@frozen
class RefusedProposal:
    """A proposal that does not enter the log, and every reason why."""

    proposal: Proposal
    reasons: tuple[str, ...]


@frozen
class Gated:
    """What the gate let through, as events of a log, what these need declared, and what it refused."""

    passed: tuple[Mapping[str, Any], ...]
    refused: tuple[RefusedProposal, ...]
    declared: Mapping[str, Mapping[str, Any]] = field(factory=dict)


@define
class EvidenceGate:
    """Judges proposals by the text, the catalogue and the head of the log that they are for."""

    catalogue: Catalogue
    document: Document
    lines: Sequence[str]
    _ids: set[str] = field(factory=set)
    _declared: dict[str, dict[str, Any]] = field(factory=lambda: {"actors": {}, "things": {}})

    def judge(self, proposals: Sequence[Proposal]) -> Gated:
        """Judge proposals one by one."""
        passed, refused = [], []
        for proposal in proposals:
            fields, reasons = self._judged(proposal)
            if reasons:
                refused.append(RefusedProposal(proposal, tuple(reasons)))
            else:
                passed.append(fields)
                for section, entries in proposal.declared.items():
                    self._declared[section].update(entries)
        declared = {section: entries for section, entries in self._declared.items() if entries}
        return Gated(tuple(passed), tuple(refused), declared)

    def _judged(self, proposal: Proposal) -> tuple[dict[str, Any], list[str]]:
        line, unproved = _place(proposal.quotation, proposal.line, self.lines, self.document.skip)
        for words, at in proposal.beside:
            unproved += _place(words, at, self.lines, self.document.skip)[1]
        unproved += self._unnamed(proposal)
        dated = list(self._undated(proposal, line)) if line else []
        known = self.catalogue.with_declared(*_sections(self._declared, proposal.declared))
        players, unknown = self._players(proposal.fields, known)
        fields = {"id": self._id(proposal), **proposal.fields, **players}
        if line:
            places = [(proposal.quotation, line), *proposal.beside]
            evidence = [{"line": str(at), "words": first_words(words)} for words, at in places]
            fields["evidence"] = evidence if proposal.beside else evidence[0]
        return fields, [*unproved, *dated, *self._later(proposal.fields), *unknown] or self._faults(fields, known)

    def _unnamed(self, proposal: Proposal) -> Iterator[str]:
        """Yield each name of a person or an agreement to be declared that does not stand in the text to the letter."""
        persons = (name for actor in proposal.declared.get("actors", {}).values() for name in actor["names"])
        names = {
            code: one["name"] for code, one in proposal.declared.get("things", {}).items() if one["type"] != "regime"
        }
        things = (proposal.words.get(code, name.removeprefix("the ")) for code, name in names.items())
        for name in (*persons, *things):
            if not lines_with(name, self.lines, self.document.skip):
                yield f"the name '{name}' does not stand in the text to the letter"

    def _undated(self, proposal: Proposal, line: int) -> Iterator[str]:
        """Yield each date that no words near the quotation mean."""
        meant = set(self._meant(line))
        for key in (*DATES, *self._roles(proposal.fields, lambda role_type: role_type == "date")):
            written = bare_set(proposal.fields.get(key))
            if isinstance(written, str) and written and not self._follows(key, written, meant):
                yield f"no words near the quotation mean the date {written} ('{key}')"

    def _later(self, fields: Mapping[str, Any]) -> Iterator[str]:
        """Yield that something is told of a day that was still to come."""
        date = _date(fields.get("date"))
        told = fields.get("stance", "reported") in ("reported", "claimed")
        if date and told and date.earliest > self.document.published.latest + 1:
            yield f"it is told of {date.text}, after the publication"

    def _follows(self, key: str, written: str, meant: set[str]) -> bool:
        by_then = f"[..{iso(self.document.published.latest)}]"
        return written in meant or written == by_then or (key == "said" and written == self.document.published.text)

    def _meant(self, line: int) -> Iterator[str]:
        """Yield the dates that the words of a line mean, and those of the line before; years may be named earlier."""
        year = next(filter(None, (year_named(one) for one in reversed(self.lines[: line - 1]))), "")
        for text in self.lines[max(0, line - 1 - _NEAR) : line]:
            yield from (dated.written for dated in dates_in(text, self.document.published, year))
            yield from (dated.written for dated in dates_in(text, self.document.published))

    def _players(self, fields: Mapping[str, Any], known: Catalogue) -> tuple[dict[str, Any], list[str]]:
        """Return the players of the actors' roles by their codes, and what is wrong with others."""
        date = _date(fields.get("date")) or self.document.published
        found: dict[str, Any] = {}
        reasons: list[str] = []
        for name in self._roles(fields, is_actor_type):
            found[name], wrong = self._resolved(fields[name], date, known)
            reasons += wrong
        return found, reasons

    def _roles(self, fields: Mapping[str, Any], fits: Callable[[str], bool]) -> list[str]:
        """List the keys of a proposal that are roles of its kind, by their names of now or before, of fitting types."""
        kind = self.catalogue.kind(str(fields.get("kind", "")))
        names = {name: name for name in kind.roles} | dict(kind.formerly) if kind else {}
        return [key for key, role in names.items() if kind and key in fields and fits(kind.roles[role].type)]

    def _resolved(self, players: Any, date: VagueDate, known: Catalogue) -> tuple[Any, list[str]]:
        if isinstance(players, list):
            each = [self._resolved(player, date, known) for player in players]
            return [code for code, _ in each], [reason for _, reasons in each for reason in reasons]
        day = min(date.latest, FUTURE)
        try:
            actor = known.find_actor(str(players), day)
        except UnknownName as error:
            return players, [str(error).rstrip(".")]
        there = actor.exists(day) or actor.exists(date.earliest)
        return actor.code, [] if there else [f"{actor.name()} is not there on {date.text}"]

    def _faults(self, fields: Mapping[str, Any], known: Catalogue) -> list[str]:
        """Read an event as a log's reader does, and say what that finds."""
        faults = Faults("the proposal")
        LogReader(self.document, known, faults).event(dict(fields), Source("the proposal", 1))
        return [finding.message for finding in faults.found]

    def _id(self, proposal: Proposal) -> str:
        """Name an event by its kind, with a number where several are of it."""
        name = free_id(str(proposal.fields.get("kind", "")) or "event", self._ids)
        self._ids.add(name)
        return name


def _sections(*declared: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Put together what is declared, as things and actors."""
    things, actors = (
        {code: entry for one in declared for code, entry in one.get(section, {}).items()}
        for section in ("things", "actors")
    )
    return things, actors


def free_id(kind: str, taken: Collection[str]) -> str:
    """Return the name of an event of a kind, with a number where some are taken."""
    names = (kind if number == 1 else f"{kind}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def first_words(quotation: str) -> str:
    """Return a quotation as a log keeps it: on one line, its first ten words."""
    return " ".join(unicodedata.normalize("NFC", quotation).split()[:MOST_WORDS])


def _place(quotation: str, line: int | None, lines: Sequence[str], skip: Runs) -> tuple[int | None, list[str]]:
    """Return the line on which a quotation stands, which may be given, and what is wrong where it stands on none."""
    if len(quotation.split()) < 2 and len(quotation.strip()) < 8:
        return None, ["a quotation of one short word proves nothing"]
    if line and line > 0 and lines_with(quotation, lines[line - 1 : line]) and not is_skipped(line, skip):
        return line, []
    found = lines_with(quotation, lines, skip)
    if not found:
        return None, ["the quotation does not stand in the text to the letter"]
    if line is not None and line not in found:
        return None, [f"the quotation does not stand on line {line}"]
    return line or found[0], []


def _date(written: Any) -> VagueDate | None:
    try:
        written = bare_set(written)
        return parse_date(written) if isinstance(written, str) else None
    except DateFault:
        return None
