"""Reads people without a role noun: by the ending of a noun ("Uzbek hydrologists") or by a bare number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.ownership import borrow
from foreigndesk.actors.phrases import Phrase, phrase_of
from foreigndesk.language.document import Sentence

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader

_UNDERGOING = ("obj", "nsubj:pass")


def read_people(reader: PhraseReader, phrase: Phrase) -> Draft | None:
    """ "Uzbek hydrologists": a nation before a noun that by its ending means people."""
    sentence, words, head = reader.sentence, reader.knowledge.words, phrase.head
    if sentence.upos[head] != "NOUN" or not ends_in(sentence.lower[head], words.people_endings):
        things = sentence.lemmas[head] in words.things
        if things or not ends_in(sentence.lower[head], words.agent_endings) or not _acts(sentence, head):
            return None
    hits = [
        hit for hit in reader.inner_hits(phrase) if hit.record.kind in ("state", "demonym", "organisation", "people")
    ]
    if reader.inner_roles(phrase, head) or not (hits or _acts(sentence, head)):
        return None
    draft = draft_of(sentence, phrase, "role")
    draft.person = True
    borrow(reader, draft, phrase, hits)
    for one in (draft, *draft.partners):
        one.sectors = (words.people_sector,)
    draft.reasons.append("people by the ending of the noun")
    return draft


def read_counted(reader: PhraseReader, head: int) -> Draft | None:
    """ "Gunmen kill nine", "detaining 60": a bare number of people, where the verb is of what is done to people."""
    sentence, words = reader.sentence, reader.knowledge.words
    governor = sentence.heads[head]
    if sentence.rels[head] not in _UNDERGOING or governor < 0 or sentence.lemmas[governor] not in words.done_to_people:
        return None
    if any(sentence.rel(kid) in ("nmod", "compound") for kid in sentence.children[head]):
        return None
    draft = draft_of(sentence, phrase_of(sentence, head), "role")
    draft.person, draft.plural, draft.sectors = True, True, (words.people_sector,)
    draft.reasons.append("a number of people")
    return draft


def ends_in(word: str, endings: frozenset[str]) -> bool:
    """Whether a word has one of some endings, and something before it."""
    return any(len(word) > len(ending) + 2 and word.endswith(ending) for ending in endings)


def _acts(sentence: Sentence, token: int) -> bool:
    """Whether a token is the doer of some predicate."""
    if sentence.rels[token] == "nsubj":
        return sentence.upos[sentence.heads[token]] == "VERB"
    return any(head == token and role == "ARG0" for arguments in sentence.roles.values() for head, role in arguments)
