"""Two names for one actor side by side: "the defence minister, Yoav Gallant", "an American, Colonel Higgins"."""

from __future__ import annotations

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.words import PhraseWords


class Appositions:
    """Lets each of two names for one actor tell what the other leaves open.

    Args:
        words: The word lists.
        seen: The mentions so far.
    """

    def __init__(self, words: PhraseWords, seen: Antecedents) -> None:
        self._words = words
        self._seen = seen

    def settle(self, draft: Draft) -> bool:
        """ "the defence minister, Yoav Gallant": the second of two names for one actor takes after the first."""
        sentence = draft.sentence
        if sentence.rel(draft.head) != "appos" or draft.kind == "pronoun":
            return False
        first = self._seen.at(sentence.index, sentence.heads[draft.head])
        if first is None or first.rank == 0 or first.person != draft.person:
            return False
        if (first.kind == "role" and first.plural and not draft.plural) or (
            draft.owner is not None and not draft.person
        ):
            return False  # "16 people, among them Evan", "France, whose troops"
        if first.person and first.name is None and first.kind == draft.kind and draft.record is None:
            return self._describes(first, draft)
        short = draft.record is None and (draft.name or "").isupper()
        if first.kind == draft.kind and not (short and not draft.person):
            return False
        if short and first.kind == "name":
            draft.take(first, f"short for {first.span.text}")
            return True
        if first.country is None or draft.country not in (None, first.country):
            return False
        name = first.name or draft.name
        sectors = draft.sectors
        if first.sectors == (self._words.people_sector,) and sectors:
            first.sectors = sectors  # "his daughter Keiko, a lawmaker"
        draft.take(first, f"in apposition to {first.span.text}")
        draft.name, draft.sectors = name, draft.sectors or sectors
        return True

    def lend_back(self, draft: Draft) -> None:
        """ "The Colina Group, an army squad": the second of two names describes a first that nobody knows."""
        sentence = draft.sentence
        if sentence.rel(draft.head) != "appos" or draft.kind == "pronoun":
            return
        first = self._seen.at(sentence.index, sentence.heads[draft.head])
        if first is None or first.rank == 0 or first.person != draft.person or first.plural != draft.plural:
            return
        plain = first.sectors in ((), (self._words.people_sector,))
        if first.country in (None, draft.country) and plain and draft.sectors:
            first.country, first.sectors = draft.country, draft.sectors
            first.reasons.append(f"described as {draft.span.text}")

    def _describes(self, first: Draft, draft: Draft) -> bool:
        """ "An American, Colonel William Higgins": nation and title are of the same person."""
        if first.country is None or draft.country not in (None, first.country) or self._named_before(draft):
            return False
        draft.country = first.country
        if draft.sectors and first.sectors == (self._words.people_sector,):
            first.sectors = draft.sectors
        draft.sectors = draft.sectors or first.sectors
        first.name = None if first.plural else draft.name
        draft.reasons.append(f"in apposition to {first.span.text}")
        return True

    def _named_before(self, draft: Draft) -> bool:
        return draft.name is not None and self._seen.person_named(draft.name) is not None
