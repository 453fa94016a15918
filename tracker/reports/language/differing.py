"""How a file differs from what it is to be: a unified difference, as programs for text have it."""

from difflib import unified_diff

from tracker.model.fixed import FixedFile


def file_diff(one: FixedFile) -> str:
    """Write how a file is to be changed."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (one.before, one.after))
    return "\n".join(unified_diff(before, after, one.file, one.file, n=1, lineterm=""))
