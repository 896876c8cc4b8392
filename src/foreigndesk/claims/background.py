"""Background: acts that the sentence itself dates in another year ("the 1994 genocide", "ten years after the coup")."""

from __future__ import annotations

import re
from datetime import date

from foreigndesk.claims.cues import StatusCues
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.words import lemma
from foreigndesk.language.document import ROOT, Sentence

_YEAR = re.compile(r"(1[0-9]{3}|20[0-9]{2})s?")
_ANY_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})s?\b")
_INSIDE = frozenset({"nummod", "compound", "nmod", "amod", "flat", "appos", "dep", "nsubj", "obj"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


class Background:
    """Finds what a sentence tells of another time."""

    __slots__ = ("cues", "signs")

    def __init__(self, cues: StatusCues) -> None:
        self.cues = cues
        self.signs = cues.ago | cues.last | cues.after

    def read(self, sentence: Sentence, token: int, published: date | None) -> StatusReading | None:
        """The reading "historical" for an act that is dated far back, or lies inside one that is."""
        dated = self._dated(sentence, published)
        if not dated:
            return None
        previous = token
        for current in (token, *sentence.ancestors(token)):
            if current != token and not self._inherits(sentence, previous, current):
                return None
            if current in dated:
                return at(sentence, dated[current], "historical", "background", "tells of another time")
            previous = current
        return None

    def _inherits(self, sentence: Sentence, below: int, above: int) -> bool:
        """Whether what is dated above is dated below: all but a later act in the same breath."""
        if sentence.rel(below) == "conj" and sentence.upos[below] in _PREDICATES:
            return sentence.xpos[below] == sentence.xpos[above]
        return sentence.rel(below) != "parataxis"

    def _dated(self, sentence: Sentence, published: date | None) -> dict[int, int]:
        """Tokens of acts that are dated far back, each with the word that says so."""
        dated: dict[int, int] = {}
        if self.signs.isdisjoint(sentence.lower) and not _ANY_YEAR.search(
            sentence.source, sentence.start, sentence.end
        ):
            return dated
        for token, word in enumerate(sentence.lower):
            if word[0].isdigit():
                year = _YEAR.fullmatch(word)
                if year and (published is None or int(year[1]) < published.year):
                    self._by_year(sentence, token, dated)
            elif word in self.cues.ago:
                self._by_distance(sentence, token, dated)
            elif word in self.cues.last:
                self._by_last(sentence, token, dated)
            elif word in self.cues.after and token and lemma(sentence, token - 1) in self.cues.long_time_units:
                dated.setdefault(sentence.heads[token], token - 1)
        dated.pop(ROOT, None)
        return dated

    def _by_year(self, sentence: Sentence, year: int, dated: dict[int, int]) -> None:
        """The nouns a year belongs to, and the verb, where they date it."""
        token = year
        while True:
            cases = {sentence.lower[case] for case in sentence.kids(token, "case", "mark")}
            if cases & self.cues.open_ended and token == year:
                return
            head = sentence.heads[token]
            if token != year:
                dated.setdefault(token, year)
            if head == ROOT:
                return
            if sentence.upos[head] in _PREDICATES or sentence.rel(token) == "obl":
                if sentence.rel(token) == "obl" and (not cases or cases & self.cues.dating):
                    dated.setdefault(head, year)
                    self._by_infinitive(sentence, head, year, dated)
                return
            if sentence.rel(token) not in _INSIDE:
                return
            if token == year and cases & self.cues.dating and sentence.rel(head) == "nsubj":
                dated.setdefault(sentence.heads[head], year)
            token = head

    def _by_infinitive(self, sentence: Sentence, verb: int, year: int, dated: dict[int, int]) -> None:
        """ "refused to extradite him in 2000": what asks for or refuses an act is no later than the act."""
        above = sentence.heads[verb]
        is_bare = sentence.rel(verb) == "xcomp" and sentence.xpos[verb] == "VB" and not sentence.kids(verb, "aux")
        if is_bare and sentence.xpos[above] == "VBD":
            dated.setdefault(above, year)

    def _by_last(self, sentence: Sentence, last: int, dated: dict[int, int]) -> None:
        """ "last year", as an adjunct of its clause."""
        unit = sentence.heads[last]
        if unit != last + 1 or lemma(sentence, unit) not in self.cues.long_time_units - self.cues.recent_units:
            return
        if sentence.rel(unit) == "obl" and not sentence.kids(unit, "case"):
            dated.setdefault(sentence.heads[unit], last)

    def _by_distance(self, sentence: Sentence, ago: int, dated: dict[int, int]) -> None:
        units = [ago - 1, *sentence.children[ago]]
        if any(unit >= 0 and lemma(sentence, unit) in self.cues.long_time_units for unit in units):
            head = sentence.heads[ago]
            if head != ROOT and lemma(sentence, head) in self.cues.time_units:
                head = sentence.heads[head]
            dated.setdefault(head, ago)
