"""The gauge: how much of the input has been read, so that somebody can say how long the rest will take."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path


class Gauge:
    """Bytes of all inputs, as they lie on disk, and how many of them are behind us.

    Attributes:
        total: ``None`` where it cannot be known: a pipe, a list of addresses.
        done: Grows while ``read_sources`` reads.
    """

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.done = 0

    @classmethod
    def of(cls, paths: Iterable[str | Path], stdin: str = "-") -> Gauge:
        """Add up the sizes of files and of all files in folders; nothing is opened."""
        sizes = [_stdin_size() if str(path) == stdin else _size(str(path)) for path in paths]
        known = [size for size in sizes if size is not None]
        return cls(sum(known) if len(known) == len(sizes) else None)

    def add(self, count: int) -> None:
        """Note that bytes have been read."""
        self.done += count

    @property
    def share(self) -> float | None:
        """The share of the input that has been read, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else None


def _size(path: str) -> int | None:
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            return sum(_folder_sizes(path))
        return status.st_size if stat.S_ISREG(status.st_mode) else None
    except (OSError, ValueError):
        return 0


def _folder_sizes(folder: str) -> Iterable[int]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (_size(f"{parent}/{name}") or 0 for name in files if not name.startswith("."))


def _stdin_size() -> int | None:
    try:
        status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
