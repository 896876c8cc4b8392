"""Short looks at the words around a token that several readers of status share."""

from __future__ import annotations

from collections.abc import Collection

from foreigndesk.claims.cues import StatusCues
from foreigndesk.language.document import Sentence

_QUESTION = "?"
_CLOSERS = "”\"' )"


def lemma(sentence: Sentence, token: int) -> str:
    """Lemma in lower case."""
    return sentence.lemmas[token].lower()


def key(sentence: Sentence, token: int) -> str:
    """Lemma with its particle, as knowledge files name phrasal verbs: "rule-out"; without one the bare lemma."""
    particle = sentence.kid(token, "compound:prt")
    return f"{lemma(sentence, token)}-{sentence.lower[particle]}" if particle is not None else lemma(sentence, token)


def is_any(sentence: Sentence, token: int, words: Collection[str]) -> bool:
    """Whether a token or its lemma is among the words."""
    return sentence.lower[token] in words or sentence.lemmas[token].lower() in words


def negator(sentence: Sentence, head: int, cues: StatusCues) -> int | None:
    """The token that negates a predicate: "not", "never", "no" on its subject, "neither"."""
    for kid in sentence.children[head]:
        rel = sentence.rel(kid)
        if rel in ("advmod", "cc", "det") and is_any(sentence, kid, cues.negators):
            if not _is_undone(sentence, kid, cues):
                return kid
        elif rel in ("nsubj", "obj"):
            found = _within_phrase(sentence, kid, cues)
            if found is not None:
                return found
    return None


def _within_phrase(sentence: Sentence, noun: int, cues: StatusCues) -> int | None:
    if sentence.upos[noun] == "PRON" and sentence.lower[noun] in cues.negators:
        return noun
    marks = (kid for kid in sentence.kids(noun, "det", "advmod", "cc") if sentence.lower[kid] in cues.negators)
    return next((mark for mark in marks if mark < noun and not _is_undone(sentence, mark, cues)), None)


def _is_undone(sentence: Sentence, negation: int, cues: StatusCues) -> bool:
    """ "not only", "no less than" negate nothing."""
    return negation + 1 < len(sentence) and sentence.lower[negation + 1] in cues.unnegating


def phrase_before(sentence: Sentence, head: int, phrases: Collection[tuple[str, ...]]) -> int | None:
    """First token of one of the phrases standing right before a predicate's own words."""
    first = head
    while first > 0 and sentence.heads[first - 1] == head:
        first -= 1
    window = sentence.lower[max(first - 1, 0) : head]
    for words in phrases:
        if words[-1] not in window:
            continue
        for end in range(first, head + 1):
            begin = end - len(words)
            if begin >= 0 and tuple(sentence.lower[begin:end]) == words:
                return begin
    return None


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence ends in a question mark."""
    return sentence.text.rstrip(_CLOSERS).endswith(_QUESTION)


def is_verbal(sentence: Sentence, token: int) -> bool:
    """Whether a token is a verb by both its tags: names ("United Nations") are verbs by one of them at times."""
    return sentence.upos[token] in ("VERB", "AUX") and not sentence.xpos[token].startswith("NN")


def has_to(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a marked infinitive, also where "to" was taken for a part of "due to"."""
    if any(sentence.xpos[kid] == "TO" for kid in sentence.kids(verb, "mark", "aux")):
        return True
    to = verb - 1
    return verb > 0 and sentence.xpos[verb] == "VB" and sentence.xpos[to] == "TO" and sentence.rel(to) == "fixed"


def told_in(sentence: Sentence, token: int, have: Collection[str]) -> str:
    """Tense of the verb of an act, or of the one over its noun: "past" (also the perfect), "present", or ""."""
    for verb in (token, *sentence.ancestors(token)):
        if is_verbal(sentence, verb):
            auxiliaries = sentence.kids(verb, "aux", "aux:pass", "cop")
            tags = {sentence.xpos[verb], *(sentence.xpos[kid] for kid in auxiliaries)}
            if "VBD" in tags or any(lemma(sentence, kid) in have for kid in auxiliaries):
                return "past"
            return "present" if tags & {"VBZ", "VBP"} else ""
    return ""
