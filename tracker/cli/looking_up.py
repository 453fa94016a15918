"""What commands that look something up share: what logs of the store declare, and what to say if nothing is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.common import named_catalogue, named_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from tracker.catalogue.catalogue import Catalogue


def catalogue_with_declared(ctx: click.Context) -> Catalogue:
    """Return the catalogue with the actors and things that the logs of the store declare."""
    catalogue = named_catalogue(ctx)
    if "://" not in ctx.obj[0] and not Path(ctx.obj[0]).is_file():
        return catalogue  # without importing a database
    from tracker.model.failures import StoreError  # noqa: PLC0415 - the database is imported where it is used
    from tracker.store.reading import state_at  # noqa: PLC0415

    try:
        with named_store(ctx).reading() as connection:
            return catalogue.with_declared(**state_at(connection).declared)
    except StoreError:
        return catalogue


def nothing_found(what: str, asked: str, texts: Iterable[str]) -> str:
    """Say that nothing has a word, with the words nearest to it."""
    from tracker.catalogue.searching import nearest_words  # noqa: PLC0415 - only for a mistake

    near = nearest_words(asked, texts)
    hint = f"Nearest: {', '.join(near)}; " if near else ""
    return f"No {what} has '{asked}'. {hint}'tracker {what}s' lists all."
