"""The desk: articles in, codings out. Wires the rooms together in the order the data flows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from foreigndesk.actors import ActorKnowledge, ActorResolver
from foreigndesk.article import Article
from foreigndesk.claims.reader import ClaimsReader
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.coding.coder import Coder, FrameCoder
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.magnitude import MagnitudeReader, NumberWords
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.desk.assembly import Assembler
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.version import fingerprint
from foreigndesk.language import LanguageEngine
from foreigndesk.language.document import Document
from foreigndesk.places import PlaceResolver
from foreigndesk.times import TimeResolver


class Desk:
    """Codes articles. Loads its model and knowledge once; safe to use for any number of articles.

    Args:
        codebook: Folder of another codebook; the one that ships with the package by default.
        actors: File of the user's own actors (YAML or CSV), which win over ours.
        threads: Threads of the language model in this process.
    """

    def __init__(
        self, *, codebook: str | Path | None = None, actors: str | Path | None = None, threads: int = 1
    ) -> None:
        self._codebook_folder = codebook
        self._actors_file = Path(actors) if actors else None
        self._threads = threads

    def code(
        self,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> Coding:
        """Code one text.

        Args:
            text: The body, stored exactly as given.
            published: Publication date (``date`` or ISO 8601 string); anchors relative dates.
            title: Headline.
            outlet: Publisher.
            url: Canonical address.
            extra: Anything to carry along.
        """
        day = date.fromisoformat(published[:10]) if isinstance(published, str) else published
        article = Article(text=text, title=title, published=day, outlet=outlet, url=url, extra=dict(extra or {}))
        return self.code_article(article)

    def code_article(self, article: Article) -> Coding:
        """Code one article: pure and deterministic."""
        return self._code(self.engine.parse(article))

    def code_articles(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """Code articles one by one, in order, in this process."""
        for document in self.engine.parse_many(articles):
            yield self._code(document)

    @cached_property
    def engine(self) -> LanguageEngine:
        """The language model."""
        return LanguageEngine(threads=self._threads)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use."""
        return Codebook.load(self._codebook_folder)

    @cached_property
    def version(self) -> str:
        """Fingerprint of code, model, codebook, gazetteers and settings."""
        settings = self._actors_file.read_text(encoding="utf-8") if self._actors_file else ""
        return fingerprint(self.codebook.fingerprint, settings)

    @cached_property
    def actors(self) -> ActorResolver:
        """The actor resolver."""
        return ActorResolver(ActorKnowledge.load(self._actors_file))

    @cached_property
    def _coder(self) -> Coder:
        return FrameCoder(self.codebook)

    @cached_property
    def _places(self) -> PlaceResolver:
        return PlaceResolver()

    @cached_property
    def _times(self) -> TimeResolver:
        return TimeResolver()

    @cached_property
    def _claims(self) -> ClaimsReader:
        return ClaimsReader(Grammar.load())

    @cached_property
    def _assembler(self) -> Assembler:
        magnitude = MagnitudeReader(NumberWords.load(), LogicalRoles(Grammar.load()))
        return Assembler(self.codebook, self._claims, magnitude)

    def _code(self, document: Document) -> Coding:
        times = self._times.resolve(document)
        places = self._places.resolve(document)
        mentions = self.actors.resolve(document, places)
        findings = self._coder.code(document, mentions, places, times)
        statements = self._claims.read(document, mentions)
        self._assembler.fill(findings.proposals, document, statements, places, times)
        body = document.article.text
        events = self._assembler.events(findings.proposals, document.article)
        return Coding(
            article=document.article,
            events=tuple(events),
            claims=tuple(self._claims.claims(statements, events, document)),
            actors=tuple(m.actor.within(body) for m in mentions if not document.sentences[m.sentence].in_title),
            places=tuple(m.place for m in places if not document.sentences[m.sentence].in_title),
            times=tuple(m for m in times if not document.sentences[m.sentence].in_title),
            rejected=tuple(findings.rejections),
            version=self.version,
        )
