"""A seat: of all who took it from one another, a holder's answers rest on those nearest to its own days."""

from contextlib import contextmanager
from os import environ

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tracker.calculus.nearest import Nearest
from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.text.shape import Faults

PERSONS = ["LANDSBERGIS-GABRIELIUS", "BUDRYS-KESTUTIS", "SADZIUS-RIMANTAS", "LUKASHENKO-ALEXANDER"]
STATES = ["LTU", "CHN", "RUS", "SSD"]
DAYS = ["2011-07-08", "2011-07-09", "2014-05-22", "2021-05-22", "2021-05", "[2014-05-20..2021-05-22]", "[..2014-05-21]"]
DAYS += ["2012", "2016-01-01", "2016-01-02", "[2015, 2017]"]
EVENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*["office-taken", "chair-taken"] * 2, "office-left", "observed"]),
        "date": st.sampled_from(DAYS),
        "holder": st.integers(0, 3),
        "stance": st.sampled_from(["reported", "reported", "reported", "claimed", "denied"]),
    },
    optional={"happening": st.sampled_from(["one", "two"]), "after": st.integers(0, 7), "from": st.integers(0, 3)},
)


def written(number, event):
    person, state = PERSONS[event["holder"]], STATES[event["holder"]]
    kind = event["kind"]
    roles = {
        "office-taken": {"who": person, "office": "LTU/foreign-minister"},
        "office-left": {"who": person, "office": "LTU/foreign-minister"},
        "observed": {"that": f"office-held({person}, LTU/foreign-minister)"},
        "chair-taken": {"who": state, "format": "UN"},
    }[kind]
    if kind == "chair-taken" and event.get("from", event["holder"]) != event["holder"]:
        roles["from"] = STATES[event["from"]]
    kept = {key: event[key] for key in ("kind", "date", "stance", "happening") if key in event}
    kept = {key: value for key, value in kept.items() if (key, value) != ("stance", "reported")}
    if event.get("after", number) < number:
        kept["after"] = f"paper/e{event['after']}"
    if kept.get("stance") == "claimed":
        kept["according-to"] = ["somebody"]
    return {"id": f"e{number}", **kept, **roles}


def answers(events, catalogue):
    head = {"id": "paper", "title": "A report", "publisher": "A paper"}
    head["published"] = {"date": "2022-06-01", "basis": "printed"}
    entries = [RawEntry("events", event, Source("paper", 1)) for event in events]
    logs = assemble([RawLog(head, Source("paper", 1), entries, Faults("paper"))], catalogue)
    narrative = narrate(logs.logs, logs.catalogue)
    timelines = Timelines(narrative)
    asked = [(fluent, value) for fluent in narrative.fluents for value in timelines.values(fluent)]
    lines = {key: timelines.of(*key) for key in asked}
    return {key: (line.pos, line.neg, line.stale) for key, line in lines.items()}


@contextmanager
def all_of_them():
    """Let every beginning of another end what one has, however far away."""

    def everything(self, owner, days, own):
        del days
        return [o for other, o in self.rows if other != owner and o.id not in own]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Nearest, "around", everything)
        yield


@settings(max_examples=int(environ.get("EXAMPLES", "120")), deadline=None)
@drawn(st.lists(EVENTS, min_size=2, max_size=8))
def test_the_nearest_holders_give_the_answers_that_all_give(catalogue, events):
    log = [written(number, event) for number, event in enumerate(events)]
    near = answers(log, catalogue)
    with all_of_them():
        assert answers(log, catalogue) == near


def test_what_two_reports_of_one_happening_presuppose_has_its_own_days_each(catalogue):
    """One saw him in office at the end of the day, the other says that he left: in office on the eve, or then."""
    taken = {"kind": "office-taken", "date": "2011-07-08", "holder": 1, "stance": "reported"}
    two = {"date": "2011-07-08", "holder": 0, "stance": "reported", "happening": "two"}
    events = [taken, {**taken, "happening": "two"}, {**two, "kind": "observed"}, {**two, "kind": "office-left"}]
    for told in (events, events[::-1]):
        log = [written(number, event) for number, event in enumerate(told)]
        near = answers(log, catalogue)
        with all_of_them():
            assert answers(log, catalogue) == near


def test_who_took_it_next_is_named_and_not_who_took_it_after_that(given):
    log = given(
        (
            "paper",
            """
            - {id: first, kind: chair-taken, date: 2016-01-01, who: LTU, format: OSCE}
            - {id: second, kind: chair-taken, date: 2020-01-01, who: POL, format: OSCE}
            - {id: third, kind: chair-taken, date: 2021-01-01, who: SWE, format: OSCE}
            """,
        )
    )
    assert log.answer("chair(LTU, OSCE)", "2017-06-01") == "holds"
    assert log.answer("chair(LTU, OSCE)", "2021-06-01") == "does not hold"
    recorded = {word.occurrence.id for word in log.line("chair(LTU, OSCE)").words if "~" not in word.occurrence.id}
    assert recorded == {"paper/first", "paper/second"}


def test_of_many_on_one_day_a_few_are_named_and_the_answers_stay(given):
    taken = "  - {{id: e{n}, kind: chair-taken, date: 2021-01-01, who: A{n}, format: EU}}\n"
    actors = "".join(f"  A{n}: {{type: organisation, names: [Body {n}]}}\n" for n in range(30))
    log = given(("paper", f"actors:\n{actors}events:\n" + "".join(taken.format(n=n) for n in range(30))))
    line = log.line("chair(A3, EU)")
    assert log.answer("chair(A3, EU)", "2021-01-01") == "possibly"
    assert len(line.words) < 12
