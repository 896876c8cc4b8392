"""Governors: predicates by what they say of the act below them, read from ``knowledge/claims/governors.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from foreigndesk.claims.words import key
from foreigndesk.codebook.status import Status
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.document import Sentence

_KEYS = frozenset({"class", "affirmed", "denied", "past", "supposed", "words"})


@dataclass(frozen=True, slots=True)
class Signature:
    """What a class of predicates says of the act below it; each field is described in the knowledge file."""

    affirmed: Status
    denied: Status
    past: Status | None = None
    supposed: Status | None = None

    def over(self, standing: Status, *, is_past: bool) -> Status:
        """Status of the act below a predicate of this status."""
        if standing == "negated":
            return self.denied
        if standing not in ("future", "hypothetical"):
            return self.past if self.past and is_past else self.affirmed
        if self.supposed:
            return self.supposed
        if self.affirmed in ("actual", "ongoing") or self.past:
            return standing
        return "hypothetical" if self.affirmed == "negated" and standing == "hypothetical" else self.affirmed


@dataclass(frozen=True, slots=True)
class Governors:
    """Signatures by predicate, as the knowledge file spells them."""

    signatures: Mapping[str, Signature]

    @classmethod
    def load(cls) -> Governors:
        """Read ``governors.yaml``.

        Raises:
            KnowledgeError: If a class has a field that none has.
        """
        path = knowledge_dir() / "claims" / "governors.yaml"
        signatures: dict[str, Signature] = {}
        for row in load_yaml(path):
            if unknown := set(row) - _KEYS:
                raise KnowledgeError(f"class {row.get('class')!r} has unknown {sorted(unknown)}", place=str(path))
            signature = Signature(row["affirmed"], row["denied"], row.get("past"), row.get("supposed"))
            for word in row["words"]:
                signatures.setdefault(word, signature)
        return cls(signatures)

    def find(self, sentence: Sentence, head: int, marks: Collection[str] = ()) -> Signature | None:
        """The signature of a predicate over an act that ``marks`` lead; a particle makes it another predicate."""
        phrasal = key(sentence, head)
        for mark in sorted(marks):
            if f"{phrasal}-{mark}" in self.signatures:
                return self.signatures[f"{phrasal}-{mark}"]
        return self.signatures.get(phrasal)
