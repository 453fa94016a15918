"""One happening, several events: their range, their contradictions, their denials."""


def left(date, **more):
    rest = "".join(f", {key.replace('_', '-')}: {value}" for key, value in more.items())
    return f"- {{id: left, kind: format-left, date: {date}, who: [LTU], format: CHN-CEEC, happening: exit{rest}}}\n"


def test_reports_that_agree_narrow_one_another(given):
    log = given(
        ("paper-a 2021-06-01", left("2021-05")),
        ("paper-b 2022-08-11", left("2021-21")),
        ("paper-c 2021-05-25", left("'[2021-05-20..2021-05-23]'")),
    )
    assert log.days("paper-a/left") == ("2021-05-20", "2021-05-23")
    assert not log.happening("paper-a/left").contested


def test_reports_that_differ_are_contested_within_the_hull_of_what_most_agree_on(given):
    log = given(
        ("paper-a", left("2021-05-21")),
        ("paper-b", left("2021-05-22")),
        ("paper-c", left("2021-05")),
        ("paper-d", left("2021-21")),
    )
    assert log.days("paper-a/left") == ("2021-05-21", "2021-05-22")
    assert log.happening("paper-a/left").contested
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-21") == "possibly"
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-22") == "does not hold"


def test_a_document_bounds_what_it_reports_by_its_publication_and_a_day_for_the_time_zone(given):
    log = given(("paper 2021-06-09", left("2021")))
    assert log.days("paper/left") == ("2021-01-01", "2021-06-10")


def test_a_claim_makes_possible_and_a_report_of_the_same_makes_certain(given):
    claimed = left("2021-05-22", stance="claimed", according_to="[an anonymous official]")
    log = given(
        ("founding 2012-04-26", FOUNDED), ("paper-a 2021-05-23", claimed), ("paper-b 2021-06-01", left("2021-05-22"))
    )
    early = log.known("2021-05-25")
    assert early.answer("member(LTU, CHN-CEEC) = full", "2021-05-24") == "possibly"
    assert early.why("member(LTU, CHN-CEEC) = full", "2021-05-24") == ["claimed"]
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-24") == "does not hold"


def test_a_denial_contests_reports_of_days_up_to_it_and_none_of_later_days(given):
    denied = left("2021-05-22", stance="denied", according_to="[CHN/foreign-ministry]")
    log = given(
        ("founding", FOUNDED),
        ("paper-a", left("2021-05-22")),
        ("paper-b 2021-05-24", denied.replace("id: left", "id: no")),
    )
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "possibly"
    assert log.why("member(LTU, CHN-CEEC) = full", "2021-06-01") == ["contested"]
    later = given(
        ("founding", FOUNDED),
        ("paper-a", left("2021-08-01")),
        ("paper-b 2021-05-24", denied.replace("id: left", "id: no")),
    )
    assert later.answer("member(LTU, CHN-CEEC) = full", "2021-08-01") == "does not hold"


def test_recalled_here_and_expelled_there_share_only_that_the_post_is_not_filled(given):
    event = "- {{id: gone, kind: {}, date: 2021-09-03, sender: LTU, host: CHN, happening: gone}}\n"
    log = given(("paper-a", event.format("ambassador-recalled")), ("paper-b", event.format("ambassador-expelled")))
    assert log.answer("head-of-mission(LTU, CHN) = in post", "2021-09-02") == "holds"
    assert log.answer("head-of-mission(LTU, CHN) = in post", "2021-09-03") == "does not hold"
    assert log.answer("head-of-mission(LTU, CHN) = recalled", "2021-09-03") == "possibly"
    assert log.answer("head-of-mission(LTU, CHN) = expelled", "2021-09-03") == "possibly"
    assert "contested" in log.why("head-of-mission(LTU, CHN) = expelled", "2021-09-03")


def test_a_report_that_only_says_less_contests_nothing(given):
    event = "- {{id: down, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU{}, happening: down}}\n"
    log = given(("paper-a", event.format("")), ("paper-b", event.format(", to-level: chargé d'affaires")))
    assert log.answer("level(CHN, LTU) = chargé d'affaires", "2021-11-21") == "holds"
    assert not log.happening("paper-a/down").contested


def test_a_level_that_no_report_names_is_unknown_and_ends_the_old_one(given):
    log = given(("paper", "- {id: down, kind: relations-downgraded, date: 2021-11-21, by: CHN, with: LTU}\n"))
    assert log.answer("level(CHN, LTU) = ambassador", "2021-11-20") == "holds"
    assert log.answer("level(CHN, LTU) = ambassador", "2021-11-21") == "does not hold"
    assert log.answer("level(CHN, LTU) = unknown", "2021-11-21") == "holds"


FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, LVA], format: CHN-CEEC}\n"
