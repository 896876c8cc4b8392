"""A finding of the lint: something wrong with a codebook, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a codebook.

    Attributes:
        place: File, line and frame.
        problem: What is wrong and what to do.
    """

    place: str
    problem: str
