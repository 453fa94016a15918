"""Checks a catalogue's entries against one another: every fluent, role, value and section that one names is there."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.values import an
from tracker.model.catalogue import ACTOR_TYPES, COVERED, THING_TYPES, VERB, FluentSort, Kind, Pattern
from tracker.model.events import EVENT_KEYS
from tracker.text.shape import Faults, Wrong, unknown

PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)(?:\.adjective|\.ordinal)?\}")

_BRACKETS = re.compile(r"\[[^\[\]]*\]")

_FITS_ACTOR = ("actor", *ACTOR_TYPES)
_FITS_THING = ("thing", *THING_TYPES)


def check_entry(catalogue: Catalogue, entry: Any, fields: Any, faults: Faults) -> None:
    """Report what a kind or a sort of fluent names and the catalogue lacks; other entries stand alone."""
    if isinstance(entry, Kind):
        _check_kind(catalogue, entry, fields, faults)
    if isinstance(entry, FluentSort):
        _check_fluent(catalogue, entry, fields, faults)


def _check_kind(catalogue: Catalogue, kind: Kind, fields: Any, faults: Faults) -> None:
    for key in ("initiates", "terminates", "releases", "presupposes"):
        for pattern in getattr(kind, key):
            _report(faults, fields, key, _pattern_fault(catalogue, pattern, kind))
    _report(faults, fields, "sentence", _verb_fault(kind.sentence) or _sentence_fault(kind.told, kind.roles))
    for pattern in kind.initiates:
        _report(faults, fields, "initiates", _carrier_fault(catalogue, pattern, kind))
    _check_roles(kind, fields, faults)
    if kind.covers and (kind.covers not in kind.roles or kind.roles[kind.covers].type != "format"):
        remedy = "Name the role of the format whose members the event names."
        faults.at_value(fields, "covers", Wrong("wrong-role", f"'{kind.covers}' is no role of a format", remedy))
    if kind.counter and kind.counter.ordinal and kind.counter.ordinal not in kind.roles:
        wrong = unknown("role", kind.counter.ordinal, kind.roles, f"It has {_list(kind.roles)}.")
        faults.at_value(fields, "counter", wrong)
    if kind.calls_off and (kind.calls_off not in kind.roles or kind.roles[kind.calls_off].type != "event"):
        remedy = "Name a role of type event."
        faults.at_value(
            fields, "calls-off", Wrong("wrong-role", f"'{kind.calls_off}' is no role that names an event", remedy)
        )


def _check_roles(kind: Kind, fields: Any, faults: Faults) -> None:
    """Check what roles are called, what they were called, and which of them are no sides."""
    for role in kind.roles:
        if role in EVENT_KEYS:
            remedy = f"Every event may say {_list(EVENT_KEYS)}: call the role otherwise."
            faults.at_key(fields["roles"], role, Wrong("role-taken", f"no role can be called '{role}'", remedy))
    for role in (name for one, others in kind.same.items() for name in (one, *others)):
        if role not in kind.roles:
            faults.at_value(fields, "same", unknown("role", role, kind.roles, f"It has {_list(kind.roles)}."))
    for role, share in kind.each.items():
        _report(faults, fields, "each", _list_fault(kind, role, share))
    for former, role in kind.formerly.items():
        _report(faults, fields, "formerly", _former_fault(kind, former, role))


def _list_fault(kind: Kind, role: str, share: str) -> Wrong | None:
    """Say what is wrong with a role in which several may stand, or with the one whose number is a share of it."""
    for name in filter(None, (role, share)):
        if name not in kind.roles:
            return unknown("role", name, kind.roles, f"It has {_list(kind.roles)}.")
    if kind.roles[role].type not in _FITS_ACTOR:
        return Wrong("wrong-role", f"'{role}' is no role of actors", "Name a role that actors play.")
    if share and kind.roles[share].type != "number":
        return Wrong("wrong-role", f"'{share}' is no role of a number", "Name a role whose number has shares.")
    return None


def _former_fault(kind: Kind, former: str, role: str) -> Wrong | None:
    """Say what is wrong with a name that a role had: it is a role still, or stands for none."""
    if former in kind.roles:
        return Wrong("role-taken", f"'{former}' is a role still", "A name that a role had cannot be another's.")
    if role not in kind.roles:
        return unknown("role", role, kind.roles, f"It has {_list(kind.roles)}.")
    return None


def _check_fluent(catalogue: Catalogue, sort: FluentSort, fields: Any, faults: Faults) -> None:
    if sort.section not in catalogue.sections:
        otherwise = f"Declare it under 'sections:'; there are {', '.join(catalogue.sections)}."
        faults.at_value(fields, "section", unknown("section", sort.section, catalogue.sections, otherwise))
    if sort.one and (sort.one not in sort.args or sort.values):
        remedy = f"Name one of {_list(sort.args)}, of a fluent without values."
        faults.at_value(fields, "one", Wrong("unknown-argument", f"'{sort.one}' cannot be the one holder", remedy))
    _report(faults, fields, "initial", _initial_fault(sort))
    types = list(sort.args.values())
    if sort.symmetric and (len(types) < 2 or types[0] != types[1]):
        remedy = "Give the first two arguments one type."
        faults.at_value(fields, "symmetric", Wrong("not-symmetric", "the first two arguments differ in type", remedy))
    _report(faults, fields, "says", _sentence_fault(sort.phrase(), {**sort.args, "value": "word"}))
    verbs = dict.fromkeys(("is", "are", "has", "have"), "word")
    _report(faults, fields, "state", _sentence_fault(sort.state, {**sort.args, **verbs, "value": "word"}))
    for value in (*sort.value_states, *sort.holder):
        key = "states" if value in sort.value_states else "holder"
        strange = None if value in sort.values else unknown("value", value, sort.values, "Name one of its values.")
        state = sort.value_states.get(value, "")
        _report(faults, fields, key, strange or _sentence_fault(state, {**sort.args, **verbs}))
    if (sort.follows_as is not None or sort.may_follow) and bool(sort.values) != (sort.follows_as in sort.values):
        otherwise = f"It has the values {_list(sort.values)}." if sort.values else f"{sort.name} has no values."
        faults.at_value(fields, "may-follow", unknown("value", sort.follows_as or "", sort.values, otherwise))
    for key, patterns in (
        ("while", [sort.needs] if sort.needs else []),
        ("may-follow", [sort.may_follow] if sort.may_follow else []),
        ("derived", sort.derived),
    ):
        for pattern in patterns:
            wrong = _argument_fault(catalogue, pattern, sort.args) or _value_fault(catalogue, pattern)
            _report(faults, fields, key, wrong)
    if sort.name in _needed(catalogue, sort):
        key = "while" if sort.needs else "derived" if sort.derived else "may-follow"
        message, remedy = f"{sort.name} needs itself in the end", "Name fluents that do not need this one."
        faults.at_value(fields, key, Wrong("circular", message, remedy))


def _initial_fault(sort: FluentSort) -> Wrong | None:
    """Say what is wrong with what is assumed of a fluent before anything is told."""
    if sort.initial not in ("unknown", "true", "false", COVERED, *sort.values):
        remedy = f"Write unknown, true, false, {COVERED}, or one of its values."
        return Wrong("unknown-value", f"'{sort.initial}' is no initial state", remedy)
    if sort.initial == COVERED and [*sort.args.values()].count("format") != 1:
        message = f"{sort.name} has no format that could be covered"
        return Wrong("nothing-covered", message, "Give one argument the type format.")
    return None


def _needed(catalogue: Catalogue, sort: FluentSort) -> set[str]:
    """Return the fluents that decide a fluent, and those that decide these."""
    found: set[str] = set()
    waiting = [sort]
    while waiting:
        needing = waiting.pop()
        decisive = (needing.needs, needing.may_follow, *needing.derived)
        named = {pattern.fluent for pattern in decisive if pattern} - found
        found |= named
        waiting += [needed for name in named if (needed := catalogue.fluent(name))]
    return found


def _report(faults: Faults, fields: Any, key: str, wrong: Wrong | None) -> None:
    if wrong:
        faults.at_value(fields, key, wrong)


def _carrier_fault(catalogue: Catalogue, pattern: Pattern, kind: Kind) -> Wrong | None:
    """Find out whether a kind begins what another fluent carries, and neither presupposes nor begins that one."""
    sort = catalogue.fluent(pattern.fluent)
    if sort is None or sort.needs is None or len(pattern.args) != len(sort.args):
        return None
    needs, roles = sort.needs, dict(zip(sort.args, pattern.args, strict=True))
    args = tuple(roles.get(arg, arg) for arg in needs.args)
    symmetric = (needed := catalogue.fluent(needs.fluent)) is not None and needed.symmetric
    begins = kind.terminates if needs.absent else kind.initiates
    for stated in (*(p for p in kind.presupposes if p.absent == needs.absent), *begins):
        same = stated.args == args or (symmetric and sorted(stated.args) == sorted(args))
        if stated.fluent == needs.fluent and same and (needs.value is None or stated.value in (None, needs.value)):
            return None
    value = f" = {needs.value}" if needs.value else ""
    written = f"{'not ' if needs.absent else ''}{needs.fluent}({_list(args)}){value}"
    return Wrong(
        "carrier-not-presupposed",
        f"it begins {sort.name}, which needs {written}, and does not presuppose that",
        f"Add \"{written}\" to 'presupposes'.",
    )


def _pattern_fault(catalogue: Catalogue, pattern: Pattern, kind: Kind) -> Wrong | None:
    """Find what is wrong with a fluent in a kind: its name, its arguments' number and types, its value."""
    roles = {name: role.type for name, role in kind.roles.items()}
    wrong = _argument_fault(catalogue, pattern, roles)
    sort = catalogue.fluent(pattern.fluent)
    if wrong or sort is None:
        return wrong
    if sort.derived:
        return Wrong(
            "derived-effect", f"{sort.name} is derived: nothing sets it", "Name the fluents that it is made of."
        )
    if pattern.beyond and roles.get(pattern.beyond[0]) != "number":
        return Wrong("wrong-role", f"'{pattern.beyond[0]}' is no role of a number", "Name a role of type number.")
    if pattern.two and pattern.two not in kind.roles:
        return unknown("role", pattern.two, roles, f"It has {_list(roles)}.")
    if pattern.value_role:
        return (
            None
            if pattern.value_role in roles
            else unknown("role", pattern.value_role, roles, f"It has {_list(roles)}.")
        )
    return _value_fault(catalogue, pattern)


def _value_fault(catalogue: Catalogue, pattern: Pattern) -> Wrong | None:
    sort = catalogue.fluent(pattern.fluent)
    if sort is None:
        return None
    for value in (pattern.value, *pattern.alternatives):
        if value is not None and value not in (*sort.values, "unknown"):
            otherwise = f"It has the values {_list(sort.values)}." if sort.values else f"{sort.name} has no values."
            return unknown("value", value, sort.values, otherwise)
    return None


def _argument_fault(catalogue: Catalogue, pattern: Pattern, roles: Mapping[str, str]) -> Wrong | None:
    sort = catalogue.fluent(pattern.fluent)
    if sort is None and pattern.fluent in catalogue.codes("fluents"):
        return None  # what is wrong with it is said where it stands
    if sort is None:
        return unknown("fluent", pattern.fluent, catalogue.codes("fluents"), "Declare it in seeds/fluents/.")
    if len(pattern.args) != len(sort.args):
        return Wrong(
            "wrong-arguments", f"{sort.name} has {len(sort.args)} arguments", f"Write {sort.name}({_list(sort.args)})."
        )
    for arg, literal, wanted in zip(pattern.args, pattern.literal, sort.args.values(), strict=True):
        if literal and wanted in _FITS_ACTOR and catalogue.actor(arg) is None:
            return unknown("actor", arg, catalogue.codes("actors"), "Name an actor of the catalogue by its code.")
        if literal:
            continue
        if arg not in roles:
            return unknown("role", arg, roles, f"It has {_list(roles)}; a word of its own stands in quotation marks.")
        if not _fits(roles[arg], wanted):
            message = f"the role '{arg}' is {an(roles[arg])}, and {sort.name} wants {an(wanted)}"
            return Wrong("wrong-role", message, "Give the role the type that the fluent's argument has.")
    return None


def _fits(given: str, wanted: str) -> bool:
    if wanted == "actor":
        return given in _FITS_ACTOR
    if wanted == "country" and given == "actor":
        return True  # where another actor stands, the event does nothing to the fluent
    return given == wanted or (wanted == "thing" and given in _FITS_THING)


def _verb_fault(sentence: str) -> Wrong | None:
    """Find a verb that is marked in brackets: it would go with what they leave out, and a plan would lose its verb."""
    for part in _BRACKETS.finditer(sentence):
        if verb := VERB.search(sentence, part.start(), part.end()):
            message = f"the verb {verb[0]} stands in brackets"
            remedy = "Mark a verb that is always told: '{host} {invited|invite} {guest}[ to {to}]'."
            return Wrong("verb-in-brackets", message, remedy, verb.start(), len(verb[0]))
    return None


def _sentence_fault(sentence: str, known: Mapping[str, Any]) -> Wrong | None:
    for match in PLACEHOLDER.finditer(sentence):
        if match[1] not in known:
            return unknown("role", match[1], known, f"A sentence may name {_list(known)}.")
    left = PLACEHOLDER.sub("", sentence)
    if "{" in left or "}" in left or left.count("[") != left.count("]"):
        remedy = "Write {role}, {role.adjective}, {role.ordinal}, or [words about an optional {role}]."
        return Wrong("not-a-sentence", "the sentence has a brace or bracket that fits nothing", remedy)
    return None


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
