"""Like is told as one: what differs in one player, what only presupposes; what holds and what may hold stay apart."""

from tracker.catalogue.patterns import parse_pattern
from tracker.model.days import iso
from tracker.projections.alike import values_together
from tracker.projections.chronology import chronology
from tracker.projections.dyads import Dyad, own_happenings
from tracker.projections.folding import folded_acts, folded_answers, folded_courses, folded_witnesses
from tracker.projections.matching import matches
from tracker.projections.runs import runs
from tracker.reports.language.folds import acts_phrase, answers_phrase, fold_days

PEOPLE = "actors:\n" + "".join(
    f"  P-{number}: {{type: {sort}, names: [Person {number}]}}\n"
    for number, sort in enumerate(["person"] * 4 + ["company"] * 3)
)
DAYS = ("2004-09-24", "2020-10-02", "2021-12-02", "2025-03-27", "2025-04-01", "2025-04-02", "[2021-05-18..2025-05-24]")
LISTING = (
    "  - {{id: l{}, kind: listing-added, date: {}, by: EU, target: BLR, regime: eu-belarus-measures, who: [P-{}]}}\n"
)
LISTED = PEOPLE + "events:\n" + "".join(LISTING.format(n, f'"{day}"', n) for n, day in enumerate(DAYS))
CALLED = "- {{id: c{}, kind: called-on, date: 2021-0{}-10, by: CHN, toward: LTU, to: {}}}\n"


def answers_on(told, on):
    return folded_answers(values_together(told.relation("EU", "BLR", on).answers), told.narrative)


def days(fold):
    return [*map(iso, fold.first), *map(iso, fold.last)]


def test_seven_listings_are_one_answer_with_its_first_and_last_day(given):
    told = given(
        (
            "paper",
            LISTED.replace("2004-09-24", "2024-09-24").replace("2020-10", "2024-10").replace("2021-12", "2024-12"),
        )
    )
    sanctions, listed = answers_on(told, "2025-06-01")
    assert (sanctions.count, sanctions.players) == (1, ())
    assert (listed.count, listed.place, listed.undated) == (7, "who", 1)
    assert listed.players == tuple(f"P-{number}" for number in range(7))
    assert days(listed) == ["2024-09-24", "2024-09-24", "2025-04-02", "2025-04-02"]
    assert answers_phrase(listed, told.narrative.catalogue, 738000).startswith(
        "Listing of 4 persons and 3 companies by"
    )
    said = "the first on 24 September 2024, the last on 2 April 2025, 1 on a day not known"
    assert fold_days(listed) == said


def test_what_holds_and_what_has_grown_old_stay_apart(given):
    days_of = [f"{year}-01-0{day}" for year in (2005, 2025) for day in range(1, 6)]
    people = "actors:\n" + "".join(f"  P-{n}: {{type: person, names: [Person {n}]}}\n" for n in range(10))
    listings = "".join(LISTING.format(n, day, n) for n, day in enumerate(days_of))
    _, *listed = answers_on(given(("paper", people + "events:\n" + listings)), "2025-06-01")
    assert [(fold.one[0].answer.value, fold.count) for fold in listed] == [("possibly", 5), ("holds", 5)]
    assert [days(fold)[0] for fold in listed] == ["2005-01-01", "2025-01-01"]


def test_a_few_are_told_one_by_one(given):
    few = PEOPLE + "events:\n" + "".join(LISTING.format(n, f"2025-01-0{n + 1}", n) for n in range(4))
    assert [fold.count for fold in answers_on(given(("paper", few)), "2025-06-01")] == [1, 1, 1, 1, 1]


def test_acts_that_differ_in_one_player_are_one_and_those_that_differ_in_words_are_not(given):
    called = "".join(f"  {CALLED.format(n, n + 1, f'do thing {n}')}" for n in range(6))
    told = given(("paper", LISTED), ("other", "events:\n" + called))
    acts = [
        act
        for pair in (("EU", "BLR"), ("CHN", "LTU"))
        for act in chronology(told.timelines, own_happenings(told.narrative, Dyad(*pair)), (), 740000)
    ]
    folds = folded_acts(acts, told.narrative)
    assert [(fold.count, fold.place) for fold in folds] == [(7, "who"), *[(1, "")] * 6]
    assert acts_phrase(folds[0], told.narrative.catalogue).startswith("The EU listed 4 persons and 3 companies under")


def test_all_that_only_presupposes_is_one(given):
    (sanctions, *_) = answers_on(given(("paper", LISTED)), "2025-06-01")
    told = given(("paper", LISTED))
    (fold,) = folded_witnesses(sanctions.one[0].witnesses, told.narrative)
    assert (fold.count, fold.one.implied, days(fold)[0], days(fold)[-1]) == (7, True, "2004-09-24", "2025-04-02")


def test_what_tells_of_a_condition_is_told_one_by_one(given):
    report = "- {id: gone, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, happening: exit}\n"
    told = given(*((f"paper-{number}", report) for number in range(6)))
    (holding,) = (one for one in told.relation("CHN", "LTU", "2021-08-10").answers if one.value == "recalled")
    assert [fold.count for fold in folded_witnesses(holding.witnesses, told.narrative)] == [1] * 6


def test_courses_through_the_same_states_are_one(given):
    told = given(("paper", LISTED))
    listed = [fluent for fluent in told.narrative.fluents if fluent.name == "listed"]
    folds = folded_courses([runs(told.timelines, fluent) for fluent in listed], told.narrative)
    assert max(fold.count for fold in folds) >= 5
    assert sum(fold.count for fold in folds) == 7
    assert days(max(folds, key=lambda fold: fold.count))[0] == "2004-09-24"


def test_nothing_is_lost(given):
    told = given(("paper", LISTED))
    answers = values_together(told.relation("EU", "BLR", "2025-06-01").answers)
    folds = folded_answers(answers, told.narrative)
    assert sorted(str(same[0].fluent) for fold in folds for same in fold.items) == sorted(
        str(same[0].fluent) for same in answers
    )


def test_with_a_day_those_of_one_day_are_told_together(given):
    founded = "- {{id: {}, kind: format-joined, date: {}, who: [{}], format: CHN-CEEC}}\n"
    told = given(("paper", founded.format("a", "2012-04-26", "LTU, LVA") + founded.format("b", "2013-04-26", "EST")))
    found = matches(told.narrative, parse_pattern("member(*, CHN-CEEC)"), told.asked("2014-01-01"))
    folds = folded_answers(values_together(found.answers), told.narrative, most=1, by_day=True)
    assert [fold.players for fold in folds] == [("LTU", "LVA"), ()]


def test_what_was_only_seen_on_one_day_is_told_together_whenever_it_could_first_be(given):
    seen = '- {{id: by-{1}, kind: observed, date: 2019-09-20, that: "recognition({0}, TWN)"}}\n'
    told = given(("paper", "".join(seen.format(one, one.lower()) for one in ("SWZ", "NRU", "PLW", "TUV"))))
    found = matches(told.narrative, parse_pattern("recognition(*, TWN)"), told.asked("2019-09-21"))
    folds = folded_answers(values_together(found.answers), told.narrative, most=1, by_day=True)
    assert [set(fold.players) for fold in folds] == [{"SWZ", "NRU", "PLW", "TUV"}]
