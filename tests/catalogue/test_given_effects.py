"""What the given kinds begin and end is no more than what their acts mean."""

import pytest

RESTRICTED = "- {id: r, kind: visas-restricted, date: 2023-09-21, by: IND, of: CAN}\n"
FROZEN = "- {id: f, kind: assets-frozen, date: 2022-11-14, by: USA, target: IRN}\n"
SERVED = '- {id: o, kind: observed, date: 2023-10-01, that: "consular-services(CAN, IND)"}\n'


@pytest.mark.parametrize(
    ("event", "fluent"),
    [
        ("kind: ceasefire-agreed, parties: [ARM, AZE]", "ceasefire(ARM, AZE)"),
        ("kind: talks-opened, parties: [ARM, AZE], about: peace", "talks(ARM, AZE, peace)"),
        ("kind: state-recognised, by: [ESP], of: PSE", "recognition(ESP, PSE)"),
        ("kind: person-detained, by: BLR, of: RUS, who: [BUDRYS-KESTUTIS]", "detained(BLR, BUDRYS-KESTUTIS, RUS)"),
        ("kind: asylum-given, by: RUS, who: BUDRYS-KESTUTIS, of: BLR", "asylum(RUS, BUDRYS-KESTUTIS, BLR)"),
        ("kind: blockade-imposed, by: USA, against: CUB", "blockade(USA, CUB)"),
        ("kind: link-opened, parties: [CHN, LAO], route: china-laos-railway", "link(CHN, LAO, china-laos-railway)"),
    ],
)
def test_an_act_that_begins_a_condition_found_none_on_its_eve(given, event, fluent):
    told = given(("paper", f"- {{id: e, date: 2023-09-27, {event}}}\n"))
    assert told.since(fluent + (" = open" if "link" in fluent else ""), "2023-12-31") == ("2023-09-27", "2023-09-27")


@pytest.mark.parametrize(
    ("before", "event", "fluent", "answer"),
    [
        (RESTRICTED, "kind: visas-eased, by: IND, of: CAN", "visa-restriction(IND, CAN)", "possibly"),
        (RESTRICTED, "kind: visa-restrictions-lifted, by: IND, of: CAN", "visa-restriction(IND, CAN)", "does not hold"),
        (FROZEN, "kind: assets-partly-released, by: USA, target: IRN", "assets-frozen(USA, IRN)", "holds"),
        (FROZEN, "kind: assets-released, by: USA, target: IRN", "assets-frozen(USA, IRN)", "does not hold"),
        (SERVED, "kind: consular-services-reduced, owner: CAN, host: IND", "consular-services(CAN, IND)", "holds"),
    ],
)
def test_what_ends_in_part_does_not_end(given, before, event, fluent, answer):
    told = given(("paper", f"{before}- {{id: e, date: 2023-10-26, {event}}}\n"))
    assert told.answer(fluent, "2023-10-25") == "holds"
    assert told.answer(fluent, "2023-10-26") == answer


@pytest.mark.parametrize(
    ("once", "going_on", "fluent"),
    [
        ("aid-delivered, by: ARM, to: UKR, what: medicine", "aid-begun", "aid(ARM, UKR, medicine)"),
        ("arms-delivered, by: RUS, to: TUR", "arms-supplies-begun", "arms-supplies(RUS, TUR)"),
    ],
)
def test_a_gift_of_once_is_an_act_and_what_goes_on_is_doubtful_again_after_a_while(given, once, going_on, fluent):
    gift = given(("paper 2022-09-10", f"- {{id: e, date: 2022-09-01, kind: {once}}}\n"))
    assert gift.answer(fluent, "2022-09-02") == "possibly"
    begun = f"{going_on},{once.partition(',')[2]}"
    told = given(("paper 2022-09-10", f"- {{id: e, date: 2022-09-01, kind: {begun}}}\n"))
    assert told.answer(fluent, "2023-08-01") == "holds"
    assert (told.answer(fluent, "2026-01-01"), told.why(fluent, "2026-01-01")) == ("possibly", ["stale"])


def test_a_ceasefire_made_longer_goes_on_and_began_when_it_was_agreed(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: ceasefire-agreed, date: 2023-11-24, until: 2023-11-27, parties: [EGY, ISR]}
        - {id: b, kind: ceasefire-extended, date: 2023-11-27, until: 2023-11-29, parties: [EGY, ISR]}
        """,
    ))  # fmt: skip
    days = ["2023-11-23", "2023-11-24", "2023-11-28", "2023-11-29", "2023-11-30"]
    answers = ["does not hold", "holds", "holds", "holds", "does not hold"]
    assert [told.answer("ceasefire(EGY, ISR)", day) for day in days] == answers


def test_when_a_truce_is_declared_over_fighting_goes_on(given):
    told = given((
        "paper",
        """\
        - {id: w, kind: hostilities-begun, date: 2022-02-24, by: RUS, against: UKR}
        - {id: t, kind: ceasefire-agreed, date: 2025-04-19, parties: [RUS, UKR]}
        - {id: x, kind: ceasefire-ended, date: 2025-04-21, parties: [RUS, UKR]}
        """,
    ))  # fmt: skip
    days = {"2025-04-18": "holds", "2025-04-20": "does not hold", "2025-06-01": "holds"}
    assert {day: told.answer("hostilities(RUS, UKR)", day) for day in days} == days


def test_war_declared_ends_relations_and_recognition_withdrawn_leaves_them_open(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: relations-established, date: 1935-01-01, parties: [JPN, USA]}
        - {id: b, kind: war-declared, date: 1941-12-08, by: USA, against: JPN}
        - {id: c, kind: relations-established, date: 2014-01-01, parties: [SUR, XKX]}
        - {id: d, kind: state-recognised, date: 2013-01-01, by: [SUR], of: XKX}
        - {id: e, kind: recognition-withdrawn, date: 2017-10-27, by: SUR, of: XKX}
        """,
    ))  # fmt: skip
    assert [told.answer("relations(JPN, USA)", day) for day in ("1941-12-07", "1941-12-08")] == [
        "holds",
        "does not hold",
    ]
    assert [told.answer("relations(SUR, XKX)", day) for day in ("2017-10-26", "2017-10-27")] == ["holds", "possibly"]


def test_a_court_that_annuls_past_acts_ends_no_listing(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: listing-added, date: 2012-07-26, by: EU, target: IRN, regime: eu-iran-measures,
           who: [BANK-MELLAT]}
        - {id: b, kind: listing-annulled, date: 2013-01-29, court: the General Court, by: EU, target: IRN,
           regime: eu-iran-measures, who: [BANK-MELLAT]}
        """,
    ))  # fmt: skip
    assert told.answer("listed(EU, BANK-MELLAT, IRN, eu-iran-measures)", "2013-01-29") == "holds"


def test_a_mission_at_an_organisation_is_no_diplomatic_relation(given):
    told = given((
        "paper",
        "- {id: a, kind: representative-accredited, date: 2021-02-25, sender: USA, host: UN}\n",
    ))  # fmt: skip
    assert told.answer("head-of-mission(USA, UN) = in post", "2021-02-25") == "holds"
    assert told.answer("relations(UN, USA)", "2021-02-25") == "possibly"


def test_a_member_becomes_an_associate_in_one_act(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: format-joined, date: 1991-12-21, who: [TKM], format: CIS}
        - {id: b, kind: format-status-changed, date: 2005-08-26, who: [TKM], format: CIS, from: full, to: associate}
        """,
    ))  # fmt: skip
    assert told.answer("member(TKM, CIS) = full", "2005-08-25") == "holds"
    assert told.answer("member(TKM, CIS) = full", "2005-08-26") == "does not hold"
    assert told.answer("member(TKM, CIS) = associate", "2005-08-26") == "holds"


def test_relations_imply_that_each_state_recognises_the_other_and_an_organisation_is_no_state(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: relations-established, date: 1991-08-29, parties: [ISL, LTU]}
        - {id: b, kind: relations-established, date: 1991-09-27, parties: [EU, LTU]}
        """,
    ))  # fmt: skip
    day = "1991-12-31"
    assert [told.answer(f"recognition({pair})", day) for pair in ("ISL, LTU", "LTU, ISL", "EU, LTU")] == ["holds"] * 3
    assert told.answer("recognition(LTU, EU)", day) == "possibly"


@pytest.mark.parametrize(
    ("package", "answer"), [("5", "holds"), ("'>=2'", "holds"), ("1", "possibly"), ("~5", "possibly"), ("", "possibly")]
)
def test_a_package_above_the_first_presupposes_the_regime(given, package, answer):
    number = f", package: {package}" if package else ""
    package = "kind: sanctions-imposed, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures"
    told = given(("paper", f"- {{id: a, {package}{number}}}\n"))
    assert told.answer("sanctions(EU, BLR, eu-belarus-measures)", "2021-12-01") == answer


def test_a_recall_after_a_recall_for_consultations_does_not_rewrite_the_day_before(given):
    told = given((
        "paper",
        """\
        - {id: c, kind: ambassador-recalled-for-consultations, date: 2020-01-10, sender: MAR, host: DEU}
        - {id: r, kind: ambassador-recalled, date: 2020-03-10, sender: MAR, host: DEU}
        """,
    ))  # fmt: skip
    post, home = "head-of-mission(MAR, DEU) = in post", "head-of-mission(MAR, DEU) = recalled for consultations"
    assert told.answer(post, "2020-01-09") == "holds"
    assert [told.answer(post, day) for day in ("2020-02-10", "2020-03-09")] == ["does not hold"] * 2
    assert [told.answer(home, day) for day in ("2020-02-10", "2020-03-09", "2020-03-10")] == [
        "holds",
        "holds",
        "does not hold",
    ]


def test_a_second_downgrade_and_an_agreement_suspended_while_provisional_leave_the_eve_as_it_was(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: relations-downgraded, date: 2010-05-31, by: NIC, with: ISR, to-level: minister}
        - {id: b, kind: relations-downgraded, date: 2012-01-01, by: NIC, with: ISR, to-level: chargé d'affaires}
        - {id: p, kind: agreement-provisionally-applied, date: 2014-11-01, parties: [EU, UKR],
           agreement: eu-ukraine-association-agreement}
        - {id: s, kind: agreement-suspended, date: 2015-06-01, by: UKR, agreement: eu-ukraine-association-agreement}
        """,
    ))  # fmt: skip
    assert told.answer("level(ISR, NIC) = minister", "2011-12-31") == "holds"
    assert told.answer("level(ISR, NIC) = ambassador", "2011-12-31") == "does not hold"
    party = "party(UKR, eu-ukraine-association-agreement)"
    assert told.answer(f"{party} = provisional", "2015-05-31") == "holds"
    assert told.answer(f"{party} = full", "2015-05-31") == "does not hold"


def test_when_relations_end_an_open_embassy_may_have_been_closed_and_a_closed_one_stays_closed(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: post-opened, date: 2015-01-01, owner: IRN, host: SAU, office: iranian-embassy-in-saudi-arabia}
        - {id: b, kind: post-opened, date: 2015-01-01, owner: LTU, host: CHN, office: lithuanian-embassy-in-china}
        - {id: c, kind: mission-closed, date: 2015-07-01, owner: LTU, host: CHN, office: lithuanian-embassy-in-china}
        - {id: d, kind: relations-severed, date: 2016-01-03, by: SAU, with: IRN}
        - {id: e, kind: relations-severed, date: 2016-01-03, by: CHN, with: LTU}
        """,
    ))  # fmt: skip
    days = ("2016-01-02", "2016-01-03")
    embassy = "post(IRN, SAU, iranian-embassy-in-saudi-arabia)"
    assert [told.answer(f"{embassy} = open", day) for day in days] == ["holds", "possibly"]
    assert [told.answer(f"{embassy} = closed", day) for day in days] == ["does not hold", "possibly"]
    closed = [told.answer("post(LTU, CHN, lithuanian-embassy-in-china) = closed", day) for day in days]
    assert closed == ["holds", "holds"]


@pytest.mark.parametrize(
    ("over", "answer"),
    [
        ("", "does not hold"),
        ("- {id: x, kind: peace-concluded, date: 2023-06-01, parties: [ARM, AZE]}", "does not hold"),
        ("- {id: x, kind: ceasefire-ended, date: 2023-06-01, parties: [ARM, AZE]}", "holds"),
        ('- {id: x, kind: observed, date: 2023-06-01, that: "not ceasefire(ARM, AZE)"}', "possibly"),
    ],
)
def test_what_follows_a_truce_is_said_by_how_it_ended(given, over, answer):
    told = given((
        "paper",
        f"- {{id: a, kind: ceasefire-agreed, date: 2022-09-14, parties: [ARM, AZE]}}\n{over}\n",
    ))  # fmt: skip
    assert told.answer("hostilities(ARM, AZE)", "2023-06-02") == answer


def test_a_truce_that_runs_out_leaves_open_whether_fighting_goes_on(given):
    told = given((
        "paper",
        "- {id: a, kind: ceasefire-agreed, date: 2023-11-24, until: 2023-11-30, parties: [EGY, ISR]}\n",
    ))  # fmt: skip
    answers = [told.answer("hostilities(EGY, ISR)", day) for day in ("2023-11-30", "2023-12-01")]
    assert (answers, told.why("hostilities(EGY, ISR)", "2023-12-01")) == (["does not hold", "possibly"], ["released"])
