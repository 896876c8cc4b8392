"""The language room: sentences, words, tags, trees, names and roles of an article, from one small encoder."""

from foreigndesk.language.document import ROOT, Document, Sentence
from foreigndesk.language.engine import LanguageEngine

__all__ = ["ROOT", "Document", "LanguageEngine", "Sentence"]
