"""What the given kinds begin and end is no more than what their acts mean."""

import pytest

RESTRICTED = "- {id: r, kind: visas-restricted, date: 2023-09-21, by: IND, of: CAN}\n"
FROZEN = "- {id: f, kind: assets-frozen, date: 1979-11-14, sender: USA, target: IRN}\n"
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
        (FROZEN, "kind: assets-partly-released, sender: USA, target: IRN", "assets-frozen(USA, IRN)", "holds"),
        (FROZEN, "kind: assets-released, sender: USA, target: IRN", "assets-frozen(USA, IRN)", "does not hold"),
        (SERVED, "kind: consular-services-reduced, owner: CAN, host: IND", "consular-services(CAN, IND)", "holds"),
    ],
)
def test_what_ends_in_part_does_not_end(given, before, event, fluent, answer):
    told = given(("paper", f"{before}- {{id: e, date: 2023-10-26, {event}}}\n"))
    assert told.answer(fluent, "2023-10-25") == "holds"
    assert told.answer(fluent, "2023-10-26") == answer


@pytest.mark.parametrize(
    ("event", "fluent"),
    [
        ("kind: aid-delivered, by: ARM, to: UKR, what: medicine", "aid(ARM, UKR, medicine)"),
        ("kind: arms-delivered, by: RUS, to: TUR", "arms-supplies(RUS, TUR)"),
    ],
)
def test_a_gift_of_once_is_no_tie_for_ever(given, event, fluent):
    told = given(("paper 2022-09-10", f"- {{id: e, date: 2022-09-01, {event}}}\n"))
    assert told.answer(fluent, "2023-09-01") == "holds"
    assert (told.answer(fluent, "2024-01-01"), told.why(fluent, "2024-01-01")) == ("possibly", ["stale"])


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
