"""Domains: articles that speak the codebook's words about something else altogether, such as sport reports."""

from __future__ import annotations

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.language.document import Document, Sentence


def foreign_domain(document: Document, codebook: Codebook) -> str | None:
    """Why nothing in an article is to be coded, or ``None`` for an ordinary article."""
    for domain in codebook.domains:
        hits = sum(_speaks_of(sentence, domain.classes, codebook) for sentence in document.sentences)
        if hits >= domain.least and hits >= domain.share * len(document.sentences):
            return domain.reason
    return None


def _speaks_of(sentence: Sentence, classes: frozenset[str], codebook: Codebook) -> bool:
    nouns = (token for token, upos in enumerate(sentence.upos) if upos in ("NOUN", "PROPN", "ADJ"))
    return any(not classes.isdisjoint(codebook.nouns.of(sentence, token)) for token in nouns)
