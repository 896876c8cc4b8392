"""Whose a role is: the country and sectors it takes from names, owners, complements and places in its phrase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.phrases import Phrase, joined, prepositions

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader

BODIES = ("organisation", "group", "seat", "person")
_OTHERS = frozenset(("JUD", "LEG", "LAB", "EDU", "BUS", "PTY", "SOC", "JRN"))
_PLACES = ("state", "capital", "seat")


def borrow(reader: PhraseReader, draft: Draft, phrase: Phrase, hits: list[NameHit]) -> tuple[str, ...]:
    """Give a draft the country its phrase names and return the sectors of what it belongs to.

    Looked for in this order: names among its modifiers, the possessive before it, the complement after it.
    """
    body = next((hit for hit in hits if hit.record.kind in BODIES), None)
    state = next((hit for hit in hits if hit.record.kind not in BODIES and _country(reader, hit)), None)
    head = draft.role.role if draft.role else None
    source: tuple[str, ...] = ()
    if body is not None:
        source = _sectors(reader, body)
        draft.body, draft.of_body = body.record, body.record.kind in ("organisation", "group")
    for hit in (state, body) if head and not head.inherits and head.sectors else (body, state):
        if hit is not None and draft.country is None and _country(reader, hit):
            draft.country = _country(reader, hit)
            draft.used.update(range(hit.first, hit.last + 1))
            draft.reasons.append(f"of {hit.record.name}")
            if hit is state:
                _partners(reader, draft, hit, hits)
    if draft.country is None and draft.role is not None and draft.kind != "name":
        source = source or _from_surname(reader, draft, phrase)
    words = reader.knowledge.words
    if head and head.words[-1] in words.relational and not _of_a_kind(reader, head.words[-1], phrase.owner):
        draft.mirror = phrase.owner if head.words[-1] in words.mirroring else None
        return source
    if draft.country is None or (head and head.inherits and not source):
        source = source or _from_owner(reader, draft, phrase.owner) or _from_inner_owner(reader, phrase)
    if (draft.country is None and draft.owner is None) or (head and head.inherits and not source):
        source = source or _from_complement(reader, draft)
    return source


def _of_a_kind(reader: PhraseReader, noun: str, owner: int | None) -> bool:
    """Whether a relational noun shares the country of its owner: supporters, and a person's allies."""
    words = reader.knowledge.words
    if noun in words.followers:
        return True
    other = reader.read(owner) if owner is not None and noun in words.personal else None
    return other is not None and other.person


def _from_surname(reader: PhraseReader, draft: Draft, phrase: Phrase) -> tuple[str, ...]:
    before = draft.role.first if draft.role else draft.head
    found = reader.surnamed_before(phrase, before)
    if found is None:
        return ()
    token, person = found
    draft.country = person.country
    draft.used.add(token)
    draft.reasons.append(f"of {person.name}")
    return person.sectors


def _from_owner(reader: PhraseReader, draft: Draft, owner: int | None) -> tuple[str, ...]:
    if owner is None:
        return ()
    other = reader.read(owner)
    if other is None:
        return ()
    if draft.country is None:
        if other.country is None:
            draft.owner = owner
        else:
            draft.country = other.country
            draft.reasons.append(f"of {other.span.text}")
    draft.used.update(range(other.first, other.last + 1))
    return () if other.state or other.kind == "pronoun" else other.sectors


def _from_inner_owner(reader: PhraseReader, phrase: Phrase) -> tuple[str, ...]:
    """ "Ecuador's ombudsman's office": the nearer of two possessives says what it is."""
    owners = [kid for kid in reader.sentence.children[phrase.head] if reader.sentence.rels[kid] == "nmod:poss"]
    other = reader.read(owners[-1]) if owners and owners[-1] != phrase.owner else None
    return other.sectors if other is not None and not other.state and other.kind != "pronoun" else ()


def _from_complement(reader: PhraseReader, draft: Draft) -> tuple[str, ...]:
    """ "leader of the junta", "spokesman for the army", "president of Mali"."""
    sentence, words = reader.sentence, reader.knowledge.words
    for kid in sentence.kids(draft.head, "nmod", "conj"):
        if kid < draft.head or sentence.rels[kid] == "nmod:poss":
            continue
        if sentence.rel(kid) == "conj" and not sentence.kids(kid, "case"):
            continue  # the tree may take "North and South Korea" after "of" for a second leader
        cases = prepositions(sentence, kid)
        if not any(case in words.belonging for case in cases):
            continue
        other = reader.read(kid)
        if other is None or other.kind == "pronoun":
            continue
        draft.of_body = draft.of_body or (_is_body(other) and not (other.state or other.person))
        if draft.country is None and other.country is not None:
            draft.country = other.country
            draft.reasons.append(f"{cases[0]} {other.span.text}")
        elif draft.country is None and draft.owner is None and kid not in reader.view.inside:
            draft.owner = kid
        draft.used.update(range(other.first, other.last + 1))
        if words.of in cases and other.last > draft.last:
            draft.last = other.last
        if draft.plural and draft.country is not None:
            _coordinated(reader, draft, other)
        return () if other.state else other.sectors
    return ()


def _is_body(owner: Draft) -> bool:
    """Whether a complement is a body whose head is no head of state: "the president of the court"."""
    return owner.kind == "name" or (owner.kind == "role" and bool(owner.sectors) and owner.sectors[0] in _OTHERS)


def _coordinated(reader: PhraseReader, draft: Draft, owner: Draft) -> None:
    """ "The governments of Mali and Guinea", "leaders of the two Koreas": one partner for each further owner."""
    found = [one for one in owner.partners if one.country is not None]
    for kid in reader.sentence.kids(owner.head, "conj"):
        other = reader.read(kid)
        if other is not None and other.state and other.country is not None:
            found += [other, *other.partners]
            draft.used.update(range(other.first, other.last + 1))
            draft.last = max(draft.last, other.last)
    known = {draft.country}
    for other in found:
        if other.country not in known:
            known.add(other.country)
            reasons = [f"of {other.span.text}"]
            draft.partners.append(replace(draft, country=other.country, partners=[], used=set(), reasons=reasons))


def from_place(reader: PhraseReader, draft: Draft) -> None:
    """ "the Interior Ministry in Dushanbe"; troops may stand in anybody's country."""
    sentence, words = reader.sentence, reader.knowledge.words
    if not draft.sectors or draft.sectors[0] not in words.rooted:
        return
    for hit in reader.view.hits:
        token = _below(reader, hit, draft.head)
        if token is None:
            continue
        if any(case in words.locative or case in words.belonging for case in prepositions(sentence, token)):
            draft.country = words.origin(hit.record.country, draft.nouns[:1])
            draft.reasons.append(f"in {hit.record.name}")
            return


def _below(reader: PhraseReader, hit: NameHit, head: int) -> int | None:
    """The token of a place's name that hangs on a noun through nouns alone."""
    if hit.first <= head or hit.record.kind not in _PLACES:
        return None
    sentence = reader.sentence
    top = next(sentence.tops(hit.first, hit.last), hit.last)
    current = top
    for _ in range(4):
        rel = sentence.rel(current)
        if rel not in ("nmod", "conj", "appos"):
            return None
        current = sentence.heads[current]
        if current == head:
            return top if rel == "nmod" else None
    return None


def _partners(reader: PhraseReader, draft: Draft, chosen: NameHit, hits: list[NameHit]) -> None:
    """Further states coordinated with the chosen one: "French and Malian troops", "Franco-Malian forces"."""
    sentence = reader.sentence
    single = draft.person and not draft.plural
    for hit in hits:
        country = _country(reader, hit)
        if hit is chosen or country is None:
            continue
        together = sentence.rel(hit.last) == "conj" or sentence.rel(hit.first) == "conj"
        hyphenated = hit.first == chosen.last + 2 and joined(sentence, chosen.last)
        if country == draft.country or (hyphenated and single):
            draft.used.update(range(hit.first, hit.last + 1))
        elif together or hyphenated:
            draft.partners.append(replace(draft, country=country, first=hit.first, partners=[], used=set()))
            draft.used.update(range(hit.first, hit.last + 1))


def _country(reader: PhraseReader, hit: NameHit) -> str | None:
    term = hit.record.term(reader.on)
    return term.country if term and term.country else hit.record.country


def _sectors(reader: PhraseReader, hit: NameHit) -> tuple[str, ...]:
    term = hit.record.term(reader.on)
    return term.sectors if term and term.sectors else hit.record.sectors
