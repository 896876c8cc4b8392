"""The status reading: a status, the word that decided it, and by what kind of construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foreigndesk.codebook.status import Manner, Status
from foreigndesk.language.document import Sentence

Construction = Literal[
    "negation",
    "future",
    "modal",
    "condition",
    "infinitive",
    "governor",
    "imperative",
    "question",
    "noun",
    "background",
    "ongoing",
    "fact",
]

_WORDED = frozenset({"negation", "future", "modal"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and why.

    Attributes:
        status: The status.
        reason: The words that decided, for the trace.
        construction: By what kind of construction.
        token: The token that decided, if one did.
        manner: How an act that has not happened is worded.
    """

    status: Status
    reason: str
    construction: Construction
    token: int | None = None
    manner: Manner = "plain"

    @property
    def is_worded(self) -> bool:
        """Whether the predicate's own auxiliaries or negation decided."""
        return self.construction in _WORDED

    @property
    def is_offered(self) -> bool:
        """Whether it may be an offer, promise or threat: not a condition, nor a guess at the past."""
        return self.construction != "condition" and self.manner != "surmised"


def at(sentence: Sentence, token: int, status: Status, construction: Construction, note: str = "") -> StatusReading:
    """A reading decided by one token, which the reason quotes."""
    quoted = f"“{sentence.words[token]}”"
    return StatusReading(status, f"{quoted} {note}" if note else quoted, construction, token)
