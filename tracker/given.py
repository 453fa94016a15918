"""Finds what is given with the program, inside a wheel or beside the package."""

from pathlib import Path


def given(name: str) -> Path:
    """Return the folder 'seeds', 'migrations', 'events' or 'mappings', as installed or as it stands in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "given_files" / name
    return installed if installed.is_dir() else here.parent / name
