"""What the catalogue declares, as text."""

from collections.abc import Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Actor, FluentSort, Kind, Name
from tracker.model.days import iso
from tracker.projections.examples import example_event
from tracker.reports.language.patterns import changed_by, effects_of, pattern_text, role_text
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import counted
from tracker.reports.text.layout import coded, page_text, wrapped
from tracker.text.writer import write_yaml


def kinds_text(kinds: Sequence[Kind]) -> str:
    """Write kinds: each with its roles and what it does to fluents."""
    lines: list[str] = []
    for kind in kinds:
        lines += [kind.name, *wrapped(kind.label, "  ")]
        roles = [f"{name}: {role_text(role)}" for name, role in kind.roles.items()]
        lines += wrapped(", ".join(roles), "  ", "    ") if roles else []
        for word, patterns in effects_of(kind):
            lines += wrapped(f"{word} {', '.join(map(pattern_text, patterns))}", "  ", "    ") if patterns else []
    return "\n".join([*lines, f"{counted(len(kinds), 'kind')}."])


def kind_text(kind: Kind, catalogue: Catalogue) -> str:
    """Write one kind in full: its roles, effects and codes, an example with what it changes, and its neighbours."""
    lines = kinds_text([kind]).splitlines()[:-1]
    lines += ["", *wrapped(f"Deprecated: use {kind.deprecated}.", "")] if kind.deprecated else []
    lines += wrapped(lists_phrase(kind), "  ", "    ") if kind.each else []
    lines += ["", *wrapped(codes_phrase(kind), "")]
    lines += wrapped(f"Also found by: {', '.join(kind.also)}.", "", "  ") if kind.also else []
    lines += wrapped(f"Instead: {kind.instead.rstrip('.')}.", "", "  ") if kind.instead else []
    event = example_event(kind, catalogue)
    if event is None:
        return "\n".join([*lines, f"It is told as: {kind.told}."])
    lines += ["", *wrapped(f"Example: {event_sentence(event, catalogue)}.", "")]
    lines += [f"  {line}" for line in example_yaml(kind).splitlines()]
    lines += (
        wrapped(f"At the end of its day: {'; '.join(map(pattern_text, kind.changes))}.", "") if kind.changes else []
    )
    lines += wrapped(f"It leaves alone: {'; '.join(map(pattern_text, kind.leaves))}.", "") if kind.leaves else []
    return "\n".join(lines)


def lists_phrase(kind: Kind) -> str:
    """Say in which roles of a kind several may stand, and which number each has a share in."""
    roles = [f"{role} (with shares in {share})" if share else role for role, share in kind.each.items()]
    return f"one of these may be a list: {', '.join(roles)}" if len(roles) > 1 else f"a list may stand in: {roles[0]}"


def codes_phrase(kind: Kind) -> str:
    """Write the codes that the field has for a kind."""
    pairs = (("CAMEO", kind.cameo), ("Goldstein", kind.goldstein), ("PLOVER", kind.plover))
    return ", ".join(f"{name} {code}" for name, code in pairs if code) or "No code of CAMEO or PLOVER stands for it"


def example_yaml(kind: Kind) -> str:
    """Write a kind's example as an event of a log."""
    return write_yaml([{"id": "an-id", "kind": kind.name, **kind.example}])


def fluents_text(sorts: Sequence[FluentSort], catalogue: Catalogue) -> str:
    """Write sorts of fluents: how to write one, what it says, and what begins and ends it."""
    lines: list[str] = []
    for sort in sorts:
        changed = changed_by(sort, catalogue)
        args = ", ".join(f"{name}: {type_}" for name, type_ in sort.args.items())
        lines += wrapped(f"{sort.name}({args})", "", "  ")
        lines += wrapped(sort.says.replace("{", "").replace("}", ""), "  ", "    ")
        lines += wrapped(f"values: {', '.join(sort.values)}", "  ", "    ") if sort.values else []
        made = ("made of", tuple(map(pattern_text, sort.derived)))
        for word, names in (made, ("begun by", changed.begins), ("ended by", changed.ends)):
            lines += wrapped(f"{word} {', '.join(names)}", "  ", "    ") if names else []
        lines += wrapped(f"as in {changed.example}", "  ", "    ") if changed.example else []
    return "\n".join([*lines, f"{counted(len(sorts), 'fluent')}."])


def actors_text(actors: Sequence[Actor]) -> str:
    """Write actors: code, type, and every name."""
    lines = coded([(actor.code, actor.type, ", ".join(actor.all_names)) for actor in actors])
    return page_text([*lines, f"{counted(len(actors), 'actor')}."])


def actor_text(actor: Actor) -> str:
    """Write one actor in full: every name with its days, existence, and its codes elsewhere."""
    rows = [
        ("type", actor.type),
        ("names", "; ".join(map(dated_name, actor.names))),
        ("native", ", ".join(actor.native)),
        ("adjective", actor.adjective),
        ("capital", actor.capital),
        ("aliases", ", ".join(other_names(actor))),
        ("existence", ", ".join(existence.text for existence in actor.existence)),
        ("codes", ", ".join(f"{name} {code}" for name, code in _numbers(actor) if code)),
        ("acts for its members", "yes" if actor.acts_for_members else ""),
    ]
    return "\n".join(
        [actor.code, *(line for label, text in rows if text for line in wrapped(f"{label}: {text}", "  ", "    "))]
    )


def dated_name(name: Name) -> str:
    """Write a name with the days on which it is the usual one, where it is not always."""
    first, last = iso(name.first), iso(name.last)
    if first is None and last is None:
        return name.text
    return (
        f"{name.text} ({f'from {first}' if first else ''}{' ' if first and last else ''}{f'to {last}' if last else ''})"
    )


def other_names(actor: Actor) -> list[str]:
    """List the names by which an actor may be asked for, without those that are shown apart."""
    apart = {actor.alpha_2, actor.capital, *actor.native}
    return [alias for alias in actor.aliases if alias not in apart]


def _numbers(actor: Actor) -> list[tuple[str, str]]:
    return [("alpha-2", actor.alpha_2), ("Correlates of War", actor.cow), ("Gleditsch-Ward", actor.gw)]
