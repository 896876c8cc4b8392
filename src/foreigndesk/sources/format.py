"""The format: one kind of input, told by a file's name or its first bytes, and the reader for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from foreigndesk.sources.draft import Draft
from foreigndesk.sources.set_aside import SetAside

Reader = Callable[[BinaryIO, str], Iterator[Draft | SetAside]]
"""Takes a stream of bytes and the place to name in messages; yields what it finds, as it finds it."""


@dataclass(frozen=True, slots=True)
class Format:
    """An input format.

    Attributes:
        name: What ``--input-format`` calls it.
        extensions: File name endings, with the dot, in lower case.
        recognises: Whether the first bytes of an input are of this format.
        read: The reader.
    """

    name: str
    extensions: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Reader
