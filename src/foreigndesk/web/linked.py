"""Incidents and agreements of the books: linked when first asked for, and again when the store has grown."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.linking import (
    Agreement,
    Incident,
    link_incidents,
    register_agreements,
    stored_mentions,
    stored_reports,
)
from foreigndesk.store import Store


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of one version of a store."""

    version: int | None
    incidents: tuple[Incident, ...]
    agreements: tuple[Agreement, ...]

    @classmethod
    def of(cls, store: Store) -> Linked:
        """Link all events of a store."""
        version, reports = store.version, list(stored_reports(store))
        incidents = tuple(link_incidents(reports))
        return cls(version, incidents, tuple(register_agreements(reports, stored_mentions(store))))
