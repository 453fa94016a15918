"""Doubt has an age: an answer is believed for its time, by the days of which known events tell."""

OFFICE = "office-held(GOLOVCHENKO-ROMAN, BLR/prime-minister)"
OTHER = "office-held(LUKASHENKO-ALEXANDER, BLR/prime-minister)"
SEEN = '- {id: %s, kind: observed, date: %s, that: "%s"}\n'
LEFT = "- {id: left, kind: office-left, date: %s, who: GOLOVCHENKO-ROMAN, office: BLR/prime-minister}\n"


def test_an_office_is_believed_for_two_years_from_the_day_of_which_it_is_told(given):
    log = given(("paper 2022-03-01", SEEN % ("seen", "2021-12-02", OFFICE)))
    assert log.answer(OFFICE, "2023-12-02") == "holds"
    assert log.answer(OFFICE, "2023-12-03") == "possibly"
    assert log.why(OFFICE, "2023-12-03") == ["stale"]


def test_a_book_on_an_old_day_keeps_nothing_fresh(given):
    old, book = ("paper 1995-01-01", SEEN % ("seen", "1994-12-02", OFFICE)), ("book 2026-01-01", LEFT % "1995-01-01")
    log = given(old, ("book 2026-01-01", SEEN % ("told", "1994-06-01", OFFICE)))
    assert log.answer(OFFICE, "1996-12-03") == "possibly"
    assert given(old, book).answer(OFFICE, "1994-12-31") == "holds"


def test_that_somebody_left_is_believed_for_the_same_time(given):
    log = given(("paper", SEEN % ("seen", "2020-12-02", OFFICE) + LEFT % "2021-12-02"))
    assert log.answer(OFFICE, "2023-12-02") == "does not hold"
    assert log.answer(OFFICE, "2023-12-03") == "possibly"
    assert log.why(OFFICE, "2023-12-03") == ["stale"]


def test_unless_another_is_known_to_hold_the_office(given):
    told = SEEN % ("seen", "2020-12-02", OFFICE) + LEFT % "2021-12-02" + SEEN % ("other", "2024-12-02", OTHER)
    log = given(("paper", told))
    assert log.answer(OFFICE, "2025-06-01") == "does not hold"
    assert log.answer(OFFICE, "2027-06-01") == "possibly"


def test_the_end_of_a_membership_is_believed_for_ever(given):
    log = given(("paper", "- {id: left, kind: format-left, date: 2021-05-22, who: LTU, format: CHN-CEEC}\n"))
    assert log.answer("member(LTU, CHN-CEEC) = full", "2090-01-01") == "does not hold"


def test_what_runs_for_a_term_needs_no_confirming_until_its_end(given):
    renewed = """
    - {id: renewed, kind: sanctions-renewed, date: 2013-03-13, until: 2023-09-15, by: EU, target: RUS,
       regime: eu-russia-measures}
    """
    log = given(("paper", renewed.replace("\n    ", "\n")))
    assert log.answer("sanctions(EU, RUS, eu-russia-measures)", "2023-09-15") == "holds"
    assert log.why("sanctions(EU, RUS, eu-russia-measures)", "2023-09-16") == ["term"]


def test_sanctions_without_a_term_are_believed_for_two_years(given):
    imposed = "- {id: in, kind: sanctions-imposed, date: 2013-03-13, by: EU, target: RUS, regime: eu-russia-measures}\n"
    log = given(("paper", imposed))
    assert log.answer("sanctions(EU, RUS, eu-russia-measures)", "2015-03-13") == "holds"
    assert log.why("sanctions(EU, RUS, eu-russia-measures)", "2015-03-14") == ["stale"]


def test_every_fluent_says_how_long_it_is_believed_or_why_for_ever(catalogue):
    sorts = [catalogue.known_fluent(name) for name in catalogue.codes("fluents")]
    silent = [sort.name for sort in sorts if not (sort.derived or sort.confirm or sort.confirm_ended or sort.lasting)]
    assert silent == []
