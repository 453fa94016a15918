"""What ends with its carrier, for good, and what ends because another one takes it."""

LISTED = """
- {id: put-on, kind: listing-added, date: 2011-01-31, by: EU, who: LUKASHENKO-ALEXANDER, target: BLR,
   regime: eu-belarus-measures}
- {id: all-lifted, kind: sanctions-lifted, date: 2016-02-25, by: EU, target: BLR, regime: eu-belarus-measures}
- {id: imposed-anew, kind: sanctions-imposed, date: 2020-10-02, by: EU, target: BLR, regime: eu-belarus-measures}
"""


def test_who_was_listed_under_a_regime_that_came_back_is_not_listed_again(given):
    log = given(("paper", LISTED))
    listed = "listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"
    assert log.answer(listed, "2013-01-31") == "holds"
    assert log.answer(listed, "2016-02-25") == "does not hold"
    assert log.answer("sanctions(EU, BLR, eu-belarus-measures)", "2021-01-01") == "holds"
    assert log.answer(listed, "2021-01-01") == "does not hold"


def test_a_suspension_ends_with_the_membership(given):
    log = given(
        (
            "paper",
            """
            - {id: joined, kind: format-joined, date: 1996-02-28, who: RUS, format: COE}
            - {id: suspended, kind: format-suspended-from, date: 2022-02-25, who: RUS, format: COE}
            - {id: expelled, kind: format-expelled, date: 2022-03-16, who: RUS, format: COE}
            - {id: joined-again, kind: format-joined, date: 2024-01-01, who: RUS, format: COE}
            """,
        )
    )
    assert log.answer("suspension(RUS, COE)", "2022-03-15") == "holds"
    assert log.answer("suspension(RUS, COE)", "2022-03-16") == "does not hold"
    assert log.answer("suspension(RUS, COE)", "2024-06-01") == "does not hold"


def test_chairs_reservations_and_candidacies_end_with_what_carries_them(given):
    log = given(
        (
            "paper",
            """
            - {id: f, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, POL], format: CHN-CEEC}
            - {id: c, kind: chair-taken, date: 2019-01-01, who: LTU, format: CHN-CEEC}
            - {id: l, kind: format-expelled, date: 2021-05-22, who: LTU, format: CHN-CEEC}
            - {id: r, kind: reservation-made, date: 2010-01-01, by: FRA, agreement: paris-agreement}
            - {id: o, kind: agreement-left, date: 2015-01-01, who: FRA, agreement: paris-agreement}
            - {id: k, kind: candidate-accepted, date: 2004-06-18, who: HRV, format: EU}
            - {id: j, kind: format-joined, date: 2013-07-01, who: HRV, format: EU}
            """,
        )
    )
    assert log.answer("chair(LTU, CHN-CEEC)", "2021-01-01") == "holds"
    assert log.answer("chair(LTU, CHN-CEEC)", "2021-05-22") == "does not hold"
    assert log.answer("reservation(FRA, paris-agreement)", "2011-12-31") == "holds"
    assert log.answer("reservation(FRA, paris-agreement)", "2016-01-01") == "does not hold"
    assert log.answer("accession(HRV, EU) = candidate", "2006-06-17") == "holds"
    assert log.answer("accession(HRV, EU) = candidate", "2013-07-01") == "does not hold"


CHAIRS = """
- {id: c1, kind: chair-taken, date: 2019-01-01, who: ROU, format: EU}
- {id: c2, kind: %s, date: 2019-07-01, who: FIN, format: EU%s}
"""


def test_a_second_chair_ends_the_first(given):
    log = given(("paper", CHAIRS % ("chair-taken", "")))
    assert log.answer("chair(ROU, EU)", "2019-06-30") == "holds"
    assert log.answer("chair(ROU, EU)", "2019-07-01") == "does not hold"
    assert log.answer("chair(FIN, EU)", "2019-07-02") == "holds"


def test_as_surely_as_it_is_told(given):
    log = given(("paper", CHAIRS % ("chair-taken", ", stance: claimed, according-to: [a man]")))
    assert log.answer("chair(ROU, EU)", "2019-07-02") == "possibly"


def test_who_is_only_seen_in_an_office_came_after_its_last_known_holder(given):
    log = given(
        (
            "paper",
            """
            - {id: first, kind: observed, date: 2018-05-01, that: "office-held(LUKASHENKO-ALEXANDER, BLR/president)"}
            - {id: last, kind: observed, date: 2019-05-01, that: "office-held(LUKASHENKO-ALEXANDER, BLR/president)"}
            - {id: other, kind: observed, date: 2020-05-01, that: "office-held(GOLOVCHENKO-ROMAN, BLR/president)"}
            """,
        )
    )
    one, other = "office-held(LUKASHENKO-ALEXANDER, BLR/president)", "office-held(GOLOVCHENKO-ROMAN, BLR/president)"
    assert [log.answer(one, day) for day in ("2019-05-01", "2019-05-02", "2020-05-01")] == [
        "holds",
        "possibly",
        "does not hold",
    ]
    assert [log.answer(other, day) for day in ("2019-05-01", "2019-05-02", "2020-05-01")] == [
        "does not hold",
        "possibly",
        "holds",
    ]


def test_some_offices_have_several_holders(given):
    held = "office-held(%s, BLR/deputy-prime-minister)"
    log = given(
        (
            "paper",
            f"""
            - {{id: first, kind: observed, date: 2018-05-01, that: "{held % "LUKASHENKO-ALEXANDER"}"}}
            - {{id: other, kind: observed, date: 2018-06-01, that: "{held % "GOLOVCHENKO-ROMAN"}"}}
            """,
        )
    )
    assert log.answer(held % "LUKASHENKO-ALEXANDER", "2018-07-01") == "holds"


SUSPENDED = """
- {id: put-on, kind: listing-added, date: 2015-01-31, by: EU, who: LUKASHENKO-ALEXANDER, target: BLR,
   regime: eu-belarus-measures}
- {id: paused, kind: %s, date: 2015-10-29, by: EU, target: BLR, regime: eu-belarus-measures%s}
- {id: applied-anew, kind: sanctions-imposed, date: 2016-03-01, by: EU, target: BLR, regime: eu-belarus-measures}
"""
SANCTIONS = "sanctions(EU, BLR, eu-belarus-measures)"
ON_THE_LIST = "listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"


def test_sanctions_that_are_only_suspended_leave_the_names_on_the_list(given):
    log = given(("paper", SUSPENDED % ("sanctions-suspended", "")))
    assert [log.answer(SANCTIONS, on) for on in ("2015-10-28", "2015-10-29", "2016-03-01")] == [
        "holds",
        "does not hold",
        "holds",
    ]
    assert [log.answer(ON_THE_LIST, on) for on in ("2015-10-28", "2015-10-29", "2016-03-01")] == ["holds"] * 3


def test_what_is_lifted_after_it_was_suspended_ends_the_listings(given):
    lifted = "- {id: e, kind: sanctions-lifted, date: 2016-02-25, by: EU, target: BLR, regime: eu-belarus-measures}\n"
    log = given(("paper", SUSPENDED % ("sanctions-suspended", "") + lifted))
    assert log.answer(ON_THE_LIST, "2016-02-24") == "holds"
    assert log.answer(ON_THE_LIST, "2016-03-01") == "does not hold"


def test_where_one_report_says_lifted_and_another_suspended_the_listings_may_have_ended(given):
    paused = SUSPENDED % ("sanctions-suspended", ", happening: relief")
    lifted = (
        "- {id: lifted, kind: sanctions-lifted, date: 2015-10-29, by: EU, target: BLR, regime: eu-belarus-measures,\n"
        "   happening: relief}\n"
    )
    log = given(("paper", paused), ("news", lifted))
    assert log.answer(SANCTIONS, "2015-10-29") == "does not hold"
    assert log.answer(ON_THE_LIST, "2015-10-28") == "holds"
    assert log.answer(ON_THE_LIST, "2015-10-29") == "possibly"
    assert log.why(ON_THE_LIST, "2015-10-29") == ["contested"]
