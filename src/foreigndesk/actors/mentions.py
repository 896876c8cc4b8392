"""All actor mentions of one document, found by sentence and token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foreigndesk.actors.actor import ActorMention


class ActorMentions:
    """The actor mentions of a document; what coding asks about a token is answered here."""

    __slots__ = ("_by_head", "_by_sentence")

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._by_head: dict[tuple[int, int], ActorMention] = {}
        self._by_sentence: dict[int, list[ActorMention]] = {}
        for mention in sorted(mentions, key=lambda m: (m.sentence, m.first, -m.last)):
            self._by_head.setdefault((mention.sentence, mention.head), mention)
            self._by_sentence.setdefault(mention.sentence, []).append(mention)

    def __iter__(self) -> Iterator[ActorMention]:
        for mentions in self._by_sentence.values():
            yield from mentions

    def headed(self, sentence: int, token: int) -> ActorMention | None:
        """The mention whose head is this token."""
        return self._by_head.get((sentence, token))

    def all_headed(self, sentence: int, token: int) -> list[ActorMention]:
        """All mentions with this head: several for "French and Malian troops" or "the two countries"."""
        return [m for m in self.in_sentence(sentence) if m.head == token]

    def in_sentence(self, sentence: int) -> list[ActorMention]:
        """The mentions of a sentence, from left to right."""
        return self._by_sentence.get(sentence, [])

    def within(self, sentence: int, first: int, last: int) -> list[ActorMention]:
        """The mentions that lie wholly between two tokens, both included."""
        return [m for m in self.in_sentence(sentence) if m.first >= first and m.last <= last]
