"""The infinitives of the past forms with which the catalogue's sentences tell what was done."""

import re

_IRREGULAR = {
    "agreed": "agree",
    "annulled": "annul",
    "became": "become",
    "began": "begin",
    "bought": "buy",
    "broke": "break",
    "brought": "bring",
    "built": "build",
    "came": "come",
    "cancelled": "cancel",
    "compelled": "compel",
    "crossed": "cross",
    "cut": "cut",
    "did": "do",
    "drew": "draw",
    "expelled": "expel",
    "extradited": "extradite",
    "fell": "fall",
    "found": "find",
    "froze": "freeze",
    "gave": "give",
    "grew": "grow",
    "had": "have",
    "held": "hold",
    "initialled": "initial",
    "kept": "keep",
    "laid": "lay",
    "left": "leave",
    "lent": "lend",
    "let": "let",
    "lost": "lose",
    "made": "make",
    "met": "meet",
    "paid": "pay",
    "postponed": "postpone",
    "put": "put",
    "ran": "run",
    "resumed": "resume",
    "rose": "rise",
    "ruled": "rule",
    "said": "say",
    "sent": "send",
    "set": "set",
    "signalled": "signal",
    "sold": "sell",
    "spoke": "speak",
    "stood": "stand",
    "took": "take",
    "travelled": "travel",
    "was": "be",
    "went": "go",
    "were": "be",
    "withdrew": "withdraw",
    "won": "win",
    "wrote": "write",
}
_SILENT = re.compile(r"([cgsvzu]|at|ut|id|ud|ad|ed|plet|is|ir|ur|in|os|[^aeiou]l|am|as|ak|ik|ok)$")
_SOUNDED = re.compile(r"(join|visit|admit|permit|train|claim|explain|load|need)$")


def is_past(word: str) -> bool:
    """Say whether a word of a catalogue's sentence is a past form."""
    return word in _IRREGULAR or word.endswith("ed")


def infinitive(past: str, label: str) -> str:
    """Turn a verb's past form into its infinitive, by the kind's label where that is needed to tell 'e' or not."""
    if past in _IRREGULAR or not past.endswith("ed"):
        return _IRREGULAR.get(past, past)
    stem = past.removesuffix("ed")
    if stem.endswith("i"):
        return stem[:-1] + "y"
    single = stem[:-1] if stem[-1:] == stem[-2:-1] and stem[-1] not in "sl" else stem
    if stem.endswith(("ss", "sh", "ch", "x", "ll")) or single != stem:
        return single
    said = {word.removesuffix("s") for word in label.replace(",", " ").split()}
    if said & {stem, stem + "e"}:
        return stem if stem in said else stem + "e"
    return stem + "e" if _SILENT.search(stem) and not _SOUNDED.search(stem) else stem
