"""How likely a place is meant by its name when nothing else is known: countries before divisions, cities by size."""

from __future__ import annotations

import math

from foreigndesk.places.table import Entry

_KIND_PRIOR = {"country": 9.5, "region": 8.5, "admin": 6.8, "site": 6.5, "city": 0.0}
_DIVISION_SIZE, _USUAL_DIVISION = 0.8, 5.0


def prior(entry: Entry) -> float:
    """How likely the place is meant when nothing else is known."""
    size = math.log10(entry.population + 1)
    if entry.kind == "admin" and entry.population:
        size = _DIVISION_SIZE * (size - _USUAL_DIVISION)
    return _KIND_PRIOR[entry.kind] + (size if entry.kind in ("city", "admin") else 0.0)
