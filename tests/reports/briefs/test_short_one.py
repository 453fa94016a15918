"""Two pages on one actor, or on a format: what stands with whom, on whose word, and what is not known."""

from tests.reports.briefs.test_short import section


def test_one_of_whom_it_is_not_known_belongs_and_several_belong(given, short_of_one):
    joined = '- {{id: {0}, kind: format-joined, date: "[2021-12-01..2022-01-20]", who: {1}, format: NDB}}\n'
    one, two = joined.format("a", "[PRY]"), joined.format("b", "[BRA, IND]")
    for log, said in ((one, "Paraguay belongs"), (one + two, "Brazil, India and Paraguay belong")):
        made = short_of_one(given(("paper 2022-02-01", log)), "NDB", "2021-12-31")
        (told,) = section(made, "Not known").blocks[0].sentences
        assert told.text == f"It is unclear whether {said} to it."
