"""Resolves what a phrase alone leaves open, against the mentions before it in the article.

Bare surnames, pronouns, definite descriptions and roles without a country each look back for the nearest fitting
mention. What finds none stays open: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.focus import Focus
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.office import settle_person
from foreigndesk.actors.phrases import first_conjunct, prepositions
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.takeup import Descriptor


class ReferenceResolver:
    """Settles the drafts of one article in reading order.

    Args:
        knowledge: Pronouns, descriptions, office-holders.
        focus: The one country the article is about, if any.
        places: Countries of the names of states and capitals, by sentence and token.
        on: Its date.
    """

    def __init__(
        self, knowledge: ActorKnowledge, focus: Focus, places: Mapping[tuple[int, int], str], on: date | None
    ) -> None:
        self._knowledge = knowledge
        self._focus = focus
        self._places = places
        self._on = on
        self._seen = Antecedents(knowledge)
        self.coined: dict[str, Draft] = {}
        self._descriptor = Descriptor(knowledge, self._seen)

    def person_named(self, name: str) -> Draft | None:
        """The person whose fuller name, given before, holds every part of this one."""
        return self._seen.person_named(name)

    def settle_all(self, drafts: list[Draft]) -> None:
        """Settle the drafts of a sentence: in reading order, but owners before what they own.

        Words of a quotation that mean its speaker wait for the speaker.
        """
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
        if self._apposed(draft):
            pass
        elif draft.kind == "pronoun":
            self._pronoun(draft)
        elif draft.surname is not None or (draft.person and draft.record is None and draft.kind == "name"):
            self._surname(draft)
        elif draft.kind == "description":
            self._description(draft)
        elif draft.kind == "role" or (draft.kind == "demonym" and draft.role is not None):
            self._role(draft)
        self._seen.add(draft)
        if draft.short is not None:
            self.coined[draft.short] = draft

    def _pronoun(self, draft: Draft) -> None:
        word = self._knowledge.pronouns[draft.sentence.lower[draft.head]]
        if word.bound:
            self._relative(draft)
            return
        if word.speech:
            speaker = self._seen.speaker(draft)
            if speaker is not None:
                draft.take(speaker, f"speaker of the quotation: {speaker.span.text}")
            return
        found = self._seen.for_pronoun(draft, word)
        if found is not None:
            draft.take(found, f"stands for {found.span.text}")
        else:
            draft.reasons.append("pronoun without clear antecedent")

    def _relative(self, draft: Draft) -> None:
        """ "the group, whose fighters": what the relative clause hangs on."""
        sentence = draft.sentence
        clause = next((t for t in sentence.ancestors(draft.head) if sentence.rels[t] == "acl:relcl"), None)
        found = self._seen.at(sentence.index, sentence.heads[clause]) if clause is not None else None
        if found is not None:
            draft.take(found, f"stands for {found.span.text}")
        else:
            draft.rank = 0

    def _apposed(self, draft: Draft) -> bool:
        """ "the defence minister, Yoav Gallant": the second of two names for one actor takes after the first."""
        sentence = draft.sentence
        if sentence.rel(draft.head) != "appos" or draft.kind == "pronoun":
            return False
        first = self._seen.at(sentence.index, sentence.heads[draft.head])
        if first is None or first.rank == 0 or first.person != draft.person:
            return False
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
        draft.take(first, f"in apposition to {first.span.text}")
        draft.name, draft.sectors = name, draft.sectors or sectors
        return True

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
        if record is not None and draft.surname is not None and draft.country in (None, record.country):
            titled, country = draft.sectors, draft.country
            settle_person(draft, record, self._on, self._knowledge.words.elite)
            draft.sectors = titled or draft.sectors
            draft.country = country or draft.country
        self._owned(draft)
        if self._may_ask(draft):
            self._by_institution(draft)

    def _known(self, draft: Draft, surname: str) -> NameRecord | None:
        """Who the office table says bears a surname: with a title its one holder, else the incumbent."""
        people, office = self._knowledge.people, " ".join(draft.role.role.words) if draft.role else ""
        incumbent = people.surnamed(surname, self._on) if self._on is not None or not office else None
        return incumbent or (people.titled(surname, office, self._on) if office else None)

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
        mirrored = self._seen.at(draft.sentence.index, draft.mirror) if draft.mirror is not None else None
        if mirrored is not None:
            draft.sectors = draft.sectors or mirrored.sectors
        if self._may_ask(draft):
            self._by_article(draft)
        self._incumbent(draft)

    def _owned(self, draft: Draft) -> None:
        """The country of the possessor or complement, once that is settled."""
        if draft.country is not None or draft.owner is None:
            return
        other = self._seen.at(draft.sentence.index, draft.owner)
        if other is not None and other.country is not None:
            draft.country = other.country
            draft.reasons.append(f"of {other.span.text}")
            if draft.role and draft.role.role.inherits and other.kind == "pronoun" and not other.state:
                words = self._knowledge.words
                plain = words.plain_sectors.get(draft.role.role.words[-1])
                draft.sectors = (
                    plain if plain and words.state_sector in other.sectors else other.sectors or draft.sectors
                )

    def _by_institution(self, draft: Draft) -> None:
        """An unknown person's country: that of the junta or police they speak for, or the only one in sight."""
        words = self._knowledge.words
        same = next((d for noun in draft.nouns[1:] if (d := self._agreed(noun, draft)) is not None), None)
        if same is not None:
            draft.country = same.country
            draft.reasons.append(f"of {same.span.text}")
        elif (
            self._focus.sole and draft.sectors[:1] and draft.sectors[0] in words.domestic and not self._presides(draft)
        ):
            draft.country = self._focus.country
            draft.reasons.append("country the article is about")

    def _may_ask(self, draft: Draft) -> bool:
        """Whether the article may lend a role its country: not if somebody unknown owns it, or it is relational."""
        if draft.country is not None or draft.owner is not None or draft.role is None:
            return False
        return draft.role.role.words[-1] not in self._knowledge.words.relational

    def _by_article(self, draft: Draft) -> None:
        """A fuller mention of the same role before, a place beside it, or the country the article is about."""
        rooted = bool(draft.sectors) and draft.sectors[0] in self._knowledge.words.rooted
        beside = self._place_beside(draft) if rooted else None
        same = self._same_role(draft) if beside is None and self._recalls(draft) else None
        if beside is not None:
            draft.country = beside
            draft.reasons.append("country it is said to be in")
        elif same is not None:
            draft.country = same.country
            if same.sentence.in_title == draft.sentence.in_title:
                draft.refers_to = same.span
            draft.reasons.append(f"same role as {same.span.text}")
        elif self._focus.country and draft.sectors and (rooted or self._focus.sole):
            draft.country = self._focus.country
            draft.reasons.append("country the article is about")
        elif self._focus.home and draft.sectors and draft.sectors[0] in self._knowledge.words.domestic:
            draft.country = self._focus.home
            draft.reasons.append("country of the dateline")

    def _recalls(self, draft: Draft) -> bool:
        """Whether a role can mean the one named before: "three people" are others each time."""
        words, lower = self._knowledge.words, draft.sentence.lower
        return draft.sectors[:1] != (words.people_sector,) or lower[draft.first] in words.definite

    def _place_beside(self, draft: Draft) -> str | None:
        """The one country that the verb over a mention places it in: "police arrested 30 people in Lagos"."""
        sentence, words = draft.sentence, self._knowledge.words
        governor = sentence.heads[first_conjunct(sentence, draft.head)]
        if governor < 0 or not sentence.rel(draft.head).startswith(("nsubj", "obj", "conj")):
            return None
        found = set()
        for kid in sentence.kids(governor, "obl", "nmod"):
            place = self._places.get((sentence.index, kid))
            if place is not None and any(case in words.locative for case in prepositions(sentence, kid)):
                found.add(place)
        return found.pop() if len(found) == 1 else None

    def _same_role(self, draft: Draft) -> Draft | None:
        """The last mention with the same noun and a country, if all earlier ones agree on it."""
        return next((d for noun in draft.nouns if (d := self._agreed(noun, draft)) is not None), None)

    def _agreed(self, noun: str, draft: Draft) -> Draft | None:
        same = [d for d in self._seen.called(noun) if d.sentence.in_title == draft.sentence.in_title]
        return same[-1] if same and len({d.country for d in same}) == 1 else None

    def _presides(self, draft: Draft) -> bool:
        return draft.role is not None and " ".join(draft.role.role.words) in self._knowledge.words.incumbents

    def _incumbent(self, draft: Draft) -> None:
        """ "the French president" on a day is one person."""
        role = draft.role
        if role is None or draft.plural or draft.country is None or draft.name is not None or self._on is None:
            return
        office = " ".join(role.role.words)
        if office in self._knowledge.words.incumbents and draft.sectors != (self._knowledge.words.elite,):
            holder = self._knowledge.people.holder(draft.country, office, self._on)
            if holder is not None:
                draft.name, draft.wikidata, draft.record = holder.name, holder.wikidata, holder
                draft.reasons.append(f"in office: {holder.name}")
