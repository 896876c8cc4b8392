"""The place: a toponym resolved to a point on the map, and where the text mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foreigndesk.offsets import Span

PlacePrecision = Literal["site", "city", "admin", "country", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place (the PLACE object of the contract).

    Attributes:
        name: Canonical name.
        country: ISO 3166 alpha-3, ``None`` for seas and regions of several countries.
        admin1: Name of the first-order division.
        latitude: Degrees north, WGS 84.
        longitude: Degrees east, WGS 84.
        geonames_id: GeoNames identifier.
        precision: How exact the point is.
        span: The words of the mention.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: PlacePrecision
    span: Span | None

    def to_dict(self) -> dict[str, object]:
        """The PLACE object of the output contract."""
        return {
            "name": self.name,
            "country": self.country,
            "admin1": self.admin1,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "geonames_id": self.geonames_id,
            "precision": self.precision,
            "span": self.span.to_dict() if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text names it.

    Attributes:
        place: Which place it is.
        sentence: Index of the sentence in the document.
        head: Token position of the syntactic head of the toponym.
        first: First token.
        last: Last token (included).
        locative: Whether something is said to be or happen there ("in Gao"), rather than a government
            or people named after it ("Paris condemned").
        dateline: Whether it stands in the dateline.
        reason: Why this place among its namesakes, for the trace.
        around: The country of a dateline.
    """

    place: Place
    sentence: int
    head: int
    first: int
    last: int
    locative: bool
    dateline: bool = False
    reason: str = ""
    around: Place | None = None
