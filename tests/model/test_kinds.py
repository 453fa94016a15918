"""A kind's sentence is told of what happened, and of what is only planned, by the verbs that it marks."""

import pytest

from tracker.model.catalogue import Kind


@pytest.mark.parametrize(
    ("sentence", "told", "planned"),
    [
        ("{host} {invited|invite} {guest}", "{host} invited {guest}", "{host} would invite {guest}"),
        (
            "{by} {strongly objected|strongly object}[: {about}]",
            "{by} strongly objected[: {about}]",
            "{by} would strongly object[: {about}]",
        ),
        (
            "{who} {stood|stand} for election[, for {for},] and {lost|lose}",
            "{who} stood for election[, for {for},] and lost",
            "{who} would stand for election[, for {for},] and lose",
        ),
        (
            "{by} {released|release} [{who}|nationals]",
            "{by} released [{who}|nationals]",
            "{by} would release [{who}|nationals]",
        ),
        ("{measure} of {of}: {value}", "{measure} of {of}: {value}", ""),
    ],
)
def test_a_sentence_has_a_form_for_what_happened_and_one_for_a_plan(sentence, told, planned):
    kind = Kind("kind", "label", {}, sentence)
    assert (kind.told, kind.planned) == (told, planned)


def test_a_kind_without_a_score_weighs_nothing_for_better_or_worse():
    kinds = [Kind("k", "a kind", {}, "{by} acted", goldstein=text) for text in ("-7.4", "0.0", "")]
    assert [kind.score for kind in kinds] == [-7.4, 0, 0]
