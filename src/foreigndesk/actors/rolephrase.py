"""Reads phrases headed by a role noun: whose it is, and which sectors noun, modifiers and owner give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.office import retire, settle_person
from foreigndesk.actors.phrases import Phrase, joined, prepositions
from foreigndesk.actors.roles import RoleHit

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader

_BODIES = ("organisation", "group", "seat", "person")
_PLACES = ("state", "capital", "seat")


def read_role_phrase(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> Draft | None:
    """The actor a role phrase stands for, ``None`` for nouns that are never one."""
    if not role.role.actor or role.role.kind in ("former", "partisan") or _is_bare(reader, phrase, role):
        return None
    draft = draft_of(reader.sentence, phrase, "role")
    draft.role, draft.person = role, role.role.person
    if role.role.words[-1] in reader.knowledge.words.sites:
        cases = prepositions(reader.sentence, phrase.head)
        words = reader.knowledge.words
        held = role.role.words[-1] in words.missions and not words.inside.intersection(cases)
        draft.rank = 0 if any(case in words.locative for case in cases) and not held else 1
    modifiers = [r for r in reader.inner_roles(phrase, role.first) if r.role.actor]
    draft.nouns = (role.role.words[-1], *(m.role.words[-1] for m in reversed(modifiers) if role.role.inherits))
    source = borrow(reader, draft, phrase, reader.inner_hits(phrase))
    draft.sectors = compose(role, modifiers, source, reader, draft.country)
    for partner in draft.partners:
        partner.sectors = draft.sectors
    draft.reasons.append(f"role {' '.join(role.role.words)}")
    if draft.country is None:
        draft.country = role.role.code or next((m.role.code for m in modifiers if m.role.code), None)
    if draft.country is None and draft.owner is None:
        from_place(reader, draft)
    if reader.is_former(phrase, role.first):
        retire(draft, reader.knowledge.words)
    _named_in_apposition(reader, draft)
    return draft


def _is_bare(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> bool:
    """ "In force", "side by side": a noun that without any word of its own names nobody."""
    sentence, head = reader.sentence, phrase.head
    if phrase.first != head or len(role.role.words) > 1 or sentence.lemmas[head] not in reader.knowledge.words.bare_things:
        return False
    subject = sentence.rels[head].startswith("nsubj") or sentence.in_title
    return not subject and sentence.lower[head] == role.role.words[0] and not sentence.kids(head, "nmod", "amod")


def read_modifier(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> Draft:
    """The actor a role noun stands for that only modifies another noun: the army of "an army raid"."""
    hits = [hit for hit in reader.inner_hits(phrase) if hit.last < role.first]
    first = hits[0].first if hits else role.first
    own = Phrase(role.last, first, role.last, phrase.owner, phrase.inner)
    draft = draft_of(reader.sentence, own, "demonym")
    draft.role, draft.person, draft.nouns = role, role.role.person, (role.role.words[-1],)
    modifiers = [r for r in reader.inner_roles(phrase, role.first) if r.role.actor]
    source = borrow(reader, draft, own, hits)
    draft.sectors = compose(role, modifiers, source, reader, draft.country)
    draft.reasons.append("role named by a modifier")
    return draft


def compose(
    head: RoleHit,
    modifiers: Sequence[RoleHit],
    source: Sequence[str],
    reader: PhraseReader,
    country: str | None = None,
) -> tuple[str, ...]:
    """Sectors of a role noun.

    Args:
        head: The noun.
        modifiers: Role nouns before it, left to right.
        source: Sectors of the organisation, person or role it belongs to.
        reader: For the word lists.
        country: Whose it is; officials of international organisations are of no government.

    Returns:
        The noun's own sectors, unless it is vague or inherits them; then those of the nearest modifier or source.
    """
    words = reader.knowledge.words
    own = head.role.sectors
    last = next((m.role for m in reversed(modifiers) if m.role.sectors), None)
    nearest, partisan = (last.sectors, last.kind == "partisan") if last else ((), False)
    shared = words.shared(head.role.words[-1], source)
    if shared is not None:
        return shared
    if source and source[0] in words.services and own[:1] and own[0] in words.services:
        return tuple(source)
    if head.role.words == (head.role.words[-1],) and head.role.words[0] in words.soldierly and _armed(reader):
        own = words.plain_sectors["force"]
    vague = head.role.inherits or not own or own[0] in words.vague
    if vague:
        found = tuple((source or nearest) if partisan else (nearest or source))
        plain = words.plain_sectors.get(head.role.words[-1], ())
        if found and not (plain and found[0] == words.state_sector):
            return found
        if found:
            return plain
        if head.role.inherits and country in words.non_states:
            return ()
        return own or words.plain_sectors.get(head.role.words[-1], ())
    if own[0] == words.state_sector and country in words.non_states:
        return ()
    added = tuple(s for m in modifiers for s in m.role.sectors if s in words.adding and s not in own)
    return own + tuple(dict.fromkeys(added))


def _armed(reader: PhraseReader) -> bool:
    """Whether a sentence speaks of soldiers or of a coup."""
    return not reader.knowledge.words.army_signs.isdisjoint(reader.sentence.lemmas)


def borrow(reader: PhraseReader, draft: Draft, phrase: Phrase, hits: list[NameHit]) -> tuple[str, ...]:
    """Give a draft the country its phrase names and return the sectors of what it belongs to.

    Looked for in this order: names among its modifiers, the possessive before it, the complement after it.
    """
    body = next((hit for hit in hits if hit.record.kind in _BODIES), None)
    state = next((hit for hit in hits if hit.record.kind not in _BODIES and _country(reader, hit)), None)
    head = draft.role.role if draft.role else None
    source: tuple[str, ...] = ()
    if body is not None:
        source = _sectors(reader, body)
        draft.body = body.record
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
        source = source or _from_owner(reader, draft, phrase.owner)
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
            draft.country = hit.record.country
            draft.reasons.append(f"in {hit.record.name}")
            return


def _below(reader: PhraseReader, hit: NameHit, head: int) -> int | None:
    """The token of a place's name that hangs on a noun through nouns alone."""
    if hit.first <= head or hit.record.kind not in _PLACES:
        return None
    sentence = reader.sentence
    top = next((t for t in range(hit.first, hit.last + 1) if not hit.first <= sentence.heads[t] <= hit.last), hit.last)
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


def _named_in_apposition(reader: PhraseReader, draft: Draft) -> None:
    """ "the French president, Emmanuel Macron": the name says who the role is."""
    for kid in reader.sentence.kids(draft.head, "appos"):
        other = reader.read(kid)
        if other is None or other.kind != "name" or other.person != draft.person or draft.plural:
            continue
        if other.record is not None and other.record.kind == "person":
            sectors, country = draft.sectors, draft.country
            settle_person(draft, other.record, reader.on, reader.knowledge.words.elite)
            if other.record.term(reader.on) is None:
                draft.sectors = sectors or draft.sectors
            draft.country = country or draft.country
        else:
            draft.name = draft.name or other.name
            draft.country = draft.country or other.country
            if other.record is not None and other.record.kind in _BODIES and other.sectors:
                draft.sectors, draft.record = other.sectors, other.record
        draft.reasons.append("named in apposition")
        return


def _country(reader: PhraseReader, hit: NameHit) -> str | None:
    term = hit.record.term(reader.on)
    return term.country if term and term.country else hit.record.country


def _sectors(reader: PhraseReader, hit: NameHit) -> tuple[str, ...]:
    term = hit.record.term(reader.on)
    return term.sectors if term and term.sectors else hit.record.sectors
