"""What an event presupposes of the day before, and what one sees without saying when it began."""


def test_an_exact_leaving_says_that_it_was_a_member_on_its_eve(given):
    log = given(("paper", "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"))
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-21") == "holds"
    assert log.since("member(LTU, CHN-CEEC) = full", "2021-05-21") == ("2012-04-26", "2021-05-21")
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-20") == "possibly"


def test_a_vague_leaving_leaves_its_days_open(given):
    log = given(("paper", "- {id: left, kind: format-left, date: 2021-05, who: [LTU], format: CHN-CEEC}\n"))
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-15") == "possibly"
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-31") == "does not hold"


def test_a_second_recall_presupposes_a_return_that_nobody_recorded(given):
    log = given(
        (
            "paper",
            """
            - {id: first, kind: ambassador-recalled, date: 2001-06-30, sender: GRC, host: TUR}
            - {id: second, kind: ambassador-recalled, date: 2003-06-30, sender: GRC, host: TUR}
            """,
        )
    )
    assert log.answer("head-of-mission(GRC, TUR) = recalled", "2001-06-29") == "does not hold"
    assert log.answer("head-of-mission(GRC, TUR) = in post", "2002-06-30") == "possibly"
    assert log.answer("head-of-mission(GRC, TUR) = in post", "2003-06-29") == "holds"


def test_what_was_observed_began_by_that_day_at_the_latest(given):
    log = given(("paper", "- {id: seen, kind: observed, date: 2021-12-02, that: 'member(LTU, EU) = full'}\n"))
    assert log.answer("member(LTU, EU) = full", "2021-12-02") == "holds"
    assert log.since("member(LTU, EU) = full", "2021-12-02") == ("1990-03-11", "2021-12-02")
    assert log.answer("member(LTU, EU) = full", "2010-01-01") == "possibly"


def test_an_observation_of_what_is_recorded_opens_nothing(given):
    log = given(
        (
            "paper",
            """
            - {id: in, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}
            - {id: seen, kind: observed, date: 2021-12-02, that: 'member(LTU, EU) = full'}
            """,
        )
    )
    assert log.answer("member(LTU, EU) = full", "2003-12-31") == "does not hold"
    assert log.since("member(LTU, EU) = full", "2021-12-31") == ("2004-05-01", "2004-05-01")


def test_what_is_seen_to_be_over_ended_by_that_day(given):
    log = given(
        (
            "paper",
            """
            - {id: in, kind: format-joined, date: 2012-04-26, who: [LTU], format: CHN-CEEC}
            - {id: over, kind: observed, date: 2021-12-02, that: 'not member(LTU, CHN-CEEC) = full'}
            """,
        )
    )
    assert log.answer("member(LTU, CHN-CEEC) = full", "2012-04-25") == "does not hold"
    assert log.answer("member(LTU, CHN-CEEC) = full", "2016-01-01") == "possibly"
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-12-02") == "does not hold"


LEFT_AND_BACK = """
- {id: in, kind: format-joined, date: 2013-01-01, who: [PRK], format: CHN-CEEC}
- {id: out, kind: format-left, date: %s, who: [PRK], format: CHN-CEEC}
- {id: back, kind: format-joined, date: %s, who: [PRK], format: CHN-CEEC%s}
"""


def test_who_left_and_came_back_within_a_vague_month_was_a_member_for_years(given):
    log = given(("paper", LEFT_AND_BACK % ("2016-05", "2016-05", ", after: out")))
    assert log.answer("member(PRK, CHN-CEEC) = full", "2012-12-31") == "does not hold"
    assert log.since("member(PRK, CHN-CEEC) = full", "2016-04-30") == ("2013-01-01", "2013-01-01")
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-04-30") == "holds"
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-15") == "possibly"
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-31") == "holds"


def test_nor_is_anything_before_open_where_no_order_is_stated(given):
    log = given(("paper", LEFT_AND_BACK % ("2016-05", "2016-05", "")))
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-04-30") == "holds"
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-31") == "possibly"


def test_who_left_and_came_back_on_one_day_was_a_member_for_years(given):
    log = given(("paper", LEFT_AND_BACK % ("2016-05-10", "2016-05-10", ", after: out")))
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-09") == "holds"
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-10") == "holds"


def test_who_changed_its_status_in_a_month_had_the_old_one_for_years(given):
    log = given(
        (
            "paper",
            """
            - {id: in, kind: format-joined, date: 2013-01-01, who: [PRK], format: CHN-CEEC}
            - {id: out, kind: format-left, date: 2016-05, who: [PRK], format: CHN-CEEC}
            - {id: seen, kind: observed, date: 2016-06-15, that: "member(PRK, CHN-CEEC) = observer"}
            """,
        )
    )
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-04-30") == "holds"
    assert log.answer("member(PRK, CHN-CEEC) = observer", "2016-04-30") == "does not hold"
    assert log.answer("member(PRK, CHN-CEEC) = observer", "2016-06-15") == "holds"


def test_what_may_have_begun_on_the_day_itself_leaves_the_eve_open(given):
    log = given(
        (
            "paper",
            """
            - {id: in, kind: format-joined, date: "[2016-05-01..2016-05-10]", who: [PRK], format: CHN-CEEC}
            - {id: out, kind: format-left, date: 2016-05-10, who: [PRK], format: CHN-CEEC}
            """,
        )
    )
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-05-09") == "possibly"
    assert log.answer("member(PRK, CHN-CEEC) = full", "2016-04-30") == "possibly"


RECALLED = """
- {id: recalled, kind: ambassador-recalled, date: 2021-09-03, sender: LTU, host: CHN, happening: gone}
"""
NON_GRATA = """
- {id: unwelcome, kind: ambassador-declared-non-grata, date: 2021-09-03, sender: LTU, host: CHN, happening: gone}
"""
AT_HOME = """
- {id: at-home, kind: ambassador-recalled-for-consultations, date: 2021-08-01, sender: LTU, host: CHN}
"""
HEAD = "head-of-mission(LTU, CHN)"


def test_what_lists_of_values_have_in_common_is_presupposed_by_all_reports(given):
    log = given(("paper-a", RECALLED), ("paper-b", NON_GRATA))
    _, presuming = [one for made in log.narrative.presumed.values() for one in made]  # the first is of relations
    assert presuming.presumed.values == ("in post", "recalled for consultations")
    assert presuming.shared
    assert log.answer(f"{HEAD} = in post", "2021-09-02") == "holds"
    assert log.answer(f"{HEAD} = in post", "2021-09-03") == "does not hold"


def test_where_the_record_has_a_value_of_all_lists_it_stands(given):
    log = given(("paper-a", AT_HOME + RECALLED), ("paper-b", NON_GRATA))
    assert log.answer(f"{HEAD} = recalled for consultations", "2021-09-02") == "holds"
    assert log.answer(f"{HEAD} = in post", "2021-09-02") == "does not hold"


def test_lists_without_a_common_value_are_each_only_possible(given):
    back = "- {id: back, kind: ambassador-recalled-for-consultations, date: 2021-09-03, sender: LTU, host: CHN%s}\n"
    returned = (
        "- {id: returned, kind: ambassador-returned, date: 2021-09-03, sender: LTU, host: CHN, happening: gone}\n"
    )
    log = given(("paper-a", back % ", happening: gone"), ("paper-b", returned))
    made = [one for made in log.narrative.presumed.values() for one in made]
    assert [(one.presumed.value, one.shared) for one in made] == [
        (None, True),  # relations
        ("in post", False),
        ("recalled for consultations", False),
    ]


def test_who_is_seen_in_the_chair_of_a_format_is_seen_as_its_member(given):
    log = given(("paper", "- {id: seen, kind: observed, date: 2019-03-01, that: 'chair(ROU, EU)'}\n"))
    assert log.answer("member(ROU, EU) = full", "2019-02-28") == "holds"
    assert log.answer("member(ROU, EU) = full", "2019-03-01") == "holds"
    assert log.answer("member(ROU, EU) = full", "2000-01-01") == "possibly"


def test_who_is_seen_out_of_the_chair_may_be_a_member_or_none(given):
    log = given(("paper", "- {id: seen, kind: observed, date: 2019-03-01, that: 'not chair(ROU, EU)'}\n"))
    assert log.answer("member(ROU, EU) = full", "2019-03-01") == "possibly"


def test_an_ambassador_who_is_seen_in_post_shows_that_there_are_relations(given):
    log = given(
        ("paper", "- {id: seen, kind: observed, date: 1995-06-01, that: 'head-of-mission(JPN, LTU) = in post'}\n")
    )
    assert log.answer("relations(JPN, LTU)", "1995-06-01") == "holds"
    assert log.answer("relations(JPN, LTU)", "1991-01-01") == "possibly"


def test_who_is_seen_as_a_candidate_was_no_member_yet(given):
    log = given(("paper", "- {id: seen, kind: observed, date: 2005-06-01, that: 'accession(HRV, EU) = candidate'}\n"))
    assert log.answer("member(HRV, EU) = full", "2005-06-01") == "does not hold"


def test_who_is_seen_on_a_list_does_not_show_that_the_sanctions_apply(given):
    log = given(
        (
            "paper",
            """
            - {id: imposed, kind: sanctions-imposed, date: 2004-09-24, by: EU, target: BLR, regime: eu-belarus-measures}
            - {id: paused, kind: sanctions-suspended, date: 2015-10-29, by: EU, target: BLR,
               regime: eu-belarus-measures}
            - {id: seen, kind: observed, date: 2016-01-15,
               that: "listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)"}
            """,
        )
    )
    assert log.answer("sanctions(EU, BLR, eu-belarus-measures)", "2016-01-15") == "does not hold"
    assert log.answer("listed(EU, LUKASHENKO-ALEXANDER, BLR, eu-belarus-measures)", "2016-01-15") == "holds"


def test_who_votes_in_a_format_and_who_ends_in_its_chair_was_a_member(given):
    log = given(
        (
            "paper",
            """
            - {id: vote, kind: vote-cast, date: 2022-03-02, by: [BLR, ERI], vote: against, on: a text, format: UNGA}
            - {id: last, kind: chair-ended, date: 2022-01-01, who: SWE, format: OSCE}
            """,
        )
    )
    assert log.answer("member(ERI, UNGA) = full", "2022-03-02") == "holds"
    assert log.answer("member(SWE, OSCE) = full", "2022-01-01") == "holds"
    assert log.answer("member(POL, OSCE) = full", "2022-01-01") == "possibly"
