"""Puts names together that stand in one list, and gives a role the whole list in which its player stands.

'A and B have joined C and D in cutting ties' is one list of four.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tracker.catalogue.spotting import Spotted
from tracker.model.catalogue import Kind

_LIST = re.compile(r"\s*(?:,|,?\s*and|&|-)\s*(?:the\s+)?(?:visiting\s+|neighbou?ring\s+)?|")
"""What stands between the names of a list; between those for whom one word stands, nothing."""
_AND = re.compile(r"\band\b|&")
_JOINED = re.compile(r"\s+(?:(?:have|has|had)\s+)?(?:joined|joins|join)\s+(?:the\s+)?")
_IN_DOING = re.compile(r"\s+in\s+(?:\w+ly\s+)?[a-z]+ing\b")
"""What stands between those who join others and these, and behind these where they do the same."""
_MANY = 3
"""A list of so many is meant, also where somebody else seems to play the role."""


def groups(named: Sequence[Spotted], text: str) -> list[list[Spotted]]:
    """Put together the names that stand in one list: 'Estonia, Latvia and Lithuania'."""
    listed: list[list[Spotted]] = []
    for place in named:
        if listed and _goes_on(listed[-1], place, named, text):
            listed[-1].append(place)
        else:
            listed.append([place])
    return listed


def lists_in(named: Sequence[Spotted], text: str) -> list[list[Spotted]]:
    """Put together the names of each list that 'and' closes; between others a comma may end a clause."""
    listed = groups(named, text)
    closed = (len(group) < 2 or _closed(group, text) for group in listed)
    return [
        part
        for group, whole in zip(listed, closed, strict=True)
        for part in ([group] if whole else [[one] for one in group])
    ]


def _closed(group: Sequence[Spotted], text: str) -> bool:
    gap = text[group[-2].end : group[-1].start]
    return not gap or _AND.search(gap) is not None


def _goes_on(group: Sequence[Spotted], place: Spotted, named: Sequence[Spotted], text: str) -> bool:
    """Say whether a list goes on with a name: not behind a comma where 'and' has closed it."""
    between = text[group[-1].end : place.start]
    closed = len(group) > 1 and _AND.search(text[group[-2].end : group[-1].start])
    if _LIST.fullmatch(between) and not (closed and not _AND.search(between)):
        return True
    return _has_joined(group, place, named, text)


def _has_joined(before: Sequence[Spotted], place: Spotted, named: Sequence[Spotted], text: str) -> bool:
    """Say whether a list joins the one that a name begins in doing something."""
    if not _JOINED.fullmatch(text[before[-1].end : place.start]):
        return False
    last = place
    for other in named:
        if other.start > last.start and _LIST.fullmatch(text[last.end : other.start]):
            last = other
    return _IN_DOING.match(text, last.end) is not None


def codes_of(group: Sequence[Spotted]) -> list[str]:
    """List whom a list names, each once."""
    return list(dict.fromkeys(place.codes[0] for place in group))


def with_lists(fields: Mapping[str, Any], kind: Kind, listed: Sequence[Sequence[Spotted]]) -> dict[str, Any]:
    """Give one role that takes several the whole list in which its player stands.

    Two of one list may do it to one another, 'A and B broke off relations', unless the kind says toward whom it is.
    """
    longer = _longer(listed)
    for role in _roles_of_several(kind):
        players = {*_players(fields, role)}
        chosen = next((codes for codes in longer if players & {*codes} and not players > {*codes}), None)
        others = {player for name in fields if name != role for player in _players(fields, name)}
        if chosen and (others.isdisjoint(chosen) or len(chosen) >= _MANY or "toward" in kind.roles):
            return _given(fields, role, chosen, _alone(listed))
    return dict(fields)


def with_list_meant(fields: Mapping[str, Any], kind: Kind, listed: Sequence[Sequence[Spotted]]) -> dict[str, Any]:
    """Give one role the whole list in which its player stands, or else a long list: somebody says that all did it.

    Whoever stands in one list with a player, and nowhere else, plays no other role.
    """
    roles, longer = _roles_of_several(kind), _longer(listed)
    alone = _alone(listed)
    for role in roles:
        if chosen := next((codes for codes in longer if {*_players(fields, role)} & {*codes}), None):
            return _given(fields, role, chosen, alone)
    if roles and (chosen := next((codes for codes in longer if len(codes) >= _MANY), None)):
        return _given(fields, roles[0], chosen, alone)
    first = next((_players(fields, name) for name in kind.roles if name in fields), [])
    beside = {code for codes in longer if {*first} & {*codes} for code in codes if code not in first} - alone
    return {name: value for name, value in fields.items() if roles or not isinstance(value, str) or value not in beside}


def _roles_of_several(kind: Kind) -> list[str]:
    return [name for name in kind.roles if kind.roles[name].several or name in kind.each]


def _alone(listed: Sequence[Sequence[Spotted]]) -> set[str]:
    return {codes[0] for group in listed if len(codes := codes_of(group)) == 1}


def _longer(listed: Sequence[Sequence[Spotted]]) -> list[list[str]]:
    return [codes for group in listed if len(codes := codes_of(group)) > 1]


def _players(fields: Mapping[str, Any], role: str) -> list[str]:
    player = fields.get(role, [])
    return list(player) if isinstance(player, list | tuple) else [player]


def _given(fields: Mapping[str, Any], role: str, codes: Sequence[str], alone: Collection[str]) -> dict[str, Any]:
    """Give a role a list; whoever plays another one and stands beside it, too, is not of it."""
    elsewhere = {value for name, value in fields.items() if name != role and isinstance(value, str) and value in alone}
    players = [code for code in codes if code not in elsewhere]
    others = {name: value for name, value in fields.items() if name == role or value not in players}
    return {**others, role: players if len(players) > 1 else players[0]} if players else dict(fields)
