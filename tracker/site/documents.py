"""The events of a document, beside the lines of its text that say them where that is at hand."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from markupsafe import Markup

from tracker.desk.contents import DocumentTold, EventTold
from tracker.site.frame import anchor_of, foreign, section, stacked

_LINE = Markup('<li id="text-{0}"><span class="number">{0}</span> <p>{1}</p>{2}</li>')
_ACTS = Markup('<ol class="acts">\n{}\n</ol>')


def beside_lines(document: DocumentTold, lines: Mapping[int, str]) -> Iterator[Markup]:
    """Yield the text with its events beside its lines, and the events that stand on none of them."""
    said, beside = _by_line(document, lines), set[str]()
    if lines:
        rows = stacked(_line(number, text, said[number], document) for number, text in lines.items() if text.strip())
        yield section("Its text, and what its lines tell", Markup('<ol class="text">\n{}\n</ol>').format(rows))
        beside = {event.code for event in document.events if lines.keys() & {*event.lines}}
    others = [_event(event, document) for event in document.events if event.code not in beside]
    if others:
        yield section("Other events" if beside else "Events", _ACTS.format(stacked(others)))


def _by_line(document: DocumentTold, lines: Collection[int]) -> Mapping[int, list[Markup]]:
    """Write each event under the first of the lines that say it, as far as they are at hand, and a link at others."""
    said: dict[int, list[Markup]] = defaultdict(list)
    for event in document.events:
        for place, line in enumerate(line for line in event.lines if line in lines):
            said[line].append(_told_above(event) if place else _event(event, document))
    return said


def _line(number: int, text: str, told: Sequence[Markup], document: DocumentTold) -> Markup:
    """Write a line of a text, and beside it what it tells."""
    acts = _ACTS.format(stacked(told)) if told else ""
    return _LINE.format(number, foreign(text, text, document.language), acts)


def _told_above(event: EventTold) -> Markup:
    return Markup('<li class="act"><p class="quiet"><a href="#{}">{}</a></p></li>').format(
        anchor_of(event.code), event.text
    )


def _event(event: EventTold, document: DocumentTold) -> Markup:
    mark = Markup(' <span class="mark">{}</span>').format(event.stance) if event.stance else ""
    words = Markup(": “{}”").format(foreign(event.words, event.words, document.language)) if event.words else ""
    return Markup(
        '<li id="{0}" class="act"><p><span class="date">{1}</span>{2} <span class="told">{3}</span></p>\n'
        '<p class="quiet">{4}{5} <span class="events">{6}/{7}</span></p></li>'
    ).format(anchor_of(event.code), event.when, mark, event.text, event.where, words, document.code, event.code)
