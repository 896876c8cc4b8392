"""A hearing: what the reader says of one document, sentence by sentence, read when first asked."""

from __future__ import annotations

from foreigndesk.language.document import Sentence
from foreigndesk.reader.reader import Reader
from foreigndesk.reader.voices import Voices


class Hearing:
    """Keeps what the reader said of each sentence of a document."""

    __slots__ = ("_known", "_reader")

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[int, Voices] = {}

    def of(self, sentence: Sentence) -> Voices:
        """What the reader says of the words of a sentence."""
        known = self._known.get(sentence.index)
        if known is None:
            known = self._known[sentence.index] = self._reader.read(sentence)
        return known
