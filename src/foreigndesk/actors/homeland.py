"""Lends a role its country where its own words give none: "the junta", "police", "protesters".

Asked in this order: a place beside it, the same role named before, where the sentence plays, what the article is
about. An article about two countries lends only what cannot be the other's.
"""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.focus import Focus
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import first_conjunct, joined, prepositions
from foreigndesk.language.document import Sentence

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl:agent")


class Homeland:
    """Countries of the roles of one article.

    Args:
        knowledge: The word lists.
        focus: What the article is about.
        places: Countries of places, states and capitals by sentence and token.
        seen: The mentions so far.
    """

    def __init__(
        self, knowledge: ActorKnowledge, focus: Focus, places: Mapping[tuple[int, int], str], seen: Antecedents
    ) -> None:
        self._words = knowledge.words
        self._regions = knowledge.regions
        self._focus = focus
        self._places = places
        self._seen = seen
        self._parties: set[str | None] = set()
        self._owners: set[str | None] = set()
        self._before: set[str | None] = set()

    def enter(self, drafts: list[Draft]) -> None:
        """Note the states that a sentence names as parties, and those that its bodies belong to."""
        self._before = self._owners or self._before
        self._parties = {d.country for d in drafts if d.rank and d.state and d.kind == "name"}
        owners = {p.country for d in drafts if d.rank and d.kind in ("name", "role") for p in (d, *d.partners)}
        self._owners = (owners | self._parties) - {None}

    def lend(self, draft: Draft) -> None:
        """Give a role the country that the article makes plain, if it does."""
        if not self._may_ask(draft):
            self._by_scene(draft)
            return
        if self._words.followers.intersection(draft.nouns) and not draft.sectors:
            draft.sectors = (self._words.people_sector,)
        beside = self._within(draft) or self._holder(draft)
        beside = beside or (self._place_beside(draft) if self._rooted(draft) else None)
        at_home = not self._is_rootless(draft)
        if beside is not None and at_home:
            self._give(draft, beside, "country of what stands beside it")
        elif not self._recall(draft) and at_home:
            self._by_surroundings(draft)

    def _by_scene(self, draft: Draft) -> None:
        """People of a body that nobody knows are of where they act: "In Moscow, activists of the group Nashi"."""
        owned = draft.owner is not None and draft.country is None and draft.role is not None
        if owned and draft.sectors[:1] == (self._words.people_sector,) and draft.kind == "role":
            owner = self._seen.at(draft.sentence.index, draft.owner or 0)
            if owner is not None and owner.kind != "pronoun":
                self._give(draft, self._place_beside(draft), "country it is said to be in")

    def lend_person(self, draft: Draft) -> None:
        """Give an unknown office-holder the country of the body they speak for, or of the article."""
        if not self._may_ask(draft):
            return
        envoy = not self._words.envoys.isdisjoint(draft.nouns[:1])
        nouns = [*draft.nouns[1:], *(sorted(self._words.missions) if envoy else ())]
        same = next((d for noun in nouns if (d := self._agreed(noun, draft)) is not None), None)
        if same is not None:
            self._give(draft, same.country, f"of {same.span.text}")
        elif draft.sectors[:1] and draft.sectors[0] in self._words.domestic and not self._stands_alone(draft):
            self._give(draft, self._focus.country or self._contested(), "country the article is about")

    def _may_ask(self, draft: Draft) -> bool:
        """Not if somebody unknown owns the role, or its words say that it is from elsewhere."""
        if draft.country is not None or draft.owner is not None or (draft.role is None and draft.kind != "role"):
            return False
        noun = draft.role.role.words[-1] if draft.role is not None else None
        if noun in self._words.relational and noun not in self._words.followers:
            return False
        return not self._from_outside(draft)

    def _from_outside(self, draft: Draft) -> bool:
        """ "West African leaders", "foreign fighters", "international donors"."""
        lower, role = draft.sentence.lower, draft.role
        official = role is not None and draft.sectors[:1] == (
            self._words.state_sector,
        )  # a foreign minister is at home
        for token in range(draft.first, role.first if role is not None and official else draft.head):
            pair = " ".join(lower[token : token + 2])
            if lower[token] in self._words.outside or lower[token] in self._regions or pair in self._regions:
                return True
        return False

    def _recall(self, draft: Draft) -> bool:
        """Take up the same role named before; an indefinite one may as well be the country's own."""
        definite = draft.sentence.lower[draft.first] in self._words.definite
        if draft.sectors[:1] == (self._words.people_sector,) and not definite:
            return False
        same = next((d for noun in draft.nouns if (d := self._agreed(noun, draft)) is not None), None)
        if same is None or (not definite and self._elsewhere(same.country)):
            return False
        if same.kind == "name" and draft.plural and not same.plural:
            return False
        self._give(draft, same.country, f"same role as {same.span.text}")
        if same.sentence.in_title == draft.sentence.in_title:
            draft.refers_to = same.span
        if _is_bare(draft) and same.role is not None and len(same.role.role.words) > 1:
            draft.sectors = same.sectors or draft.sectors
        return True

    def _agreed(self, noun: str, draft: Draft) -> Draft | None:
        """The last mention with a role noun and a country, if all earlier ones agree on it."""
        same = [d for d in self._seen.called(noun) if d.sentence.in_title == draft.sentence.in_title]
        return same[-1] if same and len({d.country for d in same}) == 1 else None

    def _by_surroundings(self, draft: Draft) -> None:
        if not draft.sectors:
            return
        words, sector, focus = self._words, draft.sectors[0], self._focus
        scene = self._scene(draft.sentence) if self._rooted(draft) else None
        if scene is not None and not (sector in words.domestic and (focus.country or scene in focus.leading)):
            self._give(draft, scene, "country where the sentence plays")
        elif focus.country is not None:
            if not self._abroad(focus.country):
                self._give(draft, focus.country, "country the article is about")
        elif sector in words.domestic:
            self._give(draft, self._contested(), "country of the dateline")
        elif self._rooted(draft) and focus.home in (self._owners or self._before):
            self._give(draft, focus.home, "country of the dateline")

    def _elsewhere(self, country: str | None) -> bool:
        """Whether an indefinite role of a country is out of place: another is in view, or several others."""
        return self._focus.country not in (None, country) or self._abroad(country)

    def _abroad(self, country: str | None) -> bool:
        """Whether the sentence tells of several other states and not of this one."""
        return len(self._owners) > 1 and country not in self._owners

    def _contested(self) -> str | None:
        """Of the two countries of an article the one of the dateline, or the other if that one is acted upon."""
        focus, parties = self._focus, self._parties
        if focus.home not in parties:
            return focus.home
        return focus.rival if focus.rival not in parties else None

    def _within(self, draft: Draft) -> str | None:
        """The country of a place among a role's modifiers: "the Lagos police commissioner"."""
        sentence = draft.sentence
        keys = [(sentence.index, token) for token in range(draft.first, draft.head) if not joined(sentence, token)]
        found = {self._places[key] for key in keys if key in self._places}
        return found.pop() if len(found) == 1 else None

    def _holder(self, draft: Draft) -> str | None:
        """Whose troops they are: "Zimbabwe, which has 7,000 troops there", "Russia sent paratroopers"."""
        sentence, verb = draft.sentence, draft.sentence.heads[draft.head]
        if verb < 0 or sentence.rels[draft.head] != "obj" or draft.sectors[:1] != self._words.plain_sectors["force"]:
            return None
        subject = sentence.kid(verb, "nsubj")
        if subject is None or sentence.lemmas[verb] not in self._words.having:
            return None
        if sentence.rels[verb] == "acl:relcl" and sentence.upos[subject] in ("PRON", "DET"):
            subject = sentence.heads[verb]
        holder = self._seen.at(sentence.index, subject)
        return holder.country if holder is not None and (holder.state or not self._rooted_elsewhere(holder)) else None

    def _rooted_elsewhere(self, holder: Draft) -> bool:
        """Whether a holder is no government or army."""
        return not holder.sectors or holder.sectors[0] not in self._words.domestic

    def _place_beside(self, draft: Draft) -> str | None:
        """The one country that the verb over a mention places it in: "police arrested 30 people in Lagos"."""
        sentence = draft.sentence
        top = self._measured(sentence, first_conjunct(sentence, draft.head))
        governor = sentence.heads[top]
        if governor < 0 or not sentence.rels[top].startswith(_ARGUMENTS):
            return None
        found = {
            self._places[(sentence.index, kid)]
            for kid in sentence.kids(governor, "obl", "nmod")
            if (sentence.index, kid) in self._places and self._is_where(sentence, kid)
        }
        return found.pop() if len(found) == 1 else None

    def _measured(self, sentence: Sentence, token: int) -> int:
        """ "Thousands of people": the quantity that a noun is counted by."""
        head = sentence.heads[token]
        counted = head >= 0 and sentence.rel(token) == "nmod" and sentence.lemmas[head] in self._words.quantities
        return first_conjunct(sentence, head) if counted else token

    def _scene(self, sentence: Sentence) -> str | None:
        """The one country in which a sentence places anything."""
        found = {
            country
            for (index, token), country in self._at(sentence)
            if index == sentence.index and self._is_where(sentence, token)
        }
        return found.pop() if len(found) == 1 else None

    def _at(self, sentence: Sentence) -> list[tuple[tuple[int, int], str]]:
        keys = ((sentence.index, token) for token in range(len(sentence)))
        return [(key, self._places[key]) for key in keys if key in self._places]

    def _is_where(self, sentence: Sentence, token: int) -> bool:
        return any(case in self._words.locative for case in prepositions(sentence, token))

    def _rooted(self, draft: Draft) -> bool:
        return bool(draft.sectors) and draft.sectors[0] in self._words.rooted

    def _stands_alone(self, draft: Draft) -> bool:
        """Whether a title is of somebody who may be from anywhere: a president, an ambassador."""
        words = draft.role.role.words if draft.role is not None else ()
        return " ".join(words) in self._words.incumbents or self._is_rootless(draft)

    def _is_rootless(self, draft: Draft) -> bool:
        """Whether a role may be from anywhere, by its noun or as a whole: an envoy, occupation forces."""
        words = draft.role.role.words if draft.role is not None else ()
        return not self._words.rootless.isdisjoint((*draft.nouns[:1], *words[-1:], " ".join(words)))

    def _give(self, draft: Draft, country: str | None, reason: str) -> None:
        if country is None:
            return
        draft.country = self._words.origin(country, draft.nouns[:1])
        draft.reasons.append(reason)


def _is_bare(draft: Draft) -> bool:
    """Whether a role is a noun alone: "the officers", after "military officers"."""
    alone = draft.role is not None and len(draft.role.role.words) == 1
    return alone and not draft.sentence.kids(draft.head, "nmod", "amod", "compound")
