"""A stream of bytes lent by somebody else: it can be looked ahead in, what is read is counted, and it stays open."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO, Final

HEAD: Final = 1 << 16
Count = Callable[[int], None]


def lend(stream: BinaryIO, *counts: Count) -> io.BufferedReader:
    """A reader of ``stream`` with a look ahead.

    Args:
        stream: Stays open when the reader is closed.
        counts: Called with the number of bytes of each read; what they raise, the reader raises.
    """
    return io.BufferedReader(_Lent(stream, counts), HEAD)


class _Lent(io.RawIOBase):
    def __init__(self, stream: BinaryIO, counts: tuple[Count, ...]) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._counts = counts

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer)) or b""
        for count in self._counts:
            count(len(data))
        buffer[: len(data)] = data
        return len(data)
