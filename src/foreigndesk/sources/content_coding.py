"""Undoes the content codings of HTTP (gzip, deflate) as a stream, piece by piece, so that a small body stays small."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, Final, cast

_PLAIN: Final = frozenset(("", "identity", "none", "utf-8"))
_GZIP: Final = frozenset(("gzip", "x-gzip"))
_CHUNK: Final = 1 << 14


def decoded(stream: BinaryIO, coding: str) -> BinaryIO:
    """The stream without its content coding.

    Args:
        stream: The body as it came.
        coding: Value of the ``Content-Encoding`` header.

    Raises:
        ValueError: If the coding is unknown.
    """
    if coding in _PLAIN:
        return stream
    if coding in _GZIP:
        return cast(BinaryIO, io.BufferedReader(_Inflated(stream, 16 + zlib.MAX_WBITS)))
    if coding == "deflate":
        return cast(BinaryIO, io.BufferedReader(_Inflated(stream, zlib.MAX_WBITS)))
    raise ValueError(f"unknown content coding {coding[:40]!r}")


class _Inflated(io.RawIOBase):
    """Bytes of a zlib stream, never more at once than are asked for."""

    def __init__(self, stream: BinaryIO, window: int) -> None:
        self._stream = stream
        self._inflater = zlib.decompressobj(window)
        self._window = window
        self._rest = b""
        self._started = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b""
        while not data and not self._inflater.eof:
            self._rest = self._rest or self._stream.read(_CHUNK)
            if not self._rest:
                raise EOFError("the compressed body ends too early")
            data = self._inflate(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _inflate(self, most: int) -> bytes:
        packed, self._rest = self._rest, b""
        try:
            data = self._inflater.decompress(packed, most)
        except zlib.error:
            if self._started or self._window != zlib.MAX_WBITS:
                raise
            # "deflate" means zlib's format, but some servers send the bare one.
            self._inflater, self._window = zlib.decompressobj(-zlib.MAX_WBITS), -zlib.MAX_WBITS
            data = self._inflater.decompress(packed, most)
        self._started = True
        self._rest = self._inflater.unconsumed_tail
        return data
