"""Reads a folder of seeds to a catalogue: one family a file, every fault of every file at once."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from tracker.catalogue.catalogue import LISTS, Catalogue
from tracker.catalogue.checks import check_entry
from tracker.catalogue.reading import FAMILIES, SYSTEMS
from tracker.catalogue.values import WORD_CODE, an, existence
from tracker.model.findings import Finding
from tracker.text.files import yaml_bytes, yaml_files
from tracker.text.lines import check_lines
from tracker.text.reader import read_yaml
from tracker.text.shape import Faults, Key, Shape, Wrong, line, many, read_fields, text, unknown
from tracker.text.tree import Fields

_TABLES = ("parts", "lists")
_NAMING = ("actors", "formats", "things", "parts")
"""The families whose texts are names."""
_NUMBER = re.compile("[0-9]{1,4}")


def _mapping(value: Any, _faults: Faults) -> Fields:
    """Take the states of a list as they stand: each is read by itself."""
    if not isinstance(value, Fields):
        raise Wrong("shape", "'states' holds no numbers", "Write each number with its days: 366: [1991-09-06/..].")
    return value


_LIST = Shape({"title": Key(line, required=True), "states": Key(_mapping, required=True)})


@define
class _Folder:
    plain: dict[str, Any] = field(factory=dict)
    places: dict[tuple[str, str], tuple[Faults, Fields]] = field(factory=dict)
    faults: list[Faults] = field(factory=list)


@frozen(eq=False)
class Declared:
    """One entry of a seed file: its family, its code, the entries that it stands among, and who collects faults."""

    family: str
    code: str
    entries: Fields
    faults: Faults

    @property
    def fields(self) -> Any:
        """The entry's own keys and values, as they are written."""
        return self.entries[self.code]


@frozen(eq=False)
class Seeds:
    """A folder that was read: the catalogue with it, what the folder declares, and who collects its files' faults."""

    catalogue: Catalogue
    declared: tuple[Declared, ...]
    faults: tuple[Faults, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every fault that was found so far, in the order of their places."""
        found = (finding for faults in self.faults for finding in faults.found)
        return tuple(sorted(found, key=lambda finding: finding.place))


def read_seeds(folder: Path) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read every YAML file below a folder; a catalogue with findings must not be used."""
    seeds = read_folder(folder)
    return seeds.catalogue, seeds.findings


def read_folder(folder: Path, base: Catalogue | None = None) -> Seeds:
    """Read every YAML file below a folder, on top of another catalogue where one is given.

    An entry of the folder takes the place of the one with its code below. What stands below is checked again, for it
    may rest on an entry that was replaced.
    """
    found = _Folder(_beginning(base))
    paths = yaml_files(folder)
    for path in paths:
        _read_file(path, found)
    if not paths:
        faults = Faults(folder.as_posix())
        faults.at_start(
            {}, Wrong("no-seeds", "the folder has no seeds", "Name a folder with .yaml files of a catalogue.")
        )
        found.faults.append(faults)
    found.plain |= {family: list(dict.fromkeys(found.plain[family])) for family in LISTS}
    catalogue = Catalogue(found.plain)
    for (family, code), (faults, entries) in found.places.items():
        _check(catalogue, family, code, faults, entries)
    if base is not None:
        found.faults += _below(catalogue, base, found)
    declared = tuple(Declared(*key, entries, faults) for key, (faults, entries) in found.places.items())
    return Seeds(catalogue, declared, tuple(found.faults))


def _beginning(base: Catalogue | None) -> dict[str, Any]:
    """Return what a folder adds to: nothing, or a copy of what is below."""
    empty: dict[str, Any] = {**{family: [] for family in LISTS}, **{family: {} for family in _TABLES}}
    empty |= {"actors": {}, "things": {}, "fluents": {}, "kinds": {}}
    plain = base.plain if base is not None else {}
    return {family: type(none)(plain.get(family, none)) for family, none in empty.items()}


def _below(catalogue: Catalogue, base: Catalogue, found: _Folder) -> Iterator[Faults]:
    """Check the kinds and fluents that stand below a folder, now that it has replaced some of what they name."""
    for family in ("fluents", "kinds"):
        for code, fields in base.plain.get(family, {}).items():
            if (family, code) in found.places:
                continue
            faults = Faults(f"the {FAMILIES[family].entry} '{code}' below")
            _check(catalogue, family, code, faults, {code: dict(fields)})  # its lines are of no file here
            yield faults


def _read_file(path: Path, found: _Folder) -> None:
    try:
        source = read_yaml(yaml_bytes(path), path.as_posix())
    except Wrong as wrong:
        unread = Faults(path.as_posix())
        unread.at_start({}, wrong)
        found.faults.append(unread)
        return
    faults = Faults(source.file, source.lines, list(source.findings))
    found.faults.append(faults)
    if not isinstance(source.root, Fields):
        if not faults.found:
            faults.at_start({}, Wrong("not-seeds", "the file declares nothing", f"Begin with one of: {_families()}."))
        return
    for family, entries in source.root.items():
        if family in LISTS:
            try:
                found.plain[family] += many(text)(entries, faults)
            except Wrong as wrong:
                faults.at_value(source.root, family, wrong)
        elif family in FAMILIES or family in _TABLES:
            _collect(family, entries, found, faults, source.root)
        else:
            faults.at_key(source.root, family, unknown("family", family, FAMILIES, f"Write one of: {_families()}."))


def _collect(family: str, entries: Any, found: _Folder, faults: Faults, root: Fields) -> None:
    if not isinstance(entries, Fields):
        faults.at_key(
            root, family, Wrong("shape", f"'{family}' holds no entries", "Write a code and its keys below it.")
        )
        return
    if family in _NAMING:
        check_lines(entries, faults)
    target = "actors" if family == "formats" else family
    for code, fields in entries.items():
        other = next((found.places[key] for key in (("formats", code), (target, code)) if key in found.places), None)
        if other:
            message = f"'{code}' is declared already, in {other[0].file}"
            faults.at_key(entries, code, Wrong("declared-twice", message, "Keep one of them."))
            continue
        found.plain[target][code] = fields
        found.places[(family, code)] = (faults, entries)


def _check(catalogue: Catalogue, family: str, code: str, faults: Faults, entries: Mapping[str, Any]) -> None:
    """Read one entry strictly, and check it against the rest of the catalogue."""
    if family in _TABLES:
        (_check_part if family == "parts" else _check_list)(code, faults, entries)
        return
    sort = FAMILIES[family]
    if not sort.code.fullmatch(code):
        faults.at_key(
            entries, code, Wrong("not-a-code", f"'{code}' is not the code of {an(sort.entry)}", _code_remedy(family))
        )
    try:
        entry = sort.read(code, entries[code], faults)
    except Wrong as wrong:
        faults.at_value(entries, code, wrong)
        return
    if entry is not None:
        check_entry(catalogue, entry, entries[code], faults)


def _check_part(code: str, faults: Faults, entries: Mapping[str, Any]) -> None:
    """Check the name that the parts of all actors have: 'the parliament of {whole}'."""
    if not WORD_CODE.fullmatch(code):
        faults.at_key(entries, code, Wrong("not-a-code", f"'{code}' is not the code of a part", _code_remedy("parts")))
    label = entries[code]
    if isinstance(label, dict) and {*label} == {"name", "several"} and label["several"] in ("yes", "no"):
        label = label["name"]
    if not isinstance(label, str) or "{whole}" not in label:
        message = "the name of a part lacks '{whole}'"
        faults.at_value(entries, code, Wrong("not-a-part", message, "Write it as 'the parliament of {whole}'."))


def _check_list(code: str, faults: Faults, entries: Mapping[str, Any]) -> None:
    """Check a list of states: its title, and by number the days on which it has each."""
    if code not in SYSTEMS:
        message = f"'{code}' is not a list of states whose numbers actors have"
        faults.at_key(entries, code, Wrong("not-a-list", message, f"Write one of: {', '.join(SYSTEMS)}."))
    values = read_fields(entries[code], _LIST, faults, f"the list '{code}'")
    for number in values.get("states", ()) if values else ():
        states = entries[code]["states"]
        if not _NUMBER.fullmatch(number):
            faults.at_key(
                states, number, Wrong("not-a-number", f"'{number}' is not the number of a state", "Write digits.")
            )
        try:
            existence(states[number], faults)
        except Wrong as wrong:
            faults.at_value(states, number, wrong)


def _code_remedy(family: str) -> str:
    if family in ("actors", "formats"):
        return "Begin with a capital or a digit: LTU, CHN-CEEC, 17+1."
    return "Write small letters, digits and hyphens."


def _families() -> str:
    return ", ".join((*FAMILIES, *_TABLES, *LISTS))
