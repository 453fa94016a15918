"""The head of a new log has what its text gives, and names what it does not."""

import pytest

from tracker.log.heads import head_of, navigation, reads_as_english
from tracker.text.pages import PageTold

NEWS = """\
Lithuania leaves China's format

Vilnius, 22 May 2021

Lithuania has left the format of China and the countries of Central Europe, its foreign minister said on Saturday.
He called on the other members of the European Union to leave it as well.

Read more: ten things
Share this page
""".splitlines()


def test_a_text_gives_its_title_day_language_and_what_is_no_text():
    found = head_of(NEWS, "news.txt", "abc")
    assert found.fields == {
        "id": "news-2021-05-22",
        "title": "Lithuania leaves China's format",
        "published": {"date": "2021-05-22", "basis": "printed", "line": "3"},
        "language": "en",
        "source": "news.txt",
        "sha256": "abc",
        "skip": ["8-9"],
    }
    assert found.missing == ("publisher",)


def test_what_a_page_says_of_itself_counts_and_a_day_that_is_not_printed_is_inferred():
    told = PageTold("Lithuania leaves", "LRT English", "2021-05-23", "en-GB", "https://www.lrt.lt/1")
    fields = head_of(NEWS, "page.txt", "abc", told).fields
    assert (fields["id"], fields["title"], fields["publisher"]) == (
        "lrt-english-2021-05-23",
        "Lithuania leaves",
        "LRT English",
    )
    assert fields["published"] == {"date": "2021-05-23", "basis": "inferred"}
    assert fields["address"] == "https://www.lrt.lt/1"


def test_of_two_days_none_is_chosen():
    found = head_of([*NEWS[:4], "Updated 24 May 2021", *NEWS[4:]], "news.txt", "abc")
    assert "published" in found.missing


REPORT = "Lithuania has left the format of China and the countries of Central Europe, its foreign minister said"


@pytest.mark.parametrize(
    "line",
    [
        f"VILNIUS, 22 May 2021 - {REPORT} on Saturday.",
        f"VILNIUS, May 22, 2021 (Xinhua) -- {REPORT}.",
        f"(22 May 2021) {REPORT}.",
        f"22 May 2021 | {REPORT}.",
        f"Vilnius, 22 May 2021: {REPORT}.",
        "Published on 22 May 2021",
    ],
)
def test_a_day_before_a_report_is_printed(line):
    published = head_of(["Lithuania leaves China's format", line], "news.txt", "abc").fields["published"]
    assert published == {"date": "2021-05-22", "basis": "printed", "line": "2"}


@pytest.mark.parametrize(
    "line",
    [
        "Lithuania left the format on 22 May 2021.",
        "Lithuania left the format on 22 May 2021, its foreign minister told reporters in Vilnius, who asked why.",
        "On 22 May 2021 Lithuania left the format, its foreign minister told reporters in Vilnius, who asked why.",
        "Lithuania left on 22 May 2021 - as its foreign minister had told reporters in Vilnius, who asked why.",
        "The law of 22 May 2021: a wall against China, as its foreign minister told reporters in Vilnius that day.",
    ],
)
def test_a_day_of_which_a_sentence_tells_is_not_the_printed_one(line):
    assert "published" in head_of(["Lithuania leaves China's format", line], "news.txt", "abc").missing


@pytest.mark.parametrize(
    "line",
    ["date 2021-05-22 Left Menu", "This Article is From May 22, 2021", "Saturday 22 May 2021 - 05:16", "22 May 2021"],
)
def test_a_line_that_begins_with_the_day_is_no_title(line):
    fields = head_of([line, "", "Lithuania leaves China's format", f"{REPORT}."], "news.txt", "abc").fields
    assert fields["title"] == "Lithuania leaves China's format"
    assert fields["published"] == {"date": "2021-05-22", "basis": "printed", "line": "1"}


def test_a_statement_is_called_by_its_day():
    fields = head_of(["Statement of 22 May 2021", f"{REPORT}."], "news.txt", "abc").fields
    assert fields["title"] == "Statement of 22 May 2021"


def test_a_text_that_begins_with_a_sentence_has_no_title():
    assert "title" in head_of(NEWS[4:], "news.txt", "abc").missing


@pytest.mark.parametrize(
    ("lines", "runs"),
    [
        (["AVRASYA", "", "INCELEMELERI", "MERKEZI", *NEWS], [(1, 4), (12, 13)]),
        (["[ad_1]", *NEWS], [(1, 1), (9, 10)]),
        (["Nothing here is a sentence"], []),
        ([], []),
    ],
)
def test_what_stands_around_a_text_is_left_out(lines, runs):
    assert navigation(lines) == runs


def test_a_list_that_a_line_announces_is_text_and_what_follows_it_is_not():
    lines = [
        "A",
        "Canada expanded its sanctions on Ghana on 3 May 2021.",
        "The list has these names:",
        "- Kofi",
        "",
        "- Ama",
    ]
    assert navigation([*lines, "Home", "About us"]) == [(7, 8)]
    assert navigation([*lines[:2], "- Kofi"]) == [(3, 3)]


def test_a_language_is_known_by_the_words_that_it_is_full_of():
    assert reads_as_english(NEWS)
    assert not reads_as_english(["Litauen hat das Format verlassen, sagte der Minister am Samstag in Vilnius."])
