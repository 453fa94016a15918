"""The pages beside those of two: an index, actors, documents with their events, the calendar, and the search."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from attrs import frozen
from markupsafe import Markup

from tracker.desk.contents import ActorTold, ContentsTold, DocumentTold, EventTold, counted
from tracker.model.days import spoken
from tracker.site.documents import beside_lines
from tracker.site.frame import event_address, foreign, given_text, keys, menu, page, pairs, section, stacked
from tracker.site.map import Partner, partners_map

_NO_EVENT = Markup("<p>No event is told, so there is nothing to go to.</p>")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ITEM = Markup('<li data-sort="{}"><a href="{}">{}</a> <span class="quiet">{}</span></li>')


@frozen
class Changed:
    """What changed last between two: on which day, and what then held; the day is 0 where nothing did."""

    day: int
    text: str


def index_page(told: ContentsTold, names: Mapping[str, str]) -> str:
    """Write the first page: every pair, every actor, every document."""
    pair = Markup('<li><a href="pairs/{0}-{1}.html">{2} and {3}</a></li>')
    pairs = sorted(told.pairs, key=lambda two: [_alphabetical(names[code]) for code in two])
    rows = stacked(pair.format(*two, names[two[0]], _within(names[two[1]])) for two in pairs)
    finder = Markup(
        '<p class="search" hidden><label>Go to a pair <input type="search" id="filter" data-key="g" '
        'data-filters="#pairs" autocomplete="off"></label></p>\n<p id="found" class="quiet" aria-live="polite"></p>'
    )
    body = Markup('{}<ul id="pairs" class="columns">\n{}\n</ul>').format(finder, rows)
    formats = [actor for actor in told.actors if actor.is_format]
    others = [actor for actor in told.actors if not actor.is_format]
    lists = {
        "Pairs": body if told.pairs else None,
        "Actors": _list(map(_actor_link, sorted(others, key=_by_name))) if others else None,
        "Formats": _list(map(_actor_link, sorted(formats, key=_by_name))) if formats else None,
        "Documents": _list(map(_document_link, told.documents)) if told.documents else None,
    }
    sections = [section(heading, found) for heading, found in lists.items() if found is not None]
    return _page("Relations", stacked(sections or [_NO_EVENT]), told, "")


def actor_page(
    actor: ActorTold, told: ContentsTold, names: Mapping[str, str], changed: Mapping[str, Changed], on: int
) -> str:
    """Write the page of an actor: its partners by what changed last, its acts by month, who holds which office."""
    ordered = sorted(actor.partners, key=lambda code: (-changed[code].day, names[code]))
    row = Markup('<tr><th scope="row"><a href="../pairs/{}.html">{}</a></th><td>{}</td><td>{}</td></tr>')
    partners = (
        row.format(
            pair_name(actor.code, code), names[code], _day(changed[code].day), changed[code].text or "Nothing recorded"
        )
        for code in ordered
    )
    drawn = partners_map(
        actor.code, actor.name, [_on_map(actor, code, names, changed, on) for code in ordered], spoken(on)
    )
    sections = [
        section(
            "Partners, by what changed last",
            stacked([drawn, _table(("Partner", "Last change", "What then held"), partners)]),
        )
        if actor.partners
        else Markup(),
        section("Acts by month", _by_month(actor.months)) if actor.months else Markup(),
        section("Offices", _table(("Office", "Held by", "Since"), map(_office, actor.offices)))
        if actor.offices
        else Markup(),
    ]
    member = Markup('<p><a href="../formats/{}.html">Its members on every day</a></p>').format(actor.code)
    body = stacked([member if actor.is_format else Markup(), *sections])
    return _page(actor.name, body, told, "../", own=given_text("map.css") if drawn else "")


def _on_map(actor: ActorTold, code: str, names: Mapping[str, str], changed: Mapping[str, Changed], on: int) -> Partner:
    """Tell a map of a partner what the table of partners tells."""
    day = changed[code].day
    told = f"{names[code]}: last change {_day(day)}" if day else f"{names[code]}: no change recorded"
    return Partner(code, names[code], f"../pairs/{pair_name(actor.code, code)}.html", told, on - day if day else None)


def document_page(document: DocumentTold, told: ContentsTold, lines: Mapping[int, str]) -> str:
    """Write the page of a document: who published it when, and its events, each with its line and its words.

    Where the lines of its text are at hand, each event stands beside the first of those that say it.
    """
    source = Markup("<p>{}.{}</p>").format(
        document.told,
        Markup(' <a href="{0}" rel="noreferrer">{0}</a>').format(document.address) if document.address else "",
    )
    body = stacked([source, *beside_lines(document, lines)])
    title = foreign(document.title, document.native, document.language)
    return _page(document.title, body, told, "../", heading=title, handling=document.handling)


def calendar_page(told: ContentsTold) -> str:
    """Write what lapses, takes effect, is due, overdue or grows stale in the year after the day of the site."""
    row = Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>')
    table = _table(("When", "Why", "What"), (row.format(*one) for one in told.coming))
    return _page("Calendar", table if told.coming else Markup("<p>Nothing comes up.</p>"), told, "")


def search_page(told: ContentsTold, names: Mapping[str, str]) -> str:
    """Write everything that can be searched for: actors, pairs, documents, kinds and acts, in one list."""
    rows = [
        *(_ITEM.format("actor", f"actors/{actor.code}.html", actor.name, actor.sort) for actor in told.actors),
        *(
            _ITEM.format("pair", f"pairs/{a}-{b}.html", f"{names[a]} and {_within(names[b])}", "pair")
            for a, b in told.pairs
        ),
        *(_ITEM.format("document", f"documents/{one.code}.html", one.title, one.told) for one in told.documents),
        *(_ITEM.format("act", event_address(one.code, event.code), event.text, f"{event.when} · {event.kind}")
          for one in told.documents for event in one.events),
    ]  # fmt: skip
    body = Markup(
        '<p class="search" hidden><label>Search <input type="search" id="filter" data-key="/" data-filters="#all" '
        'autocomplete="off"></label></p>\n<p id="found" class="quiet" aria-live="polite"></p>\n'
        '<ul id="all">\n{}\n</ul>'
    ).format(stacked(rows))
    return _page("Search", body, told, "")


def kinds_page(told: ContentsTold) -> str:
    """Write every kind of event in the log, with its events."""
    events = sorted(((event, document) for document in told.documents for event in document.events), key=_by_kind)
    labels = dict(told.kinds)
    sections = [
        Markup('<section id="kind-{}">\n<h2>{}</h2>\n<p class="quiet">{}</p>\n{}\n</section>').format(
            kind, labels.get(kind, kind), kind, _list(_event_link(event, document) for event, document in of_kind)
        )
        for kind, of_kind in groupby(events, key=lambda pair: pair[0].kind)
    ]
    return _page("Events by kind", stacked(sections or [_NO_EVENT]), told, "")


def pair_name(one: str, other: str) -> str:
    """Name the page of two: by their codes in order."""
    return "-".join(sorted((one, other)))


def _page(  # noqa: PLR0913 - what stands on every page
    title: str,
    body: Markup,
    told: ContentsTold,
    root: str,
    *,
    heading: Markup | None = None,
    handling: str | None = None,
    own: str = "",
) -> str:
    """Write a page of the site; `own` are rules of style for it alone."""
    whole = stacked(
        [
            menu(root),
            Markup('<main id="main">\n<header><h1>{}</h1></header>').format(title if heading is None else heading),
            body,
            Markup("</main>"),
            keys(),
            Markup("<footer>\n<h2>How these pages were made</h2>\n{}\n</footer>").format(pairs(told.made, "made")),
        ]
    )
    mark = told.handling if handling is None else handling
    return page(title, whole, scripts=("site",), own=own, handling=mark)


def _list(rows: Iterable[Markup]) -> Markup:
    return Markup('<ul class="columns">\n{}\n</ul>').format(stacked(rows))


def _table(heads: Sequence[str], rows: Iterable[Markup]) -> Markup:
    head = Markup().join(Markup('<th scope="col">{}</th>').format(one) for one in heads)
    return Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(head, stacked(rows))


def _by_month(months: Sequence[tuple[int, int]]) -> Markup:
    """Write how many acts each month saw: a row a year, a column a month."""
    counted = {(date.fromordinal(first).year, date.fromordinal(first).month): count for first, count in months}
    rows = [
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            year,
            Markup().join(
                Markup('<td class="number" data-head="{}">{}</td>').format(name, counted.get((year, month), ""))
                for month, name in enumerate(_MONTHS, start=1)
            ),
        )
        for year in sorted({year for year, _ in counted}, reverse=True)
    ]
    return Markup('<section class="wide" tabindex="0" aria-label="Acts by month">{}</section>').format(
        _table(("Year", *_MONTHS), rows)
    )


def _office(row: tuple[str, str, str]) -> Markup:
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(*row)


def _event_link(event: EventTold, document: DocumentTold) -> Markup:
    return _ITEM.format("act", event_address(document.code, event.code), event.text, event.when)


def _actor_link(actor: ActorTold) -> Markup:
    return _ITEM.format("actor", f"actors/{actor.code}.html", actor.name, counted(len(actor.partners), "partner"))


def _document_link(document: DocumentTold) -> Markup:
    title = foreign(document.title, document.native, document.language)
    return _ITEM.format("document", f"documents/{document.code}.html", title, document.told)


def _day(number: int) -> str:
    return spoken(number) if number else "—"


def _within(name: str) -> str:
    """Write a name within a sentence: an article is small there."""
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


def _by_name(actor: ActorTold) -> str:
    return _alphabetical(actor.name)


def _alphabetical(name: str) -> str:
    """Return the form by which a displayed name stands in a list."""
    return name.removeprefix("The ").casefold()


def _by_kind(pair: tuple[EventTold, DocumentTold]) -> str:
    return pair[0].kind
