"""A file of columns that is mapped into memory rather than read: opening it costs no time, looking things up little."""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from foreigndesk.errors import KnowledgeError

_MAGIC = b"columns1"


def write_columns(path: Path, texts: Mapping[str, Sequence[str]], numbers: Mapping[str, Sequence[int]]) -> None:
    """Write columns of lines and of whole numbers (below 2**31) as one file.

    Args:
        path: The file.
        texts: Columns of lines; sorted ones can be searched.
        numbers: Columns of numbers.
    """
    parts: dict[str, bytes] = {}
    for name, lines in texts.items():
        encoded = [line.encode("utf-8") for line in lines]
        ends = [0]
        for line in encoded:
            ends.append(ends[-1] + len(line))
        parts[f"{name}.text"], parts[f"{name}.ends"] = b"".join(encoded), _pack(ends)
    parts.update({name: _pack(column) for name, column in numbers.items()})
    header = json.dumps({name: len(part) for name, part in parts.items()}).encode("utf-8")
    with path.open("wb") as file:
        file.write(_MAGIC + len(header).to_bytes(4, "little") + header)
        for part in parts.values():
            file.write(part)


def _pack(column: Sequence[int]) -> bytes:
    packed = array("i", column)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


class Columns:
    """Reads such a file.

    Args:
        path: The file.

    Raises:
        KnowledgeError: If it is missing or no file of columns.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            header = bytes(whole[len(_MAGIC) + 4 :][: int.from_bytes(whole[len(_MAGIC) :][:4], "little")])
            sizes: dict[str, int] = json.loads(header)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"cannot be read ({error}); build it again", place=str(path)) from error
        self._parts: dict[str, memoryview] = {}
        start = len(_MAGIC) + 4 + len(header)
        for name, size in sizes.items():
            self._parts[name] = whole[start : start + size]
            start += size

    def numbers(self, name: str) -> Sequence[int]:
        """A column of numbers."""
        if sys.byteorder == "little":
            return self._parts[name].cast("i")
        column = array("i", self._parts[name].tobytes())
        column.byteswap()
        return column

    def lines(self, name: str) -> Lines:
        """A column of lines."""
        return Lines(self._parts[f"{name}.text"], self.numbers(f"{name}.ends"))


class Lines:
    """A column of lines.

    Args:
        text: All lines in a row, UTF-8.
        ends: 0 and the end of each line.
    """

    def __init__(self, text: memoryview, ends: Sequence[int]) -> None:
        self._text = text
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, row: int) -> str:
        return bytes(self._text[self._ends[row] : self._ends[row + 1]]).decode("utf-8")

    def first_at_least(self, line: str) -> int:
        """In a sorted column the row of the first line that does not come before ``line``."""
        wanted, text, ends = line.encode("utf-8"), self._text, self._ends
        low, high = 0, len(ends) - 1
        while low < high:
            middle = (low + high) // 2
            if bytes(text[ends[middle] : ends[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low
