"""The language of a page as programs that spell and read aloud ask for it: with the country whose spelling it has."""

from types import MappingProxyType

_SPELLINGS = MappingProxyType({"en": "en-GB"})


def spelling(language: str) -> str:
    """Write a briefing's language with its country: English here is British."""
    return _SPELLINGS.get(language, language)
