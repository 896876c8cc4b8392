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
        continues: Whether the quotation before it was left open at the end of its paragraph.
    """

    opens: tuple[int, int]
    continues: bool = False
    parts: dict[int, set[int]] = field(default_factory=dict)


class Quotations:
    """The quotations of a document.

    A quotation left open at the end of a sentence runs on in the next ones. One left open at the end of a paragraph is
    closed there; if the next paragraph opens with a mark again, as newspapers print it, that quotation continues it.
    """

    __slots__ = ("_by_sentence", "_closers", "_cues", "_nested", "_open", "_openers", "tokens")

    def __init__(self, document: Document, cues: AttributionCues) -> None:
        self._cues = cues
        self._openers = cues.opening_quotes | cues.straight_quotes | cues.single_opening_quotes
        self._by_sentence: list[list[Quotation]] = [[] for _ in document.sentences]
        self._open: Quotation | None = None
        self._nested = 0
        self._closers: frozenset[str] = frozenset()
        before: Sentence | None = None
        for sentence in document.sentences:
            was_open = self._open is not None
            if before is None or (before.paragraph, before.in_title) != (sentence.paragraph, sentence.in_title):
                self._open = None
            self._scan(sentence, was_open=was_open)
            before = sentence
        self.tokens = [
            frozenset(token for quotation in here for token in quotation.parts.get(index, ()))
            for index, here in enumerate(self._by_sentence)
        ]

    def of(self, sentence: int) -> list[Quotation]:
        """The quotations that have words in a sentence, from left to right."""
        return self._by_sentence[sentence]

    def _scan(self, sentence: Sentence, *, was_open: bool) -> None:
        if self._open is None and self._openers.isdisjoint(sentence.words):
            return
        for token, word in enumerate(sentence.words):
            if self._open is None:
                self._closers = self._closing(word, sentence.words[token + 1 :])
                if self._closers:
                    self._nested = 0
                    self._open = Quotation((sentence.index, token), continues=was_open and token == 0)
            elif word in self._cues.opening_quotes:
                self._nested += 1
            elif word in self._closers and self._nested and word in self._cues.closing_quotes:
                self._nested -= 1
            elif word in self._closers:
                self._open = None
            else:
                self._add(self._open, sentence.index, token)

    def _closing(self, word: str, following: list[str]) -> frozenset[str]:
        """The marks that close what a mark opens; none for other words.

        A single mark may be an apostrophe: it opens a quotation only if one closes in the same sentence.
        """
        cues = self._cues
        if word in cues.opening_quotes:
            return cues.closing_quotes | cues.straight_quotes
        if word in cues.straight_quotes:
            return cues.straight_quotes | cues.closing_quotes
        if word in cues.single_opening_quotes and not cues.single_closing_quotes.isdisjoint(following):
            return cues.single_closing_quotes
        return frozenset()

    def _add(self, quotation: Quotation, sentence: int, token: int) -> None:
        here = quotation.parts.setdefault(sentence, set())
        if not here:
            self._by_sentence[sentence].append(quotation)
        here.add(token)
