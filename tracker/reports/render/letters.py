"""Letters for which the fonts that come with the program have a place and no ink: they are named instead."""

import re

_SYLLABLE = re.compile("[가-힣]")
_ALSO_DRAWN = frozenset(
    "괞굥궴긜꺆꺍꺠꾤꾺꿹꿿끨뉌뉍뉑댤댬댱됀됏됑됬됭땨떄떙똠뙝뜛뜽띡랼롹뢀뢔먄뭥믜벩봣봥봵뵹붹뷁"
    "뺭뺴뻵뽜뽱뾸쀍쁌샾셂숖쉅쉟슌슙슠쌰쌸썌썻쎕쎙쎵쎼쏼쑐쑝쒝쓍쓔쓘씡앜앻왤왴웟웱윾읃읎읶잌쟙좐"
    "죨줵줸쥥즁즤즨쨜쨰쬬쯥쳡쵝췍췝췟츕캌캮캴컄켘쿜쿽큮큿킄퉷풰핱핳햏햝헳헿홤횽훃훕"
)
_BYTES_OF_A_DRAWN = 2


def drawable(text: str) -> str:
    """Name each Korean syllable that no font here draws by its code point: most of those outside of KS X 1001."""
    return _SYLLABLE.sub(_drawn_or_named, text)


def _drawn_or_named(match: re.Match[str]) -> str:
    """Keep what EUC-KR writes as one letter of the standard: what is outside of it, it spells out of parts."""
    syllable = match[0]
    standard = len(syllable.encode("euc_kr")) == _BYTES_OF_A_DRAWN
    return syllable if standard or syllable in _ALSO_DRAWN else named(syllable)


def named(letter: str) -> str:
    """Write a letter's code point: '[U+16A0]'."""
    return f"[U+{ord(letter):04X}]"
