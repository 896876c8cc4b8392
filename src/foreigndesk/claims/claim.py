"""The claim: an attributed statement as a record, with the events inside it."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.actors.actor import Actor
from foreigndesk.offsets import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, in which words (one entry of ``claims`` in the contract)."""

    speaker: Actor | None
    cue: Span
    content: Span
    stance: str
    quoted: bool
    addressee: Actor | None
    events: tuple[str, ...]
    in_title: bool

    def to_dict(self) -> dict[str, object]:
        """The CLAIM object of the output contract."""
        return {
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "cue": self.cue.to_dict(),
            "content": self.content.to_dict(),
            "stance": self.stance,
            "quoted": self.quoted,
            "addressee": self.addressee.to_dict() if self.addressee else None,
            "events": list(self.events),
            "in_title": self.in_title,
        }
