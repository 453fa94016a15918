"""Which files are read: those whose names end in .yaml; one that ends in .yml is named, not silently passed over."""

from pathlib import Path

from tracker.text.shape import Wrong

_ENDING, _OTHER = ".yaml", ".yml"


def yaml_files(folder: Path) -> list[Path]:
    """List everything below a folder that is called as YAML files are, in order."""
    return sorted((*folder.rglob(f"*{_ENDING}"), *folder.rglob(f"*{_OTHER}")))


def wrong_ending(path: Path) -> Wrong | None:
    """Say that a file is not read, where its name ends otherwise than those of all others."""
    if path.suffix != _OTHER:
        return None
    message = f"the file is not read, for its name ends in {_OTHER}"
    return Wrong("wrong-ending", message, f"Call it {path.stem}{_ENDING}.")
