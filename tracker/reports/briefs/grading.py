"""Grades on a page: the word behind a fact or an act, and the key that says what each means."""

from tracker.projections.grades import MEANINGS, Grade
from tracker.reports.briefs.briefing import BulletList, ListItem, Section, Sentence
from tracker.reports.language.words import capital


def graded(grade: Grade) -> Sentence:
    """Write a grade as it stands in a table."""
    return Sentence(capital(grade.value))


def key_section() -> Section:
    """Say what each grade means."""
    items = tuple(ListItem((Sentence(f"{capital(grade.value)}: {said}."),)) for grade, said in MEANINGS.items())
    return Section("Key to the grades", (BulletList(items),))
