"""Sources: the words that name a speaker, resolved to an actor; one that is no known actor is kept by its words."""

from __future__ import annotations

from dataclasses import replace

from foreigndesk.actors.actor import Actor, ActorMention
from foreigndesk.claims.cues import AttributionCues
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles, is_passive
from foreigndesk.language.document import ROOT, Sentence

_PHRASE = frozenset({"det", "amod", "compound", "nummod", "flat", "fixed", "nmod", "case", "goeswith"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})


class SourceFinder:
    """Finds who speaks, and to whom."""

    __slots__ = ("cues", "logical")

    def __init__(self, cues: AttributionCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.logical = logical

    def of_verb(self, sentence: Sentence, cue: int) -> list[int]:
        """Heads of the speaker: the subject; of "was quoted as saying" the passive's subject, not its agent."""
        quoting = self._quoting(sentence, cue)
        if quoting is not None:
            found = self.logical.object(sentence, quoting)
        else:
            found = self._subject(sentence, cue) or self._inverted(sentence, cue)
        return [token for token in found if token != cue and not self._is_expletive(sentence, token, cue)]

    def _quoting(self, sentence: Sentence, cue: int) -> int | None:
        """The "quoted" of "was quoted as saying" and "quoted officials as saying"."""
        for verb in (cue, sentence.heads[cue]):
            if verb == ROOT or sentence.lemmas[verb] not in self.cues.quoted:
                continue
            said = any(sentence.lemmas[kid] in self.cues.saying for kid in sentence.kids(verb, "advcl", "xcomp"))
            if is_passive(sentence, verb) or said:
                return verb
        return None

    def _subject(self, sentence: Sentence, cue: int) -> list[int]:
        """The subject; of two that the parser gives, the one beside the verb."""
        own = sentence.kids(cue, "nsubj")
        if len(own) > 1 and not is_passive(sentence, cue):
            return [min(own, key=lambda kid: (self._distance(sentence, kid, cue), kid))]
        return self.logical.subject(sentence, cue)

    def _distance(self, sentence: Sentence, noun: int, cue: int) -> int:
        """Tokens from a noun phrase to a verb; punctuation before the verb sets the phrase off from it."""
        first, last = sentence.extent(noun)
        if noun > cue:
            return first - cue
        return max(cue - last, 0) + (sentence.upos[cue - 1] == "PUNCT")

    def _is_expletive(self, sentence: Sentence, token: int, cue: int) -> bool:
        if sentence.lower[token] not in self.cues.expletives:
            return False
        return sentence.rel(token) == "expl" or is_passive(sentence, cue) or sentence.upos[cue] == "ADJ"

    def _inverted(self, sentence: Sentence, cue: int) -> list[int]:
        """ "…, said the minister", where the parser took the speaker for an object."""
        if sentence.xpos[cue] not in ("VBD", "VBZ", "VBP") or is_passive(sentence, cue):
            return []
        return [kid for kid in sentence.kids(cue, "obj", "obl") if kid > cue and not sentence.kids(kid, "case")][:1]

    def of_noun(self, sentence: Sentence, noun: int) -> list[int]:
        """Owner of a nominal cue: "the minister's claim", "a denial by", or the subject of "made the claim"."""
        owners = sentence.kids(noun, "nmod:poss") or self.logical.agents(sentence, noun)
        if owners:
            return owners
        head = sentence.heads[noun]
        uttered = head != ROOT and sentence.rel(noun) == "obj" and sentence.lemmas[head] in self.cues.uttering
        if uttered:
            return self.logical.subject(sentence, head)
        return sentence.kids(noun, "compound")[:1] if sentence.kids(noun, "compound") else []

    def mention(self, sentence: Sentence, tokens: list[int], participants: Participants) -> ActorMention | None:
        """The first of the heads as an actor."""
        for token in tokens:
            if sentence.upos[token] in _NAMED:
                return self._one(sentence, token, participants)
        return None

    def _one(self, sentence: Sentence, token: int, participants: Participants) -> ActorMention:
        headed = [m for m in participants.mentions.all_headed(sentence.index, token) if m.kind != "demonym"]
        if headed:
            return self._named_beside(sentence, headed[0], participants)
        apposed = self._apposed(sentence, token, participants) if sentence.upos[token] in ("PRON", "NUM") else None
        if apposed is not None:
            return apposed
        first, last = self.phrase(sentence, token)
        within = [m for m in participants.of(sentence, [token]) if first <= m.head <= last]
        span = sentence.span_of(first, last)
        if not within or sentence.upos[token] == "PRON":
            return ActorMention(Actor(span), sentence.index, token, first, last, "description", reason="its own words")
        inner = within[0].actor
        actor = Actor(span, None, inner.country, inner.sectors, inner.code, None, inner.span)
        return ActorMention(actor, sentence.index, token, first, last, "description", reason=within[0].reason)

    def _named_beside(self, sentence: Sentence, mention: ActorMention, participants: Participants) -> ActorMention:
        """ "the news agency SUNA": the name that follows a description at once."""
        if mention.kind == "name":
            return mention
        if sentence.upos[mention.head] in ("PRON", "NUM"):
            return self._apposed(sentence, mention.head, participants) or mention
        last = mention.last
        while last + 1 < len(sentence) and sentence.upos[last + 1] == "PROPN":
            last += 1
        if last == mention.last or sentence.heads[mention.last + 1] not in range(mention.first, last + 1):
            return mention
        for other in participants.mentions.in_sentence(sentence.index):
            if other.kind == "name" and other.first == mention.last + 1:
                return other
        return replace(mention, last=last, actor=replace(mention.actor, span=sentence.span_of(mention.first, last)))

    def _apposed(self, sentence: Sentence, head: int, participants: Participants) -> ActorMention | None:
        """ "One of them, Ilya Yashin": the name set beside a numeral or pronoun."""
        for kid in sentence.kids(head, "appos"):
            named = [m for m in participants.mentions.all_headed(sentence.index, kid) if m.kind == "name"]
            if named:
                return named[0]
        return None

    def phrase(self, sentence: Sentence, head: int) -> tuple[int, int]:
        """First and last token of the noun phrase without what is set off from it."""
        inside, stack = {head}, [head]
        while stack:
            top = stack.pop()
            for kid in sentence.children[top]:
                if sentence.rel(kid) in _PHRASE and not (top == head and sentence.rel(kid) == "case"):
                    inside.add(kid)
                    stack.append(kid)
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 < len(sentence) and (last + 1 in inside or self._is_name_of(sentence, last + 1, head)):
            last += 1
        return first, last

    def _is_name_of(self, sentence: Sentence, token: int, head: int) -> bool:
        """ "the news agency SUNA": a name that follows at once, without a comma."""
        return sentence.upos[token] == "PROPN" and sentence.heads[token] == head
