"""Grades on a page: the word behind a fact or an act, and the key that says what each means."""

from tracker.projections.grades import MEANINGS, Grade
from tracker.reports.briefs.briefing import BulletList, ListItem, Section, Sentence
from tracker.reports.language.grades import grade_word
from tracker.reports.language.words import capital


def graded(grade: Grade | None) -> Sentence:
    """Write a grade as it stands in a table; None where a row tells of what is founded in more than one way."""
    return Sentence(capital(grade_word(grade)))


def key_section() -> Section:
    """Say what each grade means."""
    items = tuple(ListItem((Sentence(line),)) for line in key_lines())
    return Section("Key to the grades", (BulletList(items),))


def key_lines() -> tuple[str, ...]:
    """Write what each grade means, a sentence each."""
    various = (None, "told in one line, and not all of it founded alike")
    return tuple(f"{graded(grade).text}: {said}." for grade, said in (*MEANINGS.items(), various))
