"""Borrowed words: quotation marks that no cue of saying introduces.

"went after the treaty as a “bad joke”" tells whose words they are by its subject; a sentence in quotation marks is
said by the subject of the one before it; "is “unjustified”" leaves it open; names and titles of works are no statement.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.quotations import Quotation
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.claims.words import is_verbal
from foreigndesk.coding.participants import Participants
from foreigndesk.language.document import ROOT, Document, Sentence

_STANCE = "asserts"
_SMALL = frozenset({"DET", "ADP", "CCONJ", "PUNCT", "PART", "NUM", "SYM", "PRON", "AUX", "ADV", "SCONJ"})
_PREDICATES = frozenset({"ADJ", "VERB"})
_SPOKEN = frozenset({"obj", "obl", "xcomp", "ccomp", "advcl", "parataxis"})
_LONG = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PEOPLE = frozenset({"PROPN", "PRON"})


class BorrowedWords:
    """Finds whose words a quotation without a cue is."""

    __slots__ = ("cues", "sources")

    def __init__(self, cues: AttributionCues, sources: SourceFinder) -> None:
        self.cues = cues
        self.sources = sources

    def read(self, quotation: Quotation, document: Document, participants: Participants) -> Draft | None:
        """A statement with the quotation as its content; ``None`` for what states nothing."""
        index, token = quotation.opens
        sentence = document.sentences[index]
        words = quotation.parts.get(index, set())
        if not words or self._is_markup(sentence, token):
            return None
        draft = self._by_subject(sentence, words, participants)
        if draft is None and self._is_sentence(sentence, words):
            draft = self._by_sentence_before(document, sentence, participants)
        if draft is None:
            if not self._states(sentence, words):
                return None
            draft = Draft(sentence, token, _STANCE, vouches=False, turn=True)
        for part, tokens in quotation.parts.items():
            draft.parts.setdefault(part, set()).update(tokens)
        draft.quotes = 1
        return draft

    def _is_markup(self, sentence: Sentence, token: int) -> bool:
        """An attribute of a tag that was left in the text."""
        return sentence.source[sentence.starts[token] - 1 : sentence.starts[token]] == self.cues.assigning

    def _is_sentence(self, sentence: Sentence, words: set[int]) -> bool:
        """Whether a quotation opens its sentence and holds a clause."""
        return min(words) <= 1 and any(sentence.xpos[t] in _FINITE or sentence.upos[t] == "AUX" for t in words)

    def is_name(self, quotation: Quotation, document: Document) -> bool:
        """Whether a quotation is a name or title: several words with capitals and no clause."""
        index, _ = quotation.opens
        sentence, words = document.sentences[index], quotation.parts.get(index, set())
        content = [token for token in words if sentence.upos[token] not in _SMALL]
        clause = any(sentence.xpos[token] in _FINITE or sentence.xpos[token] == "MD" for token in words)
        capitals = all(sentence.words[token][0].isupper() for token in content)
        return len(quotation.parts) == 1 and len(content) > 1 and capitals and not clause

    def _states(self, sentence: Sentence, words: set[int]) -> bool:
        """Whether the words say something: a clause, a judgement, a phrase; names and single nouns do not."""
        content = [token for token in sorted(words) if sentence.upos[token] not in _SMALL]
        named = all(sentence.words[token][0].isupper() for token in content)
        if not content or (named and not self._is_sentence(sentence, words)):
            return False
        return len(content) > 1 or sentence.upos[content[0]] in _PREDICATES

    def _by_subject(self, sentence: Sentence, words: set[int], participants: Participants) -> Draft | None:
        """The subject of the verb that takes the quotation as what it puts into words."""
        top = next((t for t in sorted(words) if sentence.heads[t] not in words), None)
        if top is None or sentence.heads[top] == ROOT:
            return None
        inner, verb = top, sentence.heads[top]
        while verb != ROOT and not is_verbal(sentence, verb):
            inner, verb = verb, sentence.heads[verb]
        if verb == ROOT or sentence.rel(inner) not in _SPOKEN or not self._takes_words(sentence, verb, inner, words):
            return None
        source = self.sources.of_verb(sentence, verb)
        speaker = self.sources.mention(sentence, source, participants)
        if speaker is None or not self._is_person(sentence, source, participants):
            return None
        draft = Draft(sentence, verb, self.cues.verbs.get(sentence.lemmas[verb], _STANCE), source=source)
        draft.speaker, draft.vouches = speaker, False
        for kid in sentence.kids(verb, "obj", "obl"):
            if verb < kid < min(words):
                draft.here.update(sentence.descendants(kid))
        return draft

    def _takes_words(self, sentence: Sentence, verb: int, inner: int, words: set[int]) -> bool:
        """A verb of saying, one with an as-phrase in quotation marks, or a long quotation as its object."""
        if sentence.lemmas[verb] in self.cues.naming:
            return False
        if sentence.lemmas[verb] in self.cues.verbs or sentence.lemmas[verb] in self.cues.topics:
            return True
        if any(sentence.lower[case] in self.cues.describing for case in sentence.kids(inner, "case", "mark")):
            return True
        return sentence.rel(inner) == "obj" and inner in words and len(words) > _LONG

    def _is_person(self, sentence: Sentence, source: list[int], participants: Participants) -> bool:
        """Whether a source can speak: a name, a pronoun, an actor we know."""
        return any(
            sentence.upos[t] in _PEOPLE
            or sentence.lemmas[t].lower() in self.cues.voices
            or participants.mentions.headed(sentence.index, t) is not None
            for t in source
        )

    def _by_sentence_before(self, document: Document, sentence: Sentence, participants: Participants) -> Draft | None:
        """The subject of the sentence before in the paragraph: "The general did not waver. “We stay.”"."""
        if sentence.index == 0:
            return None
        before = document.sentences[sentence.index - 1]
        if (before.paragraph, before.in_title) != (sentence.paragraph, sentence.in_title) or ROOT not in before.heads:
            return None
        verb = before.root
        source = self.sources.of_verb(before, verb) if is_verbal(before, verb) else []
        speaker = self.sources.mention(before, source, participants)
        if speaker is None or not self._is_person(before, source, participants):
            return None
        return Draft(before, verb, _STANCE, source=source, speaker=speaker, direct=True)
