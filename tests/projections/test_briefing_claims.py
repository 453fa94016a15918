"""What one side claims: who speaks, whose answer it asks for, and which answers there are."""

import pytest

from tracker.projections.briefing_claims import claims
from tracker.projections.dyads import Dyad, own_happenings

CLAIM = """\
- {{id: claim, kind: customs-excluded, date: 2021-12-01, by: CHN, target: LTU, happening: customs, stance: claimed,
   according-to: [{}]}}
"""
DENIAL = """\
- {id: no, kind: customs-excluded, date: 2021-12-01, by: CHN, target: LTU, happening: customs, stance: denied,
   according-to: [CHN]}
"""
REPLY = "- {{id: {}, kind: visit-made, date: 2021-12-20, guest: {}, host: {}, because: claim}}\n"


def found(told, on="2021-12-31"):
    own = own_happenings(told.narrative, Dyad("LTU", "CHN"))
    return claims(told.narrative, own, Dyad("LTU", "CHN"), told.asked(on).on)


@pytest.mark.parametrize(("speaker", "other"), [
    ("LTU", "CHN"),
    ("LTU/parliament", "CHN"),
    ("CHN", "LTU"),
    ("a trade body", "CHN"),
])  # fmt: skip
def test_who_has_not_spoken_is_asked_or_else_whose_act_it_is_said_to_be(given, speaker, other):
    (claim,) = found(given(("paper", CLAIM.format(speaker))))
    assert (claim.happening.id, claim.other) == ("customs", other)


def test_a_claim_stands_from_the_first_day_of_which_it_tells(given):
    told = given(("paper", CLAIM.format("LTU")))
    assert found(told, "2021-11-30") == ()
    assert len(found(told, "2021-12-01")) == 1


def test_a_denial_stands_beside_the_claim(given):
    (claim,) = found(given(("paper", CLAIM.format("LTU")), ("other", DENIAL)))
    assert [event.ref for event in claim.denials] == ["other/no"]


def test_only_what_the_other_side_did_because_of_it_is_a_reply(given):
    log = CLAIM.format("LTU") + REPLY.format("theirs", "CHN", "LTU") + REPLY.format("ours", "LTU", "CHN")
    (claim,) = found(given(("paper", log)))
    assert [reply.id for reply in claim.replies] == ["paper/theirs"]


def test_what_somebody_reports_as_well_is_no_mere_claim(given):
    report = CLAIM.format("LTU").replace("stance: claimed,\n   according-to: [LTU]", "note: seen")
    assert found(given(("paper", CLAIM.format("LTU")), ("other", report))) == ()
