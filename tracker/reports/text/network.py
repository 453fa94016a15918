"""The network of an actor in words: as text, as plain data, and as the star that is drawn."""

from collections.abc import Iterable, Sequence

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.days import PAST, spoken, spoken_range
from tracker.projections.answers import Holding
from tracker.projections.network import Neighbour, Network, Outsider, Tie, Toward
from tracker.reports.data.network import STATES
from tracker.reports.language.conditions import condition_phrase, value_phrase
from tracker.reports.language.names import name
from tracker.reports.language.since import beginning, since_when
from tracker.reports.language.words import capital, counted, listed, listed_first
from tracker.reports.pictures.star import Ray, Star, StarNote, StarPoint
from tracker.reports.text.entries import asked_lines, witness_line
from tracker.reports.text.layout import row, titled, wrapped

_MOST_NAMED = 4
_WAYS = {Toward.NONE: "none", Toward.OTHER: "out", Toward.ACTOR: "in"}


def network_text(report: Network) -> str:
    """Write an actor's neighbours, each with its ties, since when, and on whose word."""
    catalogue, asked = report.narrative.catalogue, report.asked
    lines = [_title(report), *asked_lines(asked, catalogue)]
    for neighbour in report.neighbours:
        lines += titled(capital(_name(report, neighbour.code)), [_neighbour(neighbour, report)])
    if not report.neighbours:
        lines += ["", no_neighbour(report)]
    for note in _notes(report, full=True):
        lines += ["", note.title.upper(), *wrapped(note.text, "  ")]
    return "\n".join([*lines, "", _count(report)])


def no_neighbour(report: Network) -> str:
    """Say that nothing ties an actor to another on a day, as far as the log knows."""
    return f"The log knows of nothing that tied {_name(report, report.actor)} to another on {spoken(report.asked.on)}."


def _neighbour(neighbour: Neighbour, report: Network) -> list[str]:
    lines: list[str] = []
    for tie in neighbour.ties:
        for holding in tie.holdings:
            lines += row("ended" if tie.answer is Answer.NOT else tie.answer.value, _told(holding, report))
            for witness in holding.witnesses:
                lines += row("", witness_line(witness, report.narrative), hang=4)
    return lines + (row("in common", f"{_shared_words(neighbour.common, report)}.") if neighbour.common else [])


def network_star(report: Network) -> Star:
    """Make the star of a network: short words for the drawing, full ones for those who cannot see it."""
    known = report.asked.known_by
    bounds = f"Known by {spoken(known)}: what was published later is left out." if known is not None else ""
    return Star(
        title=_title(report),
        bounds=bounds or ("" if report.neighbours else no_neighbour(report)),
        middle=_name(report, report.actor),
        points=tuple(_point(one, report) for one in report.neighbours),
        notes=tuple(_notes(report, full=False)),
        words=" ".join(_in_words(report)),
    )


def _point(one: Neighbour, report: Network) -> StarPoint:
    rays = [_ray(tie, report) for tie in one.ties]
    by_section: dict[str, list[Holding]] = {}
    for holding in one.common:
        by_section.setdefault(holding.section, []).append(holding)
    for title, shared in by_section.items():
        state = "certain" if any(holding.answer is Answer.HOLDS for holding in shared) else "possible"
        rays.append(Ray(_counted_words(shared, report.narrative.catalogue), title, _style(title, report), state=state))
    return StarPoint(capital(_name(report, one.code)), tuple(rays))


def _ray(tie: Tie, report: Network) -> Ray:
    words = _tie_words(tie, report)
    return Ray(words, tie.section, _style(tie.section, report), _WAYS[tie.toward], STATES[tie.answer])


def _style(title: str, report: Network) -> int:
    return report.narrative.catalogue.sections.index(title)


def _tie_words(tie: Tie, report: Network) -> str:
    """Write a tie in a few words: each fluent's name with its value, and since when where it is a single one."""
    counts: dict[str, int] = {}
    for holding in tie.holdings:
        value = f": {value_phrase(holding.value)}" if holding.value else ""
        words = f"{holding.fluent.name.replace('-', ' ')}{value}"
        counts[words] = counts.get(words, 0) + 1
    told = "; ".join(f"{words} ({number})" if number > 1 else words for words, number in counts.items())
    through = f", through {_name(report, tie.through)}" if tie.through else ""
    perhaps = "possibly " if tie.answer is Answer.POSSIBLY else ""
    return f"{perhaps}{told}{through}{_when(tie)}"


def _when(tie: Tie) -> str:
    """Say since when a single fluent holds, at the latest where the day is vague, or when one ended."""
    since = tie.holdings[0].since
    if tie.answer is Answer.NOT:
        return f", ended {spoken_range(since.earliest, since.latest)}"
    if tie.answer is Answer.POSSIBLY or len(tie.holdings) > 1 or since.latest <= PAST:
        return ""
    return f", since {beginning(since, most=0)}"


def _in_words(report: Network) -> Iterable[str]:
    """Tell the whole network: every neighbour with each of its ties, and the notes."""
    yield f"{_title(report)}. {_count(report)}"
    for one in report.neighbours:
        told = [_told(holding, report).removesuffix(".") for tie in one.ties for holding in tie.holdings]
        told += [_shared_words(one.common, report)] if one.common else []
        yield f"{capital(_name(report, one.code))}: {'; '.join(told)}."
    if not report.neighbours:
        yield no_neighbour(report)
    yield from (f"{note.title}: {note.text}" for note in _notes(report, full=True))


def _notes(report: Network, *, full: bool) -> Iterable[StarNote]:
    """Tell who only shares something with the actor, and what a format's members have with others."""
    if report.sharing:
        groups: dict[str, list[str]] = {}
        for one in report.sharing:
            groups.setdefault(_shared_words(one.common, report), []).append(_name(report, one.code))
        told = [f"{words}: {_some(names, full)}" for words, names in sorted(groups.items())]
        yield StarNote("Those with which it only has something in common", f"{'; '.join(told)}.")
    if report.outsiders:
        told = [_outsider(one, report, full) for one in report.outsiders]
        yield StarNote("What members have with others", f"{'; '.join(told)}.")


def _some(names: Sequence[str], full: bool, most: int = 12) -> str:
    return listed(names) if full else listed_first(names, most)


def _outsider(one: Outsider, report: Network, full: bool) -> str:
    members: dict[str, list[str]] = {}
    for member, tie in one.ties:
        doubt = "possibly " if tie.answer is Answer.POSSIBLY else ""
        members.setdefault(f"{doubt}{tie.section}", []).append(_name(report, member))
    told = [f"{title} ({_some(list(dict.fromkeys(names)), full, _MOST_NAMED)})" for title, names in members.items()]
    return f"{_name(report, one.code)}: {', '.join(told)}"


def _told(holding: Holding, report: Network) -> str:
    return f"{condition_phrase([holding], report.narrative.catalogue, report.asked.on)}{_since(holding, report)}."


def _since(holding: Holding, report: Network) -> str:
    since = holding.since
    if holding.answer is Answer.NOT:
        return f", ended {spoken_range(since.earliest, since.latest)}"
    words = since_when(holding, report.narrative)
    return f", {words}" if words else ""


def _shared_words(shared: Sequence[Holding], report: Network) -> str:
    """Name what two have in common; with much, only how much of each sort."""
    catalogue = report.narrative.catalogue
    if len(shared) > _MOST_NAMED:
        return _counted_words(shared, catalogue)
    names = [_third(holding, report) for holding in shared]
    return f"{_counted_words(shared, catalogue)} ({listed(names)})"


def _third(holding: Holding, report: Network) -> str:
    code = holding.fluent.args[2]
    thing = report.narrative.catalogue.thing(code)
    perhaps = " possibly" if holding.answer is Answer.POSSIBLY else ""
    return (thing.name if thing else _name(report, code)) + perhaps


def _counted_words(shared: Sequence[Holding], catalogue: Catalogue) -> str:
    """Count what two have in common by what it is: '2 formats and 1 agreement in common'."""
    counts: dict[str, int] = {}
    for holding in shared:
        sort = catalogue.fluent(holding.fluent.name)
        what = list(sort.args)[2] if sort else ""
        counts[what] = counts.get(what, 0) + 1
    return f"{listed([counted(number, what) for what, number in counts.items()])} in common"


def _title(report: Network) -> str:
    return f"Network of {_name(report, report.actor)} at the end of {spoken(report.asked.on)}"


def _count(report: Network) -> str:
    lasting = [one for one in report.neighbours if any(tie.answer is not Answer.NOT for tie in one.ties)]
    sure = sum(any(tie.answer is Answer.HOLDS for tie in one.ties) for one in lasting)
    perhaps = f", {len(lasting) - sure} more possibly" if len(lasting) > sure else ""
    ended = len(report.neighbours) - len(lasting)
    return f"{counted(sure, 'neighbour')}{perhaps}{f', {ended} no longer' if ended else ''}."


def _name(report: Network, code: str) -> str:
    return name(report.narrative.catalogue, code, report.asked.on)
