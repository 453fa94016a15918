"""Terms that run out: a possible end of what is renewable, a sure end of what is not; what is seen renews nothing."""

RENEWED = """
- {id: renewed, kind: sanctions-renewed, date: 2023-03-13, until: 2023-09-15, by: EU, target: RUS,
   regime: eu-russia-measures}
"""
LISTED = """
- {id: listed, kind: listing-added, date: %s, by: EU, target: RUS, regime: eu-russia-measures,
   who: [BUDRYS-KESTUTIS]}
"""
SANCTIONS = "sanctions(EU, RUS, eu-russia-measures)"


def test_a_term_that_ran_out_leaves_it_possible_with_its_own_reason(given):
    log = given(("paper", RENEWED))
    assert log.answer(SANCTIONS, "2023-03-12") == "holds"
    assert log.answer(SANCTIONS, "2023-09-15") == "holds"
    assert log.answer(SANCTIONS, "2023-09-16") == "possibly"
    assert log.why(SANCTIONS, "2023-09-16") == ["term"]


def test_a_name_put_on_the_list_renews_nothing(given):
    log = given(("paper", RENEWED + LISTED % "2023-06-23"))
    assert log.answer(SANCTIONS, "2023-09-15") == "holds"
    assert log.answer(SANCTIONS, "2024-06-01") == "possibly"
    assert log.why(SANCTIONS, "2030-01-01") == ["term"]


def test_nor_does_an_observation_within_the_term(given):
    seen = f"- {{id: seen, kind: observed, date: 2023-07-01, that: '{SANCTIONS}'}}\n"
    assert given(("paper", RENEWED + seen)).answer(SANCTIONS, "2023-09-16") == "possibly"


def test_after_the_term_both_are_a_beginning_of_unknown_length(given):
    listed = given(("paper", RENEWED + LISTED % "2024-06-22"))
    seen = given(("paper", RENEWED + f"- {{id: seen, kind: observed, date: 2024-06-22, that: '{SANCTIONS}'}}\n"))
    for log in (listed, seen):
        assert log.answer(SANCTIONS, "2024-01-01") == "possibly"
        assert log.answer(SANCTIONS, "2024-06-22") == "holds"
        assert log.answer(SANCTIONS, "2025-06-01") == "holds"


def test_an_act_that_ends_it_ends_it(given):
    lifted = """
    - {id: lifted, kind: sanctions-lifted, date: 2023-06-01, by: EU, target: RUS, regime: eu-russia-measures}
    """
    log = given(("paper", RENEWED + lifted.replace("\n    ", "\n")))
    assert log.answer(SANCTIONS, "2023-06-01") == "does not hold"
    assert log.answer(SANCTIONS, "2024-06-01") == "does not hold"


def test_a_later_renewal_goes_on_without_a_gap(given):
    again = RENEWED.replace("id: renewed", "id: again").replace("2023-09-15", "2024-03-15").replace("03-13", "09-14")
    log = given(("paper", RENEWED + again))
    assert log.answer(SANCTIONS, "2024-03-15") == "holds"
    assert log.answer(SANCTIONS, "2024-03-16") == "possibly"


def test_what_is_not_renewable_ends_with_its_term_though_it_was_seen_in_it(given, catalogue):
    plan = catalogue.codes("things")
    code = next(one for one in plan if catalogue.thing(one).type == "programme")
    fluent = f"programme(BLR, CHN, {code})"
    log = given(
        (
            "paper",
            f"""
            - {{id: signed, kind: programme-adopted, date: 2021-12-03, until: 2025, by: BLR, with: CHN,
               programme: {code}}}
            - {{id: seen, kind: observed, date: 2023-05-01, that: "{fluent}"}}
            """,
        )
    )
    assert log.answer(fluent, "2025-12-31") == "holds"
    assert log.answer(fluent, "2026-01-01") == "does not hold"
