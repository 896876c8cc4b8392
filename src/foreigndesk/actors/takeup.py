"""Definite descriptions: finds the mentions that "the country", "the group" or "the two sides" take up."""

from __future__ import annotations

from dataclasses import replace

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.described import MEMBERS
from foreigndesk.actors.descriptions import DescriptionKind
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.focus import Focus
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.sides import Sides

_REACH = 4
_NEAR = 2
_PEOPLE = "person"
_OF_MEMBERS = (("organisation", "body"), ("group", "group"))
"""What "the alliance", "the group" can take up when only its people were named."""


class Descriptor:
    """Resolves the definite descriptions of one article.

    Args:
        knowledge: Descriptions, countries and their regions.
        seen: The mentions so far.
        focus: What the article is about.
    """

    def __init__(self, knowledge: ActorKnowledge, seen: Antecedents, focus: Focus) -> None:
        self._knowledge = knowledge
        self._seen = seen
        self._sides = Sides(knowledge, seen, focus)

    def settle(self, draft: Draft) -> bool:
        """Let a description stand for what it takes up; ``False`` if nothing fits."""
        noun, lists = draft.noun or "", self._knowledge.descriptions
        if noun in lists.fixed:
            return self._fixed(draft, lists.fixed[noun])
        if noun in lists.colonial:
            return self._colonial(draft)
        if noun in lists.halves:
            return self._half(draft, lists.halves[noun])
        if draft.number == MEMBERS:
            return self._members(draft)
        if draft.number:
            return self._several(draft)
        if draft.region:
            return self._regional(draft)
        kinds = lists.nouns.get(noun, ())
        if "state" in kinds and not draft.plural and (bearer := self._country(draft)) is not None:
            self._state(draft, bearer.country or "")
            draft.refers_to = bearer.span
            draft.reasons.append(f"takes up {bearer.span.text}")
            return True
        for kind in kinds:
            found = self._single(draft, kind) if kind != "several" else None
            if found is not None:
                other_noun = found.nouns[:1] != draft.nouns[:1]
                belongs = other_noun and found.record is None and found.body is not None
                return self._belongs(draft, found) if belongs else _stand(draft, found)
        return False

    def _belongs(self, draft: Draft, found: Draft) -> bool:
        """The organisation whose people were named: "NATO ministers … the alliance"."""
        body = found.body
        assert body is not None
        draft.take(found, f"takes up that of {found.span.text}")
        draft.name, draft.country, draft.sectors = body.name, body.country, body.sectors
        draft.cameo, draft.wikidata, draft.record, draft.person = body.cameo, body.wikidata, body, False
        return True

    def _half(self, draft: Draft, codes: tuple[str, str]) -> bool:
        """ "The South", where either Korea has been named."""
        named = next((d for d in self._seen.back(draft.sentence, 1000) if d.country in codes), None)
        if named is None:
            return False
        self._state(draft, codes[0])
        fuller = self._seen.bearer(draft, codes[0])
        draft.refers_to = fuller.span if fuller else None
        draft.reasons.append(f"half of a nation with {named.span.text}")
        return True

    def _members(self, draft: Draft) -> bool:
        """The organisation named last: "the 15 member states"."""
        draft.number = 0
        for candidate in self._seen.back(draft.sentence, _REACH):
            record, code = candidate.record, candidate.country
            if record is not None and record.kind == "organisation" and code is not None and not self._is_state(code):
                return _stand(draft, candidate)
        return False

    def _country(self, draft: Draft) -> Draft | None:
        """The country most in view: named often, lately, as subject; never that of the phrase around it."""
        around = self._around(draft)
        weights: dict[str, int] = {}
        named = {d.country for d in self._seen.back(draft.sentence, 0) if d.state and d.head < draft.head}
        if len(named) == 1 and (only := named.pop()) not in around:
            return self._seen.bearer(draft, only or "")
        for candidate in self._seen.back(draft.sentence, _NEAR):
            code = candidate.country
            if code is None or code in around or not self._is_state(code):
                continue
            weight = 3 - (draft.sentence.index - candidate.sentence.index) + (candidate.record is not None)
            weights[code] = weights.get(code, 0) + weight + (candidate.sentence.rel(candidate.head) == "nsubj")
        ranked = sorted(weights, key=lambda code: -weights[code])
        if len(ranked) > 1 and draft.noun not in self._knowledge.words.plain_states:
            return None
        if not ranked or (len(ranked) > 1 and weights[ranked[0]] == weights[ranked[1]]):
            return None
        return self._seen.bearer(draft, ranked[0])

    def _around(self, draft: Draft) -> set[str | None]:
        """Countries of the troops a description hangs on: "French forces in the country" are not in France."""
        at, rooted = self._seen.at, self._knowledge.words.rooted
        above = [at(draft.sentence.index, token) for token in draft.sentence.ancestors(draft.head)]
        return {d.country for d in above if d is not None and d.sectors and d.sectors[0] not in rooted}

    def _single(self, draft: Draft, kind: DescriptionKind) -> Draft | None:
        if kind == "state":
            return None
        if draft.plural and kind != "group":
            return None
        for candidate in self._seen.back(draft.sentence, _REACH):
            if candidate is not draft and self._takes_up(draft, candidate, kind):
                return candidate
        return None

    def _takes_up(self, draft: Draft, candidate: Draft, kind: DescriptionKind) -> bool:
        body = candidate.record or candidate.body
        record = body.kind if body else None
        if kind == _PEOPLE:
            return (
                candidate.person and not candidate.plural and candidate.name is not None and _called(candidate, draft)
            )
        if candidate.kind == "role" and draft.nouns and candidate.nouns[:1] == draft.nouns[:1]:
            return candidate.country is not None and candidate.plural == draft.plural
        if candidate.record is None and candidate.body is not None:
            return (record, kind) in _OF_MEMBERS and _alike(draft, candidate)
        if candidate.person or candidate.name is None or not _alike(draft, candidate):
            return False
        if kind == "group":
            unknown = record is None and candidate.kind == "name"
            return record == "group" or unknown or any(s in self._knowledge.words.armed for s in candidate.sectors)
        return record == "organisation" or (record is None and candidate.kind == "name" and _called(candidate, draft))

    def _several(self, draft: Draft) -> bool:
        """ "The two sides": each of them is one partner."""
        found = self._sides.find(draft)
        if found is None:
            return False
        states = self._sides.only_states(draft.noun or "")
        for party in found[1:]:
            partner = replace(draft, partners=[], reasons=list(draft.reasons), used=set())
            self._as(partner, party, states)
            draft.partners.append(partner)
        self._as(draft, found[0], states)
        return True

    def _as(self, draft: Draft, party: Draft, state: bool) -> None:
        draft.take(party, f"takes up {party.span.text}")
        if state:
            draft.sectors, draft.person = (self._knowledge.words.state_sector,), False
            country = self._knowledge.countries.get(draft.country or "")
            draft.name = country.name if country else None
            bearer = self._seen.bearer(draft, draft.country or "")
            draft.refers_to = bearer.span if bearer else draft.refers_to

    def _is_state(self, code: str) -> bool:
        return code in self._knowledge.countries

    def _fixed(self, draft: Draft, codes: tuple[str, ...]) -> bool:
        for code in codes[1:]:
            partner = replace(draft, partners=[], reasons=["fixed phrase"], used=set())
            self._state(partner, code)
            draft.partners.append(partner)
        self._state(draft, codes[0])
        draft.reasons.append("fixed phrase")
        return True

    def _colonial(self, draft: Draft) -> bool:
        """The power that ruled a state named before; the one the article names, if the state has had several."""
        named = [d for d in self._seen.back(draft.sentence, 1000) if d.country]
        codes = {d.country for d in named}
        for mention in named:
            rulers = self._knowledge.descriptions.powers.get(mention.country or "", ())
            present = [ruler for ruler in rulers if ruler in codes] or (list(rulers) if len(rulers) == 1 else [])
            if len(present) == 1 and present[0] != mention.country:
                self._state(draft, present[0])
                fuller = self._seen.bearer(draft, present[0])
                draft.refers_to = fuller.span if fuller else None
                draft.reasons.append(f"once ruled {mention.country}")
                return True
        return False

    def _regional(self, draft: Draft) -> bool:
        for candidate in self._seen.back(draft.sentence, _REACH):
            country = self._knowledge.countries.get(candidate.country or "")
            if country is not None and draft.region in country.regions and candidate is not draft:
                bearer = self._seen.bearer(draft, country.code) or candidate
                draft.refers_to = bearer.span
                self._state(draft, country.code)
                draft.reasons.append(f"takes up {bearer.span.text}")
                return True
        return False

    def _state(self, draft: Draft, code: str) -> None:
        country = self._knowledge.countries.get(code)
        draft.country, draft.person = code, False
        draft.sectors = (self._knowledge.words.state_sector,)
        if country is not None:
            draft.name, draft.wikidata = country.name, country.wikidata


def _alike(draft: Draft, candidate: Draft) -> bool:
    """Whether a noun that says a sector ("the army", "the ministry") can mean a body: only one of that sector."""
    said = draft.role.role.sectors if draft.role is not None else ()
    return not said or not set(said).isdisjoint(candidate.sectors)


def _stand(draft: Draft, found: Draft) -> bool:
    draft.take(found, f"takes up {found.span.text}")
    return True


def _called(candidate: Draft, draft: Draft) -> bool:
    """Whether a mention bears the noun of the description as its own title or role."""
    if candidate.role is not None and draft.role is not None:
        return candidate.role.role.words[-1] == draft.role.role.words[-1]
    return candidate.role is not None and (draft.noun or "").split()[-1:] == [candidate.role.role.words[-1]]
