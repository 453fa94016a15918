"""Two pages on one actor, or on a format: what stands with whom, on whose word, and what is not known."""

from tests.reports.briefs.test_short import cited, section
from tracker.reports.briefs.sections import Arrangement


def test_one_of_whom_it_is_not_known_belongs_and_several_belong(given, short_of_one):
    joined = '- {{id: {0}, kind: format-joined, date: "[2021-12-01..2022-01-20]", who: {1}, format: NDB}}\n'
    one, two = joined.format("a", "[PRY]"), joined.format("b", "[BRA, IND]")
    for log, said in ((one, "Paraguay belongs"), (one + two, "Brazil, India and Paraguay belong")):
        made = short_of_one(given(("paper 2022-02-01", log)), "NDB", "2021-12-31")
        (told,) = section(made, "Not known").blocks[0].sentences
        assert told.text == f"It is unclear whether {said} to it."


PARTNERS = ("AUT", "BEL", "CZE", "DEU", "ESP", "FRA", "ITA", "LVA", "POL")
TIES = [
    f"- {{id: {code.lower()}, kind: relations-established, date: 200{place}-02-01, parties: [LTU, {code}],"
    f" evidence: {{line: {place + 1}}}}}\n"
    for place, code in enumerate(PARTNERS)
]


def test_what_stands_alike_with_many_rests_on_what_is_told_of_each_and_has_the_days_of_all(given, short_of_one):
    made = short_of_one(given(("paper 2021-12-20", "".join(TIES))), "LTU", "2021-12-31")
    ((who, what, since, seen, grade),) = section(made, "Key facts").blocks[0].rows
    assert who.text == "Austria, Belgium, Czechia, France, Germany, Italy, Latvia, Poland and Spain"
    assert what.text == "Diplomatic relations"
    assert cited(made, what) == {f"paper/{code.lower()}" for code in PARTNERS}
    assert since.text == "The first on 1 February 2000, the last on 1 February 2008"
    assert (seen.text, grade.text) == ("1 February 2000 \u2013 1 February 2008", "One source")


def test_what_is_better_founded_with_one_partner_is_not_told_as_founded_so_with_all(given, short_of_one):
    spoken = TIES[-1].replace(" evidence", " according-to: LTU, evidence")
    made = short_of_one(given(("paper 2021-12-20", "".join([*TIES[:-1], spoken]))), "LTU", "2021-12-31")
    rows = section(made, "Key facts").blocks[0].rows
    assert [(row[0].text, row[-1].text) for row in rows] == [
        ("Austria, Belgium, Czechia, France, Germany, Italy, Latvia and Spain", "One source"),
        ("Poland", "Official"),
    ]


def test_a_partner_with_whom_nothing_stands_is_counted_as_told_in_the_annex(given, short_of_one):
    visit = "- {id: visit, kind: visit-made, date: 2021-05-05, guest: JPN, host: LTU}\n"
    log = given(("paper 2021-12-20", TIES[0] + visit))
    made = short_of_one(log, "LTU", "2021-12-31")
    table = section(made, "Key facts").blocks[0]
    assert [row[0].text for row in table.rows] == ["Austria"]
    assert table.caption == "On 31 December 2021, the weightiest with each; one more partner in the annex"
    assert "Japan" in [one.heading for one in made.annex]
    bare = short_of_one(log, "LTU", "2021-12-31", wanted=Arrangement(annex=()))
    assert section(bare, "Key facts").blocks[0].caption.endswith("; one more partner not told here")


def test_the_members_of_a_format_have_one_grade_only_where_all_are_founded_so(given, short_of_one):
    joined = "- {{id: {0}, kind: format-joined, date: 2017-07-01, who: [{1}], format: NDB{2}}}\n"
    for spoken, grade in ((", according-to: IND", "Various"), ("", "One source")):
        told = joined.format("a", "BRA", "") + joined.format("b", "IND", spoken)
        made = short_of_one(given(("paper 2021-12-20", told)), "NDB", "2021-12-31")
        (row,) = section(made, "Key facts").blocks[0].rows
        assert (row[0].text, row[-1].text) == ("Two members: Brazil and India", grade)
