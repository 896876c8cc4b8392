"""Uncoded: the CAMEO codes that no text can express, or that the codebook leaves out on purpose, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml

_ALL_BELOW = "*"


@dataclass(frozen=True, slots=True)
class Uncoded:
    """Reasons by pattern: a code, or ``01*`` for a code and everything below it.

    Attributes:
        reasons: In file order; the first that fits a code holds.
        path: Where they were read, for messages.
    """

    reasons: Mapping[str, str]
    path: Path

    @classmethod
    def load(cls, path: Path) -> Uncoded:
        """Read ``uncoded.yaml``, a list of ``{codes, reason}``; a codebook without one explains nothing.

        Raises:
            CodebookError: If a record is malformed or explains a code a second time.
        """
        reasons: dict[str, str] = {}
        for record in (load_yaml(path) if path.exists() else None) or ():
            for pattern in _patterns(record, path):
                if pattern in reasons:
                    raise CodebookError(f"code {pattern!r} is explained twice", place=str(path))
                reasons[pattern] = str(record["reason"])
        return cls(reasons, path)

    def why(self, code: str) -> str | None:
        """Why a code is not coded, or ``None`` if nothing says so."""
        return next((reason for pattern, reason in self.reasons.items() if _fits(pattern, code)), None)

    def unknown(self, codes: Iterable[str]) -> Iterator[str]:
        """Patterns that fit none of the codes there are."""
        known = list(codes)
        return (pattern for pattern in self.reasons if not any(_fits(pattern, code) for code in known))


def _patterns(record: object, path: Path) -> list[str]:
    if not isinstance(record, dict) or not isinstance(record.get("codes"), list) or not record.get("reason"):
        raise CodebookError(f"{record!r} needs a list `codes` and a `reason`", place=str(path))
    return [str(code) for code in record["codes"]]


def _fits(pattern: str, code: str) -> bool:
    return code.startswith(pattern[:-1]) if pattern.endswith(_ALL_BELOW) else code == pattern
