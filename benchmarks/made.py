"""What the benchmarks read: a log of many events and occurrences of many fluents, the same on every run.

The log speaks of the catalogue's own countries and kinds. It is told in stories: two countries, and acts between them
that follow one another in turn, so that the log is as free of faults as one that was coded with care.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

from tracker.calculus.axioms import Effect, Occurrence
from tracker.catalogue.catalogue import Catalogue
from tracker.text.writer import write_yaml

TURNS = 10
APART, SPREAD = 430, 60
"""Days from one act of a story to the next, and how many more it may take: 'in 2019' never reaches the act before."""
FIRST, LAST = date(2013, 1, 1).toordinal(), date(2025, 11, 30).toordinal()

Act = tuple[str, Mapping[str, Any]]
Fields = dict[str, Any]
Dated = tuple[int, Fields]

STORIES: tuple[tuple[Act, ...], ...] = (
    (
        ("format-joined", {"who": ["{a}", "{b}"], "format": "FORMAT-{story}"}),
        ("format-left", {"who": ["{a}", "{b}"], "format": "FORMAT-{story}"}),
    ),
    (
        ("customs-excluded", {"by": "{a}", "target": "{b}"}),
        ("customs-restored", {"by": "{a}", "target": "{b}"}),
    ),
    (
        ("link-opened", {"parties": ["{a}", "{b}"], "route": "route-{story}"}),
        ("link-suspended", {"by": "{a}", "target": "{b}", "route": "route-{story}"}),
    ),
    (
        ("representative-office-opened", {"owner": "{a}", "host": "{b}", "office": "office-{story}"}),
        ("mission-closed", {"owner": "{a}", "host": "{b}", "office": "office-{story}"}),
    ),
    (
        ("observed", {"that": "head-of-mission({a}, {b}) = in post"}),
        ("ambassador-recalled", {"sender": "{a}", "host": "{b}"}),
    ),
    (
        ("observed", {"that": "level({a}, {b}) = ambassador"}),
        ("relations-downgraded", {"by": "{a}", "with": "{b}", "to-level": "interests section"}),
    ),
    (
        ("observed", {"that": "not trade-restriction({a}, {b}, exports)"}),
        ("exports-restricted", {"by": "{a}", "target": "{b}"}),
    ),
    (("sanctions-imposed", {"sender": "{a}", "target": "{b}", "regime": "regime-{story}", "package": "{turn}"}),),
    (
        ("praised", {"by": "{a}/foreign-minister", "toward": "{b}", "about": "its part in the talks of round {turn}"}),
        ("protested", {"by": "{b}/government", "toward": "{a}", "about": "what was said in round {turn}"}),
    ),
    (
        ("position-stated", {"by": "{a}", "topic": "trade", "direction": "more of it", "toward": ["{b}"]}),
        ("conduct-alleged", {"by": "{b}", "about": "{a}", "what": "putting pressure on companies"}),
    ),
    (
        (
            "figure-reported",
            {"of": "{a}", "with": "{b}", "measure": "trade", "value": "~{turn}50", "unit": "EUR", "period": "2013"},
        ),
    ),
)
"""Acts that follow one another between two countries, over and over."""


def log_text(catalogue: Catalogue, number: int, batch: int = 0) -> str:
    """Write the log of one document that tells so many events, in the order of their days; each batch tells others."""
    return write_yaml(log_tree(catalogue, number, batch))


def log_tree(catalogue: Catalogue, number: int, batch: int = 0) -> Fields:
    """Return what such a log says, as it is read from its text."""
    random = Random(batch + 1)  # noqa: S311 - the same on every run, and no secret
    stories = range(batch * (number // TURNS), (batch + 1) * (number // TURNS))
    pairs = list(combinations(countries(catalogue), 2))
    drawn = [random.sample(pairs, len(pairs)) for _ in STORIES]
    told = [
        dated
        for story in stories
        for dated in _story(random, story, *drawn[story % len(STORIES)][story // len(STORIES) % len(pairs)])
    ]
    head = {"date": "2026-01-05", "basis": "printed", "line": "1"}
    return {
        "document": {
            "id": f"benchmark-{batch}",
            "title": "Events made to measure",
            "publisher": "nobody",
            "published": head,
        },
        "actors": {f"FORMAT-{n}": {"type": "format", "names": [f"Format {n}"]} for n in _told_as(stories, 0)},
        "things": {
            f"{thing}-{n}": {"type": thing, "name": f"{thing} {n}"}
            for place, thing in ((2, "route"), (3, "office"), (7, "regime"))
            for n in _told_as(stories, place)
        },
        "events": [fields for _, fields in sorted(told, key=lambda dated: dated[0])[:number]],
    }


def _told_as(stories: range, sort: int) -> list[int]:
    """List the stories that are told as one of STORIES."""
    return [story for story in stories if story % len(STORIES) == sort]


def countries(catalogue: Catalogue) -> list[str]:
    """List the catalogue's countries that exist on every day of the log."""
    actors = [actor for code in catalogue.codes("actors") if (actor := catalogue.actor(code))]
    return [
        actor.code
        for actor in actors
        if actor.type == "country"
        and (not actor.existence or any(one.latest <= FIRST and one.last > LAST for one in actor.existence))
    ]


def _story(random: Random, story: int, a: str, b: str) -> Iterator[Dated]:
    """Yield the events of one story with their days; some are reported twice, the second time less exactly."""
    acts = STORIES[story % len(STORIES)]
    before: str | None = None
    start = FIRST + random.randrange(365)
    for turn in range(1, TURNS + 1):
        day = start + (turn - 1) * APART + random.randrange(SPREAD)
        kind, roles = acts[turn % len(acts) - 1]
        words = {"a": a, "b": b, "story": story, "turn": turn}
        fields = {
            "id": f"{kind}-{story}-{turn}",
            "kind": kind,
            "date": _date(random, day),
            **{role: _filled(player, words) for role, player in roles.items()},
            "according-to": [f"{a}/foreign-ministry"],
            "happening": f"story-{story}-turn-{turn}",
            "evidence": _evidence(random),
            "note": f"Told in round {turn} of story {story}, made up to measure",
        }
        if kind == "sanctions-imposed":
            fields["until"] = str(date.fromordinal(day).year + 1)
        if before and turn % 3 == 0:
            fields["because"] = before
        elif before and turn % 3 == 1:
            fields["after"] = before
        yield day, fields
        if random.random() < 0.1:
            again = {key: value for key, value in fields.items() if key not in ("because", "after")}
            yield day, {**again, "id": f"{fields['id']}-again", "date": str(date.fromordinal(day))[:7]}
        before = fields["id"]


def _filled(player: Any, words: Mapping[str, Any]) -> Any:
    return [one.format(**words) for one in player] if isinstance(player, list) else player.format(**words)


def _date(random: Random, day: int) -> str:
    """Write a day as documents do: most exactly, some vaguely."""
    exact = str(date.fromordinal(day))
    vague = (exact[:7], exact[:4], f"{exact}~", f"{exact[:7]}?", f"[{date.fromordinal(day - 5)}..{exact}]")
    return random.choice(vague) if random.random() < 0.3 else exact


def _evidence(random: Random) -> list[Fields]:
    lines = sorted(random.sample(range(1, 400), 2))
    return [{"line": str(line), "words": f"{random.randrange(900)} words that find line {line}"} for line in lines]


def occurrences(fluents: int, number: int) -> list[tuple[str, Occurrence]]:
    """Return so many occurrences of so many fluents as they come: what happens, in no order of days or fluents."""
    random = Random(1)  # noqa: S311 - the same on every run, and no secret
    return [(f"fluent-{random.randrange(fluents)}", _occurrence(random, n)) for n in range(number)]


def _occurrence(random: Random, number: int) -> Occurrence:
    """Return an occurrence: three in ten on a vague day, one in ten only claimed, one in twenty with an end."""
    day = random.randrange(FIRST, LAST)
    width = random.choice((6, 30, 365)) if random.random() < 0.3 else 0
    effect = random.choices((Effect.INITIATES, Effect.TERMINATES, Effect.RELEASES), (10, 9, 1))[0]
    until = (day + width + 365, day + width + 400) if effect is Effect.INITIATES and random.random() < 0.1 else None
    return Occurrence(f"event-{number}", day, day + width, effect, certain=random.random() < 0.9, until=until)
