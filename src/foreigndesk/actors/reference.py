"""Resolves what a phrase alone leaves open, against the mentions before it in the article.

Bare surnames, pronouns, definite descriptions and roles without a country each look back for the nearest fitting
mention. What finds none stays open: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.apposition import Appositions
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.focus import Focus
from foreigndesk.actors.homeland import Homeland
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.office import settle_person
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.salience import PronounSearch
from foreigndesk.actors.takeup import Descriptor

_NEAR, _FAR = 4, 6


class ReferenceResolver:
    """Settles the drafts of one article in reading order.

    Args:
        knowledge: Pronouns, descriptions, office-holders.
        focus: What the article is about.
        places: Countries of places, states and capitals by sentence and token.
        on: Its date.
    """

    def __init__(
        self, knowledge: ActorKnowledge, focus: Focus, places: Mapping[tuple[int, int], str], on: date | None
    ) -> None:
        self._knowledge = knowledge
        self._on = on
        self._seen = Antecedents(knowledge)
        self._appositions = Appositions(knowledge.words, self._seen)
        self._search = PronounSearch(knowledge, self._seen)
        self._homeland = Homeland(knowledge, focus, places, self._seen)
        self.coined: dict[str, Draft] = {}
        self._descriptor = Descriptor(knowledge, self._seen, focus)

    def person_named(self, name: str) -> Draft | None:
        """The person whose fuller name, given before, holds every part of this one."""
        return self._seen.person_named(name)

    def settle_all(self, drafts: list[Draft]) -> None:
        """Settle the drafts of a sentence: in reading order, but owners before what they own.

        Words of a quotation that mean its speaker wait for the speaker.
        """
        self._homeland.enter(drafts)
        waiting = {draft.head: draft for draft in reversed(drafts)}
        for draft in sorted(drafts, key=self._order):
            self._settle_after_owner(draft, waiting)

    def _order(self, draft: Draft) -> tuple[bool, int, int]:
        token = draft.owner if draft.owner is not None else draft.head
        word = self._knowledge.pronouns.get(draft.sentence.lower[token])
        return (word is not None and word.speech, draft.head, draft.first)

    def _settle_after_owner(self, draft: Draft, waiting: dict[int, Draft]) -> None:
        if waiting.pop(draft.head, draft) is not draft:
            return
        owner = waiting.get(draft.owner) if draft.owner is not None else None
        if owner is not None:
            self._settle_after_owner(owner, waiting)
        self.settle(draft)

    def settle(self, draft: Draft) -> None:
        """Resolve a draft as far as the article before it allows, and remember it."""
        if self._appositions.settle(draft):
            pass
        elif draft.kind == "pronoun":
            self._pronoun(draft)
        elif draft.surname is not None or (draft.person and draft.record is None and draft.kind == "name"):
            self._surname(draft)
        elif draft.kind == "description":
            self._description(draft)
        elif draft.kind == "role" or (draft.kind == "demonym" and draft.role is not None):
            self._role(draft)
        elif draft.kind == "name" and draft.plural and draft.state:
            self._people_again(draft)
        self._appositions.lend_back(draft)
        self._seen.add(draft)
        if draft.short is not None:
            self.coined[draft.short] = draft

    def _pronoun(self, draft: Draft) -> None:
        word = self._knowledge.pronouns[draft.sentence.lower[draft.head]]
        if word.reflexive:
            self._reflexive(draft)
            return
        if word.bound:
            self._relative(draft)
            return
        if word.speech:
            speaker = self._seen.speaker(draft)
            if speaker is not None:
                draft.take(speaker, f"speaker of the quotation: {speaker.span.text}")
            return
        found = self._search.for_pronoun(draft, word)
        if found is not None:
            self._stand_for(draft, found)
        else:
            draft.reasons.append("pronoun without clear antecedent")

    def _stand_for(self, draft: Draft, found: Draft) -> None:
        """Take up a mention; a plural pronoun also everybody joined with it."""
        first, *others = self._seen.joined(found) if draft.plural and not found.plural else [found]
        draft.take(first, f"stands for {first.span.text}")
        word = self._knowledge.pronouns.get(draft.sentence.lower[draft.head])
        if word is not None and word.gender is not None:
            self._learn(first, word.gender)
            draft.gender = word.gender
        if draft.plural:
            for other in (*first.partners, *(one for one in others if one.country is not None)):
                partner = replace(draft, partners=[], used=set(), reasons=[], role=None)
                partner.take(other, f"stands for {other.span.text}")
                draft.partners.append(partner)

    def _learn(self, draft: Draft, gender: str) -> None:
        """Remember whether somebody has been called "he" or "she"."""
        draft.gender = draft.gender or gender
        named = self._seen.person_named(draft.name) if draft.name else None
        if named is not None:
            named.gender = named.gender or gender

    def _reflexive(self, draft: Draft) -> None:
        """ "Norton proclaimed himself emperor": who acts; nobody else than the noun beside it or the subject."""
        found = self._search.binder(draft)
        if found is not None:
            self._stand_for(draft, found)
        else:
            draft.rank = 0

    def _relative(self, draft: Draft) -> None:
        """ "the group, whose fighters": what the relative clause hangs on."""
        sentence = draft.sentence
        hung = (t for t in sentence.ancestors(draft.head) if sentence.rels[t] in ("acl:relcl", "appos"))
        clause = next(hung, None)
        found = self._seen.at(sentence.index, sentence.heads[clause]) if clause is not None else None
        if found is not None:
            draft.take(found, f"stands for {found.span.text}")
        else:
            draft.rank = 0

    def _surname(self, draft: Draft) -> None:
        name = draft.name or ""
        earlier = self._seen.person_named(name)
        if earlier is not None:
            sectors, country = draft.sectors, draft.country
            draft.take(earlier, f"named before as {earlier.span.text}")
            draft.sectors = draft.sectors or sectors
            draft.country = draft.country or country
            return
        record = self._known(draft, name.split()[-1]) if name else None
        if record is not None and draft.surname is not None and _may_be_of(record, draft.country):
            titled, country = draft.sectors, draft.country
            called = (draft.role.role,) if draft.role is not None else ()
            settle_person(draft, record, self._on, self._knowledge.words, called)
            draft.sectors = titled or draft.sectors
            draft.country = country or draft.country
        self._owned(draft)
        self._homeland.lend_person(draft)

    def _known(self, draft: Draft, surname: str) -> NameRecord | None:
        """Who the office table says bears a surname: with a title its one holder, else the incumbent."""
        people, role = self._knowledge.people, draft.role.role if draft.role else None
        offices = self._knowledge.words.offices(role) if role else ()
        incumbent = people.surnamed(surname, self._on) if self._on is not None or not offices else None
        titled = people.titled(surname, offices, self._on, draft.country) if offices else None
        if incumbent or titled or self._on is None:
            return incumbent or titled
        if role is None:
            return people.departed(surname, self._on)
        return people.serving(surname, draft.country, self._on) if draft.country and role.inherits else None

    def _people_again(self, draft: Draft) -> None:
        """ "The Russians", after "two Russians": the same people and no state."""
        for earlier in self._seen.back(draft.sentence, _NEAR):
            if _same_nation(earlier, draft) and earlier.person and earlier.plural:
                draft.take(earlier, f"takes up {earlier.span.text}")
                return

    def _by_code(self, draft: Draft) -> bool:
        """ "The world body": the organisation named before whose code the noun itself says."""
        code = draft.role.role.code if draft.role is not None else None
        definite = draft.sentence.lower[draft.first] in self._knowledge.words.definite
        if code is None or not definite or draft.plural or draft.person or draft.name is not None:
            return False
        for earlier in self._seen.back(draft.sentence, _FAR):
            record = earlier.record or earlier.body
            if record is not None and record.kind == "organisation" and record.country == code and earlier.rank:
                draft.name, draft.country, draft.sectors = record.name, record.country, record.sectors
                draft.cameo, draft.wikidata, draft.record = record.cameo, record.wikidata, record
                draft.refers_to = earlier.span
                draft.reasons.append(f"takes up {earlier.span.text}")
                return True
        return False

    def _description(self, draft: Draft) -> None:
        if self._descriptor.settle(draft):
            return
        if draft.role is not None:
            draft.kind = "role"
            self._role(draft)
        else:
            draft.rank = 0

    def _role(self, draft: Draft) -> None:
        self._owned(draft)
        if self._by_code(draft):
            return
        mirrored = self._seen.at(draft.sentence.index, draft.mirror) if draft.mirror is not None else None
        if mirrored is not None:
            draft.sectors = draft.sectors or mirrored.sectors
        if not self._takes_people_up(draft):
            self._homeland.lend(draft)
        self._incumbent(draft)

    def _takes_people_up(self, draft: Draft) -> bool:
        """ "The men", "the people": several persons named in the sentences before."""
        words, sentence = self._knowledge.words, draft.sentence
        definite = sentence.lower[draft.first] in words.definite and draft.head == draft.first + 1
        if not definite or draft.country is not None or draft.owner is not None:
            return False
        if sentence.lower[draft.head] not in words.groups_of_people or sentence.kids(draft.head, "nmod", "acl"):
            return False
        people = [d for d in self._seen.back(sentence, 2) if d.person and d.country and d.sentence is not sentence]
        named = (d for d in people if d.kind == "name" and len(self._seen.joined(d)) > 1)
        found = next(named, None) or next((d for d in people if d.plural), None)
        if found is not None:
            self._stand_for(draft, found)
        return found is not None

    def _owned(self, draft: Draft) -> None:
        """The country of the possessor or complement, once that is settled."""
        other = self._seen.at(draft.sentence.index, draft.owner) if draft.owner is not None else None
        if draft.country is not None or other is None or (other.country is None and not other.sectors):
            return
        if other.country is not None:
            draft.country = other.country
            draft.reasons.append(f"of {other.span.text}")
        if draft.role and draft.role.role.inherits and other.kind == "pronoun" and not other.state:
            words = self._knowledge.words
            noun = draft.role.role.words[-1]
            plain = words.plain_sectors.get(noun) if words.state_sector in other.sectors else None
            draft.sectors = words.shared(noun, other.sectors) or plain or other.sectors or draft.sectors
        if draft.plural:
            draft.partners += [
                replace(draft, country=partner.country, partners=[], used=set(), reasons=[f"of {other.span.text}"])
                for partner in other.partners
                if partner.country not in (None, draft.country)
            ]

    def _incumbent(self, draft: Draft) -> None:
        """ "the French president" on a day is one person."""
        role = draft.role
        if role is None or draft.plural or draft.country is None or draft.name is not None or self._on is None:
            return
        office = " ".join(role.role.words)
        if draft.of_body:
            return  # "the president of the Chadian league"
        if office in self._knowledge.words.incumbents and draft.sectors != (self._knowledge.words.elite,):
            holder = self._knowledge.people.holder(draft.country, office, self._on)
            if holder is not None:
                draft.name, draft.wikidata, draft.record = holder.name, holder.wikidata, holder
                draft.reasons.append(f"in office: {holder.name}")


def _may_be_of(record: NameRecord, country: str | None) -> bool:
    return country in (None, record.country, *(term.country for term in record.terms))


def _same_nation(one: Draft, other: Draft) -> bool:
    records = (one.record, other.record)
    return one.country == other.country and all(r is not None and r.kind == "demonym" for r in records)
