"""Looks one name or phrase up, outside of any article, and shows every candidate with the reasons for the choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from foreigndesk.actors.actor import Actor, ActorMention
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.office import sectors_on
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.resolver import ActorResolver
from foreigndesk.actors.view import view_of
from foreigndesk.article import Article
from foreigndesk.language.document import Document

Parse = Callable[[Article], Document]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who bears a name that stands in the phrase.

    Attributes:
        text: The words of the phrase that name it.
        name: Canonical name.
        kind: State, organisation, person and so on.
        country: Its country on the day asked for.
        sectors: Its sectors on that day.
        code: Its CAMEO-style code.
        wikidata: Item identifier.
        note: Its office, and when it was held.
        chosen: Whether the answer rests on it.
    """

    text: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    code: str | None
    wikidata: str | None
    note: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LookupResult:
    """One actor found in the phrase.

    Attributes:
        actor: Who it is.
        reason: Why.
        candidates: Everybody whose name was considered.
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
        candidates = tuple(self._candidates(document, on, mentions))
        ranked = sorted(mentions, key=lambda m: (m.kind == "demonym", _depth(document, m), m.first))
        return [LookupResult(m.actor, m.reason, candidates) for m in ranked]

    def _candidates(self, document: Document, on: date | None, mentions: list[ActorMention]) -> list[Candidate]:
        chosen = {mention.actor.name for mention in mentions}
        found: list[Candidate] = []
        for sentence in document.sentences:
            for hit in view_of(sentence, self._resolver.knowledge).hits:
                text = sentence.span_of(hit.first, hit.last).text
                found += [self._candidate(text, record, on, record.name in chosen) for record in hit.bearers()]
        return found

    def _candidate(self, text: str, record: NameRecord, on: date | None, chosen: bool) -> Candidate:
        term = record.term(on)
        last = term or record.last_term(on)
        words = self._resolver.knowledge.words
        country = last.country if last and last.country else record.country
        sectors = term.sectors if term else record.sectors
        if record.kind == "person":
            sectors = sectors_on(record, on, words)
        code = actor_code(country, sectors, record.cameo, words.cameo_sectors)
        note = f"{last.office} {last.start or ''}–{last.end or ''}".strip() if last else ""
        return Candidate(text, record.name, record.kind, country, sectors, code, record.wikidata, note, chosen)
