"""Predicates in the text: as what a token may be looked up, and where the words of a codebook predicate stand."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.frames import Predicate, PredicateKind
from foreigndesk.language.document import Sentence

_REACH = 9
"""How far from the verb its particle or fixed complement may stand."""
_CLIMB = 4
"""How many steps below the verb it may hang."""


def kinds_of(sentence: Sentence, token: int) -> Iterator[PredicateKind]:
    """Parts of speech under which a token may be a predicate; headlines and participles may be either."""
    upos, xpos = sentence.upos[token], sentence.xpos[token]
    nominal = upos in ("ADJ", "NOUN", "PROPN")
    if upos in ("VERB", "AUX") or (nominal and (xpos.startswith("VB") or _has_clause(sentence, token))):
        yield "verb"
    if upos in ("NOUN", "PROPN") or (upos == "VERB" and xpos in ("VBG", "NN")):
        yield "noun"
    if upos in ("ADJ", "ADV") or (xpos in ("VBN", "JJ") and sentence.rel(token) == "amod"):
        yield "adjective"


def _has_clause(sentence: Sentence, token: int) -> bool:
    """A headline's verb tagged as a noun still has its subject or object: "Thai minister resigns"."""
    if sentence.kids(token, "obj"):
        return True
    return bool(sentence.kids(token, "nsubj")) and not sentence.kids(token, "cop")


def locate(sentence: Sentence, token: int, predicate: Predicate) -> tuple[int, ...] | None:
    """Tokens of the predicate's words, or ``None`` where they do not stand there."""
    if len(predicate.words) == 1:
        return (token,)
    if predicate.kind == "noun":
        return _locate_phrase(sentence, token, predicate)
    found = [token]
    strict = len(predicate.words) == 2
    for word in predicate.words[1:]:
        position = _next_word(sentence, token, found[-1] + 1, word, strict=strict)
        if position is None:
            return None
        found.append(position)
    return tuple(found)


def _locate_phrase(sentence: Sentence, token: int, predicate: Predicate) -> tuple[int, ...] | None:
    first = token - predicate.head
    if first < 0 or first + len(predicate.words) > len(sentence):
        return None
    tokens = range(first, first + len(predicate.words))
    if all(_is_word(sentence, i, word) for i, word in zip(tokens, predicate.words, strict=True)):
        return tuple(tokens)
    return None


def _next_word(sentence: Sentence, head: int, start: int, word: str, *, strict: bool) -> int | None:
    """The next token within reach that is the word and hangs, through few steps, on the head."""
    for position in range(start, min(start + _REACH, len(sentence))):
        near = not strict or sentence.upos[position] != "ADP" or _governs(sentence, position, head)
        if near and _is_word(sentence, position, word) and _hangs_on(sentence, position, head):
            return position
        if sentence.upos[position] == "PUNCT" and sentence.words[position] in ";:":
            return None
    return None


def _governs(sentence: Sentence, preposition: int, verb: int) -> bool:
    """A lone preposition belongs to the verb as its particle or as the case of its own dependent."""
    host = sentence.heads[preposition]
    return verb in (host, sentence.heads[host]) and not (
        sentence.heads[host] == verb and sentence.rel(host) in ("obj", "nsubj")
    )


def _hangs_on(sentence: Sentence, token: int, head: int) -> bool:
    for steps, ancestor in enumerate(sentence.ancestors(token)):
        if ancestor == head:
            return True
        if steps == _CLIMB:
            return False
    return False


def _is_word(sentence: Sentence, token: int, word: str) -> bool:
    return word in (sentence.lower[token], sentence.lemmas[token].lower())
