"""Says who plays which role of a kind in a sentence: by who stands before and behind the words that tell of it.

A post, a mission and diplomats belong to whose adjective stands before them, and are where 'in', 'at' or 'to' says. Of
any other kind the first actor is who does it, and the next whom it is done to, unless 'by' turns them round. Who is
left out is one of the two that the text is about, where these are known.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from tracker.catalogue.english import stem
from tracker.catalogue.spotting import Spotted
from tracker.drafting.clauses import clause_start, doer, is_governed, is_parted
from tracker.drafting.cues import CueFound
from tracker.drafting.lists import codes_of, groups
from tracker.model.catalogue import Kind
from tracker.narrative.narrative import is_actor_type

_OWNERS = ("owner", "sender")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|to|from|inside|near)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:[A-Z][\w'\u2019-]+\s+){0,3}?"
    r"(?:(?:of|and|with)\s+(?:the\s+)?(?:[\w'\u2019-]+\s+of\s+(?:the\s+)?)?)?$"
)
_AT_HOME = re.compile(r"\b(?:resid(?:ent|ed|ing|ence)|based|living|lived|exile)\s+(?:at|in)\s+(?:the\s+)?$")
"""What stands before the place where somebody lives, which says nothing of where a post is."""
_ALSO_POST = re.compile(r"\b(?:also|concurrently|simultaneously)\b[^,.;]*\bto\s+(?:the\s+)?$")
"""What stands before a second country of one ambassador."""
_BESIDE = re.compile(r"\b(?:along with|together with|as well as|like|such as|including|also)\s.{0,60}$")
"""What stands before others of whom the same is true."""
_TITLED_PERSON = re.compile(r",?\s+[A-Z][\w.'\u2019-]+\s+[A-Z].*\bas\b")
"""What stands behind the post that somebody held, who now acts 'as' something else."""
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
"""What stands before two between whom something is, and between them."""
_WITH = re.compile(r"\bwith\s+(?:the\s+)?$")
_TO_WHOM = re.compile(r"(?:\s+to|(?<=\bto))\s+(?:the\s+)?")
"""What stands between a visit and who is visited."""
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[\w'\u2019]+\s+of\s+(?:the\s+)?)?$")
_OWNED = re.compile(r"(?:\s+[A-Z]\w+)?\s+of\s+(?:the\s+)?(?:[\w'\u2019]+\s+of\s+(?:the\s+)?)?")
"""What stands between a post and whose it is."""
_OWN = re.compile(r"\b(?:its|their|own)\b")
_POSSESSIVE = re.compile(r"['\u2019]s?\b")
_POST_WORDS = "embassy legation consulate consul ambassador envoy minister chargé diplomats office mission interest"
_POSTS = frozenset(map(stem, _POST_WORDS.split()))
"""The stems of what belongs to the actor whose name stands before it."""
_TITLE = re.compile(
    r"(?:['\u2019]s?)?\s+(?:first\s+)?(?:Ambassador|Minister|Envoy|Charg\u00e9|Charge|Consul|Commissioner)\b"
)
_FULL_TITLE = re.compile(r"\s+(?:Extraordinary|and\s+(?:Minister\s+)?Plenipotentiary)\b")
"""What stands behind the title of an envoy or ambassador in full."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_IS_DONE = re.compile(r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?\w+$")
"""What what is told ends with, where it is done to whom it begins with: 'the ambassador was summoned'."""
_NOUN = re.compile(r"\b(?:the|an?|its|their|his|her|this|that|any|of|against|for|over|after|following)\s+$")
"""What stands before a noun, which has no subject before it."""
_REACH = 120
"""So many characters before a name may hold the preposition that says where something is."""
_FEW = 3
"""So many words may stand between a subject and its verb."""
_NEAR = 30
"""So many characters may stand between whose something is and what it is."""

Players = Mapping[str, Sequence[str]]


@frozen
class CueTelling:
    """A sentence that tells of a kind: its text, who is named in it, and the two that the whole text is about.

    `formats` are those of the named that others can be members of.
    """

    text: str
    found: CueFound
    named: Sequence[Spotted]
    about: tuple[str, ...] = ()
    formats: frozenset[str] = frozenset()

    def before(self, place: Spotted) -> str:
        """Return the text before a place that names an actor."""
        return self.text[: place.start]

    def distance(self, place: Spotted) -> int:
        """Return how many characters stand between a place and the words that tell of the kind."""
        return max(0, place.start - self.found.end, self.found.start - place.end)


def who_plays(telling: CueTelling) -> Players:
    """Say who plays the roles of the kind that must be played by actors; one that nobody plays is left out."""
    kind = telling.found.kind
    roles = [name for name, role in kind.roles.items() if is_actor_type(role.type) and not role.optional]
    named = [place for place in telling.named if place.code is not None]
    if not roles:
        return {}
    formats = [name for name in roles if kind.roles[name].type == "format"]
    if len(formats) == 1 and len(roles) > 1:
        return _with_format(formats[0], [name for name in roles if name not in formats], named, telling)
    if len(roles) == 1:
        return _alone(kind, roles[0], named, telling)
    found = _posted(roles, named, telling) if _owner(roles) else _done(roles, named, telling)
    return {role: [code] for role, code in _completed(roles, found, telling.about).items()}


def _with_format(format_role: str, roles: Sequence[str], named: Sequence[Spotted], telling: CueTelling) -> Players:
    """Give a format's role to the nearest format, and the other roles to the others who are named."""
    formats = [place for place in named if place.codes[0] in telling.formats]
    own = min(formats, key=telling.distance, default=None)
    others = [place for place in named if own is None or place.codes[0] != own.codes[0]]
    if len(roles) == 1:
        played = dict(_alone(telling.found.kind, roles[0], others, telling))
    else:
        played = {role: [code] for role, code in _done(roles, others, telling).items()}
    return {**played, format_role: [own.codes[0]]} if own else played


def _owner(roles: Sequence[str]) -> str | None:
    return next((role for role in roles if role in _OWNERS and "host" in roles), None)


def _alone(kind: Kind, role: str, named: Sequence[Spotted], telling: CueTelling) -> Players:
    """Give the one role to those who stand nearest to what is told: to all of a list, where it takes several."""
    if not kind.roles[role].several:
        nearest = sorted(named, key=lambda place: abs(place.start - telling.found.start))
        return {role: [nearest[0].codes[0]]} if nearest else {}
    listed = groups(named, telling.text)
    before = [group for group in listed if group[-1].end <= telling.found.end]
    behind = [group for group in listed if group not in before]
    chosen = [*before[-1:], *behind[:1]] if len(before) < 2 or behind else before[-2:]
    together = role == "parties" and bool(before and behind) and _WITH.search(telling.before(behind[0][0])) is not None
    if chosen and len(chosen[0]) > 1 and not together:
        chosen = chosen[:1]
    codes = list(dict.fromkeys(place.codes[0] for group in chosen for place in group))
    if role == "parties" and len(codes) < 2:
        others = telling.about if {*codes} <= {*telling.about} else telling.about[:1]
        codes = list(dict.fromkeys((*codes, *others)))  # with a third, whoever the text names most
    return {role: codes} if codes else {}


def _posted(roles: Sequence[str], named: Sequence[Spotted], telling: CueTelling) -> dict[str, str]:
    """Say whose a post is, and where it is."""
    owner = _owner(roles) or roles[0]
    found: dict[str, str] = {}
    placed = [place for place in named if _is_place(place, telling) and not _is_elsewhere(place, telling)]
    placed.sort(key=telling.distance)
    whose = [place for place in named if _is_owner(place, telling, placed=place in placed)]
    whose.sort(key=lambda place: _to_post(place, telling))
    subjects = [place for place in named if place.end <= telling.found.start and place not in placed]
    first = doer(telling.text, telling.found.start, subjects) if not whose and _acts(telling) else None
    if first and _stands_before(first, telling):
        whose = [first]
    is_own = _OWN.search(telling.text[max(0, telling.found.start) : telling.found.end]) is not None
    if subjects and is_own and not any(place.start > telling.found.start for place in whose):
        named_so = [place for place in subjects if not place.is_adjective]
        own = doer(telling.text, telling.found.start, named_so or subjects)
        whose = [own] if own else []
    agent, does = _agent(telling, named), telling.found.kind.subject
    agent = agent or (
        _host_acting(telling, [place for place in subjects if place not in whose]) if does == "host" else None
    )
    if agent and does in roles:
        found[does] = agent.codes[0]
    for role, places in ((owner, whose), ("host", placed)):
        if role in found:
            continue
        codes = [place.codes[0] for place in places if place.codes[0] not in found.values()]
        if codes:
            found[role] = next((code for code in codes if code in telling.about), codes[0])
    within = [place.codes[0] for place in named if telling.found.start < place.start < telling.found.end]
    if "host" in found and owner not in found and (whom := [code for code in within if code != found["host"]]):
        found[owner] = whom[0]
    before = [place.codes[0] for place in named if place.start < telling.found.start]
    free = [code for code in dict.fromkeys(before) if code not in found.values()]
    free = [code for code in free if not telling.about or code in telling.about]
    if len(found) == 1 and free:
        found[next(role for role in (owner, "host") if role not in found)] = free[0]
    elif not found and free and (_OWN.search(telling.text) or len(free) > 1):
        found = dict(zip((owner, "host"), free, strict=False))
    return found


def _to_post(place: Spotted, telling: CueTelling) -> int:
    """Return how far a name stands from the post that is told of."""
    posts = [word.start for word in telling.found.words if word.stem in _POSTS] or [telling.found.start]
    return min(abs(start - place.end) for start in posts)


def _host_acting(telling: CueTelling, subjects: Sequence[Spotted]) -> Spotted | None:
    """Return who stands right before the verb by which a host does something: 'Latvia and Poland summoned'."""
    before = telling.text[: max(0, telling.found.start)]
    if _PASSIVE.search(before) or _NOUN.search(before):
        return None
    acting = [place for place in subjects if not place.is_adjective]
    first = doer(telling.text, telling.found.start, acting)
    return first if first and _stands_before(acting[-1], telling) else None


def _is_elsewhere(place: Spotted, telling: CueTelling) -> bool:
    """Say whether a name stands in another clause, and is none of the two that the text is about."""
    ours, theirs = (clause_start(telling.text, at) for at in (telling.found.end, place.start))
    return bool(telling.about) and place.codes[0] not in telling.about and ours != theirs


def _acts(telling: CueTelling) -> bool:
    """Say whether somebody does something to a post in a clause: 'opened an embassy', with the post behind."""
    words = sorted(telling.found.words, key=lambda word: word.start)
    start = clause_start(telling.text, words[0].start)
    passive = _PASSIVE.search(telling.text[start : words[0].start])
    return words[0].stem not in _POSTS and words[-1].stem in _POSTS and not passive


def _stands_before(subject: Spotted, telling: CueTelling) -> bool:
    """Say whether a subject stands right before its verb, so that nobody else can have come between."""
    between = telling.text[subject.end : telling.found.start]
    return len(between.split()) <= _FEW and not is_governed(telling.text, subject)


def _is_place(place: Spotted, telling: CueTelling) -> bool:
    """Say whether a name says where a post is: behind 'in' or 'to', or right behind the post, 'Legation Tirana'."""
    if place.is_adjective or _is_aside(place, telling):
        return False
    named_after = any(
        place.start == word.end + 1 and telling.text[word.start].isupper() for word in telling.found.words
    )
    return named_after or _PLACE.search(telling.before(place)[-_REACH:]) is not None


def _is_aside(place: Spotted, telling: CueTelling) -> bool:
    """Say whether a name says where somebody lives, who else is meant, or which post the one who acts had before."""
    before = telling.before(place)
    if _AT_HOME.search(before) or _BESIDE.search(before[max(0, telling.found.start) :]):
        return True
    had = _ALSO_POST.search(before) or _TITLED_PERSON.match(telling.text, place.end)
    return place.codes[0] not in telling.about and had is not None


def _is_owner(place: Spotted, telling: CueTelling, *, placed: bool) -> bool:
    """Say whether what a sentence tells of is an actor's: its adjective stands before it, or 'of' between.

    Whoever sends an envoy stands right before the title, however far the envoy's name is from what is told.
    """
    if _TITLE.match(telling.text, place.end) and place.start < telling.found.end:
        return not placed
    owning = place.is_adjective or bool(_POSSESSIVE.match(telling.text, place.end))
    owning = owning or (not placed and _stands_as_adjective(place, telling))
    words = [word for word in telling.found.words if word.stem in _POSTS] or telling.found.words
    near = any(_is_near(telling.text[place.end : word.start]) for word in words if word.start >= place.end)
    titles = (_FULL_TITLE.sub("", telling.text[word.end : place.start]) for word in telling.found.words)
    of = not placed and any(_OWNED.fullmatch(between) for between in titles)
    return (owning and near) or of


def _is_near(between: str) -> bool:
    """Say whether so little stands between whose something is and what it is that they belong together."""
    return len(_FULL_TITLE.sub("", between)) <= _NEAR and not is_parted(between)


def _stands_as_adjective(place: Spotted, telling: CueTelling) -> bool:
    """Say whether a name stands right before a word with a capital, or a post that is told of: 'the U.S. legation'."""
    behind = telling.text[place.end : place.end + 2]
    posts = (word for word in telling.found.words if word.stem in _POSTS)
    return behind[:1] == " " and (behind[1:].isupper() or any(word.start == place.end + 1 for word in posts))


def _done(roles: Sequence[str], named: Sequence[Spotted], telling: CueTelling) -> dict[str, str]:
    """Say who does something, and to whom."""
    start = telling.found.start
    if len(roles) == len(both := _between(named, telling)):
        return dict(zip(roles, both, strict=True))
    to_whom = next((place for place in named if _TO_WHOM.fullmatch(telling.text, telling.found.end, place.start)), None)
    left = [place for place in named if to_whom is None or place.codes[0] != to_whom.codes[0]]
    first = _agent(telling, named) or doer(telling.text, start, left)
    others = [place for place in named if first is None or place.codes[0] != first.codes[0]]
    listed = (group for group in groups(named, telling.text) if first and first.codes[0] in codes_of(group))
    beside = {code for group in listed for code in codes_of(group)}
    behind = [place for place in others if place.start > start]
    before = [place for place in others if place.codes[0] not in beside] or others
    behind = behind or sorted(before, key=lambda place: not is_governed(telling.text, place))  # 'pressed on Iran by'
    found = {roles[0]: first.codes[0]} if first else {}
    for role, place in zip(roles[1:], behind, strict=False):
        found[role] = place.codes[0]
    return found


def _between(named: Sequence[Spotted], telling: CueTelling) -> list[str]:
    """List the two between whom something is, where nobody stands before it: 'the break between Chile and Peru'."""
    if any(place.start < telling.found.start and not is_governed(telling.text, place) for place in named):
        return []
    pairs = ((one, other) for one, other in pairwise(named) if _BETWEEN.search(telling.before(one)))
    joint = ((one, other) for one, other in pairs if _AND.fullmatch(telling.text[one.end : other.start]))
    return next(([one.codes[0], other.codes[0]] for one, other in joint), [])


def _agent(telling: CueTelling, named: Sequence[Spotted]) -> Spotted | None:
    """Return who stands behind 'by' as the one who does it: where it is a passive or a noun, 'the recall by Japan'."""
    start = telling.found.start
    before = telling.text[clause_start(telling.text, start) : max(0, start)]
    subjects = [place for place in named if place.end <= start and not is_governed(telling.text, place)]
    is_done = _PASSIVE.search(before) or _IS_DONE.search(telling.text, max(0, start), telling.found.end)
    if subjects and not (is_done or _NOUN.search(before)):
        return None
    behind = (place for place in named if place.start > start)
    return next((place for place in behind if _BY.search(telling.before(place))), None)


def _completed(roles: Sequence[str], found: Mapping[str, str], about: Sequence[str]) -> dict[str, str]:
    """Give a role that nobody plays to who is left of the two that the text is about."""
    given = dict(found)
    if len(about) == 2 and set(given.values()) <= set(about):
        for role in roles:
            left = [code for code in about if code not in given.values()]
            if role not in given and left:
                given[role] = left[0]
    return given
