"""CAMEO: names, quad classes and the Goldstein values of each data set, for codes of two to four digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foreigndesk.codebook.ontology import CameoCode, Ontology
from foreigndesk.knowledge.files import knowledge_dir

Source = Literal["ICEWS", "Phoenix", "GDELT"]
_ROOT, _BASE = 2, 3


@dataclass(frozen=True, slots=True)
class Cameo:
    """The codes of the codebook that ships with the package."""

    ontology: Ontology

    @classmethod
    def load(cls) -> Cameo:
        """Read ``knowledge/codebook``."""
        return cls(Ontology.load(knowledge_dir() / "codebook"))

    def full(self, code: str) -> str:
        """A code as data sets write it: a bare root is its general code, ``16`` is ``160``."""
        return code + "0" if len(code) == _ROOT else code

    def root(self, code: str) -> str:
        """The first two digits."""
        return code[:_ROOT]

    def base(self, code: str) -> str:
        """The first three digits of the full code."""
        return self.full(code)[:_BASE]

    def name(self, code: str) -> str:
        """What a code is called, or its nearest parent."""
        known = self._nearest(self.full(code))
        return known.name if known else ""

    def quad(self, code: str) -> int | None:
        """Quad class as GDELT and ICEWS have it."""
        known = self._nearest(self.full(code))
        return known.quad if known else None

    def goldstein(self, code: str, source: Source) -> float | None:
        """A data set's own value, the codebook's where it has none that differs."""
        code = self.full(code)
        known = self.ontology.cameo.get(code)
        for other in known.others.split(";") if known else ():
            name, _, value = other.strip().partition(" ")
            if name == source:
                return float(value)
        return self.ontology.goldstein(code)

    def _nearest(self, code: str) -> CameoCode | None:
        while code:
            if code in self.ontology.cameo:
                return self.ontology.cameo[code]
            code = code[:-1]
        return None
