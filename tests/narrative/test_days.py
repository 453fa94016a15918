"""The three dates: effective days, ends set in advance, what was known by when, existence."""

FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, LVA], format: CHN-CEEC}\n"


def test_a_treaty_works_from_the_day_it_takes_effect_however_early_it_was_published(given):
    log = given(
        (
            "treaty 2003-09-23",
            "- {id: in, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: [LTU], format: EU}\n",
        )
    )
    assert log.answer("member(LTU, EU) = full", "2004-04-30") == "does not hold"
    assert log.answer("member(LTU, EU) = full", "2004-05-01") == "holds"
    assert [plan.status.value for plan in log.relation("LTU", "EU", "2003-12-31").pending] == [
        "decided, not yet in effect"
    ]


def test_a_programme_holds_through_the_last_day_of_its_end(given):
    log = given(("paper", PROGRAMME.format(date="2021-12-03", until="2025", happening="first")))
    assert log.answer(DIRECTIVE, "2025-12-31") == "holds"
    assert log.answer(DIRECTIVE, "2026-01-01") == "does not hold"


def test_a_doubtful_end_is_a_set(given):
    log = given(("paper", PROGRAMME.format(date="2021-12-03", until="'[2025..2026]'", happening="first")))
    assert log.answer(DIRECTIVE, "2025-01-01") == "holds"
    assert log.answer(DIRECTIVE, "2025-06-01") == "possibly"
    assert log.answer(DIRECTIVE, "2027-01-01") == "does not hold"


def test_a_renewal_is_a_later_initiation(given):
    log = given(
        ("paper-a", PROGRAMME.format(date="2021-12-03", until="2025", happening="first")),
        ("paper-b", RENEWAL.format(date="2025-06-01", until="2030", happening="second")),
    )
    assert log.answer(DIRECTIVE, "2030-12-31") == "holds"
    assert log.answer(DIRECTIVE, "2031-01-01") == "does not hold"


def test_known_by_leaves_out_what_was_published_later_and_names_what_may_have_been(given):
    exit_ = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
    log = given(("founding 2012-04-26", FOUNDED), ("paper [2021-05-24..2021-06-10]", exit_))
    unsure = log.known("2021-06-01")
    assert unsure.answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "holds"
    assert [(left.document.id, left.certainly_later) for left in unsure.timelines.narrative.left_out] == [
        ("paper", False)
    ]
    assert log.known("2021-06-10").answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "does not hold"
    assert log.known("2021-05-01").timelines.narrative.left_out[0].certainly_later


def test_each_spell_of_existence_starts_anew(given):
    log = given(
        (
            "paper",
            "- {id: in, kind: format-joined, date: 1921-09-22, who: [LTU], format: UN-TEST}\n".replace(
                "UN-TEST", "BRI"
            ),
        )
    )
    assert log.answer("member(LTU, BRI) = full", "1930-01-01") == "does not hold"
    post = "- {id: gone, kind: ambassador-recalled, date: 1935-03-01, sender: LTU, host: FRA}\n"
    log = given(("paper", post))
    assert log.answer("head-of-mission(LTU, FRA) = recalled", "1936-01-01") == "holds"
    assert log.answer("head-of-mission(LTU, FRA) = recalled", "1950-01-01") == "does not hold"
    assert log.answer("head-of-mission(LTU, FRA) = recalled", "1995-01-01") == "possibly"


DIRECTIVE = "programme(BLR, CHN, plan)"
PROGRAMME = """\
things: {{plan: {{type: programme, name: the plan}}}}
events:
  - {{id: signed, kind: programme-adopted, date: {date}, until: {until}, by: BLR, with: CHN, programme: plan,
      happening: {happening}}}
"""
RENEWAL = PROGRAMME.partition("\n")[2]
