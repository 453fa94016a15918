"""Declares what a text names and no catalogue has: the agreement that is signed, the sanctions, the persons on a list.

A name of an agreement or a person stands in the text to the letter. Sanctions that are the catalogue's are these; else
they are called by who imposes them on whom.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import chain, count
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.catalogue.headlines import headlines
from tracker.drafting.agreements import Agreements
from tracker.drafting.cues import CueFound
from tracker.drafting.wordings import object_told
from tracker.log.heads import identifier_of
from tracker.model.catalogue import Kind, Thing
from tracker.model.days import FUTURE
from tracker.narrative.narrative import is_actor_type

Declared = Mapping[str, Mapping[str, Any]]
"""What a log declares, by the section: things and actors, each by its code."""

_BULLET = re.compile(r"\s*(?:[-\u2022*\u2013\u2014]|\d{1,3}[.)])\s+")
_PARTICLE = "de|del|la|los|las|da|dos|do|al|el|bin|ibn|von|van|der|den|du|di|abu|y|e"
_CAPITAL = r"[^\W\d_a-z][\w.'\u2019-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:{_PARTICLE})\s+)*{_CAPITAL})+")
_NAMES_END = re.compile(r"[,;:(]|\s[-\u2013\u2014]\s|\.\s*$")
_ON_WHOM_ALONE = re.compile(r"(?: of \d{4}| \(.*\))?")
"""What may stand behind the name of whom sanctions are on."""
_LETTERS = str.maketrans({"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "TH", "Æ": "AE", "Œ": "OE", "ß": "SS"})
"""Latin letters that are no other letter with a mark."""


@frozen
class Filled:
    """The roles of an event that the text's own names play, and what a log has to declare for them.

    `words` are those by which the text calls what is declared, by its code, if its name has more.
    """

    roles: Mapping[str, Any] = field(factory=dict)
    declared: Declared = field(factory=dict)
    words: Mapping[str, str] = field(factory=dict)


@define(eq=False)
class Declaring:
    """Finds or declares what events of a text need.

    A list of persons goes on with the sanctions told before it, and with their day where these stand right before.
    """

    catalogue: Catalogue
    lines: Sequence[str] = ()
    day: int = FUTURE
    _sanctions: Mapping[str, Any] = field(factory=dict)
    _told_on: tuple[int, str] = (-1, "")
    _agreements: Agreements = field(init=False)

    @_agreements.default
    def _none_told(self) -> Agreements:
        return Agreements(self.catalogue, self.day)

    def filled(self, found: CueFound, text: str, line: int, fields: Mapping[str, Any]) -> Filled:
        """Return who plays the roles that an event lacks and that things or listed persons play."""
        lacked = [role for name, role in found.kind.roles.items() if name not in fields and not role.optional]
        types = {role.type for role in lacked}
        if "agreement" in types:
            return self._agreement(found, text, fields)
        if "regime" in types:
            listed = self._listed(found.kind, line, fields)
            filled = listed or self._regime(found.kind, fields)
            if filled.roles and not _is_by_then(fields):
                self._told_on = (line, str(fields["date"]))
            return filled
        return Filled()

    def _agreement(self, found: CueFound, text: str, fields: Mapping[str, Any]) -> Filled:
        """Return the agreement that is the object of what tells of a kind."""
        meant = self._agreements.meant(object_told(found, text), _actors(found.kind, fields))
        if meant is None:
            return Filled()
        role = _role_of(found.kind, "agreement")
        if not meant.is_new:
            return Filled({role: meant.code})
        return evolve(_declared(role, meant.code, "agreement", meant.name), words={meant.code: meant.words})

    def _regime(self, kind: Kind, fields: Mapping[str, Any]) -> Filled:
        """Return the sanctions of who imposes them on whom: those of the catalogue, where it has them."""
        by, target = (self.catalogue.actor(str(fields.get(role))) for role in ("by", "target"))
        if by is None or target is None:
            return Filled()
        fitting = [thing for thing, named in self._regimes if named == (by.code, target.code)]
        known = min(fitting, key=lambda thing: len(thing.name)).code if fitting else None
        name = f"{_possessive(by.name(self.day))} sanctions on {target.name(self.day)}"
        role = _role_of(kind, "regime")
        filled = Filled({role: known}) if known else _declared(role, _thing_code(name), "regime", name)
        self._sanctions = {"by": by.code, "target": target.code, **filled.roles}
        return filled

    def _listed(self, kind: Kind, line: int, fields: Mapping[str, Any]) -> Filled | None:
        """Return the persons of the list below a line, with the sanctions that were told before; None without them."""
        role = next((name for name, role in kind.roles.items() if role.several and is_actor_type(role.type)), None)
        names = listed_names(self.lines, line) if role else []
        if role is None or not names:
            return None
        told = self._sanctions
        is_same = bool(told) and all(fields.get(key, value) == value for key, value in told.items())
        here = Filled(told) if is_same else self._regime(kind, fields)  # one state's list is no other's
        codes, actors = self._persons(names)
        before, day = self._told_on
        on = {"date": day} if is_same and _is_by_then(fields) and line - before <= 1 else {}
        return Filled(
            {**here.roles, **on, role: codes, "exhaustive": "no"},
            {**here.declared, **({"actors": actors} if actors else {})},
        )

    def _persons(self, names: Sequence[str]) -> tuple[list[str], dict[str, Any]]:
        """Return persons by their codes, and those of them who have to be declared."""
        codes, actors = [], dict[str, Any]()
        for name in names:
            try:
                codes.append(self.catalogue.find_actor(name, self.day).code)
            except UnknownName:
                code = _person_code(name, {*actors, *codes, *self.catalogue.codes("actors")})
                actors[code] = {"type": "person", "names": [name]}
                codes.append(code)
        return codes, actors

    @cached_property
    def _things(self) -> list[Thing]:
        codes = self.catalogue.codes("things")
        return [thing for code in codes if (thing := self.catalogue.thing(code)) is not None]

    @cached_property
    def _regimes(self) -> list[tuple[Thing, tuple[str, ...]]]:
        """The sanctions of the catalogue that are on one actor as a whole, each with whose they are and on whom."""
        names = headlines(self.catalogue).names
        found = []
        for thing in self._things:
            named = list(names.spot(thing.name)) if thing.type == "regime" else []
            if named and _ON_WHOM_ALONE.fullmatch(thing.name, named[-1].end):
                found.append((thing, tuple(place.codes[0] for place in named)))
        return found


def listed_names(lines: Sequence[str], line: int) -> list[str]:
    """List the names of persons in the list that stands below a line of a text."""
    return [name for entry in _entries(lines[line:]) if (name := _name(entry))]


def _entries(lines: Sequence[str]) -> Iterator[str]:
    """Yield the entries of a list with which some lines begin, without their marks."""
    for line in lines:
        mark = _BULLET.match(line)
        if mark:
            yield line[mark.end() :].strip()
        elif line.strip():
            return


def _name(entry: str) -> str:
    """Return the name with which an entry of a list begins; nothing where it begins otherwise."""
    name = _NAMES_END.split(entry, maxsplit=1)[0].strip()
    return name if _NAME.fullmatch(name) else ""


def _is_by_then(fields: Mapping[str, Any]) -> bool:
    """Say whether no words gave an event a day."""
    return str(fields.get("date", "[..")).startswith("[..")


def _actors(kind: Kind, fields: Mapping[str, Any]) -> list[str]:
    """List the actors who play a role of an event."""
    players = (fields[name] for name, role in kind.roles.items() if name in fields and is_actor_type(role.type))
    return [code for each in players for code in ([each] if isinstance(each, str) else each)]


def _role_of(kind: Kind, thing_type: str) -> str:
    return next(name for name, role in kind.roles.items() if role.type == thing_type)


def _declared(role: str, code: str, thing_type: str, name: str) -> Filled:
    return Filled({role: code}, {"things": {code: {"type": thing_type, "name": name}}})


def _thing_code(name: str) -> str:
    return identifier_of(name.replace("'", "").replace("\u2019", ""))


def _person_code(name: str, taken: set[str]) -> str:
    """Make a code of the last and the first word of a name, of all its words where that is taken.

    A name in other letters than Latin ones has a code of its own as well, the same in every document.
    """
    plain = unicodedata.normalize("NFKD", name.upper().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = [re.sub(r"[^A-Z0-9-]", "", word).strip("-") for word in plain.split()]
    if not words or not all(words) or len(words) < len(name.split()):
        words = [sha256(name.encode()).hexdigest()[:8].upper(), "PERSON"]
    short, whole = "-".join(dict.fromkeys((words[-1], words[0]))), "-".join((words[-1], *words[:-1]))
    return next(code for code in chain((short, whole), (f"{whole}-{n}" for n in count(2))) if code not in taken)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
