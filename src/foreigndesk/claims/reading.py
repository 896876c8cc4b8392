"""The status reading: a status, the word that decided it, and by what kind of construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foreigndesk.codebook.status import Status
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


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and why.

    Attributes:
        status: The status.
        reason: The words that decided, for the trace.
        construction: By what kind of construction.
        token: The token that decided, if one did.
        refused: Whether somebody says that he will not do it.
    """

    status: Status
    reason: str
    construction: Construction
    token: int | None = None
    refused: bool = False


def at(sentence: Sentence, token: int, status: Status, construction: Construction, note: str = "") -> StatusReading:
    """A reading decided by one token, which the reason quotes."""
    quoted = f"“{sentence.words[token]}”"
    return StatusReading(status, f"{quoted} {note}" if note else quoted, construction, token)
