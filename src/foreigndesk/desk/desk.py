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
from foreigndesk.coding.coder import FrameCoder
from foreigndesk.coding.findings import Coder, Findings
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.magnitude import MagnitudeReader, NumberWords
from foreigndesk.coding.panel import Panel, sure_enough
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.coding.unforeseen import Unforeseen
from foreigndesk.desk.assembly import Assembler
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.readings import Readings
from foreigndesk.desk.statements import StatementCoder
from foreigndesk.desk.version import fingerprint
from foreigndesk.language import LanguageEngine
from foreigndesk.language.document import Document
from foreigndesk.places import PlaceResolver
from foreigndesk.reader import Hearing, Reader
from foreigndesk.times import TimeResolver


class Desk:
    """Codes articles. Loads its model and knowledge once; safe to use for any number of articles.

    Args:
        codebook: Folder of another codebook; the one that ships with the package by default.
        actors: File of the user's own actors (YAML or CSV), which win over ours.
        threads: Threads of the language model in this process.
        cameo_statements: Whether CAMEO's public statements (01) are coded beside the codebook's events.
        reader: Folder of another reader (`foreigndesk train`), ``False`` for none; by default the codebook's own, if
            it has one.
        min_confidence: Events less sure than this are turned down.
    """

    def __init__(
        self,
        *,
        codebook: str | Path | None = None,
        actors: str | Path | None = None,
        threads: int = 1,
        cameo_statements: bool = False,
        reader: str | Path | bool = True,
        min_confidence: float = 0.0,
    ) -> None:
        self._codebook_folder = codebook
        self._actors_file = Path(actors) if actors else None
        self._threads = threads
        self._cameo_statements = cameo_statements
        self._reader_folder = reader
        self._min_confidence = min_confidence

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

    def load(self) -> None:
        """Load model and knowledge now instead of with the first article."""
        for part in (self.engine, self.actors, self._coder, self._places, self._times, self._claims, self._assembler):
            assert part is not None

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
        if self._statements is not None:
            settings += f"\0{self._statements.name} {self._statements.codebook.fingerprint}"
        if self.reader is not None:
            settings += f"\0reader {self.reader.fingerprint}"
        return fingerprint(self.codebook.fingerprint, f"{settings}\0{self._min_confidence}")

    @cached_property
    def actors(self) -> ActorResolver:
        """The actor resolver."""
        return ActorResolver(ActorKnowledge.load(extra=self._actors_file))

    @cached_property
    def _coder(self) -> Coder:
        return FrameCoder(self.codebook)

    @cached_property
    def reader(self) -> Reader | None:
        """The second voice, if there is one."""
        own = self.codebook.folder / "reader"
        folder = own if self._reader_folder is True else self._reader_folder
        if not folder or (folder is own and not own.is_dir()):
            return None
        return Reader(Path(folder), self.engine.encoder)

    @cached_property
    def _unforeseen(self) -> Unforeseen:
        return Unforeseen(self.codebook, Grammar.load())

    @cached_property
    def panel(self) -> Panel:
        """Weighs the two voices."""
        return Panel.load()

    @cached_property
    def _statements(self) -> StatementCoder | None:
        return StatementCoder() if self._cameo_statements else None

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
        book = self.codebook.joined(self._statements.codebook.ontology) if self._statements else self.codebook
        return Assembler(book, self._claims, magnitude, self._places, self._times.of_events)

    # --- the stages of coding, in the order the data flows

    def locate(self, document: Document) -> Readings:
        """Who, where and when: every mention of an actor, a place and a time."""
        times = self._times.resolve(document)
        places = self._places.resolve(document)
        return Readings(self.actors.resolve(document, places), places, times)

    def hear(self) -> Hearing | None:
        """A hearing of the reader for one document; ``None`` where there is no reader."""
        return Hearing(self.reader) if self.reader else None

    def propose(self, document: Document, readings: Readings, hearing: Hearing | None) -> Findings:
        """Events on their way, and the candidates that were turned down."""
        findings = self._coder.code(document, readings.actors, readings.places, readings.times)
        if hearing is not None:
            self._unforeseen.add(findings, document, readings.actors, readings.places, hearing)
        return findings

    def settle(self, document: Document, readings: Readings, findings: Findings, hearing: Hearing | None) -> Coding:
        """Who says so, whether it happened, when and where, and how sure; the finished coding."""
        said = self._claims.read(document, readings.actors)
        self._assembler.fill(findings.proposals, document, said, readings.places, readings.times)
        if hearing is not None:
            findings = self.panel.judge(findings, hearing)
            self._assembler.settle_heard(findings.proposals)
        findings = sure_enough(findings, self._min_confidence)
        if self._statements is not None:
            beside = self._statements.code(findings, document, readings)
            self._assembler.fill(beside.proposals, document, said, readings.places, readings.times)
            findings = findings.joined(beside)
        article = document.article
        events = self._assembler.events(findings.proposals, article)
        acts = [event for event in events if event.type in self.codebook.ontology.types]
        in_body = {sentence.index for sentence in document.body()}
        return Coding(
            article=article,
            events=tuple(events),
            claims=tuple(self._claims.claims(said, acts, document)),
            actors=tuple(m.actor.within(article.text) for m in readings.actors if m.sentence in in_body),
            places=tuple(m.place for m in readings.places if m.sentence in in_body),
            times=tuple(m for m in readings.times if m.sentence in in_body),
            rejected=tuple(findings.rejections),
            version=self.version,
        )

    def _code(self, document: Document) -> Coding:
        readings = self.locate(document)
        hearing = self.hear()
        return self.settle(document, readings, self.propose(document, readings, hearing), hearing)
