"""What the language room makes of an article: sentences whose tokens, tags, tree and roles share one index.

A sentence holds parallel lists (one entry a token) rather than token objects: coding reads them millions of
times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foreigndesk.article import Article
from foreigndesk.offsets import Span

ROOT = -1
CLAUSE_RELATIONS = frozenset({"root", "conj", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
"""Relations of the head of a clause to what is above it; nouns too are joined by ``conj``."""


@dataclass(slots=True)
class Sentence:
    """One sentence. Token positions are 0-based; offsets point into ``source`` (the article's text or title).

    Attributes:
        index: Position in the document, title sentences first.
        source: The whole text the offsets point into.
        in_title: Whether ``source`` is the title.
        start: First code point of the sentence.
        end: One past its last code point.
        paragraph: Number of the paragraph within ``source``.
        words: Token texts.
        starts: First code point of each token.
        ends: One past the last code point of each token.
        lemmas: Lemmas, lower case except for names.
        upos: Universal part-of-speech tags.
        xpos: Penn tags (``VBD``, ``VBN``, ``NNS`` …).
        feats: Universal features, ``"Number=Plur|…"``.
        heads: Head of each token, ``ROOT`` (-1) for the root.
        rels: Universal dependency relation to the head.
        entities: BIO tags of names (``B-PER``, ``I-ORG``, ``B-LOC``, ``B-OTH``, ``O``).
        roles: PropBank arguments by predicate token: ``{predicate: ((argument head, "ARG0"), …)}``.
        factuality: −3 (did not happen) … 3 (happened) a token, or empty where the model has no such head.
        children: Dependents of each token, in order.
        dateline: Whether this is the dateline before a report's first sentence ("BAMAKO, Mali (Reuters) —").
    """

    index: int
    source: str
    in_title: bool
    start: int
    end: int
    paragraph: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    rels: list[str]
    entities: list[str]
    roles: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    factuality: list[float] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    _subtrees: dict[int, tuple[int, int]] = field(default_factory=dict)
    dateline: bool = False

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(token)
        self.lower = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.source[self.start : self.end]

    @property
    def span(self) -> Span:
        """The sentence as a span of ``source``."""
        return Span.of(self.source, self.start, self.end)

    @property
    def root(self) -> int:
        """Token position of the root of the tree."""
        return self.heads.index(ROOT) if ROOT in self.heads else 0

    def span_of(self, first: int, last: int) -> Span:
        """The words from token ``first`` to token ``last``, both included."""
        return Span.of(self.source, self.starts[first], self.ends[last])

    def rel(self, token: int) -> str:
        """Relation of a token to its head without its subtype: ``nsubj:pass`` gives ``nsubj``."""
        return self.rels[token].partition(":")[0]

    def kids(self, token: int, *rels: str) -> list[int]:
        """Dependents of ``token`` whose relation, with or without subtype, is one of ``rels``."""
        return [kid for kid in self.children[token] if self.rels[kid] in rels or self.rel(kid) in rels]

    def kid(self, token: int, *rels: str) -> int | None:
        """The first such dependent, if any."""
        return next(iter(self.kids(token, *rels)), None)

    def descendants(self, token: int) -> Iterator[int]:
        """The token and everything below it, in no particular order."""
        stack = [token]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(self.children[current])

    def extent(self, token: int) -> tuple[int, int]:
        """First and last token position of the subtree under ``token``."""
        known = self._subtrees.get(token)
        if known is None:
            members = list(self.descendants(token))
            known = self._subtrees[token] = (min(members), max(members))
        return known

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above ``token``, nearest first."""
        head = self.heads[token]
        while head != ROOT:
            yield head
            head = self.heads[head]

    def tops(self, first: int, last: int) -> Iterator[int]:
        """The tokens from ``first`` to ``last`` whose heads lie outside of them, in order."""
        return (token for token in range(first, last + 1) if not first <= self.heads[token] <= last)

    def clause_of(self, token: int) -> int:
        """The predicate of the clause a token stands in."""
        while self.rel(token) not in CLAUSE_RELATIONS or self._is_nominal_conjunct(token):
            if self.heads[token] == ROOT:
                return token
            token = self.heads[token]
        return token

    def _is_nominal_conjunct(self, token: int) -> bool:
        return self.rel(token) == "conj" and self.upos[token] not in ("VERB", "AUX")

    def has_feature(self, token: int, feature: str) -> bool:
        """Whether the token carries a universal feature such as ``"Number=Plur"``."""
        return feature in self.feats[token].split("|")


@dataclass(slots=True)
class Document:
    """A parsed article: title sentences first, then those of the body."""

    article: Article
    sentences: list[Sentence]

    def body(self) -> list[Sentence]:
        """The sentences of the body."""
        return [sentence for sentence in self.sentences if not sentence.in_title]

    @property
    def dateline(self) -> Sentence | None:
        """The first dateline of the body, if there is one."""
        return next((sentence for sentence in self.sentences if sentence.dateline), None)
