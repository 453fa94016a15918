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
    assert told.answer("representative(USA, UN) = in post", "2021-02-25") == "holds"
    assert told.answer("head-of-mission(USA, UN) = in post", "2021-02-25") == "possibly"
    assert told.answer("relations(UN, USA)", "2021-02-25") == "possibly"


@pytest.mark.parametrize(
    "event",
    [
        "kind: accreditation-refused, host: NATO, sender: RUS, number: 3",
        "kind: diplomats-expelled, host: NATO, sender: RUS, number: 7",
        "kind: ambassador-recalled-for-consultations, sender: RUS, host: NATO",
    ],
)
def test_nothing_that_is_done_at_an_organisation_implies_diplomatic_relations(given, event):
    told = given(("paper", f"- {{id: e, date: 2018-03-27, {event}}}\n"))
    assert list(told.narrative.fluents) == []


@pytest.mark.parametrize(
    "event",
    [
        "kind: diplomats-expelled, host: MKD, sender: RUS, number: 1",
        "kind: mission-cut, host: MKD, sender: RUS, to-number: 10",
        "kind: staff-reduced, sender: RUS, host: MKD, number: 41",
        "kind: accreditation-refused, host: MKD, sender: RUS",
        "kind: envoy-summoned, host: MKD, sender: RUS",
        "kind: charge-recalled-for-consultations, sender: MKD, host: RUS",
        "kind: charge-appointed, sender: MKD, host: RUS",
        "kind: ambassador-term-ended, sender: MKD, host: RUS",
        "kind: ambassador-expelled, host: MKD, sender: RUS",
        "kind: identity-cards-called-in, host: MKD, sender: RUS",
    ],
)
def test_what_one_mission_does_or_suffers_presupposes_relations(given, event):
    told = given(("paper", f"- {{id: e, date: 2018-03-26, {event}}}\n"))
    days = {"2018-03-24": "possibly", "2018-03-25": "holds", "2018-03-31": "holds"}
    assert {day: told.answer("relations(MKD, RUS)", day) for day in days} == days


@pytest.mark.parametrize(
    "event",
    [
        "kind: representative-post-taken, sender: USA, host: CUB",
        "kind: section-staff-expelled, host: USA, sender: CUB, number: 7",
        "kind: diplomats-left, sender: USA, host: CUB",
    ],
)
def test_an_interests_section_or_who_leaves_it_implies_no_relations(given, event):
    severed = "- {id: s, kind: relations-severed, date: 1961-01-03, by: USA, with: CUB}\n"
    told = given(("paper", f"{severed}- {{id: e, date: 2003-05-13, {event}}}\n"))
    assert told.answer("relations(CUB, USA)", "2003-05-12") == "does not hold"


def test_the_head_of_an_interests_section_stays_where_there_are_no_relations(given):
    told = given((
        "paper",
        """\
        - {id: taken, kind: representative-post-taken, date: 2011-09-01, sender: USA, host: CUB}
        - {id: left, kind: representative-post-left, date: 2014-07-15, sender: USA, host: CUB}
        - {id: next, kind: representative-post-taken, date: 2014-08-15, sender: USA, host: CUB}
        - {id: severed, kind: relations-severed, date: 1961-01-03, by: USA, with: CUB}
        """,
    ))  # fmt: skip
    days = {"2011-08-31": "does not hold", "2014-07-14": "holds", "2014-07-15": "does not hold", "2015-07-19": "holds"}
    assert {day: told.answer("representative(USA, CUB) = in post", day) for day in days} == days
    assert told.answer("head-of-mission(USA, CUB) = in post", "2014-12-31") == "does not hold"


def test_ambassadors_go_with_relations_and_who_comes_with_new_ones_is_not_known(given):
    told = given((
        "paper",
        """\
        - {id: sent, kind: ambassador-accredited, date: 1957-07-23, sender: USA, host: CUB}
        - {id: severed, kind: relations-severed, date: 1961-01-03, by: USA, with: CUB}
        - {id: restored, kind: relations-restored, date: 2015-07-20, parties: [USA, CUB]}
        """,
    ))  # fmt: skip
    days = {
        "1959-01-01": "holds",
        "1961-01-03": "does not hold",
        "1970-01-01": "does not hold",
        "2015-07-19": "does not hold",
        "2015-07-20": "possibly",
    }
    for value in ("in post", "recalled"):
        expected = days if value == "in post" else {day: days[day] for day in days if day != "1959-01-01"}
        assert {day: told.answer(f"head-of-mission(USA, CUB) = {value}", day) for day in expected} == expected
    assert told.answer("head-of-mission(CUB, USA) = in post", "1970-01-01") == "does not hold"
    assert told.answer("head-of-mission(CUB, USA) = in post", "2015-07-20") == "possibly"
    assert told.answer("level(CUB, USA) = ambassador", "1970-01-01") == "does not hold"
    assert told.answer("level(CUB, USA) = ambassador", "2015-07-20") == "possibly"


def test_an_ambassador_after_relations_that_are_presupposed_anew_stays_as_told(given):
    told = given((
        "paper",
        """\
        - {id: severed, kind: relations-severed, date: 1961-01-03, by: USA, with: CUB}
        - {id: sent, kind: ambassador-accredited, date: 2022-11-23, sender: CUB, host: USA}
        - {id: summoned, kind: envoy-summoned, date: 2023-05-01, sender: USA, host: CUB}
        """,
    ))  # fmt: skip
    assert told.answer("head-of-mission(CUB, USA) = in post", "2023-06-01") == "holds"
    assert told.answer("head-of-mission(USA, CUB) = in post", "2023-06-01") == "possibly"


def test_what_became_of_an_embassy_when_relations_ended_is_not_known_nor_its_rank(given):
    told = given((
        "paper",
        """\
        - {id: raised, kind: mission-rank-set, date: 1893-01-01, owner: USA, host: DEU, rank: embassy}
        - {id: severed, kind: relations-severed, date: 1917-02-03, by: USA, with: DEU}
        """,
    ))  # fmt: skip
    days = {"1917-02-02": "holds", "1917-02-03": "possibly"}
    assert {day: told.answer("mission-rank(USA, DEU) = embassy", day) for day in days} == days
    assert told.answer("mission-rank(USA, DEU) = none", "1917-02-03") == "possibly"


def test_recognition_withdrawn_leaves_ambassadors_open_and_war_ends_their_posts(given):
    told = given((
        "paper",
        """\
        - {id: a, kind: ambassador-accredited, date: 2016-01-01, sender: SUR, host: XKX}
        - {id: b, kind: recognition-withdrawn, date: 2017-10-27, by: SUR, of: XKX}
        - {id: c, kind: ambassador-accredited, date: 1941-02-14, sender: JPN, host: USA}
        - {id: d, kind: war-declared, date: 1941-12-08, by: USA, against: JPN}
        """,
    ))  # fmt: skip
    assert told.answer("head-of-mission(SUR, XKX) = in post", "2017-10-26") == "holds"
    assert told.answer("head-of-mission(SUR, XKX) = in post", "2017-10-27") == "possibly"
    assert told.answer("head-of-mission(JPN, USA) = in post", "1941-12-07") == "holds"
    assert told.answer("head-of-mission(JPN, USA) = in post", "1941-12-08") == "does not hold"


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
