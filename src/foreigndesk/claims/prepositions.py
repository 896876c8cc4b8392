"""Prepositions: "according to X", "in the words of X", "citing X" with what the speaker after them says."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.claims.words import is_verbal
from foreigndesk.coding.participants import Participants
from foreigndesk.language.document import Sentence

_LONGEST_SOURCE = 12
_COMMA = ","
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class PrepositionReader:
    """Drafts the statements that prepositions make."""

    __slots__ = ("cues", "sources")

    def __init__(self, cues: AttributionCues, sources: SourceFinder) -> None:
        self.cues = cues
        self.sources = sources

    def read(self, sentence: Sentence, participants: Participants) -> Iterator[Draft]:
        """The statements of a sentence, by cue."""
        for words, stance in self.cues.prepositions.items():
            if words[0] not in sentence.lower:
                continue
            for first, word in enumerate(sentence.lower):
                if word == words[0] and tuple(sentence.lower[first : first + len(words)]) == words:
                    cites = word in self.cues.citing
                    if not cites or self._can_speak(sentence, first + len(words), participants):
                        yield from self._after(sentence, first, len(words), stance)

    def _after(self, sentence: Sentence, first: int, length: int, stance: str) -> Iterator[Draft]:
        """ "according to X": X is the noun after the words, the content the rest of the clause they stand in."""
        source = self._noun_after(sentence, first + length)
        if source is None:
            return
        last = max(source, self.sources.phrase(sentence, source)[1])
        own = set(range(first, last + 1)) | set(sentence.descendants(source))
        draft = Draft(sentence, first, stance, source=[source], length=length)
        draft.here.update(self._clause_around(sentence, first, last) - own)
        yield draft

    def _can_speak(self, sentence: Sentence, start: int, participants: Participants) -> bool:
        """Whether the noun phrase that begins at a token names somebody: "citing officials", not "citing the cost"."""
        noun = self._noun_after(sentence, start)
        if noun is None:
            return False
        return (
            sentence.lemmas[noun].lower() in self.cues.voices
            or sentence.entities[noun] != "O"
            or participants.mentions.headed(sentence.index, noun) is not None
        )

    def _noun_after(self, sentence: Sentence, start: int) -> int | None:
        """The head of the noun phrase that begins at a token."""
        for token in range(start, min(start + _LONGEST_SOURCE, len(sentence))):
            if is_verbal(sentence, token):
                return None
            head = sentence.heads[token]
            outside = not start <= head < start + _LONGEST_SOURCE or is_verbal(sentence, head)
            if sentence.upos[token] in _NOMINAL and (outside or head < start):
                return token
        return None

    def _clause_around(self, sentence: Sentence, first: int, last: int) -> set[int]:
        """What is said: up to the phrase if it closes a clause, else what follows it."""
        before = [t for t in range(first) if is_verbal(sentence, t)]
        after = [t for t in range(last + 1, len(sentence)) if is_verbal(sentence, t)]
        if before and (not after or sentence.words[first - 1] == _COMMA):
            return set(range(first))
        return set(range(last + 1, len(sentence)))
