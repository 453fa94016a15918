"""What one catalogue has that another has not, or has otherwise: entry by entry, key by key."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import LISTS, Catalogue

FAMILIES = ("actors", "things", "fluents", "kinds", "parts", "lists")


@frozen
class Changed:
    """One key of an entry, as it was and as it is; None where there is no such key."""

    key: str
    before: Any
    after: Any


@frozen
class Amendment:
    """An entry that is new, gone or changed; `changed` is empty where it is new or gone."""

    family: str
    code: str
    sort: str
    changed: tuple[Changed, ...] = ()


def amendments(before: Catalogue, after: Catalogue) -> tuple[Amendment, ...]:
    """List every entry in which two catalogues differ, in the order of the later one."""
    found = [amendment for family in FAMILIES for amendment in _of_family(family, before, after)]
    return (*found, *(amendment for family in LISTS for amendment in _of_list(family, before, after)))


def _of_list(family: str, before: Catalogue, after: Catalogue) -> Iterator[Amendment]:
    old = before.plain.get(family, ())
    yield from (Amendment(family, name, "new") for name in after.plain.get(family, ()) if name not in old)


def _of_family(family: str, before: Catalogue, after: Catalogue) -> Iterator[Amendment]:
    old, new = before.plain.get(family, {}), after.plain.get(family, {})
    for code, fields in new.items():
        if code not in old:
            yield Amendment(family, code, "new")
        elif old[code] != fields:
            yield Amendment(family, code, "changed", _keys(old[code], fields))
    yield from (Amendment(family, code, "gone") for code in old if code not in new)


def _keys(old: Any, new: Any) -> tuple[Changed, ...]:
    """List the keys in which an entry's fields differ; an entry that is one text has the key 'name'."""
    old, new = (fields if isinstance(fields, Mapping) else {"name": fields} for fields in (old, new))
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return tuple(Changed(key, old.get(key), new.get(key)) for key in keys)
