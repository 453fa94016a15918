"""How well something is founded, in a word."""

from tracker.projections.grades import Grade


def grade_word(grade: Grade | None) -> str:
    """Write a grade; of what is told as one and founded in more than one way, that it is."""
    return "various" if grade is None else grade.value
