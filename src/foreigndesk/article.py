"""The article: one published report, exactly as it is stored, and what was cut from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Cut:
    """Page furniture that was removed from an article before it was stored.

    Attributes:
        text: The words that were cut.
        reason: The rule that cut them, e.g. ``"tail: check also"``.
    """

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published report. All offsets in its coding point into ``text`` (or ``title``).

    Attributes:
        text: The stored body, exactly what a user gets back.
        title: Headline, if any.
        published: Publication date; anchors every relative date in the text.
        outlet: Name of the publisher.
        url: Canonical address.
        language: ISO 639-1 code.
        id: The input's own identifier, kept as given.
        extra: Unknown keys of the input, kept as given.
        cuts: Page furniture removed from the text.
        place: Where it was read from (``file`` or ``file:line``), for messages only.
    """

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    id: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()
    place: str | None = None

    @property
    def text_hash(self) -> str:
        """Hash of title and body: two articles with the same words share it."""
        return hashlib.sha256(f"{self.title or ''}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def article_id(self) -> str:
        """Stable identity: the address if there is one, else the outlet's own id, else the words."""
        if self.url:
            key = f"url:{self.url}"
        elif self.id is not None:
            key = f"id:{self.outlet or ''}:{self.id}"
        else:
            key = f"text:{self.text_hash}"
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
