"""Who says less contradicts nobody: roles left out, parts of lists, numbers for names; and what contradicts, where."""

from itertools import permutations

import pytest

PERSONS = "actors: {DOE-A: {type: person, names: A. Doe}, ROE-B: {type: person, names: B. Roe}}\n"
LISTED = """- {id: listed, kind: listing-added, date: 2022-04-08, until: "..", by: EU, target: RUS,
     regime: eu-russia-measures, who: [DOE-A, ROE-B]}"""
LAPSED = "- {{id: e, kind: {}, date: 2023-09-13, by: EU, target: RUS, regime: eu-russia-measures{}, happening: end}}"


def told(given, *versions):
    """Tell of two who were listed, and of the end of it in one paper each, by kind and roles."""
    first, *rest = [LAPSED.format(kind, f", {roles}" if roles else "") for kind, roles in versions]
    return given(
        ("paper-0", f"{PERSONS}events:\n  {LISTED}\n  {first}\n"),
        *((f"paper-{n}", one) for n, one in enumerate(rest, 1)),
    )


def answers(log):
    return [log.answer(f"listed(EU, {who}, RUS, eu-russia-measures)", "2024-04-01") for who in ("DOE-A", "ROE-B")]


GONE, DOUBT, THERE = "does not hold", "possibly", "holds"
LESS = [
    ([("listings-lapsed", "number: 4"), ("listings-lapsed", "who: [DOE-A]")], [GONE, THERE]),
    ([("listings-lapsed", ""), ("listings-lapsed", "who: [DOE-A]")], [GONE, THERE]),
    ([("listings-lapsed", "who: [DOE-A]"), ("listings-lapsed", "who: [DOE-A, ROE-B]")], [GONE, GONE]),
    (
        [("listings-lapsed", "who: DOE-A, exhaustive: no"), ("listings-lapsed", "who: ROE-B, exhaustive: no")],
        [GONE] * 2,
    ),
    ([("listings-lapsed", "who: [DOE-A], number: 3"), ("listings-lapsed", "who: [DOE-A], number: 4")], [GONE, THERE]),
    ([("listings-lapsed", "who: [DOE-A]"), ("listing-removed", "who: [DOE-A]")], [GONE, THERE]),
]
CONTRADICT = [
    ([("listings-lapsed", "who: [DOE-A]"), ("listings-lapsed", "who: [ROE-B]")], [DOUBT, DOUBT]),
    ([("listings-lapsed", "who: [DOE-A]"), ("listing-removed", "who: [DOE-A, ROE-B]")], [GONE, DOUBT]),
    ([("listings-lapsed", "who: [DOE-A]"), ("listings-lapsed", "who: [ROE-B]"), ("listings-lapsed", "")], [DOUBT] * 2),
]


@pytest.mark.parametrize(("versions", "expected"), LESS + CONTRADICT)
def test_what_reports_leave_of_two_listings_in_any_order(given, versions, expected):
    for order in permutations(versions):
        assert answers(told(given, *order)) == expected


def test_numbers_that_differ_are_told_as_such_and_leave_what_happened_certain(given):
    log = told(given, *LESS[4][0])
    assert log.happening("paper-0/e").certain
    assert log.timelines.narrative.differing["end"] == ("number",)
    assert "end" in log.timelines.narrative.contested


def test_who_says_less_is_not_contested(given):
    for versions, _ in LESS[:4]:
        assert "end" not in told(given, *versions).timelines.narrative.contested


DOWN = "- {{id: e, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU{}, happening: down}}\n"


@pytest.mark.parametrize(
    ("levels", "charge", "interests"),
    [
        (("", "chargé d'affaires"), "holds", "does not hold"),
        (("chargé d'affaires", "interests section"), "possibly", "possibly"),
        (("", "chargé d'affaires", "interests section"), "possibly", "possibly"),
    ],
)
def test_a_value_left_out_is_unknown_and_may_be_any(given, levels, charge, interests):
    for order in permutations(levels):
        logs = [DOWN.format(f", to-level: {level}" if level else "") for level in order]
        log = given(*((f"paper-{n}", one) for n, one in enumerate(logs)))
        assert log.answer("level(CHN, LTU) = chargé d'affaires", "2021-11-21") == charge
        assert log.answer("level(CHN, LTU) = interests section", "2021-11-21") == interests
        assert log.answer("level(CHN, LTU) = ambassador", "2021-11-21") == "does not hold"


LEFT = "- {{id: e, kind: format-left, date: {}, who: {}, format: CHN-CEEC, happening: exit{}}}\n"
MEMBER = "member({}, CHN-CEEC) = full"


def test_what_all_presuppose_stays_and_what_is_left_out_is_presupposed_too(given):
    log = given(("paper", LEFT.format("2021-05-22", "[LTU, EST]", "")), ("news", LEFT.format("2021-05-22", "LTU", "")))
    for who in ("LTU", "EST"):
        assert log.answer(MEMBER.format(who), "2021-05-21") == "holds"
        assert log.answer(MEMBER.format(who), "2021-05-22") == "does not hold"


@pytest.mark.parametrize(
    ("who", "left"),
    [
        ("LTU", {"LTU": "possibly", "EST": "does not hold"}),
        ("[LTU, EST]", {"LTU": "possibly", "EST": "possibly"}),
    ],
)
def test_a_denial_keeps_its_object(given, who, left):
    denied = ", stance: denied, according-to: [a spokesman]"
    log = given(
        ("founding", "- {id: f, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, EST], format: CHN-CEEC}\n"),
        ("paper 2021-06-01", LEFT.format("2021-05-22", "[LTU, EST]", "")),
        ("denial 2021-07-01", LEFT.format("2021-05-22", who, denied)),
    )
    assert {one: log.answer(MEMBER.format(one), "2021-06-01") for one in left} == left
    assert log.happening("paper/e").certain is (who == "LTU")
    assert log.happening("paper/e").id in log.narrative.contested


def test_a_denial_of_the_act_as_a_whole_denies_all_of_it(given):
    log = told(given, ("listings-lapsed", "who: [DOE-A]"))
    assert answers(log) == [GONE, THERE]
    denied = "number: 4, stance: denied, according-to: [a spokesman]"
    assert answers(told(given, ("listings-lapsed", "who: [DOE-A]"), ("listings-lapsed", denied))) == [DOUBT, THERE]


def test_evidence_of_an_end_is_who_tells_of_it(given):
    log = told(
        given, ("listings-lapsed", "who: [DOE-A]"), ("listings-lapsed", "who: [DOE-A, ROE-B]"), ("listings-lapsed", "")
    )
    fluent = next(one for one in log.timelines.narrative.told if "ROE-B" in one.args)
    (end,) = [one for one in log.timelines.narrative.told[fluent] if one.happening.id == "end"]
    assert [event.ref for event, _ in end.versions] == ["paper-1/e"]
    assert [event.ref for event in end.less] == ["paper-2/e"]
