"""Whether the name of a country, capital or seat of power stands for a party or only for a place."""

from __future__ import annotations

from foreigndesk.actors.words import PhraseWords
from foreigndesk.language.document import Sentence

_STOPS = ".!?"
_SPORT = 2


def country_is_party(sentence: Sentence, top: int, cases: tuple[str, ...], words: PhraseWords) -> bool:
    """Whether a country's name is an argument of something rather than where it happens.

    Args:
        sentence: The sentence.
        top: The name's token, or the first of those it is coordinated with.
        cases: The prepositions before it.
        words: The word lists.
    """
    if any(case in words.locative for case in cases):
        return not words.aiming.isdisjoint(cases)
    head, rel = sentence.heads[top], sentence.rel(top)
    if sentence.rels[top] in ("appos", "nmod:unmarked") and head >= 0 and sentence.upos[head] == "PROPN":
        return False  # "Aleppo, Syria"
    if "of" in cases and rel == "nmod":
        return sentence.lemmas[head].lower() not in words.parts
    return True


def is_sport(sentence: Sentence, words: PhraseWords) -> bool:
    """Whether a sentence is of a sports report, where cities and states are teams."""
    said = zip(sentence.lemmas, sentence.upos, strict=True)
    return len(words.sporting.intersection(lemma.lower() for lemma, upos in said if upos != "PROPN")) >= _SPORT


def city_is_party(sentence: Sentence, top: int, cases: tuple[str, ...], words: PhraseWords, seat: bool) -> bool:
    """Whether a capital, or with ``seat`` a palace, stands for the government that sits there."""
    if any(case in words.locative for case in cases):
        return not seat and not words.aiming.isdisjoint(cases)
    head, rel = sentence.heads[top], sentence.rels[top]
    if head < 0 or rel == "vocative":
        return seat or (top == 0 and sentence.words[-1] not in _STOPS)  # a headline: "Oslo, Riga swap data"
    governor = sentence.lemmas[head].lower()
    if rel.startswith("nsubj"):
        return _party_as_subject(sentence, head, rel, governor, words)
    if cases:
        return _party_after(cases, rel, governor, words, seat)
    if rel == "nmod:poss":
        return governor not in words.city_things
    if rel in ("obj", "iobj"):
        return seat or governor not in words.reaching
    return seat and rel not in ("compound", "amod", "flat")


def _party_after(cases: tuple[str, ...], rel: str, governor: str, words: PhraseWords, seat: bool) -> bool:
    if any(case in words.dealing for case in cases):
        return True
    if "to" in cases:
        return governor not in words.motion
    if "from" in cases:
        return seat or governor in words.source_nouns
    if governor in words.pressing:
        return True
    if "for" in cases and rel == "nmod" and governor in words.source_nouns:
        return True
    if "of" in cases or "for" in cases:
        return seat or (rel != "nmod" and governor in words.addressed)
    return seat or rel == "obl:agent"


def _party_as_subject(sentence: Sentence, head: int, rel: str, governor: str, words: PhraseWords) -> bool:
    if rel == "nsubj:pass":
        return governor in words.addressed
    if sentence.upos[head] not in ("VERB", "AUX"):
        return sentence.upos[head] == "ADJ" and bool(sentence.kids(head, "xcomp", "ccomp", "obl"))
    return governor not in words.happening
