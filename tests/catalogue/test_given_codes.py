"""The given kinds' codes: one category of PLOVER to a code of CAMEO, and the departures from the field's own table."""

import pytest

CATEGORIES = """
    AGREE: 030 0311 033 0332 0334 036; CONSULT: 040 041 042 043 045 046; SUPPORT: 050 051 054 055 057;
    COOPERATE: 060 061 062 063; AID: 070 071 072 074 075; CONCEDE: 080 081 0831;
    RETREAT: 0841 0842 085 0862 087 0871 0872 0874; REQUEST: 100; ACCUSE: 090 111 112 1125 114 115;
    REJECT: 120 1213 1245 125 129; THREATEN: 130 139; MOBILIZE: 150 154;
    SANCTION: 160 161 162 1622 164 1661 1662; COERCE: 163 171 1711 172 173 191 192; ASSAULT: 190 196;
    none: 010 012 014 016 018
"""
DEPARTURES = {
    "020": "REQUEST: the table has no category for an appeal, and PLOVER has",
    "0211": "REQUEST: the table has no category for an appeal, and PLOVER has",
    "022": "REQUEST: the table has no category for an appeal, and PLOVER has",
    "116": "SANCTION: the table says ACCUSE, but PLOVER's mode for a verdict, 'convict', belongs to SANCTION",
    "176": "COERCE: the table leaves it out, and PLOVER's mode 'cyber' belongs to COERCE",
}


def coded(catalogue):
    kinds = [catalogue.kind(name) for name in catalogue.codes("kinds")]
    return [kind for kind in kinds if kind.cameo]


def expected(cameo):
    if cameo in DEPARTURES:
        return DEPARTURES[cameo].partition(":")[0]
    rows = [row.strip().partition(": ") for row in CATEGORIES.split(";")]
    return next((category for category, _, codes in rows if cameo in codes.split()), None)


def test_every_kind_has_the_category_that_belongs_to_its_code_of_cameo(catalogue):
    wrong = {
        kind.name: (kind.cameo, kind.plover)
        for kind in coded(catalogue)
        if (kind.plover.partition("/")[0] or "none") != expected(kind.cameo)
    }
    assert wrong == {}


@pytest.mark.parametrize("code", DEPARTURES)
def test_a_departure_from_the_table_is_in_use(catalogue, code):
    assert code in {kind.cameo for kind in coded(catalogue)}


def test_a_kind_without_a_code_of_cameo_has_none_of_the_other_codes(catalogue):
    kinds = [catalogue.kind(name) for name in catalogue.codes("kinds")]
    assert [kind.name for kind in kinds if not kind.cameo and (kind.plover or kind.goldstein)] == []


def test_every_code_of_cameo_has_one_value_on_goldsteins_scale(catalogue):
    values = {}
    for kind in coded(catalogue):
        values.setdefault(kind.cameo, set()).add(kind.goldstein)
    assert {code: found for code, found in values.items() if len(found) > 1} == {}
