"""Whether "he" or "she" can stand for a mention: told by a title, its noun, a first name, or a pronoun before."""

from __future__ import annotations

from foreigndesk.actors.draft import Draft
from foreigndesk.actors.words import PhraseWords

_MALE, _FEMALE = "male", "female"


def gender_of(draft: Draft, words: PhraseWords) -> str | None:
    """``male``, ``female``, or ``None`` where nothing tells or two signs contradict each other."""
    if draft.gender is not None or not draft.person:
        return draft.gender
    by_noun = _only(_nouns(draft), words.male, words.female)
    return by_noun or _only(_first_names(draft), words.male_names, words.female_names)


def _nouns(draft: Draft) -> set[str]:
    """The head and, before a name, its titles."""
    sentence = draft.sentence
    if draft.kind == "name":
        return set(sentence.lower[draft.first : draft.last])
    return {sentence.lower[draft.head], sentence.lemmas[draft.head].lower()}


def _first_names(draft: Draft) -> set[str]:
    names = {draft.name, draft.record.name if draft.record is not None else None} - {None}
    return {name.split()[0].lower() for name in names if name and len(name.split()) > 1}


def _only(found: set[str], male: frozenset[str], female: frozenset[str]) -> str | None:
    signs = {label for label, known in ((_MALE, male), (_FEMALE, female)) if not known.isdisjoint(found)}
    return signs.pop() if len(signs) == 1 else None
