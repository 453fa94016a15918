"""`tracker review`: a person decides on what was drafted, each event beside the line that it rests on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from tracker.cli.common import FILE, Command, say, show
from tracker.cli.options import as_json
from tracker.cli.terminal import WAITING, is_answered
from tracker.model.failures import LogError, QuestionError

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.desk import Desk
    from tracker.desk.reviewing import Shown

_ASKED = "[a]ccept, [c]hange a key, [e]dit, [r]eject, [s]kip, [q]uit"
_KEYS = {"a": "accepted", "r": "rejected", "c": "", "e": "", "s": "", "q": ""}
_MOST_KINDS = 5


@click.command("review", cls=Command)
@click.argument("logs", nargs=-1, required=True, type=FILE)
@click.option("--accept", multiple=True, metavar="EVENT", help="Accept an event as it was drafted.")
@click.option("--edited", multiple=True, metavar="EVENT", help="You have mended this event in the file.")
@click.option("--reject", multiple=True, metavar="EVENT", help="Reject an event: it leaves the log.")
@click.option("--missed", multiple=True, metavar="EVENT", help="You have added this event, which the drafter missed.")
@click.option("--add", nargs=2, multiple=True, metavar="KIND WORDS", help="Add an event that was missed, by its words.")
@as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    desk: Desk,
    logs: tuple[Path, ...],
    accept: tuple[str, ...],
    edited: tuple[str, ...],
    reject: tuple[str, ...],
    missed: tuple[str, ...],
    add: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    """Decide on the events of a drafted log, each shown beside the line of the text that it rests on.

    On a terminal each is asked for. Elsewhere the options say what you decided; without them the events are shown,
    with the counts for each drafter over all the logs that you name.

    What was missed is added by its kind and some words of the text: who, when and how many is filled in by the sentence
    in which they stand, and you see the event.

    \b
    Examples:
      tracker review article.yaml
      tracker review article.yaml --accept ambassador-recalled --reject visit-made
      tracker review article.yaml --add protested "protested against the visit"
    """
    given = {"accepted": accept, "edited": edited, "rejected": reject, "missed": missed}
    twice = [event for event, times in Counter(one for each in given.values() for one in {*each}).items() if times > 1]
    if twice:
        raise click.UsageError(f"'{twice[0]}' stands under two options. Decide on it once.")
    decisions = {event: decision for decision, events in given.items() for event in events}
    if (decisions or add) and len(logs) != 1:
        raise click.UsageError("Decide on one log at a time.")
    if decisions:
        desk.decide(logs[0], decisions)
    for kind, words in add:
        desk.add_missed(logs[0], kind, words)
    if decisions or add:
        show(desk.review(logs[0]), as_json)
        return
    if len(logs) == 1 and not as_json and is_answered():
        _ask(desk, logs[0])
        say(desk.review(*logs).to_text().rpartition("\n\n")[2])  # the counts: each event was on the screen
        return
    show(desk.review(*logs), as_json)


def _ask(desk: Desk, log: Path) -> None:
    """Show each event on which nobody has decided, and ask; then ask for what was missed."""
    proposals = desk.review(log).value.proposals
    WAITING.stop()  # who is asked does not wait
    for one in proposals:
        if not one.decision and not _decided(desk, log, one):
            return
    while answer := click.prompt(
        "missed (a kind, or not, and words of the text; nothing ends)", default="", show_default=False
    ).strip():
        try:
            _add(desk, log, answer)
        except QuestionError as wrong:
            say(str(wrong))


def _decided(desk: Desk, log: Path, one: Shown) -> bool:
    """Ask what is decided on one event; say whether to go on."""
    say(f"{one.id}: {one.sentence}")
    say(f"    line {one.line}: {one.said}" if one.said else f"    line {one.line}")
    key = click.prompt(_ASKED, type=click.Choice(list(_KEYS)), show_choices=False)
    if key == "e":
        written = click.edit(one.written, extension=".yaml")
        if written is not None:
            desk.edit_drafted(log, one.id, written)
    elif key == "c":
        _change(desk, log, one.id)
    elif _KEYS[key]:
        desk.decide(log, {one.id: _KEYS[key]})
    return key != "q"


def _change(desk: Desk, log: Path, event: str) -> None:
    """Ask for keys of an event with their values, and show what it becomes."""
    while answer := click.prompt("key: value (nothing ends)", default="", show_default=False).strip():
        key, colon, value = answer.partition(":")
        if not colon:
            say("Write a key, a colon and its value: 'toward: Chile'. Without a value the key is taken away.")
            continue
        names = {one.id for one in desk.review(log).value.proposals}
        try:
            shown = desk.fill_drafted(log, event, {key.strip(): value}).value.proposals
        except (LogError, QuestionError) as wrong:
            say(str(wrong))
            continue
        (one,) = (one for one in shown if one.id == event or one.id not in names)
        say(one.sentence)
        event = one.id  # which the person may have changed


def _add(desk: Desk, log: Path, answer: str) -> None:
    """Add an event that was missed, by its words alone or by its kind and words; ask for each role that it lacks."""
    first, _, rest = answer.partition(" ")
    is_kind = any(kind.name == first for kind in desk.kinds(first).value.named)
    kind, words = (first, rest.strip()) if is_kind else (_chosen(desk, answer), answer)
    if not kind:
        return
    added = desk.add_missed(log, kind, words).value.proposals[-1]
    for role in added.lacks:
        if value := click.prompt(role, default="", show_default=False).strip():
            added = desk.fill_drafted(log, added.id, {role: value}).value.proposals[-1]
    for line in added.written.splitlines():
        say(line)
    say(added.sentence)
    _change(desk, log, added.id)


def _chosen(desk: Desk, words: str) -> str:
    """Let the kind be chosen that some words tell of: by its number, or by its name."""
    found = desk.kinds(words).value
    kinds = [*found.named, *found.others][:_MOST_KINDS]
    for number, kind in enumerate(kinds, 1):
        say(f"{number} {kind.name}: {kind.label}")
    answer = click.prompt("kind (a number, or its name; nothing leaves it)", default="", show_default=False).strip()
    return kinds[int(answer) - 1].name if answer.isdigit() and 0 < int(answer) <= len(kinds) else answer
