"""Quotation marks: which tokens of each sentence stand inside quotation marks, also where a quotation runs on."""

from __future__ import annotations

from foreigndesk.language.document import Document, Sentence

_OPENING = frozenset({"“", "``", "„", "«"})
_CLOSING = frozenset({"”", "''", "»"})
_STRAIGHT = '"'


def quoted_tokens(document: Document) -> list[frozenset[int]]:
    """For each sentence, the tokens between quotation marks, the marks themselves left out.

    A quotation left open at the end of a sentence runs on in the next ones; one left open at the end of a
    paragraph is closed there, because newspapers open each quoted paragraph anew.
    """
    found: list[frozenset[int]] = []
    inside = False
    before: Sentence | None = None
    for sentence in document.sentences:
        if before is None or (before.paragraph, before.in_title) != (sentence.paragraph, sentence.in_title):
            inside = False
        tokens, inside = _scan(sentence, inside)
        found.append(tokens)
        before = sentence
    return found


def _scan(sentence: Sentence, inside: bool) -> tuple[frozenset[int], bool]:
    quoted: set[int] = set()
    for token, word in enumerate(sentence.words):
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word == _STRAIGHT:
            inside = not inside
        elif inside:
            quoted.add(token)
    return frozenset(quoted), inside
