"""An answer a line: what holds or may hold, since when, and how well it is founded, in columns."""

from tracker.narrative.narrative import Narrative
from tracker.projections.alike import Same
from tracker.projections.folding import Fold, came_about
from tracker.projections.grades import grade_of_answers
from tracker.reports.language.conditions import condition_phrase
from tracker.reports.language.folds import answers_phrase, fold_days
from tracker.reports.language.grades import grade_word
from tracker.reports.language.since import since_cell
from tracker.reports.text.layout import LABELS, columned

_WIDTHS = (14, 10)
"""The columns of since when an answer stands, and of how well it is founded."""


def answer_row(fold: Fold[Same], narrative: Narrative, day: int) -> list[str]:
    """Write an answer, or many that are alike as one, in columns; between which two it is, stands above."""
    first = fold.one[0]
    if fold.count == 1:
        text = condition_phrase(fold.one, narrative.catalogue, day, of_two=True)
        since = since_cell(first, day, came_about(fold.one, narrative))
    else:
        days = fold_days(fold)
        text = answers_phrase(fold, narrative.catalogue, day) + (f"; {days}" if days else "")
        since = ""
    grade = grade_word(grade_of_answers(fold.items, narrative))
    return columned(LABELS[first.answer], text, (since, grade), _WIDTHS, first.answer.value)
