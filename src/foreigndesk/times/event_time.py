"""Picks the time of one event among the time expressions of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from foreigndesk.language.document import ROOT, Sentence
from foreigndesk.times.periods import of_unit
from foreigndesk.times.time import TimeMention

_TIME_RELATIONS = frozenset({"obl", "advmod", "nmod", "nummod", "compound", "dep", "appos"})
_UNITS = {"week": "W", "month": "M", "year": "Y"}
_TEMPORAL_ROLE = "ARGM-TMP"


class EventTimes:
    """Picks the times of events.

    Args:
        words: ``within``, prepositions under which an act is of the time of a noun (during the 2014 war), and
            ``attribute``, those that bind a time to the noun before them (the accords of 2014).
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._within = frozenset(words["within"])
        self._attribute = frozenset(words["attribute"])

    def date_of(self, mentions: list[TimeMention], sentence: Sentence, predicate: int) -> TimeMention | None:
        """The time of the event whose trigger is the token ``predicate``.

        Args:
            mentions: Time expressions of the document (others than this sentence's are passed over).
            sentence: The sentence of the event.
            predicate: Token of its trigger.

        Returns:
            The predicate's own temporal argument, else a time in its clause that belongs to no other noun, else the
            sentence's only plain time that no other clause owns, in the whole unit it is stated in; ``None`` where
            the caller falls back to publication. A vague one has no days.
        """
        found = self._found(mentions, sentence, predicate)
        return None if found is None else _in_whole_unit(found.whole or found)

    def _found(self, mentions: list[TimeMention], sentence: Sentence, predicate: int) -> TimeMention | None:
        here = [
            one for one in mentions if one.sentence == sentence.index and not self._is_of_noun(sentence, one, predicate)
        ]
        own = [one for one in here if _dates_events(one) and _belongs(sentence, one, predicate)]
        if own:
            return _best(own)
        clause = sentence.clause_of(predicate)
        dated = [one for one in here if one.start is not None]
        same = [one for one in dated if sentence.clause_of(one.head) == clause]
        if same:
            return _best(same)
        free = [one for one in dated if one.relation == "at" and _is_free(sentence, one, clause)]
        return free[0] if len(free) == 1 else None

    def _is_of_noun(self, sentence: Sentence, mention: TimeMention, predicate: int) -> bool:
        """Whether the time is that of a thing, not of the act: suspended the 2014 accords, weeks of protests.

        What an act is done by, or happens during, is of its own time: the 2020 coup ousted him, killed in the 2014 war.
        """
        after = mention.last + 1
        if mention.start is None and after < len(sentence) and sentence.lower[after] in self._attribute:
            return True
        noun = sentence.heads[mention.head]
        if noun in (ROOT, predicate) or sentence.upos[noun] not in ("NOUN", "PROPN"):
            return False
        return self._is_attribute(sentence, mention, noun) and not self._times_the_act(sentence, noun)

    def _times_the_act(self, sentence: Sentence, noun: int) -> bool:
        """Whether an act is of the time of a noun: by the 2020 coup, in the 2014 war."""
        prepositions = {sentence.lower[kid] for kid in sentence.kids(noun, "case")}
        if sentence.rels[noun] == "nsubj" or (sentence.rel(noun) in ("obl", "nmod") and prepositions & self._within):
            return True
        return sentence.rel(noun) in ("appos", "conj") and self._times_the_act(sentence, sentence.heads[noun])

    def _is_attribute(self, sentence: Sentence, mention: TimeMention, noun: int) -> bool:
        """Before its noun, or bound to it; a year after its noun (the massacre in 1995) as well."""
        if sentence.rel(mention.head) not in ("compound", "nummod", "amod", "nmod"):
            return False
        prepositions = {sentence.lower[kid] for kid in sentence.kids(mention.head, "case")}
        return mention.head < noun or bool(prepositions & self._attribute) or mention.precision in ("year", "decade")


def _in_whole_unit(mention: TimeMention) -> TimeMention:
    """Late March dates an act to March, as its precision says; "since late March" keeps its first day."""
    unit = _UNITS.get(mention.precision or "")
    if unit is None or mention.start is None or mention.end is None or mention.relation != "at":
        return mention
    whole = of_unit(mention.start, unit)
    return replace(mention, start=whole.start, end=whole.end) if mention.end <= whole.end else mention


def _dates_events(mention: TimeMention) -> bool:
    """Whether it can date an act: known lengths and repetitions cannot, a vague past says "unknown"."""
    value = mention.value or ""
    if mention.start is not None:
        return True
    return value in ("PAST_REF", "FUTURE_REF") or value.startswith("PX")


def _belongs(sentence: Sentence, mention: TimeMention, predicate: int) -> bool:
    inside = range(mention.first, mention.last + 1)
    for argument, role in sentence.roles.get(predicate, ()):
        if role == _TEMPORAL_ROLE and argument in inside:
            return True
    return sentence.heads[mention.head] == predicate and sentence.rel(mention.head) in _TIME_RELATIONS


def _is_free(sentence: Sentence, mention: TimeMention, clause: int) -> bool:
    """Whether the time's clause is above the event's and frames it, rather than another event's."""
    owner = sentence.clause_of(mention.head)
    return owner == clause or owner in sentence.ancestors(clause)


def _best(mentions: list[TimeMention]) -> TimeMention:
    """An anchored time before a vague one, a finer one before a coarser, then the first."""
    order = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5, None: 9}
    return min(mentions, key=lambda one: (order[one.precision], one.relation != "at", one.first))
