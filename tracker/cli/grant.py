"""`tracker grant`: lets a role of PostgreSQL append, and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.common import Command, say

if TYPE_CHECKING:
    from tracker.desk.desk import Desk


@click.command("grant", cls=Command)
@click.argument("role")
@click.pass_obj
def command(desk: Desk, role: str) -> None:
    """Let a role of the database append to a store on PostgreSQL, and ask it; it can change nothing in the log.

    The store's owner runs this once for each role, and again after an upgrade. The role is made in the database
    before: CREATE ROLE desk LOGIN PASSWORD '...'.

    \b
    Example: tracker --store postgresql+psycopg://owner@server/log grant desk
    """
    rights = desk.grant(role)
    say(f"The role '{role}' may now append to {desk.store.address} and ask it:")
    for table, named in rights.items():
        say(f"  {table:<16} {', '.join(right.lower() for right in named)}")
