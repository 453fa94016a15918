"""The codes of the field that a kind may have: CAMEO's roots, PLOVER's categories, and Goldstein's scale."""

import re

from tracker.model.catalogue import Kind
from tracker.text.shape import Wrong

CAMEO_ROOTS = {
    "01": "make a public statement",
    "02": "appeal",
    "03": "express intent to cooperate",
    "04": "consult",
    "05": "engage in diplomatic cooperation",
    "06": "engage in material cooperation",
    "07": "provide aid",
    "08": "yield",
    "09": "investigate",
    "10": "demand",
    "11": "disapprove",
    "12": "reject",
    "13": "threaten",
    "14": "protest",
    "15": "exhibit force posture",
    "16": "reduce relations",
    "17": "coerce",
    "18": "assault",
    "19": "fight",
    "20": "use unconventional mass violence",
}
_QUADS = {
    "verbal cooperation": range(1, 6),
    "material cooperation": range(6, 9),
    "verbal conflict": range(9, 14),
    "material conflict": range(14, 21),
}
QUAD_CLASSES = {
    f"{root:02}": (number, name) for number, (name, roots) in enumerate(_QUADS.items(), 1) for root in roots
}
"""The quad class of each root, by number and name, as GDELT has them."""

PLOVER_CATEGORIES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

_CAMEO = re.compile("[0-9]{2,4}")
_GOLDSTEIN = re.compile(r"-?(?:[0-9](?:\.[0-9])?|10(?:\.0)?)")
_PLOVER = re.compile("([A-Z]+)(?:/[a-z-]+)?")


def code_fault(kind: Kind, key: str) -> Wrong | None:
    """Find what is wrong with a kind's code under 'cameo', 'goldstein' or 'plover'; a kind may lack each."""
    written: str = getattr(kind, key)
    if not written:
        return None
    if key == "cameo" and not (_CAMEO.fullmatch(written) and written[:2] in CAMEO_ROOTS):
        return Wrong(
            "not-cameo", f"'{written}' is no code of CAMEO", "Write two to four digits, the first two 01 to 20."
        )
    if key == "goldstein" and not _GOLDSTEIN.fullmatch(written):
        return Wrong("not-goldstein", f"'{written}' is no value of Goldstein's", "Write a number from -10.0 to 10.0.")
    match = _PLOVER.fullmatch(written)
    if key == "plover" and (match is None or match[1] not in PLOVER_CATEGORIES):
        remedy = f"Write CATEGORY or CATEGORY/mode; the categories are {', '.join(PLOVER_CATEGORIES)}."
        return Wrong("not-plover", f"'{written}' is no category of PLOVER", remedy)
    return None
