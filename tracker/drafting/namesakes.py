"""Knows who else may be meant where a text is about a country: whoever had its name or its place before it or after."""

from functools import lru_cache

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Actor


@lru_cache(maxsize=512)
def namesakes(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    """Return the other countries with a name that is usual for one of the two, or with its number in a list of states.

    South Vietnam is called 'Vietnam', and Yugoslavia has the number of Serbia.
    """
    actor = catalogue.actor(code)
    if actor is None:
        return ()
    others = (other for one in catalogue.codes("actors") if one != code and (other := catalogue.actor(one)))
    return tuple(other.code for other in others if other.type == "country" and _are_namesakes(actor, other))


def of_the_day(catalogue: Catalogue, code: str, day: int) -> str:
    """Return the one who was there on a day for a country that was not; the country itself where nobody is known."""
    actor = catalogue.actor(code)
    if actor is None or actor.exists(day):
        return code
    there = [one for one in namesakes(catalogue, code) if (other := catalogue.actor(one)) and other.exists(day)]
    return there[0] if len(there) == 1 else code


def _are_namesakes(one: Actor, other: Actor) -> bool:
    usual = [{name.text for name in actor.names} for actor in (one, other)]
    shared = not usual[0].isdisjoint(other.all_names) or not usual[1].isdisjoint(one.all_names)
    return shared or bool(one.cow and one.cow == other.cow)
