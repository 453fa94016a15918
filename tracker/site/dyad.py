"""The page of two actors: the drawing whose axis is a slider, the answer of each day beside it, acts and sources.

Every line stands on the page once, with the days on which it was told. A script shows those of the day; without it all
stand by subject, and every state in order under its own anchor.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from tracker.desk.contents import counted
from tracker.desk.states import (
    NOT_KNOWN,
    Drawn,
    Knowledge,
    Line,
    Place,
    Sentence,
    State,
    States,
    ToldAct,
    day_code,
    state_days,
)
from tracker.model.days import spoken
from tracker.site.frame import event_address, foreign, keys, menu, page, pairs, stacked

_MOST_IN_FULL = 20_000
"""So many lines of states are written one by one; of more, each state has those that its eve does not."""

_MOST_POINTS = 5
_WITHOUT_SCRIPT = Markup(
    '<noscript><form method="get" class="search"><label>Day <input type="date" name="on" required></label> '
    "<button>Go to its state</button></form></noscript>"
)

_KEYS = (
    ("← →", "the change before, the change after; on the slider, a day"),
    ("Page Up, Page Down", "on the slider, a larger step"),
    ("d", "choose a day"),
)
_MEMBERS = "Who was a member at the end of any day, since when, and which document says so."
_NO_RELATION = (
    "No event in the log is about both. This says nothing about the relationship, only that the log holds no document "
    "on it."
)
_NO_MEMBER = (
    "No event in the log tells of a member. This says nothing about who is one, only that the log holds no document "
    "on it."
)
_LEAD = "What held at the end of any day, since when, how well founded, and which document says so."


def dyad_page(told: States, drawn: Drawn | None, root: str | None = None, *, served: bool = False) -> str:
    """Write the page of two actors, or of a format; in a site `root` is the way to its folder.

    Where it is served, it has a form with the day for whoever runs no script.
    """
    lead = _LEAD if len(told.actors) > 1 else _MEMBERS
    body = stacked(
        [
            menu(root) if root is not None else Markup(),
            Markup('<header>\n<h1>{}</h1>\n<p class="subtitle">{}{}</p>\n</header>').format(
                told.title, lead, _bounded(told)
            ),
            _WITHOUT_SCRIPT if served else Markup(),
            Markup('<main id="main" data-pair="{}" data-first="{}" data-last="{}">').format(
                "-".join(told.actors), *_axis(told, drawn)
            ),
            _stage(told, drawn, root) if told.lines or told.acts else _nothing(told),
            _turning_points(told),
            _states(told) if told.lines or told.acts else Markup(),
            _key(told) if told.lines or told.acts else Markup(),
            Markup("</main>"),
            keys(_KEYS, of_site=root is not None),
            Markup("<footer>\n<h2>How this page was made</h2>\n{}\n</footer>\n").format(pairs(told.made, "made")),
        ]
    )
    return page(told.title, body, scripts=("dyad", "site"), own=_own(drawn), handling=told.handling, served=served)


def _bounded(told: States) -> str:
    """Say by when that was known which the page tells, where that is not all."""
    if told.now.known_by is None:
        return ""
    return f" It tells what was known by {spoken(told.now.known_by)}, and nothing that was published later."


def _axis(told: States, drawn: Drawn | None) -> tuple[int, int]:
    """Return the first and the last day of the slider."""
    if drawn is not None:
        return drawn.first, drawn.last
    firsts = [state.first for state in told.now.states[1:]] or [1]
    return firsts[0], max(firsts[-1], firsts[0])


def _own(drawn: Drawn | None) -> str:
    """Say where the axis of the drawing stands in it, so that the slider lies on it."""
    if drawn is None:
        return ""
    return (
        f".axis {{ --left: {drawn.left:.4f}; --wide: {drawn.right - drawn.left:.4f}; "
        f"max-width: calc(68vh * {drawn.across:.3f}); }}\n"
    )


def _nothing(told: States) -> Markup:
    """Say that nothing is told, and what that does not mean."""
    text = _NO_RELATION if len(told.actors) > 1 else _NO_MEMBER
    return Markup('<p class="lead">{}</p>').format(text)


def _stage(told: States, drawn: Drawn | None, root: str | None) -> Markup:
    sources = [_source(place, root) for place in told.sources]
    return Markup('<div class="stage">\n<div class="course">\n{}\n</div>\n{}\n{}\n</div>').format(
        _slider(told, drawn), _answer(told, sources), _acts(told, sources)
    )


def _slider(told: States, drawn: Drawn | None) -> Markup:
    """Put the slider on the drawing's axis, and below it what goes to a day by other ways."""
    first, last = _axis(told, drawn)
    picture = Markup(drawn.svg) if drawn is not None else Markup()  # noqa: S704 - drawn by the program, which escapes
    drag = Markup(
        '<input id="day" type="range" min="{0}" max="{1}" value="{1}" step="1" aria-label="Day" hidden>'
    ).format(first, last)
    return stacked(
        [
            Markup('<section class="picture" aria-label="The course on a line of time" tabindex="0">'),
            Markup('<div class="axis"><div class="now" aria-hidden="true" hidden></div>{}{}</div>').format(
                picture, drag
            ),
            Markup("</section>"),
            Markup('<form class="controls" hidden>'),
            Markup('<button type="button" id="back"><span aria-hidden="true">← </span>Previous change</button>'),
            Markup('<label>Day <input type="date" id="date" data-key="d"></label>'),
            Markup('<button type="button" id="on">Next change<span aria-hidden="true"> →</span></button>'),
            _knowledge(told),
            Markup("</form>"),
        ]
    )


def _knowledge(told: States) -> Markup:
    """Offer the days by which more was known, where there are several."""
    if len(told.known) < 2:
        return Markup()
    item = Markup('<li data-known-by="{}" data-told="{}" data-states="{}"></li>')
    earlier = [item.format(known.known_by, _known_by(known), _packed(known)) for known in told.known[:-1]]
    last = item.format(told.now.known_by or "", _known_by(told.now), "")
    latest = f"was known by {spoken(told.now.known_by)}" if told.now.known_by is not None else "is known now"
    return Markup(
        '<label class="knowing" for="known">Known by <output id="known-by">{2}</output>\n'
        '<input id="known" type="range" aria-label="Known by" min="0" max="{0}" value="{0}" step="1"></label>\n'
        '<label class="knowing"><input type="checkbox" id="compare"> Compare with what {3}</label>\n'
        '<ul id="knowledge" data-latest="{3}" hidden>{1}</ul>'
    ).format(len(told.known) - 1, Markup().join([*earlier, last]), _known_by(told.now), latest)


def _known_by(known: Knowledge) -> str:
    """Say by when that was known, and by how many documents."""
    if known.known_by is None:
        return "all documents"
    return f"{spoken(known.known_by)}, {counted(known.documents, 'document')}"


def _packed(known: Knowledge) -> str:
    """Write states as a script reads them: the first day and the lines of each."""
    return ";".join(f"{state.first}:{' '.join(map(str, state.lines))}" for state in known.states)


def _answer(told: States, sources: Sequence[Markup]) -> Markup:
    """Write every line once under its subject, with the days on which it was told."""
    days = _days_of_lines(told.now.states)
    numbered = sorted(enumerate(told.lines), key=lambda pair: told.subjects.index(pair[1].subject))
    sections = [
        _subject(subject, stacked(_line(number, line, days.get(number, ""), sources) for number, line in lines))
        for subject, lines in groupby(numbered, key=lambda pair: pair[1].subject)
    ]
    return Markup(
        '<section id="answer" aria-labelledby="when">\n<h2 id="when">What was told, and of which days</h2>\n'
        '<p id="span" class="quiet" aria-live="polite"></p>\n{}\n</section>'
    ).format(stacked(sections))


def _subject(subject: str, lines: Markup) -> Markup:
    """Write the lines of a subject below its heading; what is not known is there for whoever opens it."""
    if subject == NOT_KNOWN:
        return Markup(
            '<details class="subject">\n<summary><h3>{}</h3></summary>\n<ul class="lines">\n{}\n</ul>\n</details>'
        ).format(subject, lines)
    return Markup('<section class="subject">\n<h3>{}</h3>\n<ul class="lines">\n{}\n</ul>\n</section>').format(
        subject, lines
    )


def _days_of_lines(states: Sequence[State]) -> dict[int, str]:
    """Write for each line the days on which it was told, runs of states together."""
    runs: dict[int, list[State]] = {}
    for state in states:
        for number in state.lines:
            row = runs.setdefault(number, [])
            if row and row[-1].last == state.first - 1:
                row[-1] = State(row[-1].first, state.last, ())
            else:
                row.append(State(state.first, state.last, ()))
    return {number: ", ".join(map(state_days, row)) for number, row in runs.items()}


def _line(number: int, line: Line, days: str, sources: Sequence[Markup]) -> Markup:
    """Write a line that opens what stands behind it: further sentences and the sources with their words.

    What was only told when less was known is for the script to show.
    """
    quiet = [part for part in (line.since, line.grade) if part]
    return Markup(
        '<li id="line-{0}" class="line" data-mark="{1}"{6}><details><summary><span class="mark">{1}</span> '
        '<span class="told">{2}</span> <span class="quiet">{3}</span>'
        ' <span class="days quiet">{4}</span></summary>\n{5}</details></li>'
    ).format(
        number,
        line.mark,
        line.text,
        " · ".join(quiet),
        f"Told {days}",
        _behind(line.below, line.sources, sources),
        Markup() if days else Markup(" hidden"),
    )


def _behind(below: Iterable[Sentence], cited: Iterable[int], sources: Sequence[Markup]) -> Markup:
    """Write what stands behind a line or an act."""
    items = [
        Markup("<li>{}{}</li>").format(one.text, _cited(one.sources, sources) if one.sources else "") for one in below
    ]
    return Markup('<ul class="below">{}</ul>{}').format(Markup().join(items), _cited(cited, sources))


def _cited(cited: Iterable[int], sources: Sequence[Markup]) -> Markup:
    """Write sources: the document, the line and its words."""
    rows = [sources[number - 1] for number in cited]
    return Markup('<ul class="sources">{}</ul>').format(Markup().join(rows)) if rows else Markup()


def _source(place: Place, root: str | None) -> Markup:
    """Write a place in a document; in a site its events lead to the page of the document."""
    title = foreign(place.title, place.native, place.language)
    if place.address:
        title = Markup('<a href="{}" rel="noreferrer">{}</a>').format(place.address, title)
    return Markup('<li>{}{} <span class="events">{}</span></li>').format(
        title,
        foreign(place.told, place.words, place.language),
        Markup(", ").join(_event(one, root) for one in place.events),
    )


def _event(ref: str, root: str | None) -> Markup:
    document, _, event = ref.partition("/")
    if root is None:
        return Markup("{}").format(ref)
    return Markup('<a href="{}{}">{}</a>').format(root, event_address(document, event), ref)


def _acts(told: States, sources: Sequence[Markup]) -> Markup:
    """Write every act, the latest first."""
    rows = stacked(_act(number, act, sources) for number, act in reversed([*enumerate(told.acts)]))
    return Markup(
        '<section id="acts" aria-labelledby="acts-heading">\n<h2 id="acts-heading">Acts, the latest first</h2>\n'
        '<p id="acts-told" class="quiet"></p>\n<ol class="acts">\n{}\n</ol>\n'
        '<button type="button" id="more" hidden>Show all earlier acts</button>\n</section>'
    ).format(rows)


def _act(number: int, act: ToldAct, sources: Sequence[Markup]) -> Markup:
    mark = Markup(' <span class="mark">{}</span>').format(act.mark) if act.mark else ""
    words = Markup('<span class="date">{}</span>{} <span class="told">{}</span> <span class="quiet">{}</span>')
    days = Markup('data-from="{}" data-last="{}" data-known="{}"').format(act.told_from, act.days[1], act.known_from)
    return Markup('<li id="act-{}" class="act {}" {}><details><summary>{}</summary>\n{}</details></li>').format(
        number,
        act.side,
        days,
        words.format(act.when, mark, act.text, act.grade),
        _behind(act.below, act.sources, sources),
    )


def _turning_points(told: States) -> Markup:
    """Name the days on which most answers became others, each with what then held."""
    turns = [(first, lines) for first, lines in told.turns() if len(lines) > 1]
    points = sorted(turns, key=lambda point: (-len(point[1]), point[0]))[:_MOST_POINTS]
    if len(points) < 2:
        return Markup()
    row = Markup('<li><a href="#{}">{}</a>: {}</li>')
    rows = (
        row.format(day_code(first), spoken(first), "; ".join(line.text for line in lines))
        for first, lines in sorted(points, key=lambda point: point[0])
    )
    return Markup('<section id="turning">\n<h2>Turning points</h2>\n<ul>\n{}\n</ul>\n</section>').format(stacked(rows))


def _states(told: States) -> Markup:
    """Write every state in order under its own anchor, by its lines."""
    in_full = sum(len(state.lines) for state in told.now.states) <= _MOST_IN_FULL
    before: tuple[int, ...] = ()
    rows = []
    for state in told.now.states:
        shown = [number for number in state.lines if in_full or number not in before]
        rows.append(_state(state, shown, told))
        before = state.lines
    heading = "Every state, in order" if in_full else "Every state, in order: what differs from the one before"
    return Markup(
        '<section id="states">\n<details open>\n<summary><h2>{}</h2></summary>\n<ol class="states">\n{}\n</ol>\n'
        "</details>\n</section>"
    ).format(heading, stacked(rows))


def _state(state: State, shown: Iterable[int], told: States) -> Markup:
    item = Markup('<li><a href="#line-{0}">{1}: {2}</a></li>')
    lines = (item.format(number, told.lines[number].mark, told.lines[number].text) for number in shown)
    said = state_days(state)
    days = f"{said[:1].upper()}{said[1:]}"
    what = Markup("<ul>{}</ul>").format(Markup().join(lines)) if state.lines else Markup("<p>Nothing is told.</p>")
    return Markup('<li id="{0}" data-first="{1}" data-lines="{2}"><h3>{3}</h3>\n{4}</li>').format(
        day_code(state.first), state.first, " ".join(map(str, state.lines)), days, what
    )


def _key(told: States) -> Markup:
    rows = Markup().join(Markup("<li>{}</li>").format(text) for text in told.key)
    return Markup('<section id="key">\n<h2>Key</h2>\n<ul>{}</ul>\n</section>').format(rows)
