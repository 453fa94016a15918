"""What `after:` says, and what it does not: a claim or a plan orders nothing but itself."""

LIFTED_AND_IMPOSED = """
- {id: lifted, kind: sanctions-lifted, date: "[2021-03-02..2021-03-05]", by: EU, target: MMR,
   regime: eu-myanmar-measures}
- {id: imposed, kind: sanctions-imposed, date: "[2021-03-05..2021-03-06]", by: EU, target: MMR,
   regime: eu-myanmar-measures, package: 4%s}
"""
CLAIMED = """
- {id: renewed, kind: sanctions-renewed, date: 2021-03-06, by: EU, target: MMR, regime: eu-myanmar-measures,
   stance: %s, according-to: [a man]}
"""
FLUENT = "sanctions(EU, MMR, eu-myanmar-measures)"


def test_a_claim_between_two_reports_does_not_order_them(given):
    without = given(("paper", LIFTED_AND_IMPOSED % ""))
    claimed = given(("paper", LIFTED_AND_IMPOSED % ", after: renewed" + CLAIMED % "claimed"))
    assert without.answer(FLUENT, "2021-12-31") == "possibly"
    assert claimed.answer(FLUENT, "2021-12-31") == "possibly"


def test_a_report_between_two_does(given):
    reported = given(("paper", LIFTED_AND_IMPOSED % ", after: renewed" + CLAIMED % "reported"))
    assert reported.answer(FLUENT, "2021-12-31") == "holds"


def test_a_chain_of_stated_orders_is_no_longer_than_it_is(given):
    visit = "- {id: v%d, kind: visit-made, date: '[2010..2020]', guest: FRA, host: ESP%s}\n"
    chain = "".join(visit % (i, f", after: v{i - 1}" if i else "") for i in range(300))
    log = given(("paper", chain))
    order = log.timelines.narrative.order
    assert sum(map(len, order.followers.values())) == 299
    assert order.is_before("paper/v0", "paper/v299")
    assert not order.is_before("paper/v299", "paper/v0")
