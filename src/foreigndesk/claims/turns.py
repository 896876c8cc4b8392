"""Turns: a speaker and his words side by side without a verb, as in transcripts and headlines.

"KREMLIN: no talks planned", "No talks planned – Kremlin".
"""

from __future__ import annotations

from foreigndesk.actors.actor import ActorMention
from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.claims.words import is_verbal
from foreigndesk.coding.participants import Participants
from foreigndesk.language.document import Sentence

_LONGEST_NAME = 6
_STANCE = "asserts"


class TurnReader:
    """Reads turns of speech."""

    __slots__ = ("cues", "marks", "sources")

    def __init__(self, cues: AttributionCues, sources: SourceFinder) -> None:
        self.cues = cues
        self.marks = cues.turn_marks | cues.dash_marks
        self.sources = sources

    def read(self, sentence: Sentence, participants: Participants) -> Draft | None:
        """The turn that a sentence is, if it is one."""
        if self.marks.isdisjoint(sentence.words):
            return None
        marks = [token for token, word in enumerate(sentence.words) if word in self.marks]
        return self._leading(sentence, marks[0], participants) or self._trailing(sentence, marks[-1], participants)

    def _leading(self, sentence: Sentence, mark: int, participants: Participants) -> Draft | None:
        start = 1 if sentence.words[0] in self.cues.opening_quotes | self.cues.straight_quotes else 0
        if sentence.words[mark] not in self.cues.turn_marks or not 0 < mark - start <= _LONGEST_NAME:
            return None
        speaker = self._named(sentence, start, mark - 1, participants)
        return self._turn(sentence, mark, speaker, range(mark + 1, len(sentence)))

    def _trailing(self, sentence: Sentence, mark: int, participants: Participants) -> Draft | None:
        inside_word = mark > 0 and sentence.starts[mark] == sentence.ends[mark - 1]
        if inside_word and sentence.words[mark] in self.cues.dash_marks:  # the hyphen of "ten-day"
            return None
        if not 0 < len(sentence) - 1 - mark <= _LONGEST_NAME or sentence.upos[-1] == "PUNCT":
            return None
        speaker = self._named(sentence, mark + 1, len(sentence) - 1, participants)
        return self._turn(sentence, mark, speaker, range(mark))

    def _named(self, sentence: Sentence, first: int, last: int, participants: Participants) -> ActorMention | None:
        """The actor that the words between two tokens name as a whole."""
        words = range(first, last + 1)
        if any(is_verbal(sentence, token) for token in words):
            return None
        inside = participants.mentions.within(sentence.index, first, last)
        whole = [m for m in inside if m.first == first and m.last == last and m.kind != "demonym"]
        if whole:
            return whole[0]
        shouted = all(sentence.words[token].isupper() for token in words)
        person = any(sentence.entities[token].endswith("PER") for token in words)
        voice = sentence.lemmas[last].lower() in self.cues.voices
        if shouted or person or voice or self._is_known(sentence, last, participants):
            heads = [token for token in words if sentence.heads[token] not in words]
            return self.sources.mention(sentence, heads[:1], participants)
        return None

    def _is_known(self, sentence: Sentence, token: int, participants: Participants) -> bool:
        """Whether a capitalised word is the last of a name that the report gives in full elsewhere."""
        word = sentence.lower[token]
        if not sentence.words[token][0].isupper():
            return False
        return any(m.kind == "name" and m.actor.span.text.lower().split()[-1] == word for m in participants.mentions)

    def _turn(self, sentence: Sentence, mark: int, speaker: ActorMention | None, content: range) -> Draft | None:
        leads = content.start > mark
        if speaker is None or (len(content) < 2 and not (leads and not content)):
            return None
        draft = Draft(sentence, mark, _STANCE, source=[speaker.head], speaker=speaker, turn=True)
        draft.here.update(content)
        draft.leads = leads
        return draft
