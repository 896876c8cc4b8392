"""The shape of a word: what the uncased encoder is told of capitals and digits, one class a word."""

from __future__ import annotations

LOWER, CAPITALISED, CAPITALS, MIXED, LETTER, NUMBER, SIGN, EDGE = range(8)


def word_shape(word: str) -> int:
    """The shape class of ``word`` as the model was trained with it."""
    if word.isdigit() or word[:1].isdigit():
        return NUMBER
    if not any(map(str.isalpha, word)):
        return SIGN
    if word.islower():
        return LOWER
    if word.isupper():
        return LETTER if len(word) == 1 else CAPITALS
    if word[:1].isupper() and word[1:].islower():
        return CAPITALISED
    return MIXED
