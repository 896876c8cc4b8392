"""Counts what one input unpacks to over all its layers, and ends it before it becomes a flood."""

from __future__ import annotations

from foreigndesk.sources.limits import Limits, TooMuch


class Budget:
    """The books of one input: packed bytes read, bytes they became.

    Counting over all layers and members together also ends archives whose members share the same packed bytes.

    Args:
        limits: How much is too much.
        size: Packed bytes, where they are known beforehand; else they are counted as they are read.
    """

    def __init__(self, limits: Limits, size: int | None = None) -> None:
        self.limits = limits
        self.spent = False
        self._packed = size or 0
        self._sized = size is not None
        self._unpacked = 0

    def read(self, count: int) -> None:
        """Note packed bytes."""
        if not self._sized:
            self._packed += count

    def unpack(self, count: int) -> None:
        """Note unpacked bytes.

        Raises:
            TooMuch: When they are more than the limits allow.
        """
        self._unpacked += count
        if self._unpacked > max(self.limits.free, self.limits.ratio * self._packed):
            self.spent = True
            raise TooMuch(
                f"unpacks to more than {self.limits.ratio} times its size; "
                "the rest of this input is not read (unpack it yourself if you trust it)"
            )
