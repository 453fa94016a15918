"""The folders that somebody named for assistants: nothing outside of them is read, whatever a path or a link says."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from tracker.desk.cited import ENDINGS
from tracker.model.failures import QuestionError

_LOGS = (".yaml",)


class Folders:
    """Folders by their true paths; a file is found in them by its path from there, or by a whole path into them."""

    def __init__(self, named: Iterable[Path] = ()) -> None:
        self._roots = tuple(Path(os.path.realpath(folder)) for folder in named)

    def logs(self, asked: Sequence[str]) -> dict[Path, str]:
        """Return the logs that are named, and those in folders that are, each with the name to show for it."""
        return self._files(asked, "log", _LOGS)

    def texts(self, asked: Sequence[str]) -> dict[Path, str]:
        """Return the texts that are named, and those in folders that are, each with the name to show for it."""
        return self._files(asked, "text", ENDINGS)

    def _files(self, asked: Sequence[str], sort: str, endings: tuple[str, ...]) -> dict[Path, str]:
        if not self._roots:
            raise QuestionError("No folder was named for files. Start 'tracker mcp' with --folder DIR.")
        found: dict[Path, str] = {}
        for name in asked:
            root, path = self._found(name, sort, endings)
            paths = _below(path, endings) if path.is_dir() else [path]
            found.update({each: each.relative_to(root).as_posix() for each in paths if self._root_of(each) is not None})
        if not found:
            raise QuestionError(f"There is no {sort} in the folders that you name. Name others.")
        return found

    def _found(self, asked: str, sort: str, endings: tuple[str, ...]) -> tuple[Path, Path]:
        """Return a file or folder with the named folder that it is in; what lies outside is as if it were not there."""
        for root in () if ".." in PurePath(asked).parts else self._roots:
            real = Path(os.path.realpath(root / asked))
            inside = self._root_of(real)
            if inside is not None and (real.is_dir() or (real.is_file() and real.suffix in endings)):
                return inside, real
        raise QuestionError(
            f"There is no {sort} '{asked}' in the folders that were named. Name a file there that ends in "
            f"{', '.join(endings)}, or a folder of such files."
        )

    def _root_of(self, real: Path) -> Path | None:
        """Return the named folder in which a true path lies; None where it lies in none."""
        return next((root for root in self._roots if real.is_relative_to(root)), None)


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield the true paths of the files below a folder that end so, in order; links to folders are not followed."""
    for here, inside, names in os.walk(folder):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        wanted = sorted(name for name in names if name.endswith(endings) and not name.startswith("."))
        yield from (real for name in wanted if (real := Path(os.path.realpath(Path(here, name)))).is_file())
