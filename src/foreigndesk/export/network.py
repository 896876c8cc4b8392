"""The network: actors as nodes and what they did to each other as directed, weighted edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from foreigndesk.export.crosswalk import Crosswalk
from foreigndesk.export.exported import ExportedEvent, Line, Party, pairs
from foreigndesk.export.format import Row

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
NODE_ATTRIBUTES: Mapping[str, str] = {"country": "string", "code": "string", "sectors": "string", "events": "integer"}
EDGE_ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys(QUADS.values(), "integer"),
    "goldstein": "double",
    "first": "string",
    "last": "string",
}
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """An actor: one name, or where there is none one code, or one wording.

    Attributes:
        label: What it is called.
        country: Its country.
        code: Its code.
        sectors: Its sectors, joined by ``;``.
        events: Events it takes part in.
    """

    label: str
    country: str
    code: str
    sectors: str
    events: int = 0

    def attributes(self) -> dict[str, object]:
        """Values of ``NODE_ATTRIBUTES``."""
        return {"country": self.country, "code": self.code, "sectors": self.sectors, "events": self.events}


@dataclass(slots=True)
class Edge:
    """What one actor did to another."""

    weight: int = 0
    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))
    scores: list[float] = field(default_factory=lambda: [0.0, 0.0])
    first: date | None = None
    last: date | None = None

    def add(self, event: ExportedEvent) -> None:
        """Count an event."""
        self.weight += 1
        quad, score, day = event.row["quad"], event.row["goldstein"], event.first_day
        if isinstance(quad, int) and quad in self.quads:
            self.quads[quad] += 1
        if isinstance(score, float):
            self.scores[0] += score
            self.scores[1] += 1
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def attributes(self) -> dict[str, object]:
        """Values of ``EDGE_ATTRIBUTES``; the Goldstein value is the mean."""
        total, count = self.scores
        return {
            **{QUADS[quad]: number for quad, number in self.quads.items()},
            "goldstein": round(total / count, 3) if count else None,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
        }


@dataclass(slots=True)
class Network:
    """Nodes and edges of events; its size grows with the actors, not with the events."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Network:
        """The network of rows of events."""
        network, crosswalk = cls(), Crosswalk.load()
        for row in rows:
            event = ExportedEvent(row, crosswalk)
            for party in dict.fromkeys(_key(party) for party in (*event.actors, *event.recipients)):
                network._node(party)
            for line in pairs(event):
                network._edge(line)
        return network

    def _node(self, key: tuple[str, str, str, str]) -> None:
        label, country, code, sectors = key
        node = self.nodes.setdefault(_name(key), Node(label, country, code, sectors))
        node.events += 1

    def _edge(self, line: Line) -> None:
        if line.actor and line.recipient:
            ends = (_name(_key(line.actor)), _name(_key(line.recipient)))
            self.edges.setdefault(ends, Edge()).add(line.event)


def _key(party: Party) -> tuple[str, str, str, str]:
    label = party.name or party.code or party.words
    return (valid(label), party.country or "", party.code or "", ";".join(party.sectors))


def _name(key: tuple[str, str, str, str]) -> str:
    """The identity of a node: its name and its code, because a name may be a person's in two offices."""
    label, _, code, _ = key
    return label if label == code or not code else f"{label} ({code})"


def valid(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return _INVALID.sub(" ", text)
