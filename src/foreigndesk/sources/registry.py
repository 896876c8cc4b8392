"""The registry of input formats, in the order in which they are tried on an input without a telling name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from foreigndesk.errors import SourceError
from foreigndesk.sources import csv_rows, feed_file, json_lines, plain_text, web_page
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.format import Format

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "jsonl": json_lines.FORMAT,
        "feed": feed_file.FORMAT,
        "html": web_page.FORMAT,
        "csv": csv_rows.FORMAT,
        "text": plain_text.FORMAT,
    }
)
_COMPRESSED: Final = ".gz"
_ARCHIVES: Final = frozenset((".zip", ".warc"))


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        SourceError: If there is none; names those there are.
    """
    if name not in FORMATS:
        raise SourceError(f"no input format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def format_by_name(path: str) -> Format | None:
    """The format that a file's name tells (``wire.jsonl.gz`` → jsonl), or ``None``."""
    name = path.lower().removesuffix(_COMPRESSED)
    extension = PurePath(name).suffix
    return next((form for form in FORMATS.values() if extension in form.extensions), None)


def is_readable_name(path: str) -> bool:
    """Whether a file's name tells a format or an archive, or nothing at all (``report``, ``report.gz``)."""
    suffix = PurePath(path.lower().removesuffix(_COMPRESSED)).suffix
    return not suffix or suffix in _ARCHIVES or format_by_name(path) is not None


def format_by_content(head: bytes) -> Format:
    """The format that the first bytes of an input look like; plain text if like none."""
    if b"\0" in head:  # UTF-16 or UTF-32; an odd byte is half a character
        head = decode(head[: len(head) // 4 * 4]).text.encode("utf-8", "replace")
    return next((form for form in FORMATS.values() if form.recognises(head)), FORMATS["text"])
