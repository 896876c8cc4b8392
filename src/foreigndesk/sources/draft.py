"""The draft: what a format's reader finds in the bytes, before the text is cleaned and becomes an Article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Layout = Literal["plain", "page", "record"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as found.

    Attributes:
        place: ``file`` or ``file:line``.
        text: The body as found.
        layout: How far the body may be cut. ``plain``: a text whose headline, byline and date line stand in
            it; ``page``: paragraphs of a web page, headline known; ``record``: the text field of a record,
            which keeps its offsets, so that only a tail may be cut.
        title: Headline.
        published: Publication date.
        outlet: Publisher.
        url: Canonical address.
        language: Language tag as given (``en-GB``).
        id: The input's own identifier.
        extra: Unknown keys of the input.
        encoding: The encoding it was read with.
    """

    place: str
    text: str
    layout: Layout
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    encoding: str = "utf-8"
