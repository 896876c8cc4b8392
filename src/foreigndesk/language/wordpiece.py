"""Turns a word into piece numbers of the encoder's vocabulary: BERT's uncased normaliser, greedy WordPiece.

Gives the same numbers as the ``tokenizers`` package, which only the tests need.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from foreigndesk.errors import EngineError

UNKNOWN, OPENING, CLOSING = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_FINAL_SIGMA = "Σ"


class WordPiece:
    """Cuts words into pieces.

    Args:
        vocabulary: File with one piece a line; the line number is the piece's number.

    Raises:
        EngineError: If the file is missing or lacks a special piece.
    """

    def __init__(self, vocabulary: Path) -> None:
        try:
            lines = vocabulary.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise EngineError(f"cannot be read ({error}); reinstall foreigndesk", place=str(vocabulary)) from error
        self.pieces = {piece: number for number, piece in enumerate(lines) if piece}
        missing = [piece for piece in (UNKNOWN, OPENING, CLOSING) if piece not in self.pieces]
        if missing:
            raise EngineError(f"lacks the pieces {', '.join(missing)}", place=str(vocabulary))
        self.unknown = self.pieces[UNKNOWN]
        self.opening = self.pieces[OPENING]
        self.closing = self.pieces[CLOSING]

    def encode(self, word: str) -> list[int]:
        """The piece numbers of ``word``; empty if nothing but control characters is in it."""
        if word.isascii() and word.isalnum():
            whole = self.pieces.get(word.lower())
            return [whole] if whole is not None else self._cut(word.lower())
        return [number for part in _parts(_normalise(word)) for number in self._cut(part)]

    def _cut(self, part: str) -> list[int]:
        """Greedy longest match from the left; a part with a gap is unknown as a whole."""
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self.pieces.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers


def _normalise(word: str) -> str:
    """Without control characters and accents, in lower case, ideographs apart."""
    kept = "".join(_clean(character) for character in word)
    bare = "".join(c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn")
    if _FINAL_SIGMA in bare:  # letter by letter: the encoder's own tokenizer knows no final sigma
        return "".join(character.lower() for character in bare)
    return bare.lower()


def _clean(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character == "\ufffd" or unicodedata.category(character).startswith("C"):
        return ""
    if character.isspace():
        return " "
    return f" {character} " if _is_ideograph(ord(character)) else character


def _is_ideograph(code: int) -> bool:
    return code >= 0x3400 and (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2B81F
        or 0x2B820 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _parts(text: str) -> list[str]:
    """Runs of characters between spaces, each punctuation mark alone."""
    spaced = "".join(f" {c} " if _is_punctuation(c) else c for c in text)
    return spaced.split()


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and not character.isspace() and character.isprintable()
    return unicodedata.category(character).startswith("P")
