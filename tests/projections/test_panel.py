"""Panels: who is there, once; what each cell answers; and nothing that is not known is ever a 0."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tracker.calculus.timeline import Answer
from tracker.catalogue.patterns import parse_pattern
from tracker.log.assembly import RawEntry, RawLog, assemble
from tracker.model.catalogue import Fluent
from tracker.model.events import Source
from tracker.model.failures import QuestionError
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.projections.panel.panel import panel
from tracker.projections.panel.ruled import ruled
from tracker.projections.panel.wanted import RULES, PanelWanted, periods
from tracker.projections.relation import Asked
from tracker.text.shape import Faults

HEAD = {
    "id": "list",
    "title": "A list",
    "publisher": "An office",
    "published": {"date": "2006-06-30", "basis": "printed"},
}
COVERED = {**HEAD, "covers": [{"format": "NATO", "days": "1949-04-04/2005"}]}
COMPLETE = {**HEAD, "covers": "2003/2004"}
JOINED = {"id": "joined", "kind": "format-joined", "date": "2004-03-29", "who": ["LTU"], "format": "NATO"}
MEMBER = "member(*, NATO) = full"


def day(text):
    return date.fromisoformat(text).toordinal()


@pytest.fixture
def told(catalogue):
    """Read the log of one document."""

    def read(*events, head=HEAD):
        raws = [RawEntry("events", dict(event), Source("list", 1)) for event in events]
        logs = assemble([RawLog(head, Source("list", 1), raws, Faults("list"))], catalogue)
        assert logs.findings == (), logs.findings
        return narrate(logs.logs, logs.catalogue)

    return read


def rows(narrative, codes, first, last, *fluents, **further):
    """Return the rows of a panel as mappings; no two have one key, and a 0 always has its answer beside it."""
    asked = tuple(map(parse_pattern, fluents))
    further = {"directed": False, "codes": tuple(filter(None, codes.split(","))), **further}
    found = panel(narrative, PanelWanted(day(first), day(last), fluents=asked, **further), Asked(1))
    names = [column.name for column in found.columns]
    made = [dict(zip(names, row, strict=True)) for row in found.rows()]
    keys = [tuple(row[name] for name in found.key) for row in made]
    assert len(set(keys)) == len(keys), "no row stands twice"
    for row in made:
        for name in (name for name in names if f"{name}_answer" in names):
            assert (row[name] in (0, "none")) == (row[f"{name}_answer"] == "does not hold"), (name, row)
            assert (row[name] is None) == (row[f"{name}_answer"] in ("possibly", "outside")), (name, row)
    return made


def column(made, name):
    return {row.get("date", row["year"]): row[name] for row in made}


def test_a_fluent_has_its_answer_beside_it_and_ends_where_the_log_does(told):
    made = rows(told(JOINED), "LTU", "2002-01-01", "2007-12-31", MEMBER, unit="actor")
    assert column(made, "member_nato_full") == {2002: 0, 2003: 0, 2004: 1, 2005: 1, 2006: None, 2007: None}
    assert column(made, "member_nato_full_answer") == {
        2002: "does not hold",
        2003: "does not hold",
        2004: "holds",
        2005: "holds",
        2006: "outside",
        2007: "outside",
    }


def test_of_whom_nothing_is_told_nothing_is_said_unless_the_log_has_all(told):
    asked = ("SWE", "2003-01-01", "2007-12-31", MEMBER)
    made = rows(told(JOINED), *asked, unit="actor")
    assert set(column(made, "member_nato_full_answer").values()) == {"outside"}
    made = rows(told(JOINED, head=COVERED), *asked, unit="actor")
    assert column(made, "member_nato_full") == {2003: 0, 2004: 0, 2005: 0, 2006: None, 2007: None}


def test_beyond_what_a_source_claims_to_have_all_of_neither_yes_nor_no_is_known(told):
    made = rows(told(JOINED, head=COVERED), "LTU", "1990-06-01", "2006-12-31", MEMBER, unit="actor")
    found = column(made, "member_nato_full")
    assert {year: found[year] for year in (1991, 2003, 2004, 2005, 2006)} == {
        1991: 0,
        2003: 0,
        2004: 1,
        2005: 1,
        2006: None,
    }


def test_no_claim_reaches_beyond_the_publication_that_makes_it(told):
    forever = {**HEAD, "covers": [{"format": "NATO", "days": "1949-04-04/.."}]}
    asked = ("LTU,SWE", "2005-01-01", "2007-12-31")
    made = rows(told(JOINED, head=forever), *asked, MEMBER, unit="actor")
    found = {(r["code"], r["year"]): r["member_nato_full"] for r in made}
    assert [found[code, year] for code in ("LTU", "SWE") for year in (2005, 2006, 2007)] == [
        1,
        None,
        None,
        0,
        None,
        None,
    ]
    made = rows(told(JOINED, head=forever), *asked, "both-members(*, *, *)")
    assert column(made, "both_members") == {2005: 0, 2006: None, 2007: None}


def test_in_a_format_that_is_not_there_nobody_is(told):
    made = rows(told(JOINED, head=COVERED), "SWE", "1947-01-01", "1949-12-31", MEMBER, unit="actor")
    assert column(made, "member_nato_full") == {1947: 0, 1948: 0, 1949: 0}


def test_before_what_only_a_plan_would_begin_there_is_no_0(told):
    plan = {**JOINED, "date": "2005", "stance": "announced", "degree": "scheduled", "said": "2003-03-04"}
    made = rows(told(plan), "LTU", "2003-01-01", "2005-12-31", MEMBER, unit="actor")
    assert column(made, "member_nato_full") == {2003: None, 2004: None, 2005: None}
    assert set(column(made, "member_nato_full_answer").values()) == {"possibly"}


def test_what_is_only_possible_is_missing_and_says_so(told):
    vague = {**JOINED, "date": "[2003-02..2004-11]"}
    made = rows(told(vague), "LTU", "2002-01-01", "2005-12-31", MEMBER, unit="actor")
    assert column(made, "member_nato_full") == {2002: 0, 2003: None, 2004: 1, 2005: 1}
    assert column(made, "member_nato_full_answer")[2003] == "possibly"


LEFT = {"id": "left", "kind": "format-left", "date": "2005-02-01", "who": ["LTU"], "format": "NATO"}


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("first-day", {2003: 0, 2004: 0, 2005: 1}),
        ("last-day", {2003: 0, 2004: 1, 2005: 0}),
        ("any-day", {2003: 0, 2004: 1, 2005: 1}),
        ("all-days", {2003: 0, 2004: 0, 2005: 0}),
        ("longest", {2003: 0, 2004: 1, 2005: 0}),
    ],
)
def test_a_rule_says_which_days_speak_for_a_year(told, rule, answers):
    made = rows(told(JOINED, LEFT), "LTU", "2003-01-01", "2005-12-31", MEMBER, unit="actor", rule=rule)
    assert column(made, "member_nato_full") == answers


def test_a_day_in_doubt_makes_any_and_all_days_doubtful_and_most_days_only_where_it_could_matter(told):
    log = told({**JOINED, "date": "[2004-12-30..2005-01-02]"})
    found = {
        rule: column(rows(log, "LTU", "2004-01-01", "2005-12-31", MEMBER, unit="actor", rule=rule), "member_nato_full")
        for rule in ("any-day", "all-days", "longest")
    }
    assert found == {
        "any-day": {2004: None, 2005: 1},
        "all-days": {2004: 0, 2005: None},
        "longest": {2004: 0, 2005: 1},
    }


RELATIONS = {"id": "level", "kind": "relations-established", "date": "1991-09-14", "parties": ["CHN", "LTU"]}


def test_a_fluent_with_values_has_its_value_or_none_or_nothing(told):
    severed = {"id": "severed", "kind": "relations-severed", "date": "1993-05-01", "by": "CHN", "with": "LTU"}
    log = told({**RELATIONS, "at-level": "ambassador"}, severed)
    (lasted, over) = rows(log, "LTU,CHN", "1992-01-01", "1993-12-31", "level(*, *)", "relations(*, *)")
    assert (lasted["level"], lasted["level_answer"], lasted["relations"]) == ("ambassador", "holds", 1)
    assert (over["level"], over["level_answer"], over["relations"]) == ("none", "does not hold", 0)


def test_a_pair_stands_once_or_once_in_each_direction(told):
    log = told({"id": "r", "kind": "ambassador-recalled", "date": "2002-05-01", "sender": "CHN", "host": "LTU"})
    asked = ("LTU,CHN,LVA", "2002-01-01", "2002-12-31", "head-of-mission(*, *)")
    both = rows(log, *asked, directed=True)
    assert len(both) == 6
    assert {(r["code1"], r["code2"]): r["head_of_mission"] for r in both}["CHN", "LTU"] == "recalled"
    once = rows(log, *asked)
    assert [(r["code1"], r["code2"], r["dyadid"]) for r in once][:2] == [("LVA", "LTU", 367368), ("LVA", "CHN", 367710)]
    pair = next(r for r in once if (r["code1"], r["code2"]) == ("LTU", "CHN"))
    assert (pair["head_of_mission_12"], pair["head_of_mission_21"]) == (None, "recalled")


def test_numbers_and_names_are_those_of_the_row_s_last_day(told):
    made = rows(told(), "DEU,FRA", "1989-01-01", "1991-12-31", every="year")
    assert [(r["ccode2"], r["gwcode2"], r["iso3c2"], r["name2"]) for r in made] == [
        (260, 260, "DEU", "West Germany"),
        (255, 260, "DEU", "Germany"),
        (255, 260, "DEU", "Germany"),
    ]


def test_a_pair_is_there_where_both_are_on_one_day(told):
    made = rows(told(), "DDR,DEU,SVN", "1990-01-01", "1991-12-31")
    assert [(r["code1"], r["code2"], r["year"]) for r in made] == [("DEU", "DDR", 1990), ("DEU", "SVN", 1991)]


def test_the_states_of_a_list_are_there_on_the_list_s_days(told):
    made = rows(told(), "", "1990-01-01", "1990-12-31", system="cow", unit="actor")
    assert [r["code"] for r in made if r["ccode"] in (255, 260, 265)] == ["DEU", "DEU", "DDR"]
    assert len(made) == 165
    pairs = rows(told(), "", "1990-01-01", "1990-12-31", system="cow")
    german = {(r["ccode1"], r["ccode2"]) for r in pairs if {r["ccode1"], r["ccode2"]} <= {255, 260, 265}}
    assert german == {(260, 265)}, "united Germany has no day in common with either"


def test_the_lower_number_of_the_list_that_is_asked_of_stands_first(told):
    pairs = rows(told(), "", "1825-01-01", "1825-12-31", system="gw")
    assert all(r["gwcode1"] < r["gwcode2"] for r in pairs), "also where a state has no number in the other list"
    assert (99, 580) in {(r["gwcode1"], r["gwcode2"]) for r in pairs}, "spells of a state stand in any order"


def test_a_number_goes_over_from_one_actor_to_the_next(told):
    made = rows(told(), "", "1990-01-01", "1992-12-31", system="cow", unit="actor")
    assert [(r["year"], r["code"]) for r in made if r["ccode"] == 365] == [(1990, "SUN"), (1991, "RUS"), (1992, "RUS")]


def test_what_two_have_in_common_is_counted_between_the_least_and_the_most(told):
    events = [
        {**JOINED, "who": ["LTU", "LVA"]},
        {**JOINED, "id": "eu", "date": "2004-05-01", "format": "EU", "who": ["LTU", "LVA"]},
        {**JOINED, "id": "oecd", "date": "[2004-06..2005-03]", "format": "OECD", "who": ["LTU", "LVA"]},
    ]
    made = rows(told(*events), "LTU,LVA", "2003-01-01", "2005-12-31", "both-members(*, *, *)")
    assert [(r["both_members"], r["both_members_least"], r["both_members_most"]) for r in made] == [
        (None, 0, 0),  # of the three there is none, and of others the log does not claim to have all
        (1, 2, 3),
        (1, 3, 3),
    ]
    made = rows(told(*events, head=COVERED), "LTU,LVA", "2003-01-01", "2004-12-31", "both-members(*, *, NATO)")
    assert column(made, "both_members_nato") == {2003: 0, 2004: 1}


def test_two_are_both_in_a_format_where_each_is_and_not_where_one_is_not(told):
    """A column of two is never NA, or another answer, where those of each tell it."""
    log = told({**JOINED, "id": "other", "who": ["LVA"], "date": "2003-05-01"}, JOINED, head=COVERED)
    asked = ("LTU,LVA,SWE", "1948-01-01", "2006-12-31", "both-members(*, *, NATO)", MEMBER)
    for row in rows(log, *asked):
        each = {row["member_nato_full1"], row["member_nato_full2"]}
        assert row["both_members_nato"] == (0 if 0 in each else None if None in each else 1), row


def test_most_days_speak_for_what_two_have_in_common_too(told):
    log = told(
        {**JOINED, "who": ["LTU", "LVA"]}, {**JOINED, "id": "eu", "date": "2004-08-01", "format": "EU"}, head=COVERED
    )
    asked = ("LTU,LVA", "2004-01-01", "2004-12-31", "both-members(*, *, NATO)", "both-members(*, *, *)")
    found = {rule: rows(log, *asked, rule=rule)[0] for rule in ("any-day", "all-days", "longest")}
    assert {rule: row["both_members_nato"] for rule, row in found.items()} == {
        "any-day": 1,
        "all-days": 0,
        "longest": 1,
    }
    assert {rule: row["both_members_least"] for rule, row in found.items()} == {
        "any-day": 1,
        "all-days": 0,
        "longest": 1,
    }


def test_no_value_that_changes_within_a_year_held_on_all_its_days(told):
    lowered = {"id": "l", "kind": "relations-downgraded", "date": "1992-11-01", "by": "CHN", "with": "LTU"}
    log = told({**RELATIONS, "at-level": "ambassador"}, {**lowered, "to-level": "chargé d'affaires"})
    asked = ("LTU,CHN", "1992-01-01", "1993-12-31", "level(*, *)")
    found = {rule: column(rows(log, *asked, rule=rule), "level") for rule in ("any-day", "all-days", "longest")}
    assert found["all-days"] == {1992: "none", 1993: "chargé d'affaires"}
    assert found["any-day"] == {1992: "chargé d'affaires", 1993: "chargé d'affaires"}
    assert found["longest"] == {1992: "ambassador", 1993: "chargé d'affaires"}


def test_a_zero_of_any_format_needs_that_the_log_has_all_of_each_it_tells_of(told):
    """The log has all members of NATO. Of the EU, which Latvia joined, it does not."""
    of_latvia = {**JOINED, "id": "eu", "date": "2004-05-01", "format": "EU", "who": ["LVA"]}
    asked = ("SWE", "1948-01-01", "2004-12-31", "member(*, *) = full")
    found = {
        len(events): rows(told(JOINED, *events, head=COVERED), *asked, unit="actor") for events in ([], [of_latvia])
    }
    assert [column(found[0], "member_full")[year] for year in (1948, 2000, 2004)] == [0, 0, 0]
    assert [column(found[1], "member_full")[year] for year in (1948, 2000, 2004)] == [0, None, None]


def test_things_that_only_one_of_several_can_be_are_asked_with_a_value(told):
    with pytest.raises(QuestionError, match="Say of which value: post = one of open, remote, closed"):
        rows(told(), "LTU,CHN", "2003-01-01", "2003-12-31", "post(*, *, *)")
    with pytest.raises(QuestionError, match="no open place"):
        rows(told(), "LTU,CHN", "2003-01-01", "2003-12-31", "member(LTU, NATO) = full")


RECALLED = {"id": "r", "kind": "ambassador-recalled", "date": "2003-08-10", "sender": "CHN", "host": "LTU"}
ACCUSED = {"id": "d", "kind": "ambassador-recalled", "date": "[2003-12-30..2004-01-02]", "sender": "LTU", "host": "CHN"}


def test_acts_are_counted_where_they_surely_are_and_a_zero_needs_a_claim_to_have_all(told):
    counts = ("kind", "quad", "root", "goldstein")
    asked = ("LTU,CHN", "2002-01-01", "2004-12-31")
    made = rows(told(RECALLED, ACCUSED), *asked, counts=counts)
    assert [(r["acts"], r["acts_most"], r["quad_4"], r["root_16"]) for r in made] == [
        (None, None, None, None),
        (1, 2, 1, 1),
        (None, 1, None, None),
    ]
    assert [(r["goldstein_n"], r["goldstein_sum"], r["goldstein_mean"]) for r in made][1] == (1, -4.0, -4.0)
    made = rows(told(RECALLED, ACCUSED, head=COMPLETE), *asked, counts=("quad",))
    assert [(r["acts"], r["acts_most"]) for r in made] == [(None, None), (1, 2), (0, 1)]


def test_acts_have_a_direction(told):
    made = rows(told(RECALLED), "LTU,CHN", "2003-01-01", "2003-12-31", counts=("kind",), directed=True)
    assert {(r["code1"], r["acts_ambassador_recalled"]) for r in made} == {("CHN", 1), ("LTU", None)}


def test_figures_are_those_last_reported_by_the_end_of_the_period(told):
    figure = {"kind": "figure-reported", "of": "LTU", "with": "CHN", "measure": "trade", "unit": "mn USD"}
    events = [
        {**figure, "id": "a", "date": "2003-02-01", "value": "722", "period": "2002"},
        {**figure, "id": "b", "date": "2004-02-01", "value": ">800", "period": "2003"},
    ]
    made = rows(told(*events), "LTU,CHN", "2002-01-01", "2004-12-31", figures=True)
    assert [(r["trade"], r["trade_least"], r["trade_most"], r["trade_period"]) for r in made] == [
        (None, None, None, None),
        (722.0, 722.0, 722.0, "2002"),
        (None, 800.0, None, "2003"),
    ]


def of_states(made, name):
    return {(row["ccode1"], row["ccode2"], row["year"]): row[name] for row in made}


def test_an_act_is_of_the_state_for_which_its_actor_stood_on_its_days(told):
    """Germany is 260 up to 2 October 1990 and 255 from the day after; Russia bears the number of the Soviet Union."""
    act = {"kind": "ambassador-recalled", "host": "FRA"}
    events = [
        {**act, "id": "west", "date": "1990-03-01", "sender": "DEU"},
        {**act, "id": "united", "date": "1990-11-01", "sender": "DEU"},
        {**act, "id": "vague", "date": "1990", "sender": "DEU"},
        {**act, "id": "soviet", "date": "1991-03-01", "sender": "SUN"},
    ]
    made = rows(told(*events), "", "1990-01-01", "1991-12-31", system="cow", counts=("kind",))
    for name, counted in (("acts", (1, 1, 1)), ("acts_most", (2, 2, 1))):
        found = of_states(made, name)
        assert tuple(found[pair] for pair in ((220, 260, 1990), (220, 255, 1990), (220, 365, 1991))) == counted


def test_acts_of_a_row_are_those_of_the_days_on_which_its_actors_are_there(told):
    """East Germany ends on 3 October 1990: what is said of it in December is no act of the row."""
    recalled = {"id": "r", "kind": "ambassador-recalled", "date": "1990-12-01", "sender": "DDR", "host": "FRA"}
    head = {**COMPLETE, "covers": "1990-01-01/1990-10-31"}
    (row,) = rows(told(recalled, head=head), "DDR,FRA", "1990-01-01", "1990-12-31", counts=("kind",))
    assert (row["acts"], row["acts_most"]) == (0, 0)


def test_a_figure_is_of_the_state_for_which_its_actor_stood_when_it_was_reported(told):
    figure = {"kind": "figure-reported", "with": "FRA", "measure": "trade", "unit": "mn USD", "period": "1988"}
    events = [
        {**figure, "id": "west", "date": "1989-02-01", "of": "DEU", "value": "10"},
        {**figure, "id": "soviet", "date": "1990-02-01", "of": "SUN", "value": "20"},
    ]
    made = rows(told(*events), "", "1989-01-01", "1992-12-31", system="cow", figures=True)
    found = of_states(made, "trade")
    assert [found[220, 260, year] for year in (1989, 1990)] == [10, 10]
    assert [found[220, 255, year] for year in (1990, 1991)] == [None, None]
    assert [found[220, 365, year] for year in (1989, 1990, 1992)] == [None, 20, 20]


def test_a_measure_in_any_words_names_columns_that_are_no_others(told):
    figure = {
        "kind": "figure-reported",
        "of": "LTU",
        "with": "CHN",
        "date": "2003-02-01",
        "period": "2002",
        "unit": "x",
    }
    measures = ["trade", "Trade!", "5G users", "貿易", "year"]
    events = [{**figure, "id": f"f{n}", "measure": name, "value": str(n)} for n, name in enumerate(measures)]
    (row,) = rows(told(*events), "LTU,CHN", "2003-01-01", "2003-12-31", figures=True)
    found = {name: row[name] for name in row if f"{name}_period" in row}
    assert found == {"trade": 1, "trade_2": 0, "figure_5g_users": 2, "figure": 3, "year_2": 4}
    assert row["year"] == 2003


def test_the_last_year_that_can_be_written_has_its_periods(told):
    for every in ("year", "quarter", "month", "day"):
        made = rows(told(JOINED), "LTU", "9999-12-31", "9999-12-31", MEMBER, unit="actor", every=every)
        assert [(row["year"], row["member_nato_full"]) for row in made] == [(9999, None)]


def test_months_quarters_and_days_have_columns_of_their_own(told):
    made = rows(told(JOINED), "LTU", "2004-02-15", "2004-04-15", MEMBER, unit="actor", every="month")
    assert [(r["year"], r["month"], r["member_nato_full"]) for r in made] == [(2004, 2, 0), (2004, 3, 1), (2004, 4, 1)]
    made = rows(told(JOINED), "LTU", "2004-03-28", "2004-03-29", MEMBER, unit="actor", every="day")
    assert column(made, "member_nato_full") == {"2004-03-28": 0, "2004-03-29": 1}
    made = rows(told(JOINED), "LTU", "2004-01-01", "2004-12-31", MEMBER, unit="actor", every="quarter")
    assert [r["quarter"] for r in made] == [1, 2, 3, 4]


def test_an_actor_and_a_format_have_a_row_where_both_are_there(told):
    made = rows(told(JOINED, head=COVERED), "LTU,SWE", "2004-01-01", "2004-12-31", "member(*, *)", unit="member")
    assert [(r["code"], r["format"], r["member"]) for r in made] == [("LTU", "NATO", "full"), ("SWE", "NATO", "none")]


SOURCE = Source("list", 1)
DAYS = st.sampled_from(["2003", "2003-05", "2003-05-20", "[2003-04..2003-06]", "2004-02-01", "[..2004-03-01]"])
KINDS = st.sampled_from(["format-joined", "format-left"])


@settings(max_examples=60, deadline=None)
@drawn(st.lists(st.tuples(KINDS, DAYS), max_size=4), st.sampled_from([HEAD, COVERED]))
def test_a_cell_of_a_day_is_the_answer_of_replay_or_nothing(catalogue, entries, head):
    events = [
        RawEntry("events", {**JOINED, "id": f"e{n}", "kind": kind, "date": when}, Source("list", 1))
        for n, (kind, when) in enumerate(entries)
    ]
    logs = assemble([RawLog(head, Source("list", 1), events, Faults("list"))], catalogue)
    narrative = narrate(logs.logs, logs.catalogue)
    line = Timelines(narrative).of(Fluent("member", ("LTU", "NATO")), "full")
    made = rows(narrative, "LTU", "2003-05-19", "2003-05-22", MEMBER, unit="actor", every="day")
    for row in made:
        answer = line.answer(day(row["date"]))
        if row["member_nato_full"] is not None:
            assert row["member_nato_full"] == {Answer.HOLDS: 1, Answer.NOT: 0}[answer]
        else:
            assert answer is Answer.POSSIBLY or not entries


@settings(max_examples=15, deadline=None)
@drawn(
    st.lists(st.tuples(KINDS, DAYS, st.sampled_from(["LTU", "LVA"]), st.sampled_from(["NATO", "EU"])), max_size=5),
    st.sampled_from([HEAD, COVERED]),
)
def test_a_cell_of_a_year_is_what_its_rule_makes_of_its_days(catalogue, entries, head):
    """Of one format and of any, of one actor and of two: counted again from the answers of single days."""
    events = [
        RawEntry("events", {**JOINED, "id": f"e{n}", "kind": kind, "date": when, "who": [who], "format": what}, SOURCE)
        for n, (kind, when, who, what) in enumerate(entries)
    ]
    logs = assemble([RawLog(head, SOURCE, events, Faults("list"))], catalogue)
    narrative = narrate(logs.logs, logs.catalogue)
    asked = ("LTU,LVA", "2003-03-01", "2003-07-31", "both-members(*, *, NATO)", "both-members(*, *, EU)", MEMBER)
    daily = rows(narrative, *asked, every="day")
    for rule in RULES:
        (row,) = rows(narrative, *asked, "both-members(*, *, *)", rule=rule)
        pieces = {
            name: ruled([(n, n, (one[f"{name}_answer"], None)) for n, one in enumerate(daily)], rule)[0]
            for name in ("both_members_nato", "both_members_eu", "member_nato_full1", "member_nato_full2")
        }
        assert {name: row[f"{name}_answer"] for name in pieces} == pieces, rule
        both = [pieces["both_members_nato"], pieces["both_members_eu"]]
        assert (row["both_members_least"] or 0) == both.count("holds")


def test_the_periods_follow_one_another_without_a_gap():
    for every in ("year", "quarter", "month", "day"):
        found = list(periods(PanelWanted(day("2003-11-15"), day("2005-02-10"), every=every)))
        days = [date.fromordinal(one.first) for one in found]
        assert days[0] == date(2003, 11, 15)
        assert found[-1].last == day("2005-02-10")
        assert [date.fromordinal(one.last) + timedelta(1) for one in found[:-1]] == days[1:]
