"""The release: what a package is called, who makes it, when, and under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """What the releaser decides.

    Attributes:
        title: What the dataset is called.
        authors: Who makes it.
        licence: SPDX identifier of the data's licence.
        released: Day of release.
        with_text: Whether the articles' text goes in.
    """

    title: str = "Events from news reports"
    authors: tuple[str, ...] = ()
    licence: str = "CC-BY-4.0"
    released: date = date.min
    with_text: bool = False
