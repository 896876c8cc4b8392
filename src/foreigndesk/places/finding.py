"""Finds toponyms on the tokens of a sentence: names of the place table that are not people, organisations or words."""

from __future__ import annotations

from collections.abc import Set

from foreigndesk.language.document import Sentence
from foreigndesk.places.lexicon import PlaceWords
from foreigndesk.places.names import fold
from foreigndesk.places.series import shared_noun
from foreigndesk.places.table import Entry, PlaceTable
from foreigndesk.places.toponym import Toponym

_LONGEST, _PHRASE = 7, 40
_LARGE_TOWN, _KNOWN_TOWN = 100_000, 50_000


class ToponymFinder:
    """Finds toponyms.

    Args:
        table: The place table.
        words: The words around toponyms.
    """

    def __init__(self, table: PlaceTable, words: PlaceWords) -> None:
        self._table = table
        self._words = words
        self._names_after = tuple(f" {name}" for name in words.names_after)
        self._names_before = tuple(form for name in words.names_before for form in (f" {name}", f" {name} the"))

    def find(self, sentence: Sentence, surnames: Set[str] = frozenset()) -> list[Toponym]:
        """The toponyms of a sentence, longest names first where they overlap.

        Args:
            sentence: The sentence.
            surnames: Lower-case surnames of people the article names in full.
        """
        found: list[Toponym] = []
        token = 0
        while token < len(sentence):
            toponym = self._at(sentence, token, found) if sentence.words[token][0].isupper() else None
            if toponym is not None and self._is_surname(toponym, surnames):
                toponym = None
            if toponym is None:
                token += 1
            else:
                found.append(toponym)
                token = toponym.last + 1
        return found

    def _is_surname(self, toponym: Toponym, surnames: Set[str]) -> bool:
        """Chester said, where the article has named a Mr. John Chester."""
        if toponym.first != toponym.last or toponym.sentence.lower[toponym.last] not in surnames:
            return False
        if self._label(toponym) in ("PER", "ORG"):
            return True
        return not toponym.after_town and self._around(toponym)[0] not in self._words.locative

    def _at(self, sentence: Sentence, first: int, found: list[Toponym]) -> Toponym | None:
        start = fold(sentence.words[first])
        if not start or not self._table.opens(start):
            return None
        limit = min(len(sentence), first + _LONGEST)
        ends = [last for last in range(limit - 1, first, -1) if _may_end(sentence, first, last)]
        source, begin = sentence.source, sentence.starts[first]
        for last in [*ends, first]:
            key = fold(source[begin : sentence.ends[last]]) if last > first else start
            noun = shared_noun(sentence, last, self._words.series_nouns)
            named = (self._table.named(f"{key} {noun}") if noun else None) or self._table.named(key)
            if named is None:
                continue
            toponym = Toponym(sentence, first, last, key, named)
            toponym.division = self._around(toponym)[1] in self._words.division_words
            if self._follows_town(sentence, first, found):
                toponym.after_town = True
                if self._is_short(toponym) or (self._written_right(toponym) and self._may_follow(toponym)):
                    return toponym
            if self._is_place(toponym, found):
                return toponym
        return None

    @staticmethod
    def _is_short(toponym: Toponym) -> bool:
        """Paris, Tex.; but in a report of capitals FLORES, IN THE NORTH is none of Indiana."""
        sentence, first = toponym.sentence, toponym.first
        return bool(toponym.named.short) and (sentence.upos[first] == "PROPN" or toponym.last > first)

    def _follows_town(self, sentence: Sentence, first: int, found: list[Toponym]) -> bool:
        """Paris, Texas: after a toponym and a comma almost anything in the table is a place."""
        return bool(found) and found[-1].last == first - 2 and sentence.words[first - 1] in (",", "(")

    def _may_follow(self, toponym: Toponym) -> bool:
        return self._label(toponym) != "PER" or any(one.kind in ("admin", "country") for one in toponym.named.entries)

    def _is_place(self, toponym: Toponym, found: list[Toponym]) -> bool:
        sentence, named = toponym.sentence, toponym.named
        if not named.entries or toponym.key in self._words.modifiers or not self._written_right(toponym):
            return False
        before, after = self._around(toponym)
        if before in self._words.titles and sentence.words[toponym.first - 1][0].isupper():
            return False
        if self._is_part_of_other_name(toponym, before, after):
            return False
        label = self._label(toponym)
        best = max(named.entries, key=_prominence)
        placed = self._is_placed(toponym, before)
        if label == "LOC":
            alone = self._name_around(toponym)[1] == toponym.last
            return not named.weak or best.kind != "city" or (alone and (placed or before == "of"))
        if label == "PER":
            listed = any(one.first <= sentence.heads[toponym.last] <= one.last for one in found)
            return self._is_place_despite_person(toponym, best, placed or listed, after)
        if best.kind != "city":
            return not named.weak or best.kind == "country"
        return self._is_town_without_label(toponym, best, label, placed)

    def _is_placed(self, toponym: Toponym, before: str) -> bool:
        """Whether something is at the name, goes to it or from it, or it is taken: captured Gao."""
        sentence, last = toponym.sentence, toponym.last
        if before in self._words.locative or before in self._words.locative_of_verbs:
            return True
        taken = sentence.rel(last) == "obj" and sentence.heads[last] < toponym.first
        return taken and sentence.lemmas[sentence.heads[last]].lower() in self._words.verbs_of_place

    def _is_place_despite_person(self, toponym: Toponym, best: Entry, placed: bool, after: str) -> bool:
        """The tagger takes many a small town for a person: from Lubbock, Denison residents."""
        if toponym.named.weak or self._name_around(toponym) != (toponym.first, toponym.last):
            return False
        if placed or after in self._words.town_words_after or best.kind != "city":
            return True
        return best.population >= _KNOWN_TOWN and not toponym.named.alias

    def _is_town_without_label(self, toponym: Toponym, best: Entry, label: str, placed: bool) -> bool:
        sentence, named = toponym.sentence, toponym.named
        if named.weak or any(sentence.upos[token] in ("VERB", "AUX") for token in self._tokens(toponym)):
            return False
        if label == "ORG":
            return best.population >= _LARGE_TOWN or toponym.first != toponym.last or placed or not named.alias
        if label == "OTH":
            return best.population >= _LARGE_TOWN and not named.alias
        return best.population >= _LARGE_TOWN or (placed and sentence.upos[toponym.last] == "PROPN")

    def _written_right(self, toponym: Toponym) -> bool:
        text = toponym.text
        if len(toponym.key) > 3:
            return True
        capitals = all(word.isupper() for word in toponym.sentence.words if word.isalpha())
        if text in self._words.exact_forms:
            return not capitals or self._label(toponym) == "LOC"
        return len(toponym.key) == 3 and (capitals or not text.isupper()) and self._label(toponym) in ("LOC", "PER")

    def _label(self, toponym: Toponym) -> str:
        """The entity label of the tokens, of a label that reaches beyond them if need be."""
        labels = {toponym.sentence.entities[token].rpartition("-")[2] for token in self._tokens(toponym)}
        for label in ("PER", "ORG", "LOC", "OTH"):
            if label in labels:
                return label
        return "O"

    @staticmethod
    def _tokens(toponym: Toponym) -> range:
        return range(toponym.first, toponym.last + 1)

    def _around(self, toponym: Toponym) -> tuple[str, str]:
        lower = toponym.sentence.lower
        before = lower[toponym.first - 1] if toponym.first else ""
        after = lower[toponym.last + 1] if toponym.last + 1 < len(lower) else ""
        return before, after

    def _is_part_of_other_name(self, toponym: Toponym, before: str, after: str) -> bool:
        """New York Times, Lincoln County, Battle of Hastings, Dublin Road."""
        sentence, words = toponym.sentence, self._words
        if after in words.other_after and sentence.words[toponym.last + 1][0].isupper():
            return True
        if self._completes_a_name(toponym):
            return True
        if before == "of" and toponym.first >= 2 and sentence.lower[toponym.first - 2] in words.institution_of:
            return True
        first, last = self._name_around(toponym)
        inner = [token for token in range(first, toponym.first) if sentence.words[token][0].isupper()]
        if not inner or before == "of" or sentence.lower[inner[-1]] in words.modifiers:
            return False
        return inner[-1] == toponym.first - 1 and last == toponym.last

    def _completes_a_name(self, toponym: Toponym) -> bool:
        """Islamic State in Iraq, Paris Saint-Germain."""
        source, sentence = toponym.sentence.source, toponym.sentence
        start, end = sentence.starts[toponym.first], sentence.ends[toponym.last]
        before = " " + source[max(sentence.start, start - _PHRASE) : start].lower().rstrip()
        return before.endswith(self._names_before) or source[end : end + _PHRASE].lower().startswith(self._names_after)

    @staticmethod
    def _name_around(toponym: Toponym) -> tuple[int, int]:
        """First and last token of the entity the toponym stands in."""
        entities, first, last = toponym.sentence.entities, toponym.first, toponym.last
        while first > 0 and entities[first].startswith("I-"):
            first -= 1
        while last + 1 < len(entities) and entities[last + 1].startswith("I-") and entities[last] != "O":
            last += 1
        return first, last


def _may_end(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name of several words may end there: St. John's, but never Peru's."""
    word = sentence.words[last]
    return word[-1].isalnum() and (word[0].isalnum() or last > first + 1)


def _prominence(entry: Entry) -> tuple[int, int]:
    order = {"country": 4, "region": 3, "admin": 2, "site": 1, "city": 0}
    return (order[entry.kind], entry.population)
