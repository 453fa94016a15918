"""A part of a list is named by its event and its actor: told by others, corrected, retracted and denied."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.log.files import read_file
from tracker.model.events import Source
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.checking import check_logs
from tracker.projections.dyads import Dyad, own_happenings
from tracker.text.shape import Faults

EXPELLED = "- {id: e, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, [DEU, FRA, POL]: 4}}\n"
ANSWER = (
    "- {id: a, kind: diplomats-expelled, date: 2018-03-30, host: RUS, sender: [DEU, USA], jointly: 64, because: e}\n"
)
ALIKE = "- {{id: o, kind: diplomats-expelled, date: 2018-03-26, sender: RUS"
RECALLED = "- {id: r, kind: ambassador-recalled, date: 2021-08-10, sender: [EST, LVA, LTU], host: CHN}\n"
HOLDS = "head-of-mission({}, CHN) = recalled"


def desk(*entries):
    return "desk", "mending:\n" + "".join(
        f"  - {{id: m{n}, reason: looked again, {entry}}}\n" for n, entry in enumerate(entries)
    )


def told(log, a, b):
    """Return what the happenings of two actors tell: the id, who stands in the list, and the number."""
    found = []
    for happening in own_happenings(log.narrative, Dyad(a, b)):
        event = happening.fullest
        who = event.roles[event.listed.role] if event.listed else ()
        found.append((happening.id, who, event.roles.get("number", ("",))[0]))
    return found


def test_two_actors_are_told_the_part_that_concerns_them(given):
    log = given(("paper", EXPELLED + ANSWER))
    assert told(log, "USA", "RUS") == [("paper/e", ("USA",), "60"), ("paper/a", ("USA",), "")]
    assert told(log, "RUS", "POL") == [("paper/e", ("POL",), "4")]
    assert told(log, "USA", "POL") == [("paper/e", ("USA", "POL"), "64")]
    assert told(log, "RUS", "CHN") == []


def test_a_list_does_to_each_what_its_kind_does(given):
    log = given(("paper", RECALLED))
    for code in ("EST", "LVA", "LTU"):
        assert log.answer(HOLDS.format(code), "2021-08-10") == "holds"


def test_a_part_is_told_by_others_on_a_day_of_its_own(given):
    other = "- {id: o, kind: ambassador-recalled, date: 2021-08-10, sender: LTU, host: CHN, happening: paper/r/LTU}\n"
    log = given(("paper", RECALLED.replace("2021-08-10", "2021-08")), ("other", other))
    assert log.answer(HOLDS.format("LTU"), "2021-08-10") == "holds"
    assert log.answer(HOLDS.format("LVA"), "2021-08-10") == "possibly"
    assert (log.days("paper/r/LTU"), log.days("paper/r")) == (("2021-08-10",) * 2, ("2021-08-01", "2021-08-31"))
    assert log.happening("other/o") is log.happening("paper/r/LTU")


def test_who_tells_of_one_actor_in_the_happening_of_the_list_tells_of_the_part(given):
    other = "- {id: o, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: USA, happening: paper/e}\n"
    log = given(("paper", EXPELLED), ("other", other))
    assert [event.ref for event in log.happening("paper/e/USA").events] == ["other/o", "paper/e/USA"]
    assert log.narrative.contested == frozenset()


def test_who_names_a_part_of_the_list_agrees_with_it(given):
    other = f"{ALIKE}, host: [USA, POL], {{}}, happening: paper/e}}}}\n"
    for number, contested in (("jointly: 64", False), ("each: {USA: 60}", False), ("jointly: 65", True)):
        log = given(("paper", EXPELLED), ("other", other.format(number)))
        assert bool(log.narrative.contested) == contested


def test_a_number_for_the_names_agrees(given):
    other = f"{ALIKE}, host: [USA, DEU, FRA, POL], jointly: {{}}, happening: paper/e}}}}\n"
    for number, contested in (("72", False), ("~70", False), ("73", True)):
        log = given(("paper", EXPELLED), ("other", other.format(number)))
        assert bool(log.narrative.contested) == contested


def test_a_denial_of_a_part_leaves_the_others_certain(given):
    denied = RECALLED.replace("[EST, LVA, LTU]", "%s").replace("}", ", happening: paper/r, stance: denied}")
    for who in ("LTU", "[LTU, LVA]"):
        log = given(("paper", RECALLED), ("other", denied % who))
        assert log.answer(HOLDS.format("LTU"), "2021-08-10") == "possibly"
        assert log.answer(HOLDS.format("EST"), "2021-08-10") == "holds"


def test_a_denial_of_the_whole_list_denies_all_of_it(given):
    denied = RECALLED.replace("id: r", "id: d").replace("}", ", happening: paper/r, stance: denied}")
    log = given(("paper", RECALLED), ("other", denied))
    assert [event.ref for event in log.happening("paper/r").denials] == ["other/d"]
    assert log.answer(HOLDS.format("EST"), "2021-08-10") == "possibly"


def test_a_merge_of_one_actors_report_with_the_list_is_one_with_its_part(given):
    other = "- {id: o, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, host: USA}\n"
    log = given(("paper", EXPELLED), ("other", other), desk("kind: merge, of: [paper/e, other/o]"))
    assert (log.happening("other/o").id, log.happening("paper/e").id) == ("paper/e/USA", "paper/e")


def test_two_of_a_list_have_no_number_where_the_share_of_one_is_not_said(given):
    event = EXPELLED.replace("each: {", "host: [EST, USA], each: {")
    log = given(("paper", event))
    assert told(log, "USA", "EST") == [("paper/e", ("EST", "USA"), "")]
    assert told(log, "USA", "RUS") == [("paper/e", ("USA",), "60")]


@pytest.mark.parametrize("first", ["a", "z"])
def test_lists_of_examples_that_differ_in_whom_they_name_agree(given, first):
    one = EXPELLED.replace("}}", "}, exhaustive: no}")
    other = f"{ALIKE}, host: [USA, CZE], exhaustive: no, happening: paper/e}}\n".replace("{{", "{")
    log = given(("paper", one), (first, other))
    assert log.narrative.contested == frozenset()
    number = f"{ALIKE}, host: [USA, POL], jointly: 65, happening: paper/e}}\n".replace("{{", "{")
    assert given(("paper", EXPELLED), (first, number)).narrative.contested


def test_what_comes_after_a_list_comes_after_each_part_that_stands_apart(given):
    later = "- {id: b, kind: ambassador-returned, date: 2021-08-10, sender: LTU, host: CHN, after: r}\n"
    naming = "- {id: p, kind: praised, date: 2021-09, by: POL, toward: UKR, because: r/LTU}\n"
    for more in ("", naming):
        log = given(("paper", RECALLED + later + more))
        assert log.answer("head-of-mission(LTU, CHN) = in post", "2021-08-10") == "holds"


def test_a_part_that_was_corrected_and_then_retracted_is_gone(given):
    correction = "kind: correction, of: paper/r/LTU, set: {date: 2021-08-11}"
    log = given(("paper", RECALLED), desk(correction, "kind: retraction, of: paper/r/LTU"))
    assert (log.narrative.findings, "paper/r/LTU" in log.narrative.events) == ((), False)


def test_a_version_that_the_desk_follows_may_lack_a_part(given):
    fewer = RECALLED.replace("[EST, LVA, LTU]", "[EST, LVA]").replace("}", ", happening: paper/r}")
    log = given(("paper", RECALLED), ("other", fewer), desk("kind: resolution, of: paper/r, follow: other/r"))
    assert log.answer(HOLDS.format("EST"), "2021-08-10") == "holds"
    assert "paper/r/LTU" not in log.narrative.events


def test_two_of_a_list_are_told_of_it_though_the_part_of_one_stands_apart(given):
    naming = "- {id: p, kind: praised, date: 2021-09, by: EST, toward: UKR, because: e/POL}\n"
    log = given(("paper", EXPELLED + naming))
    assert told(log, "USA", "POL") == [("paper/e", ("USA", "POL"), "64")]


def test_a_report_of_another_kind_contests_the_part_of_its_actor_alone(given):
    kind = "ambassador-recalled-for-consultations"
    other = f"- {{id: o, kind: {kind}, date: 2021-08-10, sender: EST, host: CHN, happening: paper/r}}\n"
    log = given(("paper", RECALLED), ("other", other))
    assert log.happening("other/o") is log.happening("paper/r/EST")
    assert log.answer(HOLDS.format("EST"), "2021-08-10") == "possibly"
    assert log.answer(HOLDS.format("LTU"), "2021-08-10") == "holds"


def test_what_names_nobody_of_the_list_stays_with_the_whole(given):
    other = "- {id: o, kind: praised, date: 2021-08-10, by: POL, toward: CHN, happening: paper/r}\n"
    log = given(("paper", RECALLED), ("other", other))
    (whole,) = own_happenings(log.narrative, Dyad("POL", "CHN"))
    assert [event.ref for event in whole.events] == ["other/o", "paper/r"]


def test_a_correction_of_a_parts_day_leaves_its_share(given):
    log = given(("paper", EXPELLED), desk("kind: correction, of: paper/e/POL, set: {date: 2018-03-27}"))
    assert told(log, "POL", "RUS") == [("paper/e/POL", ("POL",), "4")]


def test_a_part_is_corrected_and_the_sum_with_it(given):
    log = given(("paper", EXPELLED), desk("kind: correction, of: paper/e/POL, set: {number: 5, date: 2018-03-27}"))
    assert log.narrative.events["paper/e"].roles["number"] == ("73",)
    assert (told(log, "POL", "RUS"), log.days("paper/e/POL")) == (
        [("paper/e/POL", ("POL",), "5")],
        ("2018-03-27", "2018-03-27"),
    )
    assert told(log, "FRA", "RUS") == [("paper/e", ("FRA",), "4")]


def test_a_part_is_retracted_and_the_others_stay(given):
    log = given(("paper", RECALLED), desk("kind: retraction, of: paper/r/LTU"))
    assert log.answer(HOLDS.format("EST"), "2021-08-10") == "holds"
    assert "LTU" not in str([str(fluent) for fluent in log.narrative.told])
    assert log.narrative.events["paper/r"].roles["sender"] == ("EST", "LVA")


def test_a_retraction_of_a_part_is_retracted(given):
    log = given(("paper", RECALLED), desk("kind: retraction, of: paper/r/LTU", "kind: retraction, of: desk/m0"))
    assert log.answer(HOLDS.format("LTU"), "2021-08-10") == "holds"


def test_a_cause_is_told_as_the_part_that_caused_it(given):
    answer = (
        "- {id: b, kind: diplomats-expelled, date: 2018-03-30, host: RUS, sender: POL, number: 4, because: e/POL}\n"
    )
    log = given(("paper", EXPELLED + ANSWER + answer))
    acts = log.relation("POL", "RUS", "2018-04-01").chronology
    assert [(act.happening.id, act.causes) for act in acts] == [("paper/e/POL", ()), ("paper/b", ("paper/e/POL",))]
    acts = log.relation("USA", "RUS", "2018-04-01").chronology
    assert [(act.happening.id, act.causes) for act in acts] == [("paper/e", ()), ("paper/a", ("paper/e",))]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "events:\n  - {id: b, kind: praised, date: 2021-09, by: LTU, toward: LVA, because: paper/r/POL}\n",
            "names no part",
        ),
        ("mending:\n  - {id: b, kind: retraction, of: paper/r/POL, reason: so}\n", "names no part"),
        ("mending:\n  - {id: b, kind: merge, of: [paper/r/POL, paper/r], reason: so}\n", "names no part"),
        (
            "mending:\n  - {id: b, kind: correction, of: paper/r/LTU, set: {sender: POL}, reason: so}\n",
            "cannot be another",
        ),
    ],
)
def test_what_is_no_part_is_a_finding(catalogue, tmp_path, entry, said):
    head = "document: {{id: {}, title: t, publisher: p, published: {{date: 2022-01-01, basis: printed}}}}\n"
    (tmp_path / "paper.yaml").write_text(head.format("paper") + "events:\n  " + RECALLED)
    (tmp_path / "other.yaml").write_text(head.format("other") + entry)
    raws = [read_file(tmp_path / name) for name in ("paper.yaml", "other.yaml")]
    faults = check_logs(raws, catalogue).faults
    assert [(fault.place.file.endswith("other.yaml"), said in fault.message) for fault in faults] == [(True, True)]


CODES = ("EST", "LTU", "LVA")
DAYS = ("2021-08-10", "2021-08-11", "2021-08", "[..2021-08-10]")
LISTS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(DAYS),
        "sender": st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True),
        "kind": st.sampled_from(["ambassador-recalled", "ambassador-recalled-for-consultations"]),
    },
    optional={"stance": st.sampled_from(["claimed", "denied"]), "happening": st.just("one")},
)


@settings(max_examples=150, deadline=None)
@drawn(
    st.lists(LISTS, min_size=1, max_size=4), st.lists(st.tuples(st.integers(0, 3), st.sampled_from(CODES)), max_size=3)
)
def test_whether_a_part_stands_apart_changes_no_answer(catalogue, events, named):
    whole, apart = answers(catalogue, events, []), answers(catalogue, events, named)
    assert whole == apart


@settings(max_examples=100, deadline=None)
@drawn(st.lists(LISTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_events_changes_no_answer(catalogue, events, random):
    numbered = list(enumerate(events))
    random.shuffle(numbered)
    assert answers(catalogue, events, []) == answers(catalogue, events, [], numbered)


def answers(catalogue, events, named, order=None):
    """Answer for each actor's ambassador on some days; what is `named` stands apart, because another event names it."""
    numbered = order or list(enumerate(events))
    entries = [{"id": f"e{n}", "host": "CHN", **event, "sender": list(event["sender"])} for n, event in numbered]
    for n, (number, code) in enumerate(named):
        if number < len(events) and code in events[number]["sender"] and len(events[number]["sender"]) > 1:
            entry = {"id": f"n{n}", "kind": "praised", "date": "2021-12", "by": "POL", "toward": "UKR"}
            entries.append({**entry, "because": f"e{number}/{code}"})
    head = {"id": "d", "title": "t", "publisher": "p", "published": {"date": "2022-01-01", "basis": "printed"}}
    raw = RawLog(head, Source("d", 1), [RawEntry("events", e, Source("d", 1)) for e in entries], Faults("d"))
    logs = assemble([raw], catalogue)
    assert logs.findings == ()
    timelines = Timelines(narrate(logs.logs, logs.catalogue))
    found = {}
    for fluent in timelines.narrative.fluents:
        for value in ("in post", "recalled", "recalled for consultations"):
            line = timelines.of(fluent, value)
            found[str(fluent), value] = [line.answer(day).value for day in range(738_005, 738_015)]
    return found
