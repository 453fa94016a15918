"""Every sentence of a briefing that states something is followed to the events that say so, by its source numbers."""

import json
import re

import pytest

PAGES = [
    ("LTU", "CHN", "--on", "2021-12-31"),
    ("LTU", "CHN", "--on", "2021-12-31", "--full"),
    ("LTU", "CHN", "--on", "2021-12-31", "--known-by", "2021-09-01"),
    ("BLR", "CHN", "--on", "2021-12-31"),
    ("BLR", "LTU", "--on", "2021-12-31"),
    ("JPN", "RUS", "--on", "2019-12-31"),
    ("KAZ", "LTU", "--on", "2018-12-31"),
    ("LTU", "TWN", "--on", "2022-12-31"),
    ("LTU", "--on", "2021-12-31"),
    ("CHN-CEEC", "--on", "2021-12-31"),
    ("EU", "--on", "2021-12-31"),
]
ABOUT_THE_LOG = re.compile(
    r"""the\ log\ (has|knows|records)|not\ told\ here|followed\.$|^Unless\ another|^Other\ statements|^Also\ in\ force
    |(is|are)\ recorded|\ recorded\ by\ |^The\ annex|in\ the\ annex|^Events\ by\ month|^It\ (is|was)\ due
    |^(Official|Several|One\ source|Claimed|Disputed|Stale):|^It\ takes\ effect|^No\ day\ is\ named|left\ out
    |published\ (after|later)|tells?\ of\ them|nothing\ of\ the\ period""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a sentence without a source may say: only what the log has and has not, and when a plan just told is due."""


@pytest.fixture(scope="module")
def events(samples):
    """Every event of the sample logs, by its reference."""
    return {event["event"]: event for event in json.loads(samples("events", "--json"))["events"]}


@pytest.fixture(params=PAGES, ids=" ".join)
def briefing(request, samples):
    return json.loads(samples("brief", *request.param, "--json"))


def test_every_sentence_names_its_sources_or_speaks_of_the_log_alone(briefing):
    bare = [text for text, sources in stated(briefing) if not sources and not ABOUT_THE_LOG.search(text)]
    assert bare == []


def test_every_source_leads_to_events_of_its_document_and_to_their_place_in_it(briefing, events):
    assert briefing["sources"]
    for source in briefing["sources"]:
        for ref in source["events"]:
            event = events[ref]
            assert event["document"] == source["document"]
            for evidence in event["evidence"]:
                assert str(evidence.get("line", evidence.get("at"))) in source["where"]
                assert evidence.get("words", "") in source["words"]


def test_every_sentence_speaks_of_what_its_events_are_about(briefing, events):
    sources = {source["number"]: source for source in briefing["sources"]}
    astray = [
        (text, ref)
        for text, numbers in stated(briefing)
        for number in numbers
        for ref in sources[number]["events"]
        if not shared(events[ref], text)
    ]
    assert astray == []


def test_every_source_is_used_by_a_sentence_and_has_a_number_of_its_own(briefing):
    used = {number for _, sources in stated(briefing) for number in sources}
    assert sorted(used) == [source["number"] for source in briefing["sources"]]


def stated(briefing):
    """Yield the text and the sources of every sentence; a row of a table is one, with the sources of all its cells."""
    yield from ((one["text"], one["sources"]) for one in briefing["lead"]["sentences"])
    for section in (*briefing["sections"], *briefing["annex"]):
        yield from of_section(section)


def of_section(section):
    for block in section["blocks"]:
        for one in block.get("sentences", ()):
            yield one["text"], one["sources"]
        for item in block.get("items", ()):
            yield from of_item(item)
        for row in block.get("rows", ()):
            yield " | ".join(cell["text"] for cell in row), [n for cell in row for n in cell["sources"]]
    for below in section["sections"]:
        yield from of_section(below)


def of_item(item):
    yield from ((one["text"], one["sources"]) for one in item["sentences"])
    for below in item["below"]:
        yield from of_item(below)


def shared(event, text):
    """Return the names and longer words that an event's own sentence and another text have in common.

    An event calls the EU by its name on the event's day, a page by its name on the page's.
    """
    sentence = event["sentence"].replace("European Economic Community", "EU")
    return words(f"{sentence} {event['document'].upper()}") & words(text)


def words(text):
    return {word.lower() for word in re.findall(r"\w+", text) if len(word) > 4 or word.isupper()}
