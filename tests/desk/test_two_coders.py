"""Two coders of one document: what both have, what one has, where they differ, and how far beyond chance they agree."""

import pytest
from desk.conftest import text

from tracker import LogError, QuestionError
from tracker.projections.two_coders import agreement

HEAD = "document: {id: news, title: News, publisher: N, published: {date: 2021-12-31, basis: printed}}\nevents:\n"
ANNA = """\
  - {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, evidence: {line: 3}}
  - {id: protest, kind: protested, date: 2021-08-10, by: CHN, toward: LTU, about: the office, evidence: {line: 4}}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {line: 9}}
"""
BEN = """\
  - {id: b, kind: protested, date: 2021-08, by: CHN, toward: LTU, about: the office, evidence: {line: 4}}
  - {id: a, kind: ambassador-withdrawn, date: 2021-08-10, sender: CHN, host: LTU, evidence: {line: 3}, stance: claimed}
  - {id: c, kind: praised, date: 2021-12-01, by: JPN, toward: LTU, about: courage, evidence: {line: 12}}
"""


@pytest.fixture
def compared(empty):
    def compare(ours, theirs):
        return empty.compare_codings(text(HEAD + ours), text(HEAD + theirs))

    return compare


def test_events_are_paired_by_place_actors_and_day_and_not_by_kind(compared):
    found = compared(ANNA, BEN.replace("ambassador-withdrawn", "ambassador-expelled")).to_dict()
    assert [(one["first"]["id"], one["second"]["id"], one["differ"]) for one in found["both"]] == [
        ("recall", "a", ["kind", "stance"]),
        ("protest", "b", ["date"]),
    ]
    assert [one["id"] for one in found["only_first"]] == ["left"]
    assert [one["id"] for one in found["only_second"]] == ["c"]
    assert (found["shared"], found["date"]) == (0.5, {"alike": 1, "of": 2, "kappa": None})


def test_the_text_says_it_in_sentences(compared):
    written = str(compared(ANNA, BEN.replace("ambassador-withdrawn", "ambassador-expelled")))
    assert "Both have 2 events; only the first has 1, only the second 1. Of all events, 50% are in both." in written
    assert "kind: ambassador-recalled | ambassador-expelled" in written
    assert "left (line 5): Lithuania left China-CEEC (17+1)." in written


def test_a_coding_agrees_with_itself_in_everything(compared):
    found = compared(ANNA, ANNA).to_dict()
    assert [one["differ"] for one in found["both"]] == [[], [], []]
    assert (found["shared"], found["kind"]["kappa"], found["only_first"]) == (1, 1, [])


def test_the_order_in_which_two_coded_changes_nothing(compared):
    good = BEN.replace("ambassador-withdrawn", "ambassador-expelled")
    one, other = compared(ANNA, good).to_dict(), compared(ANNA, "".join(reversed(good.splitlines(True)))).to_dict()
    assert one["kind"] == other["kind"]
    assert [pair["first"]["id"] for pair in one["both"]] == [pair["first"]["id"] for pair in other["both"]]


@pytest.mark.parametrize(
    ("table", "kappa"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593), ((0, 5, 5, 0), -1.0)],
)
def test_kappa_is_that_of_the_books(table, kappa):
    """Of 'yes' and 'no' by two readers: both yes, only the first, only the second, both no."""
    cells = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
    answers = [cell for cell, number in zip(cells, table, strict=True) for _ in range(number)]
    assert agreement(answers).kappa == pytest.approx(kappa, abs=0.0001)


def test_where_all_is_one_word_chance_alone_would_agree():
    assert agreement([("reported", "reported")] * 5).kappa is None
    assert agreement([]).kappa is None


def test_faults_of_either_are_told(compared):
    with pytest.raises(LogError) as refused:
        compared(ANNA, BEN)
    assert refused.value.outcome == "Nothing was compared."


@pytest.mark.parametrize("same", ["source: a.txt", "sha256: abc", "address: https://paper.example/1"])
def test_two_ids_may_be_of_one_document(empty, same):
    ours, theirs = (HEAD.replace("id: news", f"id: {name}, {same}") + ANNA for name in ("anna", "ben"))
    assert empty.compare_codings(text(ours), text(theirs)).to_dict()["shared"] == 1


@pytest.mark.parametrize("other", ["source: {}.txt", "source: a.txt, sha256: {}", "address: https://paper.example/{}"])
def test_logs_of_two_documents_are_not_compared(empty, other):
    heads = [HEAD.replace("id: news", f"id: {name}, {other.format(name)}") for name in ("anna", "ben")]
    ours, theirs = (head + ANNA for head in heads)
    with pytest.raises(QuestionError, match="'anna' and 'ben' are two documents"):
        empty.compare_codings(text(ours), text(theirs))


def test_folders_are_not_compared(empty, tmp_path):
    with pytest.raises(QuestionError):
        empty.compare_codings(tmp_path, text(HEAD + ANNA))
