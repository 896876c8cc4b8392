"""Reads a definite description off its words: the noun, how many it means, and of what region."""

from __future__ import annotations

from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import Phrase
from foreigndesk.language.document import Sentence

STATE = "state"
MEMBERS = -1
"""The number of a description that means the members of an organisation, however many."""


def describe(sentence: Sentence, phrase: Phrase, knowledge: ActorKnowledge) -> tuple[str, int, str | None] | None:
    """The noun, the number and the region of a definite description; ``None`` if the phrase is none."""
    lists, lower, head = knowledge.descriptions, sentence.lower, phrase.head
    start = phrase.first
    definite = lower[start] in knowledge.words.definite
    number = 0
    if definite and head > start and " ".join(lower[max(start + 1, head - 1) : head + 1]) in lists.members:
        return lower[head], MEMBERS, None
    if definite and head == start + 1 and lower[head] in lists.halves and sentence.words[head][0].isupper():
        return lower[head], 0, None
    full = " ".join(lower[start : head + 1])
    for fixed in (full, f"the {full}"):
        if fixed in lists.fixed:
            return fixed, 0, None
    if definite:
        start += 1
    while start < head and sentence.upos[start] == "PUNCT":
        start += 1  # the "caliphate"
    if start < head and lower[start] in lists.numbers:
        number = lists.numbers[lower[start]]
        start += 1
    if not (definite or number) or start > head:
        return None
    noun = " ".join(lower[start : head + 1])
    if noun in lists.sets:
        return noun, lists.sets[noun], None
    if number:
        return (noun, number, None) if noun in lists.paired else None
    if noun in lists.nouns or noun in lists.colonial:
        return noun, 0, None
    for cut in range(start + 1, head + 1):
        region, rest = " ".join(lower[start:cut]), " ".join(lower[cut : head + 1])
        if rest in lists.regional and region in knowledge.regions:
            return rest, 0, region
    bare = _without_adjectives(sentence, start, head, knowledge)
    if bare != noun and STATE in lists.nouns.get(bare, ()):
        return bare, 0, None
    return None


def _without_adjectives(sentence: Sentence, start: int, head: int, knowledge: ActorKnowledge) -> str:
    """ "The small island nation": the noun that is left; adjectives that mean another one stay."""
    while start < head and sentence.upos[start] == "ADJ" and sentence.lower[start] not in knowledge.words.outside:
        start += 1
    return " ".join(sentence.lower[start : head + 1])
