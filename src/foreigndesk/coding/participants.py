"""Who fills a slot: the actor that heads its noun phrase, or the actors inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foreigndesk.actors.actor import Actor, ActorMention
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.tree import with_conjuncts
from foreigndesk.language.document import Sentence
from foreigndesk.places.place import PlaceMention

_CLAUSAL = frozenset(
    {
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "ccomp",
        "xcomp",
        "parataxis",
        "conj",
        "cc",
        "punct",
        "appos",
    }
)


class Participants:
    """Resolves slot fillers of a document to actor mentions."""

    __slots__ = ("_places", "grammar", "mentions")

    def __init__(self, mentions: ActorMentions, grammar: Grammar, places: Iterable[PlaceMention] = ()) -> None:
        self.mentions = mentions
        self.grammar = grammar
        self._places = [place for place in places if place.place.country and place.place.span]

    def of(self, sentence: Sentence, fillers: list[int], other_than: Sequence[ActorMention] = ()) -> list[ActorMention]:
        """The actors of several fillers, each mention once, in the order of the text.

        Args:
            sentence: Where they stand.
            fillers: Tokens that head the slot's fillers.
            other_than: Participants already known; neither they nor what stands for them is given again.
        """
        found: dict[tuple[int, int, str | None], ActorMention] = {}
        for filler in fillers:
            for mention in self._one(sentence, filler, other_than):
                found.setdefault((mention.first, mention.head, mention.actor.country), mention)
        return sorted(found.values(), key=lambda mention: mention.first)

    def below(self, sentence: Sentence, filler: int) -> list[ActorMention]:
        """Every actor anywhere below a filler, nearest to it first; pronouns only if they stand for somebody."""
        first, last = sentence.extent(filler)
        inside = self.mentions.within(sentence.index, first, last)
        known = [m for m in inside if m.kind != "pronoun" or m.actor.refers_to]
        return sorted(known, key=lambda mention: abs(mention.head - filler))

    def dwellers(self, sentence: Sentence, filler: int) -> ActorMention | None:
        """The people of the place that a filler names, as a participant with the country alone."""
        first, last = sentence.extent(filler)
        for mention in self._places:
            if mention.sentence == sentence.index and first <= mention.first and mention.last <= last:
                place, span = mention.place, mention.place.span
                assert span is not None
                actor = Actor(span, country=place.country, code=place.country)
                reason = f"whoever is at {place.name}"
                return ActorMention(
                    actor, sentence.index, mention.head, mention.first, mention.last, "name", reason=reason
                )
        return None

    def _one(self, sentence: Sentence, filler: int, known: Sequence[ActorMention]) -> list[ActorMention]:
        headed = [m for m in self._headed(sentence, filler) if not _repeats(m, known)]
        strong = [m for m in headed if m.kind != "demonym"]
        if strong:
            return strong
        if sentence.lemmas[filler] in self.grammar.partitives:
            for kid in sentence.kids(filler, "nmod"):
                inner = self._one(sentence, kid, known)
                if inner:
                    return inner
        return headed or self._around(sentence, filler, known) or self._inside(sentence, filler, known)

    def _around(self, sentence: Sentence, filler: int, known: Sequence[ActorMention]) -> list[ActorMention]:
        """The name or role whose phrase holds the filler, where the tree took another of its words for the head."""
        return [
            m
            for m in self.mentions.in_sentence(sentence.index)
            if m.first <= filler <= m.last and m.kind in ("name", "role") and not _repeats(m, known)
        ][:1]

    def _inside(self, sentence: Sentence, filler: int, known: Sequence[ActorMention]) -> list[ActorMention]:
        """Actors within the noun phrase: owners and modifiers first, else those of its prepositional phrases."""
        near: list[ActorMention] = []
        for kid in sentence.children[filler]:
            if sentence.rel(kid) in ("nmod", "obl") and sentence.rels[kid] != "nmod:poss":
                continue
            if sentence.rels[kid] not in _CLAUSAL:
                near.extend(m for m in self._headed_below(sentence, kid) if not _repeats(m, known))
        if near:
            return near
        below = with_conjuncts(sentence, sentence.kids(filler, "nmod"))
        return [mention for kid in below for mention in self._one(sentence, kid, known)]

    def _headed(self, sentence: Sentence, token: int) -> list[ActorMention]:
        return self.mentions.all_headed(sentence.index, token)

    def _headed_below(self, sentence: Sentence, token: int) -> list[ActorMention]:
        """Mentions headed at the token or at one of its own modifiers."""
        here = self._headed(sentence, token)
        if here:
            return here
        return [
            m
            for kid in sentence.children[token]
            if sentence.rels[kid] not in _CLAUSAL
            for m in self._headed_below(sentence, kid)
        ]


def _repeats(mention: ActorMention, known: Sequence[ActorMention]) -> bool:
    """Whether a mention is, or stands for, or only names the state of, a known participant."""
    country = mention.actor.country if mention.kind == "demonym" else None
    return any(
        mention is other
        or mention.actor.refers_to == other.actor.span
        or (country is not None and country == other.actor.country)
        for other in known
    )
