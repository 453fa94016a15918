"""Who an actor's neighbours are on a day: by which subject, in which direction, how surely, and through whom."""

from datetime import date

from tracker.projections.network import Toward, network
from tracker.projections.relation import Asked

TWO_FORMATS = """\
    - {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU, EST], format: EU}
    - {id: ceec, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, EST], format: CHN-CEEC}
    - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
    """
SANCTIONS = """\
    - {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
    - {id: s, kind: sanctions-imposed, date: 2021-06-21, by: EU, target: BLR, regime: eu-belarus-measures}
    """


def asked(told, actor, on):
    day = date.fromisoformat(on).toordinal()
    return network(told.timelines.narrative, actor, Asked(day, told.known_by))


def ties(report, code):
    """The ties of one neighbour as plain words."""
    (found,) = [one for one in report.neighbours if one.code == code]
    return [
        (tie.section, tie.toward, tie.answer.value, [(str(h.fluent), h.value) for h in tie.holdings])
        for tie in found.ties
    ]


def test_what_one_does_to_the_other_has_a_direction_and_what_both_have_has_none(given):
    told = given((
        "paper",
        """\
        - {id: r, kind: relations-established, date: 1991-09-14, parties: [CHN, LTU]}
        - {id: a, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
        """,
    ))  # fmt: skip
    from_china = ties(asked(told, "CHN", "2021-12-31"), "LTU")
    to_lithuania = ties(asked(told, "LTU", "2021-12-31"), "CHN")
    recalled = [("head-of-mission(CHN, LTU)", "recalled")]
    both = (
        "diplomatic relations",
        Toward.NONE,
        "holds",
        [
            ("relations(CHN, LTU)", None),
            ("recognition(CHN, LTU)", None),
            ("recognition(LTU, CHN)", None),
        ],
    )
    assert from_china == [both, ("diplomatic relations", Toward.OTHER, "holds", recalled)]
    assert to_lithuania == [both, ("diplomatic relations", Toward.ACTOR, "holds", recalled)]


def test_a_day_without_anything_has_no_neighbours(given):
    told = given(("paper", "- {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}"))
    report = asked(told, "LTU", "2004-04-30")
    assert (report.neighbours, report.sharing, report.outsiders) == ((), (), ())


def test_a_vague_date_makes_a_tie_possible(given):
    told = given(("paper", "- {id: eu, kind: format-joined, date: 2004-05, who: [LTU], format: EU}"))
    membership = [("member(LTU, EU)", "full")]
    assert ties(asked(told, "LTU", "2004-05-15"), "EU") == [("formats", Toward.NONE, "possibly", membership)]
    assert ties(asked(told, "LTU", "2004-05-31"), "EU") == [("formats", Toward.NONE, "holds", membership)]


def test_the_members_of_a_format_and_who_left_it(given):
    report = asked(given(("paper", TWO_FORMATS)), "CHN-CEEC", "2021-12-31")
    assert [one.code for one in report.neighbours] == ["CHN", "EST", "LTU"]
    assert ties(report, "LTU") == [
        ("formats", Toward.NONE, "does not hold", [("member(LTU, CHN-CEEC)", "full")]),
    ]


def test_who_was_never_a_member_has_not_left(given):
    report = asked(given(("paper", TWO_FORMATS)), "CHN-CEEC", "2012-04-25")
    assert report.neighbours == ()


def test_those_who_only_share_a_format_are_told_apart(given):
    report = asked(given(("paper", TWO_FORMATS)), "LTU", "2020-01-01")
    assert [one.code for one in report.neighbours] == ["CHN-CEEC", "EU"]
    shared = {one.code: [holding.fluent.args[2] for holding in one.common] for one in report.sharing}
    assert shared == {"CHN": ["CHN-CEEC"], "EST": ["CHN-CEEC", "EU"]}


def test_what_members_have_with_those_outside(given):
    recall = "- {id: a, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}"
    report = asked(given(("paper", TWO_FORMATS), ("news", recall)), "EU", "2021-12-31")
    found = {one.code: [(member, tie.section) for member, tie in one.ties] for one in report.outsiders}
    assert found == {
        "CHN": [("LTU", "diplomatic relations"), ("LTU", "diplomatic relations")],
        "CHN-CEEC": [("EST", "formats")],
    }


def test_what_a_format_does_ties_its_members_too(given):
    told = given(("paper", SANCTIONS))
    (tie,) = [tie for one in asked(told, "LTU", "2021-12-31").neighbours if one.code == "BLR" for tie in one.ties]
    assert (tie.section, tie.toward, tie.through) == ("restrictions", Toward.OTHER, "EU")
    assert [one.code for one in asked(told, "LTU", "2004-04-30").neighbours] == []
    assert [one.code for one in asked(told, "BLR", "2021-12-31").neighbours] == ["EU"]  # once, not for each member


def test_a_person_is_no_neighbour_of_a_country(given):
    who = "who: [LUKASHENKO-ALEXANDER], regime: eu-belarus-measures"
    told = given(("paper", f"- {{id: b, kind: listing-added, date: 2020-11-06, by: EU, target: BLR, {who}}}"))
    assert [one.code for one in asked(told, "EU", "2021-12-31").neighbours] == ["BLR"]
    assert [one.code for one in asked(told, "LUKASHENKO-ALEXANDER", "2021-12-31").neighbours] == ["BLR", "EU"]


def test_the_order_of_the_logs_does_not_matter(given):
    one, other = ("paper", TWO_FORMATS), ("news", SANCTIONS)
    first, second = (asked(given(*logs), "EU", "2021-12-31") for logs in ((one, other), (other, one)))
    assert [n.code for n in first.neighbours] == [n.code for n in second.neighbours] == ["EST", "LTU", "BLR"]
