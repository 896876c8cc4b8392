"""The statement: somebody's words in the text, with the tokens that are their content."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.actors.actor import ActorMention
from foreigndesk.offsets import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed stretch of text.

    Attributes:
        sentence: Index of the sentence of the content.
        cue_token: Token of the cue in ``cue_sentence``.
        cue_sentence: Index of the sentence the cue stands in (an earlier one for a quotation that runs on).
        cue: Its words.
        stance: ``asserts``, ``alleges``, ``denies`` …
        tokens: Tokens of the content.
        content: The words from its first to its last token.
        quoted: Whether the content stands in quotation marks.
        speaker: Who says it; ``None`` for the outlet's own hedge or an unresolved source.
        addressee: To whom, where stated.
    """

    sentence: int
    cue_sentence: int
    cue_token: int
    cue: Span
    stance: str
    tokens: frozenset[int]
    content: Span
    quoted: bool
    speaker: ActorMention | None = None
    addressee: ActorMention | None = None

    def holds(self, sentence: int, token: int) -> bool:
        """Whether a token is part of the content."""
        return sentence == self.sentence and token in self.tokens
