"""What belongs to two actors: their own, what formats share, causes; and what was stated, planned and counted."""

MEMBERS = """\
- {id: lithuania-in, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: [LTU, POL], format: EU}
- {id: britain-in, kind: format-joined, date: 1972-01-22, effective: 1973-01-01, who: [GBR], format: EU}
- {id: britain-out, kind: format-left, date: 2020-01-24, effective: 2020-02-01, who: [GBR], format: EU}
"""
PACKAGE = """\
- {id: package, kind: sanctions-imposed, date: 2021-12-02, by: EU, target: BLR, regime: eu-belarus-measures,
   package: 5}
"""


def answers(report, fluent):
    return [(h.value, h.answer.value, h.through) for h in report.answers if str(h.fluent) == fluent]


def test_what_the_eu_does_its_members_share_while_they_are_members(given):
    log = given(("treaties", MEMBERS), ("paper", PACKAGE))
    sanctions = "sanctions(EU, BLR, eu-belarus-measures)"
    assert answers(log.relation("BLR", "LTU", "2021-12-31"), sanctions) == [(None, "holds", "EU")]
    assert answers(log.relation("LTU", "BLR", "2021-12-01"), sanctions) == [(None, "holds", "EU")]
    assert answers(log.relation("BLR", "LTU", "2003-12-31"), sanctions) == []
    assert answers(log.relation("BLR", "GBR", "2021-12-31"), sanctions) == [(None, "does not hold", "EU")]


def test_a_package_stands_in_the_chronology_of_members_alone(given):
    log = given(("treaties", MEMBERS), ("paper", PACKAGE))
    told = {a: [e.through for e in log.relation(a, "BLR", "2021-12-31").chronology] for a in ("LTU", "POL", "GBR")}
    assert told == {"LTU": ["EU"], "POL": ["EU"], "GBR": []}


def test_members_share_nothing_among_themselves(given):
    log = given(("treaties", MEMBERS), ("paper", PACKAGE.replace("target: BLR", "target: POL")))
    assert not [
        h for h in log.relation("LTU", "POL", "2021-12-31").answers if h.through and h.answer.value != "does not hold"
    ]


def test_a_format_that_is_the_target_shares_that_too(given):
    counter = PACKAGE.replace("by: EU, target: BLR", "by: BLR, target: EU")
    report = given(("treaties", MEMBERS), ("paper", counter)).relation("LTU", "BLR", "2021-12-31")
    assert answers(report, "sanctions(BLR, EU, eu-belarus-measures)") == [(None, "holds", "EU")]


def test_an_ordinal_is_a_lower_bound_and_a_part_is_not_counted_again(given):
    log = given(("treaties", MEMBERS), ("paper", PACKAGE))
    assert [(c.of, c.certain, c.open_ended) for c in log.relation("EU", "BLR", "2021-12-31").counts] == [
        ("packages", 5, True)
    ]
    parts = PACKAGE.replace(", \n   package: 5", "").replace("package: 5", "persons: 17") + PACKAGE.replace(
        "id: package,", "id: part, part-of: package,"
    ).replace("package: 5", "persons: 3")
    counts = given(("paper", parts)).relation("EU", "BLR", "2021-12-31").counts
    assert [(c.of, c.certain, c.possible, c.open_ended) for c in counts] == [("packages", 1, 1, False)]


def test_both_memberships_of_a_common_format_belong_to_the_dyad(given):
    log = given(
        ("founding", "- {id: f, kind: format-founded, date: 2012-04-26, members: [CHN, LTU], format: CHN-CEEC}\n")
    )
    fluents = [str(holding.fluent) for holding in log.relation("LTU", "CHN", "2013-01-01").answers]
    assert fluents == ["member(CHN, CHN-CEEC)", "member(LTU, CHN-CEEC)", "both-members(CHN, LTU, CHN-CEEC)"]


def test_a_cause_belongs_one_step_back_and_is_marked(given):
    log = given(
        (
            "paper",
            """
            - {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}
            - {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}
            """,
        )
    )
    entries = log.relation("LTU", "CHN", "2021-12-31").chronology
    assert [(e.happening.id, e.cause_only) for e in entries] == [("paper/name", True), ("paper/recall", False)]
    assert entries[1].causes == ("paper/name",)


def test_two_values_that_are_possible_are_both_answers(given):
    event = "- {{id: gone, kind: {}, date: 2021-09-03, sender: LTU, host: CHN, happening: exit}}\n"
    log = given(("paper-a", event.format("ambassador-recalled")), ("paper-b", event.format("ambassador-expelled")))
    report = log.relation("LTU", "CHN", "2021-09-03")
    assert [(h.value, h.answer.value) for h in report.answers] == [
        (None, "holds"),
        ("recalled", "possibly"),
        ("expelled", "possibly"),
    ]
    assert [one.id for one in report.contested] == ["exit"]


def test_the_last_position_on_a_topic_supersedes_the_one_before(given):
    stated = (
        "- {{id: s{0}, kind: position-stated, date: {1}, by: LTU, topic: the name, direction: {2}, toward: [CHN]}}\n"
    )
    log = given(
        ("paper", stated.format(1, "2021-07-20", "it stays") + stated.format(2, "2024-12-20", "it is talked about"))
    )
    said = [s.event.roles["direction"] for s in log.relation("LTU", "CHN", "2025-01-01").positions]
    assert said == [("it is talked about",)]
    assert [s.event.id for s in log.relation("LTU", "CHN", "2022-01-01").positions] == ["s1"]


def test_figures_are_kept_by_period_and_speaker(given):
    figure = """\
- {{id: f{0}, kind: figure-reported, date: 2018-10, of: KAZ, with: LTU, measure: trade, value: {1}, unit: mn USD,
   period: {2}}}
"""
    log = given(("paper", figure.format(1, 722, "2017") + figure.format(2, 527, "2018-01/2018-08")))
    figures = log.relation("LTU", "KAZ", "2018-12-31").figures
    assert [(f.event.roles["value"], f.event.roles["period"]) for f in figures] == [
        (("722",), ("2017",)),
        (("527",), ("2018-01/2018-08",)),
    ]


ANNOUNCED = "stance: announced, degree: decided, said: 2021-03-03, date: 2021,"
PLAN = """\
- {id: plan, kind: representative-office-opened, stance: announced, degree: decided, said: 2021-03-03, date: 2021,
   owner: LTU, host: TWN, office: lithuanian-office-in-taiwan, happening: opening}
"""


def plans(log, on):
    return [plan.status.value for plan in log.relation("LTU", "TWN", on).pending]


def test_a_plan_is_pending_then_overdue_until_it_is_fulfilled_and_changes_nothing_itself(given):
    done = PLAN.replace("id: plan", "id: done").replace(ANNOUNCED, "date: 2022-11-07,")
    log = given(("paper-a", PLAN), ("paper-b", done))
    assert (plans(log, "2021-03-02"), plans(log, "2021-12-31")) == ([], ["pending"])
    assert (plans(log, "2022-01-01"), plans(log, "2022-11-07")) == (["overdue"], [])
    post = "post(LTU, TWN, lithuanian-office-in-taiwan) = open"
    assert (log.answer(post, "2022-11-06"), log.answer(post, "2022-11-07")) == ("does not hold", "holds")


def test_a_plan_can_be_renewed_or_called_off(given):
    again = PLAN.replace("id: plan", "id: again").replace(
        "said: 2021-03-03, date: 2021", "said: 2021-12-20, date: 2022"
    )
    off = "- {id: off, kind: plan-called-off, date: 2022-02-01, by: LTU, plan: plan}\n"
    assert plans(given(("paper", PLAN + again)), "2022-01-15") == ["pending"]
    assert plans(given(("paper", PLAN + again + off)), "2022-02-01") == []


def test_a_pair_of_which_nothing_is_known_has_an_empty_relation(given):
    report = given(("paper", PACKAGE)).relation("JPN", "KAZ", "2021-12-31")
    assert (report.answers, report.chronology, report.pending) == ((), (), ())


def test_a_member_that_an_act_excepts_does_not_share_it(given):
    log = given((
        "paper",
        """\
        - {id: m, kind: format-joined, date: 1973-01-01, who: [DNK, IRL], format: EU}
        - {id: v, kind: visa-free-entry-granted, date: 2017-06-11, by: EU, of: UKR, except: [IRL]}
        """,
    ))  # fmt: skip
    shared = {a: answers(log.relation(a, "UKR", "2018-01-01"), "visa-free(EU, UKR)") for a in ("DNK", "IRL")}
    assert shared == {"DNK": [(None, "holds", "EU")], "IRL": []}


def test_a_truce_that_nobody_told_of_is_no_row_in_doubt(given):
    begun = "- {id: begun, kind: hostilities-begun, date: 2023-04-15, by: RSF, against: SDN}\n"
    told = given(("paper", begun))

    def rows(on):
        return {answer.fluent.name: answer.answer.value for answer in told.relation("SDN", "RSF", on).answers}

    assert rows("2023-05-06") == {"hostilities": "holds", "ceasefire": "does not hold"}
    assert rows("2026-05-06") == {"hostilities": "possibly"}
    truce = "- {id: truce, kind: ceasefire-agreed, date: 2022-04-15, parties: [SDN, RSF]}\n"
    assert [
        row.fluent.name for row in given(("paper", truce + begun)).relation("SDN", "RSF", "2026-05-06").answers
    ] == [
        "hostilities",
        "ceasefire",
    ]


STILL_TO_COME = """
- {id: signed, kind: agreement-signed, date: 2020-01-24, parties: [EU, GBR], agreement: eu-uk-withdrawal-agreement}
- {id: joined, kind: format-joined, date: 1973-01-01, who: GBR, format: EU}
"""


def test_what_is_still_to_come_is_no_row(given):
    told = given(("paper", STILL_TO_COME))

    def rows(on):
        return {str(one.fluent): one.answer.value for one in told.relation("EU", "GBR", on).answers}

    assert rows("1950-01-01") == {}, "the EU was not there yet"
    assert rows("1972-12-31") == {"member(GBR, EU)": "does not hold"}
    assert rows("1974-06-01") == {"member(GBR, EU)": "holds"}
    assert [row.partition("(")[0] for row in rows("2020-01-24")] == ["member", "signed", "signed", "both-signed"]


def test_what_ended_with_an_actor_or_by_an_act_stays_a_row(given):
    ended = """
    - {id: listed, kind: observed, date: 2004-01-01, that: "programme(BLR, CHN, plan)"}
    - {id: over, kind: observed, date: 2005-01-01, that: "not programme(BLR, CHN, plan)"}
    - {id: seen, kind: observed, date: 1985-01-01, that: "relations(POL, SUN)"}
    """
    told = given(("paper", "things: {plan: {type: programme, name: the plan}}\nevents:\n" + ended))
    for a, b, on in (("BLR", "CHN", "2005-06-01"), ("POL", "SUN", "1995-01-01")):
        assert [one.answer.value for one in told.relation(a, b, on).answers] == ["does not hold"]
