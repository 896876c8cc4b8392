"""The proposal: an event on its way, filled room by room until it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from foreigndesk.actors.actor import ActorMention
from foreigndesk.codebook.status import Manner, Status, Teller
from foreigndesk.coding.event import Attribution, Count, EventDate, Rejection, TraceStep
from foreigndesk.language.document import Sentence
from foreigndesk.offsets import Span
from foreigndesk.places.place import Place

READER = "reader"
"""Name of the coder, and rule, of what the reader hears without a frame."""
_SMALL = frozenset({"DET", "ADJ", "PRON", "NUM", "PART", "ADV"})


@dataclass(slots=True)
class Proposal:
    """A candidate that some coder takes for an event.

    Attributes:
        sentence: Where it stands.
        tokens: Tokens of its trigger in order; ``tokens[0]`` is the predicate in whose clause it lives.
        head: Token of the predicate itself.
        is_noun: Whether the predicate is a noun.
        support: Light verb that carries a noun predicate: tense and negation are read there.
        type: Event type, mode and CAMEO code so far.
        actors: Who acts.
        recipients: To whom.
        status: Set by the claims room.
        told: Its status before any reduction; set by the claims room.
        manner: How an act that has not happened is worded; set by the claims room.
        told_by: Who tells of it; set by the claims room.
        is_offered: Whether it may be an offer, promise or threat; set by the claims room.
        is_worded: Whether its status is by the predicate's own auxiliaries or negation; set by the claims room.
        attribution: Set by the claims room.
        confidence: 0 … 1.
        coder: Which coder proposes it.
        rule: The frame or model behind it.
        is_settled: Whether type and mode are already what status makes of them: reductions leave them alone.
        trace: Why, so far.
    """

    sentence: Sentence
    tokens: tuple[int, ...]
    head: int
    is_noun: bool
    support: int | None
    type: str
    mode: str | None
    cameo: str | None
    actors: list[ActorMention]
    recipients: list[ActorMention]
    coder: str
    rule: str
    confidence: float = 1.0
    status: Status = "actual"
    told: Status = "actual"
    manner: Manner = "plain"
    told_by: Teller = "outlet"
    is_offered: bool = True
    is_worded: bool = False
    attribution: list[Attribution] = field(default_factory=list)
    date: EventDate | None = None
    place: Place | None = None
    magnitude: dict[str, Count] = field(default_factory=dict)
    contexts: tuple[str, ...] = ()
    is_settled: bool = False
    trace: list[TraceStep] = field(default_factory=list)

    @property
    def trigger(self) -> Span:
        """The words of the trigger, with small words between them; the head's alone where others stand between."""
        first, last = min(self.tokens), max(self.tokens)
        between = (token for token in range(first, last + 1) if token not in self.tokens)
        if all(self.sentence.upos[token] in _SMALL for token in between):
            return self.sentence.span_of(first, last)
        return self.sentence.span_of(self.head, self.head)

    @property
    def words(self) -> set[int]:
        """The tokens of its predicate: trigger, head and the light verb that carries it."""
        return {*self.tokens, self.head} | ({self.support} if self.support is not None else set())

    def turned_down(self, reason: str) -> Rejection:
        """The record of a proposal that does not become an event."""
        return Rejection(self.trigger, reason, self.rule, self.sentence.index, self.sentence.in_title)

    def because(self, field_name: str, reason: str, span: Span | None = None) -> None:
        """Note why a field is as it is."""
        self.trace.append(TraceStep(field_name, reason, span))
