"""Twice as many events take about twice as many steps: no small file hangs a question about two actors.

A step is a call of a function, Python's or the interpreter's own: it is counted, and no clock is looked at.
"""

import cProfile
import io
import shutil
from datetime import date, timedelta

import pytest

from tracker import Desk
from tracker.model.catalogue import Fluent

pytestmark = pytest.mark.lengthy

EVENTS = 100
MORE_THAN_TWICE = 2.3
AS_A_REPLAY = 1.5
"""So many times the steps that a replay takes for more events may a briefing: its timelines are worked out once."""

HEAD = "document: {id: big, title: T, publisher: P, published: {date: 2023-12-31, basis: printed}}\nevents:\n"
SENT, RECALLED = "ambassador-accredited", "ambassador-recalled"


def _day(n):
    return date(2015, 1, 1) + timedelta(days=4 * n)


def _written(n, days, *, sent=True, chain=False, more=""):
    kind = SENT if sent and n % 2 == 0 else RECALLED
    after = f", after: e{n - 1}" if chain and n else ""
    return f"  - {{id: e{n}, kind: {kind}, date: {days}, sender: LTU, host: CHN{after}{more}}}\n"


def _broken_off(n, days):
    if n == 0:
        return _written(n, "2014-12-01")
    kind = "relations-severed, by: LTU, with: CHN" if n % 2 else "relations-restored, parties: [LTU, CHN]"
    return f"  - {{id: e{n}, kind: {kind}, date: {days}}}\n"


SHAPES = {
    "exact days": lambda n: _written(n, _day(n)),
    "ranges that overlap": lambda n: _written(n, f'"[{_day(n)}..{_day(n + 10)}]"'),
    "one month": lambda n: _written(n, "2021-08"),
    "one day, one effect": lambda n: _written(n, "2021-08-10", sent=False),
    "one day, opposite effects": lambda n: _written(n, "2021-08-10"),
    "a chain of orders": lambda n: _written(n, _day(n), chain=True),
    "a chain on one day": lambda n: _written(n, "2021-08-10", chain=True),
    "a chain within a year": lambda n: _written(n, "2021", chain=True),
    "each after the last two within a year": lambda n: _written(
        n, "2021", more=f", after: [e{n - 1}, e{n - 2}]" if n > 1 else ""
    ),
    "each after the last and the first within a year": lambda n: _written(
        n, "2021", more=f", after: [e{n - 1}, e0]" if n > 1 else ""
    ),
    "a chain of reports and claims within a year": lambda n: _written(
        n, "2021", chain=True, more=", stance: claimed, according-to: LTU" if n % 2 else ""
    ),
    "a chain of orders and causes": lambda n: _written(n, "2021", chain=True, more=f", because: e{n - 1}" if n else ""),
    "terms, each renewed after the last": lambda n: (
        f"  - {{id: e{n}, kind: sanctions-{'renewed' if n else 'imposed'}, date: {_day(n)}, by: LTU, target: CHN, "
        f'regime: eu-russia-measures, until: "{_day(n + 2)}"{f", after: e{n - 1}" if n else ""}}}\n'
    ),
    "relations severed and restored": lambda n: _broken_off(n, _day(n)),
    "relations severed and restored within a year": lambda n: _broken_off(n, "2021"),
    "seen on and on": lambda n: f'  - {{id: e{n}, kind: observed, date: {_day(n)}, that: "relations(LTU, CHN)"}}\n',
}

QUESTIONS = {
    "replay": lambda desk: desk.relation("LTU", "CHN", on="2022-12-31").to_text(),
    "timeline": lambda desk: desk.timeline("LTU", "CHN").to_text(),
    "changes": lambda desk: desk.changes("LTU", "CHN", first="2014-12-31", last="2022-12-31").to_text(),
    "brief": lambda desk: str(desk.brief("LTU", "CHN", on="2022-12-31")),
    "brief in full": lambda desk: str(desk.brief("LTU", "CHN", on="2022-12-31", full=True)),
}


def steps(act, of=None):
    """Count the calls that something makes, or those of one function."""
    profile = cProfile.Profile()
    profile.runcall(act)
    return sum(made.callcount for made in profile.getstats() if of is None or made.code is of.__code__)


class Grown:
    """A store with two events of one shape, one with some, and one with twice as many, each asked a question once."""

    def __init__(self, few, *grown):
        self._few, self._grown, self._counted = few, grown, {}

    def steps(self, question):
        """Count the steps that an answer takes with some events, and with twice as many."""
        if question not in self._counted:
            QUESTIONS[question](self._few)  # what is loaded or read once is so by now
            self._counted[question] = [steps(lambda desk=desk: QUESTIONS[question](desk)) for desk in self._grown]
        return self._counted[question]


@pytest.fixture(scope="module", params=SHAPES)
def grown(request, tmp_path_factory, blank_file):
    folder = tmp_path_factory.mktemp("growth")
    made = []
    for events in (2, EVENTS, 2 * EVENTS):
        desk = Desk.open(shutil.copy(blank_file, folder / f"{events}.db"))
        log = HEAD + "".join(SHAPES[request.param](n) for n in range(events))
        desk.append(io.BytesIO(log.encode()))
        made.append(desk)
    return Grown(*made)


@pytest.mark.parametrize("question", QUESTIONS)
def test_twice_as_many_events_take_about_twice_as_many_steps(grown, question):
    fewer, more = grown.steps(question)
    assert more < MORE_THAN_TWICE * fewer


def test_a_briefing_takes_few_steps_more_than_the_answers_that_it_tells(grown):
    more = {question: many - some for question in ("replay", "brief") for some, many in [grown.steps(question)]}
    assert more["brief"] < AS_A_REPLAY * more["replay"]


def test_twice_as_many_listings_are_previewed_with_twice_as_many_looks_at_what_is_known(desk):
    def preview(count):
        actors = "".join(f"  P-{n}: {{type: person, names: Person {n}}}\n" for n in range(count))
        events = "".join(
            f"  - {{id: l{n}, kind: listing-added, date: {_day(n)}, by: EU, target: BLR, regime: eu-belarus-measures,"
            f" who: [P-{n}]}}\n"
            for n in range(count)
        )
        log = HEAD.replace("events:", f"actors:\n{actors}events:") + events
        desk.preview(io.BytesIO(log.encode()))

    fewer, more = (steps(lambda many=many: preview(many), of=Fluent.__hash__) for many in (50, 100))
    assert more < MORE_THAN_TWICE * fewer
