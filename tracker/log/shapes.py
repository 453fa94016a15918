"""The shapes of a log's entries: which keys each has, and for an event which roles, by the catalogue's kinds."""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache, partial
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.catalogue.called import is_called
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.names import normal_form
from tracker.catalogue.values import an, date_value, pattern, said_value
from tracker.log.evidence import evidence, evidence_as_stored
from tracker.log.lists import each, no_list, no_shares
from tracker.log.values import (
    date_text,
    event_name,
    identifier,
    last_day,
    number,
    one_player,
    players,
)
from tracker.model.catalogue import THING_TYPES, Actor, FluentSort, Kind, Role
from tracker.model.events import Stance
from tracker.model.findings import Subject
from tracker.text.made import made_of
from tracker.text.shape import (
    Faults,
    Key,
    Reader,
    Shape,
    Wrong,
    many,
    mapping_of,
    nearest,
    one_of,
    only_spelling,
    text,
    unknown,
    yes_or_no,
)

DEGREES = ("intended", "decided", "scheduled", "threatened")
ANSWERS = ("holds", "possibly", "does not hold")
MENDINGS = ("correction", "retraction", "merge", "split", "resolution", "checked")


def id_corrected() -> Wrong:
    """Say that an id is never corrected."""
    remedy = "Other entries name it: retract the event, and append another."
    return Wrong("id-corrected", "an id is never corrected", remedy)


@made_of("as", text)
def _removed(value: Any, faults: Faults) -> str:
    """Read a key that is to be taken away."""
    key = text(value, faults)
    if key == "id":
        raise id_corrected()
    return key


@made_of("any", None)
def _corrected(value: Any, faults: Faults) -> Mapping[str, Any]:
    """Read what replaces what was read: keys and values, which are checked where they are put in."""
    if not isinstance(value, dict):
        raise Wrong("shape", "keys and values belong here", "Write what is right, as {date: 2021-05-22}.")
    if "id" in value:
        faults.at_key(value, "id", id_corrected())
    return value


STANCES = {stance.value: stance for stance in Stance}
"""How a document stands to what it says, by the words for it."""
_written_stance = one_of(tuple(STANCES))


@made_of("one of", tuple(STANCES))
def _stance(value: Any, faults: Faults) -> Stance:
    """Read how a document stands to what it says."""
    return STANCES[_written_stance(value, faults)]


_EVENT = {
    "id": Key(identifier, required=True),
    "kind": Key(text, required=True),
    "date": Key(date_value),
    "effective": Key(date_value),
    "until": Key(last_day),
    "stance": Key(_stance),
    "according-to": Key(many(players(text)), name="according_to"),
    "degree": Key(one_of(DEGREES)),
    "said": Key(said_value),
    "if": Key(text),
    "happening": Key(event_name),
    "after": Key(many(event_name)),
    "because": Key(many(event_name)),
    "part-of": Key(event_name, name="part_of"),
    "amid": Key(text),
    "that": Key(pattern),
    "evidence": Key(many(evidence)),
    "as-named": Key(mapping_of(text), name="as_named"),
    "exhaustive": Key(yes_or_no),
    "each": Key(yes_or_no),
    "jointly": Key(number),
    "note": Key(text),
}

_STORED = {
    **_EVENT,
    "id": Key(text, required=True),
    "degree": Key(text),
    "happening": Key(text),
    "after": Key(many(text)),
    "because": Key(many(text)),
    "part-of": Key(text, name="part_of"),
    "evidence": Key(many(evidence_as_stored)),
}
"""The keys of a stored event: what the catalogue may decide anew, and dates, are read as those of any other."""

OF_NO_KIND = Shape(_EVENT, others=True)
"""The shape of an event whose kind, and so whose roles, are unknown."""

MENDING = Shape(
    {
        "id": Key(identifier, required=True),
        "kind": Key(one_of(MENDINGS), required=True),
        "of": Key(many(event_name), required=True),
        "reason": Key(text, required=True),
        "set": Key(_corrected),
        "remove": Key(many(_removed)),
        "follow": Key(event_name),
        "warning": Key(text),
    }
)
EXPECTATION = Shape(
    {
        "fluent": Key(pattern, required=True),
        "on": Key(date_value, required=True),
        "answer": Key(one_of(ANSWERS), required=True),
        "known-by": Key(date_value),
    }
)


@frozen
class EventShape:
    """The shape of a kind's events, and of those that are `stored`, whose words are formed as they should be.

    `settings` are the roles whose word is the value of a fluent.
    """

    kind: Kind
    shape: Shape
    stored: Shape
    settings: tuple[tuple[str, FluentSort], ...]


@define(eq=False)
class EventShapes:
    """The shapes of all kinds' events by a catalogue, each made when it is asked for."""

    catalogue: Catalogue
    _shapes: dict[str, EventShape] = field(factory=dict)
    _readers: dict[str, Reader] = field(factory=dict)

    def of(self, name: str) -> EventShape | None:
        """Return the shape of a kind's events; None where no kind is called so."""
        if name not in self._shapes:
            kind = self.catalogue.kind(name)
            if kind is None:
                return None
            roles = {name: self._key(kind, name) for name in kind.roles}
            former = {old: evolve(roles[role], required=False, name=role) for old, role in kind.formerly.items()}
            refuse = partial(_no_role, kind)
            every = {**roles, **former, **self._lists(kind)}
            shape, stored = (Shape({**keys, **every}, refuse=refuse) for keys in (_EVENT, _STORED))
            self._shapes[name] = EventShape(kind, shape, stored, self._settings(kind))
        return self._shapes[name]

    def named(self, role_type: str) -> Reader:
        """Return what reads an actor's or a thing's code; one that was good once is good again."""
        if role_type not in self._readers:
            is_thing = role_type == "thing" or role_type in THING_TYPES
            self._readers[role_type] = _remembering(self._thing if is_thing else self._actor, role_type)
        return self._readers[role_type]

    def _settings(self, kind: Kind) -> tuple[tuple[str, FluentSort], ...]:
        patterns = (*kind.initiates, *kind.terminates, *kind.releases, *kind.presupposes)
        sorts = ((pattern.value_role, self.catalogue.fluent(pattern.fluent)) for pattern in patterns)
        return tuple((role, sort) for role, sort in sorts if role and sort)

    def _key(self, kind: Kind, name: str) -> Key:
        """Return how a role is read; who stands in a list may be named with the shares alone."""
        role = kind.roles[name]
        return Key(self._player(role, name in kind.each), required=not (role.optional or kind.each.get(name)))

    def _lists(self, kind: Kind) -> dict[str, Key]:
        """Return how the shares of a list are read, where a role of the kind has them; elsewhere they are refused."""
        types = {kind.roles[role].type for role, share in kind.each.items() if share}
        if not types:
            return {"each": Key(no_list(kind)), "jointly": Key(partial(_refused, no_shares(kind)))}
        return {"each": Key(each(self.named(types.pop() if len(types) == 1 else "actor"))), "jointly": Key(number)}

    def _player(self, role: Role, in_list: bool) -> Reader:
        """Return what reads a role's player, or players where the role takes several or may be a list."""
        readers: Mapping[str, Reader] = {"word": text, "number": number, "date": date_text, "event": event_name}
        read = readers.get(role.type) or self.named(role.type)
        return players(read) if role.several or in_list else one_player(read)

    def _alone(self, name: str, role_type: str, day: int | None) -> Actor | None:
        """Return the one actor with a name that fits a role; of several, the one that has the name on the day."""
        types = ("format", "organisation") if role_type == "format" else (role_type,)
        actors = [actor for code in self.catalogue.codes_called(name) if (actor := self.catalogue.actor(code))]
        fitting = [actor for actor in actors if role_type == "actor" or actor.type in types]
        if day is not None:
            fitting = [actor for actor in fitting if actor.exists(day)]
        if len(fitting) > 1 and day is not None:
            fitting = [actor for actor in fitting if is_called(actor, name, day)]
        return fitting[0] if len(fitting) == 1 else None

    def _alone_thing(self, name: str) -> str | None:
        """Return the code of the one thing that has a name."""
        called = self._things_called.get(normal_form(name), [])
        return called[0] if len(called) == 1 else None

    @cached_property
    def _things_called(self) -> dict[str, list[str]]:
        """The codes of things by their names, however these are spelt."""
        found: dict[str, list[str]] = {}
        for code in self.catalogue.codes("things"):
            if thing := self.catalogue.thing(code):
                found.setdefault(normal_form(thing.name), []).append(code)
        return found

    def _actor(self, code: str, role_type: str, faults: Faults) -> None:
        actor = self.catalogue.actor(code)
        if actor is None:
            subject = Subject("actor", code)
            near = faults.suggestions.near(subject, partial(self.catalogue.near_actors, code))
            remedy = f"Nearest: {', '.join(near)}." if near else "'tracker actors' lists them."
            if not near or " " in code:
                remedy += " A person, or whoever else is not listed, is declared under 'actors:' in the log."
            right = self._alone(code, role_type, faults.day)
            remedy = f"Write {right.code} ({right.names[-1].text})." if right else remedy
            only = right.code if right else None
            raise Wrong("unknown-actor", f"unknown actor '{code}'", remedy, subject=subject, right=only)
        as_format = role_type == "format" and actor.type == "organisation"
        if role_type not in ("actor", actor.type) and not as_format:
            message = f"'{code}' is {an(actor.type)}, and {an(role_type)} belongs here"
            raise Wrong("wrong-actor", message, f"Name {an(role_type)}.")

    def _thing(self, code: str, role_type: str, faults: Faults) -> None:
        thing = self.catalogue.thing(code)
        if thing is None:
            otherwise = "Declare it in seeds/things/, or under 'things:' in this log."
            wrong = unknown("thing", code, self.catalogue.codes("things"), otherwise, faults.suggestions)
            wrong.right = wrong.right or self._alone_thing(code)
            raise wrong
        if role_type not in ("thing", thing.type):
            message = f"'{code}' is {an(thing.type)}, and {an(role_type)} belongs here"
            raise Wrong("wrong-thing", message, f"Name {an(role_type)}.")


@lru_cache(maxsize=2)
def event_shapes(catalogue: Catalogue) -> EventShapes:
    """Return the shapes of events by a catalogue, the same ones for all logs that are read with it."""
    return EventShapes(catalogue)


def _refused(wrong: Wrong, _value: Any, _faults: Faults) -> Any:
    """Refuse whatever stands under a key."""
    raise wrong


def _no_role(kind: Kind, key: str) -> Wrong:
    """Say which roles a kind has, and which of them, or else of every event's keys, is most like another word."""
    near = nearest(key, kind.roles) or nearest(key, _EVENT, alike=0.7)
    right = only_spelling(key, [*kind.roles, *_EVENT])
    has = f"has the roles {', '.join(kind.roles)}" if kind.roles else "has no roles"
    remedy = f"{kind.name} {has} (beside date, evidence and the other keys of an event)."
    said = f"Nearest: {', '.join(near)}. {remedy}" if near else remedy
    return Wrong("unknown-key", f"unknown key '{key}'", said, right=right)


def _remembering(check: Callable[[str, str, Faults], None], role_type: str) -> Reader:
    """Return a reader of codes that checks each code once."""
    good: set[str] = set()

    def read(value: Any, faults: Faults) -> Any:
        if not (isinstance(value, str) and value in good):
            check(text(value, faults), role_type, faults)
            good.add(value)
        return value

    return read
