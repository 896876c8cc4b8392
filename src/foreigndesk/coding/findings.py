"""Findings: what coders make of a document, and what any coder looks like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.coding.event import Rejection
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import Document
from foreigndesk.places.place import PlaceMention
from foreigndesk.times.time import TimeMention


@dataclass(slots=True)
class Findings:
    """What a coder makes of a document.

    Attributes:
        proposals: In the order of the text.
        rejections: What it turned down.
        open: By sentence, the tokens that may tell an act and that no frame has spoken for.
    """

    proposals: list[Proposal] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    open: dict[int, list[int]] = field(default_factory=dict)

    def joined(self, other: Findings) -> Findings:
        """These findings with those of another coder after them."""
        return Findings([*self.proposals, *other.proposals], [*self.rejections, *other.rejections], self.open)


class Coder(Protocol):
    """Anything that proposes events: the frames, a classifier, a language model."""

    name: str

    def code(
        self,
        document: Document,
        mentions: ActorMentions,
        places: list[PlaceMention],
        times: list[TimeMention],
    ) -> Findings:
        """Propose the events of a document."""
        ...
