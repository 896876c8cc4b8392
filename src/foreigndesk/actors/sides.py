"""The participants that "the two sides", "both countries" or "the pair" stand for."""

from __future__ import annotations

from collections.abc import Set

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.focus import Focus
from foreigndesk.actors.knowledge import ActorKnowledge

_REACH, _FAR = 4, 12
_PAIR = 2


class Sides:
    """Finds as many participants as a description says.

    Args:
        knowledge: Descriptions, states and word lists.
        seen: The mentions so far.
        focus: What the article is about.
    """

    def __init__(self, knowledge: ActorKnowledge, seen: Antecedents, focus: Focus) -> None:
        self._words = knowledge.words
        self._nouns = knowledge.descriptions.nouns
        self._states = knowledge.countries
        self._seen = seen
        self._focus = focus

    def find(self, draft: Draft) -> list[Draft] | None:
        """Those just named together, those the article is about, or any so many before; ``None`` if unclear."""
        conflict = (draft.noun or "") in self._words.conflict_sides
        first = self._principals(draft) if conflict else self._joined_subjects(draft) or self._principals(draft)
        return first or self._gather(draft, _REACH, frozenset())

    def only_states(self, noun: str) -> bool:
        return "state" in self._nouns.get(noun, ()) or noun in self._words.state_plurals

    def _joined_subjects(self, draft: Draft) -> list[Draft] | None:
        """The parties that are together the subject of the sentence before."""
        for candidate in self._seen.back(draft.sentence, 1):
            if candidate.sentence is draft.sentence or candidate.sentence.rel(candidate.head) != "nsubj":
                continue
            joined = [one for one in self._seen.joined(candidate) if self._may_be(draft, one)]
            if len(joined) == draft.number:
                return joined
        return None

    def _principals(self, draft: Draft) -> list[Draft] | None:
        """Of a conflict, or of two states, the parties that the article is about."""
        words, noun, focus = self._words, draft.noun or "", self._focus
        two = focus.titled if len(focus.titled) == _PAIR else focus.leading
        about = {focus.country} if focus.country is not None and two != focus.titled else two
        if noun in words.conflict_sides or noun in words.person_plurals:
            return self._gather(draft, _FAR, about)
        return self._gather(draft, _FAR, two) if self.only_states(noun) and draft.number == _PAIR else None

    def _gather(self, draft: Draft, reach: int, among: Set[str | None]) -> list[Draft] | None:
        """As many different participants as the number says, from the nearest sentences that name just so many.

        Args:
            draft: The description.
            reach: How many sentences to go back.
            among: Countries that the participants must be of, if any.
        """
        found: dict[tuple[str | None, str | None], Draft] = {}
        states = self.only_states(draft.noun or "")
        current = draft.sentence.index
        for candidate in self._seen.back(draft.sentence, reach):
            if candidate.sentence.index != current and len(found) >= draft.number:
                break
            current = candidate.sentence.index
            if (among and candidate.country not in among) or not self._may_be(draft, candidate):
                continue
            key = (candidate.country, None if states else next(iter(candidate.sectors), None))
            found.setdefault(key, candidate)
        return list(reversed(found.values())) if len(found) == draft.number else None

    def _may_be(self, draft: Draft, candidate: Draft) -> bool:
        """Whether a mention can be one of "the two states", "the two men"."""
        words, noun = self._words, draft.noun or ""
        if candidate.country is None or (candidate.head == draft.head and candidate.sentence is draft.sentence):
            return False
        if self.only_states(noun) and candidate.country not in self._states:
            return False
        verb = draft.sentence.heads[draft.head]
        if candidate.sentence is draft.sentence and candidate.sentence.heads[candidate.head] == verb:
            return False
        if noun in words.person_plurals and (not candidate.person or candidate.plural):
            return False
        return candidate.name is not None or candidate.sectors != (words.people_sector,)
