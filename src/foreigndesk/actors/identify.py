"""Reads one noun phrase: who it names, by its own words alone.

A phrase is a known name, a person, a state, a role noun with its country and organisation, or a name only the
model saw; each case is tried in that order and says in a reason which one it was.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from foreigndesk.actors.described import describe
from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.ownership import borrow, from_place
from foreigndesk.actors.peoplenouns import read_counted, read_people
from foreigndesk.actors.persons import read_person, with_title
from foreigndesk.actors.phrases import Phrase, phrase_of
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.rolephrase import read_role_phrase
from foreigndesk.actors.roles import RoleHit
from foreigndesk.actors.states import read_nation, read_state
from foreigndesk.actors.view import EntitySpan, SentenceView


class Earlier(Protocol):
    """What an article has named before a sentence."""

    coined: dict[str, Draft]

    def person_named(self, name: str) -> Draft | None:
        """The person whose fuller name, given before, holds every part of this one."""
        ...


_ARGUMENTS = frozenset(("nsubj", "obj", "obl", "nmod", "conj", "root"))


class PhraseReader:
    """Reads the phrases of one sentence, each once.

    Args:
        view: The sentence and what stands in it.
        knowledge: What is known of names and roles.
        on: The article's date.
        earlier: What the article has named before.
    """

    def __init__(self, view: SentenceView, knowledge: ActorKnowledge, on: date | None, earlier: Earlier) -> None:
        self.view = view
        self.sentence = view.sentence
        self.knowledge = knowledge
        self.on = on
        self._earlier = earlier
        self._read: dict[int, Draft | None] = {}

    def read(self, head: int) -> Draft | None:
        """The draft of the phrase under a head token, ``None`` if it names no actor."""
        if head not in self._read:
            self._read[head] = None  # a malformed tree may lead back here
            self._read[head] = self._identify(head)
        return self._read[head]

    def _identify(self, head: int) -> Draft | None:
        if self.sentence.upos[head] == "PRON":
            return self._pronoun(head)
        if self.sentence.upos[head] == "NUM":
            return read_counted(self, head)
        view = self.view
        phrase = self._widened(phrase_of(self.sentence, head))
        hit, role, entity = view.hit_at.get(head), view.role_at.get(head), view.entity_at.get(head)
        if hit is None and (fuller := self._earlier.coined.get(self.sentence.words[head])) is not None:
            draft = draft_of(self.sentence, phrase, "name")
            draft.take(fuller, "short name introduced before")
            return draft
        if hit is None and entity is not None and entity.last in view.coined:
            return self._unknown_body(phrase, entity)
        description = self._description(phrase, role)
        lists = self.knowledge.descriptions
        if description is not None and (description.noun in lists.fixed or description.noun in lists.halves):
            return description
        person = read_person(self, phrase)
        if person is not None:
            return person
        if hit is not None and (role is None or hit.last >= role.last):
            return self._named(phrase, hit)
        if description is not None:
            return description
        if role is not None:
            return read_role_phrase(self, phrase, role)
        if entity is not None and entity.label == "ORG":
            if self._earlier.person_named(self.sentence.words[head]) is not None and entity.first == entity.last:
                return self._by_surname(phrase)
            return None if self._swallows_verb(head, entity) else self._unknown_body(phrase, entity)
        return self._incumbent(phrase) or read_people(self, phrase)

    def _incumbent(self, phrase: Phrase) -> Draft | None:
        """The bare surname of a head of state or government that the model took for no name."""
        sentence, head = self.sentence, phrase.head
        if sentence.upos[head] != "PROPN" or phrase.first != phrase.last or sentence.rel(head) not in _ARGUMENTS:
            return None
        if (
            not sentence.words[head][0].isupper()
            or self.knowledge.people.surnamed(sentence.words[head], self.on) is None
        ):
            return None
        return self._by_surname(phrase)

    def _by_surname(self, phrase: Phrase) -> Draft:
        draft = draft_of(self.sentence, phrase, "name")
        draft.person, draft.plural = True, False
        draft.name = draft.surname = self.sentence.words[phrase.head]
        return draft

    def _swallows_verb(self, head: int, entity: EntitySpan) -> bool:
        """Whether the model took a headline's verb for a part of a state's name: "Ivory Coast seals"."""
        first = self.view.hit_at.get(entity.first)
        return first is not None and first.record.kind == "state" and self.sentence.words[head].islower()

    def inner_hits(self, phrase: Phrase) -> list[NameHit]:
        """Known names among the phrase's own modifiers, without those that stand aside."""
        return [
            hit
            for hit in self.view.hits
            if hit.first >= phrase.inner and hit.last <= phrase.last and hit.first not in self.view.aside
        ]

    def inner_roles(self, phrase: Phrase, before: int) -> list[RoleHit]:
        """Role nouns among the phrase's own modifiers, before a token; words of a known name are none."""
        roles = (role for role in self.view.roles if role.first >= phrase.inner and role.last < before)
        return [role for role in roles if not self._is_of_a_name(role)]

    def _is_of_a_name(self, role: RoleHit) -> bool:
        """Whether a role noun is part of a longer known name: the "state" of "Islamic State fighters"."""
        hit = self.view.hit_at.get(role.first)
        return hit is not None and hit.last >= role.last and (hit.first, hit.last) != (role.first, role.last)

    def surnamed_before(self, phrase: Phrase, before: int) -> tuple[int, NameRecord | Draft] | None:
        """Somebody whose bare surname modifies a role: "Biden administration officials"."""
        for token in range(phrase.inner, before):
            if self.sentence.upos[token] != "PROPN" or token in self.view.hit_at or token in self.view.role_at:
                continue
            surname = self.sentence.words[token]
            earlier = self._earlier.person_named(surname)
            if earlier is not None and earlier.country is not None:
                return token, earlier
            record = self.knowledge.people.surnamed(surname, self.on)
            if record is not None:
                return token, record
        return None

    def is_former(self, phrase: Phrase, before: int) -> bool:
        """Whether a word before a token says that the office is over."""
        roles = self.view.roles
        return any(
            (r.role.kind == "former" and phrase.inner <= r.first and r.last < before)
            or (r.former and phrase.inner <= r.first <= before)
            for r in roles
        )

    def _widened(self, phrase: Phrase) -> Phrase:
        """A phrase never cuts a name in two."""
        first, last = phrase.first, phrase.last
        known = self.view.hit_at.get(phrase.head) or self.view.entity_at.get(phrase.head)
        for span in (known, self.view.role_at.get(phrase.head)):
            if span is not None:
                first, last = min(first, span.first), max(last, span.last)
        if (first, last) == (phrase.first, phrase.last):
            return phrase
        return Phrase(
            phrase.head, first, last, phrase.owner, min(phrase.inner, first) if phrase.owner is None else phrase.inner
        )

    def _pronoun(self, head: int) -> Draft | None:
        word = self.knowledge.pronouns.get(self.sentence.lower[head])
        relative = word is not None and word.bound and self.sentence.rels[head] == "nmod:poss"
        if (
            word is None
            or self.sentence.rels[head] == "expl"
            or (word.bound and not relative and not word.reflexive)
            or (word.exact and self.sentence.words[head] != word.word)
        ):
            return None
        if word.kind == "body" and self._is_predicated(head):
            return None
        draft = draft_of(self.sentence, Phrase(head, head, head, None, head), "pronoun")
        draft.plural, draft.person = word.number == "several", word.kind == "person"
        return draft

    def _is_predicated(self, head: int) -> bool:
        """ "It was the first death": said of a thing."""
        sentence, noun = self.sentence, self.sentence.heads[head]
        if noun < 0 or sentence.upos[noun] != "NOUN" or sentence.rels[head] != "nsubj":
            return False
        return noun not in self.view.role_at and sentence.lemmas[noun] not in self.knowledge.descriptions.nouns

    def _description(self, phrase: Phrase, role: RoleHit | None) -> Draft | None:
        """ "the country", "the two sides": a definite noun without a country of its own."""
        found = describe(self.sentence, phrase, self.knowledge)
        if found is None:
            return None
        draft = read_role_phrase(self, phrase, role) if role is not None else None
        if role is not None and (draft is None or draft.country is not None or draft.owner is not None):
            return draft
        draft = draft or draft_of(self.sentence, phrase, "description")
        draft.kind = "description"
        draft.noun, draft.number, draft.region = found
        return draft

    def _named(self, phrase: Phrase, hit: NameHit) -> Draft | None:
        kind = hit.record.kind
        if not hit.record.actor or hit.first in self.view.aside or kind in ("prefix", "person"):
            return None
        if kind == "demonym":
            return read_nation(self, phrase, hit)
        if kind in ("state", "capital", "seat"):
            return read_state(self, phrase, hit)
        phrase, swallowed = with_title(self, phrase, phrase.first, person=False)
        draft = draft_of(self.sentence, phrase, "name")
        draft.swallowed = swallowed
        self.fill(draft, hit)
        draft.short = self.view.coined.get(hit.last)
        role = self.view.role_at.get(phrase.head)
        if kind in ("people", "group") and role is not None:
            draft.nouns = (role.role.words[-1],)
        draft.reasons.append(f"known {kind}")
        draft.plural = draft.plural and kind != "organisation"
        if (
            phrase.owner is not None
            and phrase.owner not in draft.used
            and (owner := self.read(phrase.owner)) is not None
            and owner.state
        ):
            draft.used.update(range(owner.first, owner.last + 1))
        if draft.country is None:
            borrow(self, draft, phrase, [h for h in self.inner_hits(phrase) if h is not hit])
        if draft.country is None and draft.owner is None and kind == "people":
            from_place(self, draft)
        return draft

    def fill(self, draft: Draft, hit: NameHit) -> None:
        """Give a draft what is known of a name on the article's date."""
        record = hit.record
        term = record.term(self.on)
        draft.record, draft.name, draft.wikidata, draft.cameo = record, record.name, record.wikidata, record.cameo
        draft.country = term.country if term and term.country else record.country
        draft.sectors = term.sectors if term and term.sectors else record.sectors
        draft.used.update(range(hit.first, hit.last + 1))
        if record.kind == "people" and not draft.sectors:
            draft.sectors = (self.knowledge.words.people_sector,)

    def _unknown_body(self, phrase: Phrase, entity: EntitySpan) -> Draft:
        """A body that only the model took for a name; the role nouns inside say what it is."""
        draft = draft_of(self.sentence, phrase, "name")
        first = entity.first
        if self.sentence.upos[first] == "DET" and first < entity.last:
            first += 1
        draft.name = self.sentence.span_of(first, entity.last).text
        inside = [r for r in self.view.roles if r.first >= entity.first and r.last <= entity.last and r.role.actor]
        if inside:
            draft.role = inside[-1]
            draft.sectors = inside[-1].role.sectors
        draft.short = self.view.coined.get(entity.last)
        draft.reasons.append("name with its initials in brackets" if draft.short else "body found by the model")
        borrow(self, draft, phrase, self.inner_hits(phrase))
        code = inside[-1].role.code if inside else None
        if draft.country is None:
            draft.country = code
        elif code is not None and not draft.sectors:
            draft.sectors = self.knowledge.words.at_home.get(code, ())
        return draft
