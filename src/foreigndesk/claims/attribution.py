"""Attribution: finds who says what, in direct and indirect speech, and in the outlet's own hedges.

A cue (verb, noun, preposition, adverb) gives a stance; the tree gives its speaker and its content. A quotation that
runs on over several sentences keeps the speaker of its last cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.actors.actor import ActorMention
from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.quotations import quoted_tokens
from foreigndesk.claims.statement import Statement
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles, is_passive
from foreigndesk.language.document import ROOT, Document, Sentence

_COMPLEMENTS = ("ccomp", "xcomp")


class AttributionReader:
    """Reads the statements of a document."""

    __slots__ = ("cues", "logical")

    def __init__(self, cues: AttributionCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.logical = logical

    def read(self, document: Document, participants: Participants) -> list[Statement]:
        """All statements, sentence by sentence; nested ones each on their own."""
        quotations = quoted_tokens(document)
        statements: list[Statement] = []
        for sentence in document.sentences:
            quoted = quotations[sentence.index]
            found = [s for s in self._of_sentence(sentence, quoted, participants) if s.tokens]
            statements.extend(found)
            if quoted and not any(s.quoted for s in found):
                statements.extend(self._running_on(sentence, quoted, statements))
        return statements

    def _of_sentence(
        self, sentence: Sentence, quoted: frozenset[int], participants: Participants
    ) -> Iterator[Statement]:
        for token, upos in enumerate(sentence.upos):
            lemma = sentence.lemmas[token].lower()
            if upos in ("VERB", "AUX") and lemma in self.cues.verbs:
                yield from self._verbal(sentence, token, self.cues.verbs[lemma], quoted, participants)
            elif upos == "NOUN" and lemma in self.cues.nouns:
                yield from self._nominal(sentence, token, self.cues.nouns[lemma], quoted, participants)
            elif upos == "ADV" and lemma in self.cues.adverbs:
                yield self._hedge(sentence, token, self.cues.adverbs[lemma], sentence.heads[token])
            elif upos in ("ADJ", "VERB") and lemma in self.cues.adjectives and sentence.rel(token) == "amod":
                yield self._hedge(sentence, token, self.cues.adjectives[lemma], sentence.heads[token])
        yield from self._prepositional(sentence, quoted, participants)

    # --- verbs

    def _verbal(
        self, sentence: Sentence, cue: int, stance: str, quoted: frozenset[int], participants: Participants
    ) -> Iterator[Statement]:
        content = self._content(sentence, cue, quoted)
        if not content:
            return
        speaker_tokens = self._speaker_tokens(sentence, cue)
        speakers = participants.of(sentence, speaker_tokens)
        addressees = participants.of(sentence, sentence.kids(cue, "obj", "iobj"))
        yield _statement(
            sentence,
            cue,
            stance,
            content,
            quoted,
            speaker=speakers[0] if speakers else None,
            addressee=addressees[0] if addressees and self._is_addressed(sentence, cue) else None,
        )

    def _is_addressed(self, sentence: Sentence, cue: int) -> bool:
        return sentence.lemmas[cue] in self.cues.addressed

    def _speaker_tokens(self, sentence: Sentence, cue: int) -> list[int]:
        """The subject; of "was quoted as saying" the passive's subject, not its agent."""
        head = sentence.heads[cue]
        if head != ROOT and sentence.lemmas[head] in self.cues.quoted and is_passive(sentence, head):
            return self.logical.object(sentence, head)
        if sentence.lemmas[cue] in self.cues.quoted and is_passive(sentence, cue):
            return self.logical.object(sentence, cue)
        return self.logical.subject(sentence, cue)

    def _content(self, sentence: Sentence, cue: int, quoted: frozenset[int]) -> frozenset[int]:
        """Tokens of what is said: complements, the clause the cue is inserted in, an of-clause, or the quotation."""
        inside: set[int] = set()
        for kid in sentence.kids(cue, *_COMPLEMENTS):
            inside.update(sentence.descendants(kid))
        if not inside:
            inside.update(self._inserted(sentence, cue))
        if not inside:
            inside.update(self._of_clause(sentence, cue))
        if not inside and quoted and sentence.kids(cue, "nsubj", "obl", "advcl", "parataxis", "obj"):
            inside.update(token for token in quoted if token != cue)
        return frozenset(inside - {cue})

    def _inserted(self, sentence: Sentence, cue: int) -> Iterator[int]:
        """ "Troops crossed the border, X said": everything of the host clause but the cue's own words."""
        if sentence.rel(cue) != "parataxis":
            for kid in sentence.kids(cue, "parataxis"):
                yield from sentence.descendants(kid)
            return
        own = set(sentence.descendants(cue))
        for token in sentence.descendants(sentence.heads[cue]):
            if token not in own:
                yield token

    def _of_clause(self, sentence: Sentence, cue: int) -> Iterator[int]:
        for kid in sentence.kids(cue, "advcl", "acl"):
            marks = sentence.kids(kid, "mark", "case")
            if any(sentence.lower[mark] in self.logical.grammar.clause_markers for mark in marks):
                yield from sentence.descendants(kid)
        if self.cues.verbs.get(sentence.lemmas[cue]) == "denies":
            for kid in sentence.kids(cue, "obj"):
                yield from sentence.descendants(kid)

    # --- nouns, prepositions, hedges

    def _nominal(
        self, sentence: Sentence, cue: int, stance: str, quoted: frozenset[int], participants: Participants
    ) -> Iterator[Statement]:
        content: set[int] = set()
        for kid in sentence.kids(cue, "acl", "ccomp"):
            if sentence.kids(kid, "mark"):
                content.update(sentence.descendants(kid))
        if not content:
            return
        owners = sentence.kids(cue, "nmod:poss") or self.logical.agents(sentence, cue)
        head = sentence.heads[cue]
        uttered = head != ROOT and sentence.rel(cue) == "obj" and sentence.lemmas[head] in self.cues.uttering
        if not owners and uttered:
            owners = self.logical.subject(sentence, head)
        speakers = participants.of(sentence, owners)
        yield _statement(sentence, cue, stance, frozenset(content), quoted, speaker=speakers[0] if speakers else None)

    def _prepositional(
        self, sentence: Sentence, quoted: frozenset[int], participants: Participants
    ) -> Iterator[Statement]:
        for words, stance in self.cues.prepositions.items():
            for first in range(len(sentence) - len(words)):
                if tuple(sentence.lower[first : first + len(words)]) == words:
                    yield from self._after(sentence, first, len(words), stance, quoted, participants)

    def _after(
        self,
        sentence: Sentence,
        first: int,
        length: int,
        stance: str,
        quoted: frozenset[int],
        participants: Participants,
    ) -> Iterator[Statement]:
        """ "according to X": X is the noun the phrase marks, the content the clause it hangs on."""
        source = sentence.heads[first]
        if source < first:  # "according" taken for a verb or adverb: its noun phrase hangs below it
            below = [kid for kid in sentence.children[first + length - 1] + sentence.children[first] if kid > first]
            source, host = (below[-1] if below else first), source
        else:
            host = sentence.heads[source]
        if host == ROOT or source <= first:
            return
        own = set(sentence.descendants(source)) | set(range(first, first + length))
        content = frozenset(token for token in sentence.descendants(host) if token not in own)
        speaker = participants.mentions.headed(sentence.index, source)
        if content and (speaker is not None or length > 1):
            yield _statement(sentence, first, stance, content, quoted, speaker=speaker)

    def _hedge(self, sentence: Sentence, cue: int, stance: str, host: int) -> Statement:
        below = sentence.descendants(host) if host != ROOT else range(len(sentence))
        return _statement(sentence, cue, stance, frozenset(below) - {cue}, frozenset())

    def _running_on(self, sentence: Sentence, quoted: frozenset[int], before: list[Statement]) -> Iterator[Statement]:
        """A quotation without a cue of its own belongs to the last speaker, if he spoke a sentence or two before."""
        last = next((s for s in reversed(before) if s.speaker is not None), None)
        if last is None or sentence.index - last.sentence > 2 or sentence.in_title:
            return
        if len(quoted) * 2 < len(sentence):
            return
        yield Statement(
            sentence=sentence.index,
            cue_sentence=last.cue_sentence,
            cue_token=last.cue_token,
            cue=last.cue,
            stance=last.stance,
            tokens=quoted,
            content=sentence.span_of(min(quoted), max(quoted)),
            quoted=True,
            speaker=last.speaker,
        )


def _statement(
    sentence: Sentence,
    cue: int,
    stance: str,
    content: frozenset[int],
    quoted: frozenset[int],
    *,
    speaker: ActorMention | None = None,
    addressee: ActorMention | None = None,
) -> Statement:
    words = sorted(token for token in content if sentence.upos[token] != "PUNCT") or sorted(content)
    first, last = (words[0], words[-1]) if words else (cue, cue)
    return Statement(
        sentence=sentence.index,
        cue_sentence=sentence.index,
        cue_token=cue,
        cue=sentence.span_of(cue, cue),
        stance=stance,
        tokens=content,
        content=sentence.span_of(first, last),
        quoted=len(content & quoted) * 2 > len(content),
        speaker=speaker,
        addressee=addressee,
    )
