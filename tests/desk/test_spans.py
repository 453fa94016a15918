"""Questions that spans answer are answered the same without them, and the same from the log as from the store."""

import pytest

from tracker import Desk
from tracker.given import given
from tracker.store.spans import empty_spans

FLUENTS = ["member(*, EU)", "member(LTU, *)", "level(CHN, *)", "relations(*, LTU)", "head-of-mission(*, *)"]
FLUENTS += ["member(*, CHN-CEEC) = full", "party(*, *)", "sanctions(EU, *, *)", "member(LTU, EU)", "chair(*, EU)"]
DAYS = ["1950-01-01", "2021-05-21", "2026-01-01"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A desk of the sample logs, whose spans have all of them."""
    with Desk.open(str(tmp_path_factory.mktemp("samples") / "log.db")) as desk:
        desk.init()
        desk.append(given("events"))
        desk.rebuild()
        yield desk


@pytest.fixture
def without(samples):
    """Take the spans away while something is asked."""

    def ask(question):
        with samples.store.writing() as connection:
            empty_spans(connection)
        found = question()
        samples.rebuild()
        return found

    return ask


def answers(desk):
    return [desk.who(fluent, on=day).to_dict() for fluent in FLUENTS for day in DAYS]


def test_who_answers_the_same_with_spans_and_without(samples, without):
    assert answers(samples) == without(lambda: answers(samples))


def pages(desk):
    """Two networks, and the briefings of formats: all of a page but for how much was read for it."""
    networks = [desk.network(name, on=day).to_dict() for name in ("LTU", "EU") for day in DAYS[1:]]
    briefs = [
        desk.brief(name, on=day, since="2015-01-01", pages=pages).render("markdown")
        for name, day, pages in [("EU", "2021-12-31", None), ("CHN-CEEC", "2021-05-21", 2), ("NATO", DAYS[2], None)]
    ]
    return networks, [[line for line in page.splitlines() if "**Read:**" not in line] for page in briefs]


def test_networks_and_formats_are_told_the_same_with_spans_and_without(samples, without):
    assert pages(samples) == without(lambda: pages(samples))


def test_so_it_does_where_they_wait_to_be_renewed(samples):
    with samples.store.writing() as connection:
        connection.exec_driver_sql("UPDATE spanned SET position = position - 40")
    behind = answers(samples)
    samples.rebuild()
    assert behind == answers(samples)


def test_the_spans_of_the_store_are_those_of_the_log(samples, without):
    kept = samples.spans().to_dict()
    assert kept == without(lambda: samples.spans().to_dict())
    assert len(kept["spans"]) > 300


def test_spans_as_far_as_was_known(samples):
    def last(**known):
        found = samples.spans("member(LTU, CHN-CEEC)", **known).to_rows()
        return [(row["value"], row["answer"], row["last_day"]) for row in found]

    assert last() == [("full", "holds", "2021-05-21")]
    assert last(known_by="2021-01-01") == [("full", "holds", None)]


def test_made_anew_they_stand_for_the_whole_log(samples):
    first, second = samples.rebuild(whole=True).to_text().splitlines()
    assert first.endswith(" fluents worked out.")
    assert second == f"The spans stand for the log up to position {samples.status().value.entries}."
    assert samples.rebuild().value.fluents == 0


def test_a_page_of_them_for_people(samples):
    assert samples.spans("member(LTU, CHN-CEEC)").to_text().splitlines()[1:] == [
        "  holds          from 2012-04-26 to 2021-05-21: full (ceec-warsaw-2012/china-ceec-founded).",
        "1 fluent, 1 span.",
    ]
