"""Labelled sentences → training items: the parsed words with what the reader should say of each.

A word's target is a distribution over acts, or ``None`` where nothing is taught: in words that are no candidates, in
the rest of a trigger, and in all of a frame's example but its trigger, because only that is labelled.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from foreigndesk.article import Article
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import NO_EVENT, Example, Frame
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence, occurrences
from foreigndesk.language import LanguageEngine, Sentence
from foreigndesk.reader.labels import NO_ACT, SIDES, act_name, short_code
from foreigndesk.reader.reader import CANDIDATES

NOT_TAUGHT = -1
_TRIGGERS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_HOLD_OUT = 10


@dataclass(frozen=True, slots=True)
class Act:
    """A word that tells acts.

    Attributes:
        word: Its token.
        codes: CAMEO codes of the acts, to three digits; one of them is right.
        status: Status of the acts, if it is known.
        sides: For each token, its number among ``SIDES`` or ``NOT_TAUGHT``.
    """

    word: int
    codes: tuple[str, ...]
    status: str | None
    sides: tuple[int, ...]


@dataclass(slots=True)
class Item:
    """One parsed sentence.

    Attributes:
        words: Its tokens.
        candidates: Tokens that may tell an act.
        acts: By token the share of each act's name, where that is taught.
        told: The labelled acts.
        held_out: Whether it belongs to the tenth that measures a trial.
    """

    words: list[str]
    candidates: list[int]
    acts: list[Mapping[str, float] | None]
    told: list[Act] = field(default_factory=list)
    held_out: bool = False


def items_of(codebook: Codebook, more: Iterable[LabelledSentence], engine: LanguageEngine) -> list[Item]:
    """Everything a codebook teaches: labelled sentences, frames' examples and counter-examples; then ``more``."""
    labelled = [*codebook.labelled, *more]
    items: list[Item] = []
    for sentence, document in zip(labelled, engine.parse_many(Article(text=s.text) for s in labelled), strict=True):
        for number, parsed in enumerate(document.sentences):
            told = [event for event in sentence.events if _stands_in(sentence.text, event, document.sentences, number)]
            items.append(_item(parsed, told, held_out=is_held_out(sentence.id)))
    cases = list(_cases(codebook))
    documents = engine.parse_many(Article(text=example.text) for example, _ in cases)
    for (_, event), document in zip(cases, documents, strict=True):
        items += [item for parsed in document.sentences if (item := _partial(parsed, event)) is not None]
    return items


def is_held_out(identity: str) -> bool:
    """Whether a labelled sentence belongs to the tenth that measures a trial; depends on its id alone."""
    return int(hashlib.md5(identity.encode(), usedforsecurity=False).hexdigest(), 16) % _HOLD_OUT == 0


def _cases(codebook: Codebook) -> Iterator[tuple[Example, LabelledEvent]]:
    """The frames' examples as labelled events; counter-examples that name no other type tell nothing."""
    for frame in codebook.frames:
        for example in frame.examples:
            yield example, _event(example, frame, example.type or frame.type)
        for counter in frame.counters:
            yield counter, _event(counter, frame, counter.type or NO_ACT)


def _event(example: Example, frame: Frame, event_type: str) -> LabelledEvent:
    is_own = event_type == frame.type and frame.content is None
    return LabelledEvent(
        trigger=example.trigger,
        type=NO_ACT if event_type == NO_EVENT else event_type,
        mode=example.mode or (frame.mode if is_own else None),
        cameo=example.cameo or (frame.cameo if is_own else None),
        actor=example.actor,
        recipient=example.recipient,
        status=example.status or "",
    )


def _stands_in(text: str, event: LabelledEvent, sentences: list[Sentence], number: int) -> bool:
    """Whether a sentence of the text is the first that has the trigger, a verb or noun if there is one."""
    found = [
        (here, token)
        for here, parsed in enumerate(sentences)
        if (token := _head(parsed, text, event.trigger, _TRIGGERS)) is not None
    ]
    return bool(found) and found[0][0] == number


def _item(sentence: Sentence, events: Iterable[LabelledEvent], *, held_out: bool) -> Item:
    acts: list[Mapping[str, float] | None] = [{NO_ACT: 1.0} if upos in CANDIDATES else None for upos in sentence.upos]
    by_word: dict[int, list[LabelledEvent]] = defaultdict(list)
    for event in events:
        head = _head(sentence, sentence.source, event.trigger, _TRIGGERS)
        if head is None:
            continue
        by_word[head].append(event)
        for token in _span(sentence, sentence.source, event.trigger, head):
            acts[token] = None
    told = []
    for word, here in by_word.items():
        acts[word] = {act_name(event.type, event.mode): 1 / len(here) for event in here}
        told.append(_act(sentence, word, here))
    return Item(sentence.words, _candidates(sentence), acts, told, held_out)


def _candidates(sentence: Sentence) -> list[int]:
    return [token for token, upos in enumerate(sentence.upos) if upos in CANDIDATES]


def _partial(sentence: Sentence, event: LabelledEvent) -> Item | None:
    """An item that teaches one word and is silent on all others."""
    head = _head(sentence, sentence.source, event.trigger, _TRIGGERS)
    if head is None:
        return None
    item = Item(sentence.words, _candidates(sentence), [None] * len(sentence))
    item.acts[head] = {act_name(event.type, event.mode): 1.0}
    if event.type != NO_ACT:
        item.told.append(_act(sentence, head, [event]))
    return item


def _act(sentence: Sentence, word: int, events: list[LabelledEvent]) -> Act:
    codes = tuple(sorted({short_code(event.cameo) for event in events if event.cameo}))
    sides = [0] * len(sentence)
    for name, words in (("actor", events[0].actor), ("recipient", events[0].recipient)):
        head = _head(sentence, sentence.source, words, near=word) if words else None
        if head is not None and words:
            for token in _span(sentence, sentence.source, words, head):
                sides[token] = NOT_TAUGHT
            sides[head] = SIDES.index(name)
    return Act(word, codes, events[0].status or None, tuple(sides))


def _head(
    sentence: Sentence, text: str, words: str, upos: frozenset[str] = frozenset(), near: int | None = None
) -> int | None:
    """The head of the words where they stand in a sentence: the first place, one of ``upos`` first, or the nearest."""
    heads = [_top(sentence, tokens) for tokens in _places(sentence, text, words)]
    if near is not None:
        return min(heads, key=lambda head: abs(head - near), default=None)
    return min(heads, key=lambda head: (sentence.upos[head] not in upos if upos else False, head), default=None)


def _span(sentence: Sentence, text: str, words: str, head: int) -> list[int]:
    return next((tokens for tokens in _places(sentence, text, words) if head in tokens), [head])


def _places(sentence: Sentence, text: str, words: str) -> Iterator[list[int]]:
    for start, end in occurrences(text, words):
        tokens = [i for i in range(len(sentence)) if sentence.starts[i] < end and sentence.ends[i] > start]
        if tokens:
            yield tokens


def _top(sentence: Sentence, tokens: list[int]) -> int:
    tops = sentence.tops(tokens[0], tokens[-1])
    return next((token for token in tops if sentence.upos[token] != "PUNCT"), tokens[0])
