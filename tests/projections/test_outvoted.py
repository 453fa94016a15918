"""A report that others outvote is still mentioned, on the day that it concerns too."""

LEFT = "- {{id: left, kind: format-left, date: {}, who: LTU, format: CHN-CEEC, happening: exit}}\n"


def contested(log, on):
    return [[event.date.text for event in one.reports] for one in log.relation("LTU", "CHN-CEEC", on).contested]


def test_a_report_outvoted_two_to_one_is_mentioned_from_its_day_on(given):
    dates = ("2021-05-21", "2021-05-25", "2021-05-25")
    log = given(*((f"paper-{n}", LEFT.format(date)) for n, date in enumerate(dates)))
    assert log.days("paper-0/left") == ("2021-05-25", "2021-05-25")
    assert contested(log, "2021-05-20") == []
    assert contested(log, "2021-05-21") == [[*dates]]
    assert contested(log, "2021-05-25") == [[*dates]]


def test_reports_that_agree_are_mentioned_on_no_day(given):
    log = given(("paper-0", LEFT.format("2021-05")), ("paper-1", LEFT.format("2021-05-25")))
    assert contested(log, "2021-05-21") == contested(log, "2021-06-01") == []
