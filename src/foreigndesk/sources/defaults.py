"""What to assume about reports that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceDefaults:
    """Values that fill what the input lacks; what a record or a page states itself goes first.

    Attributes:
        published: Publication date.
        outlet: Name of the publisher.
        language: ISO 639-1 code.
    """

    published: date | None = None
    outlet: str | None = None
    language: str = "en"
