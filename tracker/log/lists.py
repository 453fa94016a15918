"""Reads lists: the role of an event in which several stand, each with a share, or all together with one number."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.log.values import number
from tracker.model.catalogue import Kind
from tracker.model.events import Listed
from tracker.model.numbers import Number, parse_number, sum_of
from tracker.text.shape import Faults, Reader, Wrong, yes_or_no
from tracker.text.tree import ListKey, TreeList

Players = dict[str, tuple[str, ...]]


def each(read_actor: Reader) -> Reader:
    """Read whether a number is each party's own, or the share of each of some actors: `{USA: 60, [DEU, FRA]: 4}`."""

    def read(value: Any, faults: Faults) -> bool | dict[str, str]:
        if not isinstance(value, dict):
            return yes_or_no(value, faults)
        shares: dict[str, str] = {}
        for key, share in value.items():
            codes = list(_codes(value, key, read_actor, faults))
            try:
                read_share = number(share, faults)
            except Wrong as wrong:
                faults.at_value(value, key, wrong)
                continue
            for code in codes:
                if code in shares:
                    message = f"'{code}' has a share already"
                    faults.at_key(value, key, Wrong("named-twice", message, "Name each once."))
                shares[code] = read_share
        return shares

    return read


def no_list(kind: Kind) -> Reader:
    """Read of a kind whose events have no list whether a number is each party's own; refuse shares."""

    def read(value: Any, faults: Faults) -> bool:
        if isinstance(value, dict):
            raise no_shares(kind)
        return yes_or_no(value, faults)

    return read


def no_shares(kind: Kind) -> Wrong:
    """Say that nobody has a share in what events of a kind tell."""
    remedy = "Write an event for each, or name all of them in a role that takes a list."
    return Wrong("no-list", f"no role of {kind.name} has shares in a number", remedy)


def _codes(shares: Mapping[str, Any], key: str, read_actor: Reader, faults: Faults) -> Iterator[str]:
    """Yield the actors of a key: of one code, or of a list of them, each fault where it stands."""
    items = key.items if isinstance(key, ListKey) else _listed(key)
    for index, code in enumerate(items):
        try:
            yield read_actor(code, faults)
        except Wrong as wrong:
            if isinstance(items, TreeList):
                faults.at_item(items, index, wrong)
            else:
                wrong.right = wrong.right if items == [key] else None  # it is right for one code alone
                faults.at_key(shares, key, wrong)


def _listed(key: str) -> list[str]:
    """Return the codes of a key as a store keeps it, or as it is written in quotation marks."""
    return [code.strip() for code in key[1:-1].split(",")] if key[:1] == "[" and key[-1:] == "]" else [key]


@frozen
class Given:
    """What an event says of its list: the shares by actor, what all did together, and whether nobody else did."""

    shares: Mapping[str, str]
    jointly: str
    exhaustive: bool


def read_list(kind: Kind, roles: Players, given: Given) -> tuple[Players, Listed | None]:
    """Return the roles with the list put in, and which role it is; raises Wrong where no role, or two, could be it."""
    role = _role(kind, roles, given)
    if role is None:
        return roles, None
    players = tuple(dict.fromkeys((*roles.get(role, ()), *given.shares)))
    share = kind.each[role]
    if (given.shares or given.jointly) and not share:
        raise no_shares(kind)
    together = given.jointly or "".join(roles.get(share, ()))
    total = _total(players, given, together)
    found = {**roles, role: players, **({share: (total,)} if total else {})}
    ordered = {name: found[name] for name in kind.roles if name in found}
    return ordered, Listed(role, share, dict(given.shares), summed=bool(total and not together))


def _role(kind: Kind, roles: Players, given: Given) -> str | None:
    """Return the role in which several stand: what shares are given to, or else the one that has several players."""
    several = [role for role in kind.each if len(roles.get(role, ())) > 1]
    if len(several) > 1:
        message = f"several stand as '{several[0]}' and as '{several[1]}'"
        raise Wrong("two-lists", message, "Write an event for each of the one side, with the list of the other.")
    if several or not (given.shares or given.jointly):
        return several[0] if several else None
    missing = [role for role in kind.each if role not in roles]
    named = [role for role in kind.each if given.shares.keys() & set(roles.get(role, ()))]
    if given.shares and (missing or named):
        return (named or missing)[0]
    what = "each" if given.shares else "jointly"
    message = f"'{what}' has no list: the roles {_and(list(kind.each))} have one player each"
    raise Wrong("no-list", message, "Name several in one of them, or leave it out and name them under 'each:'.")


def _total(players: Sequence[str], given: Given, together: str) -> str:
    """Return what all did together: as it is said, or the sum of the shares; raises Wrong where the two differ."""
    if not given.shares:
        return together
    more = not given.exhaustive or len(given.shares) < len(players)
    added = sum_of([parse_number(share) for share in given.shares.values()], more=more)
    if together and added is not None and _differ(added, parse_number(together)):
        message = f"the shares make {added.text}, and all together {together}"
        raise Wrong("shares-differ", message, "Look which is right; 'exhaustive: no' says that there are others.")
    return together or (added.text if added else "")


def _differ(added: Number, told: Number) -> bool:
    too_few = added.high is not None and told.low is not None and added.high < told.low
    return too_few or (added.low is not None and told.high is not None and added.low > told.high)


def _and(words: Sequence[str]) -> str:
    return " and ".join(f"'{word}'" for word in words)
