"""The statement: somebody's words in the text, with the tokens that are their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foreigndesk.actors.actor import ActorMention
from foreigndesk.language.document import Document, Sentence
from foreigndesk.offsets import Span

_DENIAL = "denies"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAIN = ("conj", "ccomp", "xcomp")
Parts = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed stretch of text.

    Attributes:
        sentence: Index of the sentence the cue stands in.
        cue_token: Token of the cue.
        cue: Its words.
        stance: ``asserts``, ``alleges``, ``denies`` …
        parts: Tokens of the content by sentence.
        content: The words from its first to its last token; of a quotation only the longest unbroken run of them where
            a long source or the outlet's own words between would make up most of that.
        quoted: Whether most of the content stands in quotation marks.
        main: Tokens that head the content: what it says before all.
        vouched: Tokens of the cue's sentence whose acts the speaker stands for, ``None`` for all of the content: of a
            topic ("condemned the attack") he stands for none.
        speaker: Who says it; ``None`` for the outlet's own hedge.
        addressee: To whom, where stated.
    """

    sentence: int
    cue_token: int
    cue: Span
    stance: str
    parts: Parts
    content: Span
    quoted: bool
    main: frozenset[int] = frozenset()
    vouched: frozenset[int] | None = None
    speaker: ActorMention | None = None
    addressee: ActorMention | None = None

    def holds(self, sentence: int, token: int) -> bool:
        """Whether a token is part of the content."""
        return token in self.parts.get(sentence, ())

    def stands_for(self, sentence: int, token: int) -> bool:
        """Whether the speaker vouches for an act with this predicate."""
        return self.holds(sentence, token) and (self.vouched is None or token in self.vouched)

    @property
    def size(self) -> int:
        """Number of tokens of the content; the smallest statement around an act is the nearest."""
        return sum(map(len, self.parts.values()))


@dataclass(slots=True)
class Draft:
    """A statement in the making, while its content still grows by quotations.

    Attributes:
        sentence: The sentence of the cue.
        cue: Its token.
        stance: By the cue.
        parts: Tokens of the content by sentence.
        source: Tokens that head the words for the speaker.
        speaker: The speaker, once known.
        addressee: The addressee, once known.
        vouches: Whether the speaker stands for any act in the content.
        main_only: Whether he stands for its main acts alone.
        inside: Whether the cue itself stands in quotation marks.
        length: Number of tokens of the cue.
        turn: Whether it is a turn of speech, without a verb.
        leads: Whether such a turn names its speaker first.
        direct: Whether the content is a quotation and nothing else.
        quotes: How many quotations it holds.
        own: Tokens of cue and source that are nobody else's content.
    """

    sentence: Sentence
    cue: int
    stance: str
    parts: dict[int, set[int]] = field(default_factory=dict)
    source: list[int] = field(default_factory=list)
    speaker: ActorMention | None = None
    addressee: ActorMention | None = None
    vouches: bool = True
    main_only: bool = False
    inside: bool = False
    length: int = 1
    turn: bool = False
    leads: bool = False
    direct: bool = False
    quotes: int = 0
    own: frozenset[int] = frozenset()

    @property
    def here(self) -> set[int]:
        """Content in the sentence of the cue."""
        return self.parts.setdefault(self.sentence.index, set())

    def finish(self, document: Document, quoted: list[frozenset[int]]) -> Statement | None:
        """The statement, or ``None`` where nothing is left of the content."""
        parts = {index: frozenset(tokens) for index, tokens in sorted(self.parts.items()) if tokens}
        words = [(index, token) for index, tokens in parts.items() for token in _words(document, index, tokens)]
        if not words:
            return None
        main = self._main()
        in_quotes = sum(token in quoted[index] for index, token in words) * 2 > len(words)
        begin, end = _best_span(document, words, split=in_quotes)
        return Statement(
            sentence=self.sentence.index,
            cue_token=self.cue,
            cue=self.sentence.span_of(self.cue, self.cue + self.length - 1),
            stance=self.stance,
            parts=parts,
            content=Span.of(self.sentence.source, begin, end),
            quoted=in_quotes,
            main=main,
            vouched=self._vouched(main),
            speaker=self.speaker,
            addressee=self.addressee,
        )

    def _vouched(self, main: frozenset[int]) -> frozenset[int] | None:
        """What the speaker stands for; a denial stands for no more than the clause that is denied."""
        if not self.vouches:
            return frozenset()
        if self.stance == _DENIAL:
            left_out = [token for token in self.here if token not in main and self._is_aside(token, main)]
            return frozenset(self.here.difference(*(self.sentence.descendants(token) for token in left_out)))
        return main if self.main_only else None

    def _is_aside(self, token: int, main: frozenset[int]) -> bool:
        """An adverbial clause of the main act, or a relative clause with a verb of its own."""
        relation = self.sentence.rel(token)
        if relation == "acl":
            tags = {self.sentence.xpos[t] for t in (token, *self.sentence.kids(token, "aux", "cop", "aux:pass"))}
            return bool(tags & _FINITE)
        return relation in ("advcl", "parataxis") and self.sentence.heads[token] in main

    def _main(self) -> frozenset[int]:
        """The heads of the content in the sentence of the cue, and what is coordinated with or rests on them."""
        here = self.here
        main = [token for token in sorted(here) if self.sentence.heads[token] not in here]
        for token in main:
            main.extend(kid for kid in self.sentence.kids(token, *_MAIN) if kid in here)
        return frozenset(main)


def _words(document: Document, index: int, tokens: frozenset[int]) -> list[int]:
    """The tokens in order, without punctuation at either end."""
    upos = document.sentences[index].upos
    ordered = sorted(tokens)
    while ordered and upos[ordered[0]] == "PUNCT":
        ordered.pop(0)
    while ordered and upos[ordered[-1]] == "PUNCT":
        ordered.pop()
    return ordered


def _best_span(document: Document, words: list[tuple[int, int]], *, split: bool) -> tuple[int, int]:
    """The span that shares most letters with the content: the whole of it, or where it may be split its longest run."""
    runs: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for index, token in words:
        sentence = document.sentences[index]
        if before is not None and _goes_on(document, before, (index, token)):
            runs[-1] = (runs[-1][0], sentence.ends[token])
        else:
            runs.append((sentence.starts[token], sentence.ends[token]))
        before = (index, token)
    longest = max(runs, key=lambda run: run[1] - run[0])
    told = sum(end - begin for begin, end in runs)
    whole = (runs[0][0], runs[-1][1])
    return whole if not split or told**2 >= (whole[1] - whole[0]) * (longest[1] - longest[0]) else longest


def _goes_on(document: Document, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether nothing but punctuation stands between two tokens."""
    if before[0] == after[0]:
        between = range(before[1] + 1, after[1])
        return all(document.sentences[after[0]].upos[token] == "PUNCT" for token in between)
    first, second = document.sentences[before[0]], document.sentences[after[0]]
    tail, head = first.upos[before[1] + 1 :], second.upos[: after[1]]
    return before[0] + 1 == after[0] and all(upos == "PUNCT" for upos in [*tail, *head])
