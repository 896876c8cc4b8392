"""Reads names of states, nations, capitals and palaces: a party, its people, or a place only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.phrases import Phrase, first_conjunct, prepositions
from foreigndesk.actors.standing import city_is_party, country_is_party, is_sport

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader


def read_state(reader: PhraseReader, phrase: Phrase, hit: NameHit) -> Draft:
    """A country, its capital or its palace: a party, or with rank 0 a place only."""
    draft = draft_of(reader.sentence, phrase, "name")
    reader.fill(draft, hit)
    draft.plural = False
    words = reader.knowledge.words
    draft.sectors = draft.sectors or (words.state_sector,)
    top, cases = _leading(reader, phrase.head, hit), prepositions(reader.sentence, phrase.head)
    if hit.record.kind == "state":
        party = country_is_party(reader.sentence, top, cases, words)
        draft.reasons.append("state named without organ" if party else "country as a place")
    else:
        draft.wikidata = None
        party = city_is_party(reader.sentence, top, cases, words, hit.record.kind == "seat")
        draft.reasons.append(f"{hit.record.kind} for the government" if party else f"{hit.record.kind} as a place")
    if party and is_sport(reader.sentence, words):
        party = False
        draft.reasons.append("name of a team")
    draft.rank = 1 if party else 0
    for other in reader.inner_hits(phrase):
        if other.last < hit.first and other.record.kind == hit.record.kind and _joined(reader, other, hit):
            partner = draft_of(reader.sentence, phrase, "name")
            reader.fill(partner, other)
            partner.sectors, partner.plural = partner.sectors or (words.state_sector,), False
            partner.reasons.append("state that shares its name's last word with another")
            draft.partners.append(partner)
            draft.used.update(range(other.first, other.last + 1))
    return draft


def _joined(reader: PhraseReader, left: NameHit, right: NameHit) -> bool:
    return reader.sentence.upos[right.first - 1] == "CCONJ" and left.last == right.first - 2


def _leading(reader: PhraseReader, token: int, hit: NameHit) -> int:
    """The first of a coordination; in headlines also of a row with commas: "India, Pakistan resume talks"."""
    sentence = reader.sentence
    top = first_conjunct(sentence, token)
    governor = reader.view.hit_at.get(sentence.heads[top])
    beside = sentence.rel(top) in ("appos", "list") or sentence.rels[top] == "nmod:unmarked"
    if beside and governor is not None and governor.record.kind == hit.record.kind:
        return first_conjunct(sentence, sentence.heads[top])
    return top


def read_nation(reader: PhraseReader, phrase: Phrase, hit: NameHit) -> Draft:
    """ "The French said" is the state, "four Russians" are people."""
    sentence, words = reader.sentence, reader.knowledge.words
    draft = draft_of(sentence, phrase, "name")
    reader.fill(draft, hit)
    draft.wikidata = None
    kids = sentence.children[phrase.head]
    counted = any(sentence.rel(kid) in ("nummod", "amod", "acl", "nmod") for kid in kids)
    definite = any(sentence.lower[kid] in words.definite for kid in kids if sentence.rel(kid) == "det")
    governing = definite and not counted and sentence.rel(phrase.head) in ("nsubj", "obl", "obj", "nmod", "conj")
    if governing:
        draft.plural = True
        draft.sectors = draft.sectors or (words.state_sector,)
        draft.reasons.append("nation for its state")
    else:
        draft.person = True
        draft.name = None
        draft.plural = draft.plural or any(sentence.rel(kid) == "nummod" for kid in kids)
        draft.sectors = (words.people_sector,)
        draft.reasons.append("people of a nation")
    return draft
