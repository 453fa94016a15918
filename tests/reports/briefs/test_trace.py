"""Every sentence of a briefing that states something is followed to the events that say so, by its source numbers."""

import json
import re
import unicodedata
from datetime import date, timedelta

import pytest

from tracker.model.dates import parse_date
from tracker.model.days import FUTURE, MONTHS, PAST, spoken

PAGES = [
    ("LTU", "CHN", "--on", "2021-12-31"),
    ("LTU", "CHN", "--on", "2016-12-31", "--since", "2016-01-01"),
    ("LTU", "CHN", "--on", "2025-12-31", "--since", "2015-01-01"),
    ("LTU", "CHN", "--on", "2021-12-31", "--full"),
    ("LTU", "CHN", "--on", "2021-12-31", "--known-by", "2021-09-01"),
    ("BLR", "CHN", "--on", "2021-12-31"),
    ("BLR", "LTU", "--on", "2021-12-31"),
    ("JPN", "RUS", "--on", "2019-12-31"),
    ("KAZ", "LTU", "--on", "2018-12-31"),
    ("LTU", "TWN", "--on", "2022-12-31"),
    ("LTU", "POL", "--on", "2020-12-31"),
    ("GBR", "RUS", "--on", "2018-12-31"),
    ("LTU", "--on", "2021-12-31"),
    ("LTU", "--on", "2021-12-31", "--pages", "2"),
    ("RUS", "--on", "2018-12-31", "--pages", "2"),
    ("CHN-CEEC", "--on", "2021-12-31"),
    ("CHN-CEEC", "--on", "2021-12-31", "--pages", "2"),
    ("EU", "--on", "2021-12-31"),
]
ABOUT_THE_LOG = [
    r"The log (has nothing|tells only of later days) (on|of) .+\.",
    r"The log records relations of .+ with .+ partners? by [^;]+(; those with .+ have changed since [\w ]+)?\.",
    r"(The log has no event|No dated event is recorded|No change is recorded|No one is recorded as) .+\.",
    r"No response from .+ is recorded\.|According to .+; no response from .+ is recorded:",
    r"Unless another is named, (all this is according to|as stated by) .+[.:]",
    r"Not told here: .+\.|.+ not told here\.|.+ (is|are) not told here(; an earlier --since tells of them)?\.",
    r"\w+ more events? of the period (is|are) not told here\.|(One|\w+) more events? followed\.",
    r"(Something changed or happened|Nothing changed, and something is in force,) also with .+\.",
    r"The annex lists .+\.|.+ more in the annex\.|Accounts differ on .+, told in the annex\.",
    r"Events by month[^:]*: .+\.|Other statements:|Also in force:",
    r"In all .+, in .+ acts?\.|.+ recorded by .+: .+ \(.+\)\.",
    r"(Official|Several|One source|Claimed|Disputed|Stale|Various): [^.]+\.",
    r"(\w+ later documents? (was|were) left out|Left out, for it may have been published later) ?.*: .+\.",
    r"No document on the two was published after .+: what came later is not known\.",
    r"\w+ more may belong to it\.",
]
"""All that a sentence without a source may say: what the log has and has not."""
GRADES = {"Official", "Several", "One source", "Claimed", "Disputed", "Stale", "Various"}
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
NAME = re.compile(r"(?<=[a-z,;(] )[A-Z\u00c0-\u017d][\w-]+(?:\+\d)?")
"""A name in a sentence: a word with a capital that does not begin it."""
OF_THE_CALENDAR = {*MONTHS, "I"}


@pytest.fixture(scope="module")
def events(samples):
    """Every event of the sample logs, by its reference."""
    return {event["event"]: event for event in json.loads(samples("events", "--json"))["events"]}


@pytest.fixture(params=PAGES, ids=" ".join)
def briefing(request, samples):
    return json.loads(samples("brief", *request.param, "--json"))


def test_every_sentence_names_its_sources_or_speaks_of_the_log_alone(briefing):
    bare = [text for text, sources in stated(briefing) if not sources and not about_the_log(text)]
    assert bare == []


def about_the_log(text):
    return any(re.fullmatch(pattern, text, re.IGNORECASE) for pattern in ABOUT_THE_LOG)


def test_every_name_on_the_pages_is_one_that_the_sources_of_its_sentence_tell(briefing, events):
    """A name may be the page's own: of the actors that it is of."""
    sources, own = cited(briefing), folded(briefing["title"])
    strange = []
    for text, numbers in paged(briefing):
        told = [(events[ref], sources[n]) for n in numbers for ref in sources[n]["events"]]
        words = own + " ".join(told_by(*one) for one in told)
        is_long = any(names_the_first(event) for event, _ in told)
        names = [name for name in NAME.findall(sentence_of(text)) if name not in OF_THE_CALENDAR]
        strange += [(name, text) for name in names if told and not is_long and folded(name) not in words]
    assert strange == []


def test_every_day_on_the_pages_is_one_that_the_sources_of_its_sentence_tell(briefing, events):
    """A day may be the page's own: the one that it is of, the first of its period, and the eve of that.

    'By' a day may be said where the log states the order of an act before another on the page. When something was last
    reported is worked out over the whole log.
    """
    sources, own = cited(briefing), own_days(briefing)
    bounds = {day for source in sources.values() for ref in source["events"] for day in days_of(events[ref])}
    strange = []
    for text, numbers in paged(briefing, but="Last reported"):
        told = own | {day for n in numbers for ref in sources[n]["events"] for day in days_of(events[ref])}
        told |= {day for day in bounds if re.search(rf"\bby {spoken(day.toordinal())}", text, re.IGNORECASE)}
        strange += [(str(day), text) for day in days_in(text) if numbers and day not in told]
    assert strange == []


def names_the_first(event):
    """Say whether an event is a list of whom its own sentence only names the first."""
    return bool(re.search(r"\d+ others", event["sentence"]))


def cited(briefing):
    return {source["number"]: source for source in briefing["sources"]}


def own_days(briefing):
    command = dict(briefing["colophon"])["To reproduce"]
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", command)]
    return {*days, *(day - timedelta(days=1) for day in days)}


def sentence_of(text):
    """Return the cells of a row but for its grade, each beginning as a sentence does; or the sentence."""
    return " | ".join(cell for cell in text.split(" | ") if cell not in GRADES)


def told_by(event, source):
    """Return all that an event says of whom and what, folded: its sentence, speakers, publisher and document."""
    speakers = " ".join(" ".join(together) for together in event["according_to"])
    words = (event["sentence"], speakers, source["publisher"], source["title"], source["words"])
    told = " ".join(map(str, words))
    return folded(f"{told} {told.replace('European Economic Community', 'EU')}")


def folded(text):
    """Return a text without accents and capitals."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)).casefold()


def days_in(text):
    return [date(int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in DAY.findall(text)]


def days_of(event):
    """Return the days on which what an event tells begins, ends or is said, each with the day before and after.

    A state was so on the eve of what ended it, and a document may be of the world's day before or after its own.
    """
    written = [event.get(key) for key in ("date", "effective", "until", "said", "published")]
    ranges = [parse_date(text) for text in written if text and text != ".."]
    found = {day for one in ranges for day in (one.earliest, one.latest, one.last)}
    published = parse_date(event["published"])
    found |= set(range(published.earliest, published.latest))  # a plan is said at some time before its page came out
    dates = [date.fromordinal(day) for day in found if PAST < day < FUTURE]
    return {day + timedelta(days=step) for day in dates for step in (-1, 0, 1)}


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
        if not shared(events[ref], text) and not names_the_first(events[ref])
    ]
    assert astray == []


def test_every_source_is_used_by_a_sentence_and_has_a_number_of_its_own(briefing):
    used = {number for _, sources in stated(briefing) for number in sources}
    assert sorted(used) == [source["number"] for source in briefing["sources"]]


def stated(briefing, but=""):
    """Yield the text and the sources of every sentence; a row of a table is one, with the sources of all its cells.

    Cells below the heading `but` are left out.
    """
    yield from ((one["text"], one["sources"]) for one in briefing["lead"]["sentences"])
    for section in (*briefing["sections"], *briefing["annex"]):
        yield from of_section(section, but)


def paged(briefing, but=""):
    """Yield the same of what stands before the annex: of pages one and two, or of a page that has none."""
    yield from stated({**briefing, "annex": []}, but)


def of_section(section, but=""):
    for block in section["blocks"]:
        for one in block.get("sentences", ()):
            yield one["text"], one["sources"]
        for item in block.get("items", ()):
            yield from of_item(item)
        for row in block.get("rows", ()):
            cells = [cell for cell, column in zip(row, block["columns"], strict=True) if column["heading"] != but]
            yield " | ".join(cell["text"] for cell in cells), [n for cell in cells for n in cell["sources"]]
    for below in section["sections"]:
        yield from of_section(below, but)


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
