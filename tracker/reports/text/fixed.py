"""What is mended in files as text: the difference of each, how much that is, and what a person has to state."""

from tracker.model.fixed import Fixed
from tracker.reports.language.differing import file_diff
from tracker.reports.language.words import counted
from tracker.reports.text.layout import wrapped


def diff_text(fixed: Fixed) -> str:
    """Write how files are to be changed, and how many findings that mends."""
    if not fixed.files:
        return "Nothing can be mended without you."
    mended = f"This mends {counted(fixed.fixed, 'finding')} in {counted(len(fixed.files), 'file')}."
    return "\n".join([*map(file_diff, fixed.files), "", mended])


def to_state_text(fixed: Fixed) -> str:
    """Say what is left because the store has it, and what because a person has to state it."""
    lines = []
    if fixed.stored:
        entries = counted(fixed.stored, "finding is about an entry", "findings are about entries")
        lines += wrapped(f"{entries} of the store: 'tracker correct' mends these, and the file stays as it is.", "")
    if fixed.to_state:
        pairs = counted(fixed.to_state, "event may tell", "events may tell")
        lines += wrapped(f"{pairs} of the happening of another. Where they do, --happenings writes it.", "")
    return "\n".join(lines)
