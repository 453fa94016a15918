"""A table of acts of one kind as text: who, how many, when, what was answered, and where it stands."""

from collections.abc import Iterator, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.model.numbers import Number
from tracker.projections.table import ActTable, Sum, TableRow
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name, spoken_player
from tracker.reports.language.sentences import happening_sentence
from tracker.reports.language.words import capital, counted, listed_first
from tracker.reports.text.entries import asked_lines, footed_text
from tracker.reports.text.layout import wrapped

_MOST_NAMED = 3
"""So many who did something together are named in a row."""


def table_text(report: ActTable) -> str:
    """Write each row with its answers and its sources, and below them the sums that count nothing twice."""
    catalogue = report.narrative.catalogue
    label = catalogue.known_kind(report.wanted.kind).label
    lines = [*wrapped(f"{report.wanted.kind}: {label}", ""), *asked_lines(report.asked, catalogue), ""]
    for row in report.rows:
        lines += _row(row, report)
    return footed_text([*lines, *([""] if report.rows else []), *wrapped(_summed(report), "")])


def _row(row: TableRow, report: ActTable) -> Iterator[str]:
    catalogue, day = report.narrative.catalogue, row.happening.act[1]
    who, whom = (_names(codes, catalogue, day) for codes in (row.who, row.whom))
    told = [f"{who} → {whom}" if whom else who, *_number(row.number, catalogue), happened(row.happening)]
    told += [row.happening.doubt] if row.happening.doubt else []
    told += ["contested"] if row.happening.id in report.narrative.contested else []
    told += [] if row.counted else ["a part of another, not counted"]
    yield from wrapped(
        f"{capital('; '.join(told))} [{', '.join(event.ref for event in row.happening.events)}]", "", "    "
    )
    for answer in row.answers:
        sentence = happening_sentence(answer, catalogue, report.narrative.events)
        yield from wrapped(f"answer, {happened(answer)}: {sentence} [{answer.events[0].ref}]", "  ", "    ")


def _names(codes: Sequence[str], catalogue: Catalogue, day: int) -> str:
    return listed_first([name(catalogue, code, day) for code in codes], _MOST_NAMED)


def _number(number: Number | None, catalogue: Catalogue) -> list[str]:
    return [spoken_player("number", number.text, catalogue, 0)] if number else []


def _summed(report: ActTable) -> str:
    """Say how many acts there are, and what all did together."""
    acts = f"{counted(report.acts, 'act')} counted"
    sums = [_sum(one, report) for one in report.sums if one.number]
    if sums:
        return f"{acts}; in all {', and '.join(sums)}."
    return f"{acts}; how many in all is not known." if report.sums else f"{acts}."


def _sum(one: Sum, report: ActTable) -> str:
    return f"{''.join(_number(one.number, report.narrative.catalogue))} {one.unit}".rstrip()
