"""The days on which the answer about two actors may become another: between two of them each day has the same."""

from bisect import bisect_right
from random import Random

import pytest
from attrs import evolve

from tracker.given import given as given_folder
from tracker.log.assembly import assemble
from tracker.log.files import log_files, read_file
from tracker.model.days import day, iso
from tracker.narrative.narrative import narrate
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked, gathered
from tracker.projections.turning import told_beside, turning_days
from tracker.reports.data.relation import relation_data
from tracker.reports.text.layout import View
from tracker.reports.text.relation import relation_text

SPAN = day("1985-01-01"), day("2031-01-01")
PAIRS = [("LTU", "CHN"), ("KAZ", "LTU"), ("LTU", "EU"), ("EU", "BLR"), ("BLR", "CHN"), ("LTU", "TWN")]


@pytest.fixture(scope="module")
def samples(catalogue):
    """What the sample logs tell."""
    logs = assemble([read_file(file) for file in log_files([given_folder("events")])], catalogue)
    return narrate(logs.logs, logs.catalogue)


def told_on(told, when):
    """Return all that is told of a day: as data, on one screen, and with the evidence and acts; without the day."""
    report = told.on(evolve(Asked(0), on=when))
    data = relation_data(report)
    del data["on"]
    short, long = relation_text(report), relation_text(report, View(evidence=True, acts=True))
    return data, short.split("\n")[1:], long.split("\n")[1:]


def differing(told, days):
    """List the days on which another thing is told than on the last turning day before them."""
    turning = turning_days(told)
    kept = {}
    wrong = []
    for when in days:
        last = turning[bisect_right(turning, when) - 1]
        kept[last] = kept[last] if last in kept else told_on(told, last)
        if told_on(told, when) != kept[last]:
            wrong.append(iso(when))
    return wrong


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_between_two_turning_days_every_day_of_the_samples_has_one_answer(samples, pair):
    told = gathered(samples, Dyad(*pair))
    turning = turning_days(told)
    eves = [when - 1 for when in turning if SPAN[0] < when < SPAN[1]]
    some = Random(pair[0]).sample(range(*SPAN), 12)  # noqa: S311 - not for secrets
    assert differing(told, [*Random(1).sample(eves, min(len(eves), 12)), *some]) == []  # noqa: S311


HARD = """
    things:
      pact: {type: agreement, name: A pact}
      measures: {type: regime, name: Some measures}
    events:
      - {id: a, date: 2001-01-01, kind: relations-established, parties: [GRC, TUR]}
      - {id: b, date: 2001-03, kind: ambassador-accredited, sender: GRC, host: TUR}
      - {id: c, date: 2002-06-30, kind: sanctions-imposed, by: GRC, target: TUR, regime: measures, until: 2003-06-30}
      - {id: d, date: "[2004-02-01..2004-04-10]", kind: ambassador-recalled, sender: GRC, host: TUR, stance: claimed,
         according-to: [GRC]}
      - {id: e, date: 2005-05, kind: ambassador-accredited, sender: TUR, host: GRC, stance: announced,
         degree: scheduled, said: 2004-12-01}
      - {id: f, date: 2004-06-01, effective: 2004-09-01, kind: agreement-signed, parties: [GRC, TUR], agreement: pact}
    """


BESIDE = ("answers", "figures", "positions", "counts", "pending", "contested")


@pytest.mark.parametrize("pair", PAIRS[:4], ids="-".join)
def test_without_the_acts_that_the_chronology_alone_tells_all_else_is_told_alike(samples, pair):
    told = gathered(samples, Dyad(*pair))
    lean = told_beside(told)
    assert len(lean.own) < len(told.own)
    for when in turning_days(told):
        whole, less = (one.on(evolve(Asked(0), on=when)) for one in (told, lean))
        for what in BESIDE:
            assert repr(getattr(whole, what)) == repr(getattr(less, what)), (iso(when), what)


def test_terms_ages_of_doubt_plans_and_names_turn_the_answer_too(given):
    """A term ends, a plan falls overdue, nothing confirms any more what held: every tenth day and each eve is asked."""
    narrative = given(("paper 2006-01-01", HARD)).narrative
    told = gathered(narrative, Dyad("GRC", "TUR"))
    eves = [when - 1 for when in turning_days(told) if when < day("2011-01-01")]
    assert differing(told, [*range(day("2000-12-01"), day("2010-12-31"), 10), *filter(None, eves)]) == []
