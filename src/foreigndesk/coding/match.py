"""The match: a predicate that answers to a frame, with its roles and what became of it by its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from foreigndesk.actors.actor import ActorMention
from foreigndesk.codebook.change import Change
from foreigndesk.codebook.frames import NO_EVENT, Condition, Frame, Predicate
from foreigndesk.coding.arguments import Arguments


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A frame whose predicate stands there but one of whose conditions fails.

    Attributes:
        frame: Id of the frame.
        slot: The slot that decided.
        group: What it should be (``wanted``) or must not be.
        wanted: Which of the two.
    """

    frame: str
    slot: str
    group: tuple[Condition, ...]
    wanted: bool

    def __str__(self) -> str:
        """The reason in words."""
        return f"its {self.slot} is {'not ' if self.wanted else ''}{' or '.join(map(str, self.group))}"


@dataclass(slots=True)
class Match:
    """A predicate that answers to a frame.

    Attributes:
        frame: The winning frame.
        predicate: How it is worded in the codebook.
        tokens: Tokens of the trigger, in order.
        arguments: Its slots.
        type: Event type after the content table spoke (``NONE`` for a reading that is no event).
        mode: Mode after the content table spoke.
        cameo: CAMEO code after the content table spoke.
        actors: Who acts.
        recipients: To whom.
        absorbed: Tokens of predicates that are part of this event.
        searched: Whether the recipients come from the codebook's fallback, not from the frame's own rule.
        ties: Slot, noun classes and token of each argument that a noun class tied to the frame.
        steps: What decided, in words, for the trace.
    """

    frame: Frame
    predicate: Predicate
    tokens: tuple[int, ...]
    arguments: Arguments
    type: str
    mode: str | None
    cameo: str | None
    actors: list[ActorMention] = field(default_factory=list)
    recipients: list[ActorMention] = field(default_factory=list)
    absorbed: frozenset[int] = frozenset()
    content: int | None = None
    searched: bool = False
    ties: list[tuple[str, frozenset[str], int]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def become(self, change: Change) -> None:
        """Take over what a content table says."""
        self.type = change.type or self.type
        if change.mode or change.clear_mode:
            self.mode = change.mode
        self.cameo = change.cameo or self.cameo

    @property
    def is_event(self) -> bool:
        """Whether the frame codes an event at all."""
        return self.type != NO_EVENT
