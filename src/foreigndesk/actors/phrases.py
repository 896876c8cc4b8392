"""The noun phrase around a head token: where it begins and ends, and who owns it."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.language.document import Sentence

_NAME_PARTS = ("compound", "flat", "flat:name", "flat:foreign", "goeswith")
_MODIFIERS = ("det", "det:predet", "amod", "nummod", "nmod:desc", "cc:preconj")
_LEFT = frozenset((*_NAME_PARTS, *_MODIFIERS, "nmod:poss", "nmod:unmarked", "compound:prt", "advmod", "dep"))
_RIGHT = frozenset((*_NAME_PARTS, "fixed"))
PARTS = frozenset((*_NAME_PARTS, *_MODIFIERS, "fixed", "case", "punct", "cc", "mark", "aux", "cop"))
_LONGEST = 16
_LOOSE = frozenset(("punct", "cc", "case", "mark"))
_OPENING, _CLOSING = frozenset('"“‘'), frozenset('"”’')
_HYPHENS = frozenset("-–‐‑/")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A base noun phrase.

    Attributes:
        head: The head token.
        first: First token.
        last: Last token (included), without complements.
        owner: Head of the possessive before it, if any.
        inner: First token after the owner: where the phrase's own modifiers begin.
    """

    head: int
    first: int
    last: int
    owner: int | None
    inner: int


def phrase_of(sentence: Sentence, head: int) -> Phrase:
    """The base noun phrase of a head: modifiers on its left, flat parts on its right, no clauses."""
    first = last = head
    owner: int | None = None
    for kid in sentence.children[head]:
        rel = sentence.rels[kid]
        if kid < head and rel in _LEFT:
            if _is_clause(sentence, kid):
                continue
            first = min(first, _compact(sentence, kid, head)[0])
            if rel == "nmod:poss" and owner is None:
                owner = kid
        elif kid > head and rel in _RIGHT and not parted(sentence, last, kid):
            last = max(last, _compact(sentence, kid, head)[1])
    inner = first if owner is None else min(_compact(sentence, owner, head)[1] + 1, head)
    first, last = _trim(sentence, first, last, head)
    return Phrase(head, first, last, owner, max(inner, first))


def _compact(sentence: Sentence, kid: int, head: int) -> tuple[int, int]:
    """The extent of a modifier; only its own token if the tree hangs half a sentence under it."""
    first, last = sentence.extent(kid)
    return (kid, kid) if head - first > _LONGEST or last - head > _LONGEST else (first, last)


def parted(sentence: Sentence, left: int, right: int) -> bool:
    """Whether a conjunction or comma stands between two tokens that the tree takes for one name."""
    return any(sentence.upos[t] == "CCONJ" or sentence.words[t] == "," for t in range(left + 1, right))


def joined(sentence: Sentence, left: int) -> bool:
    """Whether a hyphen or slash without spaces follows a token."""
    right = left + 1
    return (
        right + 1 < len(sentence)
        and sentence.words[right] in _HYPHENS
        and sentence.ends[left] == sentence.starts[right]
        and sentence.ends[right] == sentence.starts[right + 1]
    )


def prepositions(sentence: Sentence, token: int) -> tuple[str, ...]:
    """The case markers of a token, lower case; a conjunct without any takes those of the first conjunct."""
    current = token
    for _ in range(8):
        found = tuple(
            sentence.lower[kid]
            for kid in sentence.children[current]
            if sentence.rels[kid] == "case" and sentence.upos[kid] != "PART"
        )
        carried = sentence.rel(current) in ("conj", "appos") or sentence.rels[current] == "nmod:unmarked"
        if found or not carried or sentence.heads[current] < 0:
            return found
        current = sentence.heads[current]
    return ()


def first_conjunct(sentence: Sentence, token: int) -> int:
    """The token that carries the relation of a coordination."""
    while sentence.rel(token) == "conj" and sentence.heads[token] >= 0:
        token = sentence.heads[token]
    return token


def _is_clause(sentence: Sentence, kid: int) -> bool:
    """Whether a left dependent is no modifier but a clause or an adverb of the sentence."""
    return sentence.rels[kid] in ("advmod", "dep") and not any(
        sentence.rels[other] in ("nummod", "amod") and other > kid for other in sentence.children[sentence.heads[kid]]
    )


def _trim(sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int]:
    for kid in sentence.children[head]:
        if first < kid < head and sentence.rels[kid] == "case" and not _measures(sentence, kid):
            first = kid  # "not only to our friends"
    while first < head and sentence.rels[first] in _LOOSE and not _measures(sentence, first):
        first += 1
    while last > head and sentence.rels[last] in _LOOSE:
        last -= 1
    if last + 1 < len(sentence) and sentence.words[last + 1] in _CLOSING:
        last += any(sentence.words[token] in _OPENING for token in range(first, last))  # the "caliphate"
    return first, last


def _measures(sentence: Sentence, token: int) -> bool:
    """Whether a preposition belongs to a measure: "at least 12 people"."""
    governor = sentence.heads[token]
    return sentence.rels[token] == "case" and governor > token and sentence.rels[governor] in ("advmod", "obl", "nmod")
