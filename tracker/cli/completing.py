"""What a shell offers while a command is typed: actors, kinds, roles, things, documents and events of the store."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from tracker.desk.desk import Desk
from tracker.model.failures import TrackerError

_MOST = 200
"""More than so many words nobody chooses from."""

Completing = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def offering(family: str) -> Completing:
    """Return what offers the words of a family, 'actors' or another, that begin as the word that is typed."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word, help=told) for word, told in _asked(ctx, family, incomplete)[:_MOST]]

    return complete


def roles(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the roles of the kind that was named, and behind one of them actors."""
    kind = ctx.params.get("kind") or next(iter(ctx.args), "")  # where an option has no value yet, all is left unread
    named = [word for word, _ in _asked(ctx, f"roles of {kind}", incomplete)]
    return [CompletionItem(word) for word in named] or offering("actors")(ctx, _param, incomplete)


def _asked(ctx: click.Context, family: str, beginning: str) -> list[tuple[str, str]]:
    """Ask the desk of the command line that is being typed; a shell is told of no mistake."""
    options = ctx.find_root().params
    try:
        return Desk.open(options.get("store") or "tracker.db", seeds=options.get("seeds")).words(family, beginning)
    except (TrackerError, OSError):
        return []


actors, kinds, things = offering("actors"), offering("kinds"), offering("things")
documents, events, fluents = offering("documents"), offering("events"), offering("fluents")
