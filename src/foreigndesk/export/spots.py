"""The place of an event in columns of city, district, province and country."""

from __future__ import annotations

from foreigndesk.export.exported import Line

_SMALL = frozenset({"city", "site"})


def city(line: Line) -> str:
    """Name of the town or site, if the place is one."""
    return line.event.text("place") if line.event.text("place_precision") in _SMALL else ""


def district(line: Line) -> str:
    """Name of a division below the first order."""
    event = line.event
    below = event.text("place_precision") == "admin" and event.text("place_admin1") not in ("", event.text("place"))
    return event.text("place") if below else ""


def province(line: Line) -> str:
    """Name of the first-order division."""
    event = line.event
    return event.text("place_admin1") or (event.text("place") if event.text("place_precision") == "admin" else "")


def place_country(line: Line) -> str:
    """English name of the country of the place."""
    country = line.event.crosswalk.country(line.event.row["place_country"])
    return country.name if country else ""


def latitude(line: Line) -> object:
    """Degrees north."""
    return line.event.row["latitude"]


def longitude(line: Line) -> object:
    """Degrees east."""
    return line.event.row["longitude"]
