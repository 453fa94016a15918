"""What changed since the last briefing: what fell, what became known and what was stated, each as it is."""

import re

WATCHED = """\
events:
  - {id: taken, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}
  - {id: office, kind: representative-office-opened, date: "[2021..2023]", owner: LTU, host: TWN,
     office: lithuanian-office-in-taiwan}
"""
NEWS = """\
events:
  - {id: opened, kind: representative-office-opened, date: 2022-11-07, owner: LTU, host: TWN,
     office: lithuanian-office-in-taiwan, happening: watch/office}
  - {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese,
     happening: watch/taken}
  - {id: stated, kind: position-stated, date: 2021-05-24, by: CHN, topic: "the status of Taiwan",
     direction: it is part of China}
  - {id: figure, kind: figure-reported, date: 2021-06-01, of: LTU, with: CHN, measure: trade, value: "120",
     unit: EUR, period: "2020"}
  - {id: visit, kind: visit-made, date: 2021-09-01/2021-09-03, guest: JPN/foreign-minister, host: LTU}
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}
"""
SINCE = ("brief", "--changes", "--since", "{position}", "--on", "2021-12-31")


def changed(own, news=NEWS):
    """Append what was known and then the news, and return the page of what changed between the two."""
    run, append = own
    append("watch", "2024-01-01", WATCHED)
    position = run("brief", "LTU", "CHN").partition("position ")[2].partition(" ")[0]
    append("news", "2024-02-01", news)
    return run(*(word.format(position=position) for word in SINCE)).partition("## Sources")[0]


def test_every_act_that_became_known_is_counted_and_told(own):
    page = changed(own)
    assert "two events of earlier days" in page
    assert "10 August 2021, China recalled its ambassador to Lithuania" in page


def test_a_statement_is_told_with_a_verb(own):
    page = changed(own)
    assert "- On 24 May 2021, China said on the status of Taiwan: it is part of China." in page
    assert "- Trade of Lithuania with China (2020): 120 EUR (stated on 1 June 2021)." in page


def test_an_act_after_the_day_is_not_told_on_its_page(own):
    page = changed(own)
    assert "2022" not in page
    told = "Lithuania opened its representative office in Taiwan."
    assert f"Was: between 2021 and 2023, perhaps after 31 December 2021, {told}" in page
    assert "Is: this had not happened by 31 December 2021." in page


def test_what_reads_the_same_then_and_now_has_not_fallen(samples):
    page = samples("brief", "--changes", "--since", "300", "--on", "2021-12-31").partition("## Sources")[0]
    pairs = re.findall(r"- Was: (.+?\.) \[.*Is: (.+?\.) \[", page)
    assert len(pairs) > 10
    assert [then for then, now in pairs if then == now] == []
    assert "moved to remote operation, and accounts differ." in page


def test_a_visit_has_its_last_day(own):
    run, append = own
    append("watch", "2024-01-01", NEWS.partition("  - {id: visit")[0].replace("happening: watch/", "happening: "))
    position = run("brief", "LTU", "CHN").partition("position ")[2].partition(" ")[0]
    visit = NEWS.partition("  - {id: visit")[2].partition("\n")[0]
    append("first", "2024-02-01", f"events:\n  - {{id: visit{visit}\n")
    again = run("brief", "LTU", "CHN").partition("position ")[2].partition(" ")[0]
    assert position != again
    append("second", "2024-02-01", f"events:\n  - {{id: visit{visit[:-1]}, happening: first/visit}}\n")
    page = run(*(word.format(position=again) for word in SINCE))
    assert "- From 1 to 3 September 2021, the Foreign Minister of Japan visited Lithuania." in page


STATED = """\
events:
  - {id: trade, kind: figure-reported, date: 2018-10-26, of: KAZ, with: LTU, measure: trade, value: 722,
     unit: m, period: 2017}
  - {id: ties, kind: position-stated, date: 2019-10-26, by: KAZ, topic: ties, direction: good, toward: LTU}
"""
MENDED = """\
mending:
  - {id: more, kind: correction, of: paper/trade, set: {value: "800"}, reason: it was misread}
  - {id: none, kind: retraction, of: paper/ties, reason: it was a rumour}
"""


def test_a_corrected_figure_and_a_retracted_position_are_told_as_they_were_and_are(own):
    run, append = own
    append("paper", "2019-12-31", STATED)
    append("desk", "2020-01-31", MENDED, "  desk: yes\n")
    page = run("brief", "--changes", "--since", "4", "--on", "2019-12-31")
    assert "Was: trade of Kazakhstan with Lithuania (2017): 722 m (stated on 26 October 2018)." in page
    assert "Is: trade of Kazakhstan with Lithuania (2017): 800 m (stated on 26 October 2018)." in page
    assert "Was: on 26 October 2019, Kazakhstan said on ties: good. Is: no longer reported." in page


def test_a_mark_is_kept_in_a_file_and_news_has_an_exit_code_of_its_own(own, tmp_path):
    run, append = own
    mark = tmp_path / "desk.checkpoint"
    asked = ("brief", "--changes", "--since-mark", mark, "--on", "2021-12-31")
    assert "Make it: tracker checkpoint -o" in run(*asked, code=2)
    append("watch", "2024-01-01", WATCHED)
    run("checkpoint", "-o", mark)
    before = mark.read_text(encoding="utf-8")
    assert "Nothing differs from the last briefing" in run(*asked)
    append("news", "2024-02-01", NEWS)
    assert "China recalled its ambassador to Lithuania" in run(*asked, code=3)
    assert mark.read_text(encoding="utf-8") != before
    assert "Nothing differs from the last briefing" in run(*asked)


def test_news_come_before_what_was_mended_and_documents_have_their_titles(samples):
    page = samples(
        "brief", "LTU", "CHN", "--changes", "--since", "300", "--on", "2021-12-31", "--last-on", "2021-08-31"
    )
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert headings.index("What happened") == 0
    assert headings.index("Which earlier sentences no longer hold") > headings.index("What was newly stated")
    documents = page.partition("## New documents")[2].partition("## ")[0]
    assert "euronews-2021-09-03" not in documents
    assert "Euronews, with AP, 3 September 2021" in documents
