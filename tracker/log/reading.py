"""Reads the events and other entries of a log, the same from a file's tree and from a store's bodies."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.reading import an, date_value, pattern
from tracker.log.values import at_least_one, date_text, evidence, identifier, last_day, number, reference
from tracker.model.catalogue import THING_TYPES, Kind, Pattern, Role
from tracker.model.dates import VagueDate
from tracker.model.days import FUTURE, iso
from tracker.model.events import Document, Event, Expectation, Mending, Question, Source, Stance
from tracker.text.shape import (
    Faults,
    Key,
    Reader,
    Wrong,
    many,
    mapping_of,
    one_of,
    read_fields,
    text,
    unknown,
    yes_or_no,
)

DEGREES = ("intended", "decided", "scheduled", "threatened")
ANSWERS = ("holds", "possibly", "does not hold")
MENDINGS = ("correction", "retraction", "merge", "split", "resolution", "checked")

_NEEDED = {"correction": ("set", "remove"), "resolution": ("follow",)}
"""The keys of which a mending has one at least, or it does nothing."""


def _removed(value: Any, faults: Faults) -> str:
    """Read a key that is to be taken away."""
    key = text(value, faults)
    if key == "id":
        raise _id_corrected()
    return key


def _id_corrected() -> Wrong:
    remedy = "Other entries name it: retract the event, and append another."
    return Wrong("id-corrected", "an id is never corrected", remedy)


def _corrected(value: Any, faults: Faults) -> Mapping[str, Any]:
    """Read what replaces what was read: keys and values, which are checked where they are put in."""
    if not isinstance(value, dict):
        raise Wrong("shape", "keys and values belong here", "Write what is right, as {date: 2021-05-22}.")
    if "id" in value:
        faults.at_key(value, "id", _id_corrected())
    return value


_EVENT = {
    "id": Key(identifier, required=True),
    "kind": Key(text, required=True),
    "date": Key(date_value),
    "effective": Key(date_value),
    "until": Key(last_day),
    "stance": Key(one_of(tuple(stance.value for stance in Stance))),
    "according-to": Key(many(text)),
    "degree": Key(one_of(DEGREES)),
    "said": Key(date_value),
    "if": Key(text),
    "happening": Key(reference),
    "after": Key(many(reference)),
    "because": Key(many(reference)),
    "part-of": Key(reference),
    "amid": Key(text),
    "that": Key(pattern),
    "evidence": Key(many(evidence)),
    "as-named": Key(mapping_of(text)),
    "exhaustive": Key(yes_or_no),
    "each": Key(yes_or_no),
    "note": Key(text),
}
_MENDING = {
    "id": Key(identifier, required=True),
    "kind": Key(one_of(MENDINGS), required=True),
    "of": Key(many(reference), required=True),
    "reason": Key(text, required=True),
    "set": Key(_corrected),
    "remove": Key(many(_removed)),
    "follow": Key(reference),
    "warning": Key(text),
}
_EXPECTATION = {
    "fluent": Key(pattern, required=True),
    "on": Key(date_value, required=True),
    "answer": Key(one_of(ANSWERS), required=True),
    "known-by": Key(date_value),
}


@define
class LogReader:
    """Reads the entries of one document's log with a catalogue; every fault goes to `faults`."""

    document: Document
    catalogue: Catalogue
    faults: Faults
    _shapes: dict[str, dict[str, Key]] = field(factory=dict)

    def event(self, fields: Any, source: Source) -> Event | None:
        """Read an event; None where a fault keeps it from standing."""
        kind = self._kind(fields)
        values = read_fields(fields, self._shape(kind) if kind else _Any(_EVENT), self.faults, "the event")
        if kind is None or "id" not in values:
            return None
        stance = Stance(values.get("stance", "reported"))
        said = values.get("said")
        date = values.get("date") or self._undated(fields, stance, said)
        if date is None:
            return None
        roles = {role: _players(values[role]) for role in kind.roles if role in values}
        self._check_values(kind, fields, roles)
        if not kind.roles and "that" not in fields:
            remedy = "Name the fluent that was seen, as 'that: member(LTU, EU) = full'."
            self.faults.at_start(fields, Wrong("missing-key", "the event lacks 'that'", remedy))
        return Event(
            document=self.document.id,
            id=values["id"],
            kind=kind.name,
            date=date,
            stance=stance,
            roles=roles,
            source=source,
            effective=values.get("effective"),
            until=values.get("until"),
            according_to=values.get("according-to", ()),
            degree=values.get("degree", ""),
            said=said,
            condition=values.get("if", ""),
            happening=values.get("happening", ""),
            after=tuple(map(self._full, values.get("after", ()))),
            because=tuple(map(self._full, values.get("because", ()))),
            part_of=self._full(values["part-of"]) if "part-of" in values else "",
            amid=values.get("amid", ""),
            that=self._that(fields, values.get("that")),
            evidence=values.get("evidence", ()),
            as_named=values.get("as-named", {}),
            exhaustive=values.get("exhaustive", True),
            each=values.get("each", False),
            note=values.get("note", ""),
            body=fields,
        )

    def mending(self, fields: Any, source: Source) -> Mending | None:
        """Read an entry that mends; None where a fault keeps it from standing."""
        values = read_fields(fields, _MENDING, self.faults, "the mending")
        if not all(key in values for key in ("id", "kind", "of", "reason")):
            return None
        needed = _NEEDED.get(values["kind"], ())
        if needed and not any(key in fields for key in needed):
            either = "' or '".join(needed)
            message = f"a {values['kind']} lacks '{either}'"
            self.faults.at_start(fields, Wrong("missing-key", message, f"Add the line '{needed[0]}: ...'."))
        if values["kind"] == "merge" and len(values["of"]) < 2:
            wrong = Wrong(
                "nothing-to-merge",
                "a merge of one event says nothing",
                "Name the events that tell of one happening, two or more.",
            )
            self.faults.at_value(fields, "of", wrong)
        return Mending(
            document=self.document.id,
            id=values["id"],
            kind=values["kind"],
            of=values["of"],
            reason=values["reason"],
            source=source,
            set=values.get("set", {}),
            remove=values.get("remove", ()),
            follow=values.get("follow", ""),
            warning=values.get("warning", ""),
        )

    def expectation(self, fields: Any, source: Source) -> Expectation | None:
        """Read what must hold; None where a fault keeps it from standing."""
        values = read_fields(fields, _EXPECTATION, self.faults, "the expectation")
        if not all(key in values for key in ("fluent", "on", "answer")):
            return None
        fluent = self._that(fields, values["fluent"], "fluent")
        if fluent is None:
            return None
        return Expectation(self.document.id, fluent, values["on"], values["answer"], source, values.get("known-by"))

    def question(self, value: Any, source: Source) -> Question | None:
        """Read an open question."""
        return Question(self.document.id, text(value, self.faults), source)

    def _undated(self, fields: Any, stance: Stance, said: VagueDate | None) -> VagueDate | None:
        """Date a plan without a date from its announcement on; anything else must have a date."""
        if stance is Stance.ANNOUNCED and isinstance(fields, dict) and "date" not in fields:
            return VagueDate("..", said.earliest if said else self.document.published.earliest, FUTURE, FUTURE)
        if isinstance(fields, dict) and "date" not in fields:
            by = iso(self.document.published.latest)
            remedy = f"Add 'date:'. Where the text has none, '[..{by}]' says that it was by then."
            self.faults.at_start(fields, Wrong("missing-key", "the event lacks 'date'", remedy))
        return None

    def _kind(self, fields: Any) -> Kind | None:
        name = fields.get("kind") if isinstance(fields, dict) else None
        if not isinstance(name, str) or not name:
            return None
        kind = self.catalogue.kind(name)
        if kind is None:
            otherwise = "'tracker kinds' lists them; a new kind is declared in seeds/kinds/."
            self.faults.at_value(fields, "kind", unknown("kind", name, self.catalogue.codes("kinds"), otherwise))
        return kind

    def _shape(self, kind: Kind) -> dict[str, Key]:
        if kind.name not in self._shapes:
            roles = {name: Key(self._player(role), required=not role.optional) for name, role in kind.roles.items()}
            self._shapes[kind.name] = {**_EVENT, **roles}
        return self._shapes[kind.name]

    def _player(self, role: Role) -> Reader:
        """Return what reads a role's player, or players where the role takes several."""
        readers: Mapping[str, Reader] = {"word": text, "number": number, "date": date_text, "event": reference}
        read = readers.get(role.type) or self._named(role.type)
        return at_least_one(read) if role.several else read

    def _named(self, role_type: str) -> Callable[[Any, Faults], str]:
        if role_type == "thing" or role_type in THING_TYPES:
            return lambda value, faults: self._thing(text(value, faults), role_type)
        return lambda value, faults: self._actor(text(value, faults), role_type)

    def _actor(self, code: str, role_type: str) -> str:
        actor = self.catalogue.actor(code)
        if actor is None:
            near = self.catalogue.near_actors(code)
            remedy = f"Nearest: {', '.join(near)}." if near else "'tracker actors' lists them."
            raise Wrong("unknown-actor", f"unknown actor '{code}'", remedy)
        as_format = role_type == "format" and actor.type == "organisation"
        if role_type not in ("actor", actor.type) and not as_format:
            message = f"'{code}' is {an(actor.type)}, and {an(role_type)} belongs here"
            raise Wrong("wrong-actor", message, f"Name {an(role_type)}.")
        return code

    def _thing(self, code: str, role_type: str) -> str:
        thing = self.catalogue.thing(code)
        if thing is None:
            otherwise = "Declare it in seeds/things/, or under 'things:' in this log."
            raise unknown("thing", code, self.catalogue.codes("things"), otherwise)
        if role_type not in ("thing", thing.type):
            message = f"'{code}' is {an(thing.type)}, and {an(role_type)} belongs here"
            raise Wrong("wrong-thing", message, f"Name {an(role_type)}.")
        return code

    def _check_values(self, kind: Kind, fields: Any, roles: Mapping[str, tuple[str, ...]]) -> None:
        """Report a role's word that is no value of the fluent which it sets."""
        for setting in (*kind.initiates, *kind.terminates, *kind.releases, *kind.presupposes):
            sort, role = self.catalogue.fluent(setting.fluent), setting.value_role
            for word in roles.get(role, ()) if role and sort else ():
                if role and sort and word not in (*sort.values, "unknown"):
                    otherwise = f"{sort.name} has the values {', '.join(sort.values)}."
                    self.faults.at_value(fields, role, unknown("value", word, sort.values, otherwise))

    def _that(self, fields: Any, that: Pattern | None, key: str = "that") -> Pattern | None:
        """Check that a fluent is one of the catalogue's and that its arguments are known."""
        if that is None:
            return None
        try:
            return self._known_fluent(that)
        except Wrong as wrong:
            self.faults.at_value(fields, key, wrong)
            return None

    def _known_fluent(self, that: Pattern) -> Pattern:
        sort = self.catalogue.fluent(that.fluent)
        if sort is None:
            raise unknown(
                "fluent", that.fluent, self.catalogue.codes("fluents"), "'tracker kinds' shows what kinds set."
            )
        if len(that.args) != len(sort.args):
            remedy = f"Write {sort.name}({', '.join(sort.args)})."
            raise Wrong("wrong-arguments", f"{sort.name} has {len(sort.args)} arguments", remedy)
        for arg, role_type in zip(that.args, sort.args.values(), strict=True):
            if role_type != "word":
                self._named(role_type)(arg, self.faults)
        if that.value is not None and that.value not in (*sort.values, "unknown"):
            raise unknown("value", that.value, sort.values, f"{sort.name} has no values.")
        return that

    def _full(self, ref: str) -> str:
        return ref if "/" in ref else f"{self.document.id}/{ref}"


class _Any(dict[str, Key]):
    """A shape that knows every key: used where the kind, and so the roles, are unknown."""

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ARG002 - dict's own signature
        return super().get(key) or Key(lambda value, _: value)


def _players(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)
