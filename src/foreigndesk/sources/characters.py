"""Brings the characters of a stored text into the one form that everything downstream may rely on."""

from __future__ import annotations

import re
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOT_TEXT: Final = re.compile("[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")
_SAMPLE: Final = 4096
_SHARE_OF_BINARY: Final = 0.05


def normalise(text: str) -> str:
    """Normalise newlines and characters that no text may hold.

    ``\\r\\n`` and a lone ``\\r`` become ``\\n``; NULs are removed; a lone surrogate (half of a broken emoji)
    becomes U+FFFD. Nothing else changes: no-break spaces, soft hyphens, typographic quotes and the case,
    width and composition of characters stay as they were, and so do hard-wrapped lines.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _SURROGATE.sub("\ufffd", text)


def looks_binary(text: str) -> bool:
    """Whether decoded characters are those of a picture, an archive or another file that is no text."""
    sample = text[:_SAMPLE]
    return len(_NOT_TEXT.findall(sample)) > _SHARE_OF_BINARY * len(sample)
