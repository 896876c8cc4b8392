"""Known agreements: finds well-known names and numbered resolutions in a text, whatever they are called there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """An agreement that its name identifies.

    Attributes:
        name: What we call it.
        kind: Of what kind it is.
        parties: Countries, where few.
        signed: When, where sure.
    """

    name: str
    kind: str
    parties: frozenset[str]
    signed: date | None = None


@dataclass(frozen=True, slots=True)
class _Numbered:
    pattern: re.Pattern[str]
    name: str
    kind: str
    parties: frozenset[str]


class KnownAgreements:
    """Names of ``knowledge/linking/known_agreements.yaml`` and numbers by patterns.

    Args:
        rows: Rows of the file.
        numbered: Patterns of ``agreements.yaml``.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], numbered: Sequence[Mapping[str, Any]]) -> None:
        self._by_alias: dict[str, KnownAgreement] = {}
        for row in rows:
            signed = date.fromisoformat(str(row["signed"])) if "signed" in row else None
            known = KnownAgreement(row["name"], row["kind"], frozenset(row.get("parties", ())), signed)
            for alias in (row["name"], *row.get("also", ())):
                self._by_alias.setdefault(_plain(alias), known)
        longest_first = sorted(self._by_alias, key=lambda alias: (-len(alias), alias))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        self._numbered = [
            _Numbered(re.compile(n["pattern"], re.IGNORECASE), n["name"], n["kind"], frozenset(n["parties"]))
            for n in numbered
        ]

    @classmethod
    def load(cls, numbered: Sequence[Mapping[str, Any]]) -> KnownAgreements:
        """Read the file.

        Raises:
            KnowledgeError: If a row is wrong.
        """
        path = knowledge_dir() / "linking" / "known_agreements.yaml"
        try:
            return cls(load_yaml(path), numbered)
        except (KeyError, TypeError, ValueError, re.error) as error:
            raise KnowledgeError(f"a known agreement is wrong ({error!r})", place=str(path)) from error

    def find(self, text: str) -> Iterator[tuple[int, int, KnownAgreement]]:
        """Where known agreements are named: offsets and the agreement, in reading order."""
        found = [(m.start(), m.end(), self._by_alias[m.group()]) for m in self._pattern.finditer(_plain(text))]
        for one in self._numbered:
            for m in one.pattern.finditer(text):
                known = KnownAgreement(one.name.format(m.group(1)), one.kind, one.parties)
                found.append((m.start(), m.end(), known))
        yield from sorted(found, key=lambda one: (one[0], -one[1]))


def _plain(text: str) -> str:
    """Lower case, dashes as hyphens; as long as the text, so that offsets hold."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(
        {0x2013: "-", 0x2011: "-", 0x2010: "-", 0x2019: "'"}
    )
