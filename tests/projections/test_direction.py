"""Which way a relation went: by what surely changed in a period, in doubt before or since, and not by mere kindness."""

import pytest

from tracker.projections.direction import Way, direction

SEVERED = '- {id: severed, kind: relations-severed, date: "[2024-04-05..2024-04-06]", by: MEX, with: ECU}\n'
ASYLUM = """\
- {id: asylum, kind: asylum-given, date: 2024-04-05, by: MEX, who: GLAS-JORGE, of: ECU}
"""
CONTROL = """\
- {id: control, kind: export-control-imposed, date: 2019-07-04, by: JPN, target: KOR, goods: chemicals}
- {id: lifted, kind: export-control-lifted, date: 2023-04-24, by: KOR, target: JPN, goods: machines}
"""
RENEWED = """\
- {id: renewed, kind: sanctions-renewed, date: "[2023-03-01..2023-03-20]", by: EU, target: BLR,
   regime: eu-belarus-measures}
"""


def way(told, a, b, first, on):
    answers = told.relation(a, b, on).answers
    found = direction(told.timelines, answers, told.asked(first).on, told.asked(on).on)
    return found.way, len(found.better), len(found.worse)


@pytest.fixture
def raid(given):
    log = f"actors: {{GLAS-JORGE: {{type: person, names: Jorge Glas}}}}\nevents:\n{SEVERED}{ASYLUM}"
    return given(("paper", log))


def test_relations_broken_off_on_a_vague_day_are_a_change_for_the_worse_and_asylum_is_none_for_the_better(raid):
    assert way(raid, "MEX", "ECU", "2024-01-01", "2024-04-30")[0] is Way.WORSE


def test_what_was_begun_in_the_period_counts_though_nothing_confirms_it_since(given):
    assert way(given(("paper", CONTROL)), "JPN", "KOR", "2019-01-01", "2023-12-31") == (Way.BOTH, 1, 1)


def test_what_was_only_renewed_did_not_change(given):
    assert way(given(("paper", RENEWED)), "EU", "BLR", "2023-01-01", "2023-12-31") == (Way.NONE, 0, 0)


def test_what_went_there_and_back_is_a_change_for_the_worse_and_one_for_the_better(given):
    frozen = """\
- {id: closed, kind: airspace-closed, date: 2023-07-30, by: FRA, target: NER}
- {id: opened, kind: airspace-opened, date: 2024-02-24, by: FRA, target: NER}
"""
    assert way(given(("paper", frozen)), "FRA", "NER", "2023-07-01", "2024-03-31") == (Way.BOTH, 1, 1)
    assert way(given(("paper", frozen)), "FRA", "NER", "2024-01-01", "2024-03-31") == (Way.BETTER, 1, 0)


def test_an_act_without_a_score_is_weighed_by_what_else_has_its_effect(given):
    switched = "- {id: switched, kind: recognition-switched, date: 2019-09-16, by: SLB, from: TWN, to: CHN}\n"
    told = given(("paper", switched))
    assert way(told, "SLB", "TWN", "2019-01-01", "2019-12-31") == (Way.WORSE, 0, 2)
    assert way(told, "SLB", "CHN", "2019-01-01", "2019-12-31") == (Way.BETTER, 1, 0)


def test_a_link_that_stopped_is_for_the_worse_though_others_that_open_it_are_for_the_better(given):
    stopped = """\
things: {flights: {type: route, name: the flights from Astana to Vilnius}}
events:
  - {id: stopped, kind: link-stopped, date: 2019-01-10, parties: [KAZ, LTU], route: flights}
"""
    assert way(given(("paper", stopped)), "KAZ", "LTU", "2018-07-01", "2019-06-30") == (Way.WORSE, 0, 1)
