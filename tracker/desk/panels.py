"""Panels at the desk: what is asked for is read and resolved, then told row by row, and written in several forms."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from attrs import evolve, field, frozen

from tracker import __version__
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.patterns import parse_pattern
from tracker.catalogue.reading import SYSTEMS
from tracker.desk.bounds import Bounds, check_period
from tracker.desk.files import draft_for, write_file
from tracker.desk.frames import framed
from tracker.desk.naming import actor_code, check_known, fluent_pattern
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry, judged, mark_of, read_logs
from tracker.desk.rendering import renderer
from tracker.model.catalogue import Pattern
from tracker.model.dates import DateFault, parse_date
from tracker.model.days import iso
from tracker.model.failures import FileError, QuestionError
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import FluentSpans
from tracker.projections.gate import highest, is_mark, sayable_narrative
from tracker.projections.panel.columns import Cell
from tracker.projections.panel.making import full_members
from tracker.projections.panel.panel import Panel, names_needed, panel
from tracker.projections.panel.wanted import COUNTS, EVERY, RULES, UNITS, PanelWanted
from tracker.projections.relation import Asked
from tracker.reports.data.panels import columnar, packages, rows
from tracker.reports.data.panels.codebook import codebook
from tracker.reports.data.panels.croissant import croissant
from tracker.reports.data.relation import asked_data
from tracker.reports.data.shapes_panel import PanelData
from tracker.store.keys import dyad_key
from tracker.store.leaves import root_at
from tracker.store.reading import logs_touching
from tracker.store.refs import documents
from tracker.store.snapshots import state_at
from tracker.store.spans_read import kept_spans, stands_now
from tracker.store.standing import check_standing

EVERYBODY = "all"

_MOST_PAIRED = 60
"""Of so many actors the acts are looked up; of more, all logs are read."""


class PanelQuestion(NamedTuple):
    """What a panel is asked for, as it is written."""

    actors: str
    first: str
    last: str
    fluents: tuple[str, ...] = ()
    unit: str = "dyad"
    every: str = "year"
    rule: str = "last-day"
    directed: bool = True
    counts: tuple[str, ...] = ()
    figures: bool = False


@frozen(eq=False)
class PanelReport:
    """A panel that can be gone through, made a frame of, printed and written; `value` is the panel itself."""

    value: Panel
    root: str
    command: str
    store: Path | None = field(repr=False)
    is_marked: bool = False

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Yield the rows, each cell by the name of its column."""
        names = [column.name for column in self.value.columns]
        return (dict(zip(names, row, strict=True)) for row in self.value.rows())

    def to_frame(self, library: str | None = None) -> Any:
        """Return the rows as a frame of pandas or polars, or a table of pyarrow, whichever is installed."""
        return framed(rows.whole_columns(self.value), library)

    def to_dict(self) -> PanelData:
        """Return the panel as plain data: what was asked, its columns, and its rows."""
        return {
            **asked_data(self.value.asked),
            "command": self.command,
            "key": self.value.key,
            "columns": rows.column_data(self.value),
            "rows": [list(row) for row in self.value.rows()],
        }

    def lines(self) -> Iterator[str]:
        """Yield the panel as CSV, some thousand rows at a time."""
        return rows.csv_lines(self.value)

    def write(self, path: str | Path) -> None:
        """Write CSV, Parquet or Stata by the file's ending, or a data package into a folder; raises MissingPackage."""
        file = Path(path)
        if file.is_dir() or not file.suffix:
            self._write_package(file)
            return
        with draft_for(file, self.store, private=self.is_marked) as draft:
            _writer(file)(self.value, draft)

    def _write_package(self, folder: Path) -> None:
        """Write the rows, what describes them for programs and for people, and the sources, each file whole."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(f"The folder {folder} cannot be made: {error.strerror}. Name another.") from None
        with draft_for(folder / packages.DATA, self.store, private=self.is_marked) as draft:
            with draft.open("w", encoding="utf-8", newline="") as stream:
                count = rows.write_csv(self.value, stream)
            made = self._made(draft, count)
        documents = self.value.narrative.documents
        cited = [documents[name] for name in self.value.cited if name in documents]
        for name, text in (
            (packages.CODEBOOK, codebook(self.value, made, documents)),
            (packages.CSL, renderer("csl", "A list of sources")(cited)),
            (packages.BIBTEX, renderer("bibtex", "A list of sources")(cited)),
            (packages.DESCRIPTION, packages.package(self.value, made, cited)),
            (packages.CROISSANT, croissant(self.value, made, cited)),
        ):
            write_file(folder / name, text, self.store, private=self.is_marked)

    def _made(self, draft: Path, count: int) -> packages.PanelMade:
        with draft.open("rb") as stream:
            checksum = hashlib.file_digest(stream, "sha256").hexdigest()
        size = draft.stat().st_size
        return packages.PanelMade(
            self.command, f"tracker {__version__}", self.root, packages.DATA, checksum, size, count
        )


def panel_report(opened: Opened, question: PanelQuestion, bounds: Bounds) -> PanelReport:
    """Read what a panel is asked for, and prepare its rows; none is made before somebody goes through them."""
    found = _from_spans(opened, question, bounds) or _from_log(opened, question, bounds)
    made = panel(found.narrative, found.wanted, found.asked, found.spans)
    return PanelReport(made, found.root, _command(question, found.asked), opened.store.file, is_mark(found.mark))


class _Read(NamedTuple):
    """What a panel is made from: what is told, or only the documents where the store has kept the spans of it."""

    wanted: PanelWanted
    narrative: Narrative
    asked: Asked
    root: str
    mark: str
    spans: list[FluentSpans] | None = None


def _from_log(opened: Opened, question: PanelQuestion, bounds: Bounds) -> _Read:
    """Read the whole log: a row may rest on anything."""
    asked: Inquiry[PanelWanted] = Inquiry(lambda catalogue: _wanted(catalogue, question), lambda *_: None)
    found = read_logs(opened, asked, bounds, rooted=True)
    gate, named = judged(found, opened.handling)
    narrative = sayable_narrative(found.logs.logs, named, bounds.known_by, gate)
    mark = mark_of(found, narrative, gate)
    return _Read(found.subject, narrative, found.asked, b64encode(found.root).decode(), mark)


def _from_spans(opened: Opened, question: PanelQuestion, bounds: Bounds) -> _Read | None:
    """Read the spans that the store keeps, the heads of its documents, and what has acts and figures of the actors.

    None where these are not enough.
    """
    if opened.handling or bounds.known_by or bounds.recorded_by:
        return None
    with opened.store.reading() as connection:
        check_standing(connection)
        if not stands_now(connection):
            return None
        state = state_at(connection)
        wanted = _wanted(state.catalogue, question)
        names = sorted(names_needed(state.catalogue, wanted))
        spans = [told for name in names for told in kept_spans(connection, _open(state.catalogue, name))]
        keys = _keys_of_acts(wanted, spans)
        if keys is None:
            return None
        logs = logs_touching(connection, state, keys, documents(connection))
        root = b64encode(root_at(connection, state.position)).decode()
    asked = Asked(bounds.on, None, None, state.catalogue.version, state.position)
    narrative = sayable_narrative(logs.logs, logs.catalogue)
    return _Read(wanted, narrative, asked, root, highest(log.document for log in narrative.logs), spans)


def _keys_of_acts(wanted: PanelWanted, spans: Sequence[FluentSpans]) -> Sequence[str] | None:
    """Name what has the acts and figures of the actors; None where these are so many that all logs are read."""
    if not (wanted.counts or wanted.figures):
        return ()
    codes = sorted({*wanted.codes, *full_members(spans, wanted)})
    if wanted.system or len(codes) > _MOST_PAIRED:
        return None
    return [dyad_key(*two) for two in combinations(codes, 2)] if wanted.unit == "dyad" else codes


def _open(catalogue: Catalogue, name: str) -> Pattern:
    """Return a fluent with every place open."""
    places = len(catalogue.known_fluent(name).args)
    return Pattern(name, ("*",) * places, (False,) * places)


def _write_rows(made: Panel, draft: Path) -> None:
    with draft.open("w", encoding="utf-8", newline="") as stream:
        rows.write_csv(made, stream)


def _writer(file: Path) -> Callable[[Panel, Path], object]:
    """Return what writes a panel to a file of such an ending."""
    writers = {".csv": _write_rows, ".parquet": columnar.write_parquet, ".dta": columnar.write_stata}
    if file.suffix.lower() not in writers:
        raise QuestionError(f"'{file}' does not end in {', '.join(writers)}. Name such a file, or a folder.")
    return writers[file.suffix.lower()]


def _command(question: PanelQuestion, asked: Asked) -> str:
    """Write the command that makes a panel again from the same state of the log."""
    options: list[tuple[str, str]] = [
        ("--actors", question.actors),
        ("--from", question.first),
        ("--to", question.last),
    ]
    options += [("--fluent", fluent) for fluent in question.fluents]
    defaults = PanelQuestion("", "", "")
    options += [
        (f"--{name}", value)
        for name, value in (("unit", question.unit), ("every", question.every), ("rule", question.rule))
        if value != getattr(defaults, name)
    ]
    options += [("--count", ",".join(question.counts))] if question.counts else []
    options += [("--known-by", iso(asked.known_by) or "")] if asked.known_by is not None else []
    flags = [*(["--ndir"] if not question.directed else []), *(["--figures"] if question.figures else [])]
    words = [word for option in options for word in (option[0], quote(option[1]))]
    return " ".join(["tracker panel", *words, *flags, f"--recorded-by {asked.position}"])


def _wanted(catalogue: Catalogue, question: PanelQuestion) -> PanelWanted:
    """Resolve the words of a question; what nobody is called, and a word that is none, is refused."""
    for sort, word, words in (
        ("unit", question.unit, UNITS),
        ("period", question.every, EVERY),
        ("rule", question.rule, RULES),
        *(("count", count, COUNTS) for count in question.counts),
    ):
        check_known(sort, word, words)
    first, last = _day(question.first, last=False), _day(question.last, last=True)
    check_period(first, last)
    fluents = tuple(_fluent(catalogue, text) for text in question.fluents)
    whole = PanelWanted(
        first,
        last,
        question.unit,
        every=question.every,
        fluents=fluents,
        rule=question.rule,
        directed=question.directed,
        counts=question.counts,
        figures=question.figures,
    )
    return _of(catalogue, question.actors, whole)


def _of(catalogue: Catalogue, actors: str, wanted: PanelWanted) -> PanelWanted:
    """Say of whom a panel is: all countries, the states of a list, or actors and the members of formats."""
    named = [name.strip() for name in actors.split(",") if name.strip()]
    if len(named) == 1 and named[0].lower() in SYSTEMS:
        return evolve(wanted, system=_system(catalogue, named[0].lower()))
    if named == [EVERYBODY]:
        codes = [code for code in catalogue.codes("actors") if catalogue.plain["actors"][code].get("type") == "country"]
        return evolve(wanted, codes=tuple(codes))
    formats = {*catalogue.formats()}
    codes = [_player(catalogue, name) for name in named]
    if not codes:
        raise QuestionError("Nobody is named. Name actors or formats with commas between, 'cow', 'gw' or 'all'.")
    return evolve(
        wanted,
        codes=tuple(dict.fromkeys(code for code in codes if code not in formats)),
        formats=tuple(code for code in codes if code in formats),
    )


def _player(catalogue: Catalogue, name: str) -> str:
    if name.lower() in (*SYSTEMS, EVERYBODY):
        raise QuestionError(f"'{name}' stands alone: leave the other names out.")
    return actor_code(catalogue, name)


def _system(catalogue: Catalogue, system: str) -> str:
    if not catalogue.listed(system):
        raise QuestionError(f"The store's catalogue has no list '{system}'. Run 'tracker seeds load' to bring it up.")
    return system


def _fluent(catalogue: Catalogue, text: str) -> Pattern:
    """Read a fluent: its name alone, `level`, with a value, or with some of its arguments: `member(*, EU) = full`."""
    name, _, value = text.partition("=") if "(" not in text else (text, "", "")
    sort = catalogue.fluent(name.strip())
    if sort is not None:
        text = f"{sort.name}({', '.join('*' * len(sort.args))})" + (f" = {value.strip()}" if value else "")
    named = _parsed(text)
    sort = catalogue.fluent(named.fluent) if named else None
    if named and sort and sort.derived and len(named.args) == len(sort.args):
        return _derived(catalogue, named)
    return fluent_pattern(catalogue, text)


def _parsed(text: str) -> Pattern | None:
    try:
        return parse_pattern(text)
    except ValueError:
        return None


def _derived(catalogue: Catalogue, named: Pattern) -> Pattern:
    """Return a fluent that is made of others, with at most its third argument named."""
    if named.value or named.args[:2] != ("*", "*"):
        raise QuestionError(f"{named.fluent} is of the two actors of a row: write * for them, and no value.")
    formats = {*catalogue.formats()}
    third = named.args[2] if len(named.args) > 2 else "*"
    code = third if third == "*" or catalogue.thing(third) else actor_code(catalogue, third)
    if code != "*" and code not in formats and catalogue.thing(code) is None:
        raise QuestionError(f"'{third}' is nothing that two can have in common. Name a format or an agreement.")
    return evolve(named, args=("*", "*", code)[: len(named.args)])


def _day(written: str, *, last: bool) -> int:
    """Return the first or the last day of a date, which may be a year or a month."""
    try:
        found = parse_date(written)
    except DateFault:
        raise QuestionError(f"'{written}' is not a date. Use YYYY, YYYY-MM or YYYY-MM-DD.") from None
    return found.last if last else found.earliest
