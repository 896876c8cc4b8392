"""Tells a place where something is from a name that stands for a government: "in Paris" from "Paris condemned"."""

from __future__ import annotations

from foreigndesk.language.document import ROOT, Sentence
from foreigndesk.places.lexicon import PlaceWords
from foreigndesk.places.place import PlacePrecision

_CHAIN = frozenset({"compound", "flat", "appos", "conj", "nmod:poss", "nmod:unmarked", "list", "dep"})


class LocativeReader:
    """Reads how a toponym is used.

    Args:
        words: The words around toponyms.
    """

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def is_locative(self, sentence: Sentence, head: int, precision: PlacePrecision) -> bool:
        """Whether the token ``head`` names where something is or happens."""
        current, steps = head, 0
        while steps < 6:
            verdict = self._verdict(sentence, current, precision)
            if verdict is not None:
                return verdict
            above = sentence.heads[current]
            if above == ROOT or not self._continues(sentence, current, above, precision):
                return False
            current, steps = above, steps + 1
        return False

    def _verdict(self, sentence: Sentence, token: int, precision: PlacePrecision) -> bool | None:
        words = self._words
        for kid in sentence.kids(token, "case"):
            preposition = sentence.lower[kid]
            if preposition in words.locative:
                return True
            if preposition in words.locative_of_verbs:
                return sentence.rel(token) in ("obl", "advcl")
            if preposition in words.locative_below_country:
                return precision != "country"
            if preposition == "of":
                above = sentence.heads[token]
                return above != ROOT and sentence.lower[above] in words.place_nouns
        relation = sentence.rel(token)
        if relation == "obj":
            return sentence.lemmas[sentence.heads[token]].lower() in words.verbs_of_place
        if relation == "nsubj" and sentence.rels[token].endswith("pass"):
            return precision == "site" or sentence.lemmas[sentence.heads[token]].lower() in words.verbs_of_place
        if relation in ("nsubj", "iobj"):
            return False
        return None

    def _continues(self, sentence: Sentence, token: int, above: int, precision: PlacePrecision) -> bool:
        """Whether the use of the noun above tells the use of the name: a Berlin park, Kyiv province, Gao and Kidal."""
        if sentence.rels[token] == "nmod:poss":
            return sentence.lower[above] in self._words.place_nouns
        relation = sentence.rel(token)
        if relation == "compound" and precision in ("city", "site"):
            return True
        if relation in ("compound", "nmod"):
            return sentence.lower[above] in self._words.place_nouns or sentence.upos[above] == "PROPN"
        return sentence.rels[token] in _CHAIN or relation in _CHAIN
