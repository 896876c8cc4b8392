"""Drafts: every cue of a sentence with its source and what the tree gives as its content."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.claims.closings import ClosingReader
from foreigndesk.claims.content import ContentFinder, own_words
from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.openings import OpeningReader
from foreigndesk.claims.prepositions import PrepositionReader
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles, is_passive
from foreigndesk.language.document import ROOT, Sentence

_COMMA = ","
_DENIAL, _DOUBT = "denies", "alleges"


class DraftReader:
    """Drafts the statements of single sentences."""

    __slots__ = ("closings", "content", "cues", "openings", "prepositions", "sources", "words")

    def __init__(self, cues: AttributionCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.closings = ClosingReader(cues)
        self.content = ContentFinder(cues)
        self.openings = OpeningReader(cues)
        self.sources = SourceFinder(cues, logical)
        self.prepositions = PrepositionReader(cues, self.sources)
        groups = (cues.verbs, cues.topics, cues.nouns, cues.adverbs, cues.predicate_adjectives, cues.adjectives)
        self.words = frozenset(word for group in groups for word in group)

    def read(self, sentence: Sentence, quoted: frozenset[int], participants: Participants) -> list[Draft]:
        """Drafts in the order of their cues; content may still be empty."""
        drafts: list[Draft] = []
        for token, lemma in enumerate(sentence.lemmas):
            if (word := lemma.lower()) in self.words:
                for draft in self._at(sentence, token, word):
                    draft.inside = token in quoted
                    drafts.append(draft)
        cited = list(self.prepositions.read(sentence, participants))
        drafts = [draft for draft in drafts if draft.cue not in [other.cue for other in cited]] + cited
        for own in [draft.own for draft in drafts if draft.own]:
            for draft in drafts:
                draft.here.difference_update(own)
        for draft in drafts:
            self._resolve(draft, drafts, participants)
            self._charge_before(draft, drafts)
        return drafts

    def _charge_before(self, draft: Draft, drafts: list[Draft]) -> None:
        """ "Police said students threw stones, a charge the union denied": the clause before is what is denied."""
        sentence = draft.sentence
        noun = sentence.heads[draft.cue]
        if draft.here or draft.stance != _DENIAL or noun == ROOT or sentence.rel(draft.cue) != "acl":
            return
        first = sentence.extent(noun)[0]
        charged = self.cues.nouns.get(sentence.lemmas[noun]) in self.cues.ownerless
        if not charged or first == 0 or _COMMA not in (sentence.words[first - 1], sentence.words[first]):
            return
        aside = set(sentence.descendants(noun))
        for other in drafts:
            if other.cue < first and noun in other.here and other.stance in self.cues.vouching:
                other.here.difference_update(aside)
                draft.here.update(other.here)
                return

    def _at(self, sentence: Sentence, token: int, lemma: str) -> Iterator[Draft]:
        upos = sentence.upos[token]
        if upos == "VERB":
            yield from self._verbal(sentence, token, lemma)
        elif upos == "NOUN" and lemma in self.cues.nouns:
            yield from self._nominal(sentence, token, lemma)
        elif upos == "ADV" and lemma in self.cues.adverbs:
            yield self._hedge(sentence, token, self.cues.adverbs[lemma])
        elif upos == "ADJ" and lemma in self.cues.predicate_adjectives:
            yield from self._adjectival(sentence, token, lemma)
        hedges = upos in ("ADJ", "VERB") and sentence.rel(token) == "amod" and not sentence.kids(token, "xcomp")
        if hedges and lemma in self.cues.adjectives:
            yield self._hedge(sentence, token, self.cues.adjectives[lemma])

    def _verbal(self, sentence: Sentence, cue: int, lemma: str) -> Iterator[Draft]:
        if sentence.rel(cue) == "amod":
            return
        closing = self.closings.read(sentence, cue, lemma)
        if closing is not None:
            yield closing
            return
        rebuffed = self.content.rebuffed(sentence, cue) if lemma in self.cues.rebuffing else set()
        if rebuffed and not is_passive(sentence, cue):
            yield self._drafted(sentence, cue, _DENIAL, rebuffed)
            return
        stance = self.cues.verbs.get(lemma)
        content = self.content.complements(sentence, cue) if stance else set()
        if stance and content:
            yield self._drafted(sentence, cue, stance, content)
            return
        for preposition, topic_stance in self.cues.topics.get(lemma, {}).items():
            about = self.content.of_topic(sentence, cue, preposition)
            if about and not is_passive(sentence, cue):
                yield self._about(sentence, cue, topic_stance, about, lemma)
                return
        if self._names_or_asks(sentence, cue):
            return
        content = self.content.around(sentence, cue) if stance else set()
        if not content and self.openings.reads(sentence, cue):
            content = self.openings.content(sentence, cue)
        if stance and (content or sentence.kids(cue, "nsubj", "obj", "obl", "parataxis")):
            yield self._drafted(sentence, cue, stance, content)

    def _names_or_asks(self, sentence: Sentence, cue: int) -> bool:
        """A bare participle without an agent tells of no speaker: "a plan called EB-5", "when asked to leave"."""
        bare = is_passive(sentence, cue) and not sentence.kids(cue, "aux")
        return bare and not self.sources.logical.agents(sentence, cue)

    def _drafted(self, sentence: Sentence, cue: int, stance: str, content: set[int]) -> Draft:
        draft = Draft(sentence, cue, stance, source=self.sources.of_verb(sentence, cue))
        draft.vouches = sentence.lemmas[cue].lower() not in self.cues.performing
        draft.main_only = stance not in self.cues.vouching
        if not draft.source and is_passive(sentence, cue):
            self._hedge_by_passive(draft)
        elif not draft.source and self.openings.reads(sentence, cue) and not sentence.kids(cue, "nsubj", "expl"):
            source = self.openings.source(sentence, cue)
            draft.source = [] if source is None else [source]
            draft.own = frozenset(sentence.descendants(source)) if source is not None and source > cue else frozenset()
        draft.here.update(content.difference(own_words(sentence, cue)))
        raises = stance in self.cues.inner or sentence.lemmas[cue] in self.cues.hedging_passives
        if raises and not draft.source and is_passive(sentence, cue) and sentence.kids(cue, "xcomp"):
            for subject in sentence.kids(cue, "nsubj"):
                draft.here.update(sentence.descendants(subject))
        return draft

    def _hedge_by_passive(self, draft: Draft) -> None:
        """ "is believed to have fled": the outlet's doubt; "was told that" vouches for nothing."""
        if draft.sentence.lemmas[draft.cue].lower() in self.cues.hedging_passives:
            draft.stance, draft.main_only = _DOUBT, False
        else:
            draft.vouches = False

    def _about(self, sentence: Sentence, cue: int, stance: str, content: set[int], lemma: str) -> Draft:
        """A statement on a topic: its acts are named, not told, unless it denies them or charges somebody with them."""
        draft = Draft(sentence, cue, stance, source=self.sources.of_verb(sentence, cue))
        draft.vouches = stance == _DENIAL or lemma in self.cues.charging
        draft.here.update(content.difference(*(sentence.descendants(token) for token in draft.source), {cue}))
        return draft

    def _adjectival(self, sentence: Sentence, cue: int, lemma: str) -> Iterator[Draft]:
        content: set[int] = set()
        for kid in sentence.kids(cue, "ccomp", "xcomp"):
            content.update(sentence.descendants(kid))
        if content and (sentence.kids(cue, "cop", "nsubj") or sentence.rel(cue) in ("amod", "acl")):
            source = self.sources.of_verb(sentence, cue)
            draft = Draft(sentence, cue, self.cues.predicate_adjectives[lemma], source=source, vouches=False)
            draft.here.update(content)
            yield draft

    def _nominal(self, sentence: Sentence, cue: int, lemma: str) -> Iterator[Draft]:
        content = self.content.of_noun(sentence, cue)
        source = self.sources.of_noun(sentence, cue)
        claused = any(sentence.kids(kid, "mark") for kid in sentence.kids(cue, "acl", "ccomp"))
        stance = self.cues.nouns[lemma]
        if content and (source or claused or stance in self.cues.ownerless):
            draft = Draft(sentence, cue, stance, source=source, vouches=claused)
            draft.main_only = stance not in self.cues.vouching
            draft.here.update(content.difference(*(set(sentence.descendants(token)) for token in source)))
            yield draft

    def _hedge(self, sentence: Sentence, cue: int, stance: str) -> Draft:
        """The outlet's own doubt about the word the hedge stands with."""
        host = sentence.heads[cue]
        draft = Draft(sentence, cue, stance)
        draft.here.update(set(sentence.descendants(host) if host != ROOT else range(len(sentence))) - {cue})
        return draft

    # --- who

    def _resolve(self, draft: Draft, drafts: list[Draft], participants: Participants) -> None:
        """Speaker and addressee as actors."""
        sentence = draft.sentence
        before = self._reporting_before(draft, drafts)
        if before is not None and sentence.lower[draft.cue] in self.cues.citing and draft.source:
            before = None
        if before is not None:
            draft.source, draft.speaker = before.source, before.speaker
            before.here.difference_update(sentence.descendants(draft.cue))
        else:
            draft.speaker = self.sources.mention(sentence, draft.source, participants)
        if sentence.lemmas[draft.cue] in self.cues.addressed:
            told = participants.of(sentence, sentence.kids(draft.cue, "obj", "iobj"))
            draft.addressee = told[0] if told else None

    def _reporting_before(self, draft: Draft, drafts: list[Draft]) -> Draft | None:
        """ "…, X said, adding that …": the participle goes on for the speaker just named, whatever it hangs on."""
        sentence, cue = draft.sentence, draft.cue
        if sentence.xpos[cue] != "VBG" or sentence.kids(cue, "nsubj") or sentence.rel(cue) not in ("advcl", "conj"):
            return None
        near = [d for d in drafts if d.cue < cue and d.speaker is not None and not d.inside and d.stance == "asserts"]
        if not near or any(sentence.xpos[t] in ("VBD", "VBZ", "VBP") for t in range(near[-1].cue + 1, cue)):
            return None
        return near[-1]
