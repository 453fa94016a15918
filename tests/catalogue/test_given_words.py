"""The given kinds by the words of the news that find them, and by the sentences that tell their examples."""

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.reports.language.sentences import event_sentence

pytestmark = pytest.mark.lengthy

WORDS = """
    expulsion: diplomats-expelled; denial: accusation-denied; memorandum: agreement-signed;
    turnover: figure-reported; cuts ties: relations-severed; peace deal: peace-concluded;
    invades: hostilities-begun; ousts: power-seized; normalisation: relations-restored;
    trade war: export-control-imposed; truce: ceasefire-agreed; steps down: office-left;
    snubs: format-not-attended; spat: condition-observed; blue helmets: peace-mission-set-up; quits: format-left;
    sabotage: attack-suffered; slams: criticised; hails: praised; tit-for-tat: diplomats-expelled;
    working group: joint-body-set-up; conviction: person-sentenced; verdict: person-sentenced;
    trial: person-sentenced; invitation: invitation-extended; pardon: person-released; abduction: person-detained;
    arrest warrant: person-extradited; debt relief: debt-restructured; acquisition: company-taken-over;
    takeover: company-taken-over; credentials: ambassador-accredited; rupture: relations-severed;
    speech: position-stated; remarks: position-stated; criticism: criticised; allegation: conduct-alleged;
    deficit: figure-reported; growth: figure-changed; target: figure-targeted; retaliation: trade-measure-imposed;
    hacker: cyber-attack-made; chairmanship: chair-taken; abstained: vote-cast; back channel: talks-opened;
    good offices: mediated; frontier: border-closed; gratitude: praised; derecognition: recognition-withdrawn;
    flyover: airspace-violated
"""
UNWANTED = """
    went over to; the undoing of; the renaming of; what it did:; has or had to do; goes back to one; holds besides;
    is said to be so; at the latest; besides; called in; severely; strongly
"""
TOLD = [
    (
        "{kind: figure-reported, of: POL, to: BLR, measure: exports, value: <2, unit: bn EUR, period: 2023}",
        "Exports of Poland to Belarus (2023): less than 2 bn EUR",
    ),
    (
        "{kind: trend-reported, of: POL, from: BLR, measure: imports, trend: falling, period: 2023}",
        "Imports of Poland from Belarus (2023): falling",
    ),
    (
        "{kind: figure-targeted, parties: [POL, UZB], measure: trade, value: 1, unit: bn USD, period: ../2028}",
        "Target of Poland and Uzbekistan for trade (to 2028): 1 bn USD",
    ),
    (
        '{kind: figure-targeted, parties: [POL, UZB], measure: trade, value: 1, unit: bn USD, period: "[..2028]"}',
        "Target of Poland and Uzbekistan for trade (by 31 December 2028): 1 bn USD",
    ),
    (
        "{kind: visit-made, guest: POL/president, host: UZB, where: Tashkent, sort: official}",
        "The President of Poland visited Uzbekistan (Tashkent), a visit described as official",
    ),
    (
        "{kind: supported, by: POL, of: UZB, what: its accession to the WTO}",
        "Poland supported Uzbekistan on its accession to the WTO",
    ),
    (
        "{kind: airspace-violated, by: RUS, of: POL, number: 19, what: drones}",
        "Russia violated the airspace of Poland with 19 aircraft: drones",
    ),
    (
        "{kind: person-sentenced, by: RUS, of: USA, who: GERSHKOVICH-EVAN, to: 16 years in a penal colony}",
        "Russia sentenced Evan Gershkovich, a national of the United States, to 16 years in a penal colony",
    ),
    (
        "{kind: invitation-extended, host: GBR/monarch, guest: USA/president, to: a state visit}",
        "The monarch of the United Kingdom invited the President of the United States to a state visit",
    ),
    (
        "{kind: called-on, by: POL, toward: BLR, to: release all political prisoners}",
        "Poland called on Belarus to release all political prisoners",
    ),
]


@pytest.mark.parametrize(("word", "kind"), [tuple(one.strip().split(": ")) for one in WORDS.split(";")])
def test_a_kind_is_found_by_a_word_of_the_news(word, kind, tmp_path):
    said = CliRunner().invoke(tracker, ["--store", str(tmp_path / "none.db"), "kinds", word]).stdout
    assert kind in said.splitlines()
    assert "but what is said of these" not in said


@pytest.mark.parametrize(("event", "told"), TOLD)
def test_an_event_is_told_as_english_tells_it(event, told, given):
    log = given(("paper", "- " + event.replace("{", "{id: one, date: 2025-03-03, ", 1) + "\n"))
    narrative = log.timelines.narrative
    assert event_sentence(narrative.events["paper/one"], narrative.catalogue) == told


@pytest.mark.parametrize("words", [words.strip() for words in UNWANTED.split(";")])
def test_no_sentence_of_the_seeds_says_what_an_editor_struck_out(words, catalogue):
    kinds = [catalogue.kind(name) for name in catalogue.codes("kinds")]
    sorts = [catalogue.fluent(name) for name in catalogue.codes("fluents")]
    told = [kind.told for kind in kinds] + [phrase for sort in sorts for phrase in (sort.says, sort.state)]
    assert [phrase for phrase in told if words in phrase] == []
