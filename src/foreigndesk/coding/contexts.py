"""Contexts: what an event is about (military, election, health …), from cue words near it and in the article."""

from __future__ import annotations

from collections import Counter

from foreigndesk.codebook.contexts import Contexts
from foreigndesk.language.document import Document, Sentence

_ARTICLE_SHARE = 3
"""A context cued at least so often in the whole article goes to every event in it."""


class ContextReader:
    """Reads the contexts of a document's sentences."""

    __slots__ = ("_article", "_sentences")

    def __init__(self, contexts: Contexts, document: Document) -> None:
        self._sentences = [_cued(contexts, sentence) for sentence in document.sentences]
        total: Counter[str] = Counter()
        for found in self._sentences:
            total.update(found)
        self._article = {name for name, count in total.items() if count >= _ARTICLE_SHARE}

    def of(self, sentence: int) -> tuple[str, ...]:
        """Contexts of an event in a sentence, in alphabetical order."""
        return tuple(sorted(set(self._sentences[sentence]) | self._article))


def _cued(contexts: Contexts, sentence: Sentence) -> Counter[str]:
    found: Counter[str] = Counter()
    for token, lemma in enumerate(sentence.lemmas):
        for key in {lemma.lower(), sentence.lower[token]}:
            for parts, name in contexts.cues.get(key, ()):
                if len(parts) == 1 or _follows(sentence, token, parts):
                    found[name] += 1
    return found


def _follows(sentence: Sentence, token: int, parts: tuple[str, ...]) -> bool:
    if token + len(parts) > len(sentence):
        return False
    return all(part in (sentence.lower[token + i], sentence.lemmas[token + i].lower()) for i, part in enumerate(parts))
