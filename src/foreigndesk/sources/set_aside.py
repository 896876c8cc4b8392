"""The report that could not be read, and why: counted and shown at the end, never in the way of the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetAside:
    """One report (or file) that could not be turned into an article.

    Attributes:
        place: Where it is: ``file`` or ``file:line``.
        reason: What is wrong, naming the field where there is one, and what to do about it.
        id: The input's own identifier, if it could be read.
        title: The headline, if it could be read.
    """

    place: str
    reason: str
    id: str | None = None
    title: str | None = None
