"""Quotations: the stretches of a document in quotation marks, also where one runs over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.language.document import Document, Sentence


@dataclass(slots=True)
class Quotation:
    """One quotation.

    Attributes:
        opens: Sentence and token of the opening mark.
        parts: Its tokens by sentence, the marks left out.
    """

    opens: tuple[int, int]
    parts: dict[int, set[int]] = field(default_factory=dict)


class Quotations:
    """The quotations of a document.

    A quotation left open at the end of a sentence runs on in the next ones. One left open at the end of a paragraph
    goes on if the next paragraph opens with a mark again, as newspapers print it, and is closed there otherwise.
    """

    __slots__ = ("_by_sentence", "_closers", "_cues", "_open", "tokens")

    def __init__(self, document: Document, cues: AttributionCues) -> None:
        self._cues = cues
        self._by_sentence: list[list[Quotation]] = [[] for _ in document.sentences]
        self._open: Quotation | None = None
        self._closers: frozenset[str] = frozenset()
        before: Sentence | None = None
        for sentence in document.sentences:
            if before is None or (before.paragraph, before.in_title) != (sentence.paragraph, sentence.in_title):
                self._turn_page(sentence, before)
            self._scan(sentence)
            before = sentence
        self.tokens = [
            frozenset(token for quotation in here for token in quotation.parts.get(index, ()))
            for index, here in enumerate(self._by_sentence)
        ]

    def of(self, sentence: int) -> list[Quotation]:
        """The quotations that have words in a sentence, from left to right."""
        return self._by_sentence[sentence]

    def _turn_page(self, sentence: Sentence, before: Sentence | None) -> None:
        marks = self._cues.opening_quotes | self._cues.straight_quotes
        same_text = before is not None and before.in_title == sentence.in_title
        if not (same_text and sentence.words[0] in marks):
            self._open = None

    def _scan(self, sentence: Sentence) -> None:
        for token, word in enumerate(sentence.words):
            if self._open is None:
                self._closers = self._closing(word)
                if self._closers:
                    self._open = Quotation((sentence.index, token))
            elif word in self._closers:
                # a straight mark at the start of a paragraph only renews a quotation that is still open
                if token > 0:
                    self._open = None
            elif word not in self._cues.opening_quotes:
                self._add(self._open, sentence.index, token)

    def _closing(self, word: str) -> frozenset[str]:
        """The marks that close what a mark opens; none for other words."""
        cues = self._cues
        if word in cues.opening_quotes:
            return cues.closing_quotes | cues.straight_quotes
        if word in cues.straight_quotes:
            return cues.straight_quotes
        return cues.single_closing_quotes if word in cues.single_opening_quotes else frozenset()

    def _add(self, quotation: Quotation, sentence: int, token: int) -> None:
        here = quotation.parts.setdefault(sentence, set())
        if not here:
            self._by_sentence[sentence].append(quotation)
        here.add(token)
