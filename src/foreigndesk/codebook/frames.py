"""Frames: which predicate, with which kinds of argument, means which act, and who is actor and who recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PredicateKind = Literal["verb", "noun", "adjective"]
Need = Literal["any", "actor", "recipient", "both", "none"]

NO_EVENT = "NONE"
"""The pseudo-type of frames that recognise a reading which is no event."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate in lemmas: a verb with its particles, a noun with its compound, an adjective.

    Attributes:
        kind: Part of speech.
        words: Lemmas in the order of the text.
        head: Which of ``words`` is the syntactic head: 0 for verbs, the noun itself for nouns.
    """

    kind: PredicateKind
    words: tuple[str, ...]
    head: int = 0

    @property
    def lemma(self) -> str:
        """The head's lemma, under which the frame is indexed."""
        return self.words[self.head]


@dataclass(frozen=True, slots=True)
class Condition:
    """What one slot must be: everything that is given here must hold of one of its fillers.

    Attributes:
        classes: Noun classes.
        words: Lemmas.
        actor: Actor kinds: sectors, ``state``, ``person``, or ``any``.
        events: Event types (``ASSAULT``) or types with mode (``COERCE.arrest``).
        markers: Words that open a clause (``to``, ``whether``, ``of``); ``that`` also holds for a bare clause.
        auxiliaries: Auxiliaries of a clause (``will``, ``would``).
        presence: ``present`` or ``absent``.
        place: Whether a place is enough.
    """

    classes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    markers: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    presence: Literal["present", "absent"] | None = None
    place: bool = False

    def __str__(self) -> str:
        """The condition as one would say it, for traces."""
        actors = [f"an actor ({', '.join(sorted(self.actor - {'any'})) or 'any'})"] if self.actor else []
        words = sorted(self.classes) + sorted(self.words) + sorted(self.events) + actors
        markers = [f"opened by {', '.join(sorted(self.markers))}"] if self.markers else []
        markers += [f"with {', '.join(sorted(self.auxiliaries))}"] if self.auxiliaries else []
        return " or ".join([*words, *markers, *(["a place"] if self.place else []), *filter(None, [self.presence])])

    @property
    def weight(self) -> int:
        """How much the condition says: words and classes more than actors, actors more than presence."""
        if self.classes or self.words or self.events:
            return 4
        return 2 if self.actor or self.place or self.markers or self.auxiliaries else 1


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Where a role is found: alternatives in order of preference, each a tuple of slots whose actors are joined.

    ``with | object`` is ``(("with",), ("object",))``; ``subject + with`` is ``(("subject", "with"),)``. A slot
    may name a role of the event inside it: ``clause.recipient``.
    """

    alternatives: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def parse(cls, expression: str | None) -> RoleRule:
        """Read a role expression of a codebook file."""
        if not expression:
            return cls()
        return cls(tuple(tuple(slot.strip(" \"'") for slot in part.split("+")) for part in expression.split("|")))


@dataclass(frozen=True, slots=True)
class Content:
    """The act is about another act, found in one of ``slots``; the table ``by`` says what it becomes."""

    slots: tuple[str, ...]
    by: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the coding its frame must give it, or, as a counter-example, must not.

    Attributes:
        text: The sentence.
        trigger: Exact words of it at which the event is (not) found.
        actor: Exact words that the event's actors must overlap, if given.
        recipient: The same for recipients.
        type: Expected type; ``None`` in a counter-example means no event at the trigger.
        mode: Expected mode.
        status: Expected status, if it is to be checked.
        cameo: Expected CAMEO code, if it is to be checked.
        why: What the example shows.
    """

    text: str
    trigger: str
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    cameo: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the codebook. See docs/codebook-format.md for what each field means.

    Attributes:
        id: ``TYPE.name``, unique in the codebook.
        place: File it stands in, for messages.
        of: Which slot a noun predicate's of-phrase fills.
        reason: For a ``NONE`` frame, what the reading is instead.
    """

    id: str
    type: str
    mode: str | None
    cameo: str | None
    predicates: tuple[Predicate, ...]
    when: Mapping[str, tuple[Condition, ...]]
    unless: Mapping[str, tuple[Condition, ...]]
    actor: RoleRule
    recipient: RoleRule
    content: Content | None
    absorbs: tuple[str, ...]
    needs: Need
    of: Literal["subject", "object"]
    priority: int
    reason: str | None
    place: str
    examples: tuple[Example, ...] = ()
    counters: tuple[Example, ...] = ()

    @property
    def weight(self) -> int:
        """Specificity of the frame's conditions."""
        return sum(max(c.weight for c in group) for group in self.when.values())
