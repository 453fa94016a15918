"""English as far as a search needs it: the stem that the forms of a word share, and words that say nothing.

A stem is for comparing alone and is often no word: 'expels', 'expelled' and 'expulsion' have one.
"""

import re
from functools import lru_cache

from tracker.catalogue.names import normal_form

_WORD = re.compile(r"[^\W_]+")
_OWNING = re.compile(r"['\u2019]s\b")

_LEAST = 3
"""So many letters of a word stay at least."""

_ENDINGS = (
    ("ifications", "if"), ("ification", "if"), ("ifies", "if"), ("ified", "if"), ("ifying", "if"), ("ify", "if"),
    ("isations", ""), ("izations", ""), ("isation", ""), ("ization", ""), ("ising", ""), ("izing", ""), ("ised", ""),
    ("ized", ""), ("ises", ""), ("izes", ""), ("ise", ""), ("ize", ""), ("nsions", "nd"), ("nsion", "nd"),
    ("ations", ""), ("ation", ""), ("itions", ""), ("ition", ""), ("ments", ""), ("ment", ""), ("ities", ""),
    ("ity", ""), ("ures", ""), ("ure", ""), ("ions", ""), ("ion", ""), ("ing", ""), ("ings", ""), ("ied", ""),
    ("ies", ""), ("ers", ""), ("ors", ""), ("als", ""), ("ed", ""), ("es", ""), ("er", ""), ("or", ""), ("al", ""),
    ("ys", ""), ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip

_FORMS = """
    begin began begun; break broke broken breaking; build built buildup; buy bought; cut cutting; expel expulsion
    expelling; fight fought; flee fled; fly flew flown flight; give gave given; grow grew grown growth; hit hitting;
    hold held; lay laid; leave left leaving; let letting; make made making; meet met meeting meetings; pay paid; put
    putting; quit quitting; recognise recognition recognizes; retake retook; say said says; seek sought; sell sold;
    send sent; set setting; shoot shot shooting; shut shutting; sign signature signatory; speak spoke spoken speech;
    strike struck; swear sworn; take took taken taking; tear tore torn; tell told; throw threw thrown; win won winning;
    withdraw withdrew withdrawn withdrawal; deny denial denies denied; refuse refusal; reject rejection; apply applies
    applied application; join joins; free freed frees freeing; seize seizure; invade invasion; explode explosion;
    close closure; die died death; defend defence defense; destroy destruction; respond response; accede accession;
    elect election; diplomat diplomats; diplomacy diplomatic; receive reception; renew renewal; approve approval;
    arrive arrival; remove removal; propose proposal; appoint appointment; abduct abduction; acquire acquisition;
    decide decision; divide division; extend extension; expand expansion; suspend suspension; intrude intrusion;
    vow vowed vows; pull pullout; pledge pledged; relate relation relations; tie ties; tense tension tensions
"""
_FIRST_FORMS = {form: forms.split()[0] for forms in _FORMS.split(";") for form in forms.split()}

_EMPTY = """
    a about after again against all also am amid among an and another any are as at away be because been before being
    below between both but by can could did do does doing down during each either every few for from further had has
    have having he her here him his how i if in into is it its just may me might more most much must my new no nor not
    now of off on once one only or other our out over own per same shall she should so some such than that the their
    them then there these they this those through to too two under until up upon us very was we were what when where
    which while who whom whose why will with within without would yet you your says said say mr mrs ms
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that say nothing of what happened."""


def words_of(text: str) -> list[str]:
    """List the words of a text in the form in which they are compared."""
    return _WORD.findall(_OWNING.sub("", normal_form(text)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    word = _FIRST_FORMS.get(word, word)
    endings = ((ending, instead) for ending, instead in _ENDINGS if word.endswith(ending) and not word.endswith("ss"))
    bare = (word[: -len(ending)] + instead for ending, instead in endings)
    found = next((one for one in bare if len(one) >= _LEAST), word)
    undoubled = found[:-1] if len(found) > _LEAST and found[-1] == found[-2] else found
    return undoubled.removesuffix("e") if len(undoubled) > _LEAST else undoubled


def stems_of(text: str) -> list[str]:
    """List the stems of the words of a text that say something."""
    return [stem(word) for word in words_of(text) if word not in EMPTY]
