"""Refuses what looks like a time and is none: counts, ages, sections of a law, sums of money."""

from __future__ import annotations

from typing import Any

from foreigndesk.language.document import ROOT, Sentence
from foreigndesk.times.grammar import Match


class Plausibility:
    """Judges matches in their sentence.

    Args:
        words: The content of the YAML file of words.
    """

    def __init__(self, words: dict[str, Any]) -> None:
        self._no_year_after = frozenset(words["no_year_after"])
        self._no_year_before = frozenset(words["no_year_before"])
        self._year_after = frozenset(words["year_after"])
        self._no_duration_after = frozenset(words["no_duration_after"])
        self._no_duration_before = frozenset(words["no_duration_before"])
        self._fractions = frozenset(words["fractions"]["units"])
        self._of_fractions = frozenset(words["fractions"]["of"])
        self._era = frozenset(words["classes"]["ERA"])

    def allows(self, sentence: Sentence, match: Match) -> bool:
        """Whether the match can be a time where it stands."""
        before = sentence.lower[match.first - 1] if match.first else ""
        after = sentence.lower[match.last + 1] if match.last + 1 < len(sentence) else ""
        if after in self._era:
            return False
        if match.make in ("year", "years"):
            return self._year(sentence, match, before, after)
        if match.make == "day_of_month":
            return not after or sentence.upos[match.last + 1] in ("PUNCT", "VERB", "AUX", "PRON", "CCONJ")
        if match.make == "weekday_day":
            return not after or (
                sentence.upos[match.last + 1] not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
                and after not in ("-", "–", "/")
                and sentence.rel(match.last) != "nummod"
            )
        if match.make == "beside":
            return not after or sentence.upos[match.last + 1] == "PUNCT"
        if match.make in ("duration", "then"):
            return self._duration(sentence, match, before, after)
        if match.make in ("date", "days", "month"):
            return not self._counts_what_follows(sentence, match)
        return True

    def _counts_what_follows(self, sentence: Sentence, match: Match) -> bool:
        """In May 20 people were killed, in May twenty men: the number belongs to the people."""
        head = sentence.heads[match.last]
        if head <= match.last or sentence.rel(match.last) != "nummod":
            return False
        return not sentence.lower[match.last][:1].isdigit() or sentence.lower[head] in self._no_year_before

    def _year(self, sentence: Sentence, match: Match, before: str, after: str) -> bool:
        if not sentence.lower[match.last][:1].isdigit():
            return before in self._year_after and not self._counts_what_follows(sentence, match)
        if match.make == "year" and match.first != match.last:
            return True
        if before in self._no_year_after or after in self._no_year_before:
            return False
        year = int(match.captured.get("year", 1990))
        if not 1400 <= year <= 2100:
            return False
        if before in ("-", "–") and match.first > 1 and sentence.words[match.first - 2][-1:].isdigit():
            return False
        if before in ("-", "–") and match.first > 1 and sentence.words[match.first - 2][:1].isalpha():
            return sentence.starts[match.first] != sentence.ends[match.first - 1] or before in self._year_after
        if before in self._year_after:
            return True
        head = sentence.heads[match.first]
        if head == ROOT or sentence.rel(match.first) != "nummod" or head < match.first:
            return 1900 <= year <= 2050
        return not sentence.xpos[head].endswith("NNS")

    def _duration(self, sentence: Sentence, match: Match, before: str, after: str) -> bool:
        if before in self._no_duration_after or after in self._no_duration_before:
            return False
        if after in self._of_fractions and sentence.lower[match.last] in self._fractions:
            return False
        beyond = sentence.lower[match.last + 2] if match.last + 2 < len(sentence) else ""
        return not (after == "-" and beyond in self._no_duration_before)
