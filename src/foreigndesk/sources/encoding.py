"""Turns bytes of unknown encoding into characters, and says which encoding was used."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 100_000
# Below this many bytes the statistics of a detector are noise; windows-1252 is by far the commonest
# encoding of English pages that are not UTF-8.
_ENOUGH_TO_DETECT: Final = 256


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the encoding they were read with."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``; never fails.

    Tried in turn: the byte-order mark, UTF-16 without a mark, UTF-8, the declared encoding (of a web page),
    detection by charset-normalizer, windows-1252, and Latin-1, which maps every byte to some character.

    Args:
        data: The raw bytes.
        declared: An encoding the document itself names.
    """
    marked = encoding_of_mark(data)
    for encoding in (marked, _utf16_by_zeros(data), "utf-8", declared):
        text = _try(data, encoding)
        if text is not None:
            return Decoded(text.removeprefix("\ufeff"), encoding or "utf-8")
    if marked:  # a cut-off or damaged file of a known encoding: the rest of it is still readable
        return Decoded(data.decode(marked, "replace").removeprefix("\ufeff"), marked)
    for encoding in (_detect(data), "cp1252"):
        text = _try(data, encoding)
        if text is not None:
            return Decoded(text, encoding or "cp1252")
    return Decoded(data.decode("latin-1"), "latin-1")


def encoding_of_mark(head: bytes) -> str | None:
    """The encoding that a byte-order mark at the start of the data announces."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _try(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):  # unknown names and codecs that are not for text
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark, told by every other byte being zero in Latin script."""
    head = data[:400]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _detect(data: bytes) -> str | None:
    if len(data) < _ENOUGH_TO_DETECT:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(re.sub(rb"\0+", b"", data[:_SAMPLE])).best()
    return best.encoding if best else None
