"""The form in which names of places are compared: no case, no accents, no punctuation."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_DROPPED = re.compile(r"[.'’‘ʻʼ`´]")
_LONG_FORMS = {"st": "saint", "mt": "mount", "ft": "fort"}
_SPELLED = re.compile(r"\b(?:st|mt|ft)\b")
_SPACED = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """``Fada N'gourma`` and ``Fada Ngourma`` give ``fada ngourma``; ``Deir-ez-Zor`` gives ``deir ez zor``."""
    lower = _DROPPED.sub("", name.lower())
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _SPELLED.sub(_spell, _SPACED.sub(" ", lower).strip())


def _spell(match: re.Match[str]) -> str:
    return _LONG_FORMS[match[0]]
