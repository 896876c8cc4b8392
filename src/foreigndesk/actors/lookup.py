"""Looks one name or phrase up, outside of any article, and shows every candidate with the reasons for the choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from foreigndesk.actors.actor import Actor, ActorMention
from foreigndesk.actors.candidates import Candidate, CandidateFinder
from foreigndesk.actors.resolver import ActorResolver
from foreigndesk.article import Article
from foreigndesk.language.document import Document

Parse = Callable[[Article], Document]


@dataclass(frozen=True, slots=True)
class LookupResult:
    """One actor found in the phrase.

    Attributes:
        actor: Who it is.
        reason: Why.
        candidates: Everybody whose name or office was considered.
    """

    actor: Actor
    reason: str
    candidates: tuple[Candidate, ...]


def _depth(document: Document, mention: ActorMention) -> int:
    """How far below the root of its sentence a mention hangs."""
    return sum(1 for _ in document.sentences[mention.sentence].ancestors(mention.head))


class ActorLookup:
    """Answers who a name or phrase stands for.

    Args:
        parse: Parses an article, as ``LanguageEngine.parse`` does.
        resolver: The resolver to ask.
    """

    def __init__(self, parse: Parse, resolver: ActorResolver) -> None:
        self._parse = parse
        self._resolver = resolver
        self._finder = CandidateFinder(resolver.knowledge)

    def __call__(self, text: str, on: date | None = None) -> list[LookupResult]:
        """Look a phrase up.

        Args:
            text: A name or noun phrase: "French foreign minister", "IDF", "the junta".
            on: The day that offices are judged by; today's holders if left out.

        Returns:
            The actors found, the one that heads the phrase first.
        """
        on = on or date.today()
        document = self._parse(Article(text=text, published=on))
        mentions = list(self._resolver.resolve(document, also_places=True))
        candidates = self._finder.find(document, on, mentions)
        ranked = sorted(mentions, key=lambda m: (m.kind == "demonym", _depth(document, m), m.first))
        return [LookupResult(m.actor, m.reason, candidates) for m in ranked]
