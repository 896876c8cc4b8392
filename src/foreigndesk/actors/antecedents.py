"""The mentions of an article read so far, found by place, surname and role."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.actors.draft import Draft
from foreigndesk.actors.index import fold
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import first_conjunct
from foreigndesk.language.document import Sentence

_REACH = 2
_QUOTES = '"“”'


class Antecedents:
    """Mentions in reading order.

    Args:
        knowledge: The particles that are no part of a surname.
    """

    def __init__(self, knowledge: ActorKnowledge) -> None:
        self._particles = knowledge.words.particles
        self._drafts: list[Draft] = []
        self._at: dict[tuple[int, int], Draft] = {}
        self._persons: dict[str, Draft] = {}
        self._called: dict[str, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Remember a settled mention."""
        self._drafts.append(draft)
        for head in (draft.head, *draft.swallowed):
            self._at.setdefault((draft.sentence.index, head), draft)
        if draft.country is not None and draft.kind not in ("pronoun", "demonym"):
            for noun in draft.nouns[:1]:
                self._called.setdefault(noun, []).append(draft)
        if draft.person and draft.name and draft.kind == "name" and draft.surname is None:
            for part in self._parts(draft.name):
                self._persons.setdefault(part, draft)

    def at(self, sentence: int, head: int) -> Draft | None:
        """The mention headed by a token, once it is settled."""
        return self._at.get((sentence, head))

    def back(self, sentence: Sentence, reach: int) -> Iterator[Draft]:
        """Mentions of the sentence and of ``reach`` sentences before it, nearest first; titles count apart."""
        for draft in reversed(self._drafts):
            if draft.sentence.index < sentence.index - reach:
                return
            if draft.sentence.in_title == sentence.in_title:
                yield draft

    def called(self, noun: str) -> list[Draft]:
        """Mentions with a country that bear a role noun, in reading order."""
        return self._called.get(noun, [])

    def bearer(self, draft: Draft, code: str, reach: int = 1000) -> Draft | None:
        """The latest mention before a draft that names a country, else the latest that belongs to it."""
        bearers = [
            d for d in self.back(draft.sentence, reach) if d.country == code and d.kind != "pronoun" and not d.person
        ]
        return next((d for d in bearers if d.state), next(iter(bearers), None))

    def person_named(self, name: str) -> Draft | None:
        """The person whose fuller name, given before, holds every part of this one."""
        parts = self._parts(name)
        found = self._persons.get(parts[-1]) if parts else None
        if found is None or found.name is None:
            return None
        known = set(self._parts(found.name)) | set(self._parts(found.span.text))
        return found if known.issuperset(parts) else None

    def speaker(self, draft: Draft) -> Draft | None:
        """Who says the words in quotation marks around a mention."""
        sentence = draft.sentence
        if not in_quotation(sentence, draft.head):
            return None
        for candidate in self.back(sentence, _REACH):
            where = candidate.sentence
            named = candidate.kind != "demonym" and candidate.rank and (candidate.name or candidate.sectors)
            if named and where.rel(candidate.head) == "nsubj" and not in_quotation(where, candidate.head):
                return candidate
        return None

    def joined(self, draft: Draft) -> list[Draft]:
        """A mention and those coordinated with it, the first of them first."""
        sentence = draft.sentence
        top = first_conjunct(sentence, draft.head)
        found = (self.at(sentence.index, token) for token in (top, *sentence.kids(top, "conj")))
        group = [one for one in found if one is not None and one.rank]
        return group if draft in group else [draft]

    def _parts(self, name: str) -> list[str]:
        return [part for part in fold(name).replace("-", " ").split() if len(part) > 1 and part not in self._particles]


def in_quotation(sentence: Sentence, token: int) -> bool:
    """Whether an odd number of double quotation marks precedes a token in its sentence."""
    return sum(word in _QUOTES or word in ("``", "''") for word in sentence.words[:token]) % 2 == 1
