"""Which files are read, and their bytes: those below a folder whose names end in .yaml, and nothing that is hidden.

What may hold logs or seeds and is not read is never passed by in silence: a name that ends in .yml, a folder that may
not be read, a link that leads nowhere.
"""

import os
import stat
from pathlib import Path

from tracker.text.shape import Wrong

MOST_BYTES = 16 * 1024 * 1024

_ENDING, _OTHER = ".yaml", ".yml"
_REMEDY = "Let it be read, take it away, or name another."


def yaml_files(folder: Path) -> list[Path]:
    """List in order what is called as YAML files are below a folder, and what may hold or be such and is not read.

    Linked folders are gone into as well, each folder once; a link back to where the search came from leads nowhere
    new.
    """
    seen = set(Path(os.path.realpath(folder)).parents)
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if (real := Path(os.path.realpath(here))) in seen:
            continue
        seen.add(real)
        try:
            inside = _shown_in(here)
        except OSError:
            found.append(here)
            continue
        found += [path for path in inside if _may_be_yaml(path)]
        folders = sorted(filter(is_folder, inside), reverse=True)
        waiting += sorted(folders, key=Path.is_symlink, reverse=True)  # the last is gone into first
    return sorted(found)


def yaml_bytes(path: Path) -> bytes:
    """Read a file, no further than shows that it is too large; raises Wrong where it is not read, and says why."""
    if path.suffix == _OTHER:
        message = f"the file is not read, for its name ends in {_OTHER}"
        raise Wrong("wrong-ending", message, f"Call it {path.stem}{_ENDING}.")
    if path.suffix == _ENDING and stat.S_IFMT(_mode(path)) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Wrong("unreadable", "this is a pipe or a device, and no file", _REMEDY)
    try:
        if is_folder(path):
            _shown_in(path)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        what = "link" if path.is_symlink() else "folder" if is_folder(path) else "file"
        raise Wrong("unreadable", f"the {what} cannot be read: {error.strerror}", _REMEDY) from None


def is_folder(path: Path) -> bool:
    """Say whether a path is a folder, or a link to one."""
    return stat.S_ISDIR(_mode(path))


def _shown_in(folder: Path) -> list[Path]:
    """List what a folder has and does not hide; raises OSError, also where its names may be read and no more."""
    shown = [path for path in folder.iterdir() if not path.name.startswith(".")]
    for path in shown:
        path.lstat()
    return shown


def _may_be_yaml(path: Path) -> bool:
    """Say whether a path is called as YAML files are, or is a link without an ending that leads nowhere."""
    if path.suffix:
        return path.suffix in (_ENDING, _OTHER) and not is_folder(path)
    return not _mode(path)


def _mode(path: Path) -> int:
    """Return what sort of thing stands at a path, following links; 0 where that cannot be told."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
