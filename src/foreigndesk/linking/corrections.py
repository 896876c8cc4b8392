"""Corrections of incidents by people: which reports belong together and which do not, kept and replayed."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations, product
from typing import Literal

from foreigndesk.errors import StoreError
from foreigndesk.linking.evidence import Link
from foreigndesk.linking.reports import Key
from foreigndesk.store import Store
from foreigndesk.store.column import Row
from foreigndesk.store.derived import CORRECTIONS

_READ = "SELECT * FROM corrections WHERE kind IN ('merge', 'split') ORDER BY made, correction_id"
_MEMBERS = "SELECT incident_id, event_id, article_id FROM incident_reports WHERE incident_id = $incident ORDER BY ALL"
Said = Literal["together", "apart"]


@dataclass(slots=True)
class Corrections:
    """What people have said of pairs of reports; of two sayings about one pair the later counts.

    Attributes:
        said: By pair of keys, the smaller first: what was said, and by whom.
        ids: Identities of all corrections.
        partners: By key, the keys about which something was said with it.
    """

    said: dict[tuple[Key, Key], tuple[Said, str]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    partners: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, store: Store) -> Corrections:
        """The corrections of a store."""
        corrections = cls()
        for row in store.rows(_READ):
            corrections.ids.append(row["correction_id"])
            body = json.loads(row["body"])
            corrections._add(row["kind"], _keys(body["reports"]), _keys(body["others"]), row["by"])
        return corrections

    def _add(self, kind: str, reports: Sequence[Key], others: Sequence[Key], by: str) -> None:
        pairs: Iterable[tuple[Key, Key]] = combinations([*reports, *others], 2)
        if kind == "split":
            pairs = product(reports, others)
        for one, other in pairs:
            self.said[_pair(one, other)] = ("together" if kind == "merge" else "apart", by)
            self.partners[one].add(other)
            self.partners[other].add(one)

    def links(self, keys: Set[Key]) -> Iterator[Link]:
        """A link for each pair that belongs together."""
        for (left, right), (said, by) in sorted(self.said.items()):
            if said == "together" and left in keys and right in keys:
                yield Link(left, right, (f"corrected: {by}",), 1.0)

    def verdict(self, one: Key, other: Key) -> Said | None:
        """What was said last of two reports."""
        found = self.said.get(_pair(one, other))
        return found[0] if found else None


def merge_incidents(store: Store, incidents: Sequence[str], by: str, why: str) -> str:
    """Record that some incidents are one happening.

    Args:
        store: Holds the incidents.
        incidents: Their identities, at least two.
        by: Who says so.
        why: The reason.

    Returns:
        The correction's identity.

    Raises:
        StoreError: If there is no such incident, or only one is given.
    """
    if len(set(incidents)) < len(("one", "other")):
        raise StoreError("name at least two incidents to merge", place=store.root)
    members = [key for incident in dict.fromkeys(incidents) for key in _members(store, incident)]
    return _record(store, "merge", members, [], by, why)


def split_incident(store: Store, incident: str, events: Sequence[str], by: str, why: str) -> str:
    """Record that some events do not belong to an incident.

    Args:
        store: Holds the incident.
        incident: Its identity.
        events: ``event_id`` of those that do not belong; they stay together.
        by: Who says so.
        why: The reason.

    Returns:
        The correction's identity.

    Raises:
        StoreError: If the incident is not there, or none or all of its reports would leave.
    """
    members = _members(store, incident)
    out = [key for key in members if key[0] in set(events)]
    rest = [key for key in members if key not in out]
    if not out or not rest:
        known = ", ".join(sorted({event_id for event_id, _ in members}))
        raise StoreError(f"incident {incident} has the events {known}; name some of them, not all", place=store.root)
    return _record(store, "split", out, rest, by, why)


def _members(store: Store, incident: str) -> list[Key]:
    found = [(row["event_id"], row["article_id"]) for row in store.rows(_MEMBERS, {"incident": incident})]
    if not found:
        raise StoreError(f"there is no incident {incident!r}; `foreigndesk incidents` lists them", place=store.root)
    return found


def _record(store: Store, kind: str, reports: Sequence[Key], others: Sequence[Key], by: str, why: str) -> str:
    identity = uuid.uuid4().hex
    row: Row = {
        "correction_id": identity,
        "kind": kind,
        "by": by,
        "why": why,
        "body": json.dumps({"reports": reports, "others": others}),
        "made": datetime.now(UTC),
    }
    store.append(CORRECTIONS, [row])
    return identity


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return (one, other) if one < other else (other, one)


def _keys(pairs: Iterable[Sequence[str]]) -> list[Key]:
    return [(event_id, article_id) for event_id, article_id in pairs]
