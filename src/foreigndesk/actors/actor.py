"""The actor: a participant resolved to country, sectors, name and code, and where the text mentions it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from foreigndesk.offsets import Span

MentionKind = Literal["name", "role", "demonym", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a mention stands for (the ACTOR object of the contract).

    Attributes:
        span: The words of the mention.
        name: Canonical name of the person, organisation, group or state, if known.
        country: ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC; ``None`` when unknown.
        sectors: PLOVER sectors in order of weight (``GOV``, ``MIL``, ``REB`` …).
        code: CAMEO-style actor code: country followed by sectors, ``MLIGOV``.
        wikidata: Item identifier where a source gives it.
        refers_to: The fuller mention that a pronoun or description stands for.
    """

    span: Span
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    wikidata: str | None = None
    refers_to: Span | None = None

    def within(self, source: str) -> Actor:
        """The actor for a reader of ``source`` alone: a reference to a mention elsewhere (the title) is dropped."""
        other = self.refers_to
        if other is None or source[other.start : other.end] == other.text:
            return self
        return replace(self, refers_to=None)

    @property
    def identity(self) -> tuple[str | None, tuple[str, ...], str | None]:
        """What makes two actors the same participant: country, sectors, name."""
        return (self.country, self.sectors, self.name)

    def to_dict(self) -> dict[str, object]:
        """The ACTOR object of the output contract."""
        return {
            **self.span.to_dict(),
            "name": self.name,
            "country": self.country,
            "sectors": list(self.sectors),
            "code": self.code,
            "wikidata": self.wikidata,
            "refers_to": self.refers_to.to_dict() if self.refers_to else None,
        }


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor where the text names it.

    Attributes:
        actor: Who it is.
        sentence: Index of the sentence in the document.
        head: Token position of the syntactic head of the mention.
        first: First token of the mention.
        last: Last token of the mention (included).
        kind: ``name`` (Mali, Macron, NATO), ``role`` (French troops, the junta), ``demonym`` (the first word of
            "Malian accords", "NATO summit", "army raid": a party named by a modifier), ``pronoun`` or
            ``description`` (the group).
        plural: Whether it denotes several ("soldiers", "they", "the two countries").
        reason: Why it was resolved so, for the trace.
    """

    actor: Actor
    sentence: int
    head: int
    first: int
    last: int
    kind: MentionKind
    plural: bool = False
    reason: str = ""
