"""Chunks: a lazy stream in lists of a bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items in lists of a size, read lazily; the last may be shorter."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
