"""How texts tell of missions: a sentence on the United States in Jordan, and which rank its mission has from which day.

Each of the sentences stands for a way in which English tells it; what is only planned, asked for, or told of somebody
else's mission is none.
"""

import pytest

from tracker.drafting.namesakes import namesakes, of_the_day
from tracker.model.dates import parse_date

TOLD = {
    # The mission opens, or is opened again.
    "The American Embassy in Amman resumed operations on May 3, 1950.": ["1950-05-03 embassy"],
    "An American Embassy was set up in Amman on May 3, 1950.": ["1950-05-03 embassy"],
    "The U.S. Interests Section began operations in Amman on May 3, 1950.": ["1950-05-03 interests section"],
    "The Embassy was not opened until May 3, 1950.": ["1950-05-03 embassy"],
    "Before the Legation was opened on May 3, 1950, the consul in Jerusalem represented the United States.": [
        "1950-05-03 legation"
    ],
    "The American Embassy was established in Amman. This took place on May 3, 1950.": ["1950-05-03 embassy"],
    "On May 3, 1950, Jordan became independent. The same day, the U.S. Consulate General was elevated to an Embassy.": [
        "1950-05-03 embassy"
    ],
    "The Legation was closed on May 2, 1950. The following day, it was reopened.": [
        "1950-05-02 none",
        "1950-05-03 legation",
    ],
    # It is raised.
    "The American Legation was made an Embassy on May 3, 1950.": ["1950-05-03 embassy"],
    "The U.S. Embassy in Amman was upgraded from a Legation on May 3, 1950.": ["1950-05-03 embassy"],
    "The U.S. mission in Amman was designated an Embassy on May 3, 1950.": ["1950-05-03 embassy"],
    "The U.S. Legation was given the status of an Embassy on May 3, 1950.": ["1950-05-03 embassy"],
    "The U.S. Legation was established on May 3, 1950, and raised to an Embassy on June 9, 1951.": [
        "1950-05-03 legation",
        "1951-06-09 embassy",
    ],
    "The Consulate, opened on May 3, 1950, became an Embassy on June 9, 1951.": [
        "1950-05-03 consulate",
        "1951-06-09 embassy",
    ],
    # Heads of mission present their credentials.
    "John Smith was appointed Minister to Jordan on March 1, 1950. He presented his credentials on May 3.": [
        "1950-05-03 legation"
    ],
    "John Smith was appointed Minister to Jordan on March 1, 1950. On May 3, 1950, Smith presented his credentials.": [
        "1950-05-03 legation"
    ],
    "U.S. Minister John Smith presented his credentials on May 3, 1950; he was resident at Beirut.": [
        "1950-05-03 nonresident envoy"
    ],
    "On May 3, 1950, John Smith, who resided in Damascus, presented his credentials as Minister to Jordan.": [
        "1950-05-03 nonresident envoy"
    ],
    "Ambassador John Smith, who was concurrently Ambassador to Syria, presented his credentials on May 3, 1950.": [
        "1950-05-03 nonresident ambassador"
    ],
    "The U.S. Ambassador to Syria John Smith presented his credentials as Ambassador to Jordan on May 3, 1950.": [
        "1950-05-03 nonresident ambassador"
    ],
    "John Smith presented his credentials on May 3, 1950, and was the first U.S. Ambassador resident in Jordan.": [],
    "Diplomatic relations began on May 3, 1950, when John Smith presented his credentials as Chargé.": [
        "1950-05-03 legation"
    ],
    "John Smith presented his credentials as Chargé d'Affaires ad interim on May 3, 1950.": [],
    "The first U.S. Ambassador, John Smith, presented his credentials on May 3, 1950, while the Embassy in Amman opened"
    " on June 9, 1951.": ["1950-05-03 nonresident ambassador", "1951-06-09 embassy"],
    # It closes.
    "The United States suspended embassy operations on May 3, 1950.": ["1950-05-03 none"],
    "Operations at the Embassy were suspended on May 3, 1950.": ["1950-05-03 none"],
    "The Embassy ceased to function on May 3, 1950.": ["1950-05-03 none"],
    "The American Embassy closed on May 3, 1950, and reopened on June 9, 1951.": [
        "1950-05-03 none",
        "1951-06-09 embassy",
    ],
    "The U.S. consulate in Amman opened on May 3, 1850. It was closed on June 9, 1851.": [
        "1850-05-03 consulate",
        "1851-06-09 none",
    ],
    "The U.S. Consulate in Aqaba closed on May 3, 1950.": [],
    "The Consulate General was closed on May 3, 1950, while the Embassy stayed open.": [],
    "The U.S. consulate in Amman opened on May 3, 1850. Other consulates were closed on June 9, 1851.": [
        "1850-05-03 consulate"
    ],
    # It is planned or asked for.
    "The United States and Jordan agreed on May 3, 1950, to establish embassies.": [],
    "On May 3, 1950, the United States and Jordan announced that their legations would be raised to embassies.": [],
    "Jordan requested on May 3, 1950, that the United States close its Legation.": [],
    # It is somebody else's.
    "Jordan opened a consulate in Boston on May 3, 1950.": [],
    "Ali Bey was appointed Jordanian Minister to the United States on March 1, 1950. He presented his credentials on"
    " May 3, 1950.": [],
    "Ali Bey presented his credentials as Ambassador Extraordinary and Plenipotentiary of Jordan on May 3, 1950.": [],
    "The Swiss Embassy opened a U.S. interests section in Amman on May 3, 1950.": ["1950-05-03 interests section"],
    "The British Legation was raised to an embassy on May 3, 1950.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_a_mission_has_a_rank_from_the_day_that_a_text_tells(drafted, text):
    events = drafted(text, about=("USA", "JOR"))
    ours = [event for event in events if (event.get("owner"), event.get("host")) == ("USA", "JOR")]
    assert [f"{event['date']} {event.get('rank', 'none')}" for event in ours if "stance" not in event] == TOLD[text]


@pytest.mark.parametrize(
    ("sentence", "by", "whom"),
    [
        ("After Syria broke relations with France, Jordan severed diplomatic relations with Iraq.", "JOR", "IRQ"),
        ("In response to the war between Syria and Iraq, Jordan severed diplomatic relations with Iran.", "JOR", "IRN"),
        ("The Government of Jordan broke off relations with Iran.", "JOR", "IRN"),
        ("Jordan and Egypt closed their border, and Iran cut diplomatic relations with Iraq.", "IRN", "IRQ"),
        ("Diplomatic relations with Jordan were severed by Iran.", "IRN", "JOR"),
        ("Iran announced the severance of diplomatic relations with Jordan.", "IRN", "JOR"),
    ],
)
def test_who_does_it_is_the_subject_of_the_clause(drafted, sentence, by, whom):
    severed = [event for event in drafted(sentence) if event["kind"] == "relations-severed"]
    assert [(event["by"], event["with"]) for event in severed][-1:] == [(by, whom)]


def test_the_year_of_a_thing_is_no_date_and_today_is_the_day_that_is_named(drafted):
    told = "He said on 3 May 1950 that under the 1903 Treaty the United States today resumed diplomatic relations."
    assert [event["date"] for event in drafted(told, about=("USA", "PAN"))] == ["1950-05-03"]


def test_who_had_the_name_of_a_country_before_is_meant_too(drafted, seeds):
    (event,) = drafted("The U.S. Embassy in Saigon was closed on 29 April 1975.", about=("USA", "VNM"))
    assert (event["owner"], event["host"]) == ("USA", "RVN")
    assert set(namesakes(seeds, "SRB")) == {"SCG", "YUG"}
    day = parse_date("1946-09-30").latest
    assert of_the_day(seeds, "YEM", day) == "YAR"


def test_a_name_of_several_is_of_the_one_that_the_text_is_about(drafted):
    told = "The Congolese Ambassador presented his credentials in Washington on 3 May 1965."
    (event,) = drafted(told, about=("USA", "COG"))
    assert (event["owner"], event["host"]) == ("COG", "USA")
