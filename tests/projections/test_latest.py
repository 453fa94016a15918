"""Which act came last: what nothing follows, the whole and not its part, what weighs more; chronologies keep it."""

from datetime import date

from tracker.projections.briefing_dyad import dyad_briefing
from tracker.projections.dyad_lead import dyad_lead

RECALLED = "- {id: z-recalled, kind: ambassador-recalled, date: 2025-05-06, sender: SDN, host: ARE}\n"
SEVERED = "- {id: a-severed, kind: relations-severed, date: 2025-05-06, by: SDN, with: ARE%s}\n"
SANCTIONS = """\
- {id: z-whole, kind: sanctions-imposed, date: 2023-07-30, by: ECOWAS, target: NER, regime: ecowas-niger-measures}
- {id: a-part, kind: no-fly-zone-imposed, date: 2023-07-30, by: ECOWAS, against: NER, part-of: z-whole}
- {id: zz-part, kind: entry-banned, date: 2023-07-30, by: ECOWAS, target: NER, part-of: z-whole}
"""


def last_change(told, a, b, on):
    report = dyad_briefing(told.relation(a, b, on), date(2020, 1, 1).toordinal())
    return dyad_lead(report).last_change.step.entry.happening.id


def in_order(told, a, b, on):
    return [act.happening.id for act in told.relation(a, b, on).chronology]


def test_what_is_stated_to_follow_on_the_same_day_came_last(given):
    told = given(("paper", RECALLED + SEVERED % ", after: z-recalled"))
    assert in_order(told, "SDN", "ARE", "2025-05-31") == ["paper/z-recalled", "paper/a-severed"]
    assert last_change(told, "SDN", "ARE", "2025-05-31") == "paper/a-severed"


def test_of_acts_of_one_day_without_an_order_the_weightier_is_told(given):
    told = given(("paper", RECALLED + SEVERED % ""))
    assert last_change(told, "SDN", "ARE", "2025-05-31") == "paper/a-severed"


def test_the_whole_is_told_and_not_one_of_its_parts(given):
    told = given(("paper", SANCTIONS))
    assert in_order(told, "ECOWAS", "NER", "2023-07-30") == ["paper/z-whole", "paper/a-part", "paper/zz-part"]
    assert last_change(told, "ECOWAS", "NER", "2023-07-30") == "paper/z-whole"


def test_a_whole_that_changes_nothing_itself_stands_for_its_parts(given):
    eased = """\
- {id: eased, kind: sanctions-eased, date: 2024-02-24, by: ECOWAS, target: NER, regime: ecowas-niger-measures}
- {id: flights, kind: no-fly-zone-lifted, date: 2024-02-24, by: ECOWAS, against: NER, part-of: eased}
"""
    told = given(("paper", SANCTIONS + eased))
    assert last_change(told, "ECOWAS", "NER", "2024-03-01") == "paper/eased"


def test_what_is_decided_for_a_later_day_has_changed_nothing_yet(given):
    treaty = "- {id: joined, kind: format-joined, date: 2003-04-16, effective: 2004-05-01, who: LTU, format: EU}\n"
    told = given(("treaty", treaty))
    day, days = date(2003, 1, 1).toordinal(), ("2003-12-31", "2004-05-01")
    before, after = (dyad_briefing(told.relation("LTU", "EU", on), day) for on in days)
    assert dyad_lead(before).last_change is None
    assert dyad_lead(after).last_change.step.entry.happening.id == "treaty/joined"
