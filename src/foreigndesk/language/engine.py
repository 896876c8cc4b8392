"""The language engine: articles in, documents of parsed sentences out.

Sentences are parsed one at a time (see ``model``), so a parse never depends on what else is read with it, nor
on the number of threads; threads work on different sentences. Splitting, decoding and lemmas cost 8 µs a word
beside the model's 61 µs (one core of a 2-core machine, VNNI).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from foreigndesk.article import Article
from foreigndesk.chunks import chunks
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.document import Document, Sentence
from foreigndesk.language.encoding import Encoder
from foreigndesk.language.model import Model
from foreigndesk.language.reading import OUTPUTS, Decoder, Reading
from foreigndesk.language.sentences import SentenceSplitter, Stretch
from foreigndesk.language.tokens import Tokenizer
from foreigndesk.language.wordpiece import WordPiece

_ARTICLES_A_ROUND = 16
_SENTENCES_A_STEP = 64


@dataclass(slots=True)
class _Draft:
    """A sentence that has its words but no reading yet."""

    source: str
    in_title: bool
    stretch: Stretch
    tokens: list[tuple[int, int]]
    words: list[str]


class LanguageEngine:
    """Parses articles.

    Args:
        threads: How many sentences are parsed at once.
        model_dir: Folder with ``model.onnx``, ``labels.json``, ``vocab.txt`` and ``lemmas.json.gz``;
            the model that ships with the package by default.

    Attributes:
        encoder: Turns words into a model's inputs; the reader's model takes the same.

    Raises:
        EngineError: If the model cannot be loaded.
        KnowledgeError: If a knowledge file is broken.
    """

    def __init__(self, threads: int = 1, model_dir: Path | None = None) -> None:
        folder = model_dir or Path(__file__).parent / "model"
        knowledge = knowledge_dir() / "language"
        self.threads = max(1, threads)
        self._splitter = SentenceSplitter(load_yaml(knowledge / "sentences.yaml"))
        self._tokenizer = Tokenizer(load_yaml(knowledge / "tokens.yaml"))
        wordpiece = WordPiece(folder / "vocab.txt")
        self.encoder = Encoder(wordpiece)
        self._decoder = Decoder.load(folder, wordpiece, load_yaml(knowledge / "lemmas.yaml"))
        self._model = Model(folder / "model.onnx", OUTPUTS)

    def parse(self, article: Article) -> Document:
        """The parsed article: title sentences first, then those of the body."""
        drafts = self._draft(article)
        return _assemble(article, drafts, chain.from_iterable(map(self._read, _steps(drafts))))

    def parse_many(self, articles: Iterable[Article]) -> Iterator[Document]:
        """The parsed articles, in order; each equal to what ``parse`` gives."""
        if self.threads == 1:
            yield from map(self.parse, articles)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            for batch in chunks(articles, _ARTICLES_A_ROUND * self.threads):
                drafted = [self._draft(article) for article in batch]
                readings = chain.from_iterable(pool.map(self._read, _steps(list(chain.from_iterable(drafted)))))
                for article, drafts in zip(batch, drafted, strict=True):
                    yield _assemble(article, drafts, readings)

    def _read(self, drafts: list[_Draft]) -> list[Reading]:
        """The readings of a few sentences, step by step: each step then finds its tables
        in the processor's cache."""
        feeds = [self.encoder.feed(draft.words) for draft in drafts]
        outputs = [self._model.run(feed) for feed in feeds]
        return [self._decoder.read(draft.words, output) for draft, output in zip(drafts, outputs, strict=True)]

    def _draft(self, article: Article) -> list[_Draft]:
        drafts = list(self._draft_text(article.title, True)) if article.title else []
        drafts.extend(self._draft_text(article.text, False))
        return drafts

    def _draft_text(self, text: str, in_title: bool) -> Iterator[_Draft]:
        for stretch in self._splitter.split(text, title=in_title):
            tokens = self._tokenizer.tokenise(text, stretch.start, stretch.end)
            words = [text[start:end] for start, end in tokens]
            first = 0
            for last in self.encoder.cuts(words):
                if any(map(_has_letter_or_digit, words[first:last])):
                    yield _Draft(text, in_title, stretch, tokens[first:last], words[first:last])
                first = last


def _has_letter_or_digit(word: str) -> bool:
    return any(map(str.isalnum, word))


def _steps(drafts: list[_Draft]) -> Iterator[list[_Draft]]:
    return (drafts[first : first + _SENTENCES_A_STEP] for first in range(0, len(drafts), _SENTENCES_A_STEP))


def _assemble(article: Article, drafts: list[_Draft], readings: Iterator[Reading]) -> Document:
    return Document(article, [_sentence(index, draft, next(readings)) for index, draft in enumerate(drafts)])


def _sentence(index: int, draft: _Draft, reading: Reading) -> Sentence:
    return Sentence(
        index=index,
        source=draft.source,
        in_title=draft.in_title,
        start=draft.tokens[0][0],
        end=draft.tokens[-1][1],
        paragraph=draft.stretch.paragraph,
        words=draft.words,
        starts=[start for start, _ in draft.tokens],
        ends=[end for _, end in draft.tokens],
        lemmas=reading.lemmas,
        upos=reading.upos,
        xpos=reading.xpos,
        feats=reading.feats,
        heads=reading.heads,
        rels=reading.rels,
        entities=reading.entities,
        roles=reading.roles,
        factuality=reading.factuality,
        dateline=draft.stretch.dateline,
    )
