"""Picks the time of one event among the time expressions of its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from foreigndesk.language.document import Sentence
from foreigndesk.times.periods import of_unit
from foreigndesk.times.time import TimeMention

_TIME_RELATIONS = frozenset({"obl", "advmod", "nmod", "nummod", "compound", "dep", "appos"})
_UNITS = {"week": "W", "month": "M", "year": "Y"}
_TEMPORAL_ROLE = "ARGM-TMP"


def date_of(
    mentions: list[TimeMention], sentence: Sentence, predicate: int, published: date | None
) -> TimeMention | None:
    """The time of the event whose trigger is the token ``predicate``.

    Args:
        mentions: Time expressions of the document (others than this sentence's are passed over).
        sentence: The sentence of the event.
        predicate: Token of its trigger.
        published: Publication date, to prefer times that it can confirm.

    Returns:
        The predicate's own temporal argument, else a time in its clause, else the sentence's only plain time
        that no other clause owns, in the whole unit it is stated in; ``None`` where
        the caller falls back to publication. A vague one has no days.
    """
    found = _found(mentions, sentence, predicate)
    return None if found is None else _in_whole_unit(found.whole or found)


def _found(mentions: list[TimeMention], sentence: Sentence, predicate: int) -> TimeMention | None:
    here = [one for one in mentions if one.sentence == sentence.index and _dates_events(one)]
    own = [one for one in here if _belongs(sentence, one, predicate)]
    if own:
        return _best(own)
    clause = sentence.clause_of(predicate)
    same = [one for one in here if sentence.clause_of(one.head) == clause]
    if same:
        return _best(same)
    free = [one for one in here if one.relation == "at" and _is_free(sentence, one, clause)]
    return free[0] if len(free) == 1 else None


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
